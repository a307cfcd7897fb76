"""The employer as their moves show them: how high they may go, and which terms they have moved or held.

Their ceiling R is learned round by round (after Zeng and Sycara 1998). In T rounds an employer who opened at c_0 comes to

    c_t = c_0 + (R - c_0) (t / T)^(1 / e)

with a shape e that is not known: late movers (e below one) and early movers. Each named base makes pairs of R and e likelier or
less so by a normal error of `move_error` of base; the belief before any move is the one behind the ask. The short form of
the same thought: steps of d, d p, d p p that shrink by p add up to d p / (1 - p) more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from math import exp

from counteroffer.offers.case import Case, Message
from counteroffer.offers.ledger import called_final, in_order, lowest_ask
from counteroffer.offers.periods import yearly
from counteroffer.strategy.asked_terms import asked_terms, size_in
from counteroffer.strategy.asking import round_down, round_up, step_at
from counteroffer.strategy.assumptions import MOVE_ERROR
from counteroffer.strategy.ground import Beliefs
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Words

SHAPES = (0.2, 0.5, 1.0, 2.0)
TERMS = {"base": "base salary", "bonus": "bonus", "equity": "equity", "sign_on": "sign-on bonus"}
CELLS_IN_BASE = 400
MOST_CELLS = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is believed before any move: no room with a chance, else a ceiling anywhere up to `top`.

    `rounds` is how many moves they make, or one more than they have made, where that is more; `error` a share of the opening offer, `tail` the chance left out at
    either end of the interval that is told. `shapes` are equally likely before any move.
    """

    top: Decimal
    no_room: Decimal
    rounds: int
    error: Decimal
    tail: Decimal
    shapes: tuple[float, ...] = SHAPES


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a ceiling lies: with a chance of `tail` below `low`, of one half below `middle`, of `tail` above `high`."""

    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A base that they named in a round, a year, and by how much it lies above the one before; zero where they stayed."""

    on: Figure
    base: Figure
    raised_by: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirCeiling:
    """Their ceiling as their moves show it; `implied` is what steps that shrink add up to, None where they do not shrink.

    One step has no direction yet, and even steps may go on: only steps that shrink are strong enough to bound an ask.
    """

    low: Figure
    middle: Figure
    high: Figure
    implied: Figure | None

    @property
    def bound(self) -> Figure | None:
        """What no ask should lie above; None where their moves are no strong evidence."""
        return self.high if self.implied is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """All their moves on base, oldest first; `went_down` where one lies below the one before: no ceiling is learned then."""

    opening: Figure
    moves: tuple[Move, ...]
    went_down: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMoved:
    """What they did with one term: "moved", "final" (they called it so) or "held" (asked for, and not moved).

    `before` and `now` are its size where it is one number, None elsewhere; `asked` is the lowest ask for it, where there
    was one. `on` is the day on which they showed it.
    """

    name: Words
    state: str
    before: Figure | None
    now: Figure | None
    on: Figure | None
    asked: Figure | None = None


def learn_ceiling(bases: Sequence[Decimal], prior: Prior) -> Interval | None:
    """What the bases they named, the opening one first, say of their ceiling; None where they are at the top or beyond.

    No base may lie below the one before it.
    """
    opening, last = bases[0], bases[-1]
    if prior.top <= last:
        return None
    cell = opening / CELLS_IN_BASE
    while (prior.top - opening) / cell > MOST_CELLS:
        cell *= 2
    grid = list(_cells(bases, prior, cell))
    if last == opening:  # after a raise there was room
        grid.insert(0, (opening, opening, float(prior.no_room)))
    low, middle, high = (_quantile(grid, share) for share in (prior.tail, Decimal("0.5"), 1 - prior.tail))
    return Interval(low, middle, high)


def implied_ceiling(bases: Sequence[Decimal]) -> Decimal | None:
    """What the last two steps add up to if each next one shrinks by the same factor; None where they do not shrink."""
    if len(bases) < 3:
        return None
    before, last = bases[-2] - bases[-3], bases[-1] - bases[-2]
    if not 0 < last < before:
        return None
    return bases[-1] + last * last / (before - last)


def moves_on_base(case: Case) -> Moves | None:
    """Their moves on base as the case tells them; None before they have named a base, or moved once.

    A base that they name again is a move (of zero) only where the person has asked for another in between.
    """
    named = list(_named(case))
    if len(named) < 2:
        return None
    moves = []
    for number, ((_before, earlier), (on, base)) in enumerate(pairwise(named), start=1):
        step, because = base.number - earlier.number, "the base they named less the one before"
        raised = Figure(
            f"outlook.employer.move.{number}", "their move on base", step, base.unit, because, (base, earlier)
        )
        assert on is not None  # only the opening offer may have no day
        moves.append(Move(on=on, base=base, raised_by=raised))
    went_down = any(move.raised_by.number < 0 for move in moves)
    return Moves(opening=named[0][1], moves=tuple(moves), went_down=went_down)


def their_ceiling(case: Case, top: Figure | None, beliefs: Beliefs) -> TheirCeiling | None:
    """Their ceiling on base, learned from their moves; None without a move, without evidence of a top, or at the top."""
    moves = moves_on_base(case)
    if moves is None or moves.went_down or top is None or moves.opening.number <= 0:
        return None
    error = case.assumption(MOVE_ERROR, "error of a move, as a share of base")
    bases = [moves.opening.number, *(move.base.number for move in moves.moves)]
    found = learn_ceiling(bases, Prior(
        top=top.number, no_room=beliefs.no_room.number, rounds=int(beliefs.rounds.number), error=error.number,
        tail=beliefs.likely.number,
    ))  # fmt: skip
    if found is None:
        return None
    named = (moves.opening, *(move.base for move in moves.moves))
    origins = (*named, top, beliefs.rounds, error, beliefs.likely)
    unit, id = top.unit, "outlook.employer.ceiling"
    return TheirCeiling(
        low=Figure(f"{id}.low", "their ceiling, at least", max(bases[-1], round_down(found.low)), unit, "all but the least likely ceilings lie above it, by their moves so far; rounded down", origins),
        middle=Figure(f"{id}.middle", "their ceiling, middle", _to_step(found.middle), unit, "as likely above as below it, by their moves so far; rounded", origins),
        high=Figure(f"{id}.high", "their ceiling, at most", min(top.number, round_up(found.high)), unit, "all but the least likely ceilings lie below it, by their moves so far; rounded up", origins),
        implied=_implied(bases, named, unit),
    )  # fmt: skip


def terms_moved(case: Case) -> Iterator[TermMoved]:
    """Each term that they moved, called final, or were asked for and did not move; in the order of an offer."""
    final, asked = called_final(case), {one.term: one for one in asked_terms(case)}
    others = dict.fromkeys(name for name in (*asked, *final) if name not in (*TERMS, "all"))
    for name in (*TERMS, *others):
        named, ask = list(_sizes(case, name)), asked.get(name)
        before, now = (named[0][1], named[-1][1]) if named else (None, None)
        last = named[-1][0] if named else None
        shown = Words(TERMS.get(name, "other terms" if name == "other" else name.replace("_", " ")))
        lowest = lowest_ask(case, "base") if name == "base" else ask.asked if ask is not None else None
        known = TermMoved(name=shown, state="held", before=before, now=now, on=None, asked=lowest)
        held = _base_held_on(case) if name == "base" else ask.on if ask is not None and ask.is_refused else None
        if name in final:
            yield replace(known, state="final", on=final[name].on)
        elif before is not None and now is not None and before.number != now.number and last is not None:
            yield replace(known, state="moved", on=last)
        elif held is not None:
            yield replace(known, on=held)
    if "all" in final:
        yield TermMoved(name=Words("everything"), state="final", before=None, now=None, on=final["all"].on)


def _sizes(case: Case, name: str) -> Iterator[tuple[Figure | None, Figure]]:
    """The sizes of a term as they named them, each with its day; the opening offer's day may not be known."""
    if case.offer is not None and (before := size_in(case.offer, name)) is not None:
        yield case.offer.received, before
    for _number, message in in_order(case):
        if message.by == "them" and message.offer and (size := size_in(message.offer, name)) is not None:
            yield message.on, size


def _base_held_on(case: Case) -> Figure | None:
    """The day of their last answer, where base was asked for and they have answered since; None elsewhere."""
    messages = [message for _number, message in in_order(case)]
    asked = [message.on for message in messages if message.by == "me" and "base" in message.ask]
    heard = [message.on for message in messages if message.by == "them"]
    return heard[-1] if asked and heard and heard[-1].day >= asked[-1].day else None


def _implied(bases: Sequence[Decimal], named: tuple[Figure, ...], unit: str) -> Figure | None:
    value = implied_ceiling(bases)
    if value is None:
        return None
    because = "the last base plus what the steps still add up to, if each is smaller than the last by the same factor"
    return Figure("outlook.employer.implied", "where their steps end", _to_step(value), unit, because, named[-3:])


def _named(case: Case) -> Iterator[tuple[Figure | None, Figure]]:
    """The bases that they named, a year, with the day of each; the opening offer's day may not be known."""
    last: Figure | None = None
    if case.offer is not None and case.offer.base is not None:
        last = yearly(case, case.offer.base.stated, "outlook.employer.opening", case.offer.base)
        yield case.offer.received, last
    asked = False
    for number, message in in_order(case):
        if message.by == "me":
            asked = asked or "base" in message.ask
            continue
        base = _base_in(case, number, message)
        if base is None and asked and last is not None and "base" in message.final:
            base = last  # they were asked, and stayed
        if base is not None and (last is None or asked or base.number != last.number):
            yield message.on, base
            last, asked = base, False


def _base_in(case: Case, number: int, message: Message) -> Figure | None:
    pay = message.offer.base if message.offer else None
    if pay is None:
        return None
    stated = case.offer.base if case.offer and pay.hours_a_week is None else None
    return yearly(case, pay.stated, f"outlook.employer.base.{number}", stated or pay)


def _cells(bases: Sequence[Decimal], prior: Prior, cell: Decimal) -> Iterator[tuple[Decimal, Decimal, float]]:
    """The cells of the grid above the last base: their ends and their weights. No end but the last depends on the top."""
    opening, last, rounds = bases[0], bases[-1], max(prior.rounds, len(bases))
    error = float(prior.error * opening)
    steps = [float(base - opening) for base in bases[1:]]
    sums = [
        _sums(steps, [(number / rounds) ** (1 / shape) for number in range(1, len(bases))]) for shape in prior.shapes
    ]
    density = float(1 - prior.no_room) / float(prior.top - opening) if prior.top > opening else 0.0
    if last > opening:
        density = 1.0  # only its shape matters where no room is ruled out
    start = opening + (last - opening) // cell * cell
    # What fits best is taken out of every exponent, lest all weights vanish where nothing fits well.
    best = min(c - b * b / a for a, b, c in sums) if last > opening else 0.0
    while start < prior.top:
        middle = float(start + cell / 2 - opening)
        fits = (exp(-(a * middle * middle - 2 * b * middle + c - best) / (2 * error * error)) for a, b, c in sums)
        low, high = max(start, last), min(start + cell, prior.top)
        yield low, high, density * float(high - low) * sum(fits) / len(prior.shapes)
        start += cell


def _sums(steps: Sequence[float], shares: Sequence[float]) -> tuple[float, float, float]:
    """The squared distance of a path from the steps as a parabola in its ceiling: of its square, of twice it, the rest."""
    return (
        sum(share * share for share in shares),
        sum(share * step for share, step in zip(shares, steps, strict=True)),
        sum(step * step for step in steps),
    )


def _quantile(grid: Sequence[tuple[Decimal, Decimal, float]], share: Decimal) -> Decimal:
    left = float(share) * sum(weight for _low, _high, weight in grid)
    for low, high, weight in grid:
        if weight >= left and weight > 0:
            return low + (high - low) * Decimal(left / weight)
        left -= weight
    return grid[-1][1]


def _to_step(amount: Decimal) -> Decimal:
    step = step_at(amount)
    return (amount / step).to_integral_value(rounding=ROUND_HALF_UP) * step
