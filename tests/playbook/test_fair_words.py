"""Words that must fit the facts: the law where it helps, unlike things named, an accepted offer not reopened."""

import pytest

from counteroffer.playbook.playbook import Playbook
from counteroffer.render.formats.terminal import render
from tests.planned import HEAD, playbook_of

POSTED = "market: [{what: base, low: 140K, high: 175K, kind: survey, source: a survey, date: 2026-11-10}]\n"
OFFER = "offer: {base: 150K, bonus: {target: 10%}, other: [{name: 401k match, share: 50%, up_to: 6%}]}\n"
JOB = "alternatives: [{name: present job, kind: present, offer: {base: 140K, bonus: {target: 10%}}}]\n"


def page(playbook: Playbook) -> str:
    return " ".join(render(playbook).split())


def test_an_alternative_that_is_silent_on_a_counted_term_is_named() -> None:
    said = page(playbook_of(OFFER + POSTED + JOB))
    assert "and present job states none: if it has any, put it into the case" in said
    both = JOB.replace(
        "bonus: {target: 10%}}", "bonus: {target: 10%}, other: [{name: 401k match, share: 50%, up_to: 6%}]}"
    )
    assert "unlike things are compared" not in page(playbook_of(OFFER + POSTED + both))


def test_an_alternative_in_another_currency_shows_its_rate() -> None:
    other = "alternatives: [{name: Nordic Re, kind: offer, currency: EUR, evidence: written, offer: {base: 150K}}]\n"
    assert "Nordic Re is paid in another currency: it is counted at" in page(playbook_of(OFFER + POSTED + other))


def test_the_law_of_the_place_stands_beside_the_question_in_an_offer_too() -> None:
    said = page(playbook_of("candidate: {state: CO}\n" + OFFER + POSTED))
    assert "What are you making now?" in said
    assert "This is not legal advice" in said
    assert "This is not legal advice" not in page(playbook_of(OFFER + POSTED))


def test_nothing_more_is_asked_for_once_everything_is_final() -> None:
    text = OFFER + POSTED + JOB + "said: [{on: 2026-11-20, by: them, final: [all]}]\n"
    playbook = playbook_of(text)
    assert playbook.plan is not None
    assert playbook.plan.position.verdict == "accept"
    assert "beyond-base" not in [section.id for section in playbook.sections]


@pytest.mark.parametrize("firmness", ["flexible", "some", "firm"])
def test_no_script_speaks_of_talks_that_the_case_does_not_hold(firmness: str) -> None:
    scripts = [
        text
        for script in playbook_of(OFFER + POSTED + f"employer: {{firmness: {firmness}}}\n").scripts()
        for text in script.spoken()
    ]
    said = " ".join(part if isinstance(part, str) else "" for text in scripts for part in text.parts)
    assert "our talk" not in said


def test_without_another_offer_the_answer_is_a_plain_no() -> None:
    playbook = playbook_of(OFFER + POSTED + JOB)
    (script,) = [one for one in playbook.scripts() if one.name == "is-it-an-offer"]
    assert str(script.text[0].parts[0]).startswith("No. ")


def test_a_raise_without_a_number_speaks_of_no_column() -> None:
    head = HEAD.replace("kind: offer", "kind: raise")
    said = page(playbook_of("offer: {base: 150K}\njob: {review: {cycle: none}}\n", head=head))
    assert "accept from" not in said
    assert "Ask for the same figure" not in said
    assert "so the offer is held" not in said
