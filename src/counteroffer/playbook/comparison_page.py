"""The page of a comparison: who comes first and by how much, side by side, what dominates what, and what turns it round."""

from collections.abc import Iterator
from datetime import date

from counteroffer.playbook.playbook import (
    Block,
    Bullets,
    ChartLine,
    MonthsChart,
    Notice,
    Paragraph,
    Playbook,
    Section,
    Table,
    YearsChart,
)
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import EMPTY, cell, columns
from counteroffer.playbook.worth_blocks import claim
from counteroffer.playbook.writing import appendix_of, figures_in, without_charts
from counteroffer.terms.figures import collect
from counteroffer.terms.sentences import Sentence, Words, join, say
from counteroffer.valuation.comparing.comparison import Comparison, Indifference, NotCounted, Sensitivity, Side
from counteroffer.valuation.pay import ORDINALS

TEXTS = Texts("sections/comparison")
KEPT_MONTHS = (6, 12, 24, 36, 48)


def write_comparison(comparison: Comparison, today: date, *, on_paper: bool = True) -> Playbook:
    """The page; on paper with its charts and a last section that traces every figure."""
    sections = tuple(_sections(comparison))
    if not on_paper:
        sections = without_charts(sections)
    names = [cell(side.contender.name) for side in comparison.sides]
    title = TEXTS.say("page.title", names=join(names, ", "))
    subtitle = TEXTS.say("page.subtitle", currency=comparison.currency)
    whole = (*sections, appendix_of(collect(figures_in(sections)))) if on_paper else sections
    return Playbook(title, subtitle, today, whole, None)


def _sections(comparison: Comparison) -> Iterator[Section]:
    yield Section("ranking", TEXTS.plain("section.ranking"), tuple(_ranking(comparison)))
    yield Section("side-by-side", TEXTS.plain("section.side-by-side"), tuple(_side_by_side(comparison)))
    if len(comparison.sides) > 1:
        yield Section("closing", TEXTS.plain("section.closing"), tuple(_closing(comparison)))
        yield Section("turning", TEXTS.plain("section.turning"), tuple(_turning(comparison)))
        yield Section("leaving", TEXTS.plain("section.leaving"), tuple(_leaving(comparison)))


def _ranking(comparison: Comparison) -> Iterator[Block]:
    sides = comparison.sides
    yield Notice("good", comparison.notes[0]) if len(sides) > 1 else Paragraph(comparison.notes[0])
    rows = []
    for place, number in enumerate(comparison.ranking, start=1):
        side = sides[number]
        rows.append(
            (
                say(ORDINALS[place - 1]) if place <= len(ORDINALS) else EMPTY,
                cell(side.contender.name),
                cell(side.worth),
                cell(side.valuation.years[0]),
                cell(side.valuation.four_years),
            )
        )
    yield Table(columns(TEXTS, "ranking.columns"), tuple(rows), right=(2, 3, 4))
    if len(comparison.notes) > 1:
        yield Bullets(comparison.notes[1:])


def _side_by_side(comparison: Comparison) -> Iterator[Block]:
    sides = comparison.sides
    names = tuple(side.contender.name.text for side in sides)
    yield YearsChart(
        "compared", TEXTS.plain("side-by-side.title"), comparison.currency, names,
        tuple(row.component.replace("_", "-").capitalize() for row in comparison.rows),
        tuple(row.averages for row in comparison.rows),
        TEXTS.say("side-by-side.text"),
    )  # fmt: skip
    rows = [(row.label, *(cell(average) for average in row.averages)) for row in comparison.rows]
    if any(side.prefer_by for side in sides):
        rows.append((TEXTS.say("side-by-side.liked"), *(cell(side.prefer_by) for side in sides)))
    rows.append((TEXTS.say("side-by-side.worth"), *(cell(side.worth) for side in sides)))
    yield Table((TEXTS.plain("side-by-side.a-year"), *names), tuple(rows), right=tuple(range(1, len(sides) + 1)))
    if comparison.dominances:
        yield Bullets(tuple(_dominances(comparison)))
    elif len(sides) > 1:
        yield Paragraph(TEXTS.say("no-dominance"))
    uncounted = [_uncounted(one, sides) for one in comparison.not_counted]
    if uncounted:
        yield Paragraph(TEXTS.say("not-counted.intro"))
        yield Bullets(tuple(uncounted))


def _dominances(comparison: Comparison) -> Iterator[Sentence]:
    """What dominates what, all that is said of two offers in one breath."""
    for pair in dict.fromkeys((one.better, one.worse) for one in comparison.dominances):
        yield join([one.said for one in comparison.dominances if (one.better, one.worse) == pair])


def _uncounted(one: NotCounted, sides: tuple[Side, ...]) -> Sentence:
    parts = []
    for number, lines in enumerate(one.lines):
        for line in lines:
            claimed = [claim(figure) for figure in line.claimed] or [TEXTS.say("not-counted.no-number")]
            name = sides[number].contender.name
            parts.append(TEXTS.say("not-counted.side", name=name, claimed=join(claimed, ", ")))
    said = TEXTS.say("not-counted", label=one.label, parts=join(parts, "; "))
    return join([said, one.said]) if one.said is not None else said


def _closing(comparison: Comparison) -> Iterator[Block]:
    names = [side.contender.name for side in comparison.sides]
    rows = tuple(
        (
            TEXTS.say("closing.pair", worse=names[one.worse], better=names[one.better]),
            cell(one.gap),
            cell(one.base),
            cell(one.sign_on),
            cell(one.equity),
        )
        for one in comparison.indifferences
    )
    if not rows:
        yield Paragraph(TEXTS.say("closing.equal"))
        return
    yield Table(columns(TEXTS, "closing.columns"), rows, right=(1, 2, 3, 4))
    yield Bullets(tuple(_closing_said(comparison.indifferences)))


def _closing_said(indifferences: tuple[Indifference, ...]) -> Iterator[Sentence]:
    for one in indifferences:
        yield one.said
        yield from one.why_not


def _turning(comparison: Comparison) -> Iterator[Block]:
    turning = [one for one in comparison.sensitivities if one.flips]
    if not turning:
        yield Paragraph(TEXTS.say("turning.none"))
    else:
        yield Bullets(tuple(flip.said for one in turning for flip in one.flips))
    rows = tuple(_sensitivity(one, comparison.sides) for one in comparison.sensitivities)
    if rows:
        yield Table(
            columns(TEXTS, "turning.columns"),
            rows,
            right=(1, 2, 4),
        )


def _sensitivity(one: Sensitivity, sides: tuple[Side, ...]) -> tuple[Sentence, ...]:
    names = [cell(side.contender.name) for side in sides]
    return (
        say(one.used.name),
        cell(one.used),
        cell(one.low.value),
        names[one.low.first],
        cell(one.high.value),
        names[one.high.first],
    )


def _leaving(comparison: Comparison) -> Iterator[Block]:
    sides = comparison.sides
    count = min(len(side.kept) for side in sides)
    months = [month for month in KEPT_MONTHS if month <= count]
    yield MonthsChart(
        "compared-kept", TEXTS.plain("section.leaving"), comparison.currency, tuple(range(1, count + 1)),
        tuple(ChartLine(side.contender.name.text, side.kept[:count], steps=True) for side in sides), (),
        TEXTS.say("leaving.text"),
    )  # fmt: skip
    rows = tuple(
        (TEXTS.say("leaving.months", count=Words(str(month))), *(cell(side.kept[month - 1]) for side in sides))
        for month in months
    )
    yield Table(
        (TEXTS.plain("leaving.after"), *(side.contender.name.text for side in sides)),
        rows,
        right=tuple(range(1, len(sides) + 1)),
    )
