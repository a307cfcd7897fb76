"""Mends: the finding is gone, nothing else has changed, and a guess is made only where it is asked for."""

from pathlib import Path

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.lint.checking import all_rules
from counteroffer.lint.mending import Mended, all_mends, mend_guide
from counteroffer.lint.reader_kinds import READER_KINDS
from tests.lint.checked_guides import CLEAN, HEAD, TODAY

SAFE = (
    ("swapped-ends", HEAD + "| Paris | €72K - €60K | - |\n", HEAD + "| Paris | €60K - €72K | - |\n"),
    (
        "row-repeated",
        HEAD + "| Paris | €60K - €72K | - |\n| Paris  | €60K - €72K | - |\n| Berlin | €64K - €80K | - |\n",
        HEAD + "| Paris | €60K - €72K | - |\n| Berlin | €64K - €80K | - |\n",
    ),
    (
        "source-listed-twice",
        CLEAN + "\n## Evidence\n\n- A survey, 2026\n- What a baker said, 2026\n- A survey, 2026\n",
        CLEAN + "\n## Evidence\n\n- A survey, 2026\n- What a baker said, 2026\n",
    ),
    (
        "date-not-read",
        f"---\nlast_updated: March 3, 2026\ndata_quarter: Q4 2025\nnext_review_due: 2026/9/1\n---\n{CLEAN}",
        f"---\nlast_updated: 2026-03-03\ndata_quarter: 2025-Q4\nnext_review_due: 2026-09-01\n---\n{CLEAN}",
    ),
    (
        "front-matter-disagrees",
        f"---\ncompensation:\n  - region: New York\n    base_low: 90000\n    base_high: null\n    currency: EUR\n---\n{CLEAN}",
        f"---\ncompensation:\n  - region: New York\n    base_low: 100000\n    base_high: 120000\n    currency: USD\n---\n{CLEAN}",
    ),
)
WITH_TOTALS = "# Baker | Acme Negotiation Guide\n\n| Region | Base salary | Equity (RSU, 4 years) | Bonus | Total |\n|---|---|---|---|---|\n"
UNSAFE = (
    (
        "total-does-not-reconcile",
        WITH_TOTALS + "| Paris | €60K - €72K | €40K - €80K | €6K - €7K | €99K - €120K |\n",
        WITH_TOTALS + "| Paris | €60K - €72K | €40K - €80K | €6K - €7K | €76K - €99K |\n",
    ),
    (
        "bonus-percent-does-not-match-amount",
        HEAD + "| Paris | €60,000 - €72,000 | €6,000 - €9,000 (10%) |\n",
        HEAD + "| Paris | €60,000 - €72,000 | €6,000 - €9,000 (10-12.5%) |\n",
    ),
    (
        "annual-vest-does-not-match-grant",
        WITH_TOTALS + "| Paris | €60K - €72K | €40K - €80K (€20K - €30K per year) | - | - |\n",
        WITH_TOTALS + "| Paris | €60K - €72K | €40K - €80K (€10K - €20K per year) | - | - |\n",
    ),
)


def mended(text: str, *, unsafe: bool = False) -> Mended:
    return mend_guide(SourceText("guide.md", text), TODAY, unsafe=unsafe)


@pytest.mark.parametrize(("rule", "before", "after"), SAFE, ids=[case[0] for case in SAFE])
def test_a_safe_mend_takes_its_finding_away_and_nothing_else(rule: str, before: str, after: str) -> None:
    made = mended(before)
    assert made.text == after
    assert {fault.rule for fault in made.gone} == {rule}
    assert mended(after).gone == ()


@pytest.mark.parametrize(("rule", "before", "after"), UNSAFE, ids=[case[0] for case in UNSAFE])
def test_a_guess_is_made_only_where_it_is_asked_for(rule: str, before: str, after: str) -> None:
    assert mended(before).text == before
    assert [fault.rule for fault in mended(before).unsafe] == [rule]
    made = mended(before, unsafe=True)
    assert made.text == after
    assert [fault.rule for fault in made.gone] == [rule]


def test_every_mend_is_tried_here_and_belongs_to_a_rule() -> None:
    known = {rule.name for rule in all_rules()} | {kind.name for kind in READER_KINDS}
    assert set(all_mends()) == {case[0] for case in (*SAFE, *UNSAFE)}
    assert set(all_mends()) <= known
    assert {rule for rule, mend in all_mends().items() if mend.is_safe} == {case[0] for case in SAFE}


def test_every_mend_is_told() -> None:
    page = (Path(__file__).parents[2] / "docs" / "guide-format.md").read_text("utf-8")
    for rule, mend in all_mends().items():
        row = next(line for line in page.split("\n") if line.startswith(f"| `{rule}` |"))
        assert ("`--unsafe`" in row) is not mend.is_safe


@pytest.mark.parametrize(
    "row",
    [
        "| Paris | €72K - €6K | - |",  # of another size: a digit is missing, and nobody knows which
        "| Paris | €72,000 - €60K | - |",  # of another manner
    ],
)
def test_ends_in_doubt_are_not_swapped(row: str) -> None:
    assert mended(f"{HEAD}{row}\n").gone == ()


def test_rows_that_differ_are_both_kept() -> None:
    text = HEAD + "| Paris | €60K - €72K | - |\n| Paris | €64K - €80K | - |\n"
    assert mended(text, unsafe=True).text == text


def test_a_day_of_two_meanings_is_not_guessed() -> None:
    text = f"---\nlast_updated: 02/03/2026\n---\n{CLEAN}"
    assert mended(text, unsafe=True).text == text


def test_a_finding_that_a_comment_allows_is_left_alone() -> None:
    text = HEAD + "| Paris | €72K - €60K | - |\n"
    allowed = text.replace("| Region", "<!-- counteroffer: allow swapped-ends because it is meant -->\n| Region")
    assert mended(allowed).text == allowed


def test_findings_that_do_not_count_are_left_alone() -> None:
    text = HEAD + "| Paris | €72K - €60K | - |\n"
    assert mend_guide(SourceText("guide.md", text), TODAY, codes=frozenset()).text == text


def test_two_findings_in_one_guide_are_both_mended() -> None:
    text = HEAD + "| Paris | €72K - €60K | - |\n| Berlin | €90K - €80K | - |\n"
    assert len(mended(text).gone) == 2
    assert "| Berlin | €80K - €90K | - |" in mended(text).text
