"""What turns a ranking round: every assumption moved through its range, for all contenders together.

Assumptions that count something at zero by default, such as days of leave, are moved like all others: they matter too.
An assumption's value is replaced in every case, everything is valued again, and the first place is looked at: at both ends of
its range, and between the value in use and an end by bisection, or step by step where it comes in few whole numbers. A value at which
the first place changes is given to a step that can be printed, rounded away from the value in use: there it has changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from counteroffer.offers.case import Case, Stated
from counteroffer.terms.figures import SHARE, Assumption, Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Words, say
from counteroffer.valuation.assumptions import ASSUMPTIONS
from counteroffer.valuation.comparing.comparison import End, Flip, Sensitivity, Side
from counteroffer.valuation.comparing.sides import worth_of
from counteroffer.valuation.valuing import value_offer

FEW = 12
HERE = Span("assume", 1, 1, 1)


@dataclass(frozen=True, slots=True)
class _Moved:
    """One assumption that is moved: the figure in use, and everyone's worth at any value of it, valued once each."""

    assumption: Assumption
    used: Figure
    sides: tuple[Side, ...]
    names: tuple[Words, ...]
    first: int
    on: date
    known: dict[Decimal, tuple[Decimal, ...]]

    def worths(self, value: Decimal) -> tuple[Decimal, ...]:
        """Everyone's worth where all cases take the value."""
        if value not in self.known:
            self.known[value] = tuple(self._worth(side, value) for side in self.sides)
        return self.known[value]

    def leader(self, value: Decimal) -> int:
        """Who comes first there; on a tie, who comes first now."""
        worths = self.worths(value)
        best = max(worths)
        return self.first if worths[self.first] == best else worths.index(best)

    def _worth(self, side: Side, value: Decimal) -> Decimal:
        case = side.contender.case
        name = self.assumption.id.removeprefix("assume.")
        assume: Mapping[str, Stated] = {**case.assume, name: Stated(value=value, span=HERE)}
        changed: Case = replace(case, assume=assume)
        return worth_of(side, value_offer(changed, side.contender.offer), side.valuation.currency, self.on)


def find_sensitivities(
    sides: tuple[Side, ...], names: tuple[Words, ...], first: int, on: date
) -> tuple[Sensitivity, ...]:
    """Every assumption that moves somebody's worth, those that change the first place first, the nearest flip before others."""
    named = _assumptions_in_use(sides)
    moved = [_moved(one, named.get(one.id), sides, names, first, on) for one in ASSUMPTIONS]
    found = [_sensitivity(one) for one in moved if _matters(one)]
    return tuple(sorted(found, key=lambda one: (one.distance is None, one.distance or 0, one.assumption.id)))


def _moved(
    assumption: Assumption,
    named: Figure | None,
    sides: tuple[Side, ...],
    names: tuple[Words, ...],
    first: int,
    on: date,
) -> _Moved:
    """An assumption that is ready to be moved; where all cases use one value of it, their worth there is known already."""
    used = [side.contender.case.assumption(assumption, _name(assumption)) for side in sides]
    now = tuple(side.worth.number for side in sides)
    known = {used[0].number: now} if len({one.number for one in used}) == 1 else {}
    return _Moved(assumption, named or used[0], sides, names, first, on, known)


def _assumptions_in_use(sides: Sequence[Side]) -> dict[str, Figure]:
    """The figures of assumptions that any side's lines rest on or name, each by its id without a case's prefix."""
    found: dict[str, Figure] = {}
    seen: set[int] = set()
    for side in sides:
        waiting = [side.valuation.average]
        for line in side.valuation.lines:
            waiting += [*line.years, *line.note.figures()]
        while waiting:
            figure = waiting.pop()
            if id(figure) in seen:
                continue
            seen.add(id(figure))
            at = figure.id.find("assume.")
            if at >= 0 and figure.id[at:].count(".") == 1:
                found.setdefault(figure.id[at:], figure)
            waiting.extend(origin for origin in figure.origins if isinstance(origin, Figure))
    return dict(sorted(found.items()))


def _name(assumption: Assumption) -> str:
    """What an assumption is called where no line names it."""
    return assumption.id.removeprefix("assume.").replace("_", " ")


def _matters(moved: _Moved) -> bool:
    """Whether an end of the range changes anybody's worth."""
    now = tuple(side.worth.number for side in moved.sides)
    return any(moved.worths(end) != now for end in (moved.assumption.low, moved.assumption.high))


def _sensitivity(moved: _Moved) -> Sensitivity:
    return Sensitivity(
        assumption=moved.assumption,
        used=moved.used,
        low=_end(moved, "low", moved.assumption.low),
        high=_end(moved, "high", moved.assumption.high),
        flips=tuple(_flips(moved)),
    )


def _end(moved: _Moved, which: str, value: Decimal) -> End:
    id = _id(moved, which)
    at = Figure(
        id, f"{moved.used.name}, {which} end", value, moved.assumption.unit, "an end of its range", (moved.assumption,)
    )
    worths = tuple(
        Figure(
            f"{id}.worth_{number + 1}", f"yearly worth of {name.text}", worth, side.valuation.currency,
            "valued again with the assumption there, all else as it is", (side.worth, at),
        )
        for number, (side, name, worth) in enumerate(
            zip(moved.sides, moved.names, moved.worths(value), strict=True)
        )
    )  # fmt: skip
    return End(value=at, worths=worths, first=moved.leader(value))


def _flips(moved: _Moved) -> Iterator[Flip]:
    used, span = moved.used.number, moved.assumption.high - moved.assumption.low
    for which, end in (("below", moved.assumption.low), ("above", moved.assumption.high)):
        value = _first_change(moved, used, end)
        if value is None:
            continue
        at = Figure(
            _id(moved, f"flip_{which}"), f"{moved.used.name} at which another comes first", value, moved.assumption.unit,
            "the value nearest to the one in use at which the first place changes, rounded away from it",
            (moved.assumption, moved.used, *(side.worth for side in moved.sides)),
        )  # fmt: skip
        leader = moved.leader(value)
        said = say(
            "With {at} instead of {used} ({what}), {name} comes first.",
            at=at, what=moved.used.name, used=moved.used, name=moved.names[leader],
        )  # fmt: skip
        yield Flip(at=at, first=leader, distance=abs(value - used) / span if span else Decimal(0), said=said)


def _first_change(moved: _Moved, used: Decimal, end: Decimal) -> Decimal | None:
    """The first printable value from the one in use towards an end at which another side leads; None where none does."""
    step = _step(moved.assumption)
    steps = _steps_between(used, end, step)
    if len(steps) <= FEW:
        return next((value for value in steps if moved.leader(value) != moved.first), None)
    if moved.leader(steps[-1]) == moved.first:
        return None
    near, far = 0, len(steps) - 1  # the change lies after `near` and at the latest at `far`
    if moved.leader(steps[0]) != moved.first:
        return steps[0]
    while far - near > 1:
        middle = (near + far) // 2
        if moved.leader(steps[middle]) == moved.first:
            near = middle
        else:
            far = middle
    return steps[far]


def _steps_between(start: Decimal, end: Decimal, step: Decimal) -> list[Decimal]:
    """The printable values from one value to an end, both kept as they are where they lie between two steps."""
    towards = step if end >= start else -step
    rounding = ROUND_CEILING if end >= start else ROUND_FLOOR
    value = (start / step).to_integral_value(rounding=rounding) * step
    found = []
    while value <= end if end >= start else value >= end:
        found.append(value)
        value += towards
    return found if found and found[-1] == end else [*found, end]


def _step(assumption: Assumption) -> Decimal:
    """How finely a value is told: a tenth of a per cent, whole units where an assumption is made of them, else hundredths."""
    if assumption.unit == SHARE:
        return Decimal("0.001")
    ends = (assumption.value, assumption.low, assumption.high)
    return Decimal(1) if all(one == one.to_integral_value() for one in ends) else Decimal("0.01")


def _id(moved: _Moved, what: str) -> str:
    return f"comparison.sensitivity.{moved.assumption.id.removeprefix('assume.')}.{what}"
