"""The indifference price: what an offer must add, one way at a time, for its yearly worth to equal the leader's.

A gap g a year is closed by g / f more base, where f is what one more unit of base adds to an average year through all lines
(Line.of_base); by g x n more sign-on, paid in the first year of n expected ones; by g x n / (v x c) more listed equity, of which
the share v vests within the expected years and the share c is counted. Each is rounded up to a whole unit, the offer is
valued again with it, and it is raised until that closes the gap. Source: arithmetic.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.offers.periods import whole
from counteroffer.offers.vesting import even_vesting
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, Words, listed, say
from counteroffer.valuation.assumptions import LISTED_EQUITY_COUNTED, PSU_MULTIPLIER, VEST_YEARS
from counteroffer.valuation.comparing.comparison import Indifference, Side
from counteroffer.valuation.comparing.component_rows import counted_years
from counteroffer.valuation.comparing.sides import worth_of
from counteroffer.valuation.comparing.telling_apart import Apart
from counteroffer.valuation.equity.listed_grants import is_listed_grant, worth_now
from counteroffer.valuation.valuing import value_offer

TRIES = 8
ONE_UNIT = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Gap:
    """One side behind the leader: by how much a year, in the comparison's currency."""

    side: Side
    target: Decimal
    number: Figure
    id: str
    on: date

    @property
    def name(self) -> Words:
        """Whose gap it is."""
        return self.side.contender.name

    def worth_with(self, offer: Offer) -> Decimal:
        """The side's worth with a changed offer."""
        changed = value_offer(self.side.contender.case, offer)
        return worth_of(self.side, changed, self.side.valuation.currency, self.on)

    def own(self, amount: Decimal) -> Decimal:
        """An amount of the comparison's currency in the offer's own, not rounded."""
        rate = self.side.rate
        if rate is None:
            return amount
        return amount * rate.figure.number if rate.divides else amount / rate.figure.number


def find_indifferences(
    sides: Sequence[Side], names: Sequence[Words], ranking: Sequence[int], on: date
) -> tuple[Indifference, ...]:
    """What each side behind the first must add to equal it, in the order of the ranking."""
    return tuple(_indifference(sides, names, ranking[0], worse, on) for worse in ranking[1:])


def _indifference(sides: Sequence[Side], names: Sequence[Words], better: int, worse: int, on: date) -> Indifference:
    leader, side = sides[better], sides[worse]
    id = f"{side.valuation.id}.indifference"
    amount = leader.worth.number - side.worth.number
    because = "the difference of the two yearly worths"
    name = f"what {names[worse].text} is worth less a year than {names[better].text}"
    number = Figure(f"{id}.gap", name, amount, side.valuation.currency, because, (leader.worth, side.worth))
    gap = _Gap(side, leader.worth.number, number, id, on)
    prices = (_base(gap), _sign_on(gap), _equity(gap))
    base, sign_on, equity = (price if isinstance(price, Figure) else None for price in prices)
    return Indifference(
        better=better,
        worse=worse,
        gap=number,
        base=base,
        sign_on=sign_on,
        equity=equity,
        said=_said(names[worse], names[better], base, sign_on, equity),
        why_not=tuple(price for price in prices if isinstance(price, Sentence)),
    )


def _base(gap: _Gap) -> Figure | Sentence:
    lines = [line for line in gap.side.valuation.lines if line.of_base]
    factor = sum((line.of_base for line in lines), Decimal(0))
    offer, base = gap.side.contender.offer, gap.side.contender.valuation.base
    if offer.base is None or factor <= 0:
        return say("More base adds nothing to {name} as it is valued, so no base closes the gap.", name=gap.name)
    pay = offer.base

    def worth(added: Decimal) -> Decimal:
        stated = replace(base, id="indifference.base", value=base.number + added)
        return gap.worth_with(replace(offer, base=replace(pay, stated=stated, period="year", hours_a_week=None)))

    added = _least(gap, gap.own(gap.number.number) / factor, factor, worth)
    if added is None:
        return say("No base was found that closes the gap of {name}.", name=gap.name)
    because = "the gap, divided by what one more unit of base adds to an average year, rounded up"
    name = f"more base a year that makes {gap.side.contender.name.text} worth as much"
    origins = tuple(dict.fromkeys(origin for line in lines for origin in line.of_base_origins))
    return Figure(f"{gap.id}.base", name, added, base.unit, because, (gap.number, *origins, *_rate(gap.side)))


def _sign_on(gap: _Gap) -> Figure:
    """One payment more within the first year; its worth spreads over the expected years."""
    side, years = gap.side, counted_years(gap.side)
    expected = side.valuation.expected
    now = sum((year.number for year in side.valuation.years[:years]), Decimal(0))
    liked = side.prefer_by.number if side.prefer_by else Decimal(0)

    def worth(added: Decimal) -> Decimal:
        paid = side.rate.convert(added) if side.rate else added
        return whole((now + whole(paid)) / years) + liked

    added = _least(gap, gap.own(gap.number.number) * years, Decimal(1) / years, worth)
    assert added is not None  # every further unit counts
    because = "the gap times the expected years, rounded up: paid once, in the first year"
    name = f"more sign-on bonus that makes {side.contender.name.text} worth as much"
    unit = side.contender.valuation.currency
    return Figure(f"{gap.id}.sign_on", name, added, unit, because, (gap.number, expected, *_rate(side)))


def _equity(gap: _Gap) -> Figure | Sentence:
    """More of the offer's own listed grant, on its schedule."""
    contender, years = gap.side.contender, counted_years(gap.side)
    grant = next(_listed_grants(contender.offer), None)
    if grant is None:
        return say(
            "{name} holds no listed grant with a stated worth, so no equity is priced: private shares count zero.",
            name=gap.name,
        )
    held = worth_now(grant, contender.valuation.currency)
    assert held is not None  # a listed grant with a worth was asked for
    shares = tuple(_shares_counted(grant, contender.case, years))
    factor = Decimal(1) / years
    for share in shares:
        factor *= share.number
    if factor <= 0:
        return say(
            "Of the listed grant of {name} nothing vests and counts in the expected years, so no equity closes the gap.",
            name=gap.name,
        )

    def worth(added: Decimal) -> Decimal:
        larger = replace(held, id="indifference.equity", value=held.number + added)
        larger_grant = replace(grant, grant=larger, shares=None, price=None, grant_price=None)
        equity = tuple(larger_grant if one is grant else one for one in contender.offer.equity)
        return gap.worth_with(replace(contender.offer, equity=equity))

    added = _least(gap, gap.own(gap.number.number) / factor, factor, worth)
    if added is None:
        return say("No grant was found that closes the gap of {name}.", name=gap.name)
    because = (
        "the gap, divided by what a unit of the grant adds to an average year: the share vested and counted; rounded up"
    )
    name = f"more listed equity, at the present price, that makes {contender.name.text} worth as much"
    rests_on = Apart(gap.side.prefix).figures((held, *shares))
    origins = (gap.number, *rests_on, gap.side.valuation.expected, *_rate(gap.side))
    return Figure(f"{gap.id}.equity", name, added, held.unit, because, origins)


def _shares_counted(grant: EquityGrant, case: Case, years: int) -> Iterator[Figure]:
    """What a grant's worth is multiplied with: the share vested in the expected years, the share counted, the multiplier."""
    assumed = case.assumption(VEST_YEARS, "years of vesting")
    vested = (grant.vesting or even_vesting(int(assumed.number))).vested_after(12 * years)
    because = "the part of the grant that vests within the expected years"
    origin = grant.span if grant.vesting else assumed
    share = Decimal(vested.numerator) / vested.denominator
    yield Figure(f"{grant.id}.vested_as_expected", "share of the grant that vests", share, SHARE, because, (origin,))
    yield case.assumption(LISTED_EQUITY_COUNTED, "share of the listed grant that is counted")
    if grant.kind == "psu":
        yield grant.multiplier or case.assumption(PSU_MULTIPLIER, "multiplier of performance shares")


def _listed_grants(offer: Offer) -> Iterator[EquityGrant]:
    for grant in offer.equity:
        is_plain = is_listed_grant(grant) and grant.refresher is None
        if is_plain and worth_now(grant, offer.currency) is not None:
            yield grant


def _least(gap: _Gap, guess: Decimal, factor: Decimal, worth: Callable[[Decimal], Decimal]) -> Decimal | None:
    """The guess in whole units, rounded up, raised while the worth with it falls short of the target; None if it stays short."""
    added = guess.to_integral_value(rounding=ROUND_CEILING)
    for _try in range(TRIES):
        short = gap.target - worth(added)
        if short <= 0:
            return added
        added += max(ONE_UNIT, (gap.own(short) / factor).to_integral_value(rounding=ROUND_CEILING))
    return None


def _rate(side: Side) -> tuple[Figure, ...]:
    return (side.rate.figure,) if side.rate else ()


def _said(worse: Words, better: Words, base: Figure | None, sign_on: Figure | None, equity: Figure | None) -> Sentence:
    ways = []
    if base is not None:
        ways.append(say("{amount} more base a year", amount=base))
    if sign_on is not None:
        ways.append(say("{amount} more sign-on bonus", amount=sign_on))
    if equity is not None:
        ways.append(say("{amount} more listed equity", amount=equity))
    return say("{worse} equals {better} with {ways}.", worse=worse, better=better, ways=listed(ways, last="or"))
