"""Issues that depend on each other: a bonus in per cent of base."""

import pytest

from counteroffer.strategy.bargaining.frontier import frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.joining import collapse, expand, join_issues
from counteroffer.strategy.bargaining.negotiation import Negotiation
from counteroffer.strategy.bargaining.terms import Counter, Terms

BASES = ("200000", "210000", "220000")
BONUSES = ("10%", "20%", "30%")


def pay(labels: object) -> tuple[int, int]:
    """Worth: base and nine tenths of the bonus; cost: base with a fifth on top, and the bonus."""
    assert isinstance(labels, dict)
    base = int(labels["base"])
    bonus = base * int(labels["bonus"].rstrip("%")) // 100
    return base + bonus * 9 // 10, base * 6 // 5 + bonus


PAY = join_issues({"base": BASES, "bonus": BONUSES}, pay)
LEAVE = Issue("leave", (Option("20 days", 0, 0), Option("25 days", 3_000, 4_000)))
AGENDA = Agenda((PAY.issue, LEAVE))


def test_each_combination_has_its_own_worth_and_comes_apart_again() -> None:
    assert AGENDA.size == 18
    for base in BASES:
        for bonus in BONUSES:
            labels = {"base": base, "bonus": bonus, "leave": "25 days"}
            package = collapse(AGENDA, (PAY,), labels)
            assert expand(AGENDA, (PAY,), package) == labels
            assert AGENDA.worth(package) == pay(labels)[0] + 3_000
            assert AGENDA.cost(package) == pay(labels)[1] + 4_000


def test_the_frontier_is_that_of_the_true_sums() -> None:
    frontier = frontier_of(AGENDA)
    true = sorted(
        (pay({"base": base, "bonus": bonus})[1] + leave.cost, -pay({"base": base, "bonus": bonus})[0] - leave.worth)
        for base in BASES for bonus in BONUSES for leave in LEAVE.options
    )  # fmt: skip
    kept: list[tuple[int, int]] = []
    for cost, fall in true:
        if not kept or -fall > kept[-1][1]:
            kept.append((cost, -fall))
    assert list(zip(frontier.costs.tolist(), frontier.worths.tolist(), strict=True)) == kept


def test_a_joined_issue_is_negotiated_like_any_other() -> None:
    ours = Negotiation(Terms(agenda=AGENDA, reservation=230_000, rounds=3, opens=True))
    opened = ours.open()
    assert isinstance(opened, Counter)
    labels = expand(AGENDA, (PAY,), opened.package)
    assert set(labels) == {"base", "bonus", "leave"}
    assert AGENDA.worth(opened.package) == pay(labels)[0] + (3_000 if labels["leave"] == "25 days" else 0) > 230_000
    assert opened.package in set(frontier_of(AGENDA).packages())


def test_labels_that_do_not_fit_are_named() -> None:
    with pytest.raises(ValueError, match="nothing of bonus"):
        collapse(AGENDA, (PAY,), {"base": "200000", "leave": "20 days"})
    with pytest.raises(ValueError, match="cannot be 200000 and 15%"):
        collapse(AGENDA, (PAY,), {"base": "200000", "bonus": "15%", "leave": "20 days"})
    with pytest.raises(ValueError, match="nothing of leave"):
        collapse(AGENDA, (PAY,), {"base": "200000", "bonus": "10%"})
