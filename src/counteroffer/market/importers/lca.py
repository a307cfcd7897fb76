"""Labor condition applications: the wages that US employers file for work on H-1B, H-1B1 and E-3 visas.

The US Department of Labor publishes every case with its employer, title, occupation, place and wage. The columns change
nearly every year: `lca.yaml` beside this file says what each layout calls them. A column that a layout does not know is an
error with its place, never a guess.

Kept are certified cases of full-time work. A wage by the hour, week, fortnight or month is made a year's with the factors
of `lca.yaml`. Dropped and counted are blank rows, withdrawn and denied cases, part-time work, wages that cannot be
read, and wages beyond belief. Two slips are plain and mended, and counted too: an amount "an hour" that is a
year's wage by its size, and an amount "a year" that is an hour's.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NoReturn

import msgspec

from counteroffer.market.importer import Choices, Job, Opened, Told
from counteroffer.market.records.engine import quoted
from counteroffer.market.records.record import DENIED, WITHDRAWN, WITHDRAWN_AFTER
from counteroffer.market.sheets import is_sheet, sheet_rows
from counteroffer.market.text_tables import TextPiece, csv_options, header_line, one_line, text_pieces, unreadable_lines
from counteroffer.terms.faults import Diagnostic, FaultsFoundError, Severity
from counteroffer.terms.places import Span

NAME = "lca"
KIND = "filing"
ORDER = 1

# A table with most of these is meant to be one of these files, whatever it calls the rest.
SIGNS = (
    "CASE_NUMBER",
    "CASE_STATUS",
    "VISA_CLASS",
    "SOC_CODE",
    "EMPLOYER_NAME",
    "JOB_TITLE",
    "PREVAILING_WAGE",
    "PW_UNIT_OF_PAY",
)
FEWEST_SIGNS = 4
SHEET_ROWS = 50_000  # kept at once: seconds of reading that an import which is stopped may lose
_OTHER_SIGN = re.compile(r"[^A-Z0-9]+")


class Unit(msgspec.Struct, frozen=True):
    """A unit of pay: its names in small letters, and how many of it a year of full-time work has."""

    names: list[str]
    a_year: int


class Believed(msgspec.Struct, frozen=True):
    """The least and the most that is believed of a wage a year, in dollars."""

    least: int
    most: int


class Slips(msgspec.Struct, frozen=True):
    """From where an amount "an hour" is a year's, and up to where one "a year" is an hour's, in dollars."""

    hour_from: int
    year_to: int


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One layout: the columns that are read, by what they hold, and all columns that it may have."""

    name: str
    reads: dict[str, str]
    columns: str
    repeated: int
    repeats: str
    last: str

    def known(self) -> tuple[str, ...]:
        """All columns in their order."""
        counted = (f"{name}_{number}" for number in range(1, self.repeated + 1) for name in self.repeats.split())
        return (*self.columns.split(), *counted, *self.last.split())


class Crosswalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `lca.yaml`."""

    same: dict[str, str]
    layouts: list[Layout]
    units: dict[str, Unit]
    believed: Believed
    slips: Slips
    occupations: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns of a file under the names of its layout, in the file's order."""

    layout: Layout
    places: Mapping[str, int]


def knows(opened: Opened, choices: Choices) -> bool:
    """A table with the columns of such a file; not one whose columns the person names."""
    if not opened.is_table or choices.columns or not opened.head:
        return False
    named = {plain(cell) for cell in opened.head[0]}
    first = {name.removesuffix("_1") for name in named}
    return sum(sign in first for sign in SIGNS) >= FEWEST_SIGNS


def state(job: Job) -> None:
    """Keep the cases, piece by piece; a FaultsFoundError for columns that are missing or not known."""
    header = _header(job.opened, job.choices)
    reads = {field: header.places[name] for field, name in header.layout.reads.items()}
    for piece in _sheet_pieces(job, reads) if is_sheet(job.opened.path) else _text_pieces(job, reads):
        job.pieces.keep(job.engine, _statement(piece.rows), piece.end, piece.tell, piece.unreadable)


@cache
def crosswalk() -> Crosswalk:
    """The table of layouts, units and codes."""
    return msgspec.yaml.decode(files(__package__).joinpath("lca.yaml").read_bytes(), type=Crosswalk)


def plain(column: str) -> str:
    """A column's name as names are compared: in capitals, "_" for any other sign, and under its usual name."""
    name = _OTHER_SIGN.sub("_", column.upper()).strip("_")
    return crosswalk().same.get(name, name)


def _header(opened: Opened, choices: Choices) -> _Header:
    """The file's columns, held against the layout that has most of them."""
    written = opened.head[0]
    names = [plain(cell) for cell in written]
    layout = max(crosswalk().layouts, key=lambda one: len(set(names) & set(one.known())))
    ignored = {plain(name) for name in choices.ignored}
    unknown = [place for place, name in enumerate(names) if name and name not in {*layout.known(), *ignored}]
    missing = [name for name in layout.reads.values() if name not in names]
    faults = [*(_missing(opened, name, layout, [names[place] for place in unknown]) for name in missing),
              *(_unknown(opened, place, layout, names) for place in unknown)]  # fmt: skip
    if faults:
        _refuse(opened, faults)
    return _Header(layout, {name: place for place, name in reversed(list(enumerate(names))) if name})


def _refuse(opened: Opened, faults: list[Diagnostic]) -> NoReturn:
    line = ",".join(opened.head[0])
    raise FaultsFoundError(
        f"{opened.shown} has columns that no known layout has, or lacks some that are read",
        tuple(sorted(faults, key=lambda fault: fault.order)),
        "rename them in the file, or name those that may be left unread: --ignore-column NAME",
        {opened.shown: line},
    )


def _missing(opened: Opened, name: str, layout: Layout, others: list[str]) -> Diagnostic:
    near = _nearest(name, others)
    span = Span(opened.shown, 1, 1, 1)
    message = f"the column {name} is missing; the file looks like one of {layout.name}"
    return Diagnostic(
        "M001", "column-not-known", Severity.ERROR, span, message, near or "take the file as it was published"
    )


def _unknown(opened: Opened, place: int, layout: Layout, names: list[str]) -> Diagnostic:
    written = opened.head[0][place]
    column = sum(len(cell) + 1 for cell in opened.head[0][:place]) + 1
    span = Span(opened.shown, 1, column, column + len(written), written)
    near = _nearest(names[place], [name for name in layout.known() if name not in names])
    help_text = near or f"if it can be left unread, say so: --ignore-column {written!r}"
    return Diagnostic(
        "M001",
        "column-not-known",
        Severity.ERROR,
        span,
        f"no layout of {layout.name} has a column {written!r}",
        help_text,
    )


def _nearest(name: str, choices: list[str]) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, choices, score_cutoff=75)
    return f"did you mean {near[0]}?" if near else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a file as a table of texts: `row` and what is read, under our names; where it ends, and lines left aside."""

    rows: str
    end: int
    tell: Told
    unreadable: str = ""


def _text_pieces(job: Job, reads: Mapping[str, int]) -> Iterator[_Piece]:
    """The rest of a text, taken apart by the engine."""
    names = [f"c{place}" for place in range(len(job.opened.head[0]))]
    size, header = job.opened.path.stat().st_size, header_line(job.opened.path)
    for text in text_pieces(job.opened.path, job.pieces.end, len(names), job.scratch):
        before, skipped = job.pieces.rows(job.engine) + header, 0 if text.start else header
        options = csv_options(text, names, skip=skipped, like=job.opened.path)
        cells = ", ".join(f"{_cell(place, text)} AS {field}" for field, place in reads.items())
        rows = f"(SELECT row_number() OVER () + {before} AS row, {cells} FROM read_csv({options}))"
        yield _Piece(rows, text.end, _told(job, text.start / size, text.end / size), unreadable_lines(before - skipped))
        job.engine.execute("DELETE FROM reject_errors")
        text.drop()


def _cell(place: int, text: TextPiece) -> str:
    """A column of a text; in one line, where cells go over several."""
    return f"translate(c{place}, chr(10) || chr(13), '  ')" if text.has_broken_cells else f"c{place}"


def _sheet_pieces(job: Job, reads: Mapping[str, int]) -> Iterator[_Piece]:
    """The wanted columns of the rest of a sheet, written beside as text, as DuckDB reads that fast."""
    between = job.scratch / "sheet.csv"
    rows = sheet_rows(job.opened.path, reads.values(), job.tell, after=job.pieces.end)
    if not job.pieces.end:
        next(rows, None)  # the header
    columns = {"row": "BIGINT", **dict.fromkeys(reads, "VARCHAR")}
    while some := list(islice(rows, SHEET_ROWS)):
        with between.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [number, *(one_line(cells[place]) for place in reads.values())] for number, cells in some
            )
        table = f"read_csv({quoted(between)}, header = false, columns = {columns}, nullstr = '', auto_detect = false, quote = '\"', escape = '\"', delim = ',')"
        yield _Piece(table, some[-1][0], _untold)
        between.unlink()


def _told(job: Job, start: float, end: float) -> Told:
    """Tells how much of the whole file is read, by how much of a piece is."""
    return lambda share: job.tell(start + share * (end - start))


def _untold(share: float) -> None:
    """The sheet itself tells how far it is read."""


def _statement(rows: str) -> str:
    """The cases as the table `stated`, as one question to the engine."""
    table = crosswalk()
    believed, slips = table.believed, table.slips
    hours = table.units["hour"].a_year
    return f"""
        WITH written AS (SELECT * FROM {rows}),
        taken AS (
            SELECT *, upper(trim(status)) AS stage, {_money("wage_from")} AS bottom, nullif({_money("wage_to")}, 0) AS top,
                {_unit_factor(table)} AS factor, {_code(table)} AS code, {_day()} AS decided
            FROM written),
        weighed AS (
            SELECT *,
                factor = {hours} AND bottom >= {slips.hour_from} AS is_yearly,
                factor = 1 AND bottom > 0 AND bottom <= {slips.year_to}
                    AND bottom * {hours} BETWEEN {believed.least} AND {believed.most} AS is_hourly
            FROM taken),
        yearly AS (
            SELECT *, CASE WHEN is_yearly THEN 1 WHEN is_hourly THEN {hours} ELSE factor END AS times,
                top < bottom OR (factor = {hours} AND NOT is_yearly AND top >= {slips.hour_from}) AS top_is_wrong
            FROM weighed)
        SELECT row::BIGINT AS row, trim(employer) AS employer, trim(title) AS title, code AS occupation, trim(city) AS place,
            upper(trim(state)) AS state, 'USD' AS currency,
            {_cents("bottom")} AS low, CASE WHEN top_is_wrong THEN NULL ELSE {_cents("top")} END AS high,
            NULL::BIGINT AS total, decided AS day, TRY_CAST(regexp_replace("case", '[^0-9]', '', 'g') AS BIGINT) AS case_id,
            {_reason(believed)} AS reason,
            CASE WHEN is_yearly THEN 'a year''s wage stated as an hour''s' WHEN is_hourly THEN 'an hour''s wage stated as a year''s'
                WHEN top_is_wrong THEN 'upper end below the lower one, or in another unit: left out' END AS mended,
            concat_ws(' ', wage_from, nullif(wage_to, ''), wage_unit) AS shown
        FROM yearly"""


def _money(column: str) -> str:
    return f"TRY_CAST(regexp_replace({column}, '[$, ]', '', 'g') AS DECIMAL(14, 2))"


def _cents(column: str) -> str:
    return f"CASE WHEN {column} * times < 100000000 THEN ({column} * times * 100)::BIGINT END"


def _unit_factor(table: Crosswalk) -> str:
    cases = " ".join(f"WHEN {quoted(name)} THEN {unit.a_year}" for unit in table.units.values() for name in unit.names)
    return f"CASE lower(trim(wage_unit)) {cases} END"


def _code(table: Crosswalk) -> str:
    """The occupation's code of the classification of 2018: what stands before a point, with its dash."""
    stated = "regexp_replace(trim(occupation), '^(\\d\\d)-?(\\d{4}).*$', '\\1-\\2')"
    cases = " ".join(f"WHEN {quoted(old)} THEN {quoted(new)}" for old, new in table.occupations.items())
    return f"CASE {stated} {cases} ELSE CASE WHEN {stated} SIMILAR TO '\\d\\d-\\d{{4}}' THEN {stated} ELSE '' END END"


def _day() -> str:
    """The day of the decision: as a date, as the US writes it, or as the number that a sheet keeps."""
    first = "split_part(trim(day), ' ', 1)"
    serial = f"CASE WHEN TRY_CAST({first} AS DOUBLE) BETWEEN 30000 AND 80000 THEN DATE '1899-12-30' + TRY_CAST({first} AS DOUBLE)::INTEGER END"
    return f"coalesce(TRY_CAST({first} AS DATE), TRY_STRPTIME({first}, '%m/%d/%Y')::DATE, {serial})"


def _reason(believed: Believed) -> str:
    """Why a case is dropped; NULL where it is kept."""
    return f"""CASE
        WHEN coalesce("case", status, employer, title, wage_from) IS NULL THEN 'blank row'
        WHEN stage IS NULL THEN 'no status'
        WHEN stage LIKE 'CERTIFIED%WITHDRAWN' THEN {quoted(WITHDRAWN_AFTER)}
        WHEN stage = 'WITHDRAWN' THEN {quoted(WITHDRAWN)}
        WHEN stage IN ('DENIED', 'REJECTED', 'INVALIDATED') THEN {quoted(DENIED)}
        WHEN stage <> 'CERTIFIED' THEN 'status not known'
        WHEN upper(trim(full_time)) IN ('N', 'NO') THEN 'part-time'
        WHEN coalesce(upper(trim(full_time)), '') NOT IN ('Y', 'YES') THEN 'not said to be full-time'
        WHEN bottom IS NULL OR bottom <= 0 THEN 'no wage that can be read'
        WHEN factor IS NULL THEN 'unit of pay not known'
        WHEN bottom * times NOT BETWEEN {believed.least} AND {believed.most} THEN 'wage beyond belief'
        WHEN top IS NOT NULL AND NOT top_is_wrong AND top * times > {believed.most} THEN 'wage beyond belief'
        WHEN decided IS NULL THEN 'no day that can be read'
        WHEN coalesce(trim(employer), '') = '' THEN 'no employer'
        END"""
