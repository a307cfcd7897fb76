"""What has been asked for beside base, and how the employer has answered: a term that they did not move is harder to move.

An ask counts as answered once they name the term, call it final, name something else without it, or say no in words.
What they were asked for and did not give is asked for again only below that level, and counts as dearer for them (the
frequency model of bilateral negotiation: the weight of an issue rises with each time that it was not moved).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import Case, Message, Offer
from counteroffer.offers.ledger import in_order
from counteroffer.strategy.asked import says_no, waits
from counteroffer.strategy.preferences import COUNTED_KINDS, term_of
from counteroffer.terms.figures import SHARE, Figure

STANDING, HELD, PART, MET = "standing", "held", "part", "met"
CURRENCY = re.compile("[A-Z]{3}")
COUNTS = ("days", "value", "amount", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAsked:
    """One term that was asked for.

    `asked` is the lowest ask, `on` the day of it or of their last answer; `before` is what stood when it was first asked
    for and `now` what stands, None where that is no one number. `state` is "standing" (not answered yet), "held" (not
    moved since), "part" (moved, but not so far) or "met"; `noes` counts their answers since the last move.
    """

    term: str
    asked: Figure
    on: Figure
    before: Figure | None
    now: Figure | None
    state: str
    noes: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether all or a part of it has been asked for and not given."""
        return self.state in (HELD, PART)

    def most(self, visible: Figure, unit: str) -> Decimal | None:
        """The most that it may be asked for next: less by the share `visible` of the gap; None where nothing bounds it."""
        offered, level = (
            self.now.number if self.now is not None else Decimal(0),
            _level(self.term, self.asked, self.before),
        )
        if not _are_alike(self.asked.unit, unit) or level < offered:
            return None
        if self.state == STANDING:
            return level
        if self.state == MET:
            return offered
        return level - visible.number * (level - offered)


@dataclass(slots=True)
class _Talk:
    """The talk on one term up to a message."""

    term: str
    asked: Figure
    on: Figure
    before: Figure | None
    now: Figure | None
    is_open: bool = True
    noes: int = 0
    moved: bool = False

    def ask(self, asked: Figure, on: Figure) -> None:
        """A further ask: the lowest counts, and it waits for its answer."""
        self.asked = min(self.asked, asked, key=lambda one: one.number) if asked.unit == self.asked.unit else asked
        self.on, self.is_open = on, True

    def hear(self, message: Message) -> None:
        """A message of theirs: it moves the term, or answers the ask without moving it, or says nothing of it."""
        size = size_in(message.offer, self.term) if message.offer is not None else None
        if size is not None and (self.now is None or self.now.number != size.number):
            self.now, self.on, self.is_open, self.noes, self.moved = size, message.on, False, 0, True
        elif self.is_open and (size is not None or _passes_over(message, self.term)):
            self.on, self.is_open, self.noes = message.on, False, self.noes + 1

    def told(self) -> TermAsked:
        """What has come of it so far."""
        state = STANDING if self.is_open else HELD
        if _is_reached(self):
            state = MET
        elif not self.is_open and self.moved:
            state = PART
        return TermAsked(
            term=self.term, asked=self.asked, on=self.on, before=self.before, now=self.now, state=state, noes=self.noes
        )


def asked_terms(case: Case) -> Iterator[TermAsked]:
    """Each term beside base that the person has asked for, in the order of the first asks."""
    talks: dict[str, _Talk] = {}
    standing: dict[str, Figure | None] = {}
    for _number, message in in_order(case):
        if message.by == "me":
            for name, asked in message.ask.items():
                term = term_of(name)
                if term in talks:
                    talks[term].ask(asked, message.on)
                elif term != "base":
                    stood = standing.get(term) or (size_in(case.offer, term) if case.offer is not None else None)
                    talks[term] = _Talk(term, asked, message.on, stood, stood)
            continue
        for talk in talks.values():
            talk.hear(message)
        for term in _named(message):
            standing[term] = size_in(message.offer, term) if message.offer is not None else None
    yield from (talk.told() for talk in talks.values())


def asked_for(case: Case, term: str) -> TermAsked | None:
    """What has come of asking for one term; None where it was not asked for."""
    return next((one for one in asked_terms(case) if one.term == term), None)


def size_in(offer: Offer, term: str) -> Figure | None:
    """The size of a term of an offer, where it is one number."""
    if term == "base":
        return offer.base.stated if offer.base else None
    if term == "bonus":
        return offer.bonus.target if offer.bonus else None
    if term == "sign_on":
        return offer.sign_on.amount if offer.sign_on else None
    if term == "equity":
        return offer.equity[0].grant or offer.equity[0].shares if len(offer.equity) == 1 else None
    if term == "relocation" and offer.relocation is not None:
        return offer.relocation.amount
    wanted = term_of(term)
    same = (one for one in offer.other if wanted in (one.kind, term_of(one.name.text)))
    return next((one.numbers[key] for one in same for key in COUNTS if key in one.numbers), None)


def _named(message: Message) -> Iterator[str]:
    """The terms that a message of theirs names."""
    if message.offer is None:
        return
    for term in ("bonus", "sign_on", "equity", "relocation"):
        if getattr(message.offer, term):
            yield term
    yield from (term_of(one.name.text) for one in message.offer.other)


def _passes_over(message: Message, term: str) -> bool:
    """Whether a message that does not name a term answers an ask for it all the same: with a no."""
    if term in message.final or "all" in message.final:
        return True
    if message.offer is None:
        return says_no(message)
    return not waits(message)


def _is_reached(talk: _Talk) -> bool:
    """Whether what stands is what was asked for or better; an ask for less of a thing is met by as little."""
    asked, before, now = talk.asked, talk.before, talk.now
    if now is None or not _are_alike(now.unit, asked.unit):
        return False
    level = _level(talk.term, asked, before)
    wants_less = before is not None and _are_alike(before.unit, asked.unit) and level < before.number
    return now.number <= level if wants_less else now.number >= level


def _level(term: str, asked: Figure, before: Figure | None) -> Decimal:
    """What was asked for in all: fewer days than stand already are days more ("5 days of leave" on top of 20)."""
    is_more = term in COUNTED_KINDS and before is not None and asked.number < before.number
    return before.number + asked.number if is_more and before is not None else asked.number


def _are_alike(one: str, other: str) -> bool:
    """Whether two units measure the same; a count may be written with its unit or without."""
    return one == other or not any(unit == SHARE or CURRENCY.fullmatch(unit) for unit in (one, other))
