"""Files of a playbook are for their owner alone, and are written whole or not at all."""

import os
from pathlib import Path

import pytest

from counteroffer.render.writing import write_private
from counteroffer.terms.faults import BadRequestError


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_file_and_its_folders_are_private(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "playbook.pdf"
    write_private(path, b"x")
    assert path.read_bytes() == b"x"
    assert mode(path) == 0o600
    assert [mode(path.parent), mode(path.parent.parent)] == [0o700, 0o700]


def test_a_public_file_becomes_private_and_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "playbook.html"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == 0o600
    assert mode(tmp_path) == 0o755
    assert [entry.name for entry in tmp_path.iterdir()] == ["playbook.html"]


def test_a_wide_umask_makes_no_public_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_private(tmp_path / "new" / "playbook.json", b"{}")
    finally:
        os.umask(before)
    assert mode(tmp_path / "new" / "playbook.json") == 0o600
    assert mode(tmp_path / "new") == 0o700


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"kept")
    link = tmp_path / "playbook.pdf"
    link.symlink_to(target)
    write_private(link, b"new")
    assert target.read_bytes() == b"kept"
    assert not link.is_symlink()


def test_a_folder_that_is_a_file_is_a_bad_request(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadRequestError, match="cannot write"):
        write_private(tmp_path / "file" / "playbook.pdf", b"x")


def test_a_folder_in_the_place_of_the_file_is_a_bad_request(tmp_path: Path) -> None:
    (tmp_path / "playbook.pdf").mkdir()
    with pytest.raises(BadRequestError):
        write_private(tmp_path / "playbook.pdf", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["playbook.pdf"]
