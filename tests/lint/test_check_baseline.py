"""A baseline hides what was there when it was written, wherever its lines have moved, and nothing else."""

import json
from pathlib import Path

import pytest

from counteroffer.lint.baseline import read_baseline, write_baseline
from counteroffer.lint.report import Report
from counteroffer.terms.faults import BadRequestError
from tests.lint.checked_guides import CLEAN, HEAD, SWAPPED, WRONG_BONUS, WRONG_BONUS_ROW, checked, told, write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write(tmp_path / "guides", one=SWAPPED, two=WRONG_BONUS)
    write_baseline(tmp_path / "known.json", checked(tmp_path / "guides"))
    return tmp_path


def hidden(library: Path, *paths: Path) -> Report:
    return read_baseline(library / "known.json").hide(checked(*(paths or (library / "guides",))))


def test_known_faults_are_hidden(library: Path) -> None:
    report = hidden(library)
    assert (report.findings, report.hidden, report.stale) == ((), 2, ())


def test_moved_lines_stay_known(library: Path) -> None:
    write(library / "guides", two="\nSome words.\n\n" + WRONG_BONUS.replace("$100K - $120K", " $100K  - $120K"))
    assert hidden(library).findings == ()


def test_new_faults_are_shown(library: Path) -> None:
    write(library / "guides", two=WRONG_BONUS + WRONG_BONUS_ROW.replace("New York", "Boston"), three=SWAPPED)
    assert told(hidden(library)) == [
        ("three.md", 5, "swapped-ends"),
        ("two.md", 6, "bonus-percent-does-not-match-amount"),
    ]


def test_a_second_fault_on_an_equal_line_is_new(library: Path) -> None:
    write(library / "guides", two=HEAD + WRONG_BONUS_ROW * 2)
    assert len(hidden(library).findings) == 1


def test_mended_faults_are_stale_where_they_were_looked_for(library: Path) -> None:
    write(library / "guides", one=CLEAN)
    assert [(one.path, one.rule, one.count) for one in hidden(library).stale] == [("guides/one.md", "swapped-ends", 1)]
    assert hidden(library, library / "guides" / "two.md").stale == ()
    report = read_baseline(library / "known.json").hide(checked(library / "guides", select=("C006",)))
    assert report.stale == ()
    (library / "guides" / "one.md").unlink()
    assert len(hidden(library).stale) == 1


def test_paths_count_from_the_baseline(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library / "guides")
    assert read_baseline(Path("../known.json")).hide(checked(Path())).findings == ()


def test_writing_is_the_same_each_time_and_leaves_nothing_beside(library: Path) -> None:
    first = (library / "known.json").read_bytes()
    write_baseline(library / "known.json", checked(library / "guides"))
    assert (library / "known.json").read_bytes() == first
    assert {path.name for path in library.iterdir()} == {"guides", "known.json"}


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"counteroffer-baseline": 2}', '{"counteroffer-baseline": 1, "guides": 3}', "[" * 100_000]
    + [json.dumps({"counteroffer-baseline": 1, "guides": guides}) for guides in ({"a": 1}, {"a": {"b": {"c": "d"}}})],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "known.json").write_text(content, "utf-8")
    with pytest.raises(BadRequestError, match="is no baseline"):
        read_baseline(tmp_path / "known.json")


def test_a_missing_baseline_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadRequestError, match="there is no baseline"):
        read_baseline(tmp_path / "known.json")
    with pytest.raises(BadRequestError, match="cannot be written"):
        write_baseline(tmp_path / "nowhere" / "known.json", checked(tmp_path))
