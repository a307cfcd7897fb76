"""What is negotiated: issues with their options, what each option is worth to us, and what it likely costs them.

Worth and cost are integers in one small unit of money a year (cents, say), so that sums are exact and no package is
kept or dropped for a difference in a last bit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

LARGEST = 1 << 62  # sums of worth and of cost stay below it, so that they fit the integers of arrays


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer to an issue: its label, its worth to us and its cost to them, a year, in whole units."""

    label: str
    worth: int
    cost: int


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to agree on, with all its options. A ValueError where it has none or two of one label."""

    name: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        labels = [option.label for option in self.options]
        if not labels:
            raise ValueError(f"the issue {self.name} has no option")
        if len(set(labels)) != len(labels):
            raise ValueError(f"two options of {self.name} are called the same")

    def place_of(self, label: str) -> int:
        """The place of an option among the options; a ValueError names those there are."""
        for place, option in enumerate(self.options):
            if option.label == label:
                return place
        raise ValueError(f"{self.name} has no option {label!r}; it has {', '.join(one.label for one in self.options)}")


@dataclass(frozen=True, slots=True)
class Agenda:
    """All issues of a negotiation. A package is a tuple with the place of the chosen option of each issue.

    A ValueError where there is no issue, where two are called the same, or where sums could leave 62 bits.
    """

    issues: tuple[Issue, ...]

    def __post_init__(self) -> None:
        names = [issue.name for issue in self.issues]
        if not names:
            raise ValueError("there is no issue to agree on")
        if len(set(names)) != len(names):
            raise ValueError("two issues are called the same")
        if sum(max(max(abs(one.worth), abs(one.cost)) for one in issue.options) for issue in self.issues) >= LARGEST:
            raise ValueError("worth or cost is too large; measure it in a larger unit of money")

    @property
    def size(self) -> int:
        """How many packages there are."""
        return prod(len(issue.options) for issue in self.issues)

    def worth(self, package: tuple[int, ...]) -> int:
        """What a package is worth to us, a year."""
        return sum(issue.options[place].worth for issue, place in zip(self.issues, package, strict=True))

    def cost(self, package: tuple[int, ...]) -> int:
        """What a package likely costs them, a year."""
        return sum(issue.options[place].cost for issue, place in zip(self.issues, package, strict=True))

    def named(self, package: tuple[int, ...]) -> dict[str, str]:
        """A package by names: the label of each issue's option."""
        return {issue.name: issue.options[place].label for issue, place in zip(self.issues, package, strict=True)}

    def package(self, labels: Mapping[str, str]) -> tuple[int, ...]:
        """The package of labels by issue; a ValueError where an issue is missing or a label is unknown."""
        missing = [issue.name for issue in self.issues if issue.name not in labels]
        if missing:
            raise ValueError(f"the package says nothing of {', '.join(missing)}")
        return tuple(issue.place_of(labels[issue.name]) for issue in self.issues)
