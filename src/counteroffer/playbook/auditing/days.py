"""Days as people write them: "4 December 2026", "Dec 4", "12/4/2026", "4.12.2026", "2026-12-04", "the 4th"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join([*_NAMES, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept?", "oct", "nov", "dec"])
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = (
    rf"(?:(?P<week{{0}}>{'|'.join(day[:3] + '(?:' + day[3:] + ')?' for day in _WEEKDAYS)})\.?,?[ ]+(?:the[ ]+)?)?"
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_YEAR = r"(?:,?[ ]+(?P<year{0}>(?:19|20)\d\d)(?!\d))?"
_DAY = re.compile(
    rf"(?<![\w.,/-])(?:"
    rf"{_WEEKDAY.format(1)}(?:the[ ]+)?(?P<day1>\d{{1,2}}|{_ORDINAL})(?:st|nd|rd|th)?(?:[ ]+of)?[ -]+(?P<month1>{_MONTH})\b\.?{_YEAR.format(1)}"
    rf"|{_WEEKDAY.format(2)}(?P<month2>{_MONTH})\b\.?[ ]+(?:the[ ]+)?(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word2>{_ORDINAL}))(?![\w%]|[,.]\d){_YEAR.format(2)}"
    rf"|(?P<month3>{_MONTH})\b\.?,?[ ]+(?P<year3>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<iso>(?P<year4>(?:19|20)\d\d)[-/](?P<month4>\d{{1,2}})[-/](?P<day4>\d{{1,2}}))(?![\w/-])"
    rf"|(?P<one>\d{{1,2}})(?P<mark>[./-])(?P<two>\d{{1,2}})(?P=mark)(?P<year5>(?:19|20)?\d\d)(?![\w/-]|[.,]\d)"
    rf"|(?P<short1>\d{{1,2}})/(?P<short2>\d{{1,2}})(?![\w/%])"
    rf"|the[ ]+(?P<day6>\d{{1,2}})(?:st|nd|rd|th)\b"
    rf")",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:by|before|until|till|on|from|of|due|expires?|deadline|date|start(?:s|ing)?)[ :]+(?:the[ ]+)?\Z", re.IGNORECASE
)


class Day(NamedTuple):
    """A day that a text names: its parts, None where it does not say one; `swapped` where "12/4/2026" has two
    readings, `counted` where the day is counted from the day of the plan, as in "tomorrow".
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    swapped: bool = False
    counted: bool = False

    def is_on(self, day: date) -> bool:
        """Whether all that the text says holds for a day; the day of the week is not asked."""
        said = (self.year, day.year), (self.month, day.month), (self.day, day.day)
        return all(one is None or one == other for one, other in said)

    @property
    def other(self) -> "Day | None":
        """The same digits with day and month changed over, where they can be read so."""
        if not self.swapped or self.day is None or self.day > 12:
            return None
        return self._replace(month=self.day, day=self.month)


def days_in(text: str, *, month_first: bool) -> Iterator[Day]:
    """All days of a text, in order; `month_first` says how "12/4/2026" is read where both readings are days."""
    for found in _DAY.finditer(text):
        day = _read(found, text, month_first)
        if day is not None:
            yield day


def weekday_of(word: str) -> int:
    """The number of a day of the week by its first three letters, Monday is 0."""
    return next(number for number, day in enumerate(_WEEKDAYS) if day[:3] == word[:3].lower())


def _read(found: "re.Match[str]", text: str, month_first: bool) -> Day | None:
    start, end = found.span()
    if found["day1"] or found["month2"]:
        number = "1" if found["day1"] else "2"
        written = found["day1"] or found["day2"] or found["word2"]
        month = found[f"month{number}"]
        if _is_verb(month):
            return None
        day = int(written) if written.isdigit() else _ORDINALS[written.lower()]
        week = found[f"week{number}"]
        year = found[f"year{number}"]
        return _checked(start, end, year, _month(month), day, weekday_of(week) if week else None)
    if found["month3"]:
        return (
            None if _is_verb(found["month3"]) else Day(start, end, int(found["year3"]), _month(found["month3"]), None)
        )
    if found["iso"]:
        return _checked(start, end, found["year4"], int(found["month4"]), int(found["day4"]))
    if found["day6"]:
        cued = _CUE.search(text, max(0, start - 16), start)
        return Day(start, end, None, None, int(found["day6"])) if cued and int(found["day6"]) <= 31 else None
    if found["short1"]:
        if not _CUE.search(text, max(0, start - 16), start):
            return None
        return _by_numbers(start, end, None, int(found["short1"]), int(found["short2"]), month_first)
    return _by_numbers(
        start, end, found["year5"], int(found["one"]), int(found["two"]), month_first and found["mark"] != "."
    )


def _by_numbers(start: int, end: int, year: str | None, one: int, two: int, month_first: bool) -> Day | None:
    month, day = (one, two) if month_first else (two, one)
    if month > 12:
        if day > 12 and (year is None or len(year) < 4):
            return None
        return _checked(start, end, year, day, month)
    return _checked(start, end, year, month, day)._replace(swapped=True)


def _checked(start: int, end: int, year: str | None, month: int, day: int, weekday: int | None = None) -> Day:
    """The day, whether the calendar has it or not: one that it has not is no day of anybody's."""
    whole = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
    return Day(start, end, whole, month, day, weekday)


def _month(word: str) -> int:
    return next(number for number, name in enumerate(_NAMES, start=1) if name[:3] == word[:3].lower())


def _is_verb(month: str) -> bool:
    """ "may" and "march" with a small letter are no months."""
    return month in ("may", "march", "mar")
