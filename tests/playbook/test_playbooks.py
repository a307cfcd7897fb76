"""Playbooks of all good cases: honest, discreet, traced, and written in whole sentences."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.offers.values import read_window
from counteroffer.playbook.audit import UnauditedError, audit_playbook, audit_text, audit_words, backing_of
from counteroffer.playbook.ledger import Entry, entries_of, read_ledger, walk_origins
from counteroffer.playbook.playbook import (
    Block,
    Bullets,
    KeyNumbers,
    Notice,
    Paragraph,
    Playbook,
    Quotation,
    RangeChart,
    Script,
    Section,
    Table,
    YearsChart,
)
from counteroffer.render.formats.json import render
from counteroffer.terms.amounts import find_amounts, read_amount
from counteroffer.terms.figures import collect
from counteroffer.terms.places import Span
from counteroffer.terms.printing import printed, printed_sentence
from counteroffer.terms.sentences import NAMES_WITH_DIGITS, Sentence, Words, say
from tests.offers.good_cases import all_good_cases
from tests.planned import case_of, good_playbooks, playbook_of
from tests.playbook.mutations import spoken_texts

CASES = all_good_cases()
PLAYBOOKS = good_playbooks()
NAMES = sorted(PLAYBOOKS)


def sentences_of(block: Block) -> Iterator[Sentence]:
    if isinstance(block, Paragraph | Notice | Quotation):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
        yield from (block.caption,) if block.caption else ()
    elif isinstance(block, KeyNumbers):
        yield from (shown if isinstance(shown, Sentence) else Sentence((shown,)) for _label, shown in block.items)
    elif isinstance(block, Script):
        yield from (*block.text, *block.to_do, *((block.subject,) if block.subject else ()))
    elif isinstance(block, RangeChart | YearsChart):
        yield block.alternative_text


def labels_of(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from block.header
    elif isinstance(block, KeyNumbers):
        yield from (label for label, _shown in block.items)
    elif isinstance(block, Script):
        yield block.title
    elif isinstance(block, RangeChart):
        yield from (block.title, *(bar.label for bar in block.bars))
    elif isinstance(block, YearsChart):
        yield from (block.title, *block.years, *block.components)


def blocks_of(playbook: Playbook) -> list[Block]:
    return [block for section in playbook.sections for block in section.blocks]


def spoken(playbook: Playbook) -> str:
    """All that the scripts put into the person's mouth."""
    said = [(*script.text, *((script.subject,) if script.subject else ())) for script in playbook.scripts()]
    return "\n".join(printed_sentence(sentence) for script in said for sentence in script)


def ledger_of(playbook: Playbook) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries_of(collect(playbook.figures()))}


def private_ids(playbook: Playbook) -> set[str]:
    """Whatever the employer must not learn, taken from the plan itself and not from the audit's own list."""
    assert playbook.plan is not None
    position, case = playbook.plan.position, playbook.plan.case
    found = [
        position.batna,
        position.gap_to_reservation,
        position.reachable,
        position.expected_gain,
        case.needs.walk_away,
    ]
    if position.reservation is not None:
        walk = position.reservation
        found += [walk.worth, walk.base, walk.stated, walk.below_batna_by]
    found += [rung.accept_from for rung in position.ladder]
    found += [end for chance in position.chances for end in (chance.low, chance.high)]
    found += [
        figure for one in position.alternatives for figure in (one.worth, one.probability, one.alternative.prefer_by)
    ]
    found += [figure for swap in case.priorities for figure in (*swap.give.values(), *swap.gain.values())]
    return {figure.id for figure in found if figure is not None}


@pytest.mark.parametrize("name", NAMES)
def test_no_script_gives_away_what_is_private(name: str) -> None:
    playbook = PLAYBOOKS[name]
    for script in playbook.scripts():
        for sentence in (*script.text, *((script.subject,) if script.subject else ())):
            assert private_ids(playbook).isdisjoint(figure.id for figure in sentence.figures()), script.name


@pytest.mark.parametrize("name", NAMES)
def test_the_audit_refuses_a_script_that_gives_something_away(name: str) -> None:
    playbook = PLAYBOOKS[name]
    ledger = {figure.id: figure for figure in collect(playbook.figures())}
    for id in private_ids(playbook) & set(ledger):
        leak = Script("leak", "A leak", "phone", (say("Between us: {secret}.", secret=ledger[id]),))
        with pytest.raises(UnauditedError, match="gives away"):
            audit_playbook(replace(playbook, sections=(*playbook.sections, Section("leak", "Leak", (leak,)))))


def companies_in(text: str) -> set[str]:
    case = case_of(text)
    others = [word for one in case.alternatives if one.kind == "offer" for word in (one.name, one.company) if word]
    return {case.company.text, *(word.text for word in others)}


@pytest.mark.parametrize("name", NAMES)
def test_no_company_offer_or_result_that_the_case_does_not_hold(name: str) -> None:
    text, case = spoken(PLAYBOOKS[name]), case_of(CASES[name])
    everywhere = {company for other in CASES.values() for company in companies_in(other)}
    for company in everywhere - companies_in(CASES[name]):
        assert company not in text
    firm = [one for one in case.alternatives if one.kind == "offer" and one.evidence in ("written", "signed")]
    assert ("hold a written offer" in text) <= bool(firm)
    claims = {strength.claim.text for other in CASES.values() for strength in case_of(other).candidate.strengths}
    own = {strength.claim.text for strength in case.candidate.strengths}
    for claim in claims - own:
        assert claim not in text
    if not own:
        assert not re.search(r"\bI (have )?(built|led|cut|saved|shipped|won|planned)\b", text)
    if case.candidate.name is None:
        assert not re.search(r"regards,\n", text)


@pytest.mark.parametrize("alternative", [
    "{name: Tallgrass, kind: offer, evidence: verbal, offer: {base: 150K}}",
    "{name: Tallgrass, kind: offer, evidence: in-process, offer: {base: 150K}}",
    "{name: Tallgrass, kind: offer, offer: {base: 150K}}",
    "{name: Tallgrass, kind: offer, evidence: written, expires: 2026-11-20, offer: {base: 150K}}",
])  # fmt: skip
def test_an_offer_that_is_not_firm_and_open_is_never_claimed(alternative: str) -> None:
    playbook = playbook_of(
        f"offer: {{base: 160K}}\nmarket: [{{what: base, high: 180K, source: ad}}]\nalternatives: [{alternative}]\n"
    )
    assert "Tallgrass" not in spoken(playbook)
    assert "written offer" not in spoken(playbook)


@pytest.mark.parametrize("pay", [", offer: {base: 150K}", ", offer: {base: 164K}", ""])
def test_a_rivals_pay_and_nickname_are_never_named(pay: str) -> None:
    """Its pay may be the walk-away; a name that is no company is the person's own shorthand."""
    playbook = playbook_of(
        "offer: {base: 160K}\nmarket: [{what: base, high: 180K, source: ad}]\n"
        f"alternatives: [{{name: the big one, kind: offer, evidence: signed, expires: 2026-12-01{pay}}}]\n"
    )
    assert "another written offer, which I have to answer by 1 December 2026" in spoken(playbook)
    assert "the big one" not in spoken(playbook)
    assert "$150,000" not in spoken(playbook)
    assert "$164,000" not in spoken(playbook)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_script_is_a_figure_or_a_quotation(name: str) -> None:
    playbook = PLAYBOOKS[name]
    backing = backing_of(playbook)
    for text in spoken_texts(playbook):
        assert audit_words(text.text, backing, text.name) == ()


@pytest.mark.parametrize("name", NAMES)
def test_our_own_words_hold_no_digit(name: str) -> None:
    for block in blocks_of(PLAYBOOKS[name]):
        ours = [part for sentence in sentences_of(block) for part in sentence.parts if isinstance(part, str)]
        for words in (*ours, *labels_of(block)):
            for known in NAMES_WITH_DIGITS:
                words = words.replace(known, "")
            assert not re.search(r"\d", words), words


def spoken_amounts() -> st.SearchStrategy[tuple[str, str, int]]:
    return st.sampled_from(
        [
            (name, text.text, amount.start)
            for name in NAMES
            for text in spoken_texts(PLAYBOOKS[name])
            for amount in find_amounts(text.text)
            if amount.low == amount.high
        ]
    )


@settings(max_examples=60, deadline=None)
@given(st.deferred(spoken_amounts), st.integers(1, 9))
def test_a_changed_number_in_a_script_is_found_at_its_place(place: tuple[str, str, int], change: int) -> None:
    name, text, start = place
    backing = backing_of(PLAYBOOKS[name])
    at = next(position for position in range(start, len(text)) if text[position].isdigit())
    digit = str((int(text[at]) + change - 1) % 9 + 1)
    changed = text[:at] + digit + text[at + 1 :]
    found = find_amounts(changed)
    if digit == text[at] or any(one.start == start and one.low in backing.by_value for one in found):
        return
    faults = audit_words(changed, backing)
    assert changed.count("\n", 0, start) + 1 in [fault.span.line for fault in faults]
    assert {fault.rule for fault in faults} <= {"unbacked-number", "unheld-result"}
    assert all(fault.help for fault in faults)


def test_free_text_is_held_against_the_ledger() -> None:
    playbook = PLAYBOOKS["posted-range"]
    ledger = ledger_of(playbook)
    good = "You offer €71,000, or 71K in short, with 6% on top; the posting says 68K to 84K."
    assert audit_text(SourceText("letter", good), ledger) == ()
    bad = "You offer €71,001.\nI ask for $71,000, 11.7% more, between 68K and 85K."
    faults = audit_text(SourceText("letter", bad), ledger)
    assert [(fault.span.line, fault.span.text) for fault in faults] == [
        (1, "€71,001"), (2, "$71,000"), (2, "11.7%"), (2, "85K"),
    ]  # fmt: skip
    assert "€71,000" in faults[0].help


@pytest.mark.parametrize("name", NAMES)
def test_the_ledger_can_be_read_back_and_walked(name: str) -> None:
    content = render(PLAYBOOKS[name])
    ledger = read_ledger(content, "playbook.json")
    figures = json.loads(content)["figures"]
    assert len({figure["id"] for figure in figures}) == len(figures) == len(ledger)
    for id in ledger:
        steps = list(walk_origins(ledger, id))
        assert steps[0][0] == 0
        assert any(isinstance(step, dict) for _depth, step in steps)
    for figure in collect(PLAYBOOKS[name].figures()):
        assert figure.id in ledger
        assert printed(figure)


@pytest.mark.parametrize("name", NAMES)
def test_spans_in_the_ledger_quote_the_case(name: str) -> None:
    lines = CASES[name].split("\n")
    spans = [
        origin for figure in collect(PLAYBOOKS[name].figures()) for origin in figure.origins if isinstance(origin, Span)
    ]
    for span in spans:
        assert lines[span.line - 1][span.column - 1 : span.end - 1] == span.text


@pytest.mark.parametrize("name", NAMES)
def test_a_stated_figure_is_the_number_that_stands_at_its_place(name: str) -> None:
    """Read anew from the place that each figure claims, by the grammar of amounts alone."""
    stated = [figure for figure in collect(PLAYBOOKS[name].figures()) if figure.because == "as stated in the case"]
    for figure in stated:
        (span,) = figure.origins
        assert isinstance(span, Span)
        if figure.unit == "date":
            assert figure.day.isoformat() == span.text
            continue
        if figure.id.startswith("needs.must"):
            continue
        if figure.id.endswith(".window"):
            window = read_window(span.text)
            assert (int(figure.number), figure.unit) == window
            continue
        amount = read_amount(span.text.removeprefix("-"))
        value = amount.low / 100 if amount.unit == "%" else amount.low
        assert figure.number == (-value if span.text.startswith("-") else value)


def test_two_cases_are_told_apart_by_their_sentences() -> None:
    letters = {name: spoken(playbook) for name, playbook in PLAYBOOKS.items() if spoken(playbook)}
    assert len(set(letters.values())) == len(letters)
    summaries = {
        "\n".join(
            printed_sentence(sentence) for block in playbook.sections[0].blocks for sentence in sentences_of(block)
        )
        for playbook in PLAYBOOKS.values()
    }
    assert len(summaries) == len(PLAYBOOKS)


WRONG = {
    "two spaces": r"[^\s]  +\S", "a blank before a stop": r" [.,;:!?](\s|$)", "two stops": r"(?<!\.)\.\.(?!\.)|[.!?][.;,](\s|$)",
    "a word said twice": r"\b(\w+) \1\b", "an open slot": r"[{}]", "a program's word": r"\b(None(?! of)|True|False|Decimal|Figure)\b",
    "a wrong article": r"\b[Aa] (?=[aeio]\w)|\b[Aa]n (?=[bcdfgjklmnpqrstvwxz])", "a sentence in a list": r"[a-z]\. (and|or) ",
    "no blank after a stop": r"[a-z][.!?][A-Z]",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", sorted(WRONG))
def test_sentences_read_well(name: str, fault: str) -> None:
    """Our own words only: other people's words stay as they wrote them."""
    for block in blocks_of(PLAYBOOKS[name]):
        for sentence in sentences_of(block):
            text = "".join(
                part if isinstance(part, str) else "X" if isinstance(part, Words) else "$" for part in sentence.parts
            )
            assert not re.search(WRONG[fault], text), text
            assert text.strip() == text


@pytest.mark.parametrize("name", NAMES)
def test_every_playbook_has_its_sections_once(name: str) -> None:
    ids = [section.id for section in PLAYBOOKS[name].sections]
    assert len(ids) == len(set(ids))
    assert {"summary", "standing", "leverage", "numbers", "scripts", "company", "timeline", "appendix"} <= set(ids)
    assert ids[0] == "summary"
    assert ids[-1] == "appendix"


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Cut the bill by half", "I cut the bill by half."), ("trained four people.", "I trained four people."), ("I shipped it", "I shipped it."),
        ("Promoted twice in three years", ": Promoted twice in three years."), ("Certified welder", ": Certified welder."),
        ("Speed of builds doubled", ": Speed of builds doubled."), ("Named inventor on nine patents", ": Named inventor on nine patents."),
    ],
)  # fmt: skip
def test_a_claim_keeps_its_meaning(claim: str, words: str) -> None:
    """ "I promoted twice" would be another claim than "promoted twice"."""
    playbook = playbook_of(
        f"candidate: {{strengths: [{{claim: {claim}}}]}}\noffer: {{base: 160K}}\nmarket: [{{what: base, high: 180K, source: ad}}]\n"
    )
    assert words in spoken(playbook)


def test_the_scripts_fit_the_stage() -> None:
    scripts = {name: [script.name for script in playbook.scripts()] for name, playbook in PLAYBOOKS.items()}
    assert {"expectations", "present-pay"} <= set(scripts["expectations"])
    assert {"buy-time", "counter-email", "counter-phone", "best-offer", "budget", "same-level", "tomorrow"} <= set(
        scripts["posted-range"]
    )
    assert "present-employer" in scripts["posted-range"]
    assert {"last-question", "decline"} <= set(scripts["leave"])
    assert scripts["private"][0] == "renew"
    assert {"raise-meeting", "raise-talk"} <= set(scripts["raise"])
    assert "accept" in scripts["hourly-final"]
