"""The files that count are made out of the sources: every filing once, the rest as it is.

A case stands in the file of every quarter in which something became of it. Its newest row counts; of several as new as each
other, that of the source imported last.
"""

from collections.abc import Sequence
from pathlib import Path

from counteroffer.market.records.engine import listed, quoted, writing_engine, writing_to
from counteroffer.market.records.folder import SOURCES, Folder, Listing, Source


def rebuilt(folder: Folder, sources: Sequence[Source], scratch: Path) -> Listing:
    """The next list for these sources; the file of all filings is written beside, anew only where filings changed."""
    before = folder.listing()
    filings = [source.id for source in sources if source.kind == "filing"]
    unchanged = filings == [source.id for source in before.sources if source.kind == "filing"]
    parts = [f"{SOURCES}/{source.id}.parquet" for source in sources if source.kind != "filing"]
    generation = before.generation + 1
    return Listing(
        generation=generation, sources=list(sources), parts=parts,
        filings=before.filings if unchanged else _filings(folder, filings, generation, scratch),
    )  # fmt: skip


def _filings(folder: Folder, ids: Sequence[str], generation: int, scratch: Path) -> str | None:
    """The file of all filings: that of the only source, or one that is written of several; its name in the folder."""
    if not ids:
        return None
    if len(ids) == 1:
        return f"{SOURCES}/{ids[0]}.parquet"
    name = f"filings-{generation}.parquet"
    engine = writing_engine(scratch)
    try:
        order = " ".join(f"WHEN {quoted(id)} THEN {place}" for place, id in enumerate(ids))
        files = listed([folder.source_file(id) for id in ids])
        engine.execute(f"""
            CREATE TEMP TABLE newest AS
            SELECT case_id, arg_max(source, (day, CASE source {order} END)) AS source
            FROM {files} WHERE case_id IS NOT NULL GROUP BY case_id HAVING count(*) > 1""")
        engine.execute(f"""
            COPY (
                SELECT records.* FROM {files} AS records LEFT JOIN newest USING (case_id)
                WHERE newest.source IS NULL OR newest.source = records.source
                ORDER BY occupation, employer_key, day
            ) {writing_to(scratch / name)}""")
    finally:
        engine.close()
    (scratch / name).replace(folder.path / name)
    return name
