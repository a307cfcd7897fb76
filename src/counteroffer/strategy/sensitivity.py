"""What moves the ask: every assumption behind the position at both ends of its range, all else as it is.

The whole position is taken again with the assumption stated in the case, so an end is exactly what a plan would say with
that line under assume:. An assumption that the case states itself has no range and is left out. Other stated tops of base
are tried in the place of the one in use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from counteroffer.market.benchmark import Benchmark
from counteroffer.market.gathering import gather
from counteroffer.offers.case import Case, Stated
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.strategy.batna import Weighed
from counteroffer.strategy.position import Position
from counteroffer.strategy.positioning import take_position
from counteroffer.terms.figures import Assumption, Figure, collect
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Sentence
from counteroffer.valuation.assumptions import ASSUMPTIONS
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer

HERE = Span("assume", 1, 1, 1)
WORTH = frozenset(one.id.removeprefix("assume.") for one in ASSUMPTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The position where something else holds: the ask and its gain on average (None where base is not asked for), the verdict."""

    at: Figure
    ask: Figure | None
    gain: Figure | None
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One assumption in use, with the position at both ends of its range."""

    assumption: Assumption
    used: Figure
    low: End
    high: End


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTop:
    """Another stated top of base, by whom, and the position if it were the one in use."""

    said_by: Sentence
    end: End


def find_swings(
    case: Case, benchmark: Benchmark, position: Position, valuation: Valuation | None, today: date
) -> tuple[Swing, ...]:
    """The assumptions that move the ask, the verdict or the gain; those that move the ask furthest first."""
    found, before = [], position.alternatives
    for used, assumption in _in_use(position, valuation):
        low, high = (_end(case, benchmark, today, assumption, which, valuation, before) for which in ("low", "high"))
        if any(_differs(position, end) for end in (low, high)):
            found.append(Swing(assumption=assumption, used=used, low=low, high=high))
    return tuple(sorted(found, key=lambda swing: _weight(position, (swing.low, swing.high)), reverse=True))


def find_other_tops(
    case: Case, benchmark: Benchmark, position: Position, valuation: Valuation | None, today: date
) -> tuple[OtherTop, ...]:
    """The position with each other stated top of base in the place of the one in use, the highest first."""
    if benchmark.ceiling is None:
        return ()
    found: dict[Decimal, tuple[Sentence, Figure]] = {}
    for stated in benchmark.ranges:
        top = stated.high
        if stated.component == "base" and top is not None and top.number != benchmark.ceiling.number:
            found.setdefault(top.number, (stated.said_by, top))
    tried = []
    for number, (said_by, top) in enumerate(sorted(found.values(), key=lambda one: -one[1].number), start=1):
        ceiling = replace(benchmark.ceiling, value=top.number, origins=(top,))
        there = _position_of(case, replace(benchmark, ceiling=ceiling), today, valuation, position.alternatives)
        tried.append(OtherTop(said_by=said_by, end=_as_end(f"outlook.other_top.{number}", top, there)))
    return tuple(tried)


def position_with(
    case: Case,
    benchmark: Benchmark,
    today: date,
    name: str,
    value: Decimal,
    *,
    valuation: Valuation | None = None,
    before: Sequence[Weighed] = (),
) -> Position:
    """The position as it is where the case states an assumption, by its name under assume:.

    `valuation` is the offer's as it is, `before` its alternatives as they are weighed; what they are worth is used again
    where the assumption is none of valuation's.
    """
    changed = replace(case, assume={**case.assume, name: Stated(value=value, span=HERE)})
    moves_worth = name in WORTH
    evidence = gather(changed, benchmark.guide, benchmark.wages, benchmark.records) if moves_worth else benchmark
    return _position_of(changed, evidence, today, None if moves_worth else valuation, () if moves_worth else before)


def end_of(assumption: Assumption, which: str) -> Figure:
    """The "low" or "high" end of the range that an assumption could have, as the appendix of a playbook names it."""
    value, because = getattr(assumption, which), "the range that the assumption could have"
    name = f"{assumption.because}, {which} end"
    return Figure(f"{assumption.id}.{which}", name, value, assumption.unit, because, (assumption,))


def _position_of(
    case: Case, benchmark: Benchmark, today: date, known: Valuation | None, before: Sequence[Weighed]
) -> Position:
    offer = offer_on_the_table(case)
    valuation = known or (value_offer(case, offer) if offer else None)
    return take_position(case, offer, valuation, benchmark, today, rounds=False, before=before)


def _in_use(position: Position, valuation: Valuation | None) -> Iterator[tuple[Figure, Assumption]]:
    """The assumptions with a range that the position rests on, or that a line of the offer names."""
    walk = position.reservation
    figures = [
        position.anchor, position.expected_gain, position.reachable, position.batna, walk.worth if walk else None,
        *(figure for rung in position.ladder for figure in (rung.ask, rung.accept_from)),
        *(figure for line in (valuation.lines if valuation else ()) for figure in line.note.figures()),
    ]  # fmt: skip
    known = {figure.id: figure for figure in collect(figure for figure in figures if figure is not None)}
    for id in sorted(known):
        default = next((one for one in known[id].origins if isinstance(one, Assumption)), None)
        if id.startswith("assume.") and default is not None and default.id == id and default.low < default.high:
            yield known[id], default


def _end(
    case: Case,
    benchmark: Benchmark,
    today: date,
    assumption: Assumption,
    which: str,
    valuation: Valuation | None,
    before: Sequence[Weighed],
) -> End:
    name, at = assumption.id.removeprefix("assume."), end_of(assumption, which)
    there = position_with(case, benchmark, today, name, at.number, valuation=valuation, before=before)
    return _as_end(f"outlook.sensitivity.{name}.{which}", at, there)


def _as_end(id: str, at: Figure, there: Position) -> End:
    """What stands at a place; its figures rest on the value there, as those of another position are not in the ledger."""
    because = "the position taken again with this value, all else as it is"
    ask, gain = (
        Figure(f"{id}.{what}", name, figure.number, figure.unit, because, (at,)) if figure is not None else None
        for what, name, figure in (
            ("ask", "first ask, base salary", there.anchor),
            ("gain", "gain from asking, on average, a year", there.expected_gain),
        )
    )
    return End(at=at, ask=ask, gain=gain, verdict=there.verdict)


def _differs(position: Position, end: End) -> bool:
    return (_number(position.anchor), _number(position.expected_gain), position.verdict) != (
        _number(end.ask),
        _number(end.gain),
        end.verdict,
    )


def _weight(position: Position, ends: tuple[End, End]) -> tuple[bool, Decimal, Decimal]:
    """How much an assumption moves: the verdict or whether base is asked for, how far the ask, how far the gain."""
    turns = any(end.verdict != position.verdict or (end.ask is None) != (position.anchor is None) for end in ends)
    asks = [abs(end.ask.number - position.anchor.number) for end in ends if end.ask and position.anchor]
    gains = [
        abs(end.gain.number - position.expected_gain.number) for end in ends if end.gain and position.expected_gain
    ]
    return turns, max(asks, default=Decimal(0)), max(gains, default=Decimal(0))


def _number(figure: Figure | None) -> Decimal | None:
    return figure.number if figure is not None else None
