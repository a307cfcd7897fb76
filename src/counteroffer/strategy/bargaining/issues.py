"""What is negotiated: issues with their options, what each option is worth to us, and what it likely costs them.

Worth and cost are integers in one small unit of money a year (cents, say), so that sums are exact and no package is
kept or dropped for a difference in a last bit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

LARGEST = 1 << 62  # sums of worth and of cost stay below it, so that they fit the integers of arrays
NOT_WHOLE = "not a whole number of a small unit of money, such as cents"


def is_whole(number: object) -> bool:
    """Whether something is an integer, of Python or of an array; a truth value is none."""
    return hasattr(number, "__index__") and not isinstance(number, bool)


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
    """All issues of a negotiation. A package is a tuple with the place of the chosen option of each issue, from 0.

    A ValueError where there is no issue, where two are called the same, where a worth or a cost is no whole number, or
    where sums could leave 62 bits.
    """

    issues: tuple[Issue, ...]

    def __post_init__(self) -> None:
        names = [issue.name for issue in self.issues]
        if not names:
            raise ValueError("there is no issue to agree on")
        if len(set(names)) != len(names):
            raise ValueError("two issues are called the same")
        for issue in self.issues:
            for option in issue.options:
                for what, number in (("worth", option.worth), ("cost", option.cost)):
                    if not is_whole(number):
                        raise ValueError(f"the {what} of {option.label!r} of {issue.name} is {number!r}, {NOT_WHOLE}")
        if sum(max(max(abs(one.worth), abs(one.cost)) for one in issue.options) for issue in self.issues) >= LARGEST:
            raise ValueError("worth or cost is too large; measure it in a larger unit of money")

    @property
    def size(self) -> int:
        """How many packages there are."""
        return prod(len(issue.options) for issue in self.issues)

    def options(self, package: Sequence[int]) -> tuple[Option, ...]:
        """The chosen options of a package, issue by issue; a ValueError where it does not fit the agenda."""
        if not isinstance(package, Sequence):
            raise ValueError(f"the package is {package!r}, not the place of an option for each issue")
        if len(package) != len(self.issues):
            raise ValueError(f"the package has {len(package)} parts, the agenda {len(self.issues)} issues")
        for issue, place in zip(self.issues, package, strict=True):
            if not is_whole(place) or not 0 <= place < len(issue.options):
                raise ValueError(f"{issue.name} has no option number {place}; it has 0 to {len(issue.options) - 1}")
        return tuple(issue.options[place] for issue, place in zip(self.issues, package, strict=True))

    def worth(self, package: Sequence[int]) -> int:
        """What a package is worth to us, a year; a ValueError as of `options`."""
        return sum(option.worth for option in self.options(package))

    def cost(self, package: Sequence[int]) -> int:
        """What a package likely costs them, a year; a ValueError as of `options`."""
        return sum(option.cost for option in self.options(package))

    def named(self, package: Sequence[int]) -> dict[str, str]:
        """A package by names: the label of each issue's option; a ValueError as of `options`."""
        return {issue.name: option.label for issue, option in zip(self.issues, self.options(package), strict=True)}

    def package(self, labels: Mapping[str, str]) -> tuple[int, ...]:
        """The package of labels by issue; a ValueError where an issue is missing, or an issue or a label is unknown."""
        names = [issue.name for issue in self.issues]
        missing = [name for name in names if name not in labels]
        if missing:
            raise ValueError(f"the package says nothing of {', '.join(missing)}")
        unknown = [name for name in labels if name not in names]
        if unknown:
            raise ValueError(f"the agenda has no issue {', '.join(unknown)}; it has {', '.join(names)}")
        return tuple(issue.place_of(labels[issue.name]) for issue in self.issues)
