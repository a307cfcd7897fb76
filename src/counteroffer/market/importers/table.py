"""Any table of pay (.csv, .tsv, .xlsx) whose columns the person names: `--map base=Salary --map employer=Company`.

Nothing is read by a guess: where the columns are not named, the table's own names are shown with what they may hold, as
options that can be copied. A row states base pay (`base`, or its two ends `low` and `high`), a total, or both; a total is
never turned into a base. Amounts may be written as people write them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from counteroffer.market.importer import Choices, Job, Opened
from counteroffer.market.records.record import Stated
from counteroffer.market.sheets import is_sheet, sheet_rows
from counteroffer.market.stated_pay import Pay, day_of, pay_of, tells_order
from counteroffer.market.text_tables import text_rows
from counteroffer.terms.faults import BadRequestError

NAME = "table"
KIND = "table"
ORDER = 9

FIELDS = (
    "employer",
    "title",
    "place",
    "state",
    "currency",
    "base",
    "low",
    "high",
    "total",
    "date",
    "unit",
    "occupation",
)
# What columns are often called, for showing what one may hold.
OFTEN = {
    "employer": ("company", "employer", "employer name", "company name", "organisation", "organization"),
    "title": ("title", "job title", "role", "position", "job", "designation"),
    "place": ("location", "city", "region", "place", "office", "worksite city"),
    "state": ("state", "worksite state"),
    "currency": ("currency", "currency code"),
    "base": ("base", "base salary", "salary", "base pay", "basesalary", "pay", "annual salary", "wage"),
    "low": ("salary from", "min salary", "minimum", "low", "from", "min"),
    "high": ("salary to", "max salary", "maximum", "high", "to", "max"),
    "total": ("total", "total compensation", "totalyearlycompensation", "total pay", "tc", "total comp"),
    "date": ("date", "day", "timestamp", "submitted", "posted", "start date"),
    "unit": ("unit", "per", "pay period", "period", "unit of pay"),
    "occupation": ("soc", "soc code", "occupation code"),
}
LOOKED_AT = 2000  # rows that tell whether days are written month first


def knows(opened: Opened, choices: Choices) -> bool:
    """Every table that no other importer knows."""
    return opened.is_table


def state(job: Job) -> Iterator[Stated]:
    """The rows below the header; a BadRequestError where the columns are not named, or are not in the table."""
    if not job.opened.head:
        raise BadRequestError(f"{job.opened.shown} is empty", "name a table with a header and rows")
    header = [" ".join(cell.split()) for cell in job.opened.head[0]]
    places = _places(job, header)
    month_first = _month_first(job, places)
    rows = islice(_rows(job), job.pieces.end, None)
    return (_stated(number, _cells(row, places), job.choices, month_first=month_first) for number, row in rows)


def _rows(job: Job) -> Iterator[tuple[int, tuple[str, ...]]]:
    path = job.opened.path
    rows = sheet_rows(path, tell=job.tell) if is_sheet(path) else text_rows(path)
    next(rows, None)  # the header
    return rows


def _places(job: Job, header: list[str]) -> Mapping[str, int]:
    """Where each named column stands."""
    named = job.choices.columns
    for field in named:
        if field not in FIELDS:
            raise BadRequestError(f"a record has no {field!r}", f"name columns for: {', '.join(FIELDS)}")
    if not any(field in named for field in ("base", "low", "high", "total")):
        raise BadRequestError(f"no column of {job.opened.shown} is named as pay", _guessed(header, named))
    by_name = {name.casefold(): place for place, name in enumerate(header)}
    missing = [name for name in named.values() if name.casefold() not in by_name]
    if missing:
        raise BadRequestError(f"{job.opened.shown} has no column {missing[0]!r}", f"its columns: {', '.join(header)}")
    return {field: by_name[name.casefold()] for field, name in named.items()}


def _guessed(header: list[str], named: Mapping[str, str]) -> str:
    """What the columns may hold, as options to look at and to copy."""
    known = {name.casefold().replace("_", " "): name for name in header}
    found = {field: next((known[name] for name in names if name in known), None) for field, names in OFTEN.items()}
    options = [f"--map {field}={name!r}" for field, name in found.items() if name is not None and field not in named]
    if not options:
        return f"its columns: {', '.join(header)}; say which is which, such as --map base=Salary"
    return f"if its columns hold what their names say: {' '.join(options)}"


def _month_first(job: Job, places: Mapping[str, int]) -> bool | None:
    """How the table writes days with slashes, where one of its first rows tells; None where they contradict each other."""
    if "date" not in places:
        return None
    told = set()
    for number, row in _rows(job):
        if number > LOOKED_AT:
            break
        told.add(tells_order(_cells(row, places)["date"]))
    return next(iter(told - {None})) if len(told - {None}) == 1 else None


def _cells(row: tuple[str, ...], places: Mapping[str, int]) -> dict[str, str]:
    return {field: row[place].strip() if place < len(row) else "" for field, place in places.items()}


def _stated(number: int, cells: Mapping[str, str], choices: Choices, *, month_first: bool | None) -> Stated:
    """One row; with a reason where it cannot be used."""
    shown = " ".join(cells[field] for field in ("base", "low", "high", "total", "unit") if cells.get(field))
    try:
        base = _base(cells)
        total = pay_of(cells["total"], cells.get("unit", "")) if cells.get("total") else None
    except ValueError as error:
        return Stated(row=number, reason="pay that cannot be read", shown=f"{shown}: {error}")
    if base is None and total is None:
        return Stated(row=number, reason="no pay", shown=shown)
    currencies = {cells.get("currency", "").upper(), *(pay.currency for pay in (base, total) if pay)} - {""} or {
        choices.currency
    }
    employer, day = cells.get("employer") or choices.employer, _day(cells, choices, month_first)
    reason = _reason(currencies, employer, cells, day)
    if reason is not None:
        return Stated(row=number, reason=reason, shown=shown)
    return Stated(
        row=number, employer=employer, title=cells.get("title") or choices.title, occupation=cells.get("occupation", "")[:7],
        place=cells.get("place") or choices.place, state=cells.get("state", "").upper(), currency=currencies.pop(),
        low=base.low if base else None, high=base.high if base and base.high != base.low else None,
        total=(total.low + total.high) // 2 if total else None, day=day, shown=shown,
    )  # fmt: skip


def _base(cells: Mapping[str, str]) -> Pay | None:
    unit = cells.get("unit", "")
    ends = [pay_of(cells[field], unit) for field in ("base", "low", "high") if cells.get(field)]
    if not ends:
        return None
    return Pay(
        min(one.low for one in ends),
        max(one.high for one in ends),
        next((one.currency for one in ends if one.currency), ""),
    )


def _day(cells: Mapping[str, str], choices: Choices, month_first: bool | None) -> date | None:
    return day_of(cells["date"], month_first=month_first) if cells.get("date") else choices.day


def _reason(currencies: set[str], employer: str, cells: Mapping[str, str], day: date | None) -> str | None:
    if len(currencies) > 1:
        return "two currencies in one row"
    if not all(len(one) == 3 and one.isalpha() for one in currencies):
        return "no currency (--currency says it for all rows)"
    if not employer:
        return "no employer"
    return "day that cannot be read, or could be two" if cells.get("date") and day is None else None
