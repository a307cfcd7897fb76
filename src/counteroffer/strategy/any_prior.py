"""How much to ask for under any belief about the employer's ceiling, beside the closed form for a uniform one (`asking`).

A belief is a set of ceilings with a probability each. An ask a within the ceiling R is paid; a refused one brings
o + room_given (R - o), unless the offer is withdrawn, with probability withdrawn x (a - o) / (top - o), which costs D:

    E[gain](a) = (a - o) P(R >= a) + (1 - q) room_given E[R - o; R < a] - q D P(R < a),   q = withdrawn (a - o) / (top - o)

The best ask is found by trying every ceiling of the belief: between two of them E[gain] without withdrawal only rises with a,
so no ask in between is better by more than the distance to the next. The closed form leaves out the factor 1 - q, a
difference of at most withdrawn x room_given / 2 of the room.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

POINTS = 200


@dataclass(frozen=True, slots=True)
class Ceilings:
    """A belief: rising ceilings in money a year, and their probabilities, which sum to one."""

    amounts: "Numbers"
    chances: "Numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What a refused ask brings: the share of the room given, the risk of withdrawal at the top, and what that costs a year."""

    room_given: float
    withdrawn: float
    loss: float


@dataclass(frozen=True, slots=True)
class BestAsk:
    """The ask that gains most on average, that gain over the offer, and the chance that it is paid in full."""

    ask: float
    gain: float
    paid: float


def uniform_ceilings(offer: float, top: float, no_room: float, points: int = POINTS) -> Ceilings:
    """The offer itself with probability `no_room`, else evenly between offer and top. A ValueError where top is below.

    Each point stands for the part of the range from it to the next: an ask at a point is paid by all of its part.
    """
    import numpy as np

    _check(offer, top, no_room)
    steps = offer + (top - offer) * np.arange(points) / points
    return Ceilings(
        np.concatenate([[offer], steps]), np.concatenate([[no_room], np.full(points, (1 - no_room) / points)])
    )


def triangular_ceilings(offer: float, mode: float, top: float, no_room: float, points: int = POINTS) -> Ceilings:
    """The offer itself with probability `no_room`, else triangular from offer to top, likeliest at `mode`.

    Each point stands for the part of the range from it to the next, with the probability of this part.
    """
    import numpy as np

    _check(offer, top, no_room)
    if not offer <= mode <= top:
        raise ValueError("the likeliest ceiling lies between the offer and the top")
    edges = np.linspace(offer, top, points + 1)
    parts = np.diff(_triangular_below(edges, offer, mode, top)) * (1 - no_room)
    return Ceilings(np.concatenate([[offer], edges[:-1]]), np.concatenate([[no_room], parts]))


def gain_of(belief: Ceilings, offer: float, asks: "Numbers", reaction: Reaction) -> "Numbers":
    """What asks gain on average over taking the offer, a year."""
    import numpy as np

    above = np.maximum(belief.amounts - offer, 0.0)
    places = belief.amounts.searchsorted(asks, side="left")  # ceilings below the ask refuse it
    refused = np.concatenate([[0.0], np.cumsum(belief.chances)])[places]
    room = np.concatenate([[0.0], np.cumsum(belief.chances * above)])[places]
    span = max(float(belief.amounts[-1]) - offer, 1e-12)
    risk = reaction.withdrawn * np.clip((asks - offer) / span, 0.0, 1.0)
    return np.asarray(
        (asks - offer) * (1 - refused) + (1 - risk) * reaction.room_given * room - risk * reaction.loss * refused
    )


def best_ask(belief: Ceilings, offer: float, reaction: Reaction) -> BestAsk:
    """The best ask among the ceilings of a belief; the offer itself, with no gain, where asking does not pay."""
    asks = belief.amounts[belief.amounts > offer]
    if not len(asks):
        return BestAsk(offer, 0.0, 1.0)
    gains = gain_of(belief, offer, asks, reaction)
    best = int(gains.argmax())
    if gains[best] <= 0:
        return BestAsk(offer, 0.0, 1.0)
    paid = float(belief.chances[belief.amounts >= asks[best]].sum())
    return BestAsk(float(asks[best]), float(gains[best]), paid)


def _check(offer: float, top: float, no_room: float) -> None:
    if top < offer:
        raise ValueError("the top lies below the offer")
    if not 0 <= no_room <= 1:
        raise ValueError("the chance of no room is a share, 0 to 1")


def _triangular_below(amounts: "Numbers", low: float, mode: float, high: float) -> "Numbers":
    """The share of a triangular distribution below each amount."""
    import numpy as np

    if high <= low:
        return np.asarray((amounts > low).astype(float) + np.linspace(0, 1, len(amounts)) * (high <= low))
    rising = (amounts - low) ** 2 / ((high - low) * max(mode - low, 1e-300))
    falling = 1 - (high - amounts) ** 2 / ((high - low) * max(high - mode, 1e-300))
    return np.asarray(np.where(amounts <= mode, rising if mode > low else 0.0, falling if mode < high else 1.0))
