"""The JSON Schema that ships says what the reader knows: good cases validate, and its keys are the reader's keys."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml

from counteroffer.offers.shape import Schema, case_schema, schema_text
from counteroffer.offers.template import QUESTIONS, fill_template
from counteroffer.offers.values import CHECKS
from counteroffer.strategy.assumptions import known_assumptions
from tests.offers.good_cases import FULL, all_good_cases
from tests.offers.test_broken_cases import BROKEN, Broken, edited
from tests.planned import case_of, faults_of

SCHEMA = msgspec.json.decode(schema_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as an editor reads it: days stay text, and so do "on" and "yes"."""


_NOT_IN_YAML_1_2 = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_IN_YAML_1_2]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Loader=_EditorLoader)


def nodes(node: Schema) -> Iterator[Schema]:
    inner = [
        *node.properties.values(),
        *node.defs.values(),
        *(node.any_of or ()),
        *([node.items] if node.items else []),
    ]
    yield node
    for one in [*inner, *([node.closed] if isinstance(node.closed, Schema) else [])]:
        yield from nodes(one)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", sorted(all_good_cases()))
def test_good_cases_validate(name: str) -> None:
    text = all_good_cases()[name]
    assert case_of(text)
    assert [error.message for error in VALIDATOR.iter_errors(as_an_editor_reads(text))] == []


SHAPE_RULES = ("unknown-key", "unknown-word", "wrong-shape", "impossible-value")
# A percentage is text to a schema: its bounds are the reader's business.
SEEN_BY_EDITORS = [broken for broken in BROKEN if broken.rule in SHAPE_RULES and not broken.new.endswith("%")]


@pytest.mark.parametrize("broken", SEEN_BY_EDITORS, ids=lambda broken: repr(broken.new)[:40])
def test_an_editor_sees_what_the_reader_sees(broken: Broken) -> None:
    """Faults of shape are in the schema itself, so an editor marks them too."""
    assert not VALIDATOR.is_valid(as_an_editor_reads(edited(broken)))


def test_every_format_has_a_reader() -> None:
    assert {node.format for node in nodes(case_schema()) if node.format} <= set(CHECKS)


def test_every_key_is_described() -> None:
    for node in nodes(case_schema()):
        for key, inner in node.properties.items():
            assert inner.description or inner.ref, key


def test_every_known_assumption_is_a_key_and_no_other() -> None:
    assume = case_schema().properties["assume"]
    if assume.ref:
        assume = case_schema().defs[assume.ref.rsplit("/", 1)[1]]
    assert set(assume.properties) == set(known_assumptions())


def test_every_key_of_the_schema_is_read() -> None:
    """The full case states every key of the contract but a few; each leaves its trace in the record."""
    case = case_of(FULL)
    silent = {field.name for field in fields(case) if getattr(case, field.name) in (None, (), {}, "unknown")}
    assert silent == {"level", "job"}  # a job is of a raise: test_raise_reading.py
    assert case.offer is not None
    silent = {field.name for field in fields(case.offer) if not getattr(case.offer, field.name)}
    assert silent == {"left_behind"}  # it stands at the present job
    assert all(len(one.left_behind) == 2 for one in (case.alternatives[0].offer,) if one)
    rsu, options, carry, psu, sharing = case.offer.equity
    assert rsu.vesting is not None
    assert rsu.price is not None
    assert None not in (options.strike, options.fmv_409a, options.preferred, options.fully_diluted, options.window)
    assert carry.carry is not None
    assert None not in (carry.carry.pool_share, carry.carry.fund, carry.carry.carry, carry.carry.hurdle, carry.estimate)
    assert None not in (rsu.grant_price, rsu.refresher, options.trigger, options.option_type, options.preferences)
    assert None not in (options.preferred_shares, options.participating, options.dilution, psu.multiplier)
    assert None not in (carry.carry.catch_up, carry.carry.years, carry.carry.multiple)
    assert [figure.number for figure in sharing.history] == [12_000, 15_000]
    assert case.said[1].on.day == date(2026, 11, 20)


@pytest.mark.parametrize(
    "answers",
    [{}, {"company": "A: B", "role": '#1 "x"', "currency": "GBP", "base": "£80K", "present": "70K", "high": "90K"}],
)
def test_the_template_is_a_case_once_it_is_filled(answers: dict[str, str]) -> None:
    text = fill_template({"company": "Mossgate", "role": "Baker", "currency": "USD", **answers})
    assert [fault.rule for fault in faults_of(text) if fault.severity == "error"] == []
    assert VALIDATOR.is_valid(as_an_editor_reads(text))
    assert {question.key for question in QUESTIONS} >= set(answers)


def test_the_empty_template_asks_for_what_it_needs() -> None:
    assert {fault.span.text for fault in faults_of(fill_template({}))} >= {"company", "role", "currency"}


def test_the_hints_of_the_template_are_read_once_they_are_no_comments() -> None:
    text = fill_template({"company": "Mossgate", "role": "Baker", "currency": "USD", "base": "180K"})
    hint = re.compile(r"^( *)# ?(?= *(?:- |[a-z_]+:))", re.MULTILINE)
    case = case_of(hint.sub(r"\1", text))
    assert case.offer is not None
    assert case.offer.sign_on is not None
    assert case.alternatives[0].offer is not None
    assert case.alternatives[0].offer.left_behind
    assert case.tax is not None
