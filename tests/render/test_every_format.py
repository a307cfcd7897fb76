"""Every example in every format: each is made, holds what the playbook says, and is the same each time."""

import json

import pytest

from counteroffer.terms.printing import printed
from tests.render.planned_cases import FORMATS, NAMES, drawn, made
from tests.render.reading_back import text_of

STARTS = {
    "markdown": b"# ",
    "html": b"<!doctype html>",
    "pdf": b"%PDF",
    "docx": b"PK",
    "ics": b"BEGIN:VCALENDAR",
    "json": b"{",
}


def test_there_are_twelve_cases_or_more() -> None:
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_every_format_draws_every_example(name: str) -> None:
    for format_name in FORMATS:
        content = drawn(name, format_name)
        assert content.startswith(STARTS.get(format_name, b"")), format_name
        text = text_of(format_name, content)
        assert "\x1b" not in text
        assert "\x00" not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_offer_and_ask_stand_in_every_format(name: str) -> None:
    plan = made(name).plan
    shown = [figure for figure in (plan.position.offer_base, plan.position.anchor) if figure is not None]
    for format_name in ("terminal", "markdown", "html", "pdf", "docx"):
        text = text_of(format_name, drawn(name, format_name)).replace("\u00a0", " ")
        for figure in shown:
            assert printed(figure) in text, (format_name, figure.id)


@pytest.mark.parametrize("name", NAMES)
def test_all_scripts_stand_in_the_json_with_their_answers(name: str) -> None:
    scripts = json.loads(drawn(name, "json"))["scripts"]
    assert [script["name"] for script in scripts] == [script.name for script in made(name).playbook.scripts()]
    for script in scripts:
        assert {"name", "channel", "text", "figures", "tone", "others", "branches"} <= script.keys()


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_the_timeline_is_an_event(name: str) -> None:
    calendar = drawn(name, "ics").decode()
    steps = made(name).plan.timeline
    assert calendar.count("BEGIN:VEVENT") == len(steps)
    for step in steps:
        assert f"DTSTART;VALUE=DATE:{step.day.day:%Y%m%d}" in calendar
