"""Working days: weekends and public holidays of the place where the talks take place, by the `holidays` library."""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from counteroffer.strategy.workplace import Workplace

WEEKEND = frozenset({5, 6})  # Saturday and Sunday, as date.weekday() counts
ENGLISH = "en_US"
WITH_ARTICLE = ("Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines")


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days off of a place: its name, its weekend, the names of its public holidays by day, for any year, and the
    version of the library that knows them.
    """

    name: str
    weekend: frozenset[int]
    by_day: Mapping[date, str]
    version: str


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are working days; without a place, or without known holidays there, weekends alone are days off."""

    place: Workplace | None = None
    holidays: Holidays | None = field(default=None, compare=False)

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        return not self.is_weekend(day) and self.holiday(day) is None

    def is_weekend(self, day: date) -> bool:
        """Whether a day is of the weekend, as the place keeps it."""
        return day.weekday() in (self.holidays.weekend if self.holidays else WEEKEND)

    def holiday(self, day: date) -> str | None:
        """The name of the public holiday on a day."""
        return self.holidays.by_day.get(day) if self.holidays else None

    def on_or_after(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def move(self, day: date, count: int) -> date:
        """So many working days later (or, where `count` is negative, earlier)."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after the first day, up to the last one."""
        return sum(self.is_working(first + timedelta(days=number)) for number in range(1, (last - first).days + 1))

    def days_off(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The public holidays from the first day to the last that are not of a weekend anyhow, with their names."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        named = ((day, self.holiday(day)) for day in days if not self.is_weekend(day))
        return tuple((day, name) for day, name in named if name is not None)


def working_days(place: Workplace | None) -> WorkingDays:
    """The working days of a place; of a place that the library does not know, all but weekends."""
    return WorkingDays(place, _holidays(place.country, place.part) if place else None)


@cache
def _holidays(country: str, part: str | None) -> Holidays | None:
    """The library's days for a country and its part; None where it does not know the country.

    The library's folder of countries reads all 250 of them when it is imported (47 ms); its file for the one country
    is read here alone (3 ms).
    """
    import holidays
    from holidays.registry import COUNTRIES
    from holidays.version import __version__

    found = next(((stem, names[0]) for stem, names in COUNTRIES.items() if country in names[1:]), None)
    if found is None:
        return None
    stem, title = found
    path = Path(holidays.__file__).parent / "countries" / f"{stem}.py"
    specification = importlib.util.spec_from_file_location(f"holidays.countries.{stem}", path)
    assert specification is not None  # the registry names the files of its own folder
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    entity: type[holidays.HolidayBase] = getattr(module, title)
    known = part if part in entity.subdivisions else None
    kept = entity(subdiv=known, language=_language(entity))
    # Offices keep two days, also where the law names one.
    weekend = frozenset(int(day) for day in kept.weekend) if len(kept.weekend) > 1 else WEEKEND
    return Holidays(_name(title, entity, known), weekend, kept, __version__)


def _language(entity: "type[object]") -> str | None:
    """English where the library has it, else the country's own words; never what the computer is set to."""
    usual: str | None = getattr(entity, "default_language", None)
    others: tuple[str, ...] = getattr(entity, "supported_languages", ())
    return ENGLISH if not (usual or "").startswith("en") and ENGLISH in others else usual


def _name(title: str, entity: "type[object]", part: str | None) -> str:
    """A place's name in words: "New York", "England", "the United States", "the Netherlands"."""
    country = "".join(f" {letter}" if letter.isupper() else letter for letter in title).strip()
    aliases: Mapping[str, str] = getattr(entity, "subdivisions_aliases", {})
    named = next((name for name, code in aliases.items() if code == part), None)
    has_article = country.startswith("United") or country.endswith(("Islands", "Republic")) or country in WITH_ARTICLE
    plain = f"the {country}" if has_article else country
    return named or plain
