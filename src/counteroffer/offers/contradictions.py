"""What does not go together in the ledger of a case: a final word that was none, a step back, an ask that rose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counteroffer.offers.case import Case, Message, Offer
from counteroffer.offers.ledger import in_order
from counteroffer.offers.moving import loses_instalments, moved
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say

TITLES = {"base": "base salary", "bonus": "bonus", "equity": "equity", "sign_on": "the sign-on bonus"}


@dataclass(slots=True)
class _Talk:
    """What has been said so far: the offer as it stands, the final words not yet broken, the person's lowest asks."""

    offer: Offer | None
    final: dict[str, tuple[Message, Figure]] = field(default_factory=dict)
    asked: dict[str, Figure] = field(default_factory=dict)


def find_contradictions(case: Case) -> Iterator[Sentence]:
    """Each contradiction between a message and what was said before it, in the order of their days."""
    talk = _Talk(case.offer)
    for _number, message in in_order(case):
        if message.by == "them":
            yield from _of_theirs(message, talk)
        else:
            yield from _of_mine(message, talk)


def _of_theirs(message: Message, talk: _Talk) -> Iterator[Sentence]:
    standing, named = _named(talk.offer), _named(message.offer)
    for component, figure in named.items():
        was = standing.get(component)
        if was is None or was.unit != figure.unit or was.number == figure.number:
            continue
        if figure.number < was.number:
            yield _step_back(message, component, was, figure)
        elif component in talk.final:
            yield _broken_final_word(message, component, talk.final[component], figure)
    yield from _lost_instalments(message, talk.offer)
    _move_on(message, talk, named)


def _move_on(message: Message, talk: _Talk, named: Mapping[str, Figure]) -> None:
    """Take a message of theirs into what has been said: what they move is no longer final."""
    if message.offer is not None:
        talk.offer = message.offer if talk.offer is None else moved(talk.offer, message.offer)
    for component in named:
        talk.final.pop(component, None)
    standing = _named(talk.offer)
    for component in standing if "all" in message.final else message.final:
        if component in standing:
            talk.final[component] = (message, standing[component])


def _broken_final_word(message: Message, component: str, last: tuple[Message, Figure], now: Figure) -> Sentence:
    earlier, was = last
    return say(
        "On {day} they called {component} final at {was}; on {later} they named {now}. Their final word was not the last one.",
        day=earlier.on, component=TITLES[component], was=was, later=message.on, now=now,
    )  # fmt: skip


def _step_back(message: Message, component: str, was: Figure, now: Figure) -> Sentence:
    return say(
        "On {day} they named {now} for {component}, less than the {was} before it. Ask which of the two holds, in writing.",
        day=message.on, now=now, component=TITLES[component], was=was,
    )  # fmt: skip


def _lost_instalments(message: Message, before: Offer | None) -> Iterator[Sentence]:
    """They named another amount for a payment whose instalments stated theirs."""
    if message.offer is None or before is None:
        return
    payments = (
        ("sign-on bonus", message.offer.sign_on, before.sign_on),
        ("relocation payment", message.offer.relocation, before.relocation),
    )
    for name, now, was in payments:
        if now is not None and was is not None and loses_instalments(now, was):
            yield say(
                "The {name} of {now} named on {day} has no instalments, and those stated before make {was}. It is counted in equal parts; ask when how much is paid.",
                name=name, now=now.amount, day=message.on, was=was.amount,
            )  # fmt: skip


def _of_mine(message: Message, talk: _Talk) -> Iterator[Sentence]:
    standing = _named(talk.offer)
    for component, figure in message.ask.items():
        least, offered = talk.asked.get(component), standing.get(component)
        name = TITLES.get(component) or Words(component.replace("_", " "))
        if least is not None and least.unit == figure.unit and figure.number > least.number:
            yield say(
                "On {day} you asked for {now} for {component}, more than the {was} before it. Without new evidence an ask that rises costs trust.",
                day=message.on, now=figure, component=name, was=least,
            )  # fmt: skip
        if offered is not None and offered.unit == figure.unit and figure.number < offered.number:
            yield say(
                "On {day} you asked for {now} for {component}, less than the {offered} that they had named.",
                day=message.on, now=figure, component=name, offered=offered,
            )  # fmt: skip
        if least is None or least.unit != figure.unit or figure.number < least.number:
            talk.asked[component] = figure


def _named(offer: Offer | None) -> dict[str, Figure]:
    """The one figure of each component that an offer names; several grants are no one figure."""
    if offer is None:
        return {}
    found = {
        "base": offer.base.stated if offer.base else None,
        "bonus": offer.bonus.target if offer.bonus else None,
        "equity": offer.equity[0].grant if len(offer.equity) == 1 else None,
        "sign_on": offer.sign_on.amount if offer.sign_on else None,
    }
    return {component: figure for component, figure in found.items() if figure is not None}
