"""`counteroffer guides diff|fresh|stats|list|levels`: what they print, their formats, their exit codes."""

import json
import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from counteroffer.faces.cli import main
from tests.library.invented_guides import NEW, OLD, mapping, write


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command in a folder that has an older and a newer library."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    work = tmp_path / "work"
    write(work / "old", baker=OLD, brot=mapping("Brot", "Brot L5 = Dough E4")[1])
    write(
        work / "new", baker=NEW, brot=mapping("Brot", "Brot L5 = Dough E4")[1], cook="# Cook | Acme Negotiation Guide\n"
    )
    monkeypatch.chdir(work)

    def ran(command: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["counteroffer", "guides", *shlex.split(command)])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return ran


def test_diff_flags_and_ends_with_one(run: Callable[..., Ran]) -> None:
    ran = run("diff old new")
    assert ran.code == 1
    assert "!  NYC · Senior" in ran.out
    assert re.search(r"\+\$30,000 +\+25\.0 %", ran.out)
    assert "London · Senior, base: GBP became USD, not compared (£80,000 to £90,000 → $80,000 to $90,000)" in ran.out
    assert "row removed: Paris · Senior" in ran.out
    assert "guide added:  Acme · Cook  new/cook.md" in ran.out
    assert "1 guide changed, 1 added, 0 removed, 1 the same; " in ran.out


def test_diff_of_nothing_ends_with_zero(run: Callable[..., Ran]) -> None:
    ran = run("diff old old")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip() == "0 guides changed, 0 added, 0 removed, 2 the same; 0 changes of pay, 0 above 20 %"


def test_diff_as_json(run: Callable[..., Ran]) -> None:
    found = json.loads(run("diff old/baker.md new/baker.md --format json --threshold 30").out)
    (base,) = (pay for pay in found["changed"][0]["pay"] if (pay["region"], pay["component"]) == ("NYC", "base"))
    assert base["per_cent"] == {"low": 5.0, "high": 25.0}
    assert base["flagged"] is False
    assert base["new"] == {"low": 105000, "high": 150000, "open": False, "unit": "USD", "line": 12}


def test_fresh_as_a_table(run: Callable[..., Ran]) -> None:
    ran = run("fresh new --today 2027-02-01")
    assert ran.out.split("\n")[1].split("  ")[0] == "2027-01-31"
    assert "1 day overdue" in ran.out
    assert "3 guides: 1 overdue, 0 due later, 2 undated (2027-02-01)" in ran.out
    assert "6 months on (assumption review_interval, 3 to 12)" in ran.out


def test_fresh_as_json_and_as_a_calendar(run: Callable[..., Ran]) -> None:
    reviews = json.loads(run("fresh new --today 2027-02-01 --format json --interval 12").out)["reviews"]
    assert [(one["due"], one["days_left"]) for one in reviews] == [("2027-07-31", 180), (None, None), (None, None)]
    pytest.importorskip("icalendar")
    assert run("fresh new --today 2027-02-01 --format ics").out.startswith("BEGIN:VCALENDAR")


def test_stats(run: Callable[..., Ran]) -> None:
    assert run("stats new").out.startswith("3 guides of 2 companies with 3 rows of pay\n")
    found = json.loads(run("stats new --format json --findings --today 2026-11-21").out)
    assert found["companies"] == [{"name": "Acme", "guides": 2}, {"name": "Brot", "guides": 1}]
    assert {one["rule"] for one in found["findings"]} >= {"undated-guide"}


def test_list(run: Callable[..., Ran]) -> None:
    ran = run("list new --today 2026-08-01")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["Company", "Acme", "Acme", "Brot"]
    assert "1 day" in ran.out
    assert run("list new --company acme --role cook").out.count("\n") == 2
    refused = run("list new --company Brotz")
    assert (refused.code, "Brot" in refused.err) == (2, True)


def test_levels(run: Callable[..., Ran]) -> None:
    ran = run("levels new --company dough")
    assert "= Acme Senior Baker (L4)  1 guide  new/baker.md:21" in ran.out
    found = json.loads(run("levels new --format json").out)
    assert {level["company"] for level in found["levels"]} == {"Acme", "Brot", "Dough"}
    assert run("levels new --company Dough --level E9").code == 2


@pytest.mark.parametrize("command", ["diff old none", "fresh none", "stats none", "list none", "levels none"])
def test_a_missing_path_is_refused(run: Callable[..., Ran], command: str) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no none" in ran.err


def test_a_guide_cannot_steer_the_terminal(run: Callable[..., Ran], tmp_path: Path) -> None:
    write(
        tmp_path / "work" / "bad",
        a="# Ba\x1b[31mker | Ac\u202eme Negotiation Guide\n\n**Level Mapping:** Acme L\x1b4 = B L5\n",
    )
    for command in ("list bad", "fresh bad", "stats bad", "levels bad", "diff old/baker.md bad/a.md"):
        printed = run(command).out
        assert "\x1b" not in printed
        assert "\u202e" not in printed


def test_a_second_reading_comes_from_the_cache(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("stats new").out

    def unread(*_given: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("counteroffer.guides.reading.read_guide", unread)
    assert run("stats new").out == first
    with pytest.raises(AssertionError, match="read again"):
        run("stats new --no-cache")
