"""Edits of a YAML text: the change comes out, everything else stays to the letter, and what is not certain is refused."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from counteroffer.documents.yaml_edit import (
    EditError,
    Key,
    append_at,
    append_entry,
    holds_value,
    remove_at,
    scalar_text,
    set_value,
)
from tests.offers.good_cases import FULL, all_good_cases

CASES = all_good_cases()
ENTRY = "{on: 2026-11-21, by: them, offer: {base: 252K}}"
READ_ENTRY = {"on": "2026-11-21", "by": "them", "offer": {"base": "252K"}}


def read(text: str) -> Any:
    """What a text holds, each single value as the text that stands there."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def stays(before: str, after: str, longest_cut: int = 0) -> None:
    """Only one stretch of the text differs, and at most so many characters of the old one are gone."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    assert len(before) - start - end <= longest_cut


def places(content: Any, above: tuple[Key, ...] = ()) -> list[tuple[Key, ...]]:
    """The paths of all single values."""
    if isinstance(content, dict):
        return [path for key, value in content.items() for path in places(value, (*above, key))]
    if isinstance(content, list):
        return [path for number, value in enumerate(content) for path in places(value, (*above, number))]
    return [above]


def value_at(content: Any, path: tuple[Key, ...]) -> Any:
    for key in path:
        content = content[key]
    return content


def changed(content: Any, path: tuple[Key, ...], value: str) -> Any:
    """A copy with another value at a path."""
    if not path:
        return value
    if isinstance(content, list):
        return [changed(item, path[1:], value) if place == path[0] else item for place, item in enumerate(content)]
    inner = content if isinstance(content, dict) else {}
    return {**inner, path[0]: changed(inner.get(path[0]), path[1:], value)}


words = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "~", "null", "yes", "- x", "-", "-5K", "25%", "240,000", "a: b", "a #b", "#", "'", '"', "\\", "{", "*x", "&x", "!x",
                     "a\nb", "a\tb", " a ", "a  b", "2026-12-01", "5/15/40/40", "₹24L", "Zoë", "\x00", "\x85", "\u2028", "\ufeff", "\ud800", "👩‍🚀"]),
)  # fmt: skip


@given(words)
def test_a_text_as_a_scalar_is_that_text(value: str) -> None:
    seen = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in value)
    written = scalar_text(value)
    assert "\n" not in written
    assert read(f"key: {written}\n") == {"key": seen}
    assert read(f"a: [{{key: {written}}}]\n") == {"a": [{"key": seen}]}


@pytest.mark.parametrize("plain", ["252K", "25%", "-5K", "65/hour", "2026-12-01", "remote days", "€160K", "4y"])
def test_what_needs_no_quotes_has_none(plain: str) -> None:
    assert scalar_text(plain) == plain


@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(CASES)), st.data(), words)
def test_a_value_set_is_read_and_nothing_else_changes(name: str, drawn: st.DataObject, value: str) -> None:
    text = CASES[name]
    path = drawn.draw(st.sampled_from(places(read(text))))
    after = set_value(text, path, value)
    seen = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assume("\ufffd" not in seen)
    assert read(after) == changed(read(text), path, seen)
    stays(text, after, longest_cut=len(value_at(read(text), path)) + 2)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from(sorted(CASES)),
    st.lists(st.sampled_from(["offer", "tax", "assume", "base", "x y", "a: b"]), min_size=1, max_size=3),
)
def test_a_key_that_is_missing_is_added(name: str, keys: list[str]) -> None:
    text, path = CASES[name], tuple(keys)
    try:
        after = set_value(text, path, "252K")
    except EditError:
        return
    assert read(after) == changed(read(text), path, "252K")


@pytest.mark.parametrize("name", sorted(CASES))
def test_exactly_one_entry_is_appended_and_the_rest_stays(name: str) -> None:
    text = CASES[name]
    after = append_entry(text, "said", ENTRY)
    before = read(text)
    assert read(after) == {**before, "said": [*(before.get("said") or []), READ_ENTRY]}
    stays(text, after)


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(CASES)), st.data())
def test_a_broken_text_is_edited_rightly_or_not_at_all(name: str, drawn: st.DataObject) -> None:
    text = CASES[name]
    start = drawn.draw(st.integers(0, len(text)))
    end = drawn.draw(st.integers(start, min(len(text), start + 12)))
    scrap = drawn.draw(
        st.one_of(
            st.text(max_size=4),
            st.sampled_from(["\n", "# c\n", " # c", "{", "}", "[", "]", "- ", "&a ", "*a", "|", ">", "\r\n", "\t"]),
        )
    )
    broken = text[:start] + scrap + text[end:]
    for edit in (add_entry, set_base):
        try:
            after = edit(broken)
        except EditError:
            continue
        # Composed, not read: a list as a key, which the break may have made, is YAML, but no Python.
        assert isinstance(yaml.compose(after, Loader=yaml.CBaseLoader), yaml.MappingNode)
        stays(broken, after, longest_cut=40)


def add_entry(text: str) -> str:
    return append_entry(text, "said", ENTRY)


def set_base(text: str) -> str:
    return set_value(text, ("offer", "base"), "1K")


SHAPES = {
    "missing": ("kind: offer\n", "kind: offer\nsaid:\n  - @\n"),
    "no newline at the end": ("kind: offer", "kind: offer\nsaid:\n  - @\n"),
    "a comment at the end": ("kind: offer  # a\n# b\n", "kind: offer  # a\nsaid:\n  - @\n# b\n"),
    "nothing": ("said:\nkind: offer\n", "said:\n  - @\nkind: offer\n"),
    "nothing, with a comment": ("said:  # none yet\nkind: offer\n", "said:  # none yet\n  - @\nkind: offer\n"),
    "nothing, at the very end": ("kind: offer\nsaid:", "kind: offer\nsaid:\n  - @\n"),
    "null": ("said: null  # none\nkind: offer\n", "said: [@]  # none\nkind: offer\n"),
    "tilde": ("said: ~\n", "said: [@]\n"),
    "empty in brackets": ("said: []\n", "said: [@]\n"),
    "empty in brackets over lines": ("said: [\n]\n", "said: [@\n]\n"),
    "block": ("said:\n  - {by: me}\nkind: offer\n", "said:\n  - {by: me}\n  - @\nkind: offer\n"),
    "block, not indented": ("said:\n- {by: me}\nkind: offer\n", "said:\n- {by: me}\n- @\nkind: offer\n"),
    "block of lines": ("said:\n  - by: me\n    on: x\n\n\nkind: offer\n", "said:\n  - by: me\n    on: x\n  - @\n\n\nkind: offer\n"),
    "block, comment behind": ("said:\n  - by: me # c\n  # d\n# e\n", "said:\n  - by: me # c\n  - @\n  # d\n# e\n"),
    "block, last value empty": ("said:\n  - by:\n", "said:\n  - by:\n  - @\n"),
    "block, last value of two lines": ("said:\n  - a b\n    c\nk: v\n", "said:\n  - a b\n    c\n  - @\nk: v\n"),
    "block, last value a block text": ("said:\n  - words: |\n      a\n      b\nk: v\n", "said:\n  - words: |\n      a\n      b\n  - @\nk: v\n"),
    "block, last value folded": ("said:\n  - words: >-\n      a\n\n", "said:\n  - words: >-\n      a\n\n  - @\n"),
    "block, last value quoted over lines": ('said:\n  - "a\n    b"\n', 'said:\n  - "a\n    b"\n  - @\n'),
    "brackets": ("said: [{by: me}]\n", "said: [{by: me}, @]\n"),
    "brackets, comma behind": ("said: [{by: me},]\n", "said: [{by: me}, @,]\n"),
    "brackets, comments inside": ("said: [\n  {by: me},  # a\n  # b ]\n]\n", "said: [\n  {by: me}, @,  # a\n  # b ]\n]\n"),
    "brackets, comment and no comma": ("said: [\n  {by: me}  # a\n]\n", "said: [\n  {by: me}, @  # a\n]\n"),
    "CRLF": ("said:\r\n  - {by: me}\r\nkind: offer\r\n", "said:\r\n  - {by: me}\r\n  - @\r\nkind: offer\r\n"),
    "CRLF, missing": ("kind: offer\r\n", "kind: offer\r\nsaid:\r\n  - @\r\n"),
    "CRLF, no newline at the end": ("a: b\r\nsaid:\r\n- x", "a: b\r\nsaid:\r\n- x\r\n- @\r\n"),
    "byte-order mark": ("\ufeffsaid:\n  - x\n", "\ufeffsaid:\n  - x\n  - @\n"),
    "indented as a whole": ("   kind: offer\n", "   kind: offer\n   said:\n     - @\n"),
    "document marks": ("---\nkind: offer\n...\n", "---\nkind: offer\nsaid:\n  - @\n...\n"),
    "wide signs before it": ("a: 👩‍🚀₹\nsaid: [é]\n", "a: 👩‍🚀₹\nsaid: [é, @]\n"),
    "quoted key": ('"said": [x]\n', '"said": [x, @]\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_an_entry_in_lists_of_every_shape(name: str) -> None:
    before, after = SHAPES[name]
    assert append_entry(before, "said", ENTRY) == after.replace("@", ENTRY)


REFUSED = {
    "empty": ("", "empty"),
    "only a comment": ("# nothing\n", "empty"),
    "in brackets as a whole": ("{kind: offer}\n", "line by line"),
    "a list": ("- a\n", "line by line"),
    "no list": ("said: x\n", "no list"),
    "keys": ("said: {a: b}\n", "no list"),
    "quoted nothing": ('said: ""\n', "no list"),
    "said twice": ("said: [x]\nsaid: [y]\n", "twice"),
    "an alias": ("a: &x [y]\nsaid: *x\n", "alias"),
    "not YAML": ("said: [\n", "parse"),
    "two documents": ("a: b\n---\nc: d\n", "parse"),
    "block text without an end": ("kind: offer\nwords: |\n  abc", "safely"),
    "old line ends": ("said:\r- x\rk: v\r", "safely"),
    "too deep": ("a: " + "[" * 300 + "]" * 300 + "\n", "nested"),
    "far too deep": ("[" * 100_000, "nested"),
    "a control character": ("a: \x07\n", "parse"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_certain_is_refused_in_words(name: str) -> None:
    text, why = REFUSED[name]
    with pytest.raises(EditError, match=why):
        append_entry(text, "said", ENTRY)


VALUES = {
    "plain": ("a:\n  b: 1  # c\n", ("a", "b"), "a:\n  b: 2  # c\n"),
    "quoted": ("a: {b: '1', c: 3}\n", ("a", "b"), "a: {b: 2, c: 3}\n"),
    "like JSON": ('{"a": {"b":1}}\n', ("a", "b"), '{"a": {"b": 2}}\n'),
    "over two lines": ("a: x\n  y\nb: 1\n", ("a",), "a: 2\nb: 1\n"),
    "on its own line": ("a:\n  # c\n  1\n", ("a",), "a:\n  # c\n  2\n"),
    "empty": ("a:\nb: 1\n", ("a",), "a: 2\nb: 1\n"),
    "empty, with a comment": ("a:   # c\n", ("a",), "a: 2   # c\n"),
    "empty, then deeper": ("a:\nb: 1\n", ("a", "c", "d"), "a: {c: {d: 2}}\nb: 1\n"),
    "null, then deeper": ("a: ~\n", ("a", "c"), "a: {c: 2}\n"),
    "empty entry": ("a:\n  -\n  - 1\n", ("a", 0), "a:\n  - 2\n  - 1\n"),
    "entry": ("a: [{b: 1}, {b: 1}]\n", ("a", 1, "b"), "a: [{b: 1}, {b: 2}]\n"),
    "missing in a block": ("a:\n  b: 1\n  # c\nd: 3\n", ("a", "q"), "a:\n  b: 1\n  q: 2\n  # c\nd: 3\n"),
    "missing in an entry": ("a:\n  - b: 1\n  - b: 3\n", ("a", 0, "q"), "a:\n  - b: 1\n    q: 2\n  - b: 3\n"),
    "missing in brackets": ("a: {b: 1}  # c\n", ("a", "q"), "a: {b: 1, q: 2}  # c\n"),
    "missing in brackets with comments": ("a: {\n  b: 1,  # c }\n}\n", ("a", "q"), "a: {\n  b: 1, q: 2,  # c }\n}\n"),
    "missing in empty brackets": ("a: {}\n", ("a", "q"), "a: {q: 2}\n"),
    "missing at the top": ("a: 1", ("b", "c"), "a: 1\nb: {c: 2}\n"),
    "a key in quotes": ("a: {b: 1}\n", ("a", "x: y"), 'a: {b: 1, "x: y": 2}\n'),
    "CRLF": ("a:\r\n  b: 1\r\n", ("a", "c"), "a:\r\n  b: 1\r\n  c: 2\r\n"),
    "byte-order mark": ("\ufeffa: 1\n", ("a",), "\ufeffa: 2\n"),
    "numbers as keys": ("a: {1: x}\n", ("a", "1"), "a: {1: 2}\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_a_value_in_places_of_every_shape(name: str) -> None:
    before, path, after = VALUES[name]
    assert set_value(before, path, "2") == after


UNCERTAIN: dict[str, tuple[str, tuple[Key, ...], str]] = {
    "a block text": ("a: |\n  x\n", ("a",), "several lines"),
    "a mapping": ("a: {b: 1}\n", ("a",), "more than one"),
    "a list": ("a: [b]\n", ("a",), "more than one"),
    "no such entry": ("a: [b]\n", ("a", 3, "c"), r"no entry for a\.4\.c"),
    "no entry 0": ("a: [b]\n", ("a", -1), r"no entry for a\.0"),
    "a list, no number": ("a: [b]\n", ("a", "b"), "a is a list"),
    "a number, no list": ("a: {b: 1}\n", ("a", 0), "a is no list"),
    "below a single value": ("a: b\n", ("a", "b"), "nothing lies below"),
    "a key without a colon": ("a: {b}\n", ("a", "b"), "safely"),
    "an alias": ("a: &x {b: 1}\nc: *x\n", ("c", "b"), "alias"),
}


@pytest.mark.parametrize("name", UNCERTAIN)
def test_a_value_whose_place_is_not_certain_is_refused(name: str) -> None:
    text, path, why = UNCERTAIN[name]
    with pytest.raises(EditError, match=why):
        set_value(text, path, "2")


def test_whether_something_stands_at_a_path() -> None:
    assert holds_value(FULL, ("said", 1, "offer", "base"))
    assert holds_value(FULL, ("offer", "bonus"))
    for path in (("level",), ("said", 5), ("offer", "base", "deeper"), ("said", "x"), ("nothing", "here")):
        assert not holds_value(FULL, path)


APPENDED_BELOW = {
    "in a block": ("a:\n  b:\n    - 1  # c\n  d: 2\n", ("a", "b"), "a:\n  b:\n    - 1  # c\n    - @\n  d: 2\n"),
    "missing in a block": ("a:\n  d: 2\n", ("a", "b"), "a:\n  d: 2\n  b:\n    - @\n"),
    "missing with its mapping": ("d: 2\n", ("a", "b"), "d: 2\na: {b: [@]}\n"),
    "in a mapping in braces": ("a: {b: [1]}  # c\n", ("a", "b"), "a: {b: [1, @]}  # c\n"),
    "missing in braces": ("a: {d: 2}\n", ("a", "b"), "a: {d: 2, b: [@]}\n"),
    "nothing in braces": ("a: {b: null}\n", ("a", "b"), "a: {b: [@]}\n"),
    "in an entry of a list": ("a:\n  - b:\n      - 1\n  - d: 2\n", ("a", 0, "b"), "a:\n  - b:\n      - 1\n      - @\n  - d: 2\n"),
    "missing in an entry": ("a:\n  - d: 2\n", ("a", 0, "b"), "a:\n  - d: 2\n    b:\n      - @\n"),
    "CRLF": ("a:\r\n  b:\r\n    - 1\r\n", ("a", "b"), "a:\r\n  b:\r\n    - 1\r\n    - @\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", APPENDED_BELOW)
def test_an_entry_in_a_list_further_down(name: str) -> None:
    before, path, after = APPENDED_BELOW[name]
    assert append_at(before, path, ENTRY) == after.replace("@", ENTRY)


@pytest.mark.parametrize(
    ("text", "path"),
    [("a: {b: x}\n", ("a", "b")), ("a: [1]\n", ("a", 3, "b")), ("a: [1]\n", ("a", 0, "b")), ("a: {b: {c: 1}}\n", ("a", "b")), ("{a: [1]}\n", ("a",))],
)  # fmt: skip
def test_where_no_list_can_stand_nothing_is_appended(text: str, path: tuple[Key, ...]) -> None:
    with pytest.raises(EditError):
        append_at(text, path, ENTRY)


REMOVED = {
    "a key": ("a: 1\nb: 2  # its own\n# c\nd: 3\n", ("b",), "a: 1\n# c\nd: 3\n"),
    "the last key, no newline": ("a: 1\nb: 2", ("b",), "a: 1\n"),
    "a key of several lines": ("a:\n  - 1\n  - 2\nb: 3\n", ("a",), "b: 3\n"),
    "a block text": ("a: |\n  x\n  y\nb: 1\n", ("a",), "b: 1\n"),
    "a key in braces": ("a: {b: 1, c: 2, d: 3}\n", ("a", "c"), "a: {b: 1, d: 3}\n"),
    "the first in braces": ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
    "the last in braces": ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
    "the only one in braces": ("a: {b: 1}\n", ("a", "b"), "a: {}\n"),
    "an entry": ("a:\n  - 1\n  - 2\n  - 3\n", ("a", 1), "a:\n  - 1\n  - 3\n"),
    "an entry in brackets": ("a: [1, 2, 3]  # c\n", ("a", 0), "a: [2, 3]  # c\n"),
    "an entry of lines": ("a:\n  - b: 1\n    c: 2\n  - b: 3\n", ("a", 0), "a:\n  - b: 3\n"),
    "the only entry": ("a:\n  - 1\nb: 2\n", ("a", 0), "b: 2\n"),
    "all that a mapping held": ("a:\n  b:\n    c: 1\nd: 2\n", ("a", "b", "c"), "d: 2\n"),
    "the first key behind a dash": ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n"),
    "another key of an entry": ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "c"), "a:\n  - b: 1\n"),
    "CRLF": ("a: 1\r\nb: 2\r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n"),
    "byte-order mark": ("\ufeffa: 1\nb: 2\n", ("a",), "\ufeffb: 2\n"),
    "an empty one": ("a:\nb: 2\n", ("a",), "b: 2\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", REMOVED)
def test_a_value_taken_from_places_of_every_shape(name: str) -> None:
    before, path, after = REMOVED[name]
    assert remove_at(before, path) == after


@pytest.mark.parametrize(
    ("text", "path"),
    [("a: 1\n", ("b",)), ("a: 1\n", ("a",)), ("a: [1]\n", ("a", 4)), ("a: [1]\n", ("a", -1)), ("a: &x 1\nb: *x\n", ("a",)), ("", ("a",)), ("a: 1\na: 2\n", ("a",))],
)  # fmt: skip
def test_what_is_not_there_or_stands_alone_is_not_taken_away(text: str, path: tuple[Key, ...]) -> None:
    with pytest.raises(EditError):
        remove_at(text, path)


def without(content: Any, path: tuple[Key, ...]) -> Any:
    """A copy without what stands at a path."""
    if isinstance(content, list):
        kept = [(place, item) for place, item in enumerate(content) if len(path) > 1 or place != path[0]]
        return [without(item, path[1:]) if place == path[0] else item for place, item in kept]
    left = {key: value for key, value in content.items() if len(path) > 1 or key != path[0]}
    return {key: without(value, path[1:]) if key == path[0] else value for key, value in left.items()}


def pruned(content: Any) -> Any:
    """A content without what holds nothing."""
    if isinstance(content, dict):
        return {key: pruned(value) for key, value in content.items() if pruned(value) not in ({}, [])}
    return [pruned(item) for item in content if pruned(item) not in ({}, [])] if isinstance(content, list) else content


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(CASES)), st.data())
def test_a_value_taken_away_is_gone_and_nothing_else_changes(name: str, drawn: st.DataObject) -> None:
    text = CASES[name]
    path = drawn.draw(st.sampled_from(places(read(text))))
    try:
        after = remove_at(text, path)
    except EditError:
        return
    assert pruned(read(after)) == pruned(without(read(text), path))


@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(CASES)), st.data())
def test_of_a_broken_text_what_is_meant_goes_or_nothing(name: str, drawn: st.DataObject) -> None:
    text = CASES[name]
    start = drawn.draw(st.integers(0, len(text)))
    broken = (
        text[:start]
        + drawn.draw(st.sampled_from(["\n", "# c\n", "{", "]", "- ", "|", ">", "\r\n", "\t", "x: "]))
        + text[start:]
    )
    edits: tuple[Callable[[], str], ...] = (
        lambda: remove_at(broken, ("offer", "base")),
        lambda: append_at(broken, ("offer", "equity"), "{kind: rsu}"),
    )
    for edit in edits:
        try:
            after = edit()
        except EditError:
            continue
        assert isinstance(yaml.compose(after, Loader=yaml.CBaseLoader), yaml.MappingNode)
