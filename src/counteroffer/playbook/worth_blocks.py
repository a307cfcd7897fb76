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
from counteroffer.playbook.wording import cell
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
CLAIMS = {
    "strike": "strike price", "fmv_409a": "409A value of a share", "preferred": "price of a preferred share",
    "fully_diluted": "fully diluted", "pool_share": "of the carry pool", "fund": "the fund", "carry": "carry rate",
    "hurdle": "hurdle rate", "share": "share", "up_to": "at most", "price": "price of a share", "catch_up": "catch-up",
    "grant_price": "price of a share at the grant", "preferences": "preferences of preferred shares", "dilution": "dilution",
    "preferred_shares": "preferred", "multiplier": "multiplier", "years": "until distributions",
}  # fmt: skip


def years_blocks(valuation: Valuation) -> Iterator[Block]:
    """What each year pays, as chart and table, and what counts zero and why."""
    valued = [line for line in valuation.lines if line.years]
    count = len(valuation.years)
    heads = _year_heads(count)
    yield Paragraph(
        say(
            "What it pays in each year, before tax: {average} a year on average over the years that you expect to stay, {total} over the first four.",
            average=valuation.average,
            total=valuation.four_years,
        )
    )
    labels = tuple(line.component.replace("_", "-").capitalize() for line in valued)
    yield YearsChart(
        "years", "What each year pays", valuation.currency, heads, distinct(labels), tuple(line.years for line in valued),
        say("Stacked bars, one a year, with a layer for each component that can be valued. The table below holds the same numbers."),
    )  # fmt: skip
    rows = [(line.label, *(cell(year) for year in line.years)) for line in valued]
    rows.append((say("Total"), *(cell(year) for year in valuation.years)))
    yield Table(("Component", *heads), tuple(rows), right=tuple(range(1, count + 1)))
    notes = [say("{label}: {note}", label=line.label, note=line.note) for line in valued if line.component != "base"]
    zero = [_not_counted(line.label, line.note, line.claimed) for line in valuation.not_counted()]
    if notes or zero:
        yield Bullets((*notes, *zero))


def leaving_blocks(keeping: Keeping, months: tuple[int, ...] = KEY_MONTHS, *, brief: bool = False) -> Iterator[Block]:
    """What is kept on leaving: the steps worth waiting for, a table of the months asked for, and a chart of all (brief: of those)."""
    shown = [kept for kept in keeping.months if kept.month in months]
    yield Paragraph(
        say(
            "What has been paid by the end of each month of work, before tax, and what of it you keep if you leave then: after clawbacks, and without what has not vested."
        )
    )
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
        say(
            "Leaving on {day}, after {month} whole months of work: {kept} kept of {paid} paid.",
            day=day, month=Words(str(left.month)), kept=left.kept, paid=left.paid,
        ),
    )  # fmt: skip


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
        caption = say("{label}: what it would pay before tax", label=table.line.label)
        if stake is not None:
            caption = say(
                "{caption}, one times being {reference}. No row says how likely it is.",
                caption=caption,
                reference=stake.reference,
            )
        yield Table(
            ("If it comes to", "Everything vested", "A year, over your stay"), rows, right=(0, 1, 2), caption=caption
        )


def no_break_even_block() -> Block:
    """What is said where there is a stake, and nothing known that it could be held against."""
    return Notice(
        "care",
        say(
            "Without an alternative's worth no break-even can be told. Add what you could do instead under alternatives: in the case, with its offer."
        ),
    )


def spread_blocks(spread: EquitySpread) -> Iterator[Block]:
    """Listed shares as a distribution: the fan of all of them by month, and percentiles of each year's vesting."""
    yield Paragraph(
        say(
            "The price of a share moves. With a volatility of {volatility} and a drift of {drift} a year, this is how far what vests may lie from what is counted above.",
            volatility=spread.volatility, drift=spread.drift,
        )
    )  # fmt: skip
    chart = _fan_chart(spread)
    if chart is not None:
        yield chart
    header = (
        "Vesting in",
        "As counted",
        "10 in 100 below",
        "25 in 100 below",
        "Median",
        "75 in 100 below",
        "90 in 100 below",
    )
    rows = (*(_spread_row(one) for one in spread.years), _spread_row(spread.total))
    yield Table(header, rows, right=(1, 2, 3, 4, 5, 6))
    errors = tuple(
        _error(percentile.low, percentile.high, percentile.figure) for percentile in spread.total.percentiles
    )
    told = tuple(error for error in errors if error is not None)
    if told:
        yield Bullets(
            (
                say(
                    "Monte Carlo error of the last row, nineteen times in twenty: {errors}.",
                    errors=join(list(told), "; "),
                ),
            )
        )
    if spread.notes:
        yield Bullets(spread.notes)


def tax_blocks(taxed: AfterTax | NotComputed, exercised: tuple[ExerciseTax, ...] = ()) -> Iterator[Block]:
    """What is left after tax with the scope of the figures, and what exercising options adds; or why it is not computed."""
    if isinstance(taxed, NotComputed):
        fault = taxed.fault
        message = say(
            "After tax: not computed. {message}. {help}.",
            message=Words(fault.message[:1].upper() + fault.message[1:], fault.span),
            help=Words(fault.help[:1].upper() + fault.help[1:], fault.span),
        )
        yield Notice("care", message)
        return
    yield Notice("care", taxed.scope)
    names = list(dict.fromkeys(tax.name.rsplit(",", 1)[0] for year in taxed.years for tax in year.taxes))
    count = len(taxed.years)
    rows = [(say("Pay that is taxed"), *(cell(year.pay) for year in taxed.years))]
    for name in names:
        found = (next((tax for tax in year.taxes if tax.name.rsplit(",", 1)[0] == name), None) for year in taxed.years)
        rows.append((say(name), *(cell(tax) for tax in found)))
    rows.append((say("Left"), *(cell(year.net) for year in taxed.years)))
    yield Table(("", *_year_heads(count)), tuple(rows), right=tuple(range(1, count + 1)))
    yield KeyNumbers((("First four years after tax", taxed.four_years),))
    if taxed.left_out:
        yield Bullets(
            tuple(
                say("Not in these figures: {label}. {why}", label=one.line.label, why=one.why) for one in taxed.left_out
            )
        )
    if exercised:
        yield Bullets(tuple(one.said for one in exercised))


def _year_heads(count: int) -> tuple[str, ...]:
    return tuple(
        f"{ordinal.capitalize()} year" if count <= FEW_YEARS else ordinal.capitalize() for ordinal in ORDINALS[:count]
    )


def _steps(keeping: Keeping) -> Iterator[Sentence]:
    """What is worth waiting for, a sentence a month."""
    for months in dict.fromkeys(step.after.number for step in keeping.steps):
        together = [step for step in keeping.steps if step.after.number == months]
        yield say("After {after}: {what}", after=together[0].after, what=join([step.what for step in together]))


def _kept_table(shown: list[Kept]) -> Table:
    """A row a month; a column that is zero in every row is left out."""
    columns: tuple[tuple[str, Callable[[Kept], Figure], bool], ...] = (
        ("Paid", lambda one: one.paid, True),
        ("To pay back", lambda one: one.to_pay_back, False),
        ("Not vested", lambda one: one.not_vested, False),
        ("Kept", lambda one: one.kept, True),
        ("Shares given up", lambda one: one.given_up, False),
    )
    used = [(title, read) for title, read, always in columns if always or any(read(one).number for one in shown)]
    rows = tuple((_months(kept), *(cell(read(kept)) for _title, read in used)) for kept in shown)
    return Table(("Leaving after", *(title for title, _read in used)), rows, right=tuple(range(1, len(used) + 1)))


def _months(kept: Kept) -> Sentence:
    return say("{count} {month}", count=Words(str(kept.month)), month="month" if kept.month == 1 else "months")


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
        lines.append(ChartLine("Shares given up", tuple(kept.given_up for kept in months), steps=True))
    if not lines:
        return None
    labels = distinct(tuple(line.label for line in lines))
    return MonthsChart(
        "kept", "What you keep beside base salary", currency, tuple(kept.month for kept in months),
        tuple(replace(line, label=label) for line, label in zip(lines, labels, strict=True)), (),
        say("A line for each component: what you keep of it on leaving after each month of work. The table below holds the sums."),
    )  # fmt: skip


def _fan_chart(spread: EquitySpread) -> MonthsChart | None:
    fan = [month for month in spread.fan if month.worths]
    if len(fan) < 2:
        return None
    lows, quarters, middles, upper, highs = (tuple(month.worths[level] for month in fan) for level in range(5))
    return MonthsChart(
        "fan", "What all counted shares may be worth", spread.currency, tuple(month.month for month in fan),
        (ChartLine("Median", middles),),
        (ChartBand("80 in 100 lie here", lows, highs), ChartBand("50 in 100 lie here", quarters, upper)),
        say("Bands that widen over the months: half of all paths of the price lie in the inner one, eighty in a hundred in the outer one."),
    )  # fmt: skip


def _spread_row(one: Spread) -> tuple[Sentence, ...]:
    when = "All years" if one.year is None else f"{ORDINALS[one.year - 1].capitalize()} year"
    return (say(when), cell(one.as_valued), *(cell(percentile.figure) for percentile in one.percentiles))


def _error(low: Figure | None, high: Figure | None, figure: Figure) -> Sentence | None:
    if low is None or high is None:
        return None
    return say("{figure} is {low} to {high}", figure=figure, low=low, high=high)


def _not_counted(label: Sentence, note: Sentence, claimed: tuple[Figure, ...]) -> Sentence:
    if set(claimed) <= set(note.figures()):  # the note names them all
        return say("{label} counts zero. {note}", label=label, note=note)
    figures = join([claim(figure) for figure in claimed], ", ")
    return say("{label}, as claimed {claimed}, counts zero. {note}", label=label, claimed=figures, note=note)


def claim(figure: Figure) -> Sentence:
    """A figure that an offer states, with what it is where that is not plain."""
    parts = figure.id.split(".")
    what = CLAIMS.get(parts[-2] if parts[-1].startswith("in_") else parts[-1])  # converted: "...strike.in_usd"
    return say("{figure} ({what})", figure=figure, what=what) if what else cell(figure)


def distinct(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels made distinct, for a chart's legend."""
    names: list[str] = []
    for label in labels:
        earlier = sum(1 for name in names if name.split(" (")[0] == label)
        names.append(label if not earlier else f"{label} ({ORDINALS[earlier]})")
    return tuple(names)
