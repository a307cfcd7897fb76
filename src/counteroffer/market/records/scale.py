"""The same questions on another engine: Apache Spark by its address, or DuckDB, both through ibis, from one expression.

Only who holds more records than one machine should ask has a use for this, so ibis and Spark come with the extra "scale".
Addresses: "spark://host:7077" (a standalone cluster), "local[2]" (Spark in this process), "sc://host" (Spark Connect) and
"duckdb". A cluster reads the records' Parquet files by their path, so the folder of records must be one that all of its
machines see.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.market.records.asking import answer_of
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.question import FEWEST, KEYS, RANKS, Answer, By, Question
from counteroffer.terms.faults import BadRequestError, MissingExtraError

if TYPE_CHECKING:
    from ibis import Table
    from ibis.backends import BaseBackend
    from ibis.expr.types import BooleanValue

NAME = "counteroffer"
CONNECT_MODE = (
    "SPARK_CONNECT_MODE_ENABLED"  # the client sets it, and then takes every later address for one of Spark Connect
)
ADDRESSES = ("spark://", "local", "sc://", "yarn", "k8s://")


def ask_engine(folder: Folder, question: Question, address: str, *, fewest: int = FEWEST) -> Answer:
    """The groups that a question asks for, answered by the engine at an address.

    MissingExtraError without the extra, BadRequestError for an address that leads nowhere.
    """
    (found,) = ask_engine_all(folder, (question,), address, fewest=fewest)
    return found


def ask_engine_all(
    folder: Folder, questions: Sequence[Question], address: str, *, fewest: int = FEWEST
) -> tuple[Answer, ...]:
    """The answers to several questions over one connection, which takes a cluster longer than most answers."""
    paths = folder.files(folder.listing())
    if not paths:
        return (Answer((), 0, 0),) * len(questions)
    backend = connect(address)
    try:
        table = records(backend, paths)
        return tuple(_answer(backend, table, question, fewest) for question in questions)
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreachable(address, error) from None
    finally:
        backend.disconnect()
        os.environ.pop(CONNECT_MODE, None)


def _answer(backend: "BaseBackend", table: "Table", question: Question, fewest: int) -> Answer:
    rows = backend.execute(expression(table, question)).itertuples(index=False, name=None)
    return answer_of((_plain(row, question) for row in rows), question, fewest)


def connect(address: str) -> "BaseBackend":
    """An engine by its address."""
    try:
        import ibis
    except ModuleNotFoundError:
        raise MissingExtraError(
            "another engine needs ibis, which is not installed", 'pip install "counteroffer[scale]"'
        ) from None
    if address == "duckdb":
        found: BaseBackend = ibis.duckdb.connect()
        return found
    if not address.startswith(ADDRESSES):
        raise BadRequestError(
            f"{address!r} is no address of an engine", "write spark://host:7077, sc://host, local[2] or duckdb"
        )
    return _spark(address)


def _spark(address: str) -> "BaseBackend":
    try:
        import ibis
        from pyspark.sql import SparkSession
    except ModuleNotFoundError:
        raise MissingExtraError("Spark's client is not installed", 'pip install "counteroffer[scale]"') from None
    builder = SparkSession.builder.appName(NAME)
    try:
        if address.startswith("sc://"):
            session = builder.remote(address).getOrCreate()
        else:
            session = builder.master(address).config(map=_settings(address)).getOrCreate()
            session.sparkContext.setLogLevel("ERROR")
    except Exception as error:  # Java's own faults have no common class
        raise _unreachable(address, error) from None
    found: BaseBackend = ibis.pyspark.connect(session)
    return found


def _settings(address: str) -> dict[str, bool | float | int | str | None]:
    """Spark's settings: records are small beside what a cluster can do, so fewer pieces; no web page, and no bar of its own.

    In this process it listens to this machine alone.
    """
    found: dict[str, bool | float | int | str | None] = {
        "spark.ui.enabled": False, "spark.sql.shuffle.partitions": 8, "spark.ui.showConsoleProgress": False,
    }  # fmt: skip
    if address.startswith("local"):
        found |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return found


def records(backend: "BaseBackend", paths: Sequence[Path]) -> "Table":
    """The records' files as one table of an engine."""
    tables = [backend.read_parquet(str(path.resolve())) for path in paths]
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.union(table)
    return whole


def expression(table: "Table", question: Question) -> "Table":
    """The question as one expression, the same for every engine; its columns are those of `statement` in asking."""
    counted = table.filter([*_conditions(table, question)])
    keys = {by: _key(counted, by) for by in question.by}
    named = counted.employer.arbitrary() if "employer" in question.by else None
    found = {
        "records": counted.count(), "points": counted.base.quantile(list(RANKS)),
        "first": counted.day.min(), "last": counted.day.max(), **({"named": named} if named is not None else {}),
    }  # fmt: skip
    grouped = counted.group_by(**keys).aggregate(**found) if keys else counted.aggregate(**found)
    result: Table = grouped
    return result


def _conditions(table: "Table", question: Question) -> "Sequence[BooleanValue]":
    found = [table.currency == question.currency, table.base.notnull()]
    for column, wanted in (
        ("kind", question.kinds), ("employer_key", question.employers), ("occupation", question.occupations),
        ("area", question.areas), ("state", question.states), ("title", question.titles),
    ):  # fmt: skip
        if wanted:
            found.append(table[column].isin(wanted))
    if question.since is not None:
        found.append(table.day >= question.since)
    return found


def _key(table: "Table", by: By) -> object:
    return table.day.year() if by == "year" else table[KEYS[by]]


def _plain(row: tuple[object, ...], question: Question) -> tuple[object, ...]:
    """A row as the reader of answers takes it: days as days, no day in the middle, as engines differ in it."""
    width = len(question.by)
    keys, (count, points, first, last, *named) = row[:width], row[width:]
    return (*keys, int(str(count)), list(points or ()), _day(first), None, _day(last), *named)  # type: ignore[call-overload]


def _day(found: object) -> object:
    """A day, whichever kind an engine's library makes of it."""
    as_day = getattr(found, "date", None)
    return as_day() if callable(as_day) else found


def _unreachable(address: str, error: Exception) -> BadRequestError:
    said = " ".join(str(error).split())[:200]
    return BadRequestError(
        f"the engine at {address} does not answer: {said}", "check the address, and that Java is installed"
    )
