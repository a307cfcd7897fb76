"""Where the offer stands: each component on its stated range, the evidence's faults, and what each year pays."""

from collections.abc import Iterator

from counteroffer.guides.guide import Guide
from counteroffer.playbook.playbook import (
    Block,
    Bullets,
    Notice,
    Paragraph,
    RangeBar,
    RangeChart,
    Section,
    Table,
    YearsChart,
)
from counteroffer.playbook.wording import COMPONENT_TITLES, EMPTY, age_notes, cell, is_raise
from counteroffer.strategy.plan import Plan, Standing
from counteroffer.strategy.quoting import quote_fault
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Valuation

ORDER = 2
FEW_YEARS = 5  # more columns than these have no room for the word "year"
CLAIMS = {
    "strike": "strike price", "fmv_409a": "409A value of a share", "preferred": "price of a preferred share",
    "fully_diluted": "fully diluted", "pool_share": "of the carry pool", "fund": "the fund", "carry": "carry rate",
    "hurdle": "hurdle rate", "share": "share", "up_to": "at most",
}  # fmt: skip


def write(plan: Plan) -> Section:
    """Always written: without evidence it says so."""
    blocks: list[Block] = [*_evidence(plan), *_ranges(plan), *_faults(plan)]
    if plan.valuation is not None:
        blocks.extend(_years(plan.valuation))
    return Section("standing", "Where your pay stands" if is_raise(plan) else "Where the offer stands", tuple(blocks))


def _evidence(plan: Plan) -> Iterator[Block]:
    yield Bullets(
        tuple(say("{field}: {why}", field=field.capitalize(), why=match.why) for field, match in plan.matches)
    )
    if not plan.benchmark.ranges:
        yield Notice(
            "care",
            say(
                "Neither the library nor the case states a range, so the offer is held against nothing. A posted range, or a survey figure with its source, under market: would change that."
            ),
        )
    for note in plan.benchmark.not_compared:
        yield Notice("care", note)
    stated = plan.benchmark.of_ceiling()
    for note in age_notes(plan) if stated is not None and stated.source != "guide" else ():
        yield Notice("care", note)


def _ranges(plan: Plan) -> Iterator[Block]:
    if not plan.standing:
        return
    rows = tuple(
        (
            say(COMPONENT_TITLES[one.component]),
            cell(one.offer),
            cell(one.low),
            cell(one.high),
            say(one.where),
            one.said_by,
        )
        for one in plan.standing
    )
    bars = tuple(_bars(plan))
    if bars:
        title = "Your pay on the stated ranges" if is_raise(plan) else "The offer on the stated ranges"
        yield RangeChart(
            "ranges",
            title,
            plan.case.currency,
            bars,
            say(
                "A bar for each component from the bottom to the top of its stated range, with your figure marked on it. The table below holds the same numbers."
            ),
        )
    caption = say("A range is a range: no percentile can be read from it.")
    yield Table(
        ("Component", "Paid now" if is_raise(plan) else "Offered", "From", "To", "Stands", "Stated by"),
        rows,
        right=(1, 2, 3),
        caption=caption,
    )


def _bars(plan: Plan) -> Iterator[RangeBar]:
    seen: set[str] = set()
    for one in plan.standing:
        ends = [end for end in (one.low, one.high) if end is not None]
        if (
            one.component in seen
            or not ends
            or any(end.unit != plan.case.currency for end in ends)
            or one.where == "not comparable"
        ):
            continue
        seen.add(one.component)
        offer = one.offer if one.offer is not None and one.offer.unit == plan.case.currency else None
        yield RangeBar(COMPONENT_TITLES[one.component], one.low, one.high, offer, _ask(plan, one))


def _ask(plan: Plan, one: Standing) -> Figure | None:
    lever = plan.lever("base-salary")
    return plan.position.anchor if one.component == "base" and lever is not None and lever.usable else None


def _faults(plan: Plan) -> Iterator[Block]:
    used = plan.benchmark.guide
    if used is None:
        return
    dated = used.guide.dated
    known = [
        say("{what} {day}", what=what, day=Words(day))
        for what, day in (
            ("updated", dated.last_updated),
            ("figures of", dated.data_quarter),
            ("review due", dated.next_review_due),
            ("its own word for its quality:", dated.quality),
        )
        if day
    ]
    yield Paragraph(
        say(
            "The guide {title}: {dated}.",
            title=used.title,
            dated=join(known, ", ") if known else say("it carries no date"),
        )
    )
    if used.faults:
        yield Notice(
            "care",
            say("The guide's own faults that touch these numbers. They are shown as published; nothing was mended."),
        )
        yield Bullets(tuple(_fault(fault, used.guide) for fault in used.faults))


def _fault(fault: Diagnostic, guide: Guide) -> Sentence:
    return say("{message} ({place})", message=quote_fault(fault, guide), place=Words(f"line {fault.span.line}"))


def _years(valuation: Valuation) -> Iterator[Block]:
    valued = [line for line in valuation.lines if line.years]
    count = len(valuation.years)
    heads = tuple(
        f"{ordinal.capitalize()} year" if count <= FEW_YEARS else ordinal.capitalize() for ordinal in ORDINALS[:count]
    )
    yield Paragraph(
        say(
            "What it pays in each year, before tax: {average} a year on average over the years that you expect to stay, {total} over the first four.",
            average=valuation.average,
            total=valuation.four_years,
        )
    )
    labels = tuple(line.component.replace("_", "-").capitalize() for line in valued)
    yield YearsChart(
        "years", "What each year pays", valuation.currency, heads, _distinct(labels), tuple(line.years for line in valued),
        say("Stacked bars, one a year, with a layer for each component that can be valued. The table below holds the same numbers."),
    )  # fmt: skip
    rows = [(line.label, *(cell(year) for year in line.years)) for line in valued]
    rows.append((say("Total"), *(cell(year) for year in valuation.years)))
    yield Table(("Component", *heads), tuple(rows), right=tuple(range(1, count + 1)))
    notes = [say("{label}: {note}", label=line.label, note=line.note) for line in valued if line.component != "base"]
    zero = [_not_counted(line.label, line.note, line.claimed) for line in valuation.not_counted()]
    if notes or zero:
        yield Bullets((*notes, *zero))


def _not_counted(label: Sentence, note: Sentence, claimed: tuple[Figure, ...]) -> Sentence:
    figures = join([_claim(figure) for figure in claimed], ", ") if claimed else EMPTY
    return say("{label}, as claimed {claimed}, counts zero. {note}", label=label, claimed=figures, note=note)


def _claim(figure: Figure) -> Sentence:
    what = CLAIMS.get(figure.id.rsplit(".", 1)[1])
    return say("{figure} ({what})", figure=figure, what=what) if what else cell(figure)


def _distinct(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels made distinct, for a chart's legend."""
    names: list[str] = []
    for label in labels:
        earlier = sum(1 for name in names if name.split(" (")[0] == label)
        names.append(label if not earlier else f"{label} ({ORDINALS[earlier]})")
    return tuple(names)
