"""Issues that depend on each other, made one: a bonus in per cent of base with the base that it is a share of.

What an option of one such issue is worth depends on the option of another, so their worths cannot be added. Joined, each
combination is one option with the worth and the cost of the whole, and the sums of an agenda hold again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.terms import Package

# What a combination of labels, by issue, is worth to us and costs them: a year, in whole units.
Measure: TypeAlias = Callable[[Mapping[str, str]], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Joined:
    """A joined issue, and for each of its options the labels of the parts, by the parts' names."""

    issue: Issue
    combinations: tuple[Mapping[str, str], ...]


def join_issues(parts: Mapping[str, Sequence[str]], worth_and_cost: Measure) -> Joined:
    """One issue of several: an option for each combination of their labels, with the worth and cost of the whole."""
    combinations = tuple(dict(zip(parts, labels, strict=True)) for labels in product(*parts.values()))
    options = tuple(Option(" and ".join(one.values()), *worth_and_cost(one)) for one in combinations)
    return Joined(Issue(" and ".join(parts), options), combinations)


def expand(agenda: Agenda, joined: Sequence[Joined], package: Package) -> dict[str, str]:
    """A package by names, each joined issue taken apart again: the label of each part."""
    parts = {one.issue.name: one for one in joined}
    labels: dict[str, str] = {}
    for issue, place in zip(agenda.issues, package, strict=True):
        whole = parts.get(issue.name)
        labels |= whole.combinations[place] if whole else {issue.name: issue.options[place].label}
    return labels


def collapse(agenda: Agenda, joined: Sequence[Joined], labels: Mapping[str, str]) -> Package:
    """The package of labels by issue and part; a ValueError where one is missing, or unknown, or a combination is."""
    whole = dict(labels)
    for one in joined:
        names = one.combinations[0].keys()
        missing = [name for name in names if name not in whole]
        if missing:
            raise ValueError(f"the package says nothing of {', '.join(missing)}")
        chosen = {name: whole.pop(name) for name in names}
        if chosen not in one.combinations:
            raise ValueError(f"{one.issue.name} cannot be {' and '.join(chosen.values())}")
        whole[one.issue.name] = one.issue.options[one.combinations.index(chosen)].label
    return agenda.package(whole)
