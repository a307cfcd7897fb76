"""The files that count are made out of the sources: every filing once, the rest as it is.

Many filings stand in a second, slimmer file besides, ordered by place: one asks for an occupation at an employer, which the
first is ordered for, or for an occupation in a place.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from counteroffer.market.records.engine import listed, quoted, run, writing_engine, writing_to
from counteroffer.market.records.folder import SOURCES, Folder, Listing, Source
from counteroffer.market.records.latest import find_newest
from counteroffer.market.records.question import PLACE_COLUMNS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MANY = 500_000  # filings from which on the file by place is worth its room
ALL_FILINGS = "all filings"

# Told what is being made, and which share of it is done.
Watched = Callable[[str, float], None]


def rebuilt(folder: Folder, sources: Sequence[Source], scratch: Path, watched: Watched) -> Listing:
    """The next list for these sources; the files of all filings are written beside, anew only where filings changed."""
    before = folder.listing()
    filings = [source for source in sources if source.kind == "filing"]
    unchanged = [source.id for source in filings] == [one.id for one in before.sources if one.kind == "filing"]
    parts = [f"{SOURCES}/{source.id}.parquet" for source in sources if source.kind != "filing"]
    after = Listing(generation=before.generation + 1, sources=list(sources), parts=parts)
    if unchanged:
        return msgspec.structs.replace(after, filings=before.filings, places=before.places)
    if not filings:
        return after
    engine = writing_engine(scratch)
    try:
        made = _Filings(folder, engine, scratch, after.generation, lambda share: watched(ALL_FILINGS, share))
        return made.put_into(after, filings)
    finally:
        engine.close()


class _Filings:
    """Makes the files of all filings."""

    def __init__(
        self,
        folder: Folder,
        engine: "DuckDBPyConnection",
        scratch: Path,
        generation: int,
        tell: Callable[[float], None],
    ) -> None:
        self.folder, self.engine, self.scratch, self.tell = folder, engine, scratch, tell
        self.generation = generation

    def put_into(self, listing: Listing, filings: Sequence[Source]) -> Listing:
        """The list with its files of filings, and with what became of the cases of each source."""
        if len(filings) == 1:
            name, accounts = f"{SOURCES}/{filings[0].id}.parquet", [_counted(filings[0], 0, 0)]
        else:
            name, accounts = self._joined(filings)
        by_id = {source.id: source for source in accounts}
        sources = [by_id.get(source.id, source) for source in listing.sources]
        return msgspec.structs.replace(listing, filings=name, places=self._by_place(name), sources=sources)

    def _joined(self, filings: Sequence[Source]) -> tuple[str, list[Source]]:
        """The name of the file of several sources, each case once, and the sources with what is not counted of them."""
        paths = [self.folder.source_file(source.id) for source in filings]
        find_newest(self.engine, paths, [self.folder.ended_file(source.id) for source in filings])
        placed = " ".join(f"WHEN {quoted(source.id)} THEN {place}" for place, source in enumerate(filings))
        rows = f"{listed(paths)} AS records LEFT JOIN newest USING (case_id)"
        other = f"newest.place <> CASE records.source {placed} END"
        name = f"filings-{self.generation}.parquet"
        self._write(
            name,
            f"""
            SELECT records.* FROM {rows} WHERE newest.place IS NULL OR NOT (is_over OR {other})
            ORDER BY occupation, employer_key, day""",
        )
        lost = self.engine.execute(f"""
            SELECT records.source, count(*) FILTER (NOT is_over), count(*) FILTER (is_over)
            FROM {rows} WHERE newest.place IS NOT NULL AND (is_over OR {other}) GROUP BY ALL""").fetchall()
        by_id = {id: (repeated, ended) for id, repeated, ended in lost}
        return name, [_counted(source, *by_id.get(source.id, (0, 0))) for source in filings]

    def _by_place(self, filings: str) -> str | None:
        """The name of the file by place; None where there are too few filings."""
        whole = listed([self.folder.path / filings])
        (count,) = self.engine.execute(f"SELECT count(*) FROM {whole}").fetchall()[0]
        if count < MANY:
            return None
        name = f"places-{self.generation}.parquet"
        columns = ", ".join(PLACE_COLUMNS)
        self._write(name, f"SELECT {columns} FROM {whole} ORDER BY occupation, state, area, day")
        return name

    def _write(self, name: str, question: str) -> None:
        run(self.engine, f"COPY ({question}) {writing_to(self.scratch / name)}", self.tell)
        (self.scratch / name).replace(self.folder.path / name)


def _counted(source: Source, repeated: int, ended: int) -> Source:
    return msgspec.structs.replace(source, newer_elsewhere=repeated, ended_elsewhere=ended)
