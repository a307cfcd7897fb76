"""The commands that hold a text against a playbook and follow a number back, as a person meets them."""

import json
from pathlib import Path

import pytest

from tests.faces.called import call

EXAMPLE = Path(__file__).parents[2] / "examples" / "written-offer-with-competing-offer.yaml"
LETTER = """\
Hello,

Thank you for the offer to join KKR. You offer $240,000.
I have an offer from Globex, and I would like a base of $277,700.
Somewhere in the high two-seventies.
"""


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    done = call("plan", EXAMPLE, "--today", "2026-11-21", "--format", "json,html,markdown,ics", "--out", folder)
    assert done.code == 0
    return folder / "playbook.json"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    return file


def test_a_letter_is_held_with_places_and_ways_out(playbook: Path, letter: Path) -> None:
    done = call("audit", letter, "--from", playbook)
    assert (done.code, done.out) == (1, "2 errors, 1 note\n")
    assert f"{letter}:4:22: error A008 [unheld-offer] the case holds no offer of Globex" in done.err
    assert f"{letter}:4:57: error A001 [unbacked-number] no figure backs $277,700" in done.err
    assert "    | I have an offer from Globex, and" in done.err
    assert "help: the companies of the case are: KKR, Copperfinch Capital" in done.err
    assert f"{letter}:5:18: note A010 [unread-words]" in done.err


def test_a_sound_letter_passes_and_notes_do_not_fail_it(playbook: Path, letter: Path) -> None:
    letter.write_text("You offer $240,000. It could be 1.1x.\n", "utf-8")
    done = call("audit", letter, "--from", playbook)
    assert (done.code, done.out) == (0, "every number, day and claim is backed by the playbook (1 note)\n")


@pytest.mark.parametrize("name", ["playbook.json", "playbook.html", "playbook.md", "playbook.ics"])
def test_our_own_files_pass_and_a_changed_one_does_not(playbook: Path, name: str, tmp_path: Path) -> None:
    text = (playbook.parent / name).read_text("utf-8")
    assert call("audit", playbook.parent / name, "--from", playbook).code == 0
    changed = tmp_path / name
    changed.write_text(
        text.replace("20261204", "20261205").replace("$240,000", "$241,000").replace("240000", "241000"), "utf-8"
    )
    done = call("audit", changed, "--from", playbook)
    assert done.code == 1
    assert "A003 [changed-figure]" in done.err


def test_a_changed_figure_is_named_by_its_id(playbook: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = (playbook.parent / "playbook.html").read_text("utf-8")
    page.write_text(
        text.replace(
            'data-figure="offer.base" title="as stated in the case">$240,000<', 'data-figure="offer.base">$240,500<', 1
        ),
        "utf-8",
    )
    done = call("audit", page, "--from", playbook)
    assert "$240,500 stands where offer.base is $240,000" in done.err


def test_findings_for_programs(playbook: Path, letter: Path) -> None:
    found = json.loads(call("audit", letter, "--from", playbook, "--format", "json").out)
    assert [one["code"] for one in found] == ["A008", "A001", "A010"]
    sarif = json.loads(call("audit", letter, "--from", playbook, "--format", "sarif").out)
    assert [rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]] == ["A001", "A008", "A010"]
    github = call("audit", letter, "--from", playbook, "--format", "github")
    assert github.out.count("::error ") == 2
    assert github.code == 1


@pytest.mark.parametrize("content", [b"\0\1\2", bytes(range(128, 256)) * 20])
def test_what_is_no_text_is_refused(playbook: Path, letter: Path, content: bytes) -> None:
    letter.write_bytes(content)
    done = call("audit", letter, "--from", playbook)
    assert (done.code, done.out) == (2, "")
    assert "is no text" in done.err


@pytest.mark.parametrize(
    "content", ["\x1b[31m$1 \u202e$277,700\x1b[0m", "<html>" * 3_000, '{"figures": [' * 500, "](#fig-" * 3_000]
)
def test_hostile_text_steers_nothing_and_breaks_nothing(playbook: Path, letter: Path, content: str) -> None:
    letter.write_text(content, "utf-8")
    done = call("audit", letter, "--from", playbook)
    assert done.code in (0, 1)
    assert "\x1b[31m" not in done.err
    assert "\u202e" not in done.err


def test_a_playbook_with_facts_of_another_shape_is_refused(playbook: Path, letter: Path, tmp_path: Path) -> None:
    record = json.loads(playbook.read_text("utf-8"))
    for facts in ({"kind": 3}, "none", {**record["facts"], "today": "soon"}):
        other = tmp_path / "other.json"
        other.write_text(json.dumps({**record, "facts": facts}), "utf-8")
        done = call("audit", letter, "--from", other)
        assert done.code == 2
        assert "is no playbook.json" in done.err


def test_trace_steers_no_terminal(playbook: Path, tmp_path: Path) -> None:
    record = json.loads(playbook.read_text("utf-8"))
    record["figures"][0]["name"] = "\x1b[31mred"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(record), "utf-8")
    done = call("trace", record["figures"][0]["id"], "--from", other)
    assert done.code == 0
    assert "\x1b" not in done.out
