"""Every rule finds its page's bad example, passes its good one, and has a page, a code and a name of its own."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
from counteroffer.lint.checking import all_rules, check_guide
from counteroffer.lint.rule import Rule

TODAY = date(2026, 11, 21)
RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)


def example(rule: Rule, kind: str) -> str:
    found = re.search(rf"^{kind}:\n\n```markdown\n(.*?)^```$", rule.page, re.DOTALL | re.MULTILINE)
    assert found, f"the page of {rule.name} has no {kind.lower()} example"
    return found[1]


def found_in(text: str, rule: Rule) -> list[str]:
    guide, _faults = read_guide(SourceText("acme.md", text))
    return [fault.message for fault in check_guide(guide, TODAY) if fault.code == rule.code]


@RULES
def test_bad_example_has_the_fault(rule: Rule) -> None:
    assert found_in(example(rule, "Bad"), rule)


@RULES
def test_good_example_does_not(rule: Rule) -> None:
    assert found_in(example(rule, "Good"), rule) == []


@RULES
def test_fault_stands_where_its_span_says(rule: Rule) -> None:
    text = example(rule, "Bad")
    guide, _faults = read_guide(SourceText("acme.md", text))
    for fault in check_guide(guide, TODAY):
        line = text.split("\n")[fault.span.line - 1]
        assert fault.span.text in line
        if fault.span.text in {figure.text for figure in guide.figures}:
            assert line[fault.span.column - 1 : fault.span.end - 1] == fault.span.text


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len(rules) >= 7
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


@RULES
def test_rule_is_named_like_its_file(rule: Rule) -> None:
    assert rule.find.__module__.rsplit(".", 1)[1] == rule.name.replace("-", "_")


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("floor-above-opening", "## Strategy\n\nOpen at $110K base. Accept at $110K+ base.\n", 0),
        ("floor-above-opening", "## Strategy\n\nOpen at £110K base. Accept at $115K+ base.\n", 0),
        ("swapped-ends", "| Region | Base salary |\n|---|---|\n| Paris | $100K |\n", 0),
        ("undated-evidence", "No evidence at all.\n", 0),
        ("review-overdue", "---\nnext_review_due: 2026-11-21\n---\n# Baker | Acme Negotiation Guide\n", 0),
        ("review-overdue", "---\nnext_review_due: 2026-11-20\n---\n# Baker | Acme Negotiation Guide\n", 1),
        ("review-overdue", "---\nnext_review_due: soon\n---\n# Baker | Acme Negotiation Guide\n", 0),
        ("undated-guide", "---\ndata_quarter: 2026-Q3\n---\n# Baker | Acme Negotiation Guide\n", 0),
    ],
)
def test_edges(name: str, text: str, count: int) -> None:
    rule = next(rule for rule in all_rules() if rule.name == name)
    assert len(found_in(text, rule)) == count


@given(st.text(alphabet="$£€0123456789KM%|-+ \n#abcOpenatAcceptbase()", max_size=300))
def test_no_text_breaks_a_rule(text: str) -> None:
    table = f"# Baker | Acme Negotiation Guide\n\n| Region | Base salary | Bonus | Total |\n|---|---|---|---|\n{text}"
    guide, _faults = read_guide(SourceText("acme.md", table))
    check_guide(guide, TODAY)
