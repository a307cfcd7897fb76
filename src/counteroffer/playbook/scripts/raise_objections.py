"""What they most often answer to an ask for a raise, each with a reply and what may come after it; the replies rest on the facts."""

from collections.abc import Callable, Iterable, Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.raise_words import (
    gap_said,
    last_day_of,
    level_of,
    paid_now,
    pay_slots,
    result_said,
    rival,
    settled_by,
)
from counteroffer.playbook.reasons import as_paid
from counteroffer.playbook.speaking import TonedSlot, Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import Gap, RaiseCase
from counteroffer.terms.sentences import Sentence, join, listed, say

ORDER = 3.2
TEXTS = Texts("scripts/raise_objections")


def write(plan: Plan) -> Iterator[Script]:
    """Where a raise is asked for: one script for each answer, the likeliest first."""
    raised = plan.raise_case
    if raised is None or plan.offer is None or plan.position.verdict != "ask":
        return
    for make in (_budget, _later, _same, _top, _expected, _hr, _title, _no):
        yield make(plan, raised)


def _budget(plan: Plan, raised: RaiseCase) -> Script:
    target = settled_by(raised)

    def said(voice: Voice) -> Iterator[Sentence]:
        question = voice.say("budget.in-time", target=target) if target is not None else voice.say("budget.unknown")
        yield join([voice.say("budget.reply"), question])

    settled, once = branch(TEXTS, "settled", branch(TEXTS, "promise")), branch(TEXTS, "once", **pay_slots(plan))
    return _answered("budget", said, (settled, once))


def _later(plan: Plan, raised: RaiseCase) -> Script:
    review, target = raised.job.review, settled_by(raised)
    by = review.by if review else None

    def said(voice: Voice) -> Iterator[Sentence]:
        if target is not None:
            yield voice.say("later.in-time", target=target)
            if by is None:
                yield voice.say("later.who")
        elif review is not None and review.cycle == "none":
            yield voice.say("later.none")
        else:
            yield voice.say("later.closed" if raised.days.passed or raised.days.state == "late" else "later.unknown")

    return _answered("later", said, (branch(TEXTS, "remind"), branch(TEXTS, "usual", branch(TEXTS, "above"))))


def _same(plan: Plan, raised: RaiseCase) -> Script:
    level = level_of(raised)
    missing = branch(TEXTS, "nearly", branch(TEXTS, "time"))
    step = branch(TEXTS, "step", missing) if level is None else branch(TEXTS, "step-asked", missing, level=level)
    return _answered(
        "same", lambda voice: [voice.say("same.reply"), voice.say("same.ask")], (step, branch(TEXTS, "others"))
    )


def _top(plan: Plan, raised: RaiseCase) -> Script:
    key, slots = _top_reply(plan, raised)
    note = (TEXTS.say("top.unknown-note"),) if key in ("top.unknown", "top.level-open") else ()
    place = branch(TEXTS, "no-place", branch(TEXTS, "promise"))
    changed = branch(TEXTS, "changed") if key == "top.below" else None

    def said(voice: Voice) -> Iterator[Sentence]:
        beyond = gap_said(plan, raised, voice.tone) if key == "top.at" else None
        yield join([voice.say(key, **slots), *((beyond,) if beyond is not None else ())])

    return _answered("top", said, (changed, place), note)


def _top_reply(plan: Plan, raised: RaiseCase) -> tuple[str, dict[str, TonedSlot]]:
    """Which band they can mean, and where present pay stands in it."""
    level, band, base = level_of(raised), _band(raised), paid_now(plan)
    if level is not None:
        if band is None or band.stated.low is None or band.stated.high is None:
            return "top.level-open", {"level": level}
        low, high = as_paid(plan, band.stated.low), as_paid(plan, band.stated.high)
        return "top.level", {"level": level, "low": low, "high": high}
    if band is None or band.stated.high is None or band.to_high is None or base is None:
        return "top.unknown", {}
    if band.to_high.number <= 0:
        return "top.at", {}
    return "top.below", {"high": as_paid(plan, band.stated.high), "base": base, "pay": pay_slots(plan)["pay"]}


def _band(raised: RaiseCase) -> Gap | None:
    return next((gap for gap in raised.pay.gaps if gap.is_band), None) if raised.pay else None


def _expected(plan: Plan, raised: RaiseCase) -> Script:
    promotion = raised.job.promotion

    def results(voice: Voice) -> Iterator[Sentence]:
        yield from (result_said(one, voice.tone) for one in raised.shown[:1])

    def said(voice: Voice) -> Iterator[Sentence]:
        if promotion is None:
            yield join([*results(voice), voice.say("expected.reply")])
        elif promotion.expects:
            expects = listed([say("“{one}”", one=one) for one in promotion.expects])
            yield voice.say("expected.level", level=promotion.to, expects=expects)
            yield join([*results(voice), voice.say("expected.which")])
        else:
            yield voice.say("expected.level-open", level=promotion.to)

    unwritten = branch(TEXTS, "unwritten") if promotion is None or not promotion.expects else None
    return _answered("expected", said, (branch(TEXTS, "nearly", branch(TEXTS, "time")), unwritten))


def _hr(plan: Plan, raised: RaiseCase) -> Script:
    def said(voice: Voice) -> Iterator[Sentence]:
        yield join([voice.say("hr.reply"), voice.say("hr.when", hear=raised.days.hear)])

    return _answered("hr", said, (branch(TEXTS, "hr-no", branch(TEXTS, "promise")), branch(TEXTS, "mine")))


def _title(plan: Plan, raised: RaiseCase) -> Script:
    level = level_of(raised)

    def said(voice: Voice) -> Iterator[Sentence]:
        yield voice.say("title.asked", level=level) if level is not None else voice.say("title.reply")

    return _answered("title", said, (branch(TEXTS, "follows", branch(TEXTS, "promise")), branch(TEXTS, "take-it")))


def _no(plan: Plan, raised: RaiseCase) -> Script:
    other = rival(plan)
    last = last_day_of(other) if other is not None else None

    def said(voice: Voice) -> Iterator[Sentence]:
        if other is None:
            yield voice.say("if-no.reply")
        else:
            yield voice.say("if-no.rival-by", day=last) if last is not None else voice.say("if-no.rival")

    second = branch(TEXTS, "who-offers") if other is not None else branch(TEXTS, "looking")
    return _answered(
        "if-no",
        said,
        (branch(TEXTS, "leave", branch(TEXTS, "see", hear=raised.days.hear)), second),
        (TEXTS.say("if-no.note"),),
    )


def _answered(
    name: str,
    said: Callable[[Voice], Iterable[Sentence]],
    branches: Iterable[Branch | None],
    to_do: tuple[Sentence, ...] = (),
) -> Script:
    return written_script(
        TEXTS,
        said,
        name=f"raise-{name}",
        title=f"{name}.title",
        channel="phone",
        to_do=to_do,
        branches=(one for one in branches if one is not None),
    )
