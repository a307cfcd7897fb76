"""What to ask for first and what to give for it: single changes by exchange rate, and trades of two changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from counteroffer.strategy.agenda import CENTS, Term, Topic, agenda_of
from counteroffer.strategy.asked_terms import TermAsked
from counteroffer.strategy.bargaining.choices import Swap, Trade, single_swaps, trades
from counteroffer.strategy.bargaining.issues import Issue
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, say

MOST_TRADES = 3
KNOWN_COSTS = ("base", "bonus", "equity", "sign_on", "leave", "remote_days")
WHOLE_POINT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A step more of one term: what it is worth to the person and costs the employer, a year.

    `rate` is worth over cost, as a share; None where it costs them nothing.
    """

    term: Term
    before: Figure
    after: Figure
    worth: Figure
    cost: Figure
    rate: Figure | None
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeShown:
    """Ask here, give there, from the first ask: in words, and what it adds a year."""

    text: Sentence
    gain: Figure


def exchanges_of(
    topics: tuple[Topic, ...], asked: Mapping[str, TermAsked], currency: str, origins: tuple[Figure, ...]
) -> Iterator[Exchange]:
    """One step of each open term above its least value, the best exchange rate first; `asked` is what was asked for so far."""
    parts = tuple(part for one in topics for part in _parts(one) if part.is_open)
    if not parts:
        return
    start = tuple(0 for _one in parts)
    by_name = {part.issue.name: part for part in parts}
    seen: set[str] = set()
    first_steps = {(part.issue.name, part.issue.options[1].label) for part in parts}
    for swap in single_swaps(agenda_of(parts), start):
        if (swap.issue, swap.after) in first_steps and swap.issue not in seen:
            seen.add(swap.issue)
            found = _exchange(by_name[swap.issue], swap, currency, origins)
            before = asked.get(swap.issue)
            yield replace(found, why=_why_dearer(before)) if before is not None and before.noes else found


def trades_of(
    topics: tuple[Topic, ...], anchor: Decimal, currency: str, origins: tuple[Figure, ...]
) -> Iterator[TradeShown]:
    """The best trades from the first ask with all else as it stands: more of one term for less of the ask on base."""
    parts = {part.issue.name: part for one in topics for part in _parts(one) if part.is_open}
    base = parts.get("base")
    if base is None or (anchor,) not in base.values:
        return
    chosen = tuple(parts.values())
    start = tuple(base.values.index((anchor,)) if part is base else 0 for part in chosen)
    found = [trade for trade in trades(agenda_of(chosen), start) if trade.give.issue == "base"]
    for number, trade in enumerate(found[:MOST_TRADES], start=1):
        yield _trade(number, trade, parts, currency, origins)


def _parts(topic: Topic) -> Iterator[Topic]:
    """A topic by its terms: each one alone, the others at their least value."""
    if len(topic.terms) == 1:
        yield topic
        return
    least = topic.values[0]
    for number, term in enumerate(topic.terms):
        kept = [
            place for place, values in enumerate(topic.values)
            if all(value == least[other] for other, value in enumerate(values) if other != number)
        ]  # fmt: skip
        values = tuple((topic.values[place][number],) for place in kept)
        options = tuple(
            replace(topic.issue.options[place], label=f"{value[0]:f}")
            for place, value in zip(kept, values, strict=True)
        )
        yield Topic(issue=Issue(term.name, options), terms=(term,), values=values)


def _exchange(part: Topic, swap: Swap, currency: str, origins: tuple[Figure, ...]) -> Exchange:
    term, id = part.terms[0], f"exchange.{part.terms[0].name}"
    before, after = _figure(part, swap.before, f"{id}.before"), _figure(part, swap.after, f"{id}.after")
    name = term.name.replace("_", " ")
    worth = _money(f"{id}.worth", f"worth of a step more: {name}", swap.worth, currency, (before, after, *term.top))
    cost = _money(f"{id}.cost", f"cost of a step more: {name}", swap.cost, currency, (before, after, *origins))
    rate = _rate(f"{id}.rate", name, swap.rate, (worth, cost)) if swap.cost > 0 else None
    return Exchange(term=term, before=before, after=after, worth=worth, cost=cost, rate=rate, why=_why(term, rate))


def _why(term: Term, rate: Figure | None) -> Sentence:
    if rate is None:
        return say("It costs them about nothing.")
    if term.name not in KNOWN_COSTS:
        return say("What it costs them is not known: it is reckoned from what it is worth to you.")
    if rate.number > 1:
        return say("It is worth more to you than it costs them.")
    if rate.number == 1:
        return say("It is worth to you what it costs them.")
    return say("It costs them more than it is worth to you.")


def _why_dearer(asked: TermAsked) -> Sentence:
    return say(
        "You asked for {asked} and they did not move it (heard on {day}), so it counts as dearer for them.",
        asked=asked.asked, day=asked.on,
    )  # fmt: skip


def _rate(id: str, name: str, rate: Fraction | None, origins: tuple[Figure, ...]) -> Figure | None:
    if rate is None:
        return None
    value = (Decimal(rate.numerator) / rate.denominator).quantize(WHOLE_POINT, rounding=ROUND_HALF_UP)
    because = "what it is worth to you over what it costs them"
    return Figure(id, f"exchange rate: {name}", value, SHARE, because, origins)


def _trade(
    number: int, trade: Trade, parts: Mapping[str, Topic], currency: str, origins: tuple[Figure, ...]
) -> TradeShown:
    ask, give = parts[trade.ask.issue], parts[trade.give.issue]
    id = f"trades.{number}"
    wanted, start = _figure(ask, trade.ask.after, f"{id}.for"), _figure(ask, trade.ask.before, f"{id}.from")
    left = _figure(give, trade.give.after, f"{id}.left")
    anchor = _figure(give, trade.give.before, f"{id}.anchor")
    gain = _money(f"{id}.gain", "what the trade adds, a year", trade.worth, currency, (wanted, left, anchor, *origins))
    text = say(
        "Open with {wanted} instead of {start}, and a base salary of {left} instead of {anchor}: worth {gain} a year more to you, and no dearer for them.",
        wanted=ask.terms[0].in_words(wanted), start=start if start.number else "none", left=left, anchor=anchor, gain=gain,
    )  # fmt: skip
    return TradeShown(text=text, gain=gain)


def _figure(part: Topic, label: str, id: str) -> Figure:
    """The value of an option as a figure."""
    term, value = part.terms[0], part.values[part.issue.place_of(label)][0]
    found = term.figure("x", value)
    if found.id != f"packages.x.{term.name}":
        return found
    return replace(found, id=id, name=f"{term.name.replace('_', ' ')}, a step")


def _money(id: str, name: str, amount: int, currency: str, origins: tuple[Figure, ...]) -> Figure:
    value = (Decimal(amount) / CENTS).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    because = "the difference of one option to the other, a year"
    return Figure(id, name, value, currency, because, tuple({figure.id: figure for figure in origins}.values()))
