"""Places lead to the area of the statistics that they lie in, or are refused with a reason."""

from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.library.tables import region_table
from counteroffer.market.areas import find_area
from counteroffer.market.name_tables import area_names
from counteroffer.market.wage_tables import areas
from counteroffer.terms.printing import printed_sentence

REGIONS: dict[str, str | None] = yaml.safe_load(resources.files(__package__).joinpath("regions.yaml").read_bytes())
REGIONAL = ("Northern Virginia", "South Florida")
SAME_AS_A_CITY = ("New York", "Washington")


def why(region: str, state: str = "") -> str:
    return printed_sentence(find_area(region, state).match.why)


def test_the_table_is_of_use() -> None:
    assert len(REGIONS) >= 80


@pytest.mark.parametrize(("region", "code"), REGIONS.items())
def test_real_regions(region: str, code: str | None) -> None:
    found = find_area(region)
    assert (found.area.code if found.area else None) == code, why(region)
    assert (found.match.how == "none") == (code is None)


def test_every_area_is_found_by_its_title() -> None:
    for area in areas().values():
        if area.kind != "national" and area.title not in SAME_AS_A_CITY:
            assert find_area(area.title).area == area


def test_the_first_city_of_every_title_is_found_with_its_state() -> None:
    for area in areas().values():
        if area.kind == "metropolitan" and "/" not in area.title:
            cities, _, letters = area.title.rpartition(", ")
            city = cities if cities in area_names().hyphenated else cities.replace("--", "-").split("-")[0]
            city = {"Winston": "Winston-Salem"}.get(city, city)
            assert find_area(f"{city}, {letters.split('-')[0]}").area == area


def test_our_places_lie_in_areas_that_there_are() -> None:
    table = area_names()
    named = (set(table.places), set(table.nicknames), set(table.territories))
    assert {code for codes in named for code in codes} <= set(areas())
    assert {code for codes in (*table.wide.values(), *table.shared.values()) for code in codes} <= set(areas())
    assert {state for by_state in table.places.values() for state in by_state} <= set(region_table().qualifiers)


def test_a_place_of_ours_with_its_state_is_in_its_area() -> None:
    for code, by_state in area_names().places.items():
        for state, names in by_state.items():
            for name in names:
                letters = state.removeprefix("us-").upper()
                found = find_area(name if name in REGIONAL else f"{name}, {letters}").area
                assert found is not None, name
                assert found.code == code, (name, found.title)


def test_a_state_named_elsewhere_decides_and_stands_in() -> None:
    assert find_area("Columbus").area is None
    found = find_area("Columbus", "OH").area
    assert found is not None
    assert found.title == "Columbus, OH"
    assert why("", "CA") == "no region is named: the figures are those of California, the state in the case"
    assert find_area("Remote", "Texas").area == find_area("Texas").area
    assert find_area("", "").area is None


def test_reasons() -> None:
    assert why("Menlo Park") == "Menlo Park lies in San Francisco-Oakland-Fremont, CA"
    assert "lies outside the United States" in why("Lisbon")
    assert "name the state" in why("Springfield")
    assert "did you mean Detroit-Warren-Dearborn, MI?" in why("Detriot")
    assert "San Jose-Sunnyvale-Santa Clara, CA" in why("Bay Area")
    assert "the whole of California" in why("Truckee, CA")
    assert "several places" in why("New York / San Francisco")


def test_the_state_to_fall_back_on_is_that_of_the_place() -> None:
    for region, title in (("Hoboken, NJ", "New Jersey"), ("New York", "New York"), ("Vancouver, WA", "Washington")):
        state = find_area(region).state
        assert state is not None
        assert state.title == title


@given(st.text(max_size=40), st.sampled_from(["", "CA", "nonsense"]))
def test_any_text_is_found_or_refused_with_a_reason(region: str, state: str) -> None:
    found = find_area(region, state)
    assert (found.area is None) == (found.match.how == "none")
    assert found.match.why.parts
