"""Small pieces of wording that several sections share."""

from counteroffer.strategy.plan import Plan
from counteroffer.strategy.quoting import quote_fault
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say

EMPTY = say("–")
YEAR = 365
AGED = ("undated-guide", "review-overdue", "quarter-old", "evidence-years-old")
COMPONENT_TITLES = {
    "base": "Base salary", "bonus": "Bonus", "equity": "Equity grant", "sign_on": "Sign-on bonus", "total": "Stated total",
}  # fmt: skip


def cell(shown: Figure | Sentence | Words | None) -> Sentence:
    """A table cell; a dash where there is nothing to show."""
    if shown is None:
        return EMPTY
    return shown if isinstance(shown, Sentence) else say("{shown}", shown=shown)


def age_notes(plan: Plan) -> list[Sentence]:
    """What is to be said of the age of the range that the ask rests on: undated, old, or of a day to come."""
    stated = plan.benchmark.of_ceiling()
    if stated is None:
        return []
    if stated.source == "guide":
        used = plan.benchmark.guide
        if used is None:
            return []
        worn = [fault for fault in used.faults if fault.rule in AGED]
        return [
            say("The guide's range may be out of date: {fault}.", fault=quote_fault(fault, used.guide))
            for fault in worn
        ]
    if stated.dated is None:
        return [say("The range carries no date.")]
    if stated.dated.day > plan.today:
        return [say("The range is dated {day}, which is yet to come.", day=stated.dated)]
    if (plan.today - stated.dated.day).days > YEAR:
        return [say("The range is of {day}, more than a year ago.", day=stated.dated)]
    return []


def is_raise(plan: Plan) -> bool:
    """Whether the plan is for a raise."""
    return plan.case.kind == "raise"


def has_expired(plan: Plan) -> bool:
    """Whether the offer's last day has passed."""
    expires = plan.offer.expires if plan.offer else None
    return expires is not None and expires.day < plan.today
