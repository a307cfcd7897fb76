"""What people write, and the guide that it is, or the refusal that it deserves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.library.library import Entry, Library
from counteroffer.library.matching import match
from counteroffer.terms.printing import printed_sentence
from tests.library.real_inputs import (
    COMPANIES,
    LEVELS,
    LEVELS_REFUSED,
    LIBRARY,
    REGIONS,
    REGIONS_OF_ROLES,
    ROLES,
    guide,
)


@pytest.mark.parametrize(("asked", "how", "name"), COMPANIES)
def test_company(asked: str, how: str, name: str | None) -> None:
    found = match(LIBRARY, asked, next((e.guide.role or "" for e in LIBRARY.entries if e.guide.company == name), "x"))
    assert found.company.how == how, printed_sentence(found.company.why)
    if name is None:
        assert found.entry is None
    elif name != "Meta":
        assert found.entry is not None
        assert found.entry.guide.company == name


@pytest.mark.parametrize(("company", "asked", "how", "role"), ROLES)
def test_role(company: str, asked: str, how: str, role: str | None) -> None:
    found = match(LIBRARY, company, asked)
    assert found.role.how == how, printed_sentence(found.role.why)
    assert (found.entry.guide.role if found.entry else None) == role


@pytest.mark.parametrize(("company", "asked", "how", "region"), REGIONS)
def test_region(company: str, asked: str | None, how: str, region: str | None) -> None:
    found = match(LIBRARY, company, "ML/AI Engineer", asked)
    assert found.region.how == how, printed_sentence(found.region.why)
    assert (found.row.region if found.row else None) == region


@pytest.mark.parametrize(("company", "role", "asked", "region"), REGIONS_OF_ROLES)
def test_region_as_other_guides_write_it(company: str, role: str, asked: str, region: str | None) -> None:
    found = match(LIBRARY, company, role, asked)
    assert (found.row.region if found.row else None) == region


@pytest.mark.parametrize(("company", "role", "region", "level", "guide_level", "row_level"), LEVELS)
def test_level(
    company: str, role: str, region: str | None, level: str | None, guide_level: str | None, row_level: str | None
) -> None:
    found = match(LIBRARY, company, role, region, level)
    assert found.entry is not None, printed_sentence(found.role.why)
    assert found.row is not None, printed_sentence(found.level.why if found.level else found.region.why)
    assert (found.entry.guide.level, found.row.level) == (guide_level, row_level)


@pytest.mark.parametrize(("company", "role", "level"), LEVELS_REFUSED)
def test_no_row_of_another_level(company: str, role: str, level: str | None) -> None:
    assert match(LIBRARY, company, role, None, level).row is None


def test_the_table_holds_many_different_inputs() -> None:
    inputs = [
        *((company,) for company, *_ in COMPANIES),
        *((company, role) for company, role, *_ in ROLES),
        *((company, "ML/AI Engineer", region) for company, region, *_ in REGIONS),
        *((company, role, region) for company, role, region, _ in REGIONS_OF_ROLES),
        *((company, role, region, level) for company, role, region, level, *_ in LEVELS),
        *((company, role, "", level) for company, role, level in LEVELS_REFUSED),
    ]
    assert len(inputs) == len(set(inputs)) >= 150


def test_level_beside_the_role_finds_the_guide_of_that_level() -> None:
    found = match(LIBRARY, "KKR", "Software Engineer", "New York", "Senior")
    assert found.entry is not None
    assert found.entry.guide.role == "Senior Software Engineer"


def test_level_that_the_guide_does_not_name_is_said_to_be_unchecked() -> None:
    found = match(LIBRARY, "KKR", "ML/AI Engineer", "NYC", "L5")
    assert found.row is not None
    assert found.level is not None
    assert printed_sentence(found.level.why) == "the guide names no level, so L5 is not checked"


def test_reasons_read_well_and_name_the_way_out() -> None:
    reasons = {
        ("Marrowgate", "x"): "no guide for Marrowgate in the library",
        ("Inflecton AI", "ML/AI Engineer"): "close spelling: did you mean Inflection AI?",
        ("a16z", "ML/AI Engineer"): "a16z is another name of Andreessen Horowitz",
        ("Citadel", "x"): "no guide for Citadel in the library; did you mean Citadel Securities?",
    }
    assert {asked: printed_sentence(match(LIBRARY, *asked).company.why) for asked in reasons} == reasons
    role = match(LIBRARY, "American Express", "Nurse").role
    assert (
        printed_sentence(role.why)
        == "no guide for Nurse; American Express has guides for Data Engineer and Product Manager"
    )
    level = match(LIBRARY, "Box", "Senior Product Manager").role
    assert printed_sentence(level.why) == (
        "no guide for Senior Product Manager, and another level is another role; did you mean Product Manager?"
    )
    region = match(LIBRARY, "Inflection AI", "ML/AI Engineer").region
    assert printed_sentence(region.why) == (
        "no region is named; the guide has Palo Alto / Bay Area, Seattle and Remote US"
    )


def test_reasons_of_levels_say_where_they_come_from() -> None:
    reasons = {
        ("Microsoft", "Data Scientist", None, "Senior"): (
            "Senior is 61 (Senior) in the level mapping of the guide; 61-62 holds it"
        ),
        ("Microsoft", "Product Manager", None, "Senior"): (
            "no level Senior; the guide has 61, 62 and 63; did you mean 61 or 62?"
        ),
        ("Dynatrace", "PM", "Boston", "Principle"): "Principle is in Principal/Group PM (P4+)",
        ("Faire", "Data Scientist", "SF", "Seniro"): (
            "no level Seniro; the guide has Mid (DS1-DS2), Senior (DS3) and Staff/Principal (DS4+); "
            "did you mean Senior (DS3)?"
        ),
    }
    found = {asked: match(LIBRARY, *asked).level for asked in reasons}
    assert {asked: printed_sentence(level.why) if level else None for asked, level in found.items()} == reasons


def test_a_level_of_another_guide_of_the_same_work_is_found_there() -> None:
    found = match(LIBRARY, "Google", "SWE (L5)", "Palo Alto")
    assert found.entry is not None
    assert found.entry.guide.role == "Senior Software Engineer"
    assert printed_sentence(found.role.why) == "the guide for Senior Software Engineer has the level L5"


def test_a_misspelt_place_is_offered() -> None:
    found = match(LIBRARY, "Coupang", "TPM", "Seatle")
    assert printed_sentence(found.region.why).endswith("did you mean Seattle, WA?")


def test_names_with_digits_are_somebody_elses_words() -> None:
    found = match(LIBRARY, "Point72 1Password", "L5 Web3 Engineer", "Region 9", "E5")
    assert "Point72 1Password" in printed_sentence(found.company.why)


def test_empty_library_finds_nothing() -> None:
    found = match(Library(), "KKR", "ML/AI Engineer", "New York")
    assert (found.entry, found.row, found.company.how) == (None, None, "none")


def test_guide_without_rows_is_found_without_a_row() -> None:
    found = match(Library((guide("Acme", "Baker"),)), "Acme", "Baker", "Anywhere")
    assert found.entry is not None
    assert found.row is None
    assert found.region.how == "none"


names = st.one_of(
    st.text(max_size=30),
    st.sampled_from([asked for asked, *_ in COMPANIES] + [asked for _, asked, *_ in ROLES]),
    st.from_regex(r"[A-Za-z0-9 .,/&()+'-]{0,25}", fullmatch=True),
)


@given(names, names, st.none() | names, st.none() | names)
def test_matching_never_raises(company: str, role: str, region: str | None, level: str | None) -> None:
    found = match(LIBRARY, company, role, region, level)
    assert found.row is None or found.entry is not None
    assert found.entry is None or found.company.how not in ("none", "company-only")


@given(st.sampled_from(LIBRARY.entries), st.data())
def test_every_guide_finds_itself(entry: Entry, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(entry.guide.compensation))
    found = match(
        LIBRARY, entry.guide.company or "", entry.guide.role or "", row.region, row.level or entry.guide.level
    )
    assert (found.entry, found.row) == (entry, row)


@given(names, names, names)
def test_a_guide_of_strange_names_finds_itself(company: str, role: str, region: str) -> None:
    entry = guide(company, role, region)
    found = match(Library((entry,)), company, role, region)
    words = any(character.isalnum() for character in company) and any(character.isalnum() for character in role)
    assert found.entry == (entry if words else None) or not words
