"""“Our equity is priceless”: glad to hold it, and what it takes to weigh it."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.script_facts import (
    can_counter,
    grant_name,
    missing_papers,
    papers_in_short,
    pay_of,
    private_grant,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence

ORDER = 5.7
TEXTS = Texts("scripts/priceless_equity")
STORIES = {"carry": "fund", "options": "round"}


def write(plan: Plan) -> Iterator[Script]:
    """Where the offer holds equity that cannot be sold on an exchange."""
    if can_counter(plan) and private_grant(plan) is not None:
        yield written_script(
            TEXTS, lambda voice: _reply(voice, plan), name="priceless-equity", channel="phone",
            to_do=_list(plan), branches=_answers(plan),
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    grant, papers = private_grant(plan), papers_in_short(plan)
    if grant is None or papers is None:
        return
    yield voice.say("believe", papers=papers)
    if usable(plan, "base-salary"):
        yield voice.say("rent", grant=grant_name(grant), pay=pay_of(plan))


def _list(plan: Plan) -> Iterator[Sentence]:
    """The papers one by one, where they are too many to say in one breath."""
    papers = missing_papers(plan)
    if papers is not None and papers != papers_in_short(plan):
        yield TEXTS.say("list", papers=papers)


def _answers(plan: Plan) -> Iterator[Branch]:
    grant = private_grant(plan)
    kind = grant.kind if grant is not None else ""
    secret = branch(TEXTS, "secret", branch(TEXTS, "less-pay"), pay=pay_of(plan))
    yield branch(TEXTS, STORIES.get(kind, "shares"), secret)
    if usable(plan, "equity-grant"):
        yield branch(TEXTS, "more-options" if kind == "options" else "more")
