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
)
from counteroffer.playbook.wording import COMPONENT_TITLES, age_notes, cell, is_raise
from counteroffer.playbook.worth_blocks import years_blocks
from counteroffer.strategy.plan import Plan, Standing
from counteroffer.strategy.quoting import quote_fault
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, say

ORDER = 2


def write(plan: Plan) -> Section:
    """Always written: without evidence it says so."""
    blocks: list[Block] = [*_evidence(plan), *_ranges(plan), *_statistics(plan), *_faults(plan)]
    if plan.valuation is not None:
        blocks.extend(years_blocks(plan.valuation))
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
    if plan.benchmark.statistics:
        caption = say("A range is a range: no percentile can be read from it, but where the wage statistics name one.")
    yield Table(
        ("Component", "Paid now" if is_raise(plan) else "Offered", "From", "To", "Stands", "Stated by"),
        rows,
        right=(1, 2, 3),
        caption=caption,
    )


def _statistics(plan: Plan) -> Iterator[Block]:
    """What the published wage statistics say of the base; nothing where the case has none."""
    if plan.benchmark.statistics:
        yield Paragraph(say("What published wage statistics say of the base:"))
        yield Bullets(plan.benchmark.statistics)


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
