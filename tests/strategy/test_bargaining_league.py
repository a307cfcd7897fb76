"""The league runs, keeps its rules, and asks as the product asks."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.planned import number, plan_of

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "league"), *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout


def test_a_small_league_has_no_deal_at_or_below_the_reservation() -> None:
    printed = run("--rounds", "2,4", "--domains", "4", "--noises", "0,0.5")
    rows = re.findall(r"^\| (Counteroffer, noise [\d.]+) \|.*\| (\d+) \|$", printed, re.MULTILINE)
    assert len(rows) == 4
    assert {below for _player, below in rows} == {"0"}
    assert (
        run("--rounds", "2", "--domains", "2").split("Processor")[0]
        == run("--rounds", "2", "--domains", "2").split("Processor")[0]
    )


def test_asking_pays_where_the_belief_is_right() -> None:
    printed = run("--employers", "--draws", "800")
    rows = [line for line in printed.splitlines() if line.startswith("| as believed |")]
    assert len(rows) == 5
    assert all(int(row.split("|")[2].split("±")[0].replace(",", "")) > 0 for row in rows)


@pytest.mark.parametrize(("base", "top", "present"), [(150_000, 180_000, 120_000), (90_000, 97_000, 80_000)])
def test_the_plan_of_the_league_is_that_of_the_product(base: int, top: int, present: int) -> None:
    """Its first ask, its rungs, and the next ask after a part answer and after a flat no."""
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        from league.standing_asks import Case, Plan, planned
    finally:
        sys.path.pop(0)
    text = (
        f"stage: written\noffer:\n  base: {base}\nassume: {{rounds: 3}}\n"
        f"market: [{{what: base, high: {top}, kind: posted-range, source: ad}}]\n"
        f"alternatives:\n  - {{name: here, kind: present, offer: {{base: {present}}}}}\n"
    )
    case, position = Case(base, top, present), plan_of(text).position
    assert [rung.ask.number for rung in planned(case, 3).position.ladder] == [
        rung.ask.number for rung in position.ladder
    ]
    first = number(position.anchor)
    for answer, words in ((base, "words: no"), (base + (top - base) // 16, "")):
        habit = Plan(case, 3)
        habit.next(0, np.array([float(base)]))
        said = words or f"offer: {{base: {answer}}}"
        talk = (
            f"said:\n  - {{on: 2026-11-20, by: me, ask: {{base: {first}}}}}\n  - {{on: 2026-11-21, by: them, {said}}}\n"
        )
        anchor = plan_of(text + talk).position.anchor
        assert habit.next(1, np.array([float(answer)]))[0] == (answer if anchor is None else anchor.number)
