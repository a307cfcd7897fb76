"""Every golden file is what the rooms make of its case today."""

from pathlib import Path

import pytest

from tests.walks.walking import folders, walk


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_a_case_walks_as_it_did(folder: Path) -> None:
    """Where a change is meant, `make golden` writes the files anew."""
    made = walk(folder)
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name != "case.yaml"}
    assert made == kept


def test_there_are_walks() -> None:
    assert len(folders()) >= 3
