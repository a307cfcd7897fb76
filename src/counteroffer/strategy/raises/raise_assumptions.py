"""The days that a raise takes, as named assumptions; a case overrides any of them under `assume:`."""

from decimal import Decimal

from counteroffer.terms.figures import Assumption

OURS = "our default, not measured; override it under assume: in the case"
WORKING_DAYS = "working days"


def _days(name: str, value: int, low: int, high: int, unit: str, because: str) -> Assumption:
    return Assumption(f"assume.{name}", Decimal(value), Decimal(low), Decimal(high), unit, because, OURS)


PREPARE_DAYS = _days(
    "prepare_days", 5, 2, 15, WORKING_DAYS, "time to put the business case on one page, evidence included"
)
MEETING_DAYS = _days("meeting_days", 5, 2, 10, WORKING_DAYS, "time from asking for a talk about pay to the talk")
REVIEW_LEAD_DAYS = _days(
    "review_lead_days", 20, 10, 40, WORKING_DAYS,
    "how long before raises are settled the talk should have been, so that a manager can take it into the budget",
)  # fmt: skip
WRITE_UP_DAYS = _days("write_up_days", 1, 1, 2, WORKING_DAYS, "time to put into writing what was said in the talk")
RAISE_ANSWER_DAYS = _days(
    "raise_answer_days", 10, 5, 30, WORKING_DAYS, "time the employer takes to answer an ask for a raise"
)
PLAN_B_DAYS = (
    _days("plan_b_first", 30, 21, 45, "days", "after a no: time to have in writing what would make it a yes"),
    _days("plan_b_second", 60, 45, 75, "days", "after a no: time to have looked outside in earnest"),
    _days("plan_b_third", 90, 75, 120, "days", "after a no: time until the second talk, and the decision"),
)


def raise_assumptions() -> tuple[Assumption, ...]:
    """Every assumption of a raise, once each."""
    return (PREPARE_DAYS, MEETING_DAYS, REVIEW_LEAD_DAYS, WRITE_UP_DAYS, RAISE_ANSWER_DAYS, *PLAN_B_DAYS)
