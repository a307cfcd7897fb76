"""What the scripts and sections of a raise say alike: pay and its ask as paid, results, the gap, how a letter begins and ends."""

from collections.abc import Callable, Iterable, Iterator

from counteroffer.offers.case import Alternative, Strength
from counteroffer.playbook.reasons import DONE, as_paid, percentile_of
from counteroffer.playbook.speaking import TonedSlot, Voice
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import Gap, RaiseCase
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, say

PIECES = Texts("scripts/raise_words")
RESULTS_ON_THE_PAGE = 5  # more do not fit on the one page that is handed over


def pay_slots(plan: Plan) -> dict[str, TonedSlot]:
    """The slots `pay` and `a_pay`: base salary, or the rate per hour, day or week that is paid."""
    base = plan.offer.base if plan.offer else None
    key = f".{base.period}" if base is not None and PIECES.has(f"pay.{base.period}") else ""
    return {"pay": PIECES.plain(f"pay{key}"), "a_pay": PIECES.plain(f"a-pay{key}")}


def paid_now(plan: Plan) -> Figure | None:
    """Present base as it is stated."""
    base = plan.offer.base if plan.offer else None
    return base.stated if base else None


def rival(plan: Plan) -> Alternative | None:
    """A written offer of another employer that still stands: the only one that may be spoken of."""
    return firm_offer(plan.case, plan.today)


def last_day_of(alternative: Alternative) -> Figure | None:
    """The last day to take an alternative."""
    return alternative.expires or (alternative.offer.expires if alternative.offer else None)


def settled_by(raised: RaiseCase) -> Figure | None:
    """The day by which raises are settled, where a talk can still come before it; only one that the case states is spoken of."""
    days, stated = raised.days, raised.job.review.decided if raised.job.review else None
    return stated if stated is not None and stated is days.target and days.state != "late" else None


def level_of(raised: RaiseCase) -> Words | None:
    """The level asked for, by name."""
    return raised.job.promotion.to if raised.job.promotion else None


def result_said(one: Strength, tone: str) -> Sentence:
    """A result as a person says it, with what shows it: on from "I" where it begins with a verb of theirs."""
    voice = Voice(PIECES, tone)
    first, claim = first_word(one.claim), from_small(one.claim)
    if first in ("i", "i've"):
        said = voice.say("result.own", claim=one.claim, stop=stop_of(one.claim))
    else:
        key = "result.done" if first in DONE and not claim.text.lower().startswith(f"{first} by ") else "result.named"
        said = voice.say(key, claim=claim, stop=stop_of(one.claim))
    if one.evidence is None:
        return said
    return join([said, voice.say("result.shown", evidence=one.evidence, stop=stop_of(one.evidence))])


def gap_said(plan: Plan, raised: RaiseCase, tone: str) -> Sentence | None:
    """Where present pay stands, named by who says so; None where it reaches the top of all that is known."""
    gap, base = gap_to_speak_of(raised), paid_now(plan)
    if gap is None or base is None or gap.stated.high is None:
        return None
    low, high = as_paid(plan, gap.stated.low or gap.stated.high), as_paid(plan, gap.stated.high)
    slots: dict[str, TonedSlot] = {**pay_slots(plan), "base": base, "low": low, "high": high}
    voice, level = Voice(PIECES, tone), level_of(raised)
    if gap.is_band and level is not None and low is not high:
        return voice.say("gap.level", level=level, **slots)
    if gap.is_band and gap.middle is not None and (gap.to_middle is None or gap.to_middle.number > 0):
        return voice.say("gap.middle", middle=as_paid(plan, gap.middle), **slots)
    if gap.is_band:
        return voice.say("gap.band", **slots)
    return _market_said(plan, gap, voice, slots)


def gap_to_speak_of(raised: RaiseCase) -> Gap | None:
    """The first range whose top lies above present base: the employer's own band stands before the market."""
    gaps = raised.pay.gaps if raised.pay else ()
    above = [gap for gap in gaps if gap.to_high is not None and gap.to_high.number > 0]
    return next((gap for gap in above if gap.is_band), next(iter(above), None))


def _market_said(plan: Plan, gap: Gap, voice: Voice, slots: dict[str, TonedSlot]) -> Sentence:
    named = gap.stated.name
    high = gap.stated.high
    if gap.is_published and named is not None and high is not None:
        return voice.say("gap.statistics", occupation=named, point=say(percentile_of(high)), **slots)
    if gap.stated.source in ("evidence", "posted-range") and named is not None:
        return voice.say("gap.source", source=named, between=between(plan, gap), **slots)
    return voice.say("gap.market", **slots)


def between(plan: Plan, gap: Gap) -> Sentence:
    """A range whose top is known, as it is paid: "between … and …", "up to …", or the one figure that it states."""
    low, high = gap.stated.low, gap.stated.high
    assert high is not None  # the callers have looked
    shown = as_paid(plan, high)
    if low is None:
        return PIECES.say("up-to", high=shown)
    if low.number == high.number:
        return PIECES.say("at", high=shown)
    return PIECES.say("between", low=as_paid(plan, low), high=shown)


def as_letter(plan: Plan, body: Callable[[Voice], Iterable[Sentence]]) -> Callable[[Voice], Iterator[Sentence]]:
    """A letter to one's own employer, from its greeting to the name."""

    def written(voice: Voice) -> Iterator[Sentence]:
        yield PIECES.say("greeting", voice.tone)
        yield from body(voice)
        yield from _closing(plan, voice.tone)

    return written


def _closing(plan: Plan, tone: str) -> Iterator[Sentence]:
    """How it ends: with the name, where the case has one."""
    words, name = PIECES.plain("closing", tone), plan.case.candidate.name
    if name is None:
        yield say(words)
        return
    yield say(f"{words},")
    yield say("{name}", name=name)


def to_sign(plan: Plan) -> tuple[Sentence, ...]:
    """What to settle before sending, where the case has no name to sign with."""
    return () if plan.case.candidate.name else (PIECES.say("sign"),)


def first_word(words: Words) -> str:
    """The first word, in small letters; "" where there is none."""
    return words.text.split()[0].lower() if words.text.split() else ""


def from_small(words: Words) -> Words:
    """The words with a small first letter where they begin with a verb of the person's; names keep theirs."""
    first = words.text.split()[0] if words.text.split() else ""
    return (
        words
        if not first.istitle() or first.lower() not in DONE
        else Words(words.text[0].lower() + words.text[1:], words.span)
    )


def stop_of(words: Words) -> str:
    """The full stop that the words still need."""
    return "" if words.text.rstrip()[-1:] in (".", "!", "?") else "."
