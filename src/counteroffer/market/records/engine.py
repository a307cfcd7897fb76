"""The engine that reads and writes records: in memory, bounded, with nothing fetched from anywhere."""

import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "600MB"  # what an import may hold; the rest goes to files beside the records
THREADS = 2
LOOKS = 0.2  # seconds between two looks at the progress
ROWS_IN_A_GROUP = 61_440  # a look-up reads one or two of them


def writing_engine(scratch: Path) -> "DuckDBPyConnection":
    """An engine for one import; what does not fit into its memory goes into `scratch`."""
    import duckdb

    engine = duckdb.connect(config={
        "memory_limit": MEMORY, "threads": THREADS, "temp_directory": str(scratch), "preserve_insertion_order": True,
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    })  # fmt: skip
    engine.execute("SET enable_progress_bar = true")  # it counts,
    engine.execute("SET enable_progress_bar_print = false")  # and we show
    return engine


def reading_engine() -> "DuckDBPyConnection":
    """A cursor of the engine that answers questions; it remembers where things lie in the files."""
    cursor = _reading().cursor()
    cursor.execute("SET enable_progress_bar = false")
    return cursor


@cache
def _reading() -> "DuckDBPyConnection":
    import duckdb

    engine = duckdb.connect(config={
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
        "enable_external_file_cache": False,  # the system keeps the file in memory already
    })  # fmt: skip
    engine.execute("SET parquet_metadata_cache = true")
    return engine


def quoted(text: str | Path) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def listed(paths: Sequence[Path]) -> str:
    """The files as one table of records."""
    names = ", ".join(quoted(path) for path in paths)
    return f"read_parquet([{names}])"


def writing_to(path: Path) -> str:
    """How a table of records is written into a file: in version 2 of the format, whose numbers are read faster, and are smaller."""
    return (
        f"TO {quoted(path)} (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION 'V2', ROW_GROUP_SIZE {ROWS_IN_A_GROUP})"
    )


def run(engine: "DuckDBPyConnection", sql: str, tell: Callable[[float], None]) -> None:
    """Run a statement that takes a while, telling which share of it is done; what it raises is raised here.

    A person's interrupt stops the statement first.
    """
    failed: list[BaseException] = []

    def execute() -> None:
        try:
            engine.execute(sql)
        except BaseException as error:
            failed.append(error)

    worker = threading.Thread(target=execute, daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(LOOKS)
            tell(max(0.0, engine.query_progress() / 100))
    except KeyboardInterrupt:
        engine.interrupt()
        worker.join()
        raise
    if failed:
        raise failed[0]
