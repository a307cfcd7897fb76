"""The reason from the market names the kind of its source: each kind of evidence among a person's records has its own sentence."""

from datetime import date
from pathlib import Path

import pytest

from counteroffer.market.gathering import gather
from counteroffer.market.held import find_records
from counteroffer.market.published import look_up_wages
from counteroffer.market.records.folder import Folder
from counteroffer.playbook.reasons import market_reason
from counteroffer.playbook.tones import TONES
from counteroffer.playbook.writing import write_playbook
from counteroffer.strategy.planning import make_plan
from counteroffer.terms.printing import printed_sentence
from tests.market.imported import cases, filing_file, take_in, take_text
from tests.planned import case_of

TODAY = date(2026, 11, 21)
CASE = (
    "kind: offer\nstage: written\ncompany: Acme\nrole: Software Engineer\nregion: Denver\ncurrency: USD\n"
    "candidate: {strengths: [{claim: cut costs by a third, evidence: a report}]}\n"
    "offer: {base: 200K, received: 2026-11-14, expires: 2026-12-04}\n"
)
TEXTS = {
    "posted": ("ad.txt", "Company: Acme\nTitle: Software Engineer\nDate: 2026-09-01\nSalary $215K-$240K\n"),
    "note": ("notes.md", "- Acme | Software Engineer | Denver | base $232K | 2026-05-01\n"),
    "notes": ("notes.md", "- Acme | Software Engineer | Denver | base $225K-$238K | 2026-05-01\n"),
}
SAID = {
    "posted": "The range posted for this role goes from $215,000 to $240,000.",
    "note": "The figures on pay for this role that I have noted put it at $232,000.",
    "notes": "The figures on pay for this role that I have noted put it between $225,000 and $238,000.",
    "filings": "Public filings on pay for this work reach $224,400.",
}


@pytest.mark.parametrize("kind", SAID)
def test_each_kind_of_record_is_spoken_of_as_what_it_is(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "records"
    if kind == "filings":
        rows = cases(
            7, 222_000, employer="Acme Inc.", title="Software Engineer", city="Denver", state="CO", day="2026-02-01"
        )
        take_in(folder, filing_file(tmp_path / "a.csv", rows, 2025))
    else:
        take_text(folder, *TEXTS[kind])
    case = case_of(CASE)
    wages = look_up_wages("Software Engineer", "Denver")
    plan = make_plan(case, gather(case, None, None, find_records(Folder(folder), case, wages, TODAY)), TODAY)
    said = market_reason(plan)
    assert said is not None
    assert printed_sentence(said) == SAID[kind]
    assert len({printed_sentence(one) for tone in TONES if (one := market_reason(plan, tone)) is not None}) == len(
        TONES
    )
    write_playbook(plan)  # and the audit of every script finds what it says in the case's figures
