"""Before an offer: the two questions that fix a number too early."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import say

ORDER = 1


def write(plan: Plan) -> Iterator[Script]:
    """Only while no offer has been made."""
    if plan.case.stage != "expectations" or is_raise(plan):
        return
    yield Script("expectations", "“What do you expect to earn?”", "phone", (
        say("I would like to learn more about the role before I name a number. Which range have you set for it?"),
        say("If they insist: my number depends on the scope, the level and the whole package. If your range for {role} is in line with the market, we will agree.", role=plan.case.role),
    ))  # fmt: skip
    yield Script("present-pay", "“What are you making now?”", "phone", (
        say("I would rather talk about what this role is worth to you than about what I am paid for another one. Which range have you set for it?"),
    ))  # fmt: skip
