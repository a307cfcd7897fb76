"""What the ledger of a case makes of its offer: the terms now on the table, and what the employer called final."""

from dataclasses import fields, replace
from typing import TypeVar

from counteroffer.offers.case import BasePay, BonusTerms, Case, Message, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span

Pay = TypeVar("Pay", BasePay, BonusTerms)


def offer_on_the_table(case: Case) -> Offer | None:
    """The offer with every component replaced by what the employer named last; figures keep the place of that message."""
    current = case.offer
    for message in _from_them(case):
        if message.offer is None:
            continue
        named = message.offer
        if current is None:
            current = replace(named, id="offer")
            continue
        current = replace(
            current,
            base=_filled_up(named.base, current.base),
            bonus=_filled_up(named.bonus, current.bonus),
            equity=named.equity or current.equity,
            sign_on=named.sign_on or current.sign_on,
            relocation=named.relocation or current.relocation,
            other=named.other or current.other,
            start=named.start or current.start,
            expires=named.expires or current.expires,
        )
    return current


def where_named(case: Case, dotted: str) -> str:
    """Where the value in force of an offer's component stands ("said.2.offer.base"); as given where no message names it."""
    head, _dot, rest = dotted.partition(".")
    component = rest.partition(".")[0]
    if head != "offer" or component not in ("base", "bonus", "equity", "sign_on"):
        return dotted
    named = [
        number
        for number, message in enumerate(case.said, start=1)
        if message.by == "them" and message.offer and getattr(message.offer, component)
    ]
    return f"said.{named[-1]}.{dotted}" if named else dotted


def called_final(case: Case) -> dict[str, Message]:
    """The components that the employer called final and has not moved since, with the message that says so."""
    final: dict[str, Message] = {}
    for message in _from_them(case):
        moved = message.offer
        if moved is not None:
            for component in ("base", "bonus", "equity", "sign_on", "other"):
                if getattr(moved, component) and component not in message.final:
                    final.pop(component, None)
                    final.pop("all", None)
        for component in message.final:
            final[component] = message
    return final


def lowest_ask(case: Case, component: str) -> Figure | None:
    """The lowest number that the person has already asked for; asks never rise again without new evidence."""
    asked = [message.ask[component] for message in case.said if message.by == "me" and component in message.ask]
    return min(asked, key=lambda figure: figure.number) if asked else None


def has_answered(case: Case, component: str) -> bool:
    """Whether the employer has named a number for the component since the person last asked for one."""
    asked = [message.on.day for message in case.said if message.by == "me" and component in message.ask]
    named = [message.on.day for message in _from_them(case) if message.offer and getattr(message.offer, component)]
    return bool(asked and named) and max(named) >= max(asked)


def is_their_turn(case: Case) -> bool:
    """Whether the person's last ask stands unanswered: nothing has come from the employer since."""
    asked = [message.on.day for message in case.said if message.by == "me" and message.ask]
    heard = [message.on.day for message in _from_them(case)]
    return bool(asked) and (not heard or max(asked) > max(heard))


def _filled_up(named: Pay | None, before: Pay | None) -> Pay | None:
    """What was named, with the raises, hours or conditions that stood before wherever the message is silent on them."""
    if named is None or before is None:
        return named or before
    silent = {one.name for one in fields(named) if getattr(named, one.name) in (None, ())}
    return replace(named, **{name: getattr(before, name) for name in silent})


def _from_them(case: Case) -> list[Message]:
    """The employer's messages, oldest first."""
    return sorted(
        (message for message in case.said if message.by == "them"),
        key=lambda message: (message.on.day, _line(message.on)),
    )


def _line(figure: Figure) -> int:
    return next((origin.line for origin in figure.origins if isinstance(origin, Span)), 0)
