"""C010 against the published rate of the guide's day."""

from datetime import date

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
from counteroffer.lint.checking import check_alone
from counteroffer.terms.faults import Diagnostic

TODAY = date(2026, 11, 22)
HEAD = "# Baker | Acme Negotiation Guide\n\n| Region | Base salary |\n|---|---|\n"
POUNDS = "| London | £100,000 - £120,000 / $125,000 - $150,000 |\n"  # 1.25 USD a GBP


def found(front: str, rows: str) -> list[Diagnostic]:
    guide, _faults = read_guide(SourceText("guide.md", f"---\ncompany: Acme\nrole: Baker\n{front}---\n{HEAD}{rows}"))
    return list(check_alone(guide, TODAY, frozenset({"C010"})))


def test_a_rate_far_from_the_days_is_told_with_its_day_and_source() -> None:
    (fault,) = found("last_updated: 2026-02-20\n", POUNDS)
    assert fault.message == (
        "the guide exchanges at 1.25 USD for 1 GBP; on 2026-02-20 it was 1.35, 7% apart "
        "(European Central Bank: euro foreign exchange reference rates)"
    )
    assert (fault.span.line, fault.span.text) == (10, "$125,000")


def test_a_sunday_has_the_rate_of_its_friday() -> None:
    (fault,) = found("last_updated: 2026-02-22\n", POUNDS)
    assert "on 2026-02-20 it was" in fault.message


def test_a_quarter_has_the_rate_of_its_last_day() -> None:
    (fault,) = found("data_quarter: 2025-Q4\n", POUNDS)
    assert "on 2025-12-31 it was" in fault.message


def test_a_currency_tied_to_the_dollar_has_its_peg() -> None:
    (fault,) = found("last_updated: 2026-02-20\n", "| Dubai | AED 300,000 / $100,000 |\n")
    assert fault.message.startswith(
        "the guide exchanges at 0.333 USD for 1 AED; the fixed rate, last checked on 2014-12-01, is 0.272, 22% apart ("
    )


def test_small_rates_keep_digits_that_count() -> None:
    (fault,) = found("last_updated: 2026-02-20\n", "| Pune | INR 4,000,000 - 6,000,000 / $55,000 - $82,500 |\n")
    assert fault.message.startswith("the guide exchanges at 0.0138 USD for 1 INR; on 2026-02-20 it was 0.01")


@pytest.mark.parametrize(
    ("front", "rows"),
    [
        ("", POUNDS),  # no day
        ("last_updated: soon\n", POUNDS),
        ("last_updated: 2999-01-01\n", POUNDS),  # no rate is known yet
        ("last_updated: 1990-01-01\n", POUNDS),  # none was published yet
        ("last_updated: 2025-01-13\n", POUNDS),  # 1.22 on that day
        ("last_updated: 2026-02-20\n", "| London | £100,000 / $130,000 |\n"),
        ("last_updated: 2026-02-20\n", "| Hanoi | VND 1,000,000,000 / $100,000 |\n"),  # nobody quotes it here
        ("last_updated: 2026-02-20\n", "| Dubai | AED 367,000 / $100,000 |\n"),
        ("last_updated: 2026-02-20\n", "| London | £10K / $13K |\n"),  # as rounded, it may be 1.36
        ("last_updated: 2026-02-20\n", "| London | £100,000 |\n"),
    ],
)
def test_what_is_near_or_cannot_be_known_is_no_finding(front: str, rows: str) -> None:
    assert found(front, rows) == []
