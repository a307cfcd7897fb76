"""What only its owner should know is not told by the faults of a case, nor by an audit that is asked number by number."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from counteroffer import operations
from counteroffer.faces.asking import answer
from counteroffer.faces.catalogue import offered
from counteroffer.faces.discretion import SECRETS
from counteroffer.faces.mcp import resources
from counteroffer.faces.secret_lines import secret_lines
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.faults import CounterofferError, FaultsFoundError
from tests.faces.web.browsing import desk_in

FAULTY = (
    "needs: {walk_away: 213579 peanuts}",
    "needs: [walk_away: 213579]",
    "needs:\n  walk_away: 213579 peanuts",
    'needs:\n  must:\n    - {term: sign_on, at_least: "213579 peanuts"}',
    "alternatives: [{name: x, offer: {base: 213579 peanuts}}]",
    '"needs" :\n\n  # words\n  walk_away: [213579]',
)
QUESTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("check_case", {}), ("read_case", {}), ("value_offer", {}), ("plan_negotiation", {}), ("get_numbers", {}), ("benchmark_market", {}), ("audit_text", {"text": "Hello"}),
    ("what_if", {"settings": {"offer.base": "255K"}}), ("set_field", {"dotted": "company", "value": "Acme"}), ("log_message", {"sentence": "they said 252K base"}),
    ("trace_figure", {"id": "position.anchor"}),
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def faulty_case(desk: Desk, part: str) -> str:
    text = operations.copy_example(desk.cases, "no-alternative").source.text
    without = re.sub(r"(?ms)^(needs|alternatives):.*?(?=^\S|\Z)", "", text)
    return desk.cases.add("faulty", f"{without}\n{part}\n").id


def said(desk: Desk, name: str, given: dict[str, object], told: tuple[str, ...] = ()) -> str:
    one = offered(name)
    assert one is not None
    if any(parameter.name == "based_on" for parameter in one.parameters):
        given = {**given, "based_on": desk.cases.read(str(given["case"])).version}
    try:
        return answer(desk, one, msgspec.convert(given, one.request), told).decode()
    except FaultsFoundError as error:
        return "".join(
            (error.message, error.hint, *(f"{one.message} {one.help} {one.span.text}" for one in error.faults))
        )
    except CounterofferError as error:
        return f"{error.message} {error.hint}"


@pytest.mark.parametrize("part", FAULTY)
@pytest.mark.parametrize(("name", "given"), QUESTIONS)
def test_a_fault_in_a_secret_is_told_by_its_place(desk: Desk, part: str, name: str, given: dict[str, object]) -> None:
    id = faulty_case(desk, part)
    assert "213579" not in said(desk, name, {"case": id, **given})


@pytest.mark.parametrize("part", FAULTY)
def test_resources_and_comparisons_tell_no_more(desk: Desk, part: str) -> None:
    id = faulty_case(desk, part)
    other = operations.copy_example(desk.cases, "final-offer").id
    assert "213579" not in said(desk, "compare_offers", {"cases": [id, other]})
    assert "213579" not in resources.read(desk, f"counteroffer://cases/{id}")[0]
    with pytest.raises(FaultsFoundError) as refused:
        resources.read(desk, f"counteroffer://cases/{id}/playbook")
    assert not any("213579" in f"{one.message} {one.span.text}" for one in refused.value.faults)


def test_the_owner_who_names_it_sees_the_fault_itself(desk: Desk) -> None:
    id = faulty_case(desk, FAULTY[0])
    found = json.loads(said(desk, "check_case", {"case": id}))["faults"]
    assert any("needs" in one["message"] and one["line"] > 1 for one in found)
    assert "213579 peanuts" in said(desk, "check_case", {"case": id}, SECRETS)


def test_the_lines_of_a_text_on_one_line_are_all_secret() -> None:
    assert set(secret_lines("{kind: offer, needs: {walk_away: 5}}", ())) == {1}
    assert secret_lines("{kind: offer}", ()) == {}
    assert secret_lines("needs:\n  a: 1\noffer:\n  base: 1\n", ()) == {1: "needs", 2: "needs"}
    assert secret_lines("needs:\n  a: 1\n", SECRETS) == {}


@pytest.mark.parametrize("name", ["no-alternative", "london-gbp"])
def test_an_audit_of_many_numbers_does_not_tell_the_walk_away(desk: Desk, name: str) -> None:
    """The walk-away is to it as any number that it does not know."""
    id = operations.copy_example(desk.cases, name).id
    sign = "£" if name == "london-gbp" else "$"
    text = "\n".join(f"My limit is {sign}{thousands},000." for thousands in range(60, 420))
    quiet, whole = (
        json.loads(said(desk, "audit_text", {"case": id, "text": text}, told))["faults"] for told in ((), SECRETS)
    )
    walk_away = {one["line"] for one in whole if one["rule"] == "private-number" and "walk-away" in one["message"]}
    assert walk_away
    found = {one["line"]: (one["rule"], re.sub(r"[£$][\d,]+", "#", one["message"])) for one in quiet}
    assert {found[line] for line in walk_away} == {("unbacked-number", "no figure backs #")}
    assert sum(one == ("unbacked-number", "no figure backs #") for one in found.values()) > 200
    assert "[left out]" not in json.dumps(quiet)
