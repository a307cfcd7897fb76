"""The form of a case: every field of the schema with what the text says, faults at their fields, and never a crash."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.cases.form import Entries, Field, Form, Group, Part, read_form
from counteroffer.documents.source import SourceText
from counteroffer.offers.reading import read_case
from counteroffer.offers.shape import case_schema
from tests.offers.good_cases import all_good_cases

CASES = all_good_cases()


def form_of(text: str) -> Form:
    return read_form(SourceText("case.yaml", text))


def parts_of(part: Part) -> list[Part]:
    inner = part.parts if isinstance(part, Group) else part.entries if isinstance(part, Entries) else ()
    return [part, *(below for one in inner for below in parts_of(one))]


def stated(content: object, above: str = "") -> dict[str, str]:
    """The single values of a case by dotted path, entries counted from 1."""
    if isinstance(content, dict):
        pairs = [(f"{above}.{key}" if above else str(key), value) for key, value in content.items()]
    elif isinstance(content, list):
        pairs = [(f"{above}.{number}", value) for number, value in enumerate(content, 1)]
    else:
        return {above: str(content)}
    return {path: words for place, value in pairs for path, words in stated(value, place).items()}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_what_a_case_says_stands_in_its_form(text: str) -> None:
    form = form_of(text)
    shown = {field.path: field.value for field in form.fields()}
    meant = stated(yaml.load(text, Loader=yaml.CBaseLoader))
    empty = {path for path, words in meant.items() if words in ("", "~", "null")}
    assert {path: words for path, words in meant.items() if path not in empty and shown.get(path) != words} == {}
    assert {path for path, words in shown.items() if words} <= set(meant)
    assert form.can_be_edited


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_every_fault_stands_once(text: str) -> None:
    form = form_of(text)
    _case, faults = read_case(SourceText("case.yaml", text))
    placed = [fault for part in parts_of(form.root) for fault in part.faults] + list(form.faults)
    assert sorted(placed, key=lambda fault: fault.order) == sorted(faults, key=lambda fault: fault.order)


def test_every_key_of_the_schema_has_a_place_in_the_form() -> None:
    form = form_of("kind: offer\n")
    assert [part.key for part in form.root.parts] == list(case_schema().properties)
    assert all(part.path for part in parts_of(form.root)[1:])


def test_paths_are_found_again() -> None:
    form = form_of(next(iter(CASES.values())))
    for part in parts_of(form.root)[1:]:
        assert form.at(part.path) == part
    assert form.at("no.such.place") is None


FAULTY = (
    ("offer: {base: many}\n", "offer.base"),
    ("kind: gift\n", "kind"),
    ("offer: {expires: tomorrow}\n", "offer.expires"),
    ("alternatives:\n  - {name: A, probability: 300%}\n", "alternatives.1.probability"),
    ("said:\n  - {on: 2026-11-01, by: nobody}\n", "said.1.by"),
)


@pytest.mark.parametrize(("text", "path"), FAULTY)
def test_a_fault_stands_at_its_field(text: str, path: str) -> None:
    found = form_of(text).at(path)
    assert isinstance(found, Field)
    assert [fault for fault in found.faults if fault.help]


@pytest.mark.parametrize(
    "text", ["offers: {base: 240K}\n", "company: A\ncompany: B\n", "offer: {bse: 1}\n", "- a list\n", "a: [\n"]
)
def test_what_stands_at_no_field_is_said_all_the_same(text: str) -> None:
    form = form_of(text)
    assert [fault for part in parts_of(form.root) for fault in part.faults] + list(form.faults)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "just words\n",
        "a: [\n",
        "\t",
        "{",
        "&a [*a]",
        "!!python/object:os.system x",
        "\x00",
        "? [a]\n: b\n",
    ],
)
def test_a_text_that_is_no_case_has_a_form_that_says_so(text: str) -> None:
    form = form_of(text)
    assert form.faults or any(part.faults for part in parts_of(form.root))


yaml_pieces = st.sampled_from(
    ["offer:", " base:", " 240K", "\n", "  ", "- ", "said:", "[", "]", "{", "}", ": ", "kind: offer", "alternatives:", "name: A", "&x ", "*x", "!!int ", "'",
     '"', "|\n", ">", "#", "\t", "? ", "~", "null", "<<: *x", "---\n", "...", "%YAML 1.1\n", "é", "\x00", "rank", ",", "equity:"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(yaml_pieces, max_size=24).map("".join)))
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_the_form(text: str) -> None:
    form = form_of(text)
    _case, faults = read_case(SourceText("case.yaml", text))
    assert {fault for part in parts_of(form.root) for fault in part.faults} | set(form.faults) == set(faults)


@given(st.sampled_from(list(CASES.values())), st.integers(0, 4000), st.integers(0, 60), st.text(max_size=6))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_case_with_a_piece_torn_out_still_has_a_form(text: str, at: int, length: int, junk: str) -> None:
    torn = text[: at % len(text)] + junk + text[at % len(text) + length :]
    assert form_of(torn).root.parts


def test_a_day_that_is_missing_is_missed_at_its_own_field() -> None:
    form = form_of("kind: offer\nstage: written\ncompany: Acme\nrole: Baker\ncurrency: USD\noffer:\n  base: 100K\n")
    expires = form.at("offer.expires")
    assert isinstance(expires, Field)
    assert [fault.rule for fault in expires.faults] == ["no-expiry"]
    assert not any(fault.rule == "no-expiry" for fault in form.faults)
    offer = form.at("offer")
    assert offer is not None
    assert not any(fault.rule == "no-expiry" for fault in offer.faults)


def test_only_a_day_that_a_calendar_can_show_is_shown_in_one() -> None:
    text = "kind: offer\ncompany: Acme\nrole: Baker\ncurrency: USD\noffer:\n  base: 100K\n  expires: {}\n"
    for day, fits in (("2026-12-04", True), ("4 Dec 2026", False), ("", True), ("2026-13-04", False)):
        field = form_of(text.format(day)).at("offer.expires")
        assert isinstance(field, Field)
        assert field.fits_a_calendar is fits
