"""What is written after the talk about a raise: the note of it, the thanks for a yes, and the answer to a no."""

from collections.abc import Callable, Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.raise_words import as_letter, level_of, pay_slots, settled_by, to_sign
from counteroffer.playbook.speaking import TonedSlot, Voice, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import RaiseCase
from counteroffer.terms.sentences import Sentence

ORDER = 3.3
TEXTS = Texts("scripts/raise_writing")


def write(plan: Plan) -> Iterator[Script]:
    """Where a raise is asked for; the note of a talk not while an ask already waits for its answer."""
    raised = plan.raise_case
    if raised is None or plan.offer is None or plan.position.verdict not in ("ask", "accept"):
        return
    if plan.position.verdict == "ask" and raised.days.state != "waiting":
        yield _letter(plan, "talk", lambda voice: _note(plan, raised, voice), (TEXTS.say("add"), TEXTS.say("attach")))
    yield _letter(plan, "yes", lambda voice: _yes(plan, raised, voice), (TEXTS.say("part-yes"),))
    if plan.position.verdict == "ask":
        yield _letter(plan, "no", lambda voice: _no(raised, voice), ())


def _letter(plan: Plan, name: str, body: Callable[[Voice], Iterator[Sentence]], to_do: tuple[Sentence, ...]) -> Script:
    return written_script(
        TEXTS,
        as_letter(plan, body),
        name=f"raise-after-{name}",
        title=f"title-{name}",
        channel="e-mail",
        subject=(f"subject-{name}", {}),
        to_do=(*to_sign(plan), *to_do),
    )


def _note(plan: Plan, raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    level, target = level_of(raised), settled_by(raised)
    slots = pay_slots(plan)
    of_level: dict[str, TonedSlot] = {"level": level} if level is not None else {}
    key = "asked-level" if level is not None else "asked"
    yield voice.say("thanks")
    if raised.ask is None:
        yield voice.say(f"{key}-open", **slots, **of_level)
    else:
        yield voice.say(key, asked=raised.ask.as_paid, **slots, **of_level)
    yield voice.say("page")
    hear = raised.days.hear
    is_before = target is not None and hear.day < target.day
    yield (
        voice.say("by-settled", hear=hear, target=target)
        if target is not None and is_before
        else voice.say("by", hear=hear)
    )


def _yes(plan: Plan, raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    level, slots = level_of(raised), pay_slots(plan)
    yield voice.say("yes")
    yield voice.say("confirm", **slots) if level is None else voice.say("confirm-level", level=level, **slots)


def _no(raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    yield voice.say("no")
    yield voice.say("criteria")
    yield voice.say("again", day=raised.plan_b.days[2])
