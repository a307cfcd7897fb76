"""“We need an answer by tomorrow”: the day that was agreed, or a day that can be kept."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.script_facts import (
    can_counter,
    firm,
    has_long,
    last_day,
    papers_in_short,
    pay_of,
    time_asked,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence

ORDER = 5.5
TEXTS = Texts("scripts/tomorrow")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if can_counter(plan):
        yield written_script(
            TEXTS, lambda voice: _reply(voice, plan), name="tomorrow", channel="phone", branches=_answers(plan)
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    last, papers = last_day(plan), papers_in_short(plan)
    if last is not None and (last.day - plan.today).days > 1 and time_asked(plan) is None:
        yield voice.say("agreed-day-far" if has_long(plan) else "agreed-day", day=last)
    elif plan.case.stage == "verbal":
        yield voice.say("unwritten")
    else:
        yield voice.say("overnight")
    if papers is not None and usable(plan, "equity-papers"):
        yield voice.say("sooner-papers", papers=papers)
    else:
        yield voice.say("sooner")


def _answers(plan: Plan) -> Iterator[Branch]:
    rival = firm(plan)
    if rival is not None and rival.expires is not None:
        yield branch(TEXTS, "rival-day", day=rival.expires)
    else:
        yield branch(TEXTS, "why")
    if usable(plan, "base-salary"):
        yield branch(TEXTS, "others-wait", branch(TEXTS, "settled"), pay=pay_of(plan))
    yield branch(TEXTS, "serious")
    yield branch(TEXTS, "gone")
