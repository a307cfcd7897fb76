"""The frontier is what listing all packages finds."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.bargaining.frontier import frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from tests.strategy.bargaining_tables import agenda_of, agendas, all_packages


def listed(agenda: Agenda) -> list[tuple[int, int]]:
    """(cost, worth) of all that nothing dominates, by rising cost, in plain Python."""
    found: list[tuple[int, int]] = []
    for cost, fall in sorted((agenda.cost(one), -agenda.worth(one)) for one in all_packages(agenda)):
        if not found or -fall > found[-1][1]:
            found.append((cost, -fall))
    return found


def check(agenda: Agenda) -> None:
    frontier = frontier_of(agenda)
    assert list(zip(frontier.costs.tolist(), frontier.worths.tolist(), strict=True)) == listed(agenda)
    packages = list(frontier.packages())
    assert packages == [frontier.package(place) for place in range(len(frontier))]
    assert [agenda.worth(one) for one in packages] == frontier.worths.tolist()
    assert [agenda.cost(one) for one in packages] == frontier.costs.tolist()


@pytest.mark.parametrize("span", [3, 40, 10**6, 2**57])
def test_it_is_what_listing_finds_on_hundreds_of_domains(span: int) -> None:
    random = Random(span)
    for _domain in range(125):
        issues = [
            [(random.randint(-span, span), random.randint(-span, span)) for _option in range(random.randint(1, 5))]
            for _issue in range(random.randint(1, 5))
        ]
        check(agenda_of(*issues))


@settings(max_examples=200, deadline=None)
@given(agendas())
def test_it_is_what_listing_finds(agenda: Agenda) -> None:
    check(agenda)


@settings(max_examples=100, deadline=None)
@given(agendas(), st.data())
def test_the_package_for_a_worth_and_for_a_cost(agenda: Agenda, data: st.DataObject) -> None:
    frontier, everything = frontier_of(agenda), all_packages(agenda)
    worths, costs = [agenda.worth(one) for one in everything], [agenda.cost(one) for one in everything]
    worth = data.draw(st.integers(min(worths) - 1, max(worths) + 1))
    cost = data.draw(st.integers(min(costs) - 1, max(costs) + 1))
    enough = [c for w, c in zip(worths, costs, strict=True) if w >= worth]
    within = [w for w, c in zip(worths, costs, strict=True) if c <= cost]
    cheapest, best = frontier.cheapest_worth(worth), frontier.best_within(cost)
    assert (None if cheapest is None else frontier.costs[cheapest]) == min(enough, default=None)
    assert (None if best is None else frontier.worths[best]) == max(within, default=None)


def test_twelve_issues_of_seven_steps() -> None:
    issues = [[(step * (number + 2), step * (14 - number)) for step in range(7)] for number in range(12)]
    agenda = agenda_of(*issues)
    frontier = frontier_of(agenda)
    assert agenda.size == 7**12
    assert frontier.worths[-1] == sum(6 * (number + 2) for number in range(12))
    assert (frontier.worths[1:] > frontier.worths[:-1]).all()
    assert (frontier.costs[1:] > frontier.costs[:-1]).all()


def test_amounts_beyond_the_integers_of_arrays_are_refused() -> None:
    agenda_of([(2**61, 0)], [(2**61 - 1, 0)])
    with pytest.raises(ValueError, match="larger unit"):
        agenda_of([(2**61, 0)], [(0, -(2**61))])


def test_a_frontier_too_long_to_hold_is_refused() -> None:
    random = Random(5)
    issues = [[(amount, amount) for amount in random.sample(range(10**9), 12)] for _issue in range(8)]
    with pytest.raises(ValueError, match="larger unit"):
        frontier_of(agenda_of(*issues))


def test_agendas_that_make_no_sense_are_refused() -> None:
    option = Option("yes", 1, 1)
    with pytest.raises(ValueError, match="no issue"):
        Agenda(())
    with pytest.raises(ValueError, match="two issues"):
        Agenda((Issue("leave", (option,)), Issue("leave", (option,))))
    with pytest.raises(ValueError, match="no option"):
        Issue("leave", ())
    with pytest.raises(ValueError, match="called the same"):
        Issue("leave", (option, option))
