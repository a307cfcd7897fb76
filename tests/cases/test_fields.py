"""One field at a time: what is set is what the form then says, what is taken away is gone, and all else stays to the letter."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from counteroffer.cases.fields import add_entry, path_of, remove_entry, set_field
from counteroffer.cases.form import Entries, Field, Group, Part, read_form
from counteroffer.documents.source import SourceText
from counteroffer.terms.faults import BadRequestError
from tests.offers.good_cases import FULL, all_good_cases

CASES = all_good_cases()
COMMENT = re.compile(r"(?m)^\s*#.*$")


def parts_of(part: Part) -> list[Part]:
    inner = part.parts if isinstance(part, Group) else part.entries if isinstance(part, Entries) else ()
    return [part, *(below for one in inner for below in parts_of(one))]


def fields_of(text: str) -> list[Field]:
    return list(read_form(SourceText("case.yaml", text)).fields())


def values_of(source: SourceText) -> dict[str, str]:
    return {field.path: field.value for field in read_form(source).fields() if field.value}


def comments_of(text: str) -> list[str]:
    return COMMENT.findall(text)


values = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(["240K", "₹24L", "25%", "yes", "null", "~", "- x", "a: b", "# no comment", "'", '"', "{x}", "[x]", "*a", "&a", "!x", "2026-12-01", "|", ">", "\ud800", "a\nb", "<script>"]),
)  # fmt: skip


@given(st.sampled_from(list(CASES.values())), st.data(), values)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_set_is_what_the_form_says(text: str, data: st.DataObject, value: str) -> None:
    assume(value.strip())
    source = SourceText("case.yaml", text)
    field = data.draw(st.sampled_from(fields_of(text)))
    try:
        changed = set_field(source, field.path, value)
    except BadRequestError:
        return
    seen = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in value.strip())
    after = values_of(changed)
    assert after.get(field.path, "") == seen or (not field.value and seen in ("~", "null", "Null", "NULL"))
    assert {path: words for path, words in after.items() if path != field.path} == {
        path: words for path, words in values_of(source).items() if path != field.path
    }
    assert comments_of(changed.text) == comments_of(text)


@given(st.sampled_from(list(CASES.values())), st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_taken_away_is_gone_and_nothing_else(text: str, data: st.DataObject) -> None:
    source = SourceText("case.yaml", text)
    field = data.draw(st.sampled_from([field for field in fields_of(text) if field.value]))
    try:
        changed = set_field(source, field.path, "")
    except BadRequestError:
        return
    before, after = values_of(source), values_of(changed)
    in_list = re.search(r"\.\d+$", field.path) or len(before) - len(after) != 1
    assert in_list or after == {path: words for path, words in before.items() if path != field.path}
    assert len(after) == len(before) - 1
    assert set(comments_of(changed.text)) <= set(comments_of(text))


def test_an_empty_value_where_there_is_none_changes_nothing() -> None:
    source = SourceText("case.yaml", FULL)
    assert set_field(source, "offer.no_such", "  ") == source
    assert set_field(source, "offer.no_such", "") is source


@given(st.sampled_from(list(CASES.values())), st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_entry_that_is_added_and_taken_away_again_leaves_the_values(text: str, data: st.DataObject) -> None:
    source = SourceText("case.yaml", text)
    lists = [part for part in parts_of(read_form(source).root) if isinstance(part, Entries)]
    asked = data.draw(st.sampled_from(lists))
    first = asked.empty.parts[0].key if isinstance(asked.empty, Group) else ""
    try:
        more = add_entry(source, asked.path, f"{{{first}: new}}" if first else "new")
    except BadRequestError:
        return
    now = read_form(more).at(asked.path)
    assert isinstance(now, Entries)
    assert len(now.entries) == len(asked.entries) + 1
    fewer = remove_entry(more, f"{asked.path}.{len(now.entries)}")
    assert values_of(fewer) == values_of(source)
    assert comments_of(fewer.text) == comments_of(text)


@pytest.mark.parametrize("entry", ["[", "{a", "*x", "a: [", "\x00", "!!python/object:os.system x"])
def test_an_entry_that_is_no_yaml_is_refused(entry: str) -> None:
    with pytest.raises(BadRequestError):
        add_entry(SourceText("case.yaml", FULL), "needs", entry)


@pytest.mark.parametrize("dotted", ["", ".", "..", "1", "1.2", "  "])
def test_a_path_that_names_nothing_is_refused(dotted: str) -> None:
    with pytest.raises(BadRequestError, match="names nothing"):
        path_of(dotted)


@given(
    st.one_of(st.text(max_size=100), st.sampled_from(list(CASES.values()))), st.text(max_size=30), st.text(max_size=20)
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_and_no_path_breaks_an_edit(text: str, dotted: str, value: str) -> None:
    source = SourceText("case.yaml", text)
    edits: tuple[Callable[[], SourceText], ...] = (
        lambda: set_field(source, dotted, value),
        lambda: add_entry(source, dotted, value),
        lambda: remove_entry(source, dotted),
    )
    for edit in edits:
        try:
            edit()
        except BadRequestError:
            continue
