"""Guides side by side: whose guide it is, for which work at which rung, and how far one figure is from many others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from statistics import median

from counteroffer.guides.guide import Guide
from counteroffer.library.companies import company_key
from counteroffer.library.ladder import rank_of
from counteroffer.library.roles import PLAIN_LEVEL, read_role

CONSISTENT = Decimal("1.4826")  # turns a median deviation into a standard deviation where values are normal


@dataclass(frozen=True, slots=True)
class Whose:
    """What a guide is for: the company's key, the work in words, the level's words, and its codes."""

    company: str
    work: tuple[str, ...]
    levels: frozenset[str]
    codes: frozenset[str]

    @property
    def rank(self) -> int | None:
        """How high the level stands; a role without a word of level is a middle one; None off the common ladder."""
        return rank_of(self.levels or frozenset({PLAIN_LEVEL}))


def whose(guide: Guide) -> Whose | None:
    """Whose guide it is; None where the title does not say."""
    return _whose(guide.company, guide.role, guide.level or "") if guide.company and guide.role else None


@lru_cache(maxsize=10_000)  # every rule over many guides asks for each of them
def _whose(company: str, role: str, level: str) -> Whose:
    whole, plain = read_role(f"{role} {level}"), read_role(role)
    return Whose(company_key(company), plain.family, whole.levels, whole.codes)


def named(guides: Iterable[Guide]) -> Iterator[tuple[Guide, Whose]]:
    """The guides of which the title says whose they are."""
    for guide in guides:
        found = whose(guide)
        if found is not None:
            yield guide, found


@dataclass(frozen=True, slots=True)
class Spread:
    """Where many figures lie: how many, their median, and the median of their distances from it."""

    count: int
    middle: Decimal
    deviation: Decimal

    def distance(self, value: Decimal) -> Decimal:
        """How many robust standard deviations a value is from the median; below a hundredth of it nothing counts."""
        return abs(value - self.middle) / (CONSISTENT * max(self.deviation, self.middle / 100))


def spread_of(values: Sequence[Decimal]) -> Spread:
    """The spread of at least one figure (Rousseeuw and Croux 1993, "Alternatives to the Median Absolute Deviation")."""
    middle = median(values)
    return Spread(len(values), middle, median([abs(value - middle) for value in values]))
