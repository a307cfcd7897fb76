"""Edits of a case: the new text is a case that says what was meant, and a faulty one is shown in the text as it would be."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer import operations
from counteroffer.cases.editing import with_message, with_value
from counteroffer.cases.message import NewMessage
from counteroffer.documents import replacing
from counteroffer.documents.source import SourceText
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.terms.faults import BadRequestError, FaultsFoundError
from counteroffer.terms.figures import Figure
from tests.offers.good_cases import FULL, all_good_cases
from tests.planned import HEAD, number

CASES = all_good_cases()
ONE_GRANT = sorted(name for name, text in CASES.items() if name != "full")
TODAY = date(2026, 11, 21)


def source(text: str) -> SourceText:
    return SourceText("case.yaml", text)


amounts = st.sampled_from(["252K", "240,000", "1.2M", "300000"])
messages = st.builds(
    NewMessage,
    on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    by=st.sampled_from(["them", "me"]),
    channel=st.none() | st.sampled_from(["phone", "e-mail", "a: b"]),
    terms=st.dictionaries(st.sampled_from(["base", "bonus", "equity", "sign_on"]), amounts),
    final=st.sets(st.sampled_from(["base", "bonus", "all"])).map(lambda names: tuple(sorted(names))),
    words=st.none() | st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).filter(lambda text: text.strip() != ""),
)  # fmt: skip


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(ONE_GRANT), messages)
def test_a_message_comes_out_as_it_was_said(name: str, message: NewMessage) -> None:
    text = CASES[name]
    edited = with_message(source(text), message)
    entry = edited.case.said[-1]
    assert (entry.on.day, entry.by, entry.final) == (message.on, message.by, message.final)
    assert (entry.channel.text if entry.channel else None) == message.channel
    assert (entry.words.text if entry.words else None) == (" ".join(message.words.split()) if message.words else None)
    named = entry.offer if message.by == "them" else None
    offered = {one for one in ("base", "bonus", "equity", "sign_on") if named and getattr(named, one)}
    assert (set(entry.ask) | offered) == set(message.terms)
    assert len(edited.source.text) > len(text)


def test_a_bad_amount_is_placed_in_the_text_as_it_would_be() -> None:
    message = NewMessage(on=TODAY, by="them", terms={"base": "lots"})
    with pytest.raises(FaultsFoundError) as caught:
        with_message(source(FULL), message)
    (fault,) = caught.value.faults
    line = caught.value.texts["case.yaml"].split("\n")[fault.span.line - 1]
    assert line[fault.span.column - 1 : fault.span.end - 1] == "lots"
    assert "said" not in line
    assert fault.span.line == len(FULL.splitlines()) + 1


def test_a_case_that_has_faults_is_not_edited() -> None:
    broken = FULL.replace("base: 240K", "base: lots")
    with pytest.raises(FaultsFoundError, match="has faults") as caught:
        with_message(source(broken), NewMessage(on=TODAY, by="me"))
    assert caught.value.texts == {}
    with pytest.raises(FaultsFoundError, match="has faults"):
        with_value(source(broken), "offer.start", "2027-01-01")


def test_one_figure_for_several_grants_is_refused() -> None:
    with pytest.raises(BadRequestError, match="5 grants"):
        with_message(source(FULL), NewMessage(on=TODAY, by="them", terms={"equity": "300K"}))
    with_message(source(FULL), NewMessage(on=TODAY, by="me", terms={"equity": "300K"}))


def test_a_form_that_cannot_be_edited_is_refused_and_the_way_out_named() -> None:
    flow = "{kind: offer, company: Mossgate, role: Baker, currency: SEK}"
    with pytest.raises(BadRequestError, match="line by line") as caught:
        with_message(source(flow), NewMessage(on=TODAY, by="me"))
    assert "by hand" in caught.value.hint


@pytest.mark.parametrize("dotted", ["", ".", "1", "1.base"])
def test_a_path_that_names_nothing(dotted: str) -> None:
    with pytest.raises(BadRequestError, match="names nothing"):
        with_value(source(FULL), dotted, "1")


@pytest.mark.parametrize(
    ("dotted", "value", "rule"),
    [
        ("offer.bse", "1K", "unknown-key"),
        ("offer.base", "lots", "unreadable-value"),
        ("stage", "late", "unknown-word"),
        ("asume.withdrawn", "2%", "unknown-key"),
    ],
)
def test_a_value_that_no_case_holds_is_a_fault(dotted: str, value: str, rule: str) -> None:
    with pytest.raises(FaultsFoundError) as caught:
        with_value(source(FULL), dotted, value)
    assert rule in {fault.rule for fault in caught.value.faults}
    assert caught.value.texts["case.yaml"] != FULL


TALK = f"""\
{HEAD}offer:
  base: 100K
  hours_a_week: 38
  bonus: {{target: 10%, kind: guaranteed}}
  equity: [{{kind: rsu, grant: 40K, listed: true, vest: 4y}}]
  sign_on: {{amount: 5K, clawback: {{months: 12}}}}
  other: [{{name: leave, days: 20}}, {{name: pension, share: 5%}}]
  expires: 2026-12-01
said:
  - {{on: 2026-11-22, by: them, offer: {{base: 106K, equity: [{{grant: 50K}}], expires: 2026-12-08}}}}
  - {{on: 2026-11-20, by: them, offer: {{base: 104K, bonus: {{target: 12%}}, sign_on: {{amount: 6K}}, other: [{{name: pension, share: 6%}}]}}}}
  - {{on: 2026-11-23, by: me, ask: {{base: 110K}}}}
"""

IN_FORCE = {
    "offer.base": ("108K", "said.1.offer.base"),  # the later day, not the later line
    "offer.hours_a_week": ("40", "offer.hours_a_week"),
    "offer.bonus.target": ("14%", "said.2.offer.bonus.target"),
    "offer.equity.1.grant": ("60K", "said.1.offer.equity.1.grant"),
    "offer.sign_on.amount": ("7K", "said.2.offer.sign_on"),
    "offer.sign_on.clawback.months": ("24", "offer.sign_on.clawback"),
    "offer.other.1.days": ("25", "offer.other.1.days"),
    "offer.other.2.share": ("8%", "said.2.offer.other.1.share"),
    "offer.expires": ("2026-12-15", "said.1.offer.expires"),
}


@pytest.mark.parametrize("dotted", IN_FORCE)
def test_a_value_of_the_offer_is_set_where_it_is_in_force(dotted: str) -> None:
    value, id = IN_FORCE[dotted]
    before, after = (
        offer_on_the_table(with_value(source(TALK), "stage", "final").case),
        offer_on_the_table(with_value(source(TALK), dotted, value).case),
    )
    assert before is not None
    assert after is not None
    old, new = figures(before), figures(after)
    assert [one for one in new if new[one] != old[one]] == [id]


def figures(offer: Any) -> dict[str, object]:
    """The figures of an offer by id, wherever they stand in it."""
    found: dict[str, object] = {}
    waiting = [offer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Figure):
            found[one.id] = (one.value, one.unit)
        elif isinstance(one, tuple):
            waiting.extend(one)
        elif isinstance(one, Mapping):
            waiting.extend(one.values())
        elif is_dataclass(one):
            waiting.extend(getattr(one, part.name) for part in fields(one))
    return found


def test_a_kind_that_no_message_names_is_set_in_the_offer() -> None:
    edited = with_value(source(TALK), "offer.bonus.kind", "discretionary")
    offer = offer_on_the_table(edited.case)
    assert offer is not None
    assert offer.bonus is not None
    assert (offer.bonus.kind, number(offer.bonus.target)) == ("discretionary", Decimal("0.12"))


def test_equity_that_a_message_replaced_is_set_in_the_message() -> None:
    text = TALK.replace("equity: [{grant: 50K}]", "equity: [{kind: options, shares: 9K, strike: 2}]")
    edited = with_value(source(text), "offer.equity.1.listed", "false")
    offer = offer_on_the_table(edited.case)
    assert offer is not None
    assert offer.equity[0].listed is False


# the file


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASES["posted-range"], "utf-8")
    return path


SAID = NewMessage(on=TODAY, by="them", terms={"base": "73K"})


def test_a_message_is_appended_to_the_file_and_nothing_else_changes(case: Path) -> None:
    case.chmod(0o600)
    logged = operations.log_message(case, SAID, (), TODAY)
    assert case.read_text("utf-8") == f"{CASES['posted-range']}said:\n  - {logged.entry}\n"
    assert case.stat().st_mode & 0o777 == 0o600
    assert number(logged.plan.position.offer_base) == 73_000


@pytest.mark.parametrize("first", [b"\xef\xbb\xbf", b""])
def test_bytes_stay_bytes(case: Path, first: bytes) -> None:
    before = first + case.read_bytes().replace(b"\n", b"\r\n")
    case.write_bytes(before)
    operations.log_message(case, SAID, (), TODAY)
    assert case.read_bytes().startswith(before)
    assert case.read_bytes()[len(before) :] == b"said:\r\n  - {on: 2026-11-21, by: them, offer: {base: 73K}}\r\n"


def test_a_file_in_another_encoding_is_refused(case: Path) -> None:
    before = case.read_bytes().replace(b"Ilse", "Zoë".encode("latin-1"))
    case.write_bytes(before)
    with pytest.raises(BadRequestError, match="UTF-8"):
        operations.log_message(case, SAID, (), TODAY)
    assert case.read_bytes() == before


def test_nothing_is_written_where_nothing_should_be(case: Path) -> None:
    before = case.read_bytes()
    operations.log_message(case, SAID, (), TODAY, write=False)
    with pytest.raises(FaultsFoundError):
        operations.log_message(case, NewMessage(on=TODAY, by="them", terms={"base": "lots"}), (), TODAY)
    operations.what_if(case, {"offer.base": "80K"}, (), TODAY)
    assert case.read_bytes() == before


def test_a_file_that_changed_meanwhile_stays_as_it_is(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = replacing.replace_content

    def change_first(path: Path, before: bytes, after: bytes) -> None:
        path.write_bytes(b"# somebody was here\n" + before)
        replace(path, before, after)

    monkeypatch.setattr(replacing, "replace_content", change_first)
    with pytest.raises(BadRequestError, match="has changed since it was read"):
        operations.log_message(case, SAID, (), TODAY)
    assert case.read_text("utf-8") == f"# somebody was here\n{CASES['posted-range']}"
    assert [path.name for path in case.parent.iterdir()] == ["case.yaml"]


def test_a_message_that_contradicts_the_ledger_is_named_once(case: Path) -> None:
    operations.log_message(case, NewMessage(on=TODAY, by="them", terms={"base": "73K"}, final=("base",)), (), TODAY)
    first = operations.log_message(case, NewMessage(on=TODAY, by="them", terms={"base": "75K"}), (), TODAY)
    second = operations.log_message(case, NewMessage(on=TODAY, by="me", terms={"base": "80K"}), (), TODAY)
    assert (len(first.contradictions), len(second.contradictions)) == (1, 0)


# what was said, from a sentence and from options


def test_options_win_over_the_sentence() -> None:
    told = operations.Told(
        "they said 252K base by e-mail", on=date(2026, 11, 19), channel="phone", terms={"base": "255K", "bonus": "10%"}
    )
    message = operations.message_of(told, TODAY)
    assert (message.on.day, message.channel, dict(message.terms)) == (19, "phone", {"base": "255K", "bonus": "10%"})
    assert message.words == "they said 252K base by e-mail"


def test_a_sentence_that_is_not_clear_is_kept_as_words_beside_options_that_are() -> None:
    message = operations.message_of(operations.Told("they raised it by 10K", by="them", terms={"base": "250K"}), TODAY)
    assert (dict(message.terms), message.words) == ({"base": "250K"}, "they raised it by 10K")
    with pytest.raises(BadRequestError, match="difference"):
        operations.message_of(operations.Told("they raised it by 10K", terms={"base": "250K"}), TODAY)


def test_what_says_nothing_and_what_i_call_final_are_refused() -> None:
    with pytest.raises(BadRequestError, match="nothing is said"):
        operations.message_of(operations.Told(), TODAY)
    with pytest.raises(BadRequestError, match="only they"):
        operations.message_of(operations.Told(by="me", terms={"base": "1K"}, final=("base",)), TODAY)
    assert operations.message_of(operations.Told("they said 252K, final", by="me"), TODAY).final == ()
