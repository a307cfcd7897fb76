"""Before an offer: the range first, and the two questions that fix a number too early, with what the law of the place says."""

from collections.abc import Iterator

from counteroffer.parameters.place_rules import PlaceRule
from counteroffer.playbook.place_law import law_said, rule_here
from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import market_reason, result_reason
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words

ORDER = 1
TEXTS = Texts("scripts/before_offer")


def write(plan: Plan) -> Iterator[Script]:
    """Only while no offer has been made."""
    if plan.case.stage != "expectations" or is_raise(plan):
        return
    if _posted(plan) is None:
        yield _ask_range(plan)
    yield written_script(
        TEXTS, lambda voice: (_expect(voice, plan),), name="expectations", channel="phone", branches=_answers(plan)
    )  # fmt: skip
    rule = rule_here(plan, "salary-history")
    yield written_script(
        TEXTS, lambda voice: (_present(voice, plan),), name="present-pay", channel="phone", title="title-present-pay",
        to_do=(*law_said(rule, "present-law"), TEXTS.say("present-truth")), branches=_insisting(rule),
    )  # fmt: skip


def _ask_range(plan: Plan) -> Script:
    law = law_said(rule_here(plan, "pay-range"), "ask-range-law")
    return written_script(
        TEXTS, lambda voice: (voice.say("ask-range"),), name="ask-range", channel="message", title="title-ask", to_do=law
    )  # fmt: skip


def _posted(plan: Plan) -> tuple[Figure, Figure] | None:
    """Both ends of the range that the posting states."""
    stated = plan.benchmark.of_ceiling()
    if stated is None or stated.source != "posted-range" or stated.low is None or stated.high is None:
        return None
    return stated.low, stated.high


def _expect(voice: Voice, plan: Plan) -> Sentence:
    posted = _posted(plan)
    return voice.say("expect") if posted is None else voice.say("expect-posted", low=posted[0], high=posted[1])


def _present(voice: Voice, plan: Plan) -> Sentence:
    posted = _posted(plan)
    if posted is not None:
        return voice.say("present-posted", high=posted[1])
    has_job = any(one.kind == "present" for one in plan.case.alternatives)
    return voice.say("present" if has_job else "present-none")


def _answers(plan: Plan) -> Iterator[Branch]:
    posted = _posted(plan)
    below = (branch(TEXTS, "too-high"), branch(TEXTS, "fits"))

    def result(tone: str) -> Sentence:
        return result_reason(plan, tone) or Sentence(())

    def reason(tone: str) -> Sentence:
        return market_reason(plan, tone) or Sentence(())

    if posted is None:
        yield branch(TEXTS, "their-range")
    if posted is not None:
        key = "insist-posted" if result_reason(plan) is not None else "insist-posted-bare"
        yield branch(TEXTS, key, *below, high=posted[1], result=result)
    elif market_reason(plan) is not None:
        yield branch(TEXTS, "insist-evidence", *below, reason=reason)
    else:
        yield branch(TEXTS, "insist-nothing", role=plan.case.role)
    yield branch(TEXTS, "form")


def _insisting(rule: PlaceRule | None) -> Iterator[Branch]:
    yield branch(TEXTS, "rough")
    if rule is None:
        yield branch(TEXTS, "must-know")
    else:
        yield branch(TEXTS, f"must-know-{rule.when}", place=Words(rule.place))
