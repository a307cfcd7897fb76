"""Comments that allow a rule: where they hold, what they need, and what is said of those that are wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
from counteroffer.lint.catalogue import all_kinds
from counteroffer.lint.suppressions import suppressed
from tests.lint.checked_guides import CLEAN, HEAD, RULES, SWAPPED, WRONG_BONUS, WRONG_BONUS_ROW, checked, told, write

BONUS = "bonus-percent-does-not-match-amount"
WHY = "because the bonus is paid for two years"
NO_TABLE = "# Baker | Acme Negotiation Guide\n\n"


def found_in(folder: Path, text: str, select: tuple[str, ...] = RULES) -> list[tuple[int, str]]:
    write(folder, guide=text)
    return [(line, rule) for _name, line, rule in told(checked(folder, select=select))]


def on_row(comment: str) -> str:
    return HEAD + WRONG_BONUS_ROW.rstrip("\n") + f" <!-- counteroffer: {comment} -->\n"


def test_without_comment_the_fault_is_found(tmp_path: Path) -> None:
    assert found_in(tmp_path, WRONG_BONUS) == [(5, BONUS)]


@pytest.mark.parametrize(
    "text",
    [
        on_row(f"allow {BONUS} {WHY}"),
        on_row(f"allow C006 {WHY}"),
        on_row(f"allow c006 {WHY}"),
        HEAD.replace("| Region", f"<!-- counteroffer: allow {BONUS} {WHY} -->\n| Region") + WRONG_BONUS_ROW,
        HEAD.replace("| Region", f"<!-- counteroffer: allow {BONUS}\n {WHY} -->\n\n| Region") + WRONG_BONUS_ROW,
        f"<!--counteroffer: allow-file {BONUS} {WHY}-->\n\n{WRONG_BONUS}",
        WRONG_BONUS + f"\n<!-- counteroffer: allow-file {BONUS} {WHY} -->\n",
        (HEAD + WRONG_BONUS_ROW).replace("\n", "\r\n") + f"\r\n<!-- counteroffer: allow-file C006 {WHY} -->\r\n",
    ],
)
def test_comment_allows(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text) == []


def test_two_rules_in_one_comment(tmp_path: Path) -> None:
    row = "| New York | $120K - $100K | $20K - $24K (10%) | <!-- counteroffer: allow swapped-ends, C006 because x -->\n"
    assert found_in(tmp_path, HEAD + row.replace("C006", "C006")) == []


def test_comment_on_a_row_holds_for_that_row_alone(tmp_path: Path) -> None:
    text = on_row(f"allow {BONUS} {WHY}") + WRONG_BONUS_ROW.replace("New York", "Boston")
    assert found_in(tmp_path, text) == [(6, BONUS)]


def test_comment_above_a_table_holds_for_its_rows_and_no_further(tmp_path: Path) -> None:
    table = HEAD.removeprefix(NO_TABLE) + WRONG_BONUS_ROW
    other = table.replace("New York", "Boston")
    text = f"{NO_TABLE}<!-- counteroffer: allow {BONUS} {WHY} -->\n{table}\n## Compensation in Boston\n\n{other}"
    assert found_in(tmp_path, text) == [(12, BONUS)]


@pytest.mark.parametrize("comment", [f"allow {BONUS}", f"allow {BONUS} because", f"allow {BONUS} for old times' sake"])
def test_without_reason_nothing_is_allowed(tmp_path: Path, comment: str) -> None:
    assert found_in(tmp_path, on_row(comment)) == [(5, BONUS), (5, "suppression-without-reason")]


def test_unknown_rule_is_told_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, guide=on_row(f"allow swaped-ends {WHY}"))
    wrong = next(fault for fault in checked(tmp_path).findings if fault.code == "E002")
    assert wrong.span.text == "swaped-ends"
    assert wrong.help == "did you mean swapped-ends?"


def test_unused_comment_is_a_note_at_its_rule(tmp_path: Path) -> None:
    write(tmp_path, guide=CLEAN.rstrip("\n") + f" <!-- counteroffer: allow {BONUS} {WHY} -->\n")
    (fault,) = checked(tmp_path).findings
    assert (fault.rule, str(fault.severity), fault.span.text) == ("unused-suppression", "note", BONUS)


def test_comment_about_a_rule_that_is_off_is_not_unused(tmp_path: Path) -> None:
    text = CLEAN + f"\n<!-- counteroffer: allow-file {BONUS} {WHY} -->\n"
    assert found_in(tmp_path, text, ("swapped-ends", "E")) == []


@pytest.mark.parametrize("comment", ["alow C006 because x", "allow", "ignore C006 because x", "allow because x y z"])
def test_comment_that_is_not_understood(tmp_path: Path, comment: str) -> None:
    assert (5, "suppression-not-understood") in found_in(tmp_path, on_row(comment)) or comment.startswith("allow b")


def test_comment_that_is_not_closed(tmp_path: Path) -> None:
    text = SWAPPED + f"\n<!-- counteroffer: allow-file C005 {WHY}\n"
    assert found_in(tmp_path, text) == [(5, "swapped-ends"), (7, "suppression-not-understood")]


def test_comments_in_code_are_examples(tmp_path: Path) -> None:
    text = CLEAN + "\n```markdown\n<!-- counteroffer: allow x -->\n```\n\nWrite `<!-- counteroffer: allow x -->`.\n"
    assert found_in(tmp_path, text) == []


def test_comment_beside_a_row_changes_nothing_that_is_read() -> None:
    plain, _faults = read_guide(SourceText("guide.md", WRONG_BONUS))
    commented, _faults = read_guide(SourceText("guide.md", on_row(f"allow {BONUS} {WHY}")))
    assert plain.compensation == commented.compensation


def test_many_comments_without_end_take_no_time() -> None:
    source = SourceText("guide.md", "<!-- counteroffer: allow C001 because " * 50_000)
    assert [fault.code for fault in suppressed(source, (), frozenset(all_kinds()))] == ["E004"]


@given(st.text(alphabet="<!-> counterf:alwbsC01,|`\n", max_size=200), st.text(max_size=50))
def test_any_comment_is_read(text: str, more: str) -> None:
    source = SourceText("guide.md", f"<!-- counteroffer: allow{text} --> {more} <!-- counteroffer:{more}")
    for fault in suppressed(source, (), frozenset(all_kinds())):
        assert (
            source.text.split("\n")[fault.span.line - 1][fault.span.column - 1 : fault.span.end - 1] == fault.span.text
        )
