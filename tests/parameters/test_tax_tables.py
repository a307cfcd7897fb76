"""Tax tables: every entry has its publication and the place where it was seen; a faulty file does not load."""

import re
from datetime import date
from decimal import Decimal
from importlib import resources

import msgspec
import pytest

from counteroffer import parameters
from counteroffer.parameters.listing import all_parameters
from counteroffer.parameters.tables import (
    Entry,
    check_entries,
    entries_of,
    subjects,
    table_of_year,
    table_on,
    tables_of,
)
from counteroffer.terms.printing import printed, printed_sentence

ENTRIES = [
    pytest.param(entry, id=entry.id(subject, name, "anyone"))
    for subject in subjects()
    for name, entries in entries_of(subject).items()
    for entry in entries
]
GOOD = {
    "about": "a rate",
    "unit": "share",
    "title": "An Act",
    "href": "https://example.org/act",
    "valid_from": "2025-01-01",
    "valid_to": "2025-12-31",
    "values": {"anyone": "0.1"},
    "checked_in": [{"page": "a page", "words": "a rate of 10 %"}],
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_says_where_it_comes_from_and_where_it_was_seen(entry: Entry) -> None:
    assert entry.about
    assert entry.title
    assert entry.href.startswith("http")
    assert all(seen.page and seen.words for seen in entry.checked_in)
    assert entry.valid_from <= entry.valid_to


@pytest.mark.parametrize(
    "fault",
    [
        {"title": ""},
        {"title": None},
        {"href": None},
        {"href": "a book"},
        {"checked_in": []},
        {"checked_in": None},
        {"checked_in": [{"page": "a page"}]},
        {"checked_in": [{"page": "a page", "words": " "}]},
        {"remark": "not a field"},
        {"values": {"anyone": "ten"}},
        {"values": {"widow": "1"}},
        {"values": {}},
        {"steps": {"anyone": [{"over": "0", "amount": "1"}]}},
        {"valid_from": "2026-01-01"},
        {"valid_to": "31 December"},
    ],
    ids=str,
)
def test_a_faulty_entry_does_not_load(fault: dict[str, object]) -> None:
    content = {key: value for key, value in (GOOD | fault).items() if value is not None}
    assert check_entries({"rate": [GOOD]})["rate"][0].values == {"anyone": Decimal("0.1")}
    with pytest.raises(msgspec.ValidationError):
        check_entries({"rate": [content]})


@pytest.mark.parametrize(
    "rows", [[("10", "0.1")], [("0", "0.1"), ("20", "0.2"), ("10", "0.3")], [("0", "0.1"), ("0", "0.2")]]
)
def test_a_schedule_begins_at_zero_and_rises(rows: list[tuple[str, str]]) -> None:
    schedule = {"anyone": [{"over": over, "rate": rate} for over, rate in rows]}
    with pytest.raises(msgspec.ValidationError):
        check_entries({"tax": [GOOD | {"values": {}, "schedule": schedule}]})


def test_entries_of_one_name_do_not_overlap() -> None:
    later = GOOD | {"valid_from": "2025-06-01", "valid_to": "2026-12-31"}
    with pytest.raises(ValueError, match="overlap"):
        check_entries({"rate": [GOOD, later]})
    same_day = GOOD | {"valid_from": "2025-12-31", "valid_to": "2026-12-31"}
    with pytest.raises(ValueError, match="overlap"):
        check_entries({"rate": [GOOD, same_day]})
    day_after = GOOD | {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    assert len(check_entries({"rate": [GOOD, day_after]})["rate"]) == 2


def test_the_tax_years_that_are_kept() -> None:
    assert {subject: [table.year for table in tables_of(subject)] for subject in subjects()} == {
        "tax_gb_england": ["2025-26", "2026-27"],
        "tax_us_california": ["2025"],
        "tax_us_federal": ["2025", "2026"],
        "tax_us_florida": ["2025", "2026"],
        "tax_us_new_york": ["2025", "2026"],
        "tax_us_new_york_city": ["2025", "2026"],
        "tax_us_texas": ["2025", "2026"],
        "tax_us_washington": ["2025", "2026"],
    }


@pytest.mark.parametrize(
    ("subject", "day", "year"),
    [
        ("tax_us_federal", date(2024, 12, 31), None),
        ("tax_us_federal", date(2025, 1, 1), "2025"),
        ("tax_us_federal", date(2026, 12, 31), "2026"),
        ("tax_us_federal", date(2027, 1, 1), None),
        ("tax_us_california", date(2026, 1, 1), None),
        ("tax_gb_england", date(2025, 4, 5), None),
        ("tax_gb_england", date(2026, 4, 5), "2025-26"),
        ("tax_gb_england", date(2026, 4, 6), "2026-27"),
    ],
)
def test_a_day_has_the_table_of_its_own_tax_year_or_none(subject: str, day: date, year: str | None) -> None:
    found = table_on(subject, day)
    assert (found.year if found else None) == year
    assert table_of_year(subject, 2031) is None


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("filing", ["single", "married-jointly", "married-separately", "head-of-household"])
def test_each_step_of_new_yorks_recapture_begins_where_the_one_before_ends(year: int, filing: str) -> None:
    """Base and benefit of a step make the base of the next one, to the whole dollar that the law prints."""
    table = table_of_year("tax_us_new_york", year)
    assert table is not None
    bases, benefits = table.steps("recapture_base", filing), table.steps("recapture_benefit", filing)
    assert [step.over for step in bases] == [step.over for step in benefits]
    thresholds = [row.over for row in table.schedule("income_tax", filing)]
    assert all(step.over in thresholds for step in bases)
    for base, benefit, after in zip(bases, benefits, bases[1:], strict=False):
        assert abs(base.amount + benefit.amount - after.amount) <= 1


def test_every_parameter_is_listed_once_under_the_id_that_figures_cite() -> None:
    rows = {row.id: row for row in all_parameters()}
    assert len(rows) == len(all_parameters())
    table = table_of_year("tax_us_federal", 2026)
    assert table is not None
    deduction = table.figure("standard_deduction", "married-jointly")
    assert deduction.id == "tax_us_federal.standard_deduction.2026.married-jointly"
    assert printed_sentence(rows[deduction.id].value) == printed(deduction) == "$32,200"
    assert rows[deduction.id].reference == deduction.origins[0]
    shown = printed_sentence(rows["tax_gb_england.income_tax.2025"].value)
    assert shown == "20% over £0, 40% over £37,700 and 45% over £125,140"
    assert printed_sentence(rows["pegs.AED"].value) == "AED 3.6725 for $1"
    assert printed_sentence(rows["surveys.asked_and_got_all"].value) == "28%"
    assert rows["surveys.asked_and_got_all"].valid_from is None


@pytest.mark.parametrize("subject", list(subjects()))
def test_a_file_names_each_parameter_once(subject: str) -> None:
    """A second list under the same name would silently take the place of the first."""
    text = resources.files(parameters).joinpath(f"{subject}.yaml").read_text("utf-8")
    names = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert names == list(dict.fromkeys(names)) == list(entries_of(subject))
