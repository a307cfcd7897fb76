"""A check of files: their order, what cannot be read, bytes that are no text, and rules over many guides."""

import dataclasses
import re
import sys
import types
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.lint import checking, rules
from counteroffer.lint.catalogue import all_kinds
from counteroffer.lint.checking import check_guides
from counteroffer.lint.configuration import settings_for
from counteroffer.lint.guide_files import STANDARD_INPUT
from counteroffer.lint.places import first_line
from counteroffer.lint.reader_kinds import READER_KINDS
from counteroffer.lint.rule import Finding, LibraryRule, examples_on
from counteroffer.terms.faults import BadRequestError, Severity
from counteroffer.terms.plugins import modules_of
from tests.lint.checked_guides import CLEAN, SWAPPED, TODAY, WRONG_BONUS, checked, told, write

SOURCE = Path(__file__).parent.parent.parent / "src"


def test_findings_stand_by_path_and_line(tmp_path: Path) -> None:
    write(tmp_path / "b", one=SWAPPED + SWAPPED.split("\n")[4] + "\n")
    write(tmp_path / "a", two=SWAPPED)
    write(tmp_path / ".hidden", three=SWAPPED)
    assert told(checked(tmp_path / "b", tmp_path)) == [
        ("two.md", 5, "swapped-ends"),
        ("one.md", 5, "swapped-ends"),
        ("one.md", 6, "swapped-ends"),
    ]


def test_paths_are_shown_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "guides", one=SWAPPED)
    monkeypatch.chdir(tmp_path)
    assert [fault.span.path for fault in checked(Path("guides")).findings] == ["guides/one.md"]
    monkeypatch.chdir(tmp_path / "guides")
    assert [fault.span.path for fault in checked(Path()).findings] == ["one.md"]


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequestError, match="there is no"):
        checked(tmp_path / "nothing")


def test_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, one=SWAPPED)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    for select in (("swapped-ends",), None):
        report = checked(tmp_path, select=select)
        assert ("gone.md", 1, "file-not-readable") in told(report)
        assert ("one.md", 5, "swapped-ends") in told(report)
    assert told(checked(tmp_path / "gone.md")) == [("gone.md", 1, "file-not-readable")]


def test_broken_bytes_are_told_once_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(SWAPPED.replace("Baker", "Bäcker").encode("latin-1") + b"\xff\xfe")
    report = checked(tmp_path)
    assert told(report) == [("latin.md", 1, "bytes-not-utf-8"), ("latin.md", 5, "swapped-ends")]
    assert (report.findings[0].span.column, report.findings[0].span.text) == (4, "\ufffd")
    assert report.findings[0].message == "3 characters are no UTF-8, here the first"


def test_a_replacement_character_that_was_written_is_none_of_our_business(tmp_path: Path) -> None:
    write(tmp_path, one=CLEAN.replace("Baker", "Bak\ufffder"))
    assert told(checked(tmp_path)) == []


def test_standard_input_stands_beside_files(tmp_path: Path) -> None:
    write(tmp_path, one=SWAPPED)
    report = checked(tmp_path, standard_input=WRONG_BONUS.encode())
    assert [(fault.span.path == STANDARD_INPUT, fault.code) for fault in report.findings] == [
        (False, "C005"),
        (True, "C006"),
    ]


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes_are_checked(tmp_path: Path, content: bytes) -> None:
    report = checked(standard_input=content, select=None)
    assert all(fault.code in all_kinds() for fault in report.findings)


def same_company(guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    assert [guide.path for guide in guides] == sorted(guide.path for guide in guides)
    assert not any(guide.sections or guide.levers for guide in guides)
    for first, second in pairwise(guides):
        if first.company == second.company:
            yield Finding(first_line(second), f"{second.company} on {today}", f"see {first.path}")


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[LibraryRule]:
    """A rule over many guides that the folder of rules seems to hold."""
    made = LibraryRule("C999", "same-company", Severity.NOTE, same_company, default_on=False)
    module = types.SimpleNamespace(RULE=made)
    known = list(modules_of(rules))
    monkeypatch.setattr(checking, "modules_of", lambda _folder: [*known, module])
    caches = (checking.all_rules, checking.default_rules, all_kinds)
    for cached in caches:
        cached.cache_clear()
    yield made
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize("cached", [False, True])
def test_rule_over_many_guides(
    tmp_path: Path, rule: LibraryRule, monkeypatch: pytest.MonkeyPatch, *, cached: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "guides"
    write(folder, one=CLEAN, two=CLEAN, three=CLEAN.replace("Acme", "Umber"))
    for _time in range(2):
        report = checked(folder, select=("C999",), cached=cached)
        assert told(report) == []
        write(folder, four=CLEAN)
        assert told(checked(folder, select=("C999",), cached=cached)) == [("one.md", 1, "same-company")]
        write(folder, one=CLEAN.replace("Acme", "Acme Corp"))
        assert told(checked(folder, select=("C999",), cached=cached)) == []
        (folder / "four.md").unlink()
        write(folder, one=CLEAN)


def test_rule_that_is_off_runs_only_where_it_is_selected(tmp_path: Path, rule: LibraryRule) -> None:
    write(tmp_path, one=CLEAN, two=CLEAN)
    assert "same-company" not in {name for _file, _line, name in told(checked(tmp_path, select=None))}
    assert "same-company" not in {name for _file, _line, name in told(checked(tmp_path, select=("C",)))}
    for word in ("C999", "same-company", "all"):
        assert ("two.md", 1, "same-company") in told(checked(tmp_path, select=(word,)))


def test_its_finding_is_allowed_where_it_stands(tmp_path: Path, rule: LibraryRule) -> None:
    write(tmp_path, one=CLEAN, two=f"{CLEAN}\n<!-- counteroffer: allow-file same-company because two sites -->\n")
    assert told(checked(tmp_path, select=("C999", "E"))) == []


def test_guides_that_are_read_already(tmp_path: Path, rule: LibraryRule) -> None:
    guides = [read_guide(SourceText(path, text))[0] for path, text in (("b.md", CLEAN), ("a.md", SWAPPED))]
    usual = {(fault.span.path, fault.code) for fault in check_guides(guides, TODAY)}
    assert ("a.md", "C005") in usual
    assert "C999" not in {code for _path, code in usual}
    (tmp_path / "counteroffer.toml").write_text(
        '[guides]\nselect = ["C005", "C999"]\n[guides.severities]\nC005 = "error"\n', "utf-8"
    )
    chosen = check_guides(guides, TODAY, settings_for(tmp_path))
    assert [(fault.span.path, fault.code, str(fault.severity)) for fault in chosen] == [
        ("a.md", "C005", "error"),
        ("b.md", "C999", "note"),
    ]


def test_page_of_a_rule_over_many_guides_has_several_guides_in_an_example(rule: LibraryRule) -> None:
    assert rule.page == sys.modules[__name__].__doc__
    page = "Why.\n\nBad:\n\n```markdown\n# A\n```\n\n```markdown\n# B\n```\n\nGood:\n\n```markdown\n# C\n```\n"
    assert examples_on(page, "Bad") == ("# A\n", "# B\n")
    assert examples_on(page, "Good") == ("# C\n",)
    assert examples_on(page, "Ugly") == ()


def test_kinds_are_told_apart_and_each_has_a_page() -> None:
    kinds = all_kinds().values()
    assert len({kind.name for kind in kinds}) == len(kinds)
    assert all(kind.page.strip() and kind.name == kind.name.lower() for kind in kinds)


def test_every_kind_that_the_reader_makes_is_known() -> None:
    files = (file for room in ("guides", "documents") for file in (SOURCE / "counteroffer" / room).rglob("*.py"))
    readers = (file for file in files if file.name != "writing.py")  # what writing says, `guides check` never sees
    made = {pair for file in readers for pair in re.findall(r'"(G\d{3})",\s*"([\w-]+)"', file.read_text("utf-8"))}
    assert made == {(kind.code, kind.name) for kind in READER_KINDS if kind.code.startswith("G")}


def test_records_of_the_check_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        checked(standard_input=b"").findings = ()  # type: ignore[misc]
