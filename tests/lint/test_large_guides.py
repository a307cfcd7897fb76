"""Rules on very large guides: a table of many rows is checked, and comes out of a scan as it was read."""

from datetime import date

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.lint.checking import check_guide
from counteroffer.lint.last_guide import OnceAGuide, forget_guides
from counteroffer.lint.scanning import Job, Work, scan, unpacked_faults, unpacked_reading
from tests.ending import ended

TODAY = date(2026, 11, 21)
HEAD = "# Baker | Acme Negotiation Guide\n\n| Region | Base salary | Bonus | Total |\n|---|---|---|---|\n"


def table_of(rows: int) -> str:
    lines = (
        f"| Zone {row} | $1{row % 10}0K - $1{row % 10}5K | $9K | $1{row % 10}9K - $2{row % 10}4K |"
        for row in range(rows)
    )
    return HEAD + "\n".join(lines) + "\n"


def read(text: str) -> Guide:
    return read_guide(SourceText("acme.md", text))[0]


def test_rules_do_not_run_away_with_the_rows() -> None:
    guide = read(table_of(16_000))
    ended(lambda: check_guide(guide, TODAY))


def test_large_guides_come_out_of_a_scan_as_they_were_read() -> None:
    text = table_of(300)
    (scanned,) = scan(Work((Job("acme.md", text.encode(), None),), TODAY, frozenset()))
    guide, faults = read_guide(SourceText("acme.md", text))
    assert unpacked_reading(scanned.reading) == (guide, faults)
    assert unpacked_faults(scanned.faults) == faults


def test_answers_are_for_the_guide_that_is_asked_for() -> None:
    asked: list[str] = []

    def path(guide: Guide) -> str:
        asked.append(guide.path)
        return guide.path

    once = OnceAGuide(path)
    first, second = Guide(path="a.md", company=None, role=None), Guide(path="b.md", company=None, role=None)
    assert [once(first), once(first), once(second), once(first)] == ["a.md", "a.md", "b.md", "a.md"]
    assert asked == ["a.md", "b.md", "a.md"]
    with once.holding((first, second)):
        assert [once(second), once(first), once(second)] == ["b.md", "a.md", "b.md"]
    assert len(asked) == 5
    forget_guides()
    assert once.last is None
