"""Money in another currency, at a dated rate with its source: the person's own rate first, else the published one.

Nothing is converted in silence: the figure says at which rate, of which day, from where, and whether that is old. Amounts
that are whole stay in whole units, halves up; others keep two decimals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from counteroffer.offers.case import Case, StatedRate
from counteroffer.parameters.rates import DatedRate, rate
from counteroffer.terms.figures import DAY, Figure, Origin
from counteroffer.terms.places import Span
from counteroffer.terms.printing import printed_day, printed_number
from counteroffer.terms.sentences import Sentence, Words, say

OLD_AFTER = timedelta(days=31)
CENT = Decimal("0.01")
SHOWN = Context(prec=6, rounding=ROUND_HALF_EVEN)  # a crossed rate has endless digits; what is shown is what is used


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate in use: `figure` is units of one currency for one of the other; `divides` tells which way round.

    `day` is the rate's own day (None where a stated rate has none), `old` whether newer ones must exist; `checked` is the
    day on which a fixed rate that it rests on was last seen.
    """

    to: str
    figure: Figure
    divides: bool
    source: str
    day: Figure | None
    old: bool
    checked: Figure | None = None

    def convert(self, amount: Decimal) -> Decimal:
        """The amount in the other currency, not rounded."""
        return amount / self.figure.number if self.divides else amount * self.figure.number

    @property
    def is_fixed(self) -> bool:
        """Whether it is a fixed rate alone, with no published one in it."""
        return self.checked is not None and self.day is not None and self.checked.day == self.day.day

    @property
    def because(self) -> str:
        """The rate with its day and source, for a figure's reason."""
        if self.is_fixed and self.day:
            seen = f"a fixed rate, last checked {printed_day(self.day.day)}"
            return f"at {printed_number(self.figure.number)} {self.figure.unit}, {seen}, {self.source}"
        day = f"of {printed_day(self.day.day)}" if self.day else "of no stated day"
        day += f", by a fixed rate, last checked {printed_day(self.checked.day)}" if self.checked else ""
        old = "; an old rate, newer ones are not known here" if self.old else ""
        return f"at {printed_number(self.figure.number)} {self.figure.unit} {day}, {self.source}{old}"

    def said(self) -> Sentence:
        """The same as a sentence of a page."""
        if self.is_fixed and self.day:
            return say(
                "Converted at {rate}, a fixed rate, last checked {day}, {source}.",
                rate=self.figure, day=self.day, source=Words(self.source),
            )  # fmt: skip
        day = say("of {day}", day=self.day) if self.day else say("of no stated day")
        old = (
            " That rate is old: newer ones are not known here; put today's under rates: in the case."
            if self.old
            else ""
        )
        fixed = say(" It rests on a fixed rate, last checked {day}.", day=self.checked) if self.checked else say("")
        return say(
            "Converted at {rate} {day}, {source}.{fixed}{old}",
            rate=self.figure, day=day, source=Words(self.source), fixed=fixed, old=old,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NotConverted:
    """A figure for which no rate is known: why, the way out, and where the figure stands in the person's text."""

    figure: Figure
    to: str
    why: Sentence
    help: Sentence
    span: Span | None


def convert(figure: Figure, to: str, on: date, case: Case) -> Figure | NotConverted:
    """A figure of money in another currency, at the rate of a day; the figure itself where it is in that currency.

    Keeps the period of a rate of pay ("EUR/hour"). The new figure's id ends in ".in_usd".
    """
    currency = figure.unit.partition("/")[0]
    if currency == to:
        return figure
    found = find_rate(currency, to, on, case)
    return not_converted(figure, to) if found is None else converted(figure, found)


def converted(figure: Figure, at: Rate) -> Figure:
    """A figure at a known rate, in whole units where it is whole."""
    _currency, slash, period = figure.unit.partition("/")
    is_whole = figure.number == figure.number.to_integral_value() and not slash
    value = at.convert(figure.number).quantize(Decimal(1) if is_whole else CENT, rounding=ROUND_HALF_UP)
    return at_rate(figure, at, value, f"{at.to}{slash}{period}")


def at_rate(figure: Figure, at: Rate, value: Decimal, unit: str) -> Figure:
    """A figure's amount in another currency, worked out elsewhere at a rate: its reason and origins name the rate."""
    origins: tuple[Origin, ...] = (figure, at.figure) if at.day is None else (figure, at.figure, at.day)
    return Figure(f"{figure.id}.in_{at.to.lower()}", figure.name, value, unit, at.because, origins)


def find_rate(of: str, to: str, on: date, case: Case) -> Rate | None:
    """The rate between two currencies for a day: the person's own, else the published one; None where neither is known."""
    stated = _stated(case.rates, of, to, on)
    if stated is not None:
        return _own(stated, to, on)
    straight = rate(of, to, on)
    if straight is None:
        return None
    back = rate(to, of, on)
    divides = back is not None and _is_told_the_other_way(straight.rate, back.rate)
    return _published(back if divides and back else straight, of, to, divides=divides)


def not_converted(figure: Figure, to: str) -> NotConverted:
    """What is said where no rate is known: the way out is a rate of the person's own."""
    currency = figure.unit.partition("/")[0]
    return NotConverted(
        figure=figure,
        to=to,
        why=say("Not converted: no rate from {of} to {to} is known for that day.", of=currency, to=to),
        help=say("Add one of your own under rates: in the case, with base: {of} and quote: {to}.", of=currency, to=to),
        span=next(_spans(figure), None),
    )


def _stated(rates: Iterable[StatedRate], of: str, to: str, on: date) -> StatedRate | None:
    """The person's rate for two currencies: the newest up to the day, else one without a day, else the next after it."""
    fitting = [one for one in rates if {one.base, one.quote} == {of, to} and one.rate.number > 0]
    up_to = [one for one in fitting if one.on is not None and one.on.day <= on]
    if up_to:
        return max(up_to, key=lambda one: one.on.day if one.on else date.min)
    undated = [one for one in fitting if one.on is None]
    return undated[0] if undated else min(fitting, key=lambda one: one.on.day if one.on else on, default=None)


def _own(stated: StatedRate, to: str, on: date) -> Rate:
    return Rate(
        to=to,
        figure=Figure(
            f"{stated.rate.id}.used", f"your own exchange rate, {stated.quote} for one {stated.base}", stated.rate.number,
            f"{stated.quote} per {stated.base}", "stated in the case, and used before any published rate", (stated.rate,),
        ),
        divides=stated.base == to,
        source=stated.source.text if stated.source else "stated in the case",
        day=stated.on,
        old=stated.on is not None and on - stated.on.day > OLD_AFTER,
    )  # fmt: skip


def _published(found: DatedRate, of: str, to: str, *, divides: bool) -> Rate:
    base, quote = (to, of) if divides else (of, to)
    value = found.rate if _is_short(found.rate) else SHOWN.plus(found.rate)
    id = f"rates.{base}_{quote}_on_{found.day.isoformat()}".lower()
    name = f"exchange rate, {quote} for one {base}"
    return Rate(
        to=to,
        figure=Figure(id, name, value, f"{quote} per {base}", "as published for its day", found.sources),
        divides=divides,
        source="; ".join(one.title for one in found.sources),
        day=Figure(f"{id}.day", f"day of the {name}", found.day, DAY, "as published", found.sources),
        old=found.stale,
        checked=None
        if found.checked is None
        else Figure(
            f"{id}.checked", f"day of the fixed {name}", found.checked, DAY, "as published", found.sources[-1:]
        ),
    )


def _is_told_the_other_way(straight: Decimal, back: Decimal) -> bool:
    """Whether a rate is used the other way round: as it is published, and of two endless ones the one above one.

    So a pair has one rate, whichever way it is converted.
    """
    if _is_short(straight) or _is_short(back):
        return not _is_short(straight)
    return straight < 1


def _is_short(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= SHOWN.prec


def _spans(figure: Figure) -> Iterator[Span]:
    for origin in figure.origins:
        if isinstance(origin, Span):
            yield origin
        elif isinstance(origin, Figure):
            yield from _spans(origin)
