"""Days at the end of the calendar: refused with the way out by every face, and no calendar file breaks at one."""

from datetime import date
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client

from counteroffer import operations
from counteroffer.cases.folder import CaseFolder
from counteroffer.faces.mcp.server import make_server
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.near_days import FIRST, LAST
from tests.faces.called import call
from tests.offers.good_cases import EXAMPLES

EXAMPLE = "written-offer-with-competing-offer"
FAR = ("9999-12-31", "9990-01-01", "2200-01-01", "1899-12-31", "0001-01-01")
GUIDE = "---\ncompany: Acme\nrole: Engineer\nnext_review_due: 9999-12-31\n---\n# Engineer | Acme Negotiation Guide\n"


@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("command", ["plan", "ask", "benchmark", "value"])
def test_the_command_line_refuses_a_far_day(command: str, day: str) -> None:
    said = call(command, EXAMPLES / f"{EXAMPLE}.yaml", "--today", day)
    assert said.code == 2
    assert f"'{day}' is too far away" in said.err
    assert "1900 to 2199" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("field", ["expires", "start"])
def test_a_case_with_a_far_day_has_a_fault_at_its_place(tmp_path: Path, field: str, day: str) -> None:
    text = (EXAMPLES / f"{EXAMPLE}.yaml").read_text("utf-8")
    line, written = next(
        (number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(f"{field}:")
    )
    case = tmp_path / "case.yaml"
    before, _colon, _value = written.partition(":")
    case.write_text(text.replace(written, f"{before}: {day}", 1))
    for command in ("plan", "value"):
        said = call(command, case, "--today", "2026-11-21")
        assert said.code == 1
        assert f"case.yaml:{line}:" in said.err
        assert f"'{day}' is too far away" in said.err


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_are_planned(day: date) -> None:
    playbook = operations.kept_playbook(CaseFolder(EXAMPLES).read("carry"), (), day)
    assert operations.render(playbook, "json")
    assert operations.render(playbook, "ics").startswith(b"BEGIN:VCALENDAR")


def test_a_review_on_the_last_day_of_the_calendar_is_an_event(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text(GUIDE)
    said = call("guides", "fresh", tmp_path, "--format", "ics", "--today", "2026-11-21")
    assert said.code == 0, said.err
    assert "DTSTART;VALUE=DATE:99991231" in said.out


def test_an_assistant_is_refused_a_far_day_in_words(tmp_path: Path) -> None:
    folder = CaseFolder(tmp_path / "cases")
    version = operations.copy_example(folder, EXAMPLE).version
    server: Any = make_server(Desk(folder, (), lambda: date(2026, 11, 21)))
    said = {"case": EXAMPLE, "sentence": "they said 252K base", "based_on": version}
    asked: tuple[tuple[str, dict[str, Any]], ...] = (
        ("plan_negotiation", {"case": EXAMPLE, "today": "9990-01-01"}),
        ("value_offer", {"case": EXAMPLE, "leave_on": "9999-12-31"}),
        ("benchmark_market", {"case": EXAMPLE, "today": "0001-01-01"}),
        ("list_reviews", {"today": "9999-12-31"}),
        ("log_message", {**said, "today": "9999-12-31"}),
        ("log_message", {**said, "on": "9999-12-31"}),
        ("log_message", {**said, "sentence": "on 9999-12-31 they said 252K base"}),
        ("what_if", {"case": EXAMPLE, "settings": {"offer.expires": "9999-12-31"}}),
        ("set_field", {"case": EXAMPLE, "dotted": "offer.expires", "value": "9999-12-31", "based_on": version}),
    )

    async def ask() -> None:
        async with Client(server) as client:
            for tool, arguments in asked:
                result: Any = await client.call_tool(tool, arguments)
                text = result.content[0].text
                assert "Traceback" not in text
                assert "too far away" in text, (tool, text[:300])

    anyio.run(ask)
