"""Where the offer stands: each component on its stated range, the evidence's faults, and what each year pays."""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.playbook.guide_dates import age_of, guide_day
from counteroffer.playbook.guide_rows import guide_row_blocks
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
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import age_notes, cell, columns, component_title, is_raise
from counteroffer.playbook.worth_blocks import years_blocks
from counteroffer.strategy.plan import Plan, Standing
from counteroffer.strategy.quoting import quote_fault
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence, Words, join, say

ORDER = 2
TEXTS = Texts("sections/standing")


def write(plan: Plan) -> Section:
    """Always written: without evidence it says so."""
    blocks: list[Block] = [*_evidence(plan), *_ranges(plan), *guide_row_blocks(plan), *_statistics(plan), *_guide(plan)]
    if plan.valuation is not None:
        blocks.extend(years_blocks(plan.valuation))
    return Section("standing", TEXTS.plain(_for("title", plan)), tuple(blocks))


def _for(key: str, plan: Plan) -> str:
    """The key of a text that a raise has in other words."""
    return f"{key}.raise" if is_raise(plan) else key


def _evidence(plan: Plan) -> Iterator[Block]:
    if plan.matches:
        said = (TEXTS.say("match", field=field.capitalize(), why=match.why) for field, match in plan.matches)
        yield Bullets(tuple(said))
    if not plan.benchmark.ranges:
        yield Notice("care", TEXTS.say(_for("nothing-to-hold-against", plan)))
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
            say(component_title(one.component)),
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
        title = TEXTS.plain(_for("ranges.title", plan))
        yield RangeChart("ranges", title, plan.case.currency, bars, TEXTS.say("ranges.text"))
    caption = TEXTS.say("ranges.caption.statistics" if plan.benchmark.statistics else "ranges.caption")
    yield Table(columns(TEXTS, _for("ranges.columns", plan)), rows, right=(1, 2, 3), caption=caption)


def _statistics(plan: Plan) -> Iterator[Block]:
    """What the published wage statistics say of the base; nothing where the case has none."""
    if plan.benchmark.statistics:
        yield Paragraph(TEXTS.say("statistics"))
        yield Bullets(plan.benchmark.statistics)


def _bars(plan: Plan) -> Iterator[RangeBar]:
    seen: set[str] = set()
    for one in plan.standing:
        ends = [end for end in (one.low, one.high) if end is not None]
        in_other_money = any(end.unit != plan.case.currency for end in ends)
        if one.component in seen or not ends or in_other_money or one.where == "not comparable":
            continue
        seen.add(one.component)
        offer = one.offer if one.offer is not None and one.offer.unit == plan.case.currency else None
        yield RangeBar(component_title(one.component), one.low, one.high, offer, _ask(plan, one))


def _ask(plan: Plan, one: Standing) -> Figure | None:
    lever = plan.lever("base-salary")
    return plan.position.anchor if one.component == "base" and lever is not None and lever.usable else None


def _guide(plan: Plan) -> Iterator[Block]:
    """The guide's dates, its own word for its quality, and its faults that touch the numbers used."""
    used = plan.benchmark.guide
    if used is None:
        return
    known = list(_dates(used.guide, plan.today))
    dated = TEXTS.say("guide.dated", title=used.title, dated=join(known, ", "))
    said = [dated if known else TEXTS.say("guide.undated", title=used.title)]
    if used.guide.dated.quality:
        place = used.guide.dated.place_of("quality")
        said.append(TEXTS.say("guide.quality", quality=Words(used.guide.dated.quality, place)))
    yield Paragraph(join(said))
    if not used.faults:
        yield Paragraph(TEXTS.say("guide.no-faults"))
        return
    yield Notice("care", TEXTS.say("guide.faults"))
    told = {printed_sentence(said): said for said in (_fault(fault, used.guide) for fault in used.faults)}
    yield Bullets(tuple(told.values()))


def _dates(guide: Guide, today: date) -> Iterator[Sentence]:
    updated, stated = guide_day(guide, "last_updated"), guide.dated
    age = age_of(updated, today) if updated is not None else None
    if updated is not None and age is not None:
        yield TEXTS.say("guide.updated", day=updated, age=age)
    elif stated.last_updated:
        yield TEXTS.say("guide.updated.only", day=updated or Words(stated.last_updated))
    if stated.data_quarter:
        yield TEXTS.say("guide.figures-of", day=Words(stated.data_quarter))
    if stated.next_review_due:
        yield TEXTS.say("guide.review-due", day=guide_day(guide, "next_review_due") or Words(stated.next_review_due))


def _fault(fault: Diagnostic, guide: Guide) -> Sentence:
    return TEXTS.say(
        "guide.fault", code=Words(fault.code), line=Words(str(fault.span.line)), message=quote_fault(fault, guide)
    )  # fmt: skip
