"""Terms beside pay on the table: leave, remote days, a later start, and whatever else the person prices or demands.

A must-have is in every package; what it demands counts as no gain, what lies above it by the person's price.
"""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import Condition
from counteroffer.offers.periods import PERIODS
from counteroffer.strategy.agenda import Bargained, Term, Topic, round_steps, topic
from counteroffer.strategy.preferences import PAY, Price, term_of, title_of
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Words

MOST_STEPS = 3
DAYS_OF_A_WEEK = Decimal(5)
WORKING_DAYS, _WORDS = PERIODS["day"]
TITLES = {"leave": "Leave, a year", "remote_days": "Remote, a week"}
LEAST_MONEY = 1000  # a bare number from here on is money, as in the reader of swaps
UNITS = {"leave": "days", "remote_days": "days"}
KEYS = ("days", "value", "amount", "share")
NEXT = {">": Decimal(1), "<": Decimal(-1)}


def term_topics(bargained: Bargained) -> Iterator[Topic]:
    """A topic for each term beside pay that has a price or is demanded."""
    priced = [name for name in bargained.preferences.prices if name not in PAY]
    demanded = [term_of(one.term) for one in bargained.situation.case.needs.must]
    for name in dict.fromkeys((*priced, *demanded)):
        if name in (*PAY, "yearly"):
            continue
        made = _topic(bargained, name)
        if made is not None:
            yield made


def offered_count(bargained: Bargained, name: str) -> Figure | None:
    """What the offer states of a term."""
    found = (one for one in bargained.ground.offer.other if name in (one.kind, term_of(one.name.text)))
    return next((one.numbers[key] for one in found for key in KEYS if key in one.numbers), None)


def _topic(bargained: Bargained, name: str) -> Topic | None:
    offered, demands = offered_count(bargained, name), bargained.demands(name)
    price = bargained.preferences.price(name)
    start = offered.number if offered is not None else Decimal(0)
    unmet = [one for one in demands if offered is None or not one.holds_for(start)]
    least = max([start, *(_least(one) for one in unmet)]) if all(">" in one.comparison for one in unmet) else None
    if least is None:
        least = _least(unmet[0])
    if price is None and not unmet:
        return None
    values, term = {least}, _term(bargained, name, offered, price, demands)
    if price is not None and not bargained.is_final("other"):
        values |= set(_values(bargained, price, start, least, term.unit))
    values = {value for value in values if all(one.holds_for(value) for one in demands)} or {least}
    return topic(
        term,
        {value: (_worth(price, value - least), _cost(bargained, term, price, value, start, least)) for value in values},
    )


def _least(condition: Condition) -> Decimal:
    """The value that a must-have demands at least; of a strict one, the next whole one."""
    return condition.value.number + NEXT.get(condition.comparison, Decimal(0))


def _values(bargained: Bargained, price: Price, start: Decimal, least: Decimal, unit: str) -> Iterator[Decimal]:
    """The steps above what is offered, as far as the person's answers go; by valuation alone, as far as a part moves."""
    more = price.most if price.most is not None else start * bargained.room.number
    high = start + more
    if price.term == "remote_days":
        high = min(high, DAYS_OF_A_WEEK)
    most = bargained.most(price.term, unit)
    high = high if most is None else min(high, most)
    yield from (start + answer.count for answer in price.answers if least < start + answer.count <= high)
    yield from round_steps(least, high, MOST_STEPS, Decimal(1))


def _term(
    bargained: Bargained, name: str, offered: Figure | None, price: Price | None, demands: tuple[Condition, ...]
) -> Term:
    known = tuple(one.value for one in demands)
    stated = offered.unit if offered is not None else known[0].unit if known else ""
    largest = max([*(one.number for one in known), price.most or Decimal(0) if price else Decimal(0)])
    unit = UNITS.get(name) or stated or (bargained.ground.currency if largest >= LEAST_MONEY else "")
    title = title_of(name)
    shown = TITLES.get(name) or (Words(title.text.capitalize(), title.span) if isinstance(title, Words) else title)
    top = (*(answer.worth for answer in price.answers), price.worth) if price is not None else known
    return Term(name=name, title=shown, unit=unit, offered=_with_unit(offered, unit), top=top, known=known)


def _with_unit(offered: Figure | None, unit: str) -> Figure | None:
    """The offered figure, where it is in the unit of the term."""
    return offered if offered is None or offered.unit == unit else None


def _worth(price: Price | None, more: Decimal) -> Decimal:
    return price.worth_of(more) if price is not None else Decimal(0)


def _cost(
    bargained: Bargained, term: Term, price: Price | None, value: Decimal, start: Decimal, least: Decimal
) -> Decimal:
    """What a term costs the employer a year, over what is offered; after a no it costs at least its worth, and more."""
    usual, dearer = _usual_cost(bargained, term, price, value, start, least), bargained.dearer(term.name)
    if dearer == 1:
        return usual
    return max(usual, _worth(price, value - least) * bargained.costs.other.number) * dearer


def _usual_cost(
    bargained: Bargained, term: Term, price: Price | None, value: Decimal, start: Decimal, least: Decimal
) -> Decimal:
    """What a term costs the employer a year by default, over what is offered."""
    base, costs = bargained.ground.scale.base.number, bargained.costs
    if term.name == "leave":
        return (value - start) * base / WORKING_DAYS * costs.leave.number
    if term.name == "remote_days":
        return (value - start) * base * costs.remote.number
    demanded = Decimal(0)
    if term.unit == bargained.ground.currency:
        demanded = (least - start) / (costs.years.number if term.name == "relocation" else 1)
    return demanded + _worth(price, value - least) * costs.other.number
