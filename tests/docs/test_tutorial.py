"""The tutorial is run as a reader would run it; `make docs` writes what changed."""

from pathlib import Path

from tests.docs.console import matches, refreshed

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"


def test_the_tutorial_prints_what_it_says(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    assert refreshed(page, tmp_path) == page, "run `make docs` and read what changed"


def test_three_dots_stand_for_any_lines() -> None:
    assert matches("a\n...\nd", "a\nb\nc\nd")
    assert matches("a\n...", "a\nb")
    assert matches("...", "")
    assert not matches("a\n...\nd", "a\nb\nc")
    assert not matches("a", "a\nb")
