"""Questions are answered by the engine, straight from the files.

A percentile is interpolated on a straight line between the two nearest records, and rounded to the cent.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from counteroffer.market.records.engine import listed, quoted, reading_engine
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.question import FEWEST, KEYS, RANKS, Answer, Group, Question
from counteroffer.terms.faults import BadRequestError

TRIES = 3


def ask(folder: Folder, question: Question, *, fewest: int = FEWEST) -> Answer:
    """The groups that a question asks for, those of fewer than `fewest` records counted and left out."""
    return answer_of(_rows(folder, statement(question), by_place=question.is_of_place), question, fewest)


def titles_of(folder: Folder, question: Question) -> dict[str, int]:
    """The titles, as written, of the records that a question is about, and how many records bear each."""
    where = conditions(question)
    rows = _rows(folder, f"SELECT title, count(*) FROM {{files}} WHERE {where} GROUP BY title")
    return {str(title or ""): int(str(count)) for title, count in rows}


def records_of(folder: Folder, question: Question, most: int) -> Sequence[tuple[object, ...]]:
    """The newest records that a question is about: source, row, employer, title, place, low, high, total, day, base."""
    wanted = "source, row, employer, title, place, low, high, total, day, base"
    order = f"ORDER BY day DESC NULLS LAST, source, row LIMIT {most}"
    return _rows(folder, f"SELECT {wanted} FROM {{files}} WHERE {conditions(question)} {order}")


def statement(question: Question) -> str:
    """The question in SQL, with `{files}` for the table of records."""
    keys = [_key(one) for one in question.by]
    named = ", any_value(employer)" if "employer" in question.by else ", ''"
    middle = "NULL" if question.by else "quantile_disc(day, 0.5)"  # of one cell alone: it costs as much as the wages
    found = f"count(*), quantile_cont(base, {list(RANKS)}), min(day), {middle}, max(day){named}"
    grouped = f" GROUP BY {', '.join(keys)}" if keys else ""
    return f"SELECT {''.join(f'{key}, ' for key in keys)}{found} FROM {{files}} WHERE {conditions(question)}{grouped}"


def conditions(question: Question) -> str:
    """Which records count, in SQL.

    Values are written into the question: DuckDB loads pandas, where that is installed, to look at a value that is handed to it.
    """
    parts = [f"currency = {quoted(question.currency)}", "base IS NOT NULL"]
    for column, wanted in (
        ("kind", question.kinds), ("employer_key", question.employers), ("occupation", question.occupations),
        ("area", question.areas), ("state", question.states), ("title", question.titles),
    ):  # fmt: skip
        if wanted:
            parts.append(f"{column} IN ({', '.join(map(quoted, wanted))})")
    if question.since is not None:
        parts.append(f"day >= DATE '{question.since.isoformat()}'")
    return " AND ".join(parts)


def answer_of(rows: Iterable[tuple[object, ...]], question: Question, fewest: int) -> Answer:
    """The rows of an engine as an answer: keys, count, percentiles, three days, a name of the employer."""
    width = len(question.by)
    groups = [_group(row, width) for row in rows if row[width]]
    shown = sorted((one for one in groups if one.count >= fewest), key=lambda one: (-one.count, one.keys))
    hidden = [one for one in groups if one.count < fewest]
    return Answer(tuple(shown), len(hidden), sum(one.count for one in hidden))


def _key(by: str) -> str:
    return "year(day)" if by == "year" else KEYS[by]  # type: ignore[index]


def _group(row: tuple[object, ...], width: int) -> Group:
    keys, (count, points, first, middle, last, *named) = row[:width], row[width:]
    assert isinstance(count, int)
    return Group(
        tuple("" if key is None else str(key) for key in keys), count, tuple(_cents(point) for point in _listed(points)),
        _day(first), _day(middle), _day(last), str(named[0] or "") if named else "",
    )  # fmt: skip


def _listed(points: object) -> Sequence[object]:
    assert isinstance(points, list | tuple)
    return points


def _cents(point: object) -> int:
    """A percentile in whole cents, halves up."""
    assert isinstance(point, int | float)
    return int(point + 0.5)


def _day(found: object) -> date | None:
    return found if isinstance(found, date) else None


def _rows(folder: Folder, sql: str, *, by_place: bool = False) -> list[tuple[object, ...]]:
    """The rows of a statement over the files that count now; asked again where an import has swapped them meanwhile."""
    import duckdb

    for left in reversed(range(TRIES)):
        paths = folder.files(folder.listing(), by_place=by_place)
        if not paths:
            return []
        try:
            return reading_engine().execute(sql.replace("{files}", listed(paths), 1)).fetchall()
        except duckdb.IOException as error:
            if not left:
                raise _unreadable(folder.path, str(error)) from None
        except duckdb.Error as error:
            raise _unreadable(folder.path, str(error)) from None
    raise AssertionError("the last try returns or raises")


def _unreadable(path: Path, why: str) -> BadRequestError:
    return BadRequestError(
        f"the records in {path} cannot be read: {why}", "move the folder away and import the files again"
    )
