"""A source whose address is none, such as a placeholder, is checked like any other."""

from datetime import date

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
from counteroffer.lint.checking import check_guide

TWICE = "# Baker | Acme Negotiation Guide\n\n## Evidence\n\n- [Pay of bakers]({url}) 2026\n- [Bakers, their pay]({url}) 2026\n"


@pytest.mark.parametrize(
    "url", ["https://[address]/pay", "https://[X]", "http://[::1/pay", "https://a\u2100b/pay", "//["]
)
def test_an_address_that_is_none_is_no_page(url: str) -> None:
    guide, _faults = read_guide(SourceText("acme.md", TWICE.format(url=url)))
    assert len(guide.sources) == 2
    assert "C027" not in {fault.code for fault in check_guide(guide, date(2026, 11, 21))}


def test_the_same_page_is_still_found_twice() -> None:
    guide, _faults = read_guide(SourceText("acme.md", TWICE.format(url="https://example.com/pay")))
    assert "C027" in {fault.code for fault in check_guide(guide, date(2026, 11, 21))}
