"""Rules of places: each with the words that were seen and where; in force by day; found by code, name and city."""

import re
from datetime import date, timedelta
from importlib import resources

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer import parameters
from counteroffer.parameters.listing import all_parameters
from counteroffer.parameters.place_rules import (
    FILES,
    NO_ADVICE,
    WHENS,
    PlaceRule,
    all_place_rules,
    check_rules,
    coming_rules,
    place_rules,
    written_rules,
)
from counteroffer.parameters.state_names import STATES, state_code
from counteroffer.terms.figures import collect
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed_sentence

TODAY = date(2026, 11, 21)
RULES = [pytest.param(rule, id=rule.id) for rule in all_place_rules()]
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
PLACES = st.one_of(st.none(), st.sampled_from([*STATES, *STATES.values(), "d.c.", "", "Ontario", "nowhere"]), st.text())
CITIES = st.one_of(st.none(), st.sampled_from(["NYC", "Columbus", "Kansas City", "Cleveland, OH", ","]), st.text())
GOOD = {
    "place": "Colorado",
    "state": "CO",
    "when": "in-posting",
    "title": "An Act",
    "href": "https://example.org/act",
    "checked_on": "2026-11-22",
    "checked_in": [{"page": "https://example.org/page", "words": "shall state the range"}],
}


def _ids(state: str | None, city: str | None = None, day: date = TODAY) -> list[str]:
    return [rule.id.removeprefix("law.") for rule in place_rules(state, city, day)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_where_it_was_seen_and_in_which_words(rule: PlaceRule) -> None:
    for seen in (*rule.checked_in, *rule.differs):
        assert seen.page.startswith(("https://", "http://"))
        assert 2 <= len(seen.words.split()) <= 40
    assert rule.says.text == rule.checked_in[0].words
    assert rule.source.href == rule.checked_in[0].page
    assert rule.source.title
    assert rule.checked_on <= date(2027, 1, 1)


@pytest.mark.parametrize("rule", RULES)
def test_the_figures_of_a_rule_lead_to_its_publication(rule: PlaceRule) -> None:
    figures = [figure for figure in (rule.since, rule.employers_from) if figure is not None]
    assert collect(figures) == tuple(figures)
    assert all(figure.origins == (rule.source,) for figure in figures)
    assert all(figure.id.startswith(f"{rule.id}.") and NO_ADVICE in figure.because for figure in figures)
    assert rule.since is not None
    assert date(2017, 1, 1) <= rule.since.day < date(2028, 1, 1)
    assert rule.employers_from is None or 1 <= rule.employers_from.number <= 100


@pytest.mark.parametrize("rule", RULES)
def test_the_day_and_the_number_of_employees_stand_in_the_words_that_were_seen(rule: PlaceRule) -> None:
    """Small numbers are often written out."""
    words = " ".join(seen.words for seen in rule.checked_in)
    assert rule.since is not None
    day = rule.since.day
    assert re.search(rf"\b{day:%b}\w*\.? {day.day}\b", words), words
    assert str(day.year) in words, words
    if rule.employers_from is not None:
        number = int(rule.employers_from.number)
        spelled = {1: "one", 4: "four", 5: "five", 6: "six"}.get(number, number)
        assert re.search(rf"\b({number}|{spelled})\b", words), words


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_of_the_kind_of_its_file_and_named_for_its_place(rule: PlaceRule) -> None:
    assert rule.when in WHENS[rule.kind]
    assert re.fullmatch(rf"law\.(pay_range|salary_history)\.us_{rule.state.lower()}(_[a-z_]+)?", rule.id)
    if not rule.cities:
        assert rule.place.removeprefix("the ") == STATES[rule.state]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_begins_on_its_day(rule: PlaceRule) -> None:
    assert rule.since is not None
    first, before = rule.since.day, rule.since.day - timedelta(days=1)
    city = rule.cities[0] if rule.cities else None
    assert rule in place_rules(rule.state, city, first)
    assert rule not in place_rules(rule.state, city, before)
    assert rule in coming_rules(rule.state, city, before)
    assert rule not in coming_rules(rule.state, city, first)


@pytest.mark.parametrize("state", ["CO", "co", "Colorado", " colorado ", "State of Colorado"])
def test_a_state_is_known_by_code_and_by_name(state: str) -> None:
    assert _ids(state) == ["pay_range.us_co", "salary_history.us_co"]


@pytest.mark.parametrize("city", ["New York City", "nyc", "New  York", "Brooklyn"])
def test_the_rule_of_a_city_stands_beside_that_of_its_state(city: str) -> None:
    both = [f"{kind}.us_ny{place}" for kind in ("pay_range", "salary_history") for place in ("", "_new_york_city")]
    assert _ids("NY", city) == both
    assert _ids("New York State", "Buffalo") == _ids("NY") == ["pay_range.us_ny", "salary_history.us_ny"]


def test_a_city_may_bring_its_state_but_is_not_guessed() -> None:
    assert _ids(None, "Cleveland, OH") == ["pay_range.us_oh_cleveland", "salary_history.us_oh_cleveland"]
    assert _ids(None, "Columbus") == _ids("GA", "Columbus") == _ids("KS", "Kansas City") == []
    assert _ids("MO", "Kansas City") == ["salary_history.us_mo_kansas_city"]
    assert _ids("Washington") == _ids("WA") == ["pay_range.us_wa", "salary_history.us_wa"]
    assert _ids("Washington, D.C.") == ["pay_range.us_dc", "salary_history.us_dc"]


def test_a_place_without_rules_has_none() -> None:
    assert _ids("TX", "Austin") == _ids(None) == _ids("") == _ids("Bavaria", "Munich") == []


@pytest.mark.parametrize(
    ("state", "city", "coming"),
    [("DE", None, "pay_range.us_de"), ("OH", "Columbus", "pay_range.us_oh_columbus")],
)
def test_what_is_made_and_not_yet_in_force_is_kept_apart(state: str, city: str | None, coming: str) -> None:
    assert coming not in _ids(state, city)
    assert [rule.id for rule in coming_rules(state, city, TODAY)] == [f"law.{coming}"]


@pytest.mark.parametrize(
    ("state", "when"),
    [("CO", "in-posting"), ("RI", "on-request"), ("CT", "before-offer"), ("NV", "after-interview")],
)
def test_when_a_range_is_told(state: str, when: str) -> None:
    rules = place_rules(state, None, TODAY)
    assert when in {rule.when for rule in rules if rule.kind == "pay-range"}
    assert {rule.when for rule in rules if rule.kind == "salary-history"} == {"may-not-ask"}


@pytest.mark.parametrize("state", ["AL", "DC"])
def test_where_an_employer_may_ask_but_not_punish_silence(state: str) -> None:
    rules = [rule for rule in place_rules(state, None, TODAY) if rule.kind == "salary-history"]
    assert [rule.when for rule in rules] == ["may-not-punish-refusal"]


@given(state=PLACES, city=CITIES, day=DAYS)
def test_every_rule_that_is_told_has_a_citation_and_is_in_force(state: str | None, city: str | None, day: date) -> None:
    told, coming = place_rules(state, city, day), coming_rules(state, city, day)
    assert not {rule.id for rule in told} & {rule.id for rule in coming}
    for rule in told:
        assert isinstance(rule.source, Citation)
        assert rule.checked_in
        assert rule.since is not None
        assert rule.since.day <= day
        assert rule.state == state_code(state or (city or "").partition(",")[2])


@given(state=PLACES, city=CITIES, day=DAYS, later=st.integers(0, 3000))
def test_no_rule_is_lost_as_days_pass(state: str | None, city: str | None, day: date, later: int) -> None:
    assert set(_ids(state, city, day)) <= set(_ids(state, city, day + timedelta(days=later)))


@pytest.mark.parametrize(
    "fault",
    [
        {"state": "ON"},
        {"when": "never"},
        {"title": ""},
        {"href": "a book"},
        {"href": None},
        {"checked_in": []},
        {"checked_in": None},
        {"checked_in": [{"page": "https://example.org"}]},
        {"checked_in": [{"page": "a page", "words": "some words"}]},
        {"checked_in": [{"page": "https://example.org", "words": " "}]},
        {"differs": [{"page": "a page", "words": "some words"}]},
        {"checked_on": None},
        {"since": "soon"},
        {"employers_from": "0"},
        {"employers_from": "many"},
        {"remark": "not a field"},
    ],
    ids=str,
)
def test_a_faulty_rule_does_not_load(fault: dict[str, object]) -> None:
    content = {key: value for key, value in (GOOD | fault).items() if value is not None}
    assert check_rules({"us_co": GOOD})["us_co"].since is None
    with pytest.raises(msgspec.ValidationError):
        check_rules({"us_co": content})


@pytest.mark.parametrize("file", FILES.values())
def test_a_file_names_each_rule_once_and_in_order(file: str) -> None:
    """A second rule under the same name would silently take the place of the first."""
    names = re.findall(
        r"^(\w+):", resources.files(parameters).joinpath(f"{file}.yaml").read_text("utf-8"), re.MULTILINE
    )
    assert names == sorted(set(names)) == sorted(written_rules(file))


def test_rules_are_listed_with_their_words_and_that_they_are_no_advice() -> None:
    rows = {row.id: row for row in all_parameters()}
    for rule in all_place_rules():
        row = rows[rule.id]
        shown = printed_sentence(row.value)
        assert rule.says.text in shown
        assert shown.endswith(NO_ADVICE)
        assert NO_ADVICE in row.about
        assert row.reference == rule.source
        assert row.checked_in == (*rule.checked_in, *rule.differs)
        assert rule.since is not None
        assert row.valid_from == rule.since.day
    maine = printed_sentence(rows["law.pay_range.us_me"].value)
    assert "since 29 July 2026; for employers with 10 employees or more; another page says “Effective July 13" in maine
