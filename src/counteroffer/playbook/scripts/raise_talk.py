"""The talk about a raise: results, pay, the ask; with the answers that may come at once. A word before leaving, where that is the verdict."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.raise_words import (
    PIECES,
    gap_said,
    last_day_of,
    level_of,
    pay_slots,
    result_said,
    rival,
)
from counteroffer.playbook.speaking import TonedSlot, Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import RaiseCase
from counteroffer.terms.sentences import Sentence, join, listed, say

ORDER = 3.1
TEXTS = Texts("scripts/raise_talk")
RESULTS_SAID = 2  # more than two are for the page


def write(plan: Plan) -> Iterator[Script]:
    """Where a raise is to be asked for, or the verdict is to leave."""
    raised = plan.raise_case
    if raised is None or plan.offer is None:
        return
    if plan.position.verdict == "ask" and raised.days.state != "waiting":
        yield _talk(plan, raised)
    elif plan.position.verdict == "leave":
        yield _last_word(plan)


def _talk(plan: Plan, raised: RaiseCase) -> Script:
    return written_script(
        TEXTS,
        lambda voice: _said(plan, raised, voice),
        name="raise-talk",
        channel="phone",
        to_do=_to_do(plan, raised),
        branches=_branches(plan, raised),
    )


def _said(plan: Plan, raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    """One thing after the other: thanks, the work, the level, where pay stands, the ask, and what must not be kept back."""
    yield voice.say("open")
    results = [result_said(one, voice.tone) for one in raised.shown[:RESULTS_SAID]]
    if results:
        yield join(
            [voice.say("results"), *results, *((voice.say("page"),) if len(raised.shown) > RESULTS_SAID else ())]
        )
    standing = [*_level_work(raised, voice), *_gap(plan, raised, voice)]
    if standing:
        yield join(standing)
    yield _ask(plan, raised, voice)
    yield from _rival(plan, voice, "rival")


def _level_work(raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    promotion, done = raised.job.promotion, raised.since.at_next_level
    if promotion is not None and promotion.since is not None and done is not None:
        yield Voice(PIECES, voice.tone).say("level-work", day=promotion.since, level=promotion.to)


def _gap(plan: Plan, raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    found = gap_said(plan, raised, voice.tone)
    if found is not None:
        yield found
    if raised.job.last_raise is not None and raised.since.last_raise is not None:
        yield Voice(PIECES, voice.tone).say("last-raise", day=raised.job.last_raise.on)


def _ask(plan: Plan, raised: RaiseCase, voice: Voice) -> Sentence:
    level, slots = level_of(raised), pay_slots(plan)
    of_level: dict[str, TonedSlot] = {"level": level} if level is not None else {}
    key = "ask-level" if level is not None else "ask"
    if raised.ask is None:
        return voice.say(f"{key}-open", **slots, **of_level)
    return voice.say(key, asked=raised.ask.as_paid, **slots, **of_level)


def _rival(plan: Plan, voice: Voice, key: str) -> Iterator[Sentence]:
    """Another written offer, said openly and without its company or its pay."""
    other = rival(plan)
    if other is None:
        return
    last = last_day_of(other)
    yield voice.say(f"{key}-by", day=last) if last is not None else voice.say(key)


def _to_do(plan: Plan, raised: RaiseCase) -> tuple[Sentence, ...]:
    found = [TEXTS.say("silence"), TEXTS.say("bring")]
    if rival(plan) is not None:
        found.append(TEXTS.say("letter"))
    if raised.unshown:
        claims = listed([say("“{claim}”", claim=one.claim) for one in raised.unshown])
        found.append(TEXTS.say("find", claims=claims))
    return tuple(found)


def _branches(plan: Plan, raised: RaiseCase) -> Iterator[Branch]:
    slots = pay_slots(plan)
    yield branch(TEXTS, "yes", **slots)
    yield branch(TEXTS, "part-open") if raised.ask is None else branch(TEXTS, "part", branch(TEXTS, "rest"))
    if raised.ask is not None and gap_said(plan, raised, "plain") is not None:
        yield branch(
            TEXTS, "basis", branch(TEXTS, "own-figures"), why=lambda tone: gap_said(plan, raised, tone) or say("")
        )
    yield branch(TEXTS, "think", hear=raised.days.hear)


def _last_word(plan: Plan) -> Script:
    def said(voice: Voice) -> Iterator[Sentence]:
        yield voice.say("last")
        yield from _rival(plan, voice, "rival")
        yield voice.say("last-ask")

    return written_script(TEXTS, said, name="raise-last-word", title="title-leave", channel="phone")
