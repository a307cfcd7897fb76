"""What an offer is worth, as blocks: its years, what is kept on leaving, stakes, the odds of listed shares, tax."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from counteroffer.playbook.playbook import (
    Block,
    Bullets,
    ChartBand,
    ChartLine,
    KeyNumbers,
    MonthsChart,
    Notice,
    Paragraph,
    Table,
    YearsChart,
)
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, say
from counteroffer.valuation.equity.break_even import BreakEven, Outcome
from counteroffer.valuation.equity.exits import ExitTable
from counteroffer.valuation.equity.option_facts import OptionFacts
from counteroffer.valuation.leaving.kept import Keeping, Kept
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.swings.spread import EquitySpread, Spread
from counteroffer.valuation.taxes.after_tax import AfterTax, NotComputed
from counteroffer.valuation.taxes.exercise_tax import ExerciseTax
from counteroffer.valuation.valuation import Valuation

FEW_YEARS = 5  # more columns than these have no room for the word "year"
KEY_MONTHS = (1, 6, 11, 12, 18, 24, 36, 48)
BRIEF_MONTHS = (6, 12, 24, 36, 48)
TEXTS = Texts("sections/worth")


def years_blocks(valuation: Valuation) -> Iterator[Block]:
    """What each year pays, as chart and table, and what counts zero and why."""
    valued = [line for line in valuation.lines if line.years]
    count = len(valuation.years)
    heads = _year_heads(count)
    yield Paragraph(TEXTS.say("years.intro", average=valuation.average, total=valuation.four_years))
    labels = tuple(line.component.replace("_", "-").capitalize() for line in valued)
    yield YearsChart(
        "years", TEXTS.plain("years.title"), valuation.currency, heads, distinct(labels), tuple(line.years for line in valued),
        TEXTS.say("years.text"),
    )  # fmt: skip
    rows = [(line.label, *(cell(year) for year in line.years)) for line in valued]
    rows.append((TEXTS.say("years.total"), *(cell(year) for year in valuation.years)))
    yield Table((TEXTS.plain("years.component"), *heads), tuple(rows), right=tuple(range(1, count + 1)))
    notes = [TEXTS.say("years.note", label=line.label, note=line.note) for line in valued if line.component != "base"]
    zero = [_not_counted(line.label, line.note, line.claimed) for line in valuation.not_counted()]
    if notes or zero:
        yield Bullets((*notes, *zero))


def leaving_blocks(keeping: Keeping, months: tuple[int, ...] = KEY_MONTHS, *, brief: bool = False) -> Iterator[Block]:
    """What is kept on leaving: the steps worth waiting for, a table of the months asked for, and a chart of all (brief: of those)."""
    shown = [kept for kept in keeping.months if kept.month in months]
    yield Paragraph(TEXTS.say("kept.intro"))
    if keeping.steps:
        yield Bullets(tuple(_steps(keeping)))
    chart = _kept_chart(keeping.currency, shown if brief else list(keeping.months))
    if chart is not None:
        yield chart
    yield _kept_table(shown)
    if keeping.notes:
        yield Bullets(keeping.notes)


def day_of_leaving_block(left: Kept, day: Sentence) -> Block:
    """What is kept on leaving on one calendar day."""
    return Notice(
        "good",
        TEXTS.say("kept.on-day", day=day, month=Words(str(left.month)), kept=left.kept, paid=left.paid),
    )


def stake_blocks(
    exits: tuple[ExitTable, ...], options: tuple[OptionFacts, ...], break_even: BreakEven | None
) -> Iterator[Block]:
    """What private equity would take to matter: the break-even, what is certain of options, and tables of exits."""
    for answer in break_even.answers if break_even else ():
        yield Notice("good" if answer.outcome is Outcome.ALREADY else "care", answer.sentence)
        if answer.notes:
            yield Bullets(answer.notes)
    for facts in options:
        if facts.sentences:
            yield Bullets(facts.sentences)
    for table in exits:
        rows = tuple((cell(row.multiple), cell(row.total), cell(row.a_year)) for row in table.rows)
        stake = table.line.stake
        caption = TEXTS.say("exits.caption.bare", label=table.line.label)
        if stake is not None:
            caption = TEXTS.say("exits.caption", label=table.line.label, reference=stake.reference)
        yield Table(columns(TEXTS, "exits.columns"), rows, right=(0, 1, 2), caption=caption)


def no_break_even_block() -> Block:
    """What is said where there is a stake, and nothing known that it could be held against."""
    return Notice("care", TEXTS.say("break-even.none"))


def spread_blocks(spread: EquitySpread) -> Iterator[Block]:
    """Listed shares as a distribution: the fan of all of them by month, and percentiles of each year's vesting."""
    yield Paragraph(TEXTS.say("spread.intro", volatility=spread.volatility, drift=spread.drift))
    chart = _fan_chart(spread)
    if chart is not None:
        yield chart
    header = columns(TEXTS, "spread.columns")
    rows = (*(_spread_row(one) for one in spread.years), _spread_row(spread.total))
    yield Table(header, rows, right=(1, 2, 3, 4, 5, 6))
    errors = tuple(
        _error(percentile.low, percentile.high, percentile.figure) for percentile in spread.total.percentiles
    )
    told = tuple(error for error in errors if error is not None)
    if told:
        yield Bullets((TEXTS.say("spread.errors", errors=join(list(told), "; ")),))
    if spread.notes:
        yield Bullets(spread.notes)


def tax_blocks(taxed: AfterTax | NotComputed, exercised: tuple[ExerciseTax, ...] = ()) -> Iterator[Block]:
    """What is left after tax with the scope of the figures, and what exercising options adds; or why it is not computed."""
    if isinstance(taxed, NotComputed):
        fault = taxed.fault
        message = TEXTS.say(
            "tax.not-computed",
            message=Words(fault.message[:1].upper() + fault.message[1:], fault.span),
            help=Words(fault.help[:1].upper() + fault.help[1:], fault.span),
        )
        yield Notice("care", message)
        return
    yield Notice("care", taxed.scope)
    names = list(dict.fromkeys(tax.name.rsplit(",", 1)[0] for year in taxed.years for tax in year.taxes))
    count = len(taxed.years)
    rows = [(TEXTS.say("tax.taxed"), *(cell(year.pay) for year in taxed.years))]
    for name in names:
        found = (next((tax for tax in year.taxes if tax.name.rsplit(",", 1)[0] == name), None) for year in taxed.years)
        rows.append((say(name), *(cell(tax) for tax in found)))
    rows.append((TEXTS.say("tax.left"), *(cell(year.net) for year in taxed.years)))
    yield Table(("", *_year_heads(count)), tuple(rows), right=tuple(range(1, count + 1)))
    yield KeyNumbers(((TEXTS.plain("tax.four-years"), taxed.four_years),))
    if taxed.left_out:
        yield Bullets(tuple(TEXTS.say("tax.left-out", label=one.line.label, why=one.why) for one in taxed.left_out))
    if exercised:
        yield Bullets(tuple(one.said for one in exercised))


def _year_heads(count: int, first: int = 1) -> tuple[str, ...]:
    """The titles of so many years from one on; without the word "year" where many stand side by side."""
    key = "year" if count <= FEW_YEARS else "year.short"
    named = (ordinal.capitalize() for ordinal in ORDINALS[first - 1 : first - 1 + count])
    return tuple(TEXTS.plain(key).format(ordinal=ordinal) for ordinal in named)


def _steps(keeping: Keeping) -> Iterator[Sentence]:
    """What is worth waiting for, a sentence a month."""
    for months in dict.fromkeys(step.after.number for step in keeping.steps):
        together = [step for step in keeping.steps if step.after.number == months]
        yield TEXTS.say("kept.step", after=together[0].after, what=join([step.what for step in together]))


def _kept_table(shown: list[Kept]) -> Table:
    """A row a month; a column that is zero in every row is left out."""
    columns: tuple[tuple[str, Callable[[Kept], Figure], bool], ...] = (
        (TEXTS.plain("kept.paid"), lambda one: one.paid, True),
        (TEXTS.plain("kept.to-pay-back"), lambda one: one.to_pay_back, False),
        (TEXTS.plain("kept.not-vested"), lambda one: one.not_vested, False),
        (TEXTS.plain("kept.kept"), lambda one: one.kept, True),
        (TEXTS.plain("kept.given-up"), lambda one: one.given_up, False),
    )
    used = [(title, read) for title, read, always in columns if always or any(read(one).number for one in shown)]
    rows = tuple((_months(kept), *(cell(read(kept)) for _title, read in used)) for kept in shown)
    return Table(
        (TEXTS.plain("kept.after"), *(title for title, _read in used)), rows, right=tuple(range(1, len(used) + 1))
    )


def _months(kept: Kept) -> Sentence:
    return TEXTS.say("kept.month" if kept.month == 1 else "kept.months", count=Words(str(kept.month)))


def _kept_chart(currency: str, months: list[Kept]) -> MonthsChart | None:
    """The parts that are kept, beside base salary, whose line would dwarf them; None where there is only base."""
    keys = dict.fromkeys(part.key for kept in months for part in kept.parts)
    lines = []
    for key in keys:
        found = [next((part for part in kept.parts if part.key == key), None) for kept in months]
        named = next(part for part in found if part is not None)
        if named.component not in ("base", "commuting"):
            label = named.component.replace("_", "-").capitalize()
            lines.append(ChartLine(label, tuple(part.kept if part else None for part in found), steps=True))
    if any(kept.given_up.number for kept in months):
        lines.append(ChartLine(TEXTS.plain("kept.given-up"), tuple(kept.given_up for kept in months), steps=True))
    if not lines:
        return None
    labels = distinct(tuple(line.label for line in lines))
    return MonthsChart(
        "kept", TEXTS.plain("kept.title"), currency, tuple(kept.month for kept in months),
        tuple(replace(line, label=label) for line, label in zip(lines, labels, strict=True)), (),
        TEXTS.say("kept.text"),
    )  # fmt: skip


def _fan_chart(spread: EquitySpread) -> MonthsChart | None:
    fan = [month for month in spread.fan if month.worths]
    if len(fan) < 2:
        return None
    lows, quarters, middles, upper, highs = (tuple(month.worths[level] for month in fan) for level in range(5))
    return MonthsChart(
        "fan", TEXTS.plain("fan.title"), spread.currency, tuple(month.month for month in fan),
        (ChartLine(TEXTS.plain("fan.median"), middles),),
        (ChartBand(TEXTS.plain("fan.wide"), lows, highs), ChartBand(TEXTS.plain("fan.narrow"), quarters, upper)),
        TEXTS.say("fan.text"),
    )  # fmt: skip


def _spread_row(one: Spread) -> tuple[Sentence, ...]:
    when = TEXTS.plain("spread.all-years") if one.year is None else _year_heads(1, one.year)[0]
    return (say(when), cell(one.as_valued), *(cell(percentile.figure) for percentile in one.percentiles))


def _error(low: Figure | None, high: Figure | None, figure: Figure) -> Sentence | None:
    if low is None or high is None:
        return None
    return TEXTS.say("spread.error", figure=figure, low=low, high=high)


def _not_counted(label: Sentence, note: Sentence, claimed: tuple[Figure, ...]) -> Sentence:
    if set(claimed) <= set(note.figures()):  # the note names them all
        return TEXTS.say("zero", label=label, note=note)
    figures = join([claim(figure) for figure in claimed], ", ")
    return TEXTS.say("zero.claimed", label=label, claimed=figures, note=note)


def claim(figure: Figure) -> Sentence:
    """A figure that an offer states, with what it is where that is not plain."""
    parts = figure.id.split(".")
    key = f"claim.{parts[-2] if parts[-1].startswith('in_') else parts[-1]}"  # converted: "...strike.in_usd"
    return TEXTS.say("claim", figure=figure, what=TEXTS.say(key)) if TEXTS.has(key) else cell(figure)


def distinct(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels made distinct, for a chart's legend."""
    names: list[str] = []
    for label in labels:
        earlier = sum(1 for name in names if name.split(" (")[0] == label)
        names.append(label if not earlier else f"{label} ({ORDINALS[earlier]})")
    return tuple(names)
