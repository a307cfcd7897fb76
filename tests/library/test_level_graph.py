"""The level graph: which names are one level, who says that two are equal, who contradicts whom, what the next one pays."""

from decimal import Decimal

import pytest

from counteroffer.library.level_conflicts import find_conflicts, torn_companies
from counteroffer.library.level_graph import LevelGraph, read_level_graph
from counteroffer.library.level_keys import read_key
from counteroffer.library.level_view import view_levels
from counteroffer.library.steps_up import find_steps
from counteroffer.terms.faults import BadRequestError
from tests.library.invented_guides import mapping, read

SWE = ("software", "engineer")


def graph(*told: tuple[str, str]) -> LevelGraph:
    return read_level_graph([read(text, path) for path, text in told], dict(told))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L5", "Senior (L5)"),
        ("L5 SWE", "SWE L5"),
        ("Senior SWE", "Sr. Software Engineer"),
        ("63-64", "64-63"[:2] + "-64"),
    ],
)
def test_names_of_one_level(one: str, other: str) -> None:
    assert read_key("Brot", one, SWE).contradicts(read_key("Brot", other, SWE)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [("L4", "L5"), ("L3-L4", "L5-L6"), ("61", "63-64"), ("Software Engineer", "Senior SWE"), ("Senior", "Staff SWE")],
)
def test_names_of_two_levels(one: str, other: str) -> None:
    assert read_key("Brot", one, SWE).contradicts(read_key("Brot", other, SWE))


@pytest.mark.parametrize(
    ("one", "other"), [("L4-L5", "L5"), ("L5", "E4"), ("L5", "Senior"), ("Senior/Staff", "Staff"), ("Wizard", "Senior")]
)
def test_names_that_may_be_one_level(one: str, other: str) -> None:
    assert not read_key("Brot", one, SWE).contradicts(read_key("Brot", other, SWE))
    assert not read_key("Brot", one, SWE).contradicts(read_key("Dough", "L9", SWE))


def test_equivalences_have_their_places() -> None:
    found = graph(mapping("Acme", "Acme L4 = Brot L5 = Dough E5"), mapping("Crumb", "Crumb IC3 = Brot Senior (L5)"))
    (level,) = (one for one in found.levels if one.company == "Brot")
    assert [(str(other), [str(s) for s in link.sources]) for other, link in found.equivalents(level)] == [
        ("Acme L4", ["acme.md:3"]),
        ("Crumb IC3", ["crumb.md:3"]),
        ("Dough E5", ["acme.md:3"]),
    ]
    assert len(found.groups) == 1


def test_each_work_has_a_ladder_of_its_own() -> None:
    found = graph(mapping("Acme", "Acme L4 = Brot L5"), mapping("Crumb", "Crumb L3 = Brot L5", role="Product Manager"))
    assert len(found.groups) == 2
    assert {level.work for level in found.levels} == {"software engineer", "product manager"}


def test_a_short_name_is_the_guides_own_company() -> None:
    found = graph(("g.md", "# SWE | Golden Crust Negotiation Guide\n\n**Level Mapping:** GC L4 = Brot L5\n"))
    assert {level.company for level in found.levels} == {"Golden Crust", "Brot"}


def test_two_guides_that_contradict_each_other() -> None:
    found = graph(
        mapping("Acme", "Acme L4 = Brot L5 = Dough E5"),
        mapping("Crumb", "Crumb L4 = Brot L5 = Dough E4"),
        mapping("Flour", "Flour L4 = Brot L5 = Dough E5"),
    )
    (conflict,) = (one for one in find_conflicts(found) if one.level.company == "Brot")
    assert [(level.name, len(link.guides)) for level, link in conflict.said] == [("E5", 2), ("E4", 1)]
    assert (conflict.company, conflict.weight) == ("Dough", 1)
    assert torn_companies(found.groups[0]) == ("Dough",)


def test_a_finer_ladder_is_no_conflict() -> None:
    found = graph(mapping("Acme", "Acme L4 = Brot L5", "Acme L5 = Brot L5"))
    assert find_conflicts(found) == ()
    assert torn_companies(found.groups[0]) == ("Acme",)


PAY = "\n| Region | Base |\n|---|---|\n| {region} | {base} |\n"


def test_one_level_up_between_two_guides_of_one_place_and_currency() -> None:
    rows = (
        ("Software Engineer", "NYC", "$100K - $120K"),
        ("Senior Software Engineer", "New York (HQ)", "$130K - $160K"),
    )
    texts = [
        f"# {role} | Acme Negotiation Guide\n" + PAY.format(region=region, base=base) for role, region, base in rows
    ]
    other = "# Staff Software Engineer | Acme Negotiation Guide\n" + PAY.format(region="NYC", base="€150K - €170K")
    (step,) = find_steps(read(text, f"{number}.md") for number, text in enumerate([*texts, other]))
    assert (step.lower.level, step.higher.level) == ("Software Engineer", "Senior Software Engineer")
    assert (step.difference.low, step.difference.high, step.unit, step.component) == (
        Decimal(30000),
        Decimal(40000),
        "USD",
        "base",
    )


def test_one_level_up_within_a_guide() -> None:
    text = (
        "# Baker | Acme Negotiation Guide\n\n| Region | Level | Base |\n|---|---|---|\n"
        "| Rome | Staff (L6) | €90K - €99K |\n| Rome | Mid (L3-L4) | €50K - €60K |\n| Rome | Senior (L5) | €70K - €80K |\n"
    )
    assert [(step.lower.level, step.higher.level) for step in find_steps([read(text)])] == [
        ("Mid (L3-L4)", "Senior (L5)"),
        ("Senior (L5)", "Staff (L6)"),
    ]


def test_view_of_a_company_and_a_level() -> None:
    told = [mapping("Acme", "Acme L4 = Brot L5", "Acme L5 = Brot L6")]
    guides, texts = [read(text, path) for path, text in told], dict(told)
    assert [str(level) for level in view_levels(guides, texts, "acme inc", "l5").levels] == ["Acme L5"]
    assert len(view_levels(guides, texts).levels) == 4
    with pytest.raises(BadRequestError, match="Broot"):
        view_levels(guides, texts, "Broot")
    with pytest.raises(BadRequestError, match="L9"):
        view_levels(guides, texts, "Acme", "L9")
    with pytest.raises(BadRequestError, match="Cook"):
        view_levels(guides, texts, role="Cook")
