"""Packages as blocks: the table of those to offer at once, the chart of the frontier, and what to trade."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, ChartPoint, Paragraph, ScatterChart, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import EMPTY, cell, columns
from counteroffer.strategy.asked_terms import TermAsked
from counteroffer.strategy.packaging import Package, PackagePlan, PackageTerm
from counteroffer.strategy.preferences import title_of
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

TEXTS = Texts("sections/packages")


def package_blocks(plan: PackagePlan) -> Iterator[Block]:
    """The packages with their table and chart, the trades and the fair points; why there are no packages where there are none."""
    if plan.packages and plan.ask is not None:
        yield _table(plan)
        yield Paragraph(_how(plan))
        yield _chart(plan)
    if plan.refused:
        yield Paragraph(
            TEXTS.say("refused", terms=listed([_refused(one) for one in plan.refused]), weighs=cell(plan.a_no_weighs))
        )
    if plan.left_out:
        names = listed([cell(Words(str(one.name).replace("_", " "))) for one in plan.left_out])
        yield Paragraph(TEXTS.say("left-out", names=names))
    if plan.why_none is not None:
        yield Paragraph(plan.why_none)
    if plan.trades:
        yield Paragraph(TEXTS.say("trades"))
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
            TEXTS.say("exchange.step", before=_value(one.before), after=_value(one.after)),
            cell(one.worth),
            cell(one.cost),
            cell(one.rate) if one.rate is not None else TEXTS.say("exchange.free"),
            one.why,
        )
        for one in plan.exchanges
    )
    return Table(columns(TEXTS, "exchange.columns"), rows, right=(2, 3, 4), caption=TEXTS.say("exchange.caption"))


def contradictory_answers(plan: PackagePlan) -> tuple[Sentence, ...]:
    """Answers that contradict each other, each with the question that settles it."""
    return tuple(join([doubt.what, doubt.question]) for doubt in plan.preferences.contradictions)


def doubt_blocks(plan: PackagePlan) -> Iterator[Block]:
    """What is worth answering."""
    if plan.preferences.questions:
        yield Paragraph(TEXTS.say("questions"))  # fmt: skip
        yield Bullets(plan.preferences.questions)


def _refused(one: TermAsked) -> Sentence:
    title = title_of(one.term)
    name = cell(title) if isinstance(title, Words) else say(title)
    if one.now is None:
        return TEXTS.say("refused.term.unmoved", name=name, asked=one.asked)
    return TEXTS.say("refused.term", name=name, asked=one.asked, now=one.now)


def _table(plan: PackagePlan) -> Table:
    assert plan.ask is not None  # the caller has checked
    packages = plan.packages
    rows = [_row(packages, number) for number in range(len(packages[0].terms))]
    rows = [row for row in rows if any(len(one.parts) > 0 and one != EMPTY for one in row[1:])]
    rows.append(_figures("row.worth", plan.offer.worth, plan.ask.worth, [one.point.worth for one in packages]))
    rows.append(_figures("row.gain", None, None, [one.gain for one in packages]))
    rows.append(_figures("row.cost", plan.offer.cost, plan.ask.cost, [one.point.cost for one in packages]))
    caption = TEXTS.say(f"caption.{len(packages)}")
    header = ("", TEXTS.plain("offer"), TEXTS.plain("ask"), *(_title(one) for one in packages))
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
    return figure if figure.number else TEXTS.say("none")


def _figures(title: str, offer: Figure | None, ask: Figure | None, packages: list[Figure]) -> tuple[Sentence, ...]:
    return (TEXTS.say(title), cell(offer), cell(ask), *(cell(one) for one in packages))


def _title(package: Package) -> str:
    return TEXTS.plain("package").format(name=package.name.upper())


def _how(plan: PackagePlan) -> Sentence:
    return TEXTS.say("how")


def _chart(plan: PackagePlan) -> ScatterChart:
    assert plan.ask is not None  # the caller has checked
    points = [
        ChartPoint(TEXTS.plain("offer"), plan.offer.cost, plan.offer.worth, "offer"),
        ChartPoint(TEXTS.plain("ask"), plan.ask.cost, plan.ask.worth, "ask"),
        *(ChartPoint(one.name.upper(), one.point.cost, one.point.worth, "package") for one in plan.packages),
    ]
    worths = sorted((one.point.worth for one in plan.packages), key=lambda figure: figure.number)
    text = TEXTS.say(
        "chart.text", offer=plan.offer.worth, ask=plan.ask.worth, least=worths[0], most=worths[-1]
    )  # fmt: skip
    return ScatterChart(
        "packages", TEXTS.plain("chart.title"), plan.currency, TEXTS.plain("chart.cost"), TEXTS.plain("chart.worth"),
        tuple((one.cost, one.worth) for one in plan.frontier), tuple(points), text,
    )  # fmt: skip


def _references(plan: PackagePlan) -> Sentence:
    parts = [
        TEXTS.say("reference", name=TEXTS.say(f"reference.{one.name}"), worth=one.point.worth)
        for one in plan.references
    ]
    return TEXTS.say("references", points=join(parts, "; "))
