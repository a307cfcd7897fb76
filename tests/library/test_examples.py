"""The example cases are read without a fault (a note may stand), and each finds the guide that it was written for, or none."""

from pathlib import Path

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.library.matching import match
from counteroffer.library.reading import read_library
from counteroffer.offers.reading import read_case
from counteroffer.terms.faults import Severity

EXAMPLES = Path(__file__).parents[2] / "examples"
ROWS = {
    "written-offer-with-competing-offer": ("KKR", "New York (HQ)"),
    "no-alternative": ("Inflection AI", "Palo Alto / Bay Area"),
    "private-options": ("Oddlantern Labs", "San Francisco (HQ)"),
    "carry": ("Andreessen Horowitz", "Menlo Park (HQ)"),
    "london-gbp": ("Brindlewick Payments", "London (HQ)"),
    "no-guide-posted-range": (None, None),
    "before-the-offer": (None, None),
    "hourly-nurse": (None, None),
    "final-offer": (None, None),
    "spoken-offer-in-lakhs": (None, None),
    "raise-with-review-cycle": (None, None),
    "raise-with-outside-offer": (None, None),
}
MAY_WARN = {"spoken-offer-in-lakhs": ["no-expiry"]}  # a spoken offer names no last day


def test_every_example_is_known_here() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_example(name: str) -> None:
    path = EXAMPLES / f"{name}.yaml"
    case, faults = read_case(SourceText.from_bytes(path.name, path.read_bytes()))
    assert [fault.rule for fault in faults if fault.severity is not Severity.NOTE] == MAY_WARN.get(name, [])
    assert case is not None
    found = match(read_library(), case.company.text, case.role.text, case.region.text if case.region else None)
    company = found.entry.guide.company if found.entry else None
    assert (company, found.row.region if found.row else None) == ROWS[name]
