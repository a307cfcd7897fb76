"""Several offers in play: whom to ask first, whom to ask for time, and whether to name a competing offer.

Offers are talked to by their last days; one that cannot become the best, even at the top of the evidence, is kept open
and not haggled over. A competing offer is named only where the case holds it in writing, and never its pay. What naming it
could bring is the gain if it makes room as likely as the range of `no_room` allows; what it could cost, the loss if it
makes a withdrawal as likely as the range of `withdrawn` allows: no study measures either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Offer
from counteroffer.offers.periods import whole
from counteroffer.strategy.asking import Room, best_share, expected_gain
from counteroffer.strategy.assumptions import no_room, withdrawn
from counteroffer.strategy.batna import FIRM, Weighed, firm_offer
from counteroffer.strategy.curve import gain_of
from counteroffer.strategy.ground import Ground
from counteroffer.strategy.holidays import WorkingDays, working_days
from counteroffer.strategy.position import Position
from counteroffer.strategy.sensitivity import end_of
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say

WORTH_ASKING_FOR = 2  # working days: a single one is not worth a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One live offer in the order of the talks: its worth a year, its chance, its last day, what asking there brings, what to do.

    `gain` is None where no evidence of one's own says what they could pay; `comes_first` is of one in writing alone.
    `until` is the day up to which to ask them for time before any money is asked for, None where no time is needed;
    `until_of` the offer that ends on it.
    """

    name: Words
    worth: Figure | None
    chance: Figure | None
    expires: Figure | None
    gain: Figure | None
    what: Sentence
    comes_first: bool = False
    until: Figure | None = None
    until_of: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Whether to name a competing offer: what it could bring and what it could cost, a year."""

    name: Words
    gain: Figure
    risk: Figure
    pays: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """The offers in play in the order of the talks, and whether to name one to this employer."""

    talks: tuple[Talk, ...]
    naming: Naming | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Live:
    """An offer that is still open; `most` is its worth at the top of the evidence, None where that is not known.

    `may_wait` is whether time can still be asked for before money: nothing has been asked of them yet.
    """

    name: Words
    worth: Figure
    chance: Figure | None
    expires: Figure | None
    gain: Figure | None
    most: Decimal | None
    is_firm: bool
    may_wait: bool = True


def weigh_several(
    case: Case, offer: Offer, benchmark: Benchmark, position: Position, ground: Ground, today: date
) -> Several | None:
    """The offers in play, in the order of the talks; None where this one is the only one, or its last day has passed."""
    if case.kind != "offer" or (offer.expires is not None and offer.expires.day < today):
        return None
    others = [one for one in position.alternatives if one.counts and one.alternative.kind == "offer"]
    if not others:
        return None
    live = [_this(case, offer, position, ground)]
    live += [_other(one, benchmark, position, ground) for one in others if one.worth is not None]
    days = working_days(find_workplace(case))
    return Several(talks=tuple(_talks(live, days)), naming=weigh_naming(case, position, ground, today))


def _this(case: Case, offer: Offer, position: Position, ground: Ground) -> _Live:
    asks = position.verdict == "ask" and position.base_is_final is None
    worth = ground.scale.worth
    most = ground.scale.worth_at(ground.base.number + ground.room) if ground.ceiling is not None else None
    return _Live(
        name=case.company, worth=worth, chance=None, expires=offer.expires,
        gain=position.expected_gain if asks else None, most=most, is_firm=case.stage in ("written", "countered", "final"),
        may_wait=not any(message.ask for message in case.said),
    )  # fmt: skip


def _other(weighed: Weighed, benchmark: Benchmark, position: Position, ground: Ground) -> _Live:
    alternative, worth = weighed.alternative, weighed.worth
    assert worth is not None  # the caller has checked
    offer = alternative.offer
    last = min(
        (day for day in (alternative.expires, offer.expires if offer else None) if day is not None),
        key=lambda day: day.day,
        default=None,
    )
    room = _room_elsewhere(weighed, benchmark)
    fallback = max([ground.scale.worth.number, *(one.worth.number for one in position.alternatives if one.counts and one.worth and one is not weighed)])  # fmt: skip
    gain = None
    if room is not None:
        top, length = room
        held = ground.beliefs
        belief = Room(
            no_room=held.no_room.number, room_given=held.room_given.number, withdrawn=held.withdrawn.number,
            room=length, loss=max(Decimal(0), worth.number - fallback),
        )  # fmt: skip
        because = "the model's average for the best ask there, as if they were as firm as this employer, against your own evidence"
        value = whole(expected_gain(belief, best_share(belief)))
        gain = Figure(f"outlook.several.{alternative.id}.gain", f"gain from asking {alternative.name.text}, on average, a year", value, worth.unit, because, (worth, top, *held.of_ask))  # fmt: skip
    return _Live(
        name=alternative.name, worth=worth, chance=weighed.probability, expires=last, gain=gain,
        most=worth.number + room[1] if room else None, is_firm=alternative.evidence in FIRM,
    )  # fmt: skip


def _room_elsewhere(weighed: Weighed, benchmark: Benchmark) -> tuple[Figure, Decimal] | None:
    """The top of one's own market evidence and the room below it at another employer; None where that is not known.

    A posted range and a guide are this employer's: they say nothing of another.
    """
    tops = [one.high for one in benchmark.ranges if one.component == "base" and one.source == "evidence" and one.high]
    base = weighed.valuation.base if weighed.valuation else None
    if not tops or base is None or base.unit != benchmark.currency:
        return None
    top = max(tops, key=lambda figure: figure.number)
    return top, max(Decimal(0), top.number - base.number)


def _talks(live: list[_Live], days: WorkingDays) -> Iterator[Talk]:
    """The offers in the order of the talks: firm ones that could be the best by their last days, then open ones, then the rest."""
    best = max((one for one in live if one.is_firm), key=lambda one: one.worth.number, default=None)
    rest = [one for one in live if best is not None and one.most is not None and one.most < best.worth.number]
    firm = sorted((one for one in live if one.is_firm and one not in rest), key=_by_last_day)
    loose = sorted((one for one in live if not one.is_firm and one not in rest), key=_by_last_day)
    for number, one in enumerate(firm):
        later = _to_wait_for(one, firm, days)
        found = replace(_talk(one, _what_to_ask(number, firm, later)), comes_first=number == 0)
        yield found if later is None else replace(found, until=later.expires, until_of=later.name)
    for one in loose:
        yield _talk(one, _what_to_hurry([one.expires for one in firm if one.expires is not None]))
    for one in rest:
        assert best is not None  # without a best there is no rest
        what = say(
            "Keep it open and do not haggle: even at the top of the evidence it stays below {best}.", best=best.name
        )
        yield _talk(one, what)


def _by_last_day(live: _Live) -> tuple[bool, date, Decimal]:
    return live.expires is None, live.expires.day if live.expires else date.max, -live.worth.number


def _to_wait_for(one: _Live, firm: list[_Live], days: WorkingDays) -> _Live | None:
    """The offer in writing with the latest last day, where asking this one for time until then is worth a letter."""
    dated = [live for live in firm if live.expires is not None]
    last = max(dated, key=lambda live: live.expires.day if live.expires else date.min, default=None)
    if one.expires is None or last is None or last.expires is None or not one.may_wait:
        return None
    return last if days.between(one.expires.day, last.expires.day) >= WORTH_ASKING_FOR else None


def _what_to_ask(number: int, firm: list[_Live], later: _Live | None) -> Sentence:
    """What to do at an offer in writing, the `number`th of them; with `later`, time is asked for before money."""
    if later is not None and later.expires is not None:
        asked = "Talk here first: its last day is the earliest." if number == 0 else "Talk here next."
        return say(
            asked + " Ask for time until {day}, the last day of {other}, before you ask for money.",
            day=later.expires, other=later.name,
        )  # fmt: skip
    if len(firm) == 1:
        return say("Talk here: it is the only one in writing that could be the best.")
    if number == 0:
        return say("Talk here first: no other has an earlier last day, and none that shares it is worth more.")
    return say("Talk here next, without waiting for the others to answer.")


def _what_to_hurry(days: list[Figure]) -> Sentence:
    if not days:
        return say("Ask when they will decide, and for the offer in writing.")
    return say(
        "Ask whether they can put an offer in writing before {day}: you have a date to keep.",
        day=min(days, key=lambda day: day.day),
    )


def _talk(one: _Live, what: Sentence) -> Talk:
    return Talk(name=one.name, worth=one.worth, chance=one.chance, expires=one.expires, gain=one.gain, what=what)


def weigh_naming(case: Case, position: Position, ground: Ground, today: date) -> Naming | None:
    """What naming a firm offer could bring and cost with the first ask; None without one, or where base is not asked for."""
    firm, anchor = firm_offer(case, today), position.anchor
    if firm is None or anchor is None or position.verdict != "ask":
        return None
    belief, share = ground.belief(), (anchor.number - ground.base.number) / ground.room
    soft, risky = end_of(no_room(case.firmness), "low"), end_of(withdrawn(), "high")
    now = gain_of(ground, belief, share)
    softer = gain_of(ground, ground.belief(no_room=min(ground.beliefs.no_room.number, soft.number)), share)
    riskier = gain_of(ground, ground.belief(withdrawn=max(belief.withdrawn, risky.number)), share)
    id, unit = "outlook.several.naming", anchor.unit
    gain = Figure(
        f"{id}.gain", "what naming another offer could bring, a year", whole(softer - now), unit,
        "the gain on average if it makes room as likely as the assumption's range allows, less the gain now",
        (anchor, ground.beliefs.no_room, soft, *ground.loss.origins),
    )  # fmt: skip
    risk = Figure(
        f"{id}.risk", "what naming another offer could cost, a year", whole(now - riskier), unit,
        "the gain now, less the gain on average if it makes a withdrawal as likely as the assumption's range allows",
        (anchor, ground.beliefs.withdrawn, risky, *ground.loss.origins),
    )  # fmt: skip
    return Naming(name=firm.name, gain=gain, risk=risk, pays=gain.number > risk.number)
