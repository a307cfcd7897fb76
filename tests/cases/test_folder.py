"""The folder of cases: what is kept is there to the letter, nothing is written over in silence, and nothing else is reached."""

import contextlib
import io
import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.cases.folder import (
    LARGEST,
    CaseFile,
    CaseFolder,
    ChangedElsewhereError,
    own_folder,
    version_of,
)
from counteroffer.terms.faults import BadRequestError, NotThereError

HOSTILE_IDS = (
    "", ".", "..", "../other", "a/b", "a\\b", "/etc/passwd", ".hidden", "-rf", "a\0b", "a\nb", "a:b", "con|", "%2e%2e", "~root",
    "a" * 101, "\u202eyaml", "*", "?", "'", '"', "<b>", "a\u2028b", "\ud800",
)  # fmt: skip
NAMES = (
    "Acme Robotics Senior Engineer", "Zoë & Søn", "Müller GmbH (Köln)", "हिन्दी कंपनी", "株式会社", "שלום בעמ", "e\u0301cole", "ﬁnance",
    "../../etc/passwd", "a/b\\c", ".hidden", "", "   ", "🚀🚀", "-", "CON", "x" * 500, "ｆｕｌｌｗｉｄｔｈ", "İstanbul", "ß" * 90,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    return CaseFolder(tmp_path / "cases")


def test_a_folder_that_is_not_there_holds_nothing_and_is_not_made_by_looking(folder: CaseFolder) -> None:
    assert list(folder.files()) == []
    assert zipfile.ZipFile(io.BytesIO(folder.export())).namelist() == []
    with pytest.raises(NotThereError):
        folder.read("anything")
    with pytest.raises(NotThereError):
        folder.keep("anything", "x", "")
    folder.clear()
    assert not folder.path.exists()


@pytest.mark.parametrize("name", NAMES)
def test_any_name_makes_an_id_that_is_found_again(folder: CaseFolder, name: str) -> None:
    made = [folder.add(name, f"role: {number}\n") for number in range(3)]
    assert len({one.id for one in made}) == 3
    assert [folder.read(one.id).content for one in made] == [one.content for one in made]
    assert {path.stem for path in folder.files()} == {one.id for one in made}
    assert all(path.parent == folder.path for path in folder.path.rglob("*"))


def test_marks_of_a_script_stay_in_an_id(folder: CaseFolder) -> None:
    assert folder.add("हिन्दी कंपनी", "").id == "हिन्दी-कंपनी"
    assert folder.add("e\u0301cole", "").id == "école"


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_name_and_the_text_they_come_back(tmp_path: Path, name: str) -> None:
    folder = CaseFolder(tmp_path / "cases")
    made = folder.add(name, name)
    assert folder.read(made.id).content == name.encode(errors="replace")
    assert made.path.parent == folder.path
    folder.remove(made.id)


@given(st.binary(max_size=200))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_keeping_the_text_that_stands_there_changes_no_byte(tmp_path: Path, content: bytes) -> None:
    folder = CaseFolder(tmp_path / "cases")
    made = folder.add("case", "")
    made.path.write_bytes(content)
    before = folder.read(made.id)
    with contextlib.suppress(BadRequestError):  # where it is not written in UTF-8
        folder.keep(made.id, before.source.text, before.version)
    assert made.path.read_bytes() == content
    folder.remove(made.id)


def test_a_text_of_another_encoding_is_not_written_over(folder: CaseFolder) -> None:
    made = folder.add("case", "")
    made.path.write_bytes("company: Zoë\n".encode("latin-1"))
    now = folder.read(made.id)
    with pytest.raises(BadRequestError, match="UTF-8"):
        folder.keep(made.id, now.source.text + "role: x\n", now.version)
    assert made.path.read_bytes() == "company: Zoë\n".encode("latin-1")


def test_a_byte_order_mark_stays(folder: CaseFolder) -> None:
    made = folder.add("case", "")
    made.path.write_bytes(b"\xef\xbb\xbfrole: a\n")
    now = folder.read(made.id)
    kept = folder.keep(made.id, "role: b\n", now.version)
    assert made.path.read_bytes() == kept.content == b"\xef\xbb\xbfrole: b\n"


def test_files_are_for_their_owner_alone(folder: CaseFolder) -> None:
    made = folder.add("case", "a")
    folder.keep(made.id, "b", made.version)
    assert made.path.stat().st_mode & 0o077 == 0
    assert folder.path.stat().st_mode & 0o077 == 0


def test_two_tabs_and_an_editor_do_not_overwrite_each_other(folder: CaseFolder) -> None:
    first = folder.add("case", "base: 1\n")
    second = folder.keep(first.id, "base: 2\n", first.version)
    with pytest.raises(ChangedElsewhereError) as refused:
        folder.keep(first.id, "base: 3\n", first.version)
    assert refused.value.kept == second
    assert folder.read(first.id).content == b"base: 2\n"
    second.path.write_text("base: 4\n")
    with pytest.raises(ChangedElsewhereError):
        folder.keep(first.id, "base: 5\n", second.version)
    assert folder.read(first.id).content == b"base: 4\n"


def test_the_same_change_from_two_tabs_is_no_conflict(folder: CaseFolder) -> None:
    first = folder.add("case", "base: 1\n")
    second = folder.keep(first.id, "base: 2\n", first.version)
    assert folder.keep(first.id, "base: 2\n", first.version) == second


def test_a_case_that_was_deleted_meanwhile_is_not_made_again(folder: CaseFolder) -> None:
    made = folder.add("case", "a")
    folder.remove(made.id)
    with pytest.raises(NotThereError):
        folder.keep(made.id, "b", made.version)
    assert list(folder.path.iterdir()) == []


@pytest.mark.parametrize("id", HOSTILE_IDS)
def test_no_id_leads_out_of_the_folder(folder: CaseFolder, id: str) -> None:
    folder.add("case", "a")
    outside = folder.path.parent / "other.yaml"
    outside.write_text("secret")
    for act in (folder.read, folder.remove, lambda id: folder.keep(id, "x", "")):
        with pytest.raises(BadRequestError):
            act(id)
    assert outside.read_text() == "secret"


@given(st.text(alphabet=st.sampled_from("./\\\0~%: ab…é\u202e\u0301"), max_size=12))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_id_is_a_name_in_the_folder_or_none(tmp_path: Path, id: str) -> None:
    folder = CaseFolder(tmp_path / "cases")
    try:
        found = folder.read(id)
    except BadRequestError:
        return
    assert found.path.parent == folder.path


def test_links_hidden_files_and_folders_are_no_cases(folder: CaseFolder, tmp_path: Path) -> None:
    made = folder.add("case", "a")
    (tmp_path / "elsewhere.yaml").write_text("secret")
    (folder.path / "link.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (folder.path / "broken.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (folder.path / ".hidden.yaml").write_text("hidden")
    (folder.path / "folder.yaml").mkdir()
    (folder.path / "notes.txt").write_text("notes")
    os.mkfifo(folder.path / "pipe.yaml")
    assert [path.name for path in folder.files()] == ["case.yaml"]
    assert zipfile.ZipFile(io.BytesIO(folder.export())).namelist() == ["case.yaml"]
    for id in ("link", "broken", ".hidden", "folder", "pipe"):
        with pytest.raises(BadRequestError):
            folder.read(id)
        with pytest.raises(BadRequestError):
            folder.remove(id)
    folder.clear()
    assert (tmp_path / "elsewhere.yaml").read_text() == "secret"
    assert not made.path.exists()


def test_a_name_that_is_taken_by_a_link_is_not_followed(folder: CaseFolder, tmp_path: Path) -> None:
    folder.path.mkdir()
    (tmp_path / "elsewhere.yaml").write_text("secret")
    (folder.path / "case.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert folder.add("case", "a").id == "case-2"
    assert (tmp_path / "elsewhere.yaml").read_text() == "secret"


def test_what_is_too_large_is_neither_read_nor_kept(folder: CaseFolder) -> None:
    made = folder.add("case", "x" * LARGEST)
    with pytest.raises(BadRequestError, match="larger"):
        folder.keep(made.id, "x" * (LARGEST + 1), made.version)
    with pytest.raises(BadRequestError, match="larger"):
        folder.add("case", "é" * LARGEST)
    made.path.write_bytes(b"x" * (LARGEST + 1))
    with pytest.raises(BadRequestError, match="no case file"):
        folder.read(made.id)
    assert len(list(folder.files())) == 1


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadRequestError, match="cannot be written"):
        CaseFolder(tmp_path / "file" / "cases").add("case", "a")
    with pytest.raises(BadRequestError, match="cannot be written"):
        CaseFolder(tmp_path / "file").add("case", "a")


def test_a_full_disk_leaves_no_half_case(folder: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = folder.add("case", "whole")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadRequestError, match="No space left"):
        folder.add("case", "half")
    with pytest.raises(BadRequestError, match="No space left"):
        folder.keep(made.id, "half", made.version)
    assert {path.name: path.read_text() for path in folder.path.iterdir()} == {"case.yaml": "whole"}


def test_cases_that_are_begun_at_once_get_a_file_each(folder: CaseFolder) -> None:
    with ThreadPoolExecutor(16) as people:
        made = list(people.map(lambda number: folder.add("Acme", str(number)), range(80)))
    assert len({one.id for one in made}) == 80
    assert sorted(int(path.read_text()) for path in folder.files()) == list(range(80))


def test_of_saves_at_once_each_is_kept_or_refused(folder: CaseFolder) -> None:
    """Every writer adds lines of its own; a line that was acknowledged stands in the end."""
    made = folder.add("case", "")
    kept: list[str] = []
    guard = threading.Lock()

    def write(who: int) -> None:
        for number in range(12):
            while True:
                now = folder.read(made.id)
                line = f"{who}-{number}\n"
                try:
                    folder.keep(made.id, now.source.text + line, now.version)
                except ChangedElsewhereError:
                    continue
                with guard:
                    kept.append(line)
                break

    with ThreadPoolExecutor(6) as writers:
        list(writers.map(write, range(6)))
    assert sorted(folder.read(made.id).content.decode().splitlines(keepends=True)) == sorted(kept)
    assert len(kept) == 72


WRITER = """
import sys
from pathlib import Path
from counteroffer.cases.folder import CaseFolder, ChangedElsewhereError
folder = CaseFolder(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    while True:
        now = folder.read("case")
        try:
            folder.keep("case", now.source.text + f"{sys.argv[2]}-{number}\\n", now.version)
        except ChangedElsewhereError:
            continue
        print(f"{sys.argv[2]}-{number}", flush=True)
        break
"""


def writer(folder: CaseFolder, who: str, times: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", WRITER, str(folder.path), who, str(times)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_two_programs_do_not_overwrite_each_other(folder: CaseFolder) -> None:
    folder.add("case", "")
    writers = [writer(folder, who, 40) for who in "ab"]
    said = [one.communicate(timeout=60)[0].split() for one in writers]
    assert sorted(folder.read("case").source.text.split()) == sorted((*said[0], *said[1]))
    assert len(said[0]) == len(said[1]) == 40


def killed_while_saving(folder: CaseFolder, rounds: int, seed: int) -> Iterator[tuple[list[str], CaseFile]]:
    """Programs that save until they are killed: what each acknowledged, and what stands in the file then."""
    chance = random.Random(seed)
    folder.add("case", "")
    for number in range(rounds):
        running = writer(folder, str(number), 1_000_000)
        assert running.stdout is not None
        said = [running.stdout.readline().strip()]
        time.sleep(chance.uniform(0, 0.1))
        running.send_signal(signal.SIGKILL)
        said += running.stdout.read().split()
        running.wait()
        running.stdout.close()
        yield said, folder.read("case")


def test_a_kill_during_a_save_loses_nothing_that_was_acknowledged(folder: CaseFolder) -> None:
    for said, now in killed_while_saving(folder, rounds=3, seed=7):
        lines = now.source.text.split()
        assert set(said) <= set(lines)
        assert now.content.endswith(b"\n")
    folder.sweep()
    assert [path.name for path in folder.path.iterdir()] == ["case.yaml"]


def test_what_a_crash_left_goes_with_the_cases(folder: CaseFolder) -> None:
    folder.add("case", "a")
    left = folder.path / ".case.yaml-abc123.part"
    left.write_text("salary: 1")
    folder.clear()
    assert list(folder.path.iterdir()) == []


def test_all_cases_go_out_in_one_archive_as_they_are(folder: CaseFolder) -> None:
    texts = {"one": "a: é\n", "zwei": "b: 1\r\n"}
    for name, text in texts.items():
        folder.add(name, text)
    with zipfile.ZipFile(io.BytesIO(folder.export())) as packed:
        assert {name: packed.read(name).decode() for name in packed.namelist()} == {
            f"{name}.yaml": text for name, text in texts.items()
        }
    assert folder.export() == folder.export()


def test_a_version_names_a_content() -> None:
    assert version_of(b"a") == version_of(b"a") != version_of(b"b")


def test_the_person_may_name_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTEROFFER_CASES", str(tmp_path / "mine"))
    assert own_folder().path == tmp_path / "mine"
    monkeypatch.delenv("COUNTEROFFER_CASES")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert own_folder().path.is_relative_to(tmp_path)
    assert not own_folder().path.exists()
