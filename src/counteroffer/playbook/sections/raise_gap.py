"""Your pay against the band and the market: compa-ratio, the gap to each range, and the time since the last raise."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Notice, Paragraph, Section, Table
from counteroffer.playbook.raise_words import level_of, paid_now
from counteroffer.playbook.reasons import as_paid
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import Gap, PayGap, RaiseCase
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say

ORDER = 2.5
TEXTS = Texts("sections/raise_gap")


def write(plan: Plan) -> Section | None:
    """Written for a raise whose base is known; what the case does not tell is asked for."""
    raised = plan.raise_case
    if raised is None or raised.pay is None:
        return None
    pay = raised.pay
    blocks: list[Block] = [KeyNumbers(tuple(_numbers(plan, raised, pay)))]
    if not pay.gaps:
        blocks.append(Notice("care", TEXTS.say("no-range")))
    else:
        blocks.append(Paragraph(join(list(_ratio(plan, raised, pay)))))
        blocks.extend(_top_reached(pay))
        blocks.append(_table(pay))
    asked = list(_ask(raised))
    if asked:
        blocks.append(Paragraph(join(asked)))
    blocks.append(Bullets(tuple(_time(raised))))
    return Section("raise-gap", TEXTS.plain("title"), tuple(blocks))


def _numbers(plan: Plan, raised: RaiseCase, pay: PayGap) -> Iterator[tuple[str, Figure | Sentence]]:
    none = TEXTS.say("not-known")
    yield TEXTS.plain("paid-now"), paid_now(plan) or pay.base
    yield TEXTS.plain("compa-ratio"), pay.compa_ratio or none
    yield TEXTS.plain("since-raise"), raised.since.last_raise or none


def _ratio(plan: Plan, raised: RaiseCase, pay: PayGap) -> Iterator[Sentence]:
    against = pay.against
    if against is None or against.middle is None or pay.compa_ratio is None:
        only_published = all(gap.is_published for gap in pay.gaps)
        yield TEXTS.say("ratio-published" if only_published else "ratio-none")
        return
    key = "ratio-market" if not against.is_band else "ratio-level" if level_of(raised) else "ratio-band"
    yield TEXTS.say(key, middle=as_paid(plan, against.middle), ratio=pay.compa_ratio)
    if against.is_band and level_of(raised) is None:
        yield TEXTS.say(_against_the_middle(against))
    yield from _in_range(against, pay)


def _against_the_middle(against: Gap) -> str:
    lacks = against.to_middle.number if against.to_middle else 0
    return "below" if lacks > 0 else "above" if lacks < 0 else "at-middle"


def _in_range(against: Gap, pay: PayGap) -> Iterator[Sentence]:
    if pay.in_range is not None and pay.in_range.number < 1:
        yield TEXTS.say("in-range", share=pay.in_range)
    elif against.to_low is not None and against.to_low.number > 0:
        yield TEXTS.say("under-range", missing=against.to_low)


def _top_reached(pay: PayGap) -> Iterator[Block]:
    lacks = pay.against.to_high if pay.against else None
    if lacks is not None and lacks.number <= 0:
        yield Notice("care", TEXTS.say("at-top" if lacks.number == 0 else "over-range"))


def _table(pay: PayGap) -> Table:
    header = tuple(TEXTS.plain(f"header-{name}") for name in ("range", "low", "middle", "high", "short", "short-top"))
    rows = tuple(
        (
            gap.stated.said_by,
            cell(gap.stated.low),
            cell(gap.middle),
            cell(gap.stated.high),
            _lacks(gap.to_middle),
            _lacks(gap.to_high),
        )
        for gap in pay.gaps
    )
    return Table(header, rows, right=(1, 2, 3, 4, 5), caption=TEXTS.say("caption"))


def _lacks(figure: Figure | None) -> Sentence:
    """What pay lacks to a point; in words where it lacks nothing."""
    return cell(figure) if figure is None or figure.number > 0 else TEXTS.say("nothing")


def _ask(raised: RaiseCase) -> Iterator[Sentence]:
    ask = raised.ask
    if ask is None:
        return
    yield TEXTS.say("ask", asked=ask.as_paid, more=ask.more, share=ask.share)
    if ask.compa_ratio is not None:
        yield TEXTS.say("ask-ratio", ratio=ask.compa_ratio)
    if ask.level_begins_at is not None:
        yield TEXTS.say("level-begins", low=ask.level_begins_at)


def _time(raised: RaiseCase) -> Iterator[Sentence]:
    since, last, promotion = raised.since, raised.job.last_raise, raised.job.promotion
    if last is None or since.last_raise is None:
        yield TEXTS.say("no-last-raise")
    else:
        by = TEXTS.say("last-raise-by", by=last.by) if last.by is not None else say("")
        told = TEXTS.say("last-raise", day=last.on, months=since.last_raise, by=by)
        yield join([told, TEXTS.say("prices")])
    if since.in_role is not None:
        yield TEXTS.say("in-role", months=since.in_role)
    elif since.here is not None:
        yield TEXTS.say("here", months=since.here)
    if promotion is not None and promotion.since is not None and since.at_next_level is not None:
        yield TEXTS.say("at-level", level=promotion.to, months=since.at_next_level, day=promotion.since)
