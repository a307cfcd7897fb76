"""The market record: one wage that somebody was filed, advertised or offered at, with where it was read.

Amounts are whole cents (or the hundredth part of any currency) a year, so that two engines agree to the cent.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["filing", "posted", "note", "table"]
KINDS: tuple[Kind, ...] = ("filing", "posted", "note", "table")
CENTS = 100

# Reasons for which a case is dropped that say it is over: an earlier row of the same case does not count either.
WITHDRAWN, WITHDRAWN_AFTER, DENIED = "withdrawn", "withdrawn after it was certified", "denied"
ENDED = (WITHDRAWN, WITHDRAWN_AFTER, DENIED)

# What a record holds, and how an engine keeps it. `base` is what is counted: the middle where a range is stated.
COLUMNS = {
    "kind": "VARCHAR",
    "employer": "VARCHAR",
    "employer_key": "VARCHAR",
    "title": "VARCHAR",
    "occupation": "VARCHAR",
    "place": "VARCHAR",
    "state": "VARCHAR",
    "area": "VARCHAR",
    "currency": "VARCHAR",
    "base": "BIGINT",
    "low": "BIGINT",
    "high": "BIGINT",
    "total": "BIGINT",
    "day": "DATE",
    "case_id": "BIGINT",
    "source": "VARCHAR",
    "row": "BIGINT",
}

# What an importer states of a record; the keys, the area and the source are added to it.
STATED = {
    "row": "BIGINT",
    "employer": "VARCHAR",
    "title": "VARCHAR",
    "occupation": "VARCHAR",
    "place": "VARCHAR",
    "state": "VARCHAR",
    "currency": "VARCHAR",
    "low": "BIGINT",
    "high": "BIGINT",
    "total": "BIGINT",
    "day": "DATE",
    "case_id": "BIGINT",
    "reason": "VARCHAR",
    "mended": "VARCHAR",
    "shown": "VARCHAR",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One row of a file as an importer read it; amounts in cents a year.

    `reason` is why the row is dropped (None: it is kept), `mended` what was taken to be a slip and read otherwise, `shown`
    the row's wage as written, for the report. A row that is dropped needs none of the rest.
    """

    row: int
    employer: str = ""
    title: str = ""
    occupation: str = ""
    place: str = ""
    state: str = ""
    currency: str = ""
    low: int | None = None
    high: int | None = None
    total: int | None = None
    day: date | None = None
    case_id: int | None = None
    reason: str | None = None
    mended: str | None = None
    shown: str = ""
