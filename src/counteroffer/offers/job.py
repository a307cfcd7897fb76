"""The job that a person has, as a raise case states it: since when, the last raise, the next review, the band, the level asked for."""

from dataclasses import dataclass

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Words

# Months from one review to the next, by the word of the case; reviews of any other kind follow no calendar.
CYCLES = {"yearly": 12, "half-yearly": 6, "quarterly": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The employer's own range of base salary for a level, in money per the period of each figure's unit.

    `midpoint` is the one that the employer states; `source` is where the person saw the band.
    """

    id: str
    low: Figure | None = None
    midpoint: Figure | None = None
    high: Figure | None = None
    source: Words | None = None
    date: Figure | None = None

    def figures(self) -> tuple[Figure, ...]:
        """What the band states, from its bottom to its top."""
        return tuple(figure for figure in (self.low, self.midpoint, self.high) if figure is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRaise:
    """The last change of base salary: its day, and by a share of base or an amount."""

    on: Figure
    by: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The next pay review: the day from which its pay holds (`on`), the day by which raises are settled (`decided`).

    `cycle`: yearly, half-yearly, quarterly or none; `by` says in words who decides.
    """

    on: Figure | None = None
    decided: Figure | None = None
    cycle: str | None = None
    by: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """The level asked for: its name, its band, since when its work is done already, and what it asks for in words."""

    to: Words
    band: Band | None = None
    since: Figure | None = None
    expects: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The job that the person has. `since` is the first day at this employer, `role_since` that in this role or level."""

    since: Figure | None = None
    role_since: Figure | None = None
    last_raise: LastRaise | None = None
    review: Review | None = None
    band: Band | None = None
    promotion: Promotion | None = None

    def asked_band(self) -> Band | None:
        """The band that an ask is held against: that of the level asked for, else that of the present one."""
        if self.promotion is not None and self.promotion.band is not None:
            return self.promotion.band
        return self.band if self.promotion is None else None
