"""Public constants: each with its publication, its day, and the place where it was checked."""

from decimal import Decimal

import pytest

from counteroffer.parameters.reading import citation, parameter, parameters


@pytest.mark.parametrize("name", sorted(parameters("surveys")))
def test_a_parameter_says_where_it_comes_from(name: str) -> None:
    found = parameters("surveys")[name]
    assert found.about
    assert found.title
    assert found.date[:4].isdigit()
    assert found.checked_in.page.startswith("https://")
    assert found.checked_in.words
    figure = parameter("surveys", name)
    assert figure.number == found.value
    assert figure.origins == (citation(found),)


def test_the_three_shares_of_those_who_asked_make_a_whole() -> None:
    """28 % got all, 38 % part, 35 % nothing; the survey's own rounding leaves a point."""
    values = [parameters("surveys")[f"asked_and_got_{what}"].value for what in ("all", "part", "nothing")]
    assert abs(sum(values, Decimal(0)) - 1) <= Decimal("0.011")


def test_an_unknown_parameter_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        parameter("surveys", "no such thing")
