"""How much to ask for: the closed form for one number under an unknown ceiling.

An offer o, a top M, room L = M - o. With probability `no_room` the employer's ceiling is o, else it is uniform on
(o, M]. An ask a = o + x L within the ceiling R is paid; a refused one brings o + room_given (R - o), and with
probability `withdrawn` x the offer is lost, which costs D. Then

    E[gain] = (1 - no_room) L ((1 - x) x + room_given x^2 / 2) - withdrawn x D (no_room + (1 - no_room) x)
    x*      = ((1 - no_room) L - withdrawn D no_room) / ((1 - no_room) ((2 - room_given) L + 2 withdrawn D)), within 0..1

x* sets the derivative of E[gain] to zero (docs/model.md derives it; a test holds it against a grid).
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = ((Decimal(200_000), Decimal(500)), (Decimal(500_000), Decimal(1_000)))
LARGEST_STEP = Decimal(2_500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is believed of the employer: shares in 0..1; `room` and `loss` in money a year."""

    no_room: Decimal
    room_given: Decimal
    withdrawn: Decimal
    room: Decimal
    loss: Decimal


def best_share(belief: Room) -> Decimal:
    """The share of the room to ask for, 0..1; zero where asking does not pay."""
    possible = 1 - belief.no_room
    gain, risk = possible * belief.room, belief.withdrawn * belief.loss
    if belief.room <= 0 or gain <= risk * belief.no_room:
        return Decimal(0)
    share = (gain - risk * belief.no_room) / (possible * ((2 - belief.room_given) * belief.room + 2 * risk))
    return min(Decimal(1), max(Decimal(0), share))


def expected_gain(belief: Room, share: Decimal) -> Decimal:
    """What an ask of `share` of the room brings on average, a year, over taking the offer as it is."""
    possible = 1 - belief.no_room
    gain = possible * belief.room * ((1 - share) * share + belief.room_given * share * share / 2)
    return gain - belief.withdrawn * share * belief.loss * (belief.no_room + possible * share)


def gain_over_fallback(belief: Room, share: Decimal, fallback: Decimal) -> Decimal:
    """What an ask brings on average over a fallback that lies `fallback` above the offer: lower answers are declined.

    (1 - no_room) ((1 - x) (x L - g) + room_given (x L - g / room_given)^2 / (2 L)), the square only where it is positive:
    an ask within the ceiling brings x L - g, a refused one what their answer o + room_given (R - o) lies above it.
    """
    asked = belief.room * share
    gain = (1 - share) * (asked - fallback)
    if belief.room_given > 0:
        beyond = max(Decimal(0), asked - fallback / belief.room_given)
        gain += belief.room_given * beyond * beyond / (2 * belief.room)
    return (1 - belief.no_room) * gain


def expected_if_room(belief: Room, share: Decimal) -> Decimal:
    """The gain on average, given that there is room and the offer stands."""
    return belief.room * ((1 - share) * share + belief.room_given * share * share / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The chances of an ask: paid in full, in part, not at all; and of the offer being withdrawn."""

    full: Decimal
    part: Decimal
    nothing: Decimal
    withdrawn: Decimal


def outcomes(belief: Room, share: Decimal) -> Outcomes:
    """The chances of an ask of `share` of the room."""
    possible = 1 - belief.no_room
    refused = belief.no_room + possible * share
    return Outcomes(
        full=possible * (1 - share),
        part=possible * share,
        nothing=belief.no_room,
        withdrawn=belief.withdrawn * share * refused,
    )


def step_at(amount: Decimal) -> Decimal:
    """The round step near an amount: about half a per cent."""
    return next((step for below, step in STEPS if amount < below), LARGEST_STEP)


def round_down(amount: Decimal) -> Decimal:
    """An ask rounded down to a round step."""
    step = step_at(amount)
    return (amount / step).to_integral_value(rounding=ROUND_FLOOR) * step


def round_up(amount: Decimal) -> Decimal:
    """A bound rounded up to a round step."""
    step = step_at(amount)
    return (amount / step).to_integral_value(rounding=ROUND_CEILING) * step
