"""A redacted playbook: nothing that a recruiter must not see, by the identity of figures and by the words of every format."""

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from counteroffer import operations
from counteroffer.playbook.playbook import Playbook, Script, Section, Table
from counteroffer.playbook.redacting import private_figures, redact
from counteroffer.terms.figures import Figure, assumed, collect
from counteroffer.terms.printing import in_locale, printed_forms
from counteroffer.terms.sentences import say
from tests.planned import playbook_of
from tests.render.planned_cases import FORMATS, NAMES, drawn, made, redacted
from tests.render.reading_back import text_of

PRIVATE_WORDS = re.compile(
    r"walk[- ]?away|\bBATNA\b|reservation value|your (?:best )?alternative|priorit|acceptance level|accept from|outlook"
    r"|call sheet|expected gain|yours alone|for you alone|keep (?:it|them) from|no script names|settle first|for you:",
    re.IGNORECASE,
)
SHORTEST = 5  # a shorter printed form ("5%", "1 year") stands in many a word


def shown_by(playbook: Playbook) -> set[str]:
    """The ids of all figures that a playbook shows or lets one trace."""
    return {figure.id for figure in collect(playbook.figures())}


@cache
def secrets(name: str) -> dict[str, str]:
    """The printed forms of what only the owner should know, each with its figure; not those that may be shown as well."""
    whole, shared = made(name).playbook, redacted(name).playbook
    public = {form for figure in collect(shared.figures()) for form in printed_forms(figure.value, figure.unit)}
    words = {form for figure in private_figures(whole) for form in printed_forms(figure.value, figure.unit)}
    owner = {form: figure.id for figure in private_figures(whole) for form in printed_forms(figure.value, figure.unit)}
    return {form: owner[form] for form in words - public if len(form) >= SHORTEST}


def found_in(text: str, forms: dict[str, str]) -> Iterator[str]:
    for form, id in forms.items():
        if re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", text):
            yield f"{form} ({id})"


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_shown_is_private_or_rests_on_a_private_one(name: str) -> None:
    assert private_figures(redacted(name).playbook) == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_id_tells_of_another_employer(name: str) -> None:
    assert not [id for id in shown_by(redacted(name).playbook) if "alternatives" in id]


@pytest.mark.parametrize("name", NAMES)
def test_no_format_holds_a_private_number_or_word(name: str) -> None:
    whole, forms = made(name), secrets(name)
    others = {one.name.text for one in whole.plan.case.alternatives if one.name.text not in ("", "present job")}
    if whole.plan.position.reservation is not None and whole.plan.position.verdict == "ask":
        assert forms  # there is something to keep
    for format_name in FORMATS:
        text = text_of(format_name, drawn(name, format_name, redact=True))
        assert list(found_in(text, forms)) == [], format_name
        assert not PRIVATE_WORDS.search(text), (format_name, PRIVATE_WORDS.search(text))
        assert not [other for other in others if other in text], format_name
        assert "assume." not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_playbook_would_fail_the_same_test(name: str) -> None:
    if not secrets(name):
        pytest.skip("this case has no number to keep")
    text = text_of("markdown", drawn(name, "markdown"))
    assert list(found_in(text, secrets(name)))


@pytest.mark.parametrize("name", NAMES)
def test_the_json_holds_the_public_figures_alone(name: str) -> None:
    found = json.loads(drawn(name, "json", redact=True))
    assert {figure["id"] for figure in found["figures"]} == shown_by(redacted(name).playbook)
    assert "position" not in found
    assert "valuation" not in found
    assert found["private"] is False


@pytest.mark.parametrize("name", NAMES)
def test_the_file_of_the_case_is_not_named(name: str) -> None:
    for format_name in FORMATS:
        assert f"{name}.yaml" not in text_of(format_name, drawn(name, format_name, redact=True))


def test_what_may_be_said_stays_with_its_number() -> None:
    name = "written-offer-with-competing-offer"
    scripts = {script.name: script for script in redacted(name).playbook.scripts()}
    assert "counter-email" in scripts
    counter = scripts["counter-email"]
    assert "position.anchor" in {figure.id for text in counter.text for figure in text.figures()}
    assert (counter.to_do, counter.others, counter.branches) == ((), (), ())
    assert "best-offer" not in scripts


def test_a_figure_that_is_asked_for_does_not_show_how_it_was_found() -> None:
    shared = redacted("written-offer-with-competing-offer").playbook
    asked = next(figure for figure in collect(shared.figures()) if figure.id == "position.anchor")
    assert not any(isinstance(origin, Figure) for origin in asked.origins)
    assert "room" not in asked.because


def test_only_what_is_named_stays() -> None:
    base = next(figure for figure in collect(made("carry").playbook.figures()) if figure.id == "offer.base")
    row = Table(("What",), ((say("{base}", base=base),),))
    script = Script("never-heard-of", "A script", "e-mail", (say("Words."),))
    whole = Playbook(say("A"), say("B"), redacted("carry").playbook.made_on, (
        Section("standing", "Standing", (row,)), Section("another", "Another", (row,)), Section("scripts", "Scripts", (script,)),
    ))  # fmt: skip
    assert [section.id for section in redact(whole).sections] == ["standing", "appendix"]


def test_a_row_with_a_private_number_goes_and_the_others_stay() -> None:
    playbook = playbook_of("offer:\n  base: 150K\nneeds: {walk_away: 141K}\n")
    figures = {figure.id: figure for figure in collect(playbook.figures())}
    walk, base = figures["needs.walk_away"], figures["offer.base"]
    resting = Figure("standing.made", "made of it", walk.number, "USD", "the same", (walk,))
    rows = tuple((say("{figure}", figure=figure),) for figure in (base, walk, resting))
    whole = Playbook(say("A"), say("B"), playbook.made_on, (Section("standing", "S", (Table(("W",), rows),)),))
    table = redact(whole).sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [figure.id for row in table.rows for cell in row for figure in cell.figures()] == ["offer.base"]


def test_redacting_twice_is_redacting_once() -> None:
    once = redacted("carry").playbook
    assert shown_by(redact(once)) <= shown_by(once)


def test_a_redacted_playbook_is_printed_in_its_locale() -> None:
    edition = operations.Edition(redacted=True, locale="en-IN")
    with in_locale("en-IN"):
        shared = redact(made("spoken-offer-in-lakhs").playbook)
    assert "₹32,00,000" in operations.render(shared, "markdown", edition).decode()


def test_an_assumption_is_never_public() -> None:
    default = next(
        origin
        for figure in private_figures(made("carry").playbook)
        for origin in figure.origins
        if figure.id == "assume.room_given"
    )
    assert not isinstance(default, Figure)
    figure = assumed(default, name="a share")  # type: ignore[arg-type]
    whole = Playbook(say("A"), say("B"), redacted("carry").playbook.made_on, (
        Section("standing", "S", (Table(("W",), ((say("{figure}", figure=figure),),)),)),
    ))  # fmt: skip
    assert redact(whole).sections == ()
