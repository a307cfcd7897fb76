"""Any text becomes a tree or faults; every key and value knows its place."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import DEEPEST, Mapping, Node, Scalar, Sequence, read_yaml
from counteroffer.terms.faults import Diagnostic
from tests.offers.good_cases import all_good_cases


def read(text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    return read_yaml(SourceText("text.yaml", text))


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.entries:
            yield key
            yield from scalars(value)


def plain(node: Node) -> object:
    """The tree as PyYAML's own base loader would give it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


@pytest.mark.parametrize("name", sorted(all_good_cases()))
def test_the_tree_agrees_with_pyyaml_and_every_place_quotes_the_text(name: str) -> None:
    text = all_good_cases()[name]
    tree, faults = read(text)
    assert faults == ()
    assert tree is not None
    assert plain(tree) == yaml.load(text, Loader=yaml.BaseLoader)
    lines = text.split("\n")
    for scalar in scalars(tree):
        stands = lines[scalar.span.line - 1][scalar.span.column - 1 : scalar.span.end - 1]
        assert stands == scalar.span.text == scalar.text


def test_places_behind_wide_characters() -> None:
    tree, _faults = read('pay: {₹: "₹24L – é"}\n')
    assert isinstance(tree, Mapping)
    inner = tree.get("pay")
    assert isinstance(inner, Mapping)
    value = inner.get("₹")
    assert isinstance(value, Scalar)
    assert (value.span.line, value.span.column, value.span.text) == (1, 11, "₹24L – é")


@pytest.mark.parametrize(
    ("text", "empty"),
    [("a:", True), ("a: ~", True), ("a: null", True), ("a: ''", False), ("a: 'null'", False), ("a: 0", False)],
)
def test_a_key_with_nothing_behind_it_is_as_if_it_were_not_there(text: str, *, empty: bool) -> None:
    tree, _faults = read(text)
    assert isinstance(tree, Mapping)
    assert (tree.get("a") is None) == empty
    assert tree.key("a") is not None


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1), ("a: {x: 1, y: 2, x: 3}\n", "duplicate-key", 1, 17), ("a: 1\n---\nb: 2\n", "second-document", 2, 1),
        ("a: &x 1\nb: *x\n", "yaml-alias", 2, 4), ("? [a]\n: b\n", "yaml-key", 1, 3), ("a: 'b\nc: d\n", "yaml-syntax", 1, 4),
        ("a: [b\n", "yaml-syntax", 1, 4), ("a: b: c\n", "yaml-syntax", 1, 5), ("a:\n\tb: 1\n", "yaml-syntax", 2, 1), ("a: \x07\n", "yaml-syntax", 1, 4),
        ("[" * (DEEPEST + 1), "yaml-too-deep", 1, DEEPEST + 1),
    ],
)  # fmt: skip
def test_faults_have_their_place(text: str, rule: str, line: int, column: int) -> None:
    _tree, faults = read(text)
    assert [(fault.rule, fault.span.line, fault.span.column) for fault in faults] == [(rule, line, column)]
    assert faults[0].help


def test_the_first_of_two_equal_keys_stays() -> None:
    tree, _faults = read("a: 1\na: 2\n")
    assert isinstance(tree, Mapping)
    assert plain(tree) == {"a": "1"}


@given(st.text())
def test_any_text_is_a_tree_or_faults(text: str) -> None:
    tree, faults = read(text)
    lines = text.split("\n")
    for fault in faults:
        assert 1 <= fault.span.line <= len(lines)
    for scalar in scalars(tree) if tree is not None else ():
        assert lines[scalar.span.line - 1][scalar.span.column - 1 : scalar.span.end - 1] == scalar.span.text


NAMES = st.text(alphabet="abcxyz", min_size=1, max_size=4)
VALUES = st.recursive(
    st.text(alphabet="abc 12,.%$-'\"#é₹", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1), st.booleans())
def test_what_a_writer_writes_is_read_back(values: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow, default_style='"')
    tree, faults = read(text)
    assert faults == ()
    assert tree is not None
    assert plain(tree) == values
