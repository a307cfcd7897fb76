"""The call sheet: one page, what to say first, three answers, where to stop; never spoken numbers that are private."""

import pytest

from counteroffer.playbook.playbook import Bullets, KeyNumbers, Notice, Playbook, Section, Table
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed, printed_sentence
from tests.playbook.speaking_cases import playbooks

PLAYBOOKS = playbooks()
MOST_WORDS = 330


def sheet(book: Playbook) -> Section | None:
    return next((section for section in book.sections if section.id == "call-sheet"), None)


def lines(section: Section) -> list[str]:
    found: list[str] = []
    for block in section.blocks:
        if isinstance(block, Notice):
            found.append(printed_sentence(block.text))
        elif isinstance(block, Bullets):
            found += [printed_sentence(one) for one in block.items]
        elif isinstance(block, Table):
            found += [printed_sentence(cell) for row in block.rows for cell in row]
        elif isinstance(block, KeyNumbers):
            found += [
                f"{label}: {printed(one) if isinstance(one, Figure) else printed_sentence(one)}"
                for label, one in block.items
            ]
    return found


def test_most_cases_have_one() -> None:
    assert sum(sheet(book) is not None for book in PLAYBOOKS.values()) > len(PLAYBOOKS) // 2


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_it_fits_a_page_and_begins_one(name: str) -> None:
    section = sheet(PLAYBOOKS[name])
    if section is None:
        return
    assert section.own_page
    assert sum(len(line.split()) for line in lines(section)) < MOST_WORDS


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_what_is_to_be_said_holds_no_private_number(name: str) -> None:
    book, section = PLAYBOOKS[name], sheet(PLAYBOOKS[name])
    if section is None:
        return
    assert book.plan is not None
    walk = book.plan.position.reservation
    private = {figure.id for figure in (walk.worth, walk.base, walk.stated) if figure is not None} if walk else set()
    for block in section.blocks:
        if isinstance(block, Bullets | Table):
            cells = block.items if isinstance(block, Bullets) else tuple(cell for row in block.rows for cell in row)
            for figure in (one for cell in cells for one in cell.figures()):
                assert figure.id not in private
                assert not figure.id.endswith((".worth", ".accept_from"))


def test_it_says_where_to_stop_and_from_which_number_to_accept() -> None:
    section = sheet(PLAYBOOKS["posted-range"])
    assert section is not None
    assert {"Ask for: €78,000", "They offer now: €71,000", "Last day to answer: 2 December 2026"} <= set(lines(section))
    labels = [line.split(":")[0] for line in lines(section)]
    assert {"Accept from", "Stop below"} <= set(labels)


def test_a_sheet_for_an_ask_has_three_answers_and_two_reasons() -> None:
    section = sheet(PLAYBOOKS["no-guide-posted-range"])
    assert section is not None
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert len(table.rows) == 3
    assert any("The range posted" in line and "I cut late deliveries" in line for line in lines(section))


def test_the_likeliest_answers_follow_the_case() -> None:
    first = {}
    for name in ("firm-posted", "flexible-posted", "private-options", "open-talks", "full"):
        section = sheet(PLAYBOOKS[name])
        assert section is not None
        (table,) = [block for block in section.blocks if isinstance(block, Table)]
        first[name] = tuple(printed_sentence(row[0]) for row in table.rows)
    assert len(set(first.values())) == len(first)
    assert "We need to know tomorrow." in first["open-talks"]
    assert any("equity" in answer for answer in first["private-options"])


def test_there_is_none_where_nobody_has_to_be_called() -> None:
    assert sheet(PLAYBOOKS["final-offer"]) is None
    assert sheet(PLAYBOOKS["hourly-final"]) is None


def test_a_raise_has_a_sheet_for_the_talk() -> None:
    section = sheet(PLAYBOOKS["raise"])
    assert section is not None
    assert section.title == "Sheet for the talk"
