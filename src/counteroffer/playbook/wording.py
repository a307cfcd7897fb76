"""Small pieces of wording that several sections share."""

from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say

EMPTY = say("–")
COMPONENT_TITLES = {
    "base": "Base salary", "bonus": "Bonus", "equity": "Equity grant", "sign_on": "Sign-on bonus", "total": "Stated total",
}  # fmt: skip


def cell(shown: Figure | Sentence | Words | None) -> Sentence:
    """A table cell; a dash where there is nothing to show."""
    if shown is None:
        return EMPTY
    return shown if isinstance(shown, Sentence) else say("{shown}", shown=shown)


def is_raise(plan: Plan) -> bool:
    """Whether the plan is for a raise."""
    return plan.case.kind == "raise"


def has_expired(plan: Plan) -> bool:
    """Whether the offer's last day has passed."""
    expires = plan.offer.expires if plan.offer else None
    return expires is not None and expires.day < plan.today
