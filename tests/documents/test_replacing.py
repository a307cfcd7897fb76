"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from counteroffer.documents.replacing import ChangedMeanwhileError, replace_content, write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "guide.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def test_a_replaced_file_keeps_its_mode(file: Path) -> None:
    replace_content(file, b"old", b"new")
    assert (file.read_bytes(), mode(file), names(file.parent)) == (b"new", 0o640, ["guide.md"])


def test_somebody_elses_change_stays(file: Path) -> None:
    with pytest.raises(ChangedMeanwhileError):
        replace_content(file, b"older", b"new")
    assert (file.read_bytes(), names(file.parent)) == (b"old", ["guide.md"])


def test_replacing_follows_a_link_and_writing_takes_its_place(file: Path) -> None:
    link = file.parent / "link.md"
    link.symlink_to(file)
    replace_content(link, b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    write_whole(link, b"other", mode=0o600)
    assert (link.is_symlink(), mode(link), file.read_bytes()) == (False, 0o600, b"new")


def test_a_file_that_cannot_take_its_name_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OSError, match="no"):
        write_whole(file, b"new", mode=0o600)
    assert (file.read_bytes(), names(file.parent)) == (b"old", ["guide.md"])


def test_a_missing_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_content(tmp_path / "none.md", b"", b"new")
    assert names(tmp_path) == []
