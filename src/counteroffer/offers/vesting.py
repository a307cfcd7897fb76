"""Vesting schedules as people write them: "4y, 1y cliff, monthly" or "5/15/40/40"."""

import re
from dataclasses import dataclass
from fractions import Fraction

MONTHS_BETWEEN = {
    "monthly": 1, "month": 1, "quarterly": 3, "quarter": 3, "semiannually": 6, "semi-annually": 6, "half-yearly": 6,
    "yearly": 12, "annually": 12, "annual": 12, "year": 12,
}  # fmt: skip
LONGEST_YEARS = 10

_TERM = re.compile(r"(?:over\s+)?(\d+(?:\.5)?)\s*-?\s*(y|yr|yrs|year|years|m|mo|month|months)")
_CLIFF = re.compile(r"(\d+)\s*-?\s*(y|yr|year|years|m|mo|month|months)[\s-]*cliff")
_SHARES = re.compile(r"\d+(?:\.\d+)?\s*%?(?:\s*/\s*\d+(?:\.\d+)?\s*%?)+")


@dataclass(frozen=True, slots=True)
class Vesting:
    """A schedule: which share of the grant vests at the end of which month; the shares sum to one."""

    tranches: tuple[tuple[int, Fraction], ...]
    cliff_months: int
    words: str

    @property
    def months(self) -> int:
        """The month in which the last part vests."""
        return self.tranches[-1][0]

    @property
    def years(self) -> Fraction:
        """The length of the schedule in years."""
        return Fraction(self.months, 12)

    def vested_after(self, months: int) -> Fraction:
        """The share of the grant that has vested by the end of a month."""
        return sum((share for month, share in self.tranches if month <= months), Fraction(0))


def read_vesting(text: str) -> Vesting:
    """The schedule that a text states; a ValueError says what is wrong and names the way out."""
    words = text.strip().lower()
    shares = _SHARES.match(words)
    if shares:
        return _by_year(shares.group(), words[shares.end() :], text)
    return _evenly(words, text)


def even_vesting(years: int) -> Vesting:
    """Equal monthly parts over whole years, without a cliff."""
    return _tranches(years * 12, 0, 1, f"{years} years")


def _by_year(shares: str, rest: str, text: str) -> Vesting:
    parts = [Fraction(part.strip(" %")) for part in shares.split("/")]
    if sum(parts) != 100:
        total = float(sum(parts))
        raise ValueError(f"the parts {shares} make {total:g} %, not 100 %")
    if len(parts) > LONGEST_YEARS:
        raise ValueError(f"{len(parts)} years of vesting; at most {LONGEST_YEARS} are read")
    step = _frequency(rest, default=12)
    tranches = [
        (12 * year + month, part / 100 * step / 12)
        for year, part in enumerate(parts)
        if part
        for month in range(step, 13, step)
    ]
    return Vesting(tuple(tranches), tranches[0][0], text)


def _evenly(words: str, text: str) -> Vesting:
    cliff = _CLIFF.search(words)
    without_cliff = words[: cliff.start()] + words[cliff.end() :] if cliff else words.replace("no cliff", "")
    term = _TERM.search(without_cliff)
    if term is None:
        raise ValueError(f"no schedule in {text!r}")
    months = _months(term.group(1), term.group(2))
    cliff_months = _months(cliff.group(1), cliff.group(2)) if cliff else 0
    rest = (without_cliff[: term.start()] + without_cliff[term.end() :]).strip(" ,;")
    if not 0 < months <= 12 * LONGEST_YEARS:
        raise ValueError(f"a schedule of {months} months; up to {LONGEST_YEARS} years are read")
    if cliff_months > months:
        raise ValueError("the cliff lies after the end of the schedule")
    return _tranches(months, cliff_months, _frequency(rest, default=1), text)


def _tranches(months: int, cliff: int, step: int, text: str) -> Vesting:
    """Equal parts every `step` months; what would vest before the cliff vests at the cliff."""
    days = [month for month in range(step, months + 1, step) if month >= cliff]
    if not days or days[-1] != months:
        days.append(months)
    if cliff and days[0] != cliff:
        days.insert(0, cliff)
    shares, before = [], 0
    for month in days:
        shares.append((month, Fraction(month - before, months)))
        before = month
    return Vesting(tuple(shares), cliff, text)


def _months(number: str, unit: str) -> int:
    return int(Fraction(number) * (12 if unit.startswith("y") else 1))


def _frequency(rest: str, *, default: int) -> int:
    words = [word for word in re.split(r"[\s,;]+", rest.replace("vesting", "").replace("thereafter", "")) if word]
    words = [
        word
        for word in words
        if word not in ("then", "after", "every", "in", "equal", "parts", "over", "rsu", "a", "per")
    ]
    if not words:
        return default
    if len(words) == 1 and words[0] in MONTHS_BETWEEN:
        return MONTHS_BETWEEN[words[0]]
    raise ValueError(f"{' '.join(words)!r} in the schedule is not understood")
