"""Titles of jobs lead to the occupation that counts them, or are refused with a reason."""

from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.market.name_tables import occupation_names
from counteroffer.market.occupations import find_occupation
from counteroffer.market.wage_tables import occupations
from counteroffer.terms.printing import printed_sentence

TITLES: dict[str, str | None] = yaml.safe_load(resources.files(__package__).joinpath("titles.yaml").read_bytes())


def why(title: str) -> str:
    return printed_sentence(find_occupation(title).match.why)


def test_the_table_is_of_use() -> None:
    assert len(TITLES) >= 150
    assert len({code for code in TITLES.values() if code}) >= 90


@pytest.mark.parametrize(("title", "code"), TITLES.items())
def test_real_titles(title: str, code: str | None) -> None:
    found = find_occupation(title)
    assert (found.occupation.code if found.occupation else None) == code, why(title)
    assert (found.match.how == "none") == (code is None)
    assert why(title)


def test_every_published_title_is_its_own_occupation() -> None:
    shared = set(occupation_names().ambiguous)
    for one in occupations().values():
        if one.level == "detailed" and one.title.lower() not in shared:
            assert find_occupation(one.title).occupation == one


def test_our_titles_name_occupations_for_which_wages_are_published() -> None:
    table = occupation_names()
    codes = {code for codes in (*table.ambiguous.values(), *table.also.values()) for code in codes}
    for code in codes | set(table.titles):
        assert occupations()[code].level == "detailed", code
    written = [name for names in table.titles.values() for name in names]
    assert len(written) == len(set(written))


def test_every_title_of_ours_is_found_as_it_is_written() -> None:
    for code, names in occupation_names().titles.items():
        for name in names:
            found = find_occupation(name).occupation
            assert found is not None, name
            assert found.code == code, name


def test_reasons() -> None:
    assert why("Software Developers") == "Software Developers is counted among Software Developers (15-1252)"
    assert "all levels of seniority" in why("Sr. Plumber II")
    assert "an employer may count it among Software Developers (15-1252)" in why("Data Engineer")
    assert why("Payments Software Engineer").startswith("Payments Software Engineer, read as software engineer,")
    assert why("Sofware Engineer").startswith("close spelling: did you mean software engineer?")
    assert "did you mean" in why("Engineering Manager")
    assert [one.code for one in find_occupation("Engineering Manager").meant] == ["11-3021", "11-9041"]
    assert why("Senior II") == "Senior II names no work"


@given(st.text(max_size=40))
def test_any_text_is_found_or_refused_with_a_reason(title: str) -> None:
    found = find_occupation(title)
    assert (found.occupation is None) == (found.match.how == "none")
    assert found.match.why.parts


@given(
    st.sampled_from([title for title, code in TITLES.items() if code]), st.sampled_from(["Senior ", "Lead ", "Sr. "])
)
def test_a_word_of_level_never_makes_another_occupation(title: str, level: str) -> None:
    assert find_occupation(level + title).occupation == find_occupation(title).occupation
