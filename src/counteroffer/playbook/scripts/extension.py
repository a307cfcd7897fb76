"""More time: until a day, with a reason; from this employer, and from another whose offer ends first."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import greeting, signed, to_sign
from counteroffer.playbook.script_facts import can_counter, firm, last_day, missing_papers, time_asked, usable
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.batna import FIRM
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.timeline import Step
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence

ORDER = 2.5
TEXTS = Texts("scripts/extension")


def write(plan: Plan) -> Iterator[Script]:
    """Where the timeline asks for time: the days do not suffice for one round, or two written offers end on different days."""
    if not can_counter(plan):
        return
    more = time_asked(plan)
    if more is not None and more.until is not None and last_day(plan) is not None:
        yield _by_letter(plan, more, more.until)
        yield _by_phone(plan, more.until)
    for one in plan.timeline:
        if one.name == "ask-time" and _is_firm(plan, one):
            yield _from_other(plan, one)


def _by_letter(plan: Plan, more: Step, until: Figure) -> Script:
    return written_script(
        TEXTS, lambda voice: signed(plan, list(_letter(voice, plan, more, until)), voice.tone), name="extension",
        channel="e-mail", subject=("subject", {}), to_do=to_sign(plan),
    )  # fmt: skip


def _letter(voice: Voice, plan: Plan, more: Step, until: Figure) -> Iterator[Sentence]:
    last, papers = last_day(plan), missing_papers(plan)
    assert last is not None  # the caller has checked
    yield greeting(voice.tone)
    yield voice.say("thanks", company=plan.case.company, role=plan.case.role)
    if more.count is not None:
        yield voice.say("ask", last=last, until=until, count=more.count)
    else:
        yield voice.say("ask-until", last=last, until=until)
    yield voice.say("why-round" if more.count is not None or firm(plan) is None else "why-rival")
    if papers is not None and usable(plan, "equity-papers"):
        yield voice.say("why-papers", papers=papers)
    yield voice.say("promise")


def _by_phone(plan: Plan, until: Figure) -> Script:
    last = last_day(plan)
    assert last is not None  # the caller has checked
    return written_script(
        TEXTS, lambda voice: (voice.say("phone", last=last, until=until),), name="extension-phone", channel="phone",
        title="title-phone", branches=_answers(plan),
    )  # fmt: skip


def _answers(plan: Plan) -> Iterator[Branch]:
    yield branch(TEXTS, "yes")
    yield branch(TEXTS, "rival" if firm(plan) is not None else "why")
    yield branch(TEXTS, "no", branch(TEXTS, "less"))


def _is_firm(plan: Plan, step: Step) -> bool:
    """Whether the other offer of a step is in writing: only then is there a last day to move."""
    return any(
        one.name == step.other and one.kind == "offer" and one.evidence in FIRM for one in plan.case.alternatives
    )


def _from_other(plan: Plan, step: Step) -> Script:
    rival = next(one for one in plan.case.alternatives if one.name == step.other)
    last, until = rival.expires, step.until
    assert last is not None  # a step that asks for more time names both days
    assert until is not None

    def letter(voice: Voice) -> tuple[Sentence, ...]:
        text = [greeting(voice.tone), voice.say("other-ask", last=last, until=until), voice.say("other-why")]
        return signed(plan, text, voice.tone)

    to = TEXTS.say("other-to", name=rival.name, company=plan.case.company, day=step.day)
    return written_script(
        TEXTS, letter, name="extension-other", channel="e-mail", title="title-other", subject=("subject", {}),
        to_do=(to, *to_sign(plan)),
    )  # fmt: skip
