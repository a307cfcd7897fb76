"""Pay on the table: base with a bonus in per cent of it, a bonus in money, the sign-on bonus, a grant of listed shares.

A bonus in per cent of base depends on base, so both are joined to one issue whose options are all their combinations:
the product stays small (some sixty steps of base times the points of the bonus), so no reference base is fixed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from counteroffer.strategy.agenda import Bargained, Term, Topic, cents, quoted_top, round_steps, topic
from counteroffer.strategy.asking import round_down, step_at
from counteroffer.strategy.bargaining.joining import join_issues
from counteroffer.strategy.exchange_rates import bonus_at, listed_grant
from counteroffer.strategy.opened_terms import opened_by
from counteroffer.strategy.preferences import Price
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.printing import printed_value
from counteroffer.valuation.assumptions import VEST_YEARS

MOST_BASES = 60
MOST_STEPS = 3  # few and wide: packages that differ then differ visibly; base alone is tuned finely
SMALLEST_STEP = Decimal(500)
POINT = Decimal("0.01")
TWO_PLACES = Decimal("0.01")


def pay_topics(bargained: Bargained) -> Iterator[Topic]:
    """The topics of pay; base is always there, as fixed as it may be."""
    yield base_topic(bargained)
    bonus = bargained.ground.offer.bonus
    if bonus is not None and bonus.target.unit != SHARE:
        yield from _money_topic(bargained, "bonus", "Bonus", bonus.target, Decimal(1))
    yield from _sign_on(bargained)
    yield from _equity(bargained)


def base_topic(bargained: Bargained) -> Topic:
    """Base from the offer to the top of the evidence, joined with a bonus in per cent; all combinations that must-haves allow."""
    base, bonus = _base_term(bargained), _bonus_term(bargained)
    bases = tuple(_bases(bargained))
    if bonus is None:
        weighed = {
            value: (bargained.ground.scale.worth_at(value), base_cost(bargained, value, None)) for value in bases
        }
        return topic(base, weighed)
    shares = tuple(_shares(bargained))
    by_label = {printed_value(value, base.unit): value for value in bases}
    by_points = {printed_value(value, SHARE): value for value in shares}

    def measure(labels: Mapping[str, str]) -> tuple[int, int]:
        value, share = by_label[labels["base"]], by_points[labels["bonus"]]
        return cents(_worth(bargained, value, share)), cents(base_cost(bargained, value, share))

    joined = join_issues({"base": tuple(by_label), "bonus": tuple(by_points)}, measure)
    return Topic(
        issue=joined.issue,
        terms=(base, bonus),
        values=tuple((by_label[one["base"]], by_points[one["bonus"]]) for one in joined.combinations),
    )


def base_cost(bargained: Bargained, base: Decimal, share: Decimal | None) -> Decimal:
    """What base, its load and the bonus on it cost the employer a year; the bonus as far as it is counted as paid."""
    cost = base * (1 + bargained.costs.load.number)
    if share is None:
        return cost
    offered = offered_share(bargained) or Decimal(0)
    counted = offered + (share - offered) * bargained.dearer("bonus")
    return cost + bonus_at(bargained.ground, base)[0] * counted


def offered_share(bargained: Bargained) -> Decimal | None:
    """The offered bonus in per cent of base, as a share; None where the bonus is an amount or there is none."""
    bonus = bargained.ground.offer.bonus
    return bonus.target.number if bonus is not None and bonus.target.unit == SHARE else None


def _worth(bargained: Bargained, base: Decimal, share: Decimal) -> Decimal:
    """The yearly worth at another base and bonus, all else as offered."""
    more = share - (offered_share(bargained) or Decimal(0))
    price = bargained.preferences.prices.get("bonus")
    if price is not None and price.told_by == "answer":
        return bargained.ground.scale.worth_at(base) + price.worth_of(more * bargained.ground.scale.base.number)
    return bargained.ground.scale.worth_at(base) + more * bonus_at(bargained.ground, base)[0]


def _base_term(bargained: Bargained) -> Term:
    position, base = bargained.situation.position, bargained.ground.scale.base
    known = tuple(one.value for one in bargained.demands("base"))
    known = (
        *((position.anchor,) if position.anchor else ()),
        *((position.ceiling,) if position.ceiling else ()),
        *known,
    )
    return Term(name="base", title="Base salary", unit=base.unit, offered=base, top=known[:2], known=known)


def _bases(bargained: Bargained) -> Iterator[Decimal]:
    position, offered = bargained.situation.position, bargained.ground.scale.base.number
    values = {offered}
    if position.anchor is not None and position.ceiling is not None and not bargained.is_final("base"):
        values |= {position.anchor.number, *_rungs(offered, position.ceiling.number)}
    allowed = {value for value in values if all(one.holds_for(value) for one in bargained.demands("base"))}
    yield from sorted(allowed or {max([offered, *(one.value.number for one in bargained.demands("base"))])})


def _rungs(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """The ladder's round steps above an offered base up to the ceiling, wider where there would be too many."""
    width = 1
    while (high - low) / (step_at(low) * width) > MOST_BASES:
        width *= 2
    value = round_down(low + step_at(low) * width)
    while value <= high:
        if value > low:
            yield value
        value = round_down(value + step_at(value) * width)


def _bonus_term(bargained: Bargained) -> Term | None:
    """The bonus in per cent of base; None where it is fixed, or an amount."""
    bonus = bargained.ground.offer.bonus
    demands = [one for one in bargained.demands("bonus") if one.value.unit == SHARE]
    if bonus is None and not demands and not _opens_bonus(bargained):
        return None
    if bonus is not None and bonus.target.unit != SHARE:
        return None
    top = _stated_bonus(bargained)
    return Term(
        name="bonus", title="Bonus, of base", unit=SHARE, offered=bonus.target if bonus is not None else None,
        top=(top or bargained.room,), known=tuple(one.value for one in demands),
    )  # fmt: skip


def _opens_bonus(bargained: Bargained) -> bool:
    """Whether a bonus on which the offer is silent can be asked for: a guide's lever opens it, and its range is stated."""
    stated, base = _stated_bonus(bargained), bargained.ground.scale.base.number
    return stated is not None and base > 0 and opened_by(bargained.guide_levers, "bonus") is not None


def _stated_bonus(bargained: Bargained) -> Figure | None:
    """The top of a stated range for the bonus, where one is stated."""
    stated = bargained.situation.benchmark.best("bonus")
    return stated.high if stated is not None else None


def _shares(bargained: Bargained) -> Iterator[Decimal]:
    """The points of the bonus: from what is offered to the top of a stated range, else as far as a part is taken to move.

    A top in money is taken over the base offered, in whole points.
    """
    offered, base = offered_share(bargained) or Decimal(0), bargained.ground.scale.base.number
    demands = [one for one in bargained.demands("bonus") if one.value.unit == SHARE]
    values = {offered, *(one.value.number for one in demands)}
    if (offered or _opens_bonus(bargained)) and not bargained.is_final("bonus"):
        stated = _stated_bonus(bargained)
        top = offered * (1 + bargained.room.number)
        if stated is not None and (stated.unit == SHARE or base):
            top = stated.number if stated.unit == SHARE else stated.number / base
        more = bargained.wanted("bonus")
        high, most = max(top, offered + more / base) if base else top, bargained.most("bonus", SHARE)
        values |= set(round_steps(offered, high if most is None else min(high, most), MOST_STEPS, POINT))
    allowed = {value for value in values if all(one.holds_for(value) for one in demands)}
    yield from sorted(allowed or {max(values)})


def _sign_on(bargained: Bargained) -> Iterator[Topic]:
    """The sign-on bonus: up to the number of its lever, else as far as a part is taken to move; none on top of a raise."""
    if bargained.situation.case.kind == "raise":
        return
    sign_on, lever = bargained.ground.offer.sign_on, bargained.lever("sign-on-bonus")
    offered = sign_on.amount if sign_on is not None else None
    top = lever.ask if lever is not None and lever.ask is not None else quoted_top(bargained, "sign_on")
    if sign_on is not None and (sign_on.reimbursed or not sign_on.amount.number):
        return
    years = bargained.costs.years.number
    yield from _money_topic(bargained, "sign_on", "Sign-on bonus", offered, 1 / years, top=top)


def _equity(bargained: Bargained) -> Iterator[Topic]:
    """A grant of listed shares: up to the top of a stated range, else as far as a part is taken to move."""
    found, lever = listed_grant(bargained.ground.offer), bargained.lever("equity-grant")
    if found is None:
        return
    grant, value = found
    assumed = bargained.situation.case.assumption(VEST_YEARS, "years of vesting")
    years = Decimal(float(grant.vesting.years)).quantize(TWO_PLACES) if grant.vesting else assumed.number
    yield from _money_topic(
        bargained, "equity", "Equity grant", value, 1 / max(years, Decimal(1)), top=lever.ask if lever else None
    )


def _money_topic(
    bargained: Bargained, name: str, title: str, offered: Figure | None, a_year: Decimal, top: Figure | None = None
) -> Iterator[Topic]:
    """A part of the pay that is an amount: its worth by its price, its cost the amount times `a_year`."""
    price, unit = bargained.preferences.price(name), bargained.ground.currency
    demands = [one for one in bargained.demands(name) if one.value.unit == unit]
    start = offered.number if offered is not None else Decimal(0)
    high = start if bargained.is_final(name) else _reach(bargained, name, start, top)
    most = bargained.most(name, unit)
    high = high if most is None else max(start, min(high, most))
    values = {start, *round_steps(start, high, MOST_STEPS, SMALLEST_STEP), *(one.value.number for one in demands)}
    values |= {top.number} if top is not None and start < top.number == high else set()
    values = {value for value in values if value >= start and all(one.holds_for(value) for one in demands)}
    if price is None or not values:
        values = {max([start, *(one.value.number for one in demands)])}
    if values == {Decimal(0)}:
        return
    term = Term(
        name=name, title=title, unit=unit, offered=offered, top=(top or bargained.room,),
        known=(*((top,) if top is not None else ()), *(one.value for one in demands)),
    )  # fmt: skip
    dearer = bargained.dearer(name)
    weighed = {value: (_gain(price, value - start), (start + (value - start) * dearer) * a_year) for value in values}
    yield replace(topic(term, weighed), standing=cents(start * a_year))


def _reach(bargained: Bargained, name: str, start: Decimal, top: Figure | None) -> Decimal:
    """As far as an amount is taken to move."""
    stated = top.number if top is not None else start * (1 + bargained.room.number)
    return max(stated, start + bargained.wanted(name))


def _gain(price: Price | None, more: Decimal) -> Decimal:
    return price.worth_of(more) if price is not None else Decimal(0)
