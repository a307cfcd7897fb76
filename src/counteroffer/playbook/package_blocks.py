"""Packages as blocks: the table of those to offer at once, the chart of the frontier, and what to trade."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, ChartPoint, Paragraph, ScatterChart, Table
from counteroffer.playbook.wording import cell
from counteroffer.strategy.packaging import Package, PackagePlan, PackageTerm
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

COUNTS = {2: "Two", 3: "Three"}
REFERENCES = {
    "nash": "Nash (the greatest product of both gains)",
    "kalai_smorodinsky": "Kalai and Smorodinsky (the same share of what each could gain)",
    "egalitarian": "the egalitarian one (the same gain for both)",
}


def package_blocks(plan: PackagePlan) -> Iterator[Block]:
    """The packages with their table and chart, the trades and the fair points; why there are no packages where there are none."""
    if plan.packages and plan.ask is not None:
        yield _table(plan)
        yield Paragraph(_how(plan))
        yield _chart(plan)
    if plan.left_out:
        names = listed([cell(Words(str(one.name).replace("_", " "))) for one in plan.left_out])
        yield Paragraph(
            say(
                "Left as offered, since more terms cannot be weighed at once and these move least: {names}.",
                names=names,
            )
        )
    if plan.why_none is not None:
        yield Paragraph(plan.why_none)
    if plan.trades:
        yield Paragraph(say("Ask here, give there. Each of these trades starts from the first ask on base:"))
        yield Bullets(tuple(trade.text for trade in plan.trades))
    if plan.references:
        yield Paragraph(_references(plan))


def exchange_table(plan: PackagePlan) -> Table | None:
    """One step more of each thing on the table, the best exchange rate first; None where nothing can move."""
    if not plan.exchanges:
        return None
    rows = tuple(
        (
            cell(one.term.title if isinstance(one.term.title, Words) else say(one.term.title)),
            say("{before} to {after}", before=_value(one.before), after=_value(one.after)),
            cell(one.worth),
            cell(one.cost),
            cell(one.rate) if one.rate is not None else say("free"),
            one.why,
        )
        for one in plan.exchanges
    )
    caption = say(
        "Ask first for what stands at the top: it gives you most for what it costs them; give from the bottom. What it costs them is our default, not their own figure."
    )
    return Table(
        ("What", "A step", "Worth to you", "Costs them", "Rate", "Why"), rows, right=(2, 3, 4), caption=caption
    )


def contradictory_answers(plan: PackagePlan) -> tuple[Sentence, ...]:
    """Answers that contradict each other, each with the question that settles it."""
    return tuple(join([doubt.what, doubt.question]) for doubt in plan.preferences.contradictions)


def doubt_blocks(plan: PackagePlan) -> Iterator[Block]:
    """What is worth answering."""
    if plan.preferences.questions:
        yield Paragraph(say("What you have not said counts as nothing, and is never traded away. Answer under priorities: in the case, and it is weighed:"))  # fmt: skip
        yield Bullets(plan.preferences.questions)


def _table(plan: PackagePlan) -> Table:
    assert plan.ask is not None  # the caller has checked
    packages = plan.packages
    rows = [_row(packages, number) for number in range(len(packages[0].terms))]
    rows = [row for row in rows if any(len(one.parts) > 0 and one != say("–") for one in row[1:])]
    rows.append(
        _figures("Worth to you, a year", plan.offer.worth, plan.ask.worth, [one.point.worth for one in packages])
    )
    rows.append(_figures("Over the offer", None, None, [one.gain for one in packages]))
    rows.append(_figures("Costs them, about", plan.offer.cost, plan.ask.cost, [one.point.cost for one in packages]))
    caption = say(
        "{count} packages of about equal worth to you. What they are worth and cost stays with you; the terms are what you may send.",
        count=COUNTS[len(packages)],
    )
    header = ("", "As offered", "Base alone", *(_title(one) for one in packages))
    return Table(header, tuple(rows), right=tuple(range(1, len(header))), caption=caption)


def _row(packages: tuple[Package, ...], number: int) -> tuple[Sentence, ...]:
    """A term over all packages; the first ask changes base alone."""
    ones = [package.terms[number] for package in packages]
    term = ones[0].term
    title = say(term.title) if isinstance(term.title, str) else say("{title}", title=term.title)
    offered = cell(term.offered)
    anchor = next((figure for figure in term.known if figure.id == "position.anchor"), None)
    return (title, offered, cell(anchor) if anchor is not None else offered, *(_cell(one) for one in ones))


def _cell(one: PackageTerm) -> Sentence:
    return cell(one.value) if one.changes or one.term.offered is not None else cell(None)


def _value(figure: Figure) -> Figure | Sentence:
    """A count of none as a word."""
    return figure if figure.number else say("none")


def _figures(title: str, offer: Figure | None, ask: Figure | None, packages: list[Figure]) -> tuple[Sentence, ...]:
    return (say(title), cell(offer), cell(ask), *(cell(one) for one in packages))


def _title(package: Package) -> str:
    return f"Package {package.name.upper()}"


def _how(plan: PackagePlan) -> Sentence:
    return say(
        "By our default costs they cost the employer no more than the first ask on base alone. Offered all at once, they show that you are flexible and let them choose; what they choose, and what they refuse, tells you what matters to them. Do not say which one you like best."
    )


def _chart(plan: PackagePlan) -> ScatterChart:
    assert plan.ask is not None  # the caller has checked
    points = [
        ChartPoint("As offered", plan.offer.cost, plan.offer.worth, "offer"),
        ChartPoint("Base alone", plan.ask.cost, plan.ask.worth, "ask"),
        *(ChartPoint(one.name.upper(), one.point.cost, one.point.worth, "package") for one in plan.packages),
    ]
    worths = sorted((one.point.worth for one in plan.packages), key=lambda figure: figure.number)
    text = say(
        "The line is the frontier: the most worth to you for each cost to them. The offer stands at {offer}, the first ask on base alone at {ask}, the packages, by their letters, between {least} and {most}.",
        offer=plan.offer.worth, ask=plan.ask.worth, least=worths[0], most=worths[-1],
    )  # fmt: skip
    return ScatterChart(
        "packages", "What packages cost them, and what they are worth to you", plan.currency,
        "what it costs them, a year", "what it is worth to you, a year",
        tuple((one.cost, one.worth) for one in plan.frontier), tuple(points), text,
    )  # fmt: skip


def _references(plan: PackagePlan) -> Sentence:
    parts = [say("{name} at {worth}", name=REFERENCES[one.name], worth=one.point.worth) for one in plan.references]
    return say(
        "For reference, not as a forecast: were the top of the evidence all that they could pay, theory would call these points fair, by their worth to you a year: {points}.",
        points=join(parts, "; "),
    )  # fmt: skip
