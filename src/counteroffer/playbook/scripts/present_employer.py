"""The present employer's counter-offer: hear it, get it in writing, decide on the same scale."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, say

ORDER = 5


def write(plan: Plan) -> Iterator[Script]:
    """Where the case names a present job."""
    if is_raise(plan) or plan.offer is None or not any(one.kind == "present" for one in plan.case.alternatives):
        return
    yield Script("present-employer", "Your present employer makes a counter-offer", "phone", (
        say("Thank you; it means something to me that you want me to stay. Please put it in writing: the base salary, from which day, and what changes in the work itself."),
        _when(plan),
    ), to_do=(
        say("Put their letter into the case as an alternative and plan again: it is then held against the offer on the same scale."),
        say("Ask yourself what made you look elsewhere; pay alone seldom mends it."),
    ))  # fmt: skip


def _when(plan: Plan) -> Sentence:
    """A promise that the offer's own last day allows."""
    decide = next((step.day for step in plan.timeline if step.day.id == "timeline.decide"), None)
    if decide is None:
        return say("I will think about it properly, and I will not keep you waiting.")
    return say("I will think about it properly and tell you by {day}.", day=decide)
