"""Opening on the phone: whether there is flexibility, before a number is named, where the posting did not say."""

from collections.abc import Iterator
from dataclasses import replace

from counteroffer.playbook.place_law import law_said, rule_here
from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import as_paid, asked_base, market_reason
from counteroffer.playbook.script_facts import can_counter, is_under_way, other_asks, pay_of
from counteroffer.playbook.speaking import branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, listed

ORDER = 2.8
TEXTS = Texts("scripts/opening")
EARLY = ("verbal", "written")


def write(plan: Plan) -> Iterator[Script]:
    """Where a number is to be asked for, nothing was countered yet, and no posting showed a range."""
    if not can_counter(plan) or plan.case.stage not in EARLY or is_under_way(plan):
        return
    if asked_base(plan) is None or plan.benchmark.ceiling_source == "posted-range":
        return
    yield written_script(
        TEXTS, lambda voice: (voice.say("question", pay=pay_of(plan)), voice.say("team")), name="opening",
        channel="phone", to_do=(TEXTS.say("why"),), branches=_answers(plan),
    )  # fmt: skip


def _answers(plan: Plan) -> Iterator[Branch]:
    others = other_asks(plan)
    yield _number(plan)
    only = branch(TEXTS, "only-pay", others=listed(others, "or")) if others else None
    yield branch(TEXTS, "no", only, branch(TEXTS, "all-fixed"), pay=pay_of(plan))
    law = next(law_said(rule_here(plan, "salary-history"), "present-law"), None)
    yield replace(branch(TEXTS, "depends"), note=law)


def _number(plan: Plan) -> Branch:
    asked = asked_base(plan)
    assert asked is not None  # the caller has checked
    below = (branch(TEXTS, "silence"), branch(TEXTS, "much"))

    def reason(tone: str) -> Sentence:
        return market_reason(plan, tone) or Sentence(())  # without a range there is no ask

    return branch(TEXTS, "yes", *below, reason=reason, asked=as_paid(plan, asked))
