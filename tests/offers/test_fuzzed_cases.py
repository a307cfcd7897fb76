"""Any text ends in faults or in a case, and what ends in a case can be planned and written: never an exception."""

import os
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.market.gathering import gather
from counteroffer.offers.reading import read_case
from counteroffer.playbook.writing import write_playbook
from counteroffer.render.formats.json import render
from counteroffer.strategy.planning import make_plan
from counteroffer.terms.faults import Severity
from tests.offers.good_cases import FULL, GOOD
from tests.planned import MONDAY

CASES = sorted(GOOD)
EXAMPLES = 500 * int(os.environ.get("COUNTEROFFER_SOAK") or 1)  # COUNTEROFFER_SOAK=10: ten times as many
SCRAPS = [
    "-5", "0", "1e9", "25%", "120%", "240K", "240K+", "$1M", "£5", "65/hour", "~", "''", "[]", "{}", "[a, b]", "{a: b}", "*a", "&a x",
    "!!int 3", "2026-13-01", "0001-01-01", "9999-12-31", "5/15/40/40", "10y", "true", "NaN", ".inf", "999999999999999", "0.00000001",
    "\u202e", "\x85", "\t", "# x", "|", ">", "%", "@", "`", "? x", "- x", "<<: 1", "'", '"', "null", "remote_days >= 2",
]  # fmt: skip


def hold(text: str) -> None:
    case, faults = read_case(SourceText("case.yaml", text))
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    assert (case is None) == bool(errors)
    lines = text.split("\n")
    for fault in faults:
        assert 1 <= fault.span.line <= len(lines)
        assert 1 <= fault.span.column <= len(lines[fault.span.line - 1]) + 1
        assert fault.message
        assert fault.help
        stands = lines[fault.span.line - 1][fault.span.column - 1 : fault.span.end - 1]
        assert fault.span.text in ("", stands)
    if case is not None:
        render(write_playbook(make_plan(case, gather(case, None), MONDAY)))


@given(st.text())
def test_any_text(text: str) -> None:
    hold(text)


@given(st.text(alphabet=":-[]{}#&*!|>'\"%@` \t\nkind: offer" + string.digits, max_size=80))
def test_any_text_of_yaml_signs(text: str) -> None:
    hold(text)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_a_good_case_with_one_place_broken(name: str, drawn: st.DataObject) -> None:
    text = GOOD[name]
    start = drawn.draw(st.integers(0, len(text)))
    end = drawn.draw(st.integers(start, min(len(text), start + 12)))
    scrap = drawn.draw(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=4)))
    hold(text[:start] + scrap + text[end:])


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_a_good_case_with_one_value_replaced(name: str, drawn: st.DataObject) -> None:
    """A value after a colon becomes something else, so that the YAML mostly stays sound."""
    text = GOOD[name]
    colons = [place for place in range(len(text) - 1) if text[place : place + 2] == ": "]
    start = drawn.draw(st.sampled_from(colons)) + 2
    end = min(place for place in (text.find(sign, start) for sign in ",}]\n") if place != -1)
    hold(text[:start] + drawn.draw(st.sampled_from(SCRAPS)) + text[end:])


@given(st.integers(0, 25), st.data())
def test_lines_taken_out_or_said_twice(count: int, drawn: st.DataObject) -> None:
    lines = FULL.splitlines(keepends=True)
    chosen = drawn.draw(st.lists(st.sampled_from(range(len(lines))), min_size=count, max_size=count + 10))
    hold("".join(lines[place] for place in sorted(chosen)))


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB, "[" * 100_000, "{a: " * 50_000, "- " * 50_000, "a:\n" * 10_000, FULL.replace("\n", "\r\n"), FULL.replace("\n", "\r"),
        "\x00", FULL + "\x00", "\ufeff", "\ufffd" * 50, FULL.replace("  ", "\t"), "kind: offer\n" * 2_000, "? " * 5_000, "'" * 5_000,
        "company: " + "x" * 200_000, "!!python/object/apply:os.system [ls]", "%YAML 3.0\n---\na: b", "&a [*a]", "&a {b: *a}",
    ],
)  # fmt: skip
def test_hostile_texts(text: str) -> None:
    hold(text)


@pytest.mark.parametrize("name", CASES)
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(name: str) -> None:
    plain = read_case(SourceText.from_bytes("case.yaml", GOOD[name].encode()))
    dressed = read_case(SourceText.from_bytes("case.yaml", b"\xef\xbb\xbf" + GOOD[name].replace("\n", "\r\n").encode()))
    assert dressed == plain
    assert plain[0] is not None
