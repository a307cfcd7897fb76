"""Asking for the talk about a raise, by e-mail or message; and asking where things stand, while an ask waits for its answer."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.raise_words import as_letter, level_of, settled_by, to_sign
from counteroffer.playbook.speaking import Voice, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import RaiseCase
from counteroffer.terms.sentences import Sentence

ORDER = 3
TEXTS = Texts("scripts/raise_meeting")


def write(plan: Plan) -> Iterator[Script]:
    """Where a raise is to be asked for; the reminder where it has been."""
    raised = plan.raise_case
    if raised is None or plan.position.verdict != "ask":
        return
    if raised.days.state == "waiting":
        yield _reminder(plan, raised)
    else:
        yield from _requests(plan, raised)


def _requests(plan: Plan, raised: RaiseCase) -> Iterator[Script]:
    level = level_of(raised)
    yield written_script(
        TEXTS,
        as_letter(plan, lambda voice: _request(raised, voice)),
        name="raise-meeting",
        title="title-email",
        channel="e-mail",
        subject=("subject-meeting", {}) if level is None else ("subject-level", {"level": level}),
        to_do=(*to_sign(plan), *_whom(raised)),
    )
    talk = raised.days.talk
    if talk is not None:
        yield written_script(
            TEXTS,
            lambda voice: [voice.say("message", talk=talk)],
            name="raise-meeting-message",
            title="title-message",
            channel="message",
            to_do=(TEXTS.say("instead"),),
        )


def _request(raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    level = level_of(raised)
    yield voice.say("ask-level", level=level) if level is not None else voice.say("ask")
    yield voice.say("page-shown" if raised.shown else "page")
    yield from _by_when(raised, voice)


def _by_when(raised: RaiseCase, voice: Voice) -> Iterator[Sentence]:
    """Up to which day to talk, with the reason where the case states one; else the question when raises are settled."""
    days, target = raised.days, settled_by(raised)
    if target is not None and days.talk is not None and days.state == "in-time":
        yield voice.say("by-settled", target=target, talk=days.talk)
    elif target is not None and days.state == "short":
        yield voice.say("by-soon", target=target)
    elif days.target_is_review and days.target is not None and days.talk is not None and days.state != "late":
        yield voice.say("by-review", target=days.target, talk=days.talk)
    else:
        if days.talk is not None and days.state in ("pressed", "in-time"):
            yield voice.say("by-day", talk=days.talk)
        if target is None:
            yield voice.say("by-unknown")


def _reminder(plan: Plan, raised: RaiseCase) -> Script:
    target = settled_by(raised)

    def said(voice: Voice) -> Iterator[Sentence]:
        yield voice.say("reminder")
        if target is not None:
            yield voice.say("reminder-target", target=target)

    return written_script(
        TEXTS,
        as_letter(plan, said),
        name="raise-reminder",
        title="title-reminder",
        channel="e-mail",
        subject=("subject-reminder", {}),
        to_do=(*to_sign(plan), TEXTS.say("no-new-number")),
    )


def _whom(raised: RaiseCase) -> tuple[Sentence, ...]:
    by = raised.job.review.by if raised.job.review else None
    return () if by is None else (TEXTS.say("whom", who=by),)
