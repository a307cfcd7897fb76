"""Every rule finds its page's bad example, passes its good one, and has a page, a code and a name of its own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.lint.checking import all_rules, check_guide
from counteroffer.lint.rule import AnyRule, Rule, examples_on
from counteroffer.terms.faults import Diagnostic

TODAY = date(2026, 11, 21)
RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)


def example(rule: AnyRule, kind: str) -> dict[str, str]:
    """The guides of an example by their path."""
    texts = examples_on(rule.page, kind)
    assert texts, f"the page of {rule.name} has no {kind.lower()} example"
    return {f"{number}.md": text for number, text in enumerate(texts)}


def found_in(texts: dict[str, str], rule: AnyRule) -> list[Diagnostic]:
    """What one rule finds in guides by their path."""
    guides = [read_guide(SourceText(path, text))[0] for path, text in texts.items()]
    if isinstance(rule, Rule):
        return [fault for guide in guides for fault in rule.check(guide, TODAY)]
    return list(rule.check(guides, TODAY))


@RULES
def test_bad_example_has_the_fault_once(rule: AnyRule) -> None:
    assert len(found_in(example(rule, "Bad"), rule)) == 1


@RULES
def test_good_example_does_not(rule: AnyRule) -> None:
    assert found_in(example(rule, "Good"), rule) == []


@RULES
def test_fault_stands_where_its_span_says(rule: AnyRule) -> None:
    texts = example(rule, "Bad")
    tokens = {figure.text for path, text in texts.items() for figure in _read(path, text).figures}
    for fault in found_in(texts, rule):
        line = texts[fault.span.path].split("\n")[fault.span.line - 1]
        assert fault.span.text in line
        if fault.span.text in tokens:
            assert line[fault.span.column - 1 : fault.span.end - 1] == fault.span.text


@RULES
def test_fault_says_the_way_out(rule: AnyRule) -> None:
    for fault in found_in(example(rule, "Bad"), rule):
        assert fault.message
        assert fault.help
        assert not fault.message.endswith(".")


def _read(path: str, text: str) -> Guide:
    return read_guide(SourceText(path, text))[0]


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len(rules) >= 7
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


@RULES
def test_rule_is_named_like_its_file(rule: AnyRule) -> None:
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
    assert len(found_in({"acme.md": text}, rule)) == count


@given(st.text(alphabet="$£€0123456789KM%|-+ \n#abcOpenatAcceptbase()", max_size=300))
def test_no_text_breaks_a_rule(text: str) -> None:
    table = f"# Baker | Acme Negotiation Guide\n\n| Region | Base salary | Bonus | Total |\n|---|---|---|---|\n{text}"
    check_guide(_read("acme.md", table), TODAY)
