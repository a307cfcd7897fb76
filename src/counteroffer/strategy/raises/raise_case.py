"""The record of a raise: where present pay stands, what is asked for, on which days, and what follows a no."""

from dataclasses import dataclass

from counteroffer.market.benchmark import BAND, STATISTICS, PayRange
from counteroffer.offers.case import Alternative, Strength
from counteroffer.offers.job import Job
from counteroffer.terms.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Present base against one stated range, all a year: what it lacks to each point; less than nothing where it lies above.

    `middle` is None where the range has no two ends, or is a pair of published percentiles.
    """

    stated: PayRange
    middle: Figure | None = None
    to_low: Figure | None = None
    to_middle: Figure | None = None
    to_high: Figure | None = None

    @property
    def is_band(self) -> bool:
        """Whether the range is the employer's own."""
        return self.stated.source == BAND

    @property
    def is_published(self) -> bool:
        """Whether its ends are percentiles of published wage statistics."""
        return self.stated.source == STATISTICS


@dataclass(frozen=True, slots=True, kw_only=True)
class PayGap:
    """Present base against every range. `compa_ratio` is base over the middle of `against`; `in_range` how far up it base lies."""

    base: Figure
    gaps: tuple[Gap, ...] = ()
    against: Gap | None = None
    compa_ratio: Figure | None = None
    in_range: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSince:
    """Whole months from days in the past to the day of the plan; None where the case does not say, or the day lies ahead."""

    here: Figure | None = None
    in_role: Figure | None = None
    last_raise: Figure | None = None
    at_next_level: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseAsk:
    """The ask: base a year, the same as it is paid (per hour, month ...), and what that is more than now.

    `compa_ratio` is that of the ask; `level_begins_at` the bottom of the asked level's band where the ask lies below it.
    """

    asked: Figure
    as_paid: Figure
    more: Figure
    share: Figure
    more_a_year: Figure
    compa_ratio: Figure | None = None
    level_begins_at: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseDays:
    """The days of a raise, counted back from the day by which raises are settled where that is known.

    state: "in-time", "short" (less time than a budget needs), "late" (no talk fits before the day), "unknown" (no day is
    known), "pressed" (a written offer elsewhere, `pressed_by` its last day, ends before they would answer) or "waiting" (an
    ask stands unanswered: then only `hear`). `target` is the day counted back from: that of the
    decision, or where only the review's day is known that one (`target_is_review`). `passed` is a stated day of the
    decision that lies behind.
    """

    state: str
    hear: Figure
    begin: Figure | None = None
    request: Figure | None = None
    talk: Figure | None = None
    write_up: Figure | None = None
    target: Figure | None = None
    target_is_review: bool = False
    review: Figure | None = None
    passed: Figure | None = None
    pressed_by: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanB:
    """The days after a no: `counted_from` is the day by which to hear, each stage so many days (`after`) later.

    `firm` is a written offer of another employer that still stands, `searching` whether the case names a search.
    """

    counted_from: Figure
    after: tuple[Figure, Figure, Figure]
    days: tuple[Figure, Figure, Figure]
    firm: Alternative | None = None
    searching: bool = False
    next_decision: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseCase:
    """All of a raise. Achievements are split into those that something shows and those that still need it.

    `pay` is None where no base is stated, `ask` where no number is asked for.
    """

    job: Job
    shown: tuple[Strength, ...]
    unshown: tuple[Strength, ...]
    since: TimeSince
    days: RaiseDays
    plan_b: PlanB
    pay: PayGap | None = None
    ask: RaiseAsk | None = None
