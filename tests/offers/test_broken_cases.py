"""Broken cases: each is the good case with one edit, and the fault is expected at its line and column with a way out."""

from dataclasses import dataclass

import pytest

from counteroffer.strategy.assumptions import known_assumptions
from counteroffer.terms.faults import Severity
from tests.planned import case_of, faults_of

GOOD = """\
kind: offer
stage: written
company: Quillmoor Freight
role: Data Engineer
currency: USD
candidate:
  name: Ada
  strengths:
    - {claim: cut the bill by half, evidence: bill of March}
offer:
  base: 240K
  bonus: {target: 25%, kind: target}
  equity:
    - {kind: rsu, grant: 260K, vest: 5/15/40/40, listed: true}
  sign_on: {amount: 30K, paid: [first-pay], clawback: {months: 12, kind: pro-rata}}
  other:
    - {name: leave, days: 20}
  received: 2026-11-14
  expires: 2026-12-04
market:
  - {what: base, low: 230K, high: 290K, kind: posted-range, source: ad, date: 2026-11-01}
alternatives:
  - {name: Tallgrass, kind: offer, evidence: written, probability: 95%, offer: {base: 250K}}
needs: {walk_away: 235K, of: base, must: [leave >= 15]}
priorities:
  - {give: {base: 5K}, for: {remote_days: 1}}
employer: {firmness: some}
assume: {expected_years: 4, no_room: 0.3}
said:
  - {on: 2026-11-20, by: them, offer: {base: 240K}, final: [base]}
"""


@dataclass(frozen=True, slots=True)
class Broken:
    """An edit of the good case; the fault stands at `at` of the edited text and its help holds `help`."""

    old: str
    new: str
    rule: str
    at: str
    help: str
    severity: Severity = Severity.ERROR


WARN = Severity.WARNING
BROKEN = [
    # keys
    Broken("offer:\n  base", "offers:\n  base", "unknown-key", "offers:", "did you mean offer?"),
    Broken("{amount: 30K,", "{amount: $30,000,", "unknown-key", "000", "500K or 500000"),
    Broken("low: 230K, high: 290K", "low: 2.3M, high: 2.9M", "far-from-base", "2.3M", "a digit too many", WARN),
    Broken("low: 230K, high: 290K", "low: 23K, high: 29K", "far-from-base", "23K", "a digit too many", WARN),
    Broken("compan", "campan", "unknown-key", "campany", "did you mean company?"),
    Broken("  base: 240K\n", "  bse: 240K\n", "unknown-key", "bse:", "did you mean base?"),
    Broken("{target: 25%", "{targt: 25%", "unknown-key", "targt", "did you mean target?"),
    Broken("grant: 260K", "grnat: 260K", "unknown-key", "grnat", "did you mean grant?"),
    Broken("clawback: {months", "clawback: {month", "unknown-key", "month:", "did you mean months?"),
    Broken("walk_away", "walkaway", "unknown-key", "walkaway", "did you mean walk_away?"),
    Broken("firmness: some", "firmnes: some", "unknown-key", "firmnes", "did you mean firmness?"),
    Broken("expected_years", "expectd_years", "unknown-key", "expectd_years", "did you mean expected_years?"),
    Broken("claim: cut", "clam: cut", "unknown-key", "clam:", "did you mean claim?"),
    Broken("final: [base]", "finall: [base]", "unknown-key", "finall", "did you mean final?"),
    Broken("by: them, offer: {base", "by: them, offer: {bas", "unknown-key", "bas:", "did you mean base?"),
    Broken("role: Data Engineer\n", "", "missing-key", "kind: offer", "role:"),
    Broken("currency: USD", "currency:", "missing-key", "currency:", "currency:"),
    Broken("company: Quillmoor Freight", 'company: ""', "unreadable-value", '"\nrole', "write it"),
    Broken("- {name: Tallgrass, kind", "- {kind", "missing-key", "{kind: offer, evid", "name:"),
    Broken("what: base, ", "", "missing-key", "{low: 230K", "what:"),
    Broken("amount: 30K, ", "", "missing-key", "{paid", "amount:"),
    Broken("on: 2026-11-20, ", "", "missing-key", "{by: them", "on:"),
    Broken("target: 25%, ", "", "missing-key", "{kind: target}", "target:"),
    Broken("stage: written", "stage: written\nstage: final", "duplicate-key", "stage: final", "keep one"),
    # words
    Broken("kind: offer\nstage", "kind: ofer\nstage", "unknown-word", "ofer", "did you mean offer?"),
    Broken("stage: written", "stage: writen", "unknown-word", "writen", "did you mean written?"),
    Broken("kind: rsu", "kind: RSU", "unknown-word", "RSU", "did you mean rsu?"),
    Broken("kind: target}", "kind: targeted}", "unknown-word", "targeted}", "did you mean target?"),
    Broken("evidence: written", "evidence: wrtten", "unknown-word", "wrtten", "did you mean written?"),
    Broken("what: base", "what: basis", "unknown-word", "basis", "base"),
    Broken("of: base", "of: bass", "unknown-word", "bass", "did you mean base?"),
    Broken("firmness: some", "firmness: soft", "unknown-word", "soft", "flexible"),
    Broken("listed: true", "listed: maybe", "unknown-word", "maybe", "true or false"),
    Broken("by: them", "by: us", "unknown-word", "us, offer", "them"),
    Broken("final: [base]", "final: [bas]", "unknown-word", "bas]", "did you mean base?"),
    # amounts
    Broken("base: 240K\n  bonus", "base: 24OK\n  bonus", "unreadable-value", "24OK", "240K"),
    Broken("base: 240K\n  bonus", "base: 240K-260K\n  bonus", "unreadable-value", "240K-260K", "one amount"),
    Broken("base: 240K\n  bonus", "base: 240K+\n  bonus", "unreadable-value", "240K+", "one value"),
    Broken("base: 240K\n  bonus", "base: £240K\n  bonus", "unreadable-value", "£240K", "convert"),
    Broken("base: 240K\n  bonus", "base: -240K\n  bonus", "unreadable-value", "-240K", "amount"),
    Broken("base: 240K\n  bonus", "base: 240K a fortnight\n  bonus", "unreadable-value", "240K a fort", "amount"),
    Broken("base: 240K\n  bonus", "base: 25%\n  bonus", "unreadable-value", "25%\n", "amount in USD"),
    Broken("grant: 260K", "grant: 260K/month", "unreadable-value", "260K/month", "only base"),
    Broken("walk_away: 235K", "walk_away: 98%", "unreadable-value", "98%", "amount in USD"),
    Broken("high: 290K", "high: 290K EUR", "unreadable-value", "290K EUR", "convert"),
    Broken("base: 240K\n  bonus", "base: 240\n  bonus", "lost-magnitude", "240\n", "240K", WARN),
    Broken("high: 290K", "high: 290", "swapped-ends", "230K,", "swap"),
    Broken("low: 230K, high: 290K", "low: 230, high: 290", "lost-magnitude", "230,", "230K", WARN),
    Broken("walk_away: 235K", "walk_away: 235", "lost-magnitude", "235,", "235K", WARN),
    Broken("said:\n", "said:\n  - {on: 2026-11-19, by: me, ask: {base: 270}}\n", "lost-magnitude", "270}", "270K", WARN),
    Broken("target: 25%", "target: 25", "lost-magnitude", "25, kind", "25%", WARN),
    # shares, numbers
    Broken("probability: 95%", "probability: 120%", "unreadable-value", "120%", "100%"),
    Broken("probability: 95%", "probability: 95", "unreadable-value", "95, offer", "95%"),
    Broken("probability: 95%", "probability: likely", "unreadable-value", "likely", "percentage"),
    Broken("days: 20", "days: twenty", "unreadable-value", "twenty", "plain number"),
    Broken("months: 12", "months: -12", "unreadable-value", "-12", "plain number"),
    Broken("expected_years: 4", "expected_years: 40", "impossible-value", "40, no_room", "1 to 10"),
    Broken("expected_years: 4", "expected_years: 2.5", "impossible-value", "2.5", "whole"),
    Broken("no_room: 0.3", "no_room: 130%", "impossible-value", "130%", "0 to 1"),
    # days and schedules
    Broken("expires: 2026-12-04", "expires: 12/04/2026", "unreadable-value", "12/04/2026", "2026-12-04"),
    Broken("expires: 2026-12-04", "expires: 2026-02-30", "unreadable-value", "2026-02-30", "year-month-day"),
    Broken("expires: 2026-12-04", "expires: 4 December", "unreadable-value", "4 December", "2026-12-04"),
    Broken("expires: 2026-12-04", "expires: 2026-11-04", "days-out-of-order", "2026-11-04", "days"),
    Broken("  expires: 2026-12-04\n", "", "no-expiry", "offer:\n", "expires:", WARN),
    Broken("vest: 5/15/40/40", "vest: 5/15/35/40", "unreadable-value", "5/15/35/40", "5/15/40/40"),
    Broken("vest: 5/15/40/40", 'vest: "2y, 3y cliff"', "unreadable-value", "2y, 3y cliff", "1y cliff"),
    Broken("vest: 5/15/40/40", "vest: fast", "unreadable-value", "fast", "monthly"),
    Broken("paid: [first-pay]", "paid: [someday]", "unreadable-value", "someday", "first-pay"),
    # currency, conditions
    Broken("currency: USD", "currency: usd", "unreadable-value", "usd", "did you mean USD?"),
    Broken("currency: USD", "currency: US Dollars", "unreadable-value", "US Dollars", "three letters"),
    Broken("currency: USD", "currency: $", "unreadable-value", "$", "three letters"),
    Broken("must: [leave >= 15]", "must: [some leave]", "unreadable-value", "some leave", ">="),
    Broken("must: [leave >= 15]", "must: [base >= £240K]", "unreadable-value", "base >= £240K", "convert"),
    Broken("must: [leave >= 15]", "must: [base >= 90%]", "unreadable-value", "base >= 90%", "240K"),
    Broken("must: [leave >= 15]", "must: [remote_day >= 2]", "unknown-term", "remote_day", "remote_days", WARN),
    # shapes
    Broken("offer:\n  base: 240K\n", "offer:\n  - base: 240K\n", "yaml-syntax", "bonus: {target: 25%, k", "this line"),
    Broken("market:\n  - {", "market: {", "wrong-shape", "{what", "dash"),
    Broken("bonus: {target: 25%, kind: target}", "bonus: 25%", "wrong-shape", "25%\n", "target"),
    Broken("sign_on: {amount: 30K, paid: [first-pay], clawback: {months: 12, kind: pro-rata}}", "sign_on: 30K", "wrong-shape", "30K\n", "amount"),
    Broken("employer: {firmness: some}", "employer: some", "wrong-shape", "some\n", "firmness"),
    Broken("  - {name: Tallgrass, kind: offer, evidence: written, probability: 95%, offer: {base: 250K}}", "  - Tallgrass", "wrong-shape", "Tallgrass", "name"),
    Broken("base: 240K\n  bonus", "base: [240K]\n  bonus", "wrong-shape", "[240K]", "one value"),
    Broken("  other:\n", "  other:\n    -\n", "wrong-shape", "\n    - {name: leave", "remove the dash"),
    Broken("final: [base]", "final: base", "wrong-shape", "base}", "list"),
    Broken("base: 240K\n  bonus", "base:240K\n  bonus", "yaml-syntax", ": {target: 25%, k", "space after a colon"),
    # the text itself
    Broken("  base: 240K\n", "\tbase: 240K\n", "yaml-syntax", "\tbase", "tab"),
    Broken("  base: 240K\n", "   base: 240K\n", "yaml-syntax", "bonus: {target: 25%, k", "this line"),
    Broken("name: Ada", 'name: "Ada', "yaml-syntax", '"Ada', "quote"),
    Broken("firmness: some}", "firmness: some", "yaml-syntax", ": {expected", "bracket"),
    Broken("offer:\n  base", "offer: &mine\n  base", "", "", ""),
    Broken("needs: {walk_away: 235K, of: base, must: [leave >= 15]}", "needs: *mine", "yaml-alias", "*mine", "write the values out"),
    Broken("assume:", "---\nassume:", "second-document", "---", "one case in a file"),
    Broken("Quillmoor Freight", "Quill\x00moor", "yaml-syntax", "\x00", "this line"),
]  # fmt: skip


def edited(broken: Broken) -> str:
    assert broken.old in GOOD, f"the good case does not hold {broken.old!r}"
    return GOOD.replace(broken.old, broken.new, 1)


def test_the_good_case_is_good() -> None:
    assert faults_of(GOOD) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: repr(broken.new)[:40])
def test_a_planted_fault_is_found_at_its_place(broken: Broken) -> None:
    hold_planted(edited(broken), broken)


def hold_planted(text: str, broken: Broken) -> None:
    """The fault is among the faults of the edited text, at its place, with its way out, and no other error with it."""
    faults = faults_of(text)
    if not broken.rule:
        assert faults == ()
        return
    found = [fault for fault in faults if fault.rule == broken.rule]
    assert found, [str(fault) for fault in faults]
    offset = text.index(broken.at)
    line, column = text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
    assert (found[0].span.line, found[0].span.column) == (line, column)
    assert broken.help in found[0].help
    assert found[0].severity is broken.severity
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    assert len(errors) <= (2 if broken.rule == "unknown-key" else 1), [str(fault) for fault in errors]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: repr(broken.new)[:40])
def test_a_message_names_what_is_wrong_and_the_help_is_another_sentence(broken: Broken) -> None:
    hold_words(edited(broken))


def hold_words(text: str) -> None:
    """Every fault of a text says what is wrong and, in another sentence, the way out; both of a length to be read."""
    for fault in faults_of(text):
        assert fault.message
        assert fault.help
        assert fault.message != fault.help
        assert "Traceback" not in fault.message
        assert len(fault.message) < 200
        assert len(fault.help) < 500
        assert fault.code[0] in "KY"


def test_all_faults_are_shown_at_once_in_the_order_of_the_text() -> None:
    text = GOOD
    for old, new in (
        ("stage: written", "stage: writen"), ("base: 240K\n  bonus", "base: 24OK\n  bonus"), ("vest: 5/15/40/40", "vest: 5/15/35/40"),
        ("expires: 2026-12-04", "expires: 2026-11-04"), ("low: 230K, high: 290K", "low: 290K, high: 230K"),
        ("probability: 95%", "probability: 95"), ("firmness: some", "firmness: soft"), ("expected_years: 4", "expected_yeers: 4"),
    ):  # fmt: skip
        text = text.replace(old, new, 1)
    faults = faults_of(text)
    assert [(fault.rule, fault.span.line) for fault in faults if fault.severity is Severity.ERROR] == [
        ("unknown-word", 2), ("unreadable-value", 11), ("unreadable-value", 14), ("days-out-of-order", 19), ("swapped-ends", 21),
        ("unreadable-value", 23), ("unknown-word", 27), ("unknown-key", 28),
    ]  # fmt: skip


def test_every_assumption_can_be_overridden_and_only_those() -> None:
    head = GOOD.split("assume:")[0]
    for name, assumption in known_assumptions().items():
        assert case_of(f"{head}assume: {{{name}: {assumption.value}}}\n").assume[name].value == assumption.value
        assert case_of(f"{head}assume: {{{name}: {assumption.low}}}\n").assume[name].value == assumption.low
        assert case_of(f"{head}assume: {{{name}: {assumption.high}}}\n").assume[name].value == assumption.high
