"""What to ask for with several rounds left, and what that is worth: planned backwards.

The belief of `asking`: with a chance of `no_room` the employer's ceiling R is the offer o, else it is uniform on (o, M].
An ask a = o + x (M - o) within R is paid. A refused one is answered with o' = o + room_given (R - o), or with nothing, or
the offer is withdrawn, with probability withdrawn x, which leaves the walk-away B. After a refusal the belief is cut to
R < a and raised to R >= o'. The odds r of "this is all there is" stay what they were through the cut: the top M is a guess from
outside, so a refused ask speaks against the top as much as against room. Who has no room can only say a flat no; of those
who have some, `flat_no` say it all the same, so a flat no makes the odds larger by 1 / flat_no (Bayes). A state is an
offer, a top and the odds:

    V_0(o, M, r) = max(o, B)
    V_k(o, M, r) = max( o, B, max over a of [ (1 - x) max(a, B) + (r + x) ((1 - q) C + q B) ] / (r + 1) - effort )
    C            = [ r V_(k-1)(o, a, r / flat_no) + x mean over R in (o, a) of V_(k-1)(o + room_given (R - o), a, r) ] / (r + x)

with q = withdrawn x. V_1 is the closed form of `asking` (which leaves out that a withdrawn offer brings no part answer).
The mean is taken at four points (Gauss and Legendre), the best ask by golden section about the best of a few asks: with
several rounds there can be more than one peak, below the last round's ask too. Asking with k rounds left pays
where it pays with one: whatever the answer, the room is smaller after it and the loss no less. That the top is met
with a cut and not with Bayes' rule is measured too: with that rule asks fall too fast (docs/league.md).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

MOST_ROUNDS = 4
GOLDEN = 0.6180339887498949
FEW = 5  # asks among which the stretch with the best one is found
FINENESS = 0.005  # how finely the best ask is looked for, of the room
# Places and weights of Gauss and Legendre for four points on 0..1.
POINTS = (
    (0.06943184420297371, 0.17392742256872692), (0.33000947820757187, 0.32607257743127307),
    (0.66999052179242813, 0.32607257743127307), (0.93056815579702629, 0.17392742256872692),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What does not change while they talk: shares in 0..1, `flat_no` above zero; the walk-away in money a year.

    `effort` is what a further round must bring on average to be worth it, a year. A withdrawn offer leaves the walk-away,
    or the highest of the lines `at_least` where that is more: what is left of no offer, and its growth with each unit.
    """

    walk_away: float
    room_given: float
    withdrawn: float
    flat_no: float = 1.0
    effort: float = 0.0
    at_least: tuple[tuple[float, float], ...] = ()

    def left_at(self, offer: float) -> float:
        """What a withdrawn offer leaves."""
        left = self.walk_away
        for start, growth in self.at_least:
            left = max(left, start + growth * offer)
        return left


@dataclass(frozen=True, slots=True)
class State:
    """The offer on the table, the top that is still possible, in money a year; the odds of "this is all there is" to more."""

    offer: float
    top: float
    odds: float

    def refused(self, ask: float, answer: float) -> "State":
        """After an ask was refused and answered with more than stood before."""
        return State(answer, ask, self.odds)

    def flatly_refused(self, ask: float, assumed: Assumed) -> "State":
        """After an ask was refused and nothing was given."""
        return State(self.offer, ask, self.odds / assumed.flat_no)


@dataclass(frozen=True, slots=True)
class Best:
    """The best that can be done in a state: what it is worth, and the ask; None where stopping is best."""

    value: float
    ask: float | None


def odds_of(no_room: float) -> float:
    """The odds of a chance below one."""
    return no_room / (1 - no_room)


def best_ask(state: State, left: int, assumed: Assumed) -> Best:
    """The best ask with so many rounds left, this one included."""
    stop = max(state.offer, assumed.left_at(state.offer))
    if left <= 0 or state.top <= stop:
        return Best(stop, None)
    single = _last_ask(state, assumed)
    if single.ask is None or single.value - assumed.effort <= stop:
        return Best(stop, None)
    if left == 1:
        return Best(single.value - assumed.effort, single.ask)
    value, ask = _highest(lambda ask: value_of(ask, state, left, assumed), state.offer, state.top)
    return Best(value - assumed.effort, ask)


def value_of(ask: float, state: State, left: int, assumed: Assumed) -> float:
    """What an ask is worth with so many rounds left, this one included, if the best is done after it."""
    offer, room, odds = state.offer, state.top - state.offer, state.odds
    share = (ask - offer) / room
    flat = best_ask(state.flatly_refused(ask, assumed), left - 1, assumed).value
    parts = sum(
        weight
        * best_ask(state.refused(ask, offer + assumed.room_given * place * share * room), left - 1, assumed).value
        for place, weight in POINTS
    )
    standing = (odds * flat + share * parts) / (odds + share)
    risk = assumed.withdrawn * share
    lost = (1 - risk) * standing + risk * assumed.left_at(offer)
    return ((1 - share) * max(ask, assumed.left_at(ask)) + (odds + share) * lost) / (odds + 1)


def plan_rounds(state: State, rounds: int, assumed: Assumed) -> Iterator[Best]:
    """The rounds as long as each ask is flatly refused, the first one first; they end where no ask pays any more.

    A ValueError where there are no rounds or more than four, or where the top lies below the offer.
    """
    if not 1 <= rounds <= MOST_ROUNDS:
        raise ValueError(f"plan one to {MOST_ROUNDS} rounds")
    if state.top < state.offer:
        raise ValueError("the top lies below the offer")
    for left in range(rounds, 0, -1):
        best = best_ask(state, left, assumed)
        yield best
        if best.ask is None:
            return
        state = state.flatly_refused(best.ask, assumed)


def _last_ask(state: State, assumed: Assumed) -> Best:
    """The best ask of the last round, in closed form (asking.py, docs/model.md)."""
    offer, room, odds = state.offer, state.top - state.offer, state.odds
    given, risk = assumed.room_given, assumed.withdrawn
    loss = offer - assumed.left_at(offer)
    if loss < 0:  # worse answers are declined, and nothing is lost with the offer
        return _last_ask_over(state, assumed)
    share = (room - risk * loss * odds) / ((2 - given) * room + 2 * risk * loss)
    if share <= 0:
        return Best(offer, None)
    share = min(1.0, share)
    gain = room * ((1 - share) * share + given * share * share / 2) - risk * share * loss * (odds + share)
    return Best(offer + gain / (odds + 1), offer + share * room)


def _last_ask_over(state: State, assumed: Assumed) -> Best:
    """The same where the offer lies below the walk-away: half-way to the top, or higher where a part answer may reach it."""
    offer, top, given, fallback = state.offer, state.top, assumed.room_given, assumed.left_at(state.offer)
    ask = min(top, max((fallback + top) / 2, offer + (top - offer) / (2 - given)))
    gain = (top - ask) * (ask - fallback)
    if given > 0:
        beyond = max(0.0, ask - offer - (fallback - offer) / given)
        gain += given * beyond * beyond / 2
    return Best(fallback + gain / (top - offer) / (state.odds + 1), ask)


def _highest(of: Callable[[float], float], low: float, high: float) -> tuple[float, float]:
    """How high a function gets above `low` and up to `high`, and where: the best of a few places, then by golden section."""
    step, within = (high - low) / FEW, FINENESS * (high - low)
    best = max((of(place), place) for place in (high - step * number for number in range(FEW)))
    low, high = max(low, best[1] - step), min(high, best[1] + step)
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = of(left), of(right)
    while high - low > within:
        best = max(best, (at_left, left), (at_right, right))
        if at_left > at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = of(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = of(right)
    return max(best, (at_left, left), (at_right, right))
