"""The command plan: formats and their files, tone, locale, theme and redaction, and a folder of cases at once."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from counteroffer.operations.batches import folders_for
from tests.faces.called import Called, call

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = EXAMPLES / "written-offer-with-competing-offer.yaml"
LAKHS = EXAMPLES / "spoken-offer-in-lakhs.yaml"
TODAY = ("--today", "2026-11-21")


def plan(case: Path, *arguments: str | Path) -> Called:
    return call("plan", case, *TODAY, *arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("carry", "no-guide-posted-range", "hourly-nurse"):
        shutil.copy(EXAMPLES / f"{name}.yaml", tmp_path)
    return tmp_path


def test_every_format_is_a_file_of_its_owner(tmp_path: Path) -> None:
    done = plan(CASE, "--format", "markdown,html,pdf,docx,ics,json", "--out", tmp_path / "out")
    assert done.code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"playbook.{ending}" for ending in ("md", "html", "pdf", "docx", "ics", "json")}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (tmp_path / "out").iterdir())


def test_a_tone_is_chosen_for_all_scripts(tmp_path: Path) -> None:
    for tone in ("warm", "formal"):
        plan(CASE, "--format", "json", "--tone", tone, "--out", tmp_path)
        scripts = json.loads((tmp_path / "playbook.json").read_bytes())["scripts"]
        assert {script["tone"] for script in scripts if script["others"]} == {tone}
    assert plan(CASE, "--tone", "loud").code == 2


def test_a_locale_prints_numbers_and_days(tmp_path: Path) -> None:
    assert "₹32,00,000" in plan(LAKHS, "--locale", "en-IN").out
    assert "₹3,200,000" in plan(LAKHS).out
    assert "December 4, 2026" in plan(CASE, "--locale", "en-US").out
    refused = plan(CASE, "--locale", "de-DE", "--format", "html", "--out", tmp_path / "out")
    assert refused.code == 2
    assert "help:" in refused.err
    assert not (tmp_path / "out").exists()


def test_a_theme_can_be_set_once_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = tmp_path / "theme.yaml"
    theme.write_text("name: Harbourlight\n")
    monkeypatch.setenv("COUNTEROFFER_THEME", str(theme))
    assert plan(CASE, "--format", "html", "--out", tmp_path / "one").code == 0
    assert "Harbourlight" in (tmp_path / "one" / "playbook.html").read_text("utf-8")
    other = tmp_path / "other.yaml"
    other.write_text("name: Quayside\n")
    assert plan(CASE, "--theme", other, "--format", "html", "--out", tmp_path / "two").code == 0
    assert "Harbourlight" not in (tmp_path / "two" / "playbook.html").read_text("utf-8")


def test_a_theme_stands_on_the_page_and_a_bad_one_is_told_with_its_place(tmp_path: Path) -> None:
    theme = tmp_path / "theme.yaml"
    theme.write_text("name: Harbourlight\nfooter: Bristol\n")
    assert plan(CASE, "--theme", theme, "--format", "html", "--out", tmp_path).code == 0
    assert "Harbourlight" in (tmp_path / "playbook.html").read_text("utf-8")
    theme.write_text("name: Harbourlight\ncolours: {accent: '#ffee00'}\nlogo: none.png\n")
    refused = plan(CASE, "--theme", theme)
    assert refused.code == 1
    assert "theme.yaml:2:20" in refused.err
    assert "low-contrast" in refused.err
    assert "unusable-logo" in refused.err
    assert plan(CASE, "--theme", tmp_path / "none.yaml").code == 2


def test_a_redacted_playbook_never_takes_the_place_of_the_whole_one(tmp_path: Path) -> None:
    plan(CASE, "--format", "json,html", "--out", tmp_path)
    done = plan(CASE, "--format", "terminal,json,html", "--redact", "--out", tmp_path)
    assert done.code == 0
    assert "Walk away" not in done.out
    assert "Private" not in done.out
    assert {path.name for path in tmp_path.iterdir()} == {
        "playbook.json", "playbook.html", "playbook-redacted.json", "playbook-redacted.html",
    }  # fmt: skip
    assert "reservation" not in (tmp_path / "playbook-redacted.json").read_text("utf-8")
    assert '"private": false' in plan(CASE, "--format", "json", "--redact").out


def test_a_folder_is_planned_case_by_case(folder: Path) -> None:
    done = plan(folder, "--format", "terminal,ics")
    assert done.code == 0
    for name in ("carry", "no-guide-posted-range", "hourly-nurse"):
        made = {path.name for path in (folder / "playbooks" / name).iterdir()}
        assert made == {"playbook.txt", "playbook.ics"}
        assert f"{name}.yaml" in done.out
    assert "3 of 3 planned" in done.out
    assert "\x1b" not in done.out


def test_a_faulty_case_does_not_stop_the_others(folder: Path) -> None:
    (folder / "a-faulty-one.yaml").write_text("kind: offer\n")
    (folder / "b-unreadable.yaml").write_bytes(b"\xff\xfe\x00")
    done = plan(folder, "--format", "ics", "--out", folder / "out")
    assert done.code == 1
    assert "3 of 5 planned, 2 failed" in done.out
    assert "a-faulty-one.yaml:1:1" in done.err
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "carry",
        "hourly-nurse",
        "no-guide-posted-range",
    ]


def test_hidden_files_themes_and_other_files_are_no_cases(folder: Path) -> None:
    (folder / ".hidden.yaml").write_text("kind: offer\n")
    (folder / "brand.yaml").write_text("name: Harbourlight\nfooter: Bristol\n")
    (folder / "notes.txt").write_text("kind: offer\n")
    (folder / "folder.yaml").mkdir()
    done = plan(folder, "--format", "ics", "--theme", folder / "brand.yaml")
    assert done.code == 0
    assert "3 of 3 planned" in done.out


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    done = plan(tmp_path)
    assert done.code == 2
    assert "holds no case" in done.err


def test_a_folder_is_not_begun_for_a_format_that_there_is_none_of(folder: Path) -> None:
    done = plan(folder, "--format", "word")
    assert done.code == 2
    assert not (folder / "playbooks").exists()


@pytest.mark.parametrize(("names", "folders"), [
    (["a.yaml", "a.yml"], ["a", "a.yml"]),
    (["a.yaml", "A.yaml"], ["a", "A.yaml"]),
    (["a.yml.yaml", "a.yaml", "a.yml"], ["a.yml", "a", "a.yml-2"]),
    (["b.yaml"], ["b"]),
])  # fmt: skip
def test_no_two_cases_share_a_folder(names: list[str], folders: list[str], tmp_path: Path) -> None:
    found = folders_for([Path(name) for name in names], tmp_path)
    assert [path.name for path in found] == folders
    assert len({path.name.casefold() for path in found}) == len(names)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    try:
        assert plan(tmp_path).code == 2
    finally:
        tmp_path.chmod(0o700)
