"""Every model's page holds a formula, its source and a worked example; every example comes out as the page says."""

import re
from decimal import Decimal
from types import ModuleType

import pytest

from counteroffer.offers.case import Case
from counteroffer.valuation.valuation import Line, State, Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of
from tests.valuation.model_pages import STAKE, STATED, all_models, example_of, numbers, page_of

MODELS = all_models()
EXAMPLES = [(model, result) for model in MODELS for result in example_of(model).results]


def name_of(value: ModuleType | str) -> str:
    return value if isinstance(value, str) else value.__name__.rsplit(".", 1)[1]


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_a_models_page(model: ModuleType) -> None:
    page = page_of(model)
    before, opening, _after = page.partition("\nWorked example:\n")
    assert opening, "no worked example"
    assert re.search(r"^Source: \S", page, re.MULTILINE), "no source"
    assert " = " in before or re.search(r"^    \S", before, re.MULTILINE), "no formula"
    assert page.split("\n\n")[0].rstrip().endswith("."), "the first paragraph is what it values"
    assert isinstance(model.ORDER, int)


@pytest.mark.parametrize(("model", "result"), EXAMPLES, ids=name_of)
def test_a_worked_example(model: ModuleType, result: str) -> None:
    case = case_of(HEAD + example_of(model).case + "\n")
    stated, stake = STATED.fullmatch(result), STAKE.fullmatch(result)
    assert stated or stake, f"{result!r} is no result"
    if stated:
        line = found(case, stated["component"], stated["number"])
        assert line.state == stated["state"]
        assert [int(year.number) for year in line.years] == list(numbers(stated["years"]))
    elif stake:
        held = found(case, stake["component"], stake["number"]).stake
        assert held is not None
        assert held.pays(Decimal(stake["multiple"]), int(stake["months"])) == next(numbers(stake["amount"]))


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_an_example_adds_up(model: ModuleType) -> None:
    """Every valued line of every example: its payments by month make its years, and the lines make the totals."""
    for valuation in valuations(case_of(HEAD + example_of(model).case + "\n")):
        for line in valuation.lines:
            assert bool(line.years) == (line.state is State.VALUED)
            for number, year in enumerate(line.years, start=1):
                paid = [flow.amount for flow in line.flows if 12 * (number - 1) < flow.month <= 12 * number]
                assert sum(paid, Decimal(0)) == year.number, line.id


def valuations(case: Case) -> list[Valuation]:
    """What the offer is worth, then what the alternatives are."""
    offers = [case.offer, *(alternative.offer for alternative in case.alternatives)]
    made = (value_offer(case, offer) for offer in offers if offer is not None)
    return [valuation for valuation in made if valuation is not None]


def found(case: Case, component: str, number: str | None) -> Line:
    """The line of a component, in the first valuation that has one."""
    for valuation in valuations(case):
        lines = [line for line in valuation.lines if line.component == component]
        if lines:
            return lines[int(number or 1) - 1]
    raise AssertionError(f"no line of {component}")
