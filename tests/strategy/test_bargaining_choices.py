"""Swaps, trades, equally good packages and fair points, against listing everything."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.bargaining.choices import fair_points, single_swaps, trades
from counteroffer.strategy.bargaining.equally_good import EQUALLY_GOOD, equally_good
from counteroffer.strategy.bargaining.frontier import frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from tests.strategy.bargaining_tables import agenda_of, agendas, all_packages

OFFER = Agenda(
    (
        Issue("base", tuple(Option(f"{240 + k}K", 1_000 * k, 1_200 * k) for k in range(0, 21, 5))),
        Issue("sign-on", tuple(Option(f"{k}K", 250 * k, 250 * k) for k in range(0, 41, 10))),
        Issue("remote days", tuple(Option(str(k), 4_000 * k, 500 * k) for k in range(4))),
        Issue("start", (Option("January", 0, 0), Option("March", 3_000, 0))),
    )
)


def named(agenda: Agenda, **labels: str) -> tuple[int, ...]:
    return agenda.package({name.replace("_", " "): label for name, label in labels.items()})


def test_swaps_stand_by_exchange_rate_and_free_ones_first() -> None:
    now = agenda_package(base="245K", sign_on="10K", remote_days="1", start="January")
    swaps = single_swaps(OFFER, now)
    assert [(swap.issue, swap.after) for swap in swaps[:3]] == [
        ("start", "March"),
        ("remote days", "2"),
        ("remote days", "3"),
    ]
    rates = [swap.rate for swap in swaps if swap.cost > 0]
    assert rates == sorted((rate for rate in rates if rate is not None), reverse=True)
    assert swaps[0].rate is None


def agenda_package(*, base: str, sign_on: str, remote_days: str, start: str) -> tuple[int, ...]:
    return OFFER.package({"base": base, "sign-on": sign_on, "remote days": remote_days, "start": start})


@settings(max_examples=100, deadline=None)
@given(agendas(), st.data())
def test_swaps_are_all_wanted_changes_of_one_option(agenda: Agenda, data: st.DataObject) -> None:
    package = data.draw(st.sampled_from(all_packages(agenda)))
    one_apart = [
        other for other in all_packages(agenda) if sum(a != b for a, b in zip(package, other, strict=True)) == 1
    ]
    wanted = [agenda.worth(other) - agenda.worth(package) for other in one_apart]
    assert sorted(swap.worth for swap in single_swaps(agenda, package)) == sorted(gain for gain in wanted if gain > 0)


def test_a_trade_asks_here_and_gives_there() -> None:
    now = agenda_package(base="250K", sign_on="20K", remote_days="0", start="March")
    best = trades(OFFER, now)[0]
    assert best.ask.issue == "remote days"
    assert best.worth > 0
    assert best.cost <= 0


@settings(max_examples=100, deadline=None)
@given(agendas(), st.data())
def test_trades_are_the_best_of_each_pair_of_issues(agenda: Agenda, data: st.DataObject) -> None:
    package = data.draw(st.sampled_from(all_packages(agenda)))
    found = trades(agenda, package)
    assert all(trade.worth > 0 >= trade.cost and trade.ask.issue != trade.give.issue for trade in found)
    assert [trade.worth for trade in found] == sorted((trade.worth for trade in found), reverse=True)
    assert len({(trade.ask.issue, trade.give.issue) for trade in found}) == len(found)
    best = max((gain for gain in _two_apart(agenda, package)), default=None)
    assert (found[0].worth if found else None) == best


def _two_apart(agenda: Agenda, package: tuple[int, ...]) -> list[int]:
    """What pairs of changes bring that cost no more, one of them costing more and one less."""
    gains = []
    for other in all_packages(agenda):
        changed = [n for n, (a, b) in enumerate(zip(package, other, strict=True)) if a != b]
        if len(changed) != 2:
            continue
        moves = [
            (
                agenda.issues[n].options[other[n]].worth - agenda.issues[n].options[package[n]].worth,
                agenda.issues[n].options[other[n]].cost - agenda.issues[n].options[package[n]].cost,
            )
            for n in changed
        ]
        for ask, give in (moves, moves[::-1]):
            is_trade = ask[0] > 0 and ask[1] > 0 and give[0] <= 0 and give[1] < 0
            if is_trade and ask[0] + give[0] > 0 and ask[1] + give[1] <= 0:
                gains.append(ask[0] + give[0])
    return gains


def check_equally_good(agenda: Agenda, package: tuple[int, ...], found: tuple[tuple[int, ...], ...]) -> None:
    worth = agenda.worth(package)
    span = sum(max(o.cost for o in i.options) - min(o.cost for o in i.options) for i in agenda.issues)
    frontier = frontier_of(agenda)
    place = frontier.cheapest_worth(worth)
    assert place is not None
    assert found[0] == package
    assert len(set(found)) == len(found)
    for other in found[1:]:
        assert worth <= agenda.worth(other) <= worth + abs(worth) * EQUALLY_GOOD
        assert agenda.cost(other) <= int(frontier.costs[place]) + span * EQUALLY_GOOD
    for number, other in enumerate(found[1:], start=1):
        assert any(all(other[i] != known[i] for known in found[:number]) for i in range(len(agenda.issues)))


@settings(max_examples=150, deadline=None)
@given(agendas(), st.data())
def test_equally_good_packages_are_worth_as_much_and_differ(agenda: Agenda, data: st.DataObject) -> None:
    package = data.draw(st.sampled_from(all_packages(agenda)))
    check_equally_good(agenda, package, equally_good(agenda, package))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.just(0)), min_size=1, max_size=4), min_size=2, max_size=4))
def test_where_all_costs_the_same_the_most_different_is_found(issues: list[list[tuple[int, int]]]) -> None:
    """With equal costs the frontier is the best worth alone: what is as good must differ in as many issues as any."""
    agenda = agenda_of(*issues)
    best = max(all_packages(agenda), key=agenda.worth)
    alike = [one for one in all_packages(agenda) if agenda.worth(one) == agenda.worth(best)]
    most = max(sum(a != b for a, b in zip(best, one, strict=True)) for one in alike)
    found = equally_good(agenda, best, count=2)
    assert sum(a != b for a, b in zip(best, found[-1], strict=True)) == most


def test_three_equally_good_offers_of_a_large_agenda_differ_in_most_issues() -> None:
    amounts = (41, 11, 21, 26, 6, 6, 5, 8)
    rates = ((10, 12), (23, 26), (7, 7), (8, 10), (35, 50), (40, 4), (12, 20), (6, 10))
    agenda = agenda_of(
        *(
            [(step * own * 100, step * theirs * 100) for step in range(count)]
            for count, (own, theirs) in zip(amounts, rates, strict=True)
        )
    )
    frontier = frontier_of(agenda)
    package = frontier.package(len(frontier) // 2)
    found = equally_good(agenda, package)
    assert agenda.size > 350_000_000
    assert len(found) == 3
    check_equally_good(agenda, package, found)
    for one, other in combinations(found, 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 4


@settings(max_examples=150, deadline=None)
@given(agendas(), st.data())
def test_fair_points_are_those_of_all_packages(agenda: Agenda, data: st.DataObject) -> None:
    packages = all_packages(agenda)
    reservation = data.draw(st.sampled_from([agenda.worth(one) for one in packages]))
    budget = data.draw(st.sampled_from([agenda.cost(one) for one in packages]))
    gains = [(agenda.worth(one) - reservation, budget - agenda.cost(one)) for one in packages]
    zone = [gain for gain in gains if gain[0] >= 0 and gain[1] >= 0]
    frontier = frontier_of(agenda)
    found = fair_points(frontier, reservation, budget)
    if found is None:
        assert not zone
        return
    most_ours, most_theirs = (max(gain[side] for gain in zone) or 1 for side in (0, 1))

    def at(place: int) -> tuple[int, int]:
        return int(frontier.worths[place]) - reservation, budget - int(frontier.costs[place])

    def shares(gain: tuple[int, int]) -> Fraction:
        return min(Fraction(gain[0], most_ours), Fraction(gain[1], most_theirs))

    nash, kalai, equal = at(found.nash), at(found.kalai_smorodinsky), at(found.egalitarian)
    assert nash[0] * nash[1] == max(a * b for a, b in zone)
    assert shares(kalai) == max(shares(gain) for gain in zone)
    assert min(equal) == max(min(gain) for gain in zone)
