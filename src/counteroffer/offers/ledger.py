"""What the ledger of a case makes of its offer: the terms now on the table, and what the employer called final."""

from dataclasses import replace

from counteroffer.offers.case import Case, Message, Offer
from counteroffer.offers.moving import moved
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span


def offer_on_the_table(case: Case) -> Offer | None:
    """The offer with every component replaced by what the employer named last; figures keep the place of that message.

    Where a message names an amount alone, the terms that stood before stay (raises, vesting, clawback): `moved` says which.
    """
    current = case.offer
    for _number, message in from_them(case):
        if message.offer is not None:
            current = replace(message.offer, id="offer") if current is None else moved(current, message.offer)
    return current


def called_final(case: Case) -> dict[str, Message]:
    """The components that the employer called final and has not moved since, with the message that says so."""
    final: dict[str, Message] = {}
    for _number, message in from_them(case):
        named = message.offer
        if named is not None:
            for component in ("base", "bonus", "equity", "sign_on", "other"):
                if getattr(named, component) and component not in message.final:
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
    named = [
        message.on.day for _number, message in from_them(case) if message.offer and getattr(message.offer, component)
    ]
    return bool(asked and named) and max(named) >= max(asked)


def is_their_turn(case: Case) -> bool:
    """Whether the person's last ask stands unanswered: nothing has come from the employer since."""
    asked = [message.on.day for message in case.said if message.by == "me" and message.ask]
    heard = [message.on.day for _number, message in from_them(case)]
    return bool(asked) and (not heard or max(asked) > max(heard))


def from_them(case: Case) -> list[tuple[int, Message]]:
    """The employer's messages with their numbers, which count from 1 in the order of the text; by their days, oldest first."""
    return [(number, message) for number, message in in_order(case) if message.by == "them"]


def in_order(case: Case) -> list[tuple[int, Message]]:
    """All messages with their numbers, by their days and then by their lines, oldest first."""
    return sorted(enumerate(case.said, start=1), key=lambda numbered: (numbered[1].on.day, _line(numbered[1].on)))


def _line(figure: Figure) -> int:
    return next((origin.line for origin in figure.origins if isinstance(origin, Span)), 0)
