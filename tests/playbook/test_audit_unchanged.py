"""No false alarm: what our scripts say, in every tone and branch, passes the reading audit; and so do our own files."""

from datetime import date
from functools import cache

import pytest

from counteroffer import operations
from counteroffer.documents.source import SourceText
from counteroffer.playbook.audit import audit_text, audit_words, backing_of
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.playbook import Playbook
from tests.planned import MONDAY, Playbooks
from tests.playbook.mutations import spoken_texts
from tests.playbook.speaking_cases import all_cases, playbooks

MARKET = "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: ad, date: 2026-11-01}]\n"
JOB = "kind: offer\nrole: Data Engineer\ncurrency: USD\n"
# Words that the audit must not take for more than they are: names with words of pay in them, many counts, close days.
OWN = {
    "month-by-month": JOB
    + f"company: Quillmoor\noffer:\n  base: 100K\n  equity:\n    - {{kind: options, shares: 1500, strike: 4.20, vest: '4y, 1y cliff, monthly', listed: false}}\n{MARKET}said: [{{on: 2026-11-20, by: them, final: [all]}}]\n",
    "remote-region": JOB + f"company: Quillmoor\nregion: Remote US\noffer: {{base: 100K, expires: 2026-12-11}}\n{MARKET}",
    "names-of-pay": JOB.replace("Data Engineer", "Equity Bonus Analyst")
    + f"company: Base Salary Partners\noffer: {{base: 100K, bonus: {{target: 10%}}, expires: 2026-12-11}}\n{MARKET}",
    "rival-runs-longer": JOB
    + f"company: Quillmoor\noffer: {{base: 100K, expires: 2026-11-30}}\n{MARKET}alternatives: [{{name: Tallgrass, kind: offer, company: Tallgrass, evidence: written, expires: 2026-12-02, offer: {{base: 97K}}}}]\n",
    "three-offers": JOB
    + f"company: Quillmoor\noffer: {{base: 100K, expires: 2026-12-11}}\n{MARKET}alternatives: [{{name: Tallgrass, kind: offer, company: Tallgrass, evidence: signed, offer: {{base: 96K}}}}, {{name: Osier, kind: offer, company: Osier, evidence: written, expires: 2026-12-04, offer: {{base: 99K}}}}]\n",
    "by-the-month": JOB.replace("USD", "JPY")
    + "company: Quillmoor\noffer: {base: 620000/month, other: [{name: leave, days: 12}]}\nmarket: [{what: base, low: 7000000, high: 9200000, kind: survey, source: call}]\n",
    "walk-away-at-the-floor": JOB + f"company: Quillmoor\noffer: {{base: 100K}}\n{MARKET}needs: {{walk_away: 90K, of: base}}\n",
    "numbers-in-results": JOB
    + f"company: Quillmoor\ncandidate:\n  years: 9\n  strengths:\n    - {{claim: 'cut p99 latency from 900 ms to 210 ms', evidence: dashboard}}\n    - {{claim: 'kept the ledger at five nines for two years'}}\noffer: {{base: 100K}}\n{MARKET}",
}  # fmt: skip
TEXTS = {**all_cases(), **OWN}


@cache
def own() -> Playbooks:
    return Playbooks(OWN, MONDAY)


def made(name: str) -> Playbook:
    return own()[name] if name in OWN else playbooks()[name]


@pytest.mark.parametrize("name", TEXTS)
def test_no_script_of_ours_is_found_fault_with(name: str) -> None:
    playbook = made(name)
    backing = backing_of(playbook)
    for text in spoken_texts(playbook):
        found = [(one.code, one.message) for one in audit_words(text.text, backing)]
        assert found == [], (text.name, text.text)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("format_name", ["json", "markdown", "ics", "html"])
def test_no_file_of_ours_is_found_fault_with(name: str, format_name: str) -> None:
    playbook = made(name)
    known = backing_of(playbook)
    backing = Backing(known.entries, known.facts, operations.render(playbook, "json"))
    source = SourceText.from_bytes(format_name, operations.render(playbook, format_name))
    assert [(str(one.span), one.message) for one in audit_text(source, backing)] == []


def test_days_in_quoted_words_are_figures() -> None:
    text = (
        JOB
        + "company: Quillmoor\noffer: {base: 100K}\nmarket: [{what: base, low: 90K, high: 120K, kind: survey, source: 'pay survey of 12 February 2026'}]\n"
    )
    playbook = Playbooks({"quoted": text}, MONDAY)["quoted"]
    days = [figure.value for figure in playbook.figures() if figure.id.startswith("quoted.")]
    assert date(2026, 2, 12) in days
