"""Vesting schedules as people write them: "4y, 1y cliff, monthly", "5/15/40/40", "25% after 1 year, then quarterly"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

MONTHS_BETWEEN = {
    "monthly": 1, "month": 1, "quarterly": 3, "quarter": 3, "semiannually": 6, "semi-annually": 6, "half-yearly": 6,
    "yearly": 12, "annually": 12, "annual": 12, "year": 12,
}  # fmt: skip
LONGEST_YEARS = 10
AT_ONCE = ("immediately", "immediate", "at once", "at grant", "fully vested", "vested", "none", "no vesting")

_LENGTH = r"(\d{1,4}(?:\.5)?)\s*-?\s*(years|year|yrs|yr|y|months|month|mo|m)\b"
_TERM = re.compile(rf"(?:over\s+)?(?:the\s+)?(next\s+|following\s+|remaining\s+)?{_LENGTH}")
_CLIFF = re.compile(r"(\d{1,4})\s*-?\s*(y|yr|year|years|m|mo|month|months)[\s-]*cliff")
_SHARES = re.compile(r"\d{1,4}(?:\.\d{1,6})?\s*%?(?:\s*/\s*\d{1,4}(?:\.\d{1,6})?\s*%?)+")
_PART = re.compile(
    r"(\d{1,4}(?:\.\d{1,6})?)\s*%\s*(?:vests?\s+)?(?:after|at|on)\s+"
    rf"(?:{_LENGTH}|(year|month)\s+(\d{{1,3}}))"
)
_PERCENT = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)\s*%")
_THEN_OVER = re.compile(r"cliff\b.*\b(?:then|thereafter|followed)\b.*\bover\s+\d")
_A_YEAR = re.compile(r"(\d{1,3})\s*%\s*(?:a|per|each|every|/)\s*year\b(.*)")
_FILLERS = frozenset((
    "then", "after", "every", "in", "equal", "parts", "over", "rsu", "a", "per", "with", "and", "the", "rest",
    "remaining", "remainder", "balance", "of",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vesting:
    """A schedule: which share of the grant vests at the end of which month; the shares sum to one.

    What vests at once is in hand at the end of the first month.
    """

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


@lru_cache(maxsize=1024)
def read_vesting(text: str) -> Vesting:
    """The schedule that a text states; a ValueError says what is wrong and names the way out."""
    words = " ".join(text.lower().split())
    if words in AT_ONCE:
        return Vesting(((1, Fraction(1)),), 0, text)
    shares = _SHARES.match(words)
    if shares:
        return _by_year(shares.group(), words[shares.end() :], text)
    each = _A_YEAR.fullmatch(words)
    if each and 100 % (int(each[1]) or 101) == 0:  # "25% a year" is a quarter in each of four years
        return _by_year("/".join([each[1]] * (100 // int(each[1]))), each[2], text)
    if _PART.search(words):
        return _by_parts(words, text)
    return _evenly(words, text)


def even_vesting(years: int) -> Vesting:
    """Equal monthly parts over whole years, without a cliff."""
    return _tranches(years * 12, 0, 1, f"{years} years")


def _by_year(shares: str, rest: str, text: str) -> Vesting:
    """The parts of each year, "5/15/40/40": at its end, or in equal steps within it; a cliff holds the first back."""
    parts = [Fraction(part.strip(" %")) for part in shares.split("/")]
    _refuse_sum(sum(parts), shares)
    if len(parts) > LONGEST_YEARS:
        raise ValueError(f"{len(parts)} years of vesting; at most {LONGEST_YEARS} are read")
    cliff = _CLIFF.search(rest)
    step = _frequency(rest[: cliff.start()] + rest[cliff.end() :] if cliff else rest, default=12)
    held_back = _months(cliff[1], cliff[2]) if cliff else 0
    if held_back > 12 * len(parts):
        raise ValueError("the cliff lies after the end of the schedule")
    tranches = _joined(
        (max(12 * year + month, held_back), part / 100 * step / 12)
        for year, part in enumerate(parts)
        if part
        for month in range(step, 13, step)
    )
    return Vesting(tranches, tranches[0][0], text)


def _by_parts(words: str, text: str) -> Vesting:
    """Parts with their times, "25% after 1 year, then quarterly"; the rest over a stated time, else at the same pace."""
    found = [(_time_of(part), Fraction(part[1]) / 100) for part in _PART.finditer(words)]
    months = [month for month, _share in found]
    if months != sorted(set(months)) or not 0 < months[0] <= months[-1] <= 12 * LONGEST_YEARS:
        raise ValueError(f"the times in {text!r} do not rise within {LONGEST_YEARS} years")
    stated = sum((share for _month, share in found), Fraction(0))
    rest = _PART.sub(" ", words)
    percent = _PERCENT.search(rest)
    if percent is not None:  # "25% after 1 year, 75% monthly over 3 years"
        _refuse_sum(100 * stated + Fraction(percent[1]), f"in {text!r}")
        rest = rest[: percent.start()] + rest[percent.end() :]
    over = _TERM.search(rest)
    how = rest[: over.start()] + rest[over.end() :] if over else rest
    step = _frequency(how, default=0)
    if not step and not over:
        _refuse_sum(100 * stated, f"in {text!r}")
        return Vesting(tuple(found), months[0], text)
    if not 0 < stated < 1:
        raise ValueError(f"the parts in {text!r} make {float(100 * stated):g} %, and more is to follow")
    length = _months(over[2], over[3]) if over else _at_the_same_pace(months[-1], stated, text)
    if not 0 < length <= 12 * LONGEST_YEARS - months[-1]:
        raise ValueError(f"a schedule of {months[-1] + length} months; up to {LONGEST_YEARS} years are read")
    later = _tranches(length, 0, step or 1, text).tranches
    tail = ((months[-1] + month, share * (1 - stated)) for month, share in later)
    return Vesting((*found, *tail), months[0], text)


def _at_the_same_pace(month: int, stated: Fraction, text: str) -> int:
    """The months that the rest takes if it vests as fast as the part until a month: 25 % in one year leave three."""
    whole = month / stated
    if whole.denominator != 1 or whole % 12:  # no letter means a schedule of forty months
        raise ValueError(f"{text!r} does not say over how many years the rest vests")
    return int(whole) - month


def _time_of(part: re.Match[str]) -> int:
    """The month at whose end a stated part vests; groups of `_PART`: share, count and unit, or unit and count."""
    _share, count, unit, named, number = part.groups()
    return _months(count, unit) if unit else _months(number, named)


def _evenly(words: str, text: str) -> Vesting:
    cliff = _CLIFF.search(words)
    without_cliff = words[: cliff.start()] + words[cliff.end() :] if cliff else words.replace("no cliff", "")
    cliff_months = _months(cliff.group(1), cliff.group(2)) if cliff else 0
    if cliff and not without_cliff.strip(" ,;"):
        return _tranches(_within_reach(cliff_months), cliff_months, cliff_months, text)
    term = _TERM.search(without_cliff)
    if term is None:
        how_much = "; it does not say how much vests in which year" if "loaded" in words else ""
        raise ValueError(f"no schedule in {text!r}{how_much}")
    months = _months(term[2], term[3])
    if cliff and _THEN_OVER.search(words):
        raise ValueError(
            f"{text!r} may mean {_length(months)} in all or {_length(cliff_months + months)}; say the whole length first"
        )
    months += cliff_months if term[1] else 0
    rest = (without_cliff[: term.start()] + without_cliff[term.end() :]).strip(" ,;")
    _within_reach(months)
    if cliff_months > months:
        raise ValueError("the cliff lies after the end of the schedule")
    return _tranches(months, cliff_months, _frequency(rest, default=1), text)


def _within_reach(months: int) -> int:
    if not 0 < months <= 12 * LONGEST_YEARS:
        raise ValueError(f"a schedule of {months} months; up to {LONGEST_YEARS} years are read")
    return months


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


def _joined(parts: Iterable[tuple[int, Fraction]]) -> tuple[tuple[int, Fraction], ...]:
    """Parts in order of their months, those of one month together."""
    found: dict[int, Fraction] = {}
    for month, share in parts:
        found[month] = found.get(month, Fraction(0)) + share
    return tuple(sorted(found.items()))


def _refuse_sum(total: Fraction | int, where: str) -> None:
    if total != 100:
        raise ValueError(f"the parts {where} make {float(total):g} %, not 100 %")


def _months(number: str, unit: str) -> int:
    return int(Fraction(number) * (12 if unit.startswith("y") else 1))


def _length(months: int) -> str:
    return f"{months // 12} years" if months % 12 == 0 else f"{months} months"


def _frequency(rest: str, *, default: int) -> int:
    words = [word for word in re.split(r"[\s,;]+", rest.replace("vesting", "").replace("thereafter", "")) if word]
    words = [word for word in words if word not in _FILLERS]
    if not words:
        return default
    if len(words) == 1 and words[0] in MONTHS_BETWEEN:
        return MONTHS_BETWEEN[words[0]]
    raise ValueError(f"{' '.join(words)!r} in the schedule is not understood")
