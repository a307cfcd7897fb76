"""All records that count, written into one file: as text (.csv), or as Parquet for other tools."""

from pathlib import Path

from counteroffer.market.records.engine import listed, quoted, reading_engine, writing_to
from counteroffer.market.records.folder import Folder
from counteroffer.terms.faults import BadRequestError

SUFFIXES = (".csv", ".parquet")


def export(folder: Folder, out: Path) -> int:
    """Write the records into a new file, amounts in whole units of their currency as text; how many there are.

    A BadRequestError where there are none, or the file is there already, or cannot be written.
    """
    import duckdb

    paths = folder.files(folder.listing())
    if not paths:
        raise BadRequestError(
            f"there are no records in {folder.path}", "counteroffer market import FILE brings some in"
        )
    if out.suffix.lower() not in SUFFIXES:
        raise BadRequestError(
            f"records cannot be written as {out.name!r}", f"name a file that ends in {' or '.join(SUFFIXES)}"
        )
    if out.exists():
        raise BadRequestError(f"{out} is there already", "choose another name; nothing is overwritten")
    amounts = ", ".join(f"({name} / 100)::DECIMAL(18, 2) AS {name}" for name in ("base", "low", "high", "total"))
    question = f"SELECT * REPLACE ({amounts}) FROM {listed(paths)}"
    written = writing_to(out) if out.suffix.lower() == ".parquet" else f"TO {quoted(out)} (FORMAT csv, HEADER)"
    try:
        engine = reading_engine()
        engine.execute(f"COPY ({question}) {written}")
        (count,) = engine.execute(f"SELECT count(*) FROM {listed(paths)}").fetchall()[0]
    except (duckdb.Error, OSError) as error:
        raise BadRequestError(f"{out} cannot be written: {error}", "choose a folder that you may write to") from None
    return int(count)
