"""The index of cases is only a shortcut: with it or without it, fresh, lost or broken, the list is the same."""

import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.cases import index as index_room
from counteroffer.cases.folder import CaseFolder
from counteroffer.cases.index import list_cases, own_index

OFFER = "kind: offer\ncompany: {}\nrole: Engineer\nregion: New York\ncurrency: USD\noffer: {{base: 240K}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    made = CaseFolder(tmp_path / "cases")
    made.add("acme", OFFER.format("Acme"))
    made.add("faulty", "company: Faulty\nbase: what\n")
    made.add("no yaml", "{{{{")
    return made


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are."""
    names: list[str] = []
    listed: Callable[..., object] = index_room._listed

    def noted(path: Path, changed_at: float) -> object:
        names.append(path.stem)
        return listed(path, changed_at)

    monkeypatch.setattr(index_room, "_listed", noted)
    return names


def test_the_list_says_what_the_cases_say(folder: CaseFolder, index: Path) -> None:
    found = {one.id: one for one in list_cases(folder, index)}
    assert (found["acme"].company, found["acme"].role, found["acme"].region) == ("Acme", "Engineer", "New York")
    assert (found["acme"].kind, found["acme"].currency, found["acme"].errors) == ("offer", "USD", 0)
    assert found["acme"].version == folder.read("acme").version
    assert found["faulty"].company == "Faulty"
    assert found["faulty"].errors > 0
    assert found["no-yaml"].errors > 0


def test_with_an_index_or_without_the_list_is_the_same(folder: CaseFolder, index: Path) -> None:
    bare = list_cases(folder, None)
    assert list_cases(folder, index) == bare == list_cases(folder, index)


def test_the_one_changed_last_comes_first(folder: CaseFolder, index: Path) -> None:
    for place, id in enumerate(("no-yaml", "acme", "faulty")):
        os.utime(folder.path / f"{id}.yaml", (1_000_000 + place, 1_000_000 + place))
    assert [one.id for one in list_cases(folder, index)] == ["faulty", "acme", "no-yaml"]


def test_what_has_not_changed_is_not_read_again(folder: CaseFolder, index: Path, read: list[str]) -> None:
    list_cases(folder, index)
    assert sorted(read) == ["acme", "faulty", "no-yaml"]
    list_cases(folder, index)
    assert len(read) == 3


def test_a_change_from_outside_is_seen(folder: CaseFolder, index: Path, read: list[str]) -> None:
    list_cases(folder, index)
    (folder.path / "acme.yaml").write_text(OFFER.format("Bcme"))  # as long, and perhaps in the same tick of the clock
    (folder.path / "new.yaml").write_text(OFFER.format("New"))
    (folder.path / "faulty.yaml").unlink()
    assert {one.id: one.company for one in list_cases(folder, index)} == {"acme": "Bcme", "new": "New", "no-yaml": ""}
    assert sorted(read[3:]) == ["acme", "new"]


def test_saves_in_one_tick_of_the_clock_are_seen(folder: CaseFolder, index: Path) -> None:
    for number in range(40):
        now = folder.read("acme")
        folder.keep("acme", OFFER.format(f"Ac{number % 10}e"), now.version)
        (found,) = (one for one in list_cases(folder, index) if one.id == "acme")
        assert found.company == f"Ac{number % 10}e"


def _gone(index: Path) -> None:
    index.unlink()


def _damaged(index: Path) -> None:
    index.write_bytes(b"no database at all" * 100)


def _empty(index: Path) -> None:
    index.write_bytes(b"")


def _cut(index: Path) -> None:
    index.write_bytes(index.read_bytes()[:5000])


def _of_another_shape(index: Path) -> None:
    index.unlink()
    with closing(sqlite3.connect(index)) as database, database:
        database.execute("CREATE TABLE cases (path TEXT PRIMARY KEY, words TEXT)")
        database.execute("INSERT INTO cases VALUES ('a', 'b')")


def _of_other_types(index: Path) -> None:
    with closing(sqlite3.connect(index)) as database, database:
        database.execute("UPDATE cases SET changed_at = 'yesterday', company = NULL")


@pytest.mark.parametrize("spoil", [_gone, _damaged, _empty, _cut, _of_another_shape, _of_other_types])
def test_a_lost_or_broken_index_is_made_again(
    folder: CaseFolder, index: Path, read: list[str], spoil: Callable[[Path], None]
) -> None:
    before = list_cases(folder, index)
    spoil(index)
    assert list_cases(folder, index) == before
    read.clear()
    assert list_cases(folder, index) == before
    assert read == []


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_that_flip_in_the_index_break_nothing(folder: CaseFolder, index: Path, at: int, junk: bytes) -> None:
    before = [one.id for one in list_cases(folder, index)]
    content = bytearray(index.read_bytes())
    at %= len(content)
    content[at : at + len(junk)] = junk
    index.write_bytes(content)
    assert sorted(one.id for one in list_cases(folder, index)) == sorted(before)
    index.unlink(missing_ok=True)


def test_without_a_place_for_an_index_the_list_is_there(folder: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert list_cases(folder, tmp_path / "file" / "index.sqlite") == list_cases(folder, None)
    (tmp_path / "taken.sqlite").mkdir()
    assert list_cases(folder, tmp_path / "taken.sqlite") == list_cases(folder, None)


def test_an_index_that_somebody_holds_is_waited_for_or_gone_without(folder: CaseFolder, index: Path) -> None:
    before = list_cases(folder, index)
    with closing(sqlite3.connect(index)) as held:
        held.execute("BEGIN EXCLUSIVE")
        folder.add("more", OFFER.format("More"))
        assert len(list_cases(folder, index)) == len(before) + 1
    assert len(list_cases(folder, index)) == len(before) + 1


def test_many_may_ask_at_once(folder: CaseFolder, index: Path) -> None:
    stop = threading.Event()

    def save() -> None:
        number = 0
        while not stop.is_set():
            folder.add("more", OFFER.format(number))
            number += 1

    saver = threading.Thread(target=save)
    saver.start()
    try:
        with ThreadPoolExecutor(8) as people:
            lists = list(people.map(lambda _number: list_cases(folder, index), range(40)))
    finally:
        stop.set()
        saver.join()
    assert all({"acme", "faulty", "no-yaml"} <= {one.id for one in found} for found in lists)
    assert list_cases(folder, index) == list_cases(folder, None)


def test_the_index_is_for_its_owner_alone_and_forgets(folder: CaseFolder, index: Path) -> None:
    folder.add("secret", OFFER.format("Unmistakable Holdings"))
    list_cases(folder, index)
    assert b"Unmistakable" in index.read_bytes()
    assert index.stat().st_mode & 0o077 == 0
    folder.remove("secret")
    list_cases(folder, index)
    assert b"Unmistakable" not in index.read_bytes()


def test_each_folder_has_an_index_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one, other = own_index(CaseFolder(tmp_path / "a")), own_index(CaseFolder(tmp_path / "b"))
    assert one != other
    monkeypatch.chdir(tmp_path)
    assert own_index(CaseFolder(Path("a"))) == one


def test_an_index_may_be_named_from_here(folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        list_cases(folder, Path("here.sqlite")) == list_cases(folder, Path("here.sqlite")) == list_cases(folder, None)
    )
