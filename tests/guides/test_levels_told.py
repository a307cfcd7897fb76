"""Levels mapped in words, in lists and in tables that end in pay; read through `read_guide`."""

import pytest

from tests.ending import ended
from tests.guides.written import read


def groups_of(body: str) -> list[str]:
    guide = read(f"# Engineer | Fernwater Negotiation Guide\n\n{body}\n")
    return [" = ".join(f"{name.company}: {name.level}" for name in group) for group in guide.level_mapping]


LINES = [
    pytest.param(
        "Fernwater Staff = Oakbridge E6, Elmfield L6 / Google Principal SDE",
        ["Fernwater: Staff = Oakbridge: E6 = Elmfield: L6 = Google: Principal SDE"],
        id="commas-and-slashes-between-companies",
    ),
    pytest.param(
        "Fernwater L3 = Oakbridge VP, Data Engineering = Elmfield Director / Head, Wealth Management",
        ["Fernwater: L3 = Oakbridge: VP, Data Engineering = Elmfield: Director / Head, Wealth Management"],
        id="commas-and-slashes-within-a-level",
    ),
    pytest.param(
        "Fernwater Senior = Oakbridge E5, Elmfield L5 | Fernwater Staff = Oakbridge E6, Elmfield L6",
        ["Fernwater: Senior = Oakbridge: E5 = Elmfield: L5", "Fernwater: Staff = Oakbridge: E6 = Elmfield: L6"],
        id="several-groups-in-a-line",
    ),
    pytest.param(
        "Fernwater Senior ~ Oakbridge E5 | Elmfield L5",
        ["Fernwater: Senior = Oakbridge: E5 = Elmfield: L5"],
        id="one-group",
    ),
    pytest.param(
        "Engineer at Fernwater maps to mid level (L4 equivalent at Google, E4 at Oakbridge). Three years or more.",
        ["Fernwater: Engineer = Google: L4 = Oakbridge: E4"],
        id="the-list-in-brackets",
    ),
    pytest.param(
        "Architect at Fernwater maps to a senior role, equivalent to a Staff Engineer at Oakbridge or an Architect at Elmfield.",
        ["Fernwater: Architect = Oakbridge: Staff Engineer = Elmfield: Architect"],
        id="equivalent-to",
    ),
    pytest.param(
        "Engineer at Fernwater maps to L4 (mid) in the industry. Comparable roles are SDE II (Oakbridge/Elmfield), "
        "Platform Engineer (Google), and Engineer (smaller firms).",
        ["Fernwater: Engineer = Industry: L4 = Oakbridge: SDE II = Elmfield: SDE II = Google: Platform Engineer"],
        id="the-industry-and-titles-with-companies-in-brackets",
    ),
    pytest.param(
        "Engineer II lines up with Google L4, Oakbridge E4 and Elmfield L5.",
        ["Fernwater: Engineer II = Google: L4 = Oakbridge: E4 = Elmfield: L5"],
        id="lines-up-with",
    ),
    pytest.param("Staff = L4 Google / E4 Meta", ["Fernwater: Staff = Google: L4 = Meta: E4"], id="levels-first"),
    pytest.param(
        "Engineer (Fernwater) = Intel Grade 7 = AMD GPU Architect = Google Cloud Customer Engineer",
        ["Fernwater: Engineer = Intel: Grade 7 = AMD: GPU Architect = Google Cloud: Customer Engineer"],
        id="product-lines-grades-and-divisions",
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines(line: str, expected: list[str]) -> None:
    assert groups_of(f"**Level Mapping:** {line}") == expected


LISTS = [
    pytest.param(
        "Fernwater Staff lines up with:\n\n- **Google:** L6\n- Oakbridge E6\n",
        ["Fernwater: Staff = Google: L6 = Oakbridge: E6"],
        id="the-own-side-above",
    ),
    pytest.param(
        "- **Fernwater:** Staff\n- **Google:** L6\n", ["Fernwater: Staff = Google: L6"], id="the-own-company-first"
    ),
    pytest.param(
        "How the levels compare:\n\n- Fernwater Staff = Google L6\n- Fernwater Senior = Google L5 / Meta E5\n",
        ["Fernwater: Staff = Google: L6", "Fernwater: Senior = Google: L5 = Meta: E5"],
        id="a-group-an-item",
    ),
    pytest.param(
        "| Fernwater | Oakbridge |\n|---|---|\n| L4 | E4 |\n| $200K TC | $210K TC |\n| All-cash | Cash and stock |\n",
        ["Fernwater: L4 = Oakbridge: E4"],
        id="rows-of-money-and-of-its-kind",
    ),
]


@pytest.mark.parametrize(("body", "expected"), LISTS)
def test_lists_and_tables(body: str, expected: list[str]) -> None:
    assert groups_of(f"## Level Mapping\n\n{body}") == expected


@pytest.mark.parametrize(
    "line", ["Google L4, Oakbridge (E4 ", "x, ", "L4 at Google (", "A (B at C, ", "Senior / ", "SWE equivalent "]
)
def test_long_lines_do_not_run_away(line: str) -> None:
    ended(lambda: groups_of(f"**Level Mapping:** Staff maps to {line * 32_000}= {line * 32_000}"))


def test_global_before_another_word_is_the_company_s() -> None:
    assert read("# Engineer | Fernwater Global Salary Negotiation Guide\n").company == "Fernwater Global"
    assert read("# Engineer | Fernwater Global Negotiation Guide\n").company == "Fernwater"


def test_a_group_knows_its_line() -> None:
    lines = [
        "# Engineer | Fernwater Negotiation Guide",
        "",
        "## Level Mapping",
        "",
        "- Fernwater Staff = Google L6",
        "- Fernwater Senior = Google L5",
        "",
        "## Further level mapping",
        "",
        "| Fernwater | Oakbridge |",
        "|---|---|",
        "| L4 | E4 |",
        "",
        "**Level mapping:** Fernwater Staff = Oakbridge E6",
    ]
    assert read("\n".join(lines)).mapping_lines[:3] == (5, 6, 12)
    assert read("\n".join((*lines[:2], lines[-1]))).mapping_lines == (3,)
