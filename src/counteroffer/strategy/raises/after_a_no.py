"""What follows a no: three days from the one on which they were to answer, and what the case holds besides this job."""

from datetime import date, timedelta

from counteroffer.offers.case import Case
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.holidays import working_days
from counteroffer.strategy.raises.raise_assumptions import PLAN_B_DAYS
from counteroffer.strategy.raises.raise_case import PlanB, RaiseDays
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.figures import DAY, Figure

NAMES = ("first", "second", "third")


def plan_after_no(case: Case, days: RaiseDays, today: date) -> PlanB:
    """The stages after a no, each on a working day."""
    after = tuple(
        case.assumption(one, f"days to the {name} stage after a no")
        for one, name in zip(PLAN_B_DAYS, NAMES, strict=True)
    )
    first, second, third = (_stage(case, days.hear, count, name) for count, name in zip(after, NAMES, strict=True))
    settled = days.target if days.state in ("in-time", "short") and not days.target_is_review else None
    return PlanB(
        counted_from=days.hear,
        after=(after[0], after[1], after[2]),
        days=(first, second, third),
        firm=firm_offer(case, today),
        searching=any(one.kind == "search" for one in case.alternatives),
        next_decision=settled if settled is not None and settled.day > days.hear.day else None,
    )


def _stage(case: Case, hear: Figure, count: Figure, name: str) -> Figure:
    try:
        day = working_days(find_workplace(case)).on_or_after(hear.day + timedelta(days=int(count.number)))
    except OverflowError:
        day = date.max  # the end of the calendar
    because = "so many days after the one by which to hear from them, or the next working day"
    return Figure(f"timeline.raise.{name}_stage", f"{name} stage after a no", day, DAY, because, (hear, count))
