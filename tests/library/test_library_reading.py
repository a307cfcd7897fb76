"""Folders lie over each other; what cannot be read is said and does not stop the rest."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.guides.reading import read_guide
from counteroffer.library.headings import read_heading
from counteroffer.library.library import Library
from counteroffer.library.matching import match
from counteroffer.library.reading import SAMPLES, guide_files, read_library
from counteroffer.terms.faults import BadRequestError

TABLE = "| Region | Base salary |\n|---|---|\n| Paris | {base} |\n"


def write(folder: Path, name: str, company: str, role: str = "Baker", base: str = "$100K - $120K") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# {role} | {company} Negotiation Guide\n\n{TABLE.format(base=base)}", encoding="utf-8")
    return path


def base_of(library: Library, company: str, role: str = "Baker") -> int | None:
    row = match(library, company, role).row
    return None if row is None or row.base is None else int(row.base.low)


def test_samples_are_there_without_a_folder() -> None:
    assert {"KKR", "Inflection AI"} <= {guide.company for guide in read_library().guides()}


def test_user_guides_lie_over_the_samples_and_later_folders_over_earlier(tmp_path: Path) -> None:
    write(tmp_path / "one", "kkr.md", "KKR, Inc.", "ML/AI Engineer", "$1K - $2K")
    write(tmp_path / "one", "deep/er/acme.md", "Acme", base="$50K - $60K")
    write(tmp_path / "two", "ACME.MD", "ACME Ltd.", base="$70K - $80K")
    library = read_library([tmp_path / "one", tmp_path / "two"])
    assert base_of(library, "KKR", "ML/AI Engineer") == 1000
    assert base_of(library, "Acme") == 70000
    assert len(library.entries) == 7
    assert library.diagnostics == ()


def test_two_guides_of_one_role_in_one_folder_are_reported(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "Acme", base="$50K - $60K")
    write(tmp_path, "b.md", "Acme", base="$70K - $80K")
    library = read_library([tmp_path])
    assert base_of(library, "Acme") == 50000
    (fault,) = library.diagnostics
    assert fault.rule == "two-guides-for-one-role"
    assert fault.span.path.endswith("b.md")


def test_unreadable_file_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, "acme.md", "Acme")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "noise.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / ".hidden", "secret.md", "Secret")
    library = read_library([tmp_path])
    assert base_of(library, "Acme") == 100000
    assert match(library, "Secret", "Baker").entry is None
    assert [fault.rule for fault in library.diagnostics] == ["unreadable-file"]


def test_folder_that_is_not_there_is_a_bad_request(tmp_path: Path) -> None:
    with pytest.raises(BadRequestError) as refused:
        read_library([tmp_path / "nowhere"])
    assert "nowhere" in refused.value.message
    assert refused.value.hint


def test_a_single_file_may_stand_for_a_folder(tmp_path: Path) -> None:
    assert base_of(read_library([write(tmp_path, "acme.md", "Acme")]), "Acme") == 100000


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "guides", "acme.md", "Acme")
    monkeypatch.chdir(tmp_path)
    assert shown_path(path) == os.path.join("guides", "acme.md")
    assert shown_path(Path("guides/../guides/acme.md")) == os.path.join("guides", "acme.md")
    monkeypatch.chdir(tmp_path / "guides")
    assert shown_path(Path(os.sep) / "elsewhere.md") == f"{os.sep}elsewhere.md"
    guide = match(read_library([path.parent]), "Acme", "Baker").entry
    assert guide is not None
    assert guide.guide.path == "acme.md"


@pytest.mark.parametrize("asked", ["KKR", "a16z", "Inflecton AI", "Acme", "Acme & Co.", "Nobody", "", "Acm"])
def test_reading_one_company_alone_answers_the_same(tmp_path: Path, asked: str) -> None:
    write(tmp_path, "acme.md", "Acme")
    write(tmp_path, "acme-cook.md", "ACME Ltd.", "Cook")
    write(tmp_path, "other.md", "Acme Labs")
    whole, alone = read_library([tmp_path]), read_library([tmp_path], company=asked)
    for role in ("Baker", "ML/AI Engineer", "Cook", ""):
        for region in ("Paris", "New York", None):
            assert match(alone, asked, role, region) == match(whole, asked, role, region)
    assert alone.companies == whole.companies
    assert len(alone.entries) < len(whole.entries)


LINES = st.sampled_from(
    [
        "# Baker | Acme Negotiation Guide", "## Cook | Other Guide", "# Notes", "### Baker | Acme", "Acme", "---", "===",
        "```", "> # Cook | Quoted Guide", "- item", "  # Indented | Guide", "    # Code | Guide", "| a | b |", "|---|---|",
        "# [Baker][1] | [Acme] Guide", "[1]: https://example.org", "[Acme]: https://example.org", "", "", "", "<div>",
        "</div>", "1. one", "Baker | Acme Negotiation Guide", "**Cook | Bold Negotiation Guide**", "x " * 150, "\\",
        "company: Front", "role: Matter", "# Baker (L5) | Acme Salary Negotiation Guide", "# &amp; | R&amp;D Guide",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\n\n"]))
def test_heading_alone_is_what_the_whole_guide_says(lines: list[str], between: str) -> None:
    source = SourceText("a.md", between.join(lines))
    guide, _faults = read_guide(source)
    title = read_heading(source)
    assert (title.company, title.role, title.level) == (guide.company, guide.role, guide.level)


def test_headings_of_the_samples() -> None:
    for path in guide_files(SAMPLES):
        source = SourceText.from_bytes(str(path), path.read_bytes())
        guide, _faults = read_guide(source)
        title = read_heading(source)
        assert (title.company, title.role, title.level) == (guide.company, guide.role, guide.level)
