"""The asks: where to open, how the asks fall round by round, what to accept, and what to aim for; all on base.

The first ask is the closed form of one round, however many there may be: how many there are lies with the employer, and an
ask that is best only if three more rounds follow is too much if none does (docs/league.md measures both). From the
second ask on, the rounds are planned backwards from what has been refused (rounds.py), and planned again after each answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.periods import whole
from counteroffer.strategy.asking import best_share, expected_if_room, round_down, round_up, step_at
from counteroffer.strategy.assumptions import VISIBLE_MOVE
from counteroffer.strategy.ground import Ground, Loss
from counteroffer.strategy.position import Rung
from counteroffer.strategy.rounds import Assumed, State, best_ask, odds_of, value_of
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say

NAMES = ("first", "second", "third", "fourth")
CENT = Decimal("0.01")

Found = tuple[Decimal, str, tuple[Figure, ...]]  # an ask with its reason and origins


def first_ask(ground: Ground) -> Figure | None:
    """The anchor: the next ask on base, rounded down, at most the top, never below the walk-away; None where none is made."""
    top, base = ground.top, ground.base
    if top is None or ground.room <= 0 or (ground.floor is not None and ground.floor.number > top.number):
        return None
    if ground.rounds_left == 0 and ground.asked.standing is None:
        return None
    found = _after_a_refusal(ground) if ground.refused is not None else _opening(ground)
    if found is None:
        return None
    asked, because, origins = found
    standing = ground.lowest_ask
    if standing is not None:
        asked, because, origins = min(asked, standing.number), because + "; never above what was asked for before", (*origins, standing)  # fmt: skip
    learned = _learned_bound(ground, asked)
    if learned is not None:
        asked, origins = min(asked, round_up(learned.number)), (*origins, learned)
        because += "; at most where their moves so far seem to end"
    if asked <= base.number:
        return None
    name = f"{_name(ground, 0)} ask, base salary"
    return Figure("position.anchor", name, asked, base.unit, because, _once(origins))


def why_settled(ground: Ground) -> Sentence | None:
    """Why no further ask on base is made after those so far; None where that is not the reason."""
    refused = ground.refused
    if refused is not None and ground.base.number >= refused.number:
        return say("They have met what you asked for, {asked}.", asked=refused)
    if ground.rounds_left == 0 and ground.asked.standing is None:
        return say(
            "You have asked as often as is taken to be worth it ({rounds}): what is on the table is what asking brings.",
            rounds=ground.beliefs.rounds,
        )  # fmt: skip
    if refused is not None and ground.asked.standing is None:
        return say(
            "Another round does not pay: what it would bring on average does not outweigh its risk and its effort."
        )
    return None


def climb_down(ground: Ground, anchor: Figure) -> Iterator[Rung]:
    """The rounds, as long as each ask is flatly refused: the next ask, and from which answer on no further ask pays."""
    talk = Talk(ground)
    state, asked, left = talk.state, anchor.number, max(1, ground.rounds_left)
    accept = asked
    for number in range(left):
        accept = min(accept, talk.accept_from(state, asked, left - number - 1))
        yield _as_rung(ground, anchor, number, asked, accept)
        state = state.flatly_refused(float(asked), talk.assumed)
        following = talk.next_ask(state, left - number - 1, has_moved=False)
        if following is None or following >= asked:
            return
        asked = following


def gain_of_rounds(ground: Ground, anchor: Figure) -> Figure | None:
    """What all the rounds that are left bring on average, a year, over stopping now; None where only one is left."""
    left = ground.rounds_left
    if left < 2:
        return None
    talk = Talk(ground)
    stop = max(talk.state.offer, talk.assumed.left_at(talk.state.offer))
    value = value_of(float(anchor.number), talk.state, left, talk.assumed) - stop
    name = "gain from all rounds of asking, on average, a year"
    because = "the rounds planned backwards: each answer is met with the best ask that is left, or accepted"
    origins = (anchor, ground.base, *ground.beliefs.of_rounds, *ground.loss.origins, *_floor(ground))
    return Figure(
        "position.gain_of_rounds", name, whole(max(Decimal(0), Decimal(value))), anchor.unit, because, _once(origins)
    )


def target(ground: Ground, anchor: Figure) -> Figure:
    """The aspiration: the outcome to expect if there is room, between the walk-away and the first ask."""
    top, base, floor = ground.top, ground.base, ground.floor
    assert top is not None  # there is no first ask without a ceiling
    expected = whole(base.number + expected_if_room(ground.belief(), best_share(ground.belief())))
    origins: tuple[Figure, ...] = (top, base, *ground.beliefs.of_ask, *ground.loss.origins)
    because = "the outcome to expect on average from the model's ask, if there is room"
    if expected > anchor.number:
        expected, origins, because = anchor.number, (*origins, anchor), because + "; at most the first ask"
    if floor is not None and floor.number > expected:
        expected, origins, because = floor.number, (*origins, floor), because + "; raised to the walk-away"
    return Figure("position.aspiration", "target, base salary", expected, base.unit, because, origins)


def _opening(ground: Ground) -> Found | None:
    """The ask where nothing has been refused yet, in closed form, with its reason and origins."""
    top, base, floor = ground.top, ground.base, ground.floor
    assert top is not None  # the caller has checked
    share = best_share(ground.belief())
    if share == 0 and not ground.is_below_walkaway:
        return None
    asked = base.number + share * ground.room
    because = "the ask of the model, rounded down to about half a per cent, at most the ceiling"
    origins: tuple[Figure, ...] = (top, base, *ground.beliefs.of_ask, *ground.loss.origins)
    if floor is not None and ground.is_below_walkaway:
        # Half-way to the top is then the best ask of a uniform ceiling (docs/model.md).
        asked, origins = max(asked, (floor.number + top.number) / 2), (*origins, floor)
        because += (
            "; at least half-way from the walk-away to the ceiling, as the offer as it stands lies below the walk-away"
        )
    return _rounded(ground, asked, top.number), because, origins


def _after_a_refusal(ground: Ground) -> Found | None:
    """The best ask with the rounds that are left after they have refused one, with its reason and origins."""
    talk, refused, top = Talk(ground), ground.refused, ground.top
    assert refused is not None  # the caller has checked
    assert top is not None
    has_moved = ground.asked.has_moved
    asked = talk.next_ask(talk.state, max(1, ground.rounds_left), has_moved=has_moved)
    if asked is None:
        return None
    because = "the best ask of the rounds that are left, planned backwards from what they have refused; rounded down"
    origins = (top, refused, ground.base, *ground.beliefs.of_rounds, *ground.loss.origins, *_floor(ground))
    if has_moved:
        because += ", and visibly below the ask before, as they have answered with a number"
        origins = (*origins, talk.visible)
    return asked, because, origins


def _learned_bound(ground: Ground, asked: Decimal) -> Figure | None:
    """What their moves say an ask should not lie above, where the ask does; never less than the walk-away."""
    learned, floor = ground.learned, ground.floor
    if learned is None or learned.number >= asked:
        return None
    return floor if floor is not None and floor.number > learned.number else learned


@dataclass(frozen=True, slots=True)
class Talk:
    """The ground as the plan of several rounds sees it."""

    ground: Ground

    @property
    def state(self) -> State:
        """What stands on the table, and what is believed of the rest."""
        belief, base = self.ground.belief(), float(self.ground.base.number)
        if belief.no_room >= 1:
            return State(base, base, 0.0)
        room = float(belief.room)
        return State(base, base + room, odds_of(float(belief.no_room)))

    @property
    def assumed(self) -> Assumed:
        """What does not change while they talk; the walk-away is what a withdrawn offer leaves, on base."""
        ground, held, loss = self.ground, self.ground.beliefs, self.ground.loss
        lines = [self._left(one) for one in (loss, loss.at_most) if one is not None]
        below = ground.floor if ground.is_below_walkaway else None
        return Assumed(
            walk_away=float(below.number) if below is not None else 0.0, at_least=tuple(lines), room_given=float(held.room_given.number),
            withdrawn=float(held.withdrawn.number), flat_no=float(held.flat_no.number),
            effort=float(held.another_round.number * ground.base.number),
        )  # fmt: skip

    def _left(self, loss: Loss) -> tuple[float, float]:
        """What a withdrawn offer leaves, on base, as a line: its value at no offer, and its growth."""
        base = self.ground.base.number
        return float(base * loss.grows - loss.amount), float(1 - loss.grows)

    @property
    def visible(self) -> Figure:
        """The share of the gap by which an ask comes down after a move of theirs."""
        return self.ground.case.assumption(VISIBLE_MOVE, "share of the gap that an ask comes down by")

    def next_ask(self, state: State, left: int, *, has_moved: bool) -> Decimal | None:
        """The next ask in a state whose top they have refused; None where none pays: what is on the table is accepted.

        A round number, at least a step above what is on the table and below what was refused; once they have moved,
        by `visible_move` of the gap; and never below the walk-away.
        """
        best = best_ask(state, left, self.assumed)
        if best.ask is None:
            return None
        offer, refused = _money(state.offer), _money(state.top)
        most = refused
        floor = self.ground.floor.number if self.ground.floor else Decimal(0)
        if has_moved:
            most = max(floor, round_down(refused - self.visible.number * (refused - offer)))
        asked = _rounded(self.ground, _money(best.ask), most)
        least = offer if floor > offer else offer + step_at(offer) - 1
        return asked if least < asked < refused else None

    def accept_from(self, state: State, asked: Decimal, left: int) -> Decimal:
        """The least answer to an ask after which no further ask pays, rounded up to a round step; never below the walk-away.

        The more they answer with, the less is left to gain, so the answers that end the talk lie above those that do not.
        """
        ground = self.ground
        least = max(ground.base.number, ground.floor.number if ground.floor else Decimal(0))

        def ends(answer: Decimal) -> bool:
            after = state.refused(float(asked), float(answer))
            return self.next_ask(after, left, has_moved=True) is None

        if asked <= least or left == 0 or ends(least):
            return least
        step = step_at(least)
        answers = [min(asked, round_up(least + step * number)) for number in range(1, int((asked - least) / step) + 2)]
        low, high = 0, len(answers) - 1  # the last one is the ask itself
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if ends(answers[middle]) else (middle + 1, high)
        return answers[low]


def _rounded(ground: Ground, asked: Decimal, top: Decimal) -> Decimal:
    """An ask as a round number between the walk-away and the top."""
    floor, rounded = ground.floor.number if ground.floor else Decimal(0), round_down(asked)
    return min(top, rounded if rounded >= floor else round_up(floor))


def _money(amount: float) -> Decimal:
    return Decimal(amount).quantize(CENT)


def _floor(ground: Ground) -> tuple[Figure, ...]:
    return (ground.floor,) if ground.floor else ()


def _name(ground: Ground, number: int) -> str:
    return NAMES[min(ground.asked.answered + number, len(NAMES) - 1)]


def _once(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple({figure.id: figure for figure in figures}.values())


def _as_rung(ground: Ground, anchor: Figure, number: int, ask: Decimal, accept: Decimal) -> Rung:
    id, name, unit = f"position.ladder.{number + 1}", f"{_name(ground, number)} ask", ground.base.unit
    rounds, floor = (*ground.beliefs.of_rounds, *ground.loss.origins), _floor(ground)
    why = "the best ask of the rounds that are left if all before are flatly refused, rounded down"
    first = f"the {_name(ground, 0)} ask"
    asked = Figure(
        f"{id}.ask", f"{name}, base salary", ask, unit, why if number else first,
        _once((anchor, ground.base, *(rounds if number else ()), *floor)),
    )  # fmt: skip
    worth_why = "the yearly worth with this base, all else as offered"
    accept_why = "from this answer on no further ask pays; rounded up, and at least the walk-away and the offer in hand"
    return Rung(
        number=ground.asked.answered + number + 1,
        ask=asked,
        ask_worth=Figure(
            f"{id}.ask_worth", f"yearly worth at the {name}", ground.scale.worth_at(ask), unit, worth_why,
            (asked, *ground.scale.origins),
        ),
        accept_from=Figure(
            f"{id}.accept_from", f"accept from, after the {name}", accept, unit, accept_why,
            _once((asked, ground.base, *rounds, *floor)),
        ),
    )  # fmt: skip
