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
from counteroffer.playbook.wording import EMPTY, cell
from counteroffer.playbook.worth_blocks import claim
from counteroffer.playbook.writing import appendix_of, figures_in, without_charts
from counteroffer.terms.figures import collect
from counteroffer.terms.sentences import Sentence, Words, join, say
from counteroffer.valuation.comparing.comparison import Comparison, Indifference, NotCounted, Sensitivity, Side
from counteroffer.valuation.pay import ORDINALS

KEPT_MONTHS = (6, 12, 24, 36, 48)


def write_comparison(comparison: Comparison, today: date, *, on_paper: bool = True) -> Playbook:
    """The page; on paper with its charts and a last section that traces every figure."""
    sections = tuple(_sections(comparison))
    if not on_paper:
        sections = without_charts(sections)
    names = [say("{name}", name=side.contender.name) for side in comparison.sides]
    title = say("Compared: {names}", names=join(names, ", "))
    subtitle = say("Yearly worth in {currency}, before tax", currency=comparison.currency)
    whole = (*sections, appendix_of(collect(figures_in(sections)))) if on_paper else sections
    return Playbook(title, subtitle, today, whole, None)


def _sections(comparison: Comparison) -> Iterator[Section]:
    yield Section("ranking", "Which is worth more", tuple(_ranking(comparison)))
    yield Section("side-by-side", "Side by side", tuple(_side_by_side(comparison)))
    if len(comparison.sides) > 1:
        yield Section("closing", "What would make them equal", tuple(_closing(comparison)))
        yield Section("turning", "What would turn the ranking", tuple(_turning(comparison)))
        yield Section("leaving", "What you keep if you leave", tuple(_leaving(comparison)))


def _ranking(comparison: Comparison) -> Iterator[Block]:
    sides = comparison.sides
    yield Notice("good", comparison.notes[0]) if len(sides) > 1 else Paragraph(comparison.notes[0])
    rows = []
    for place, number in enumerate(comparison.ranking, start=1):
        side = sides[number]
        rows.append(
            (
                say(ORDINALS[place - 1]) if place <= len(ORDINALS) else EMPTY,
                say("{name}", name=side.contender.name),
                cell(side.worth),
                cell(side.valuation.years[0]),
                cell(side.valuation.four_years),
            )
        )
    yield Table(("Place", "Offer", "Worth a year", "First year", "First four years"), tuple(rows), right=(2, 3, 4))
    if len(comparison.notes) > 1:
        yield Bullets(comparison.notes[1:])


def _side_by_side(comparison: Comparison) -> Iterator[Block]:
    sides = comparison.sides
    names = tuple(side.contender.name.text for side in sides)
    yield YearsChart(
        "compared", "What each is worth a year, by component", comparison.currency, names,
        tuple(row.component.replace("_", "-").capitalize() for row in comparison.rows),
        tuple(row.averages for row in comparison.rows),
        say("Stacked bars, one an offer, with a layer for each component that can be valued. The table below holds the same numbers."),
    )  # fmt: skip
    rows = [(row.label, *(cell(average) for average in row.averages)) for row in comparison.rows]
    if any(side.prefer_by for side in sides):
        rows.append((say("Liked better by"), *(cell(side.prefer_by) for side in sides)))
    rows.append((say("Worth a year"), *(cell(side.worth) for side in sides)))
    yield Table(("A year", *names), tuple(rows), right=tuple(range(1, len(sides) + 1)))
    if comparison.dominances:
        yield Bullets(tuple(_dominances(comparison)))
    elif len(sides) > 1:
        yield Paragraph(say("None pays at least as much as another in everything: each is better in something."))
    uncounted = [_uncounted(one, sides) for one in comparison.not_counted]
    if uncounted:
        yield Paragraph(say("Claimed, and not counted in these sums:"))
        yield Bullets(tuple(uncounted))


def _dominances(comparison: Comparison) -> Iterator[Sentence]:
    """What dominates what, all that is said of two offers in one breath."""
    for pair in dict.fromkeys((one.better, one.worse) for one in comparison.dominances):
        yield join([one.said for one in comparison.dominances if (one.better, one.worse) == pair])


def _uncounted(one: NotCounted, sides: tuple[Side, ...]) -> Sentence:
    parts = []
    for number, lines in enumerate(one.lines):
        for line in lines:
            figures = (
                join([claim(figure) for figure in line.claimed], ", ") if line.claimed else say("no number stated")
            )
            parts.append(say("{name}: {claimed}", name=sides[number].contender.name, claimed=figures))
    said = say("{label}. {parts}.", label=one.label, parts=join(parts, "; "))
    return join([said, one.said]) if one.said is not None else said


def _closing(comparison: Comparison) -> Iterator[Block]:
    names = [side.contender.name for side in comparison.sides]
    rows = tuple(
        (
            say("{worse} to equal {better}", worse=names[one.worse], better=names[one.better]),
            cell(one.gap),
            cell(one.base),
            cell(one.sign_on),
            cell(one.equity),
        )
        for one in comparison.indifferences
    )
    if not rows:
        yield Paragraph(say("They are worth the same: nothing has to be added."))
        return
    yield Table(("", "Gap a year", "In base, a year", "Or in sign-on, once", "Or in equity"), rows, right=(1, 2, 3, 4))
    yield Bullets(tuple(_closing_said(comparison.indifferences)))


def _closing_said(indifferences: tuple[Indifference, ...]) -> Iterator[Sentence]:
    for one in indifferences:
        yield one.said
        yield from one.why_not


def _turning(comparison: Comparison) -> Iterator[Block]:
    turning = [one for one in comparison.sensitivities if one.flips]
    if not turning:
        yield Paragraph(say("No single assumption within its range changes who comes first."))
    else:
        yield Bullets(tuple(flip.said for one in turning for flip in one.flips))
    rows = tuple(_sensitivity(one, comparison.sides) for one in comparison.sensitivities)
    if rows:
        yield Table(
            ("Assumption", "In use", "At its low end", "First then", "At its high end", "First then"),
            rows,
            right=(1, 2, 4),
        )


def _sensitivity(one: Sensitivity, sides: tuple[Side, ...]) -> tuple[Sentence, ...]:
    names = [say("{name}", name=side.contender.name) for side in sides]
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
        "compared-kept", "What you keep if you leave", comparison.currency, tuple(range(1, count + 1)),
        tuple(ChartLine(side.contender.name.text, side.kept[:count], steps=True) for side in sides), (),
        say("A line for each offer: what you keep on leaving after each month of work. The table below holds the main months."),
    )  # fmt: skip
    rows = tuple(
        (say("{count} months", count=Words(str(month))), *(cell(side.kept[month - 1]) for side in sides))
        for month in months
    )
    yield Table(
        ("Leaving after", *(side.contender.name.text for side in sides)), rows, right=tuple(range(1, len(sides) + 1))
    )
