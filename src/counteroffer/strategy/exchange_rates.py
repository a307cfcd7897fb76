"""What a unit of each part of pay is worth a year, by valuation: the default trade-offs where the person gave no answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.offers.periods import PERIODS
from counteroffer.strategy.preferences import Price
from counteroffer.strategy.scale import Scale
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.valuation.assumptions import BONUS_PAYOUT, LEAVE_COUNTED
from counteroffer.valuation.equity.listed_grants import is_listed_grant
from counteroffer.valuation.pay import only_grant
from counteroffer.valuation.valuation import Line, Valuation

PLACES = Decimal("0.0001")
WORKING_DAYS, _WORDS = PERIODS["day"]
NAMES = {
    "base": "worth a year of one more unit of base salary",
    "sign_on": "worth a year of one more unit of sign-on bonus",
    "equity": "worth a year of one more unit of the equity grant",
    "leave": "worth a year of one more day of leave",
    "bonus": "worth a year of one more unit of bonus",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is weighed: the offer on the table, its valuation and its scale."""

    case: Case
    offer: Offer
    valuation: Valuation
    scale: Scale

    @property
    def currency(self) -> str:
        """The currency of the offer."""
        return self.offer.currency

    def line(self, component: str) -> Line | None:
        """The valued line of a component; None where none is valued, or several are."""
        found = [line for line in self.valuation.lines if line.component == component and line.years]
        return found[0] if len(found) == 1 else None

    def line_of(self, grant: EquityGrant) -> Line | None:
        """The valued line of one grant."""
        own = grant.id.removeprefix(f"{self.offer.id}.")
        return next((line for line in self.valuation.lines if line.id.endswith(f".{own}") and line.years), None)

    def average(self, line: Line) -> Decimal:
        """What a line pays in an average year of those expected."""
        counted = line.years[: int(self.valuation.expected.number)]
        return sum((year.number for year in counted), Decimal(0)) / len(counted)


def default_prices(ground: Ground) -> Iterator[Price]:
    """The prices that valuation gives: base, bonus, sign-on bonus, a listed grant, a day of leave."""
    origins = (ground.scale.worth, ground.scale.base, *ground.scale.factor_origins)
    because = "what a unit of base adds to the yearly worth, what follows base with it"
    yield _price("base", ground.scale.factor, ground, because, origins)
    yield _sign_on(ground)
    yield from _bonus(ground)
    yield from _equity(ground)
    counted = ground.case.assumption(LEAVE_COUNTED, "share of a day's pay that a day of leave is counted at")
    day = ground.scale.base.number / WORKING_DAYS * counted.number
    because = "a day's pay, base over working days, times the share counted"
    yield _price("leave", day, ground, because, (ground.scale.base, counted))


def listed_grant(offer: Offer) -> tuple[EquityGrant, Figure] | None:
    """The one grant that can be asked to grow: of listed shares, with a value; None for private equity and carry.

    Private equity or carry beside it stay as they are; of several listed grants it is not known which one would grow.
    """
    listed = [grant for grant in offer.equity if is_listed_grant(grant) and grant.refresher is None]
    found = only_grant(replace(offer, equity=tuple(listed)))
    return found if found is not None and len(listed) == 1 and found[1].number else None


def bonus_at(ground: Ground, base: Decimal) -> tuple[Decimal, tuple[Figure, ...]]:
    """What a unit of the bonus target is worth a year at a base: a whole share of base, or one unit of an amount."""
    bonus, line = ground.offer.bonus, ground.line("bonus")
    if bonus is not None and line is not None and bonus.target.number:
        paid = ground.average(line) + line.of_base * (base - ground.scale.base.number)
        return paid / bonus.target.number, (bonus.target, *line.years[:1], *line.of_base_origins)
    payout = ground.case.assumption(BONUS_PAYOUT, "share of the bonus that is paid")
    return base * payout.number, (ground.scale.base, payout)


def _sign_on(ground: Ground) -> Price:
    """A unit of sign-on bonus: what is paid of it in the expected years, over them."""
    sign_on, line, years = ground.offer.sign_on, ground.line("sign_on"), ground.valuation.expected
    if sign_on is None or line is None or not sign_on.amount.number:
        because = "paid once, spread over the expected years"
        return _price("sign_on", 1 / years.number, ground, because, (years,))
    because = "paid once, spread over the expected years, as the one offered is"
    rate = ground.average(line) / sign_on.amount.number
    return _price("sign_on", rate, ground, because, (sign_on.amount, *line.years[:1], years))


def _bonus(ground: Ground) -> Iterator[Price]:
    """One unit of bonus in money, paid as far as the offer's bonus is counted."""
    rate, origins = bonus_at(ground, ground.scale.base.number)
    bonus = ground.offer.bonus
    if bonus is None or bonus.target.unit == SHARE:
        rate = rate / ground.scale.base.number if ground.scale.base.number else Decimal(0)
    yield _price("bonus", rate, ground, "a unit of bonus at target, times the share that is paid", origins)


def _equity(ground: Ground) -> Iterator[Price]:
    grant = listed_grant(ground.offer)
    line = ground.line_of(grant[0]) if grant is not None else None
    if grant is not None and line is not None:
        because = "what the grant pays in an average year, over the grant"
        rate = ground.average(line) / grant[1].number
        yield _price("equity", rate, ground, because, (grant[1], *line.years[:1], ground.valuation.expected))


def _price(term: str, rate: Decimal, ground: Ground, because: str, origins: tuple[Figure, ...]) -> Price:
    value = rate.quantize(PLACES, rounding=ROUND_HALF_UP)
    worth = Figure(f"preferences.rates.{term}", NAMES[term], value, ground.currency, because, origins)
    return Price(term=term, worth=worth, told_by="valuation")
