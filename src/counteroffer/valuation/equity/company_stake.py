"""A private grant as a stake in its company: what the case states of price, shares, preferences and dilution, put together.

What one times means is taken from the case, in this order: the price of a preferred share in the last round, the
stated price of a share, the 409A value of a common share, the grant's own stated value. Preferences are taken off
where the last price and the fully diluted shares are stated; whatever is not stated is left out and said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.equity.company_waterfall import NOTHING, Capital, after_dilution
from counteroffer.valuation.equity.equity_lines import vesting_of, vesting_taken
from counteroffer.valuation.equity.share_stake import ShareStake
from counteroffer.valuation.valuation import Horizon

ONE = Fraction(1)
APART = ("carry", "profit-sharing", "ppu")  # no shares of the company


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What one times means and how it is shared, with what was left out on the way."""

    reference: Sentence
    price: Fraction
    capital: Capital | None
    company: Fraction
    kept: Fraction
    origins: tuple[Figure, ...]
    leaves_out: tuple[Sentence, ...]

    @property
    def after(self) -> str:
        """What is taken off before a share is paid, in words."""
        off = ["dilution"] if self.kept != 1 else []
        return " and ".join([*off, "preferences"] if self.capital else off)


def company_stake(
    grant: EquityGrant, horizon: Horizon, *, strike: Figure | None = None, paid: bool = False
) -> ShareStake | None:
    """The stake of a private grant; None where the case states no number of units, or nothing that one times could be.

    `grant` has its company's terms (with_company_terms). `strike` is taken off each share; `paid` says that the person
    pays it in (options) and that it is not only a base price.
    """
    terms = _terms(grant)
    if terms is None or grant.refresher is not None or (strike is not None and grant.shares is None):
        return None
    vesting, assumed = vesting_of(grant, horizon)
    times = _number(grant.multiplier) if grant.multiplier is not None else ONE
    return ShareStake(
        reference=terms.reference, after=terms.after,
        origins=(*_stated(grant.shares or grant.grant, grant.multiplier, strike, assumed), *terms.origins),
        leaves_out=(*terms.leaves_out, *vesting_taken(assumed)), units=_units(grant) * times, price=terms.price, vesting=vesting,
        strike=_number(strike) if strike is not None else NOTHING, kept=terms.kept, capital=terms.capital,
        company=terms.company, paid=paid,
    )  # fmt: skip


def with_company_terms(grant: EquityGrant, offer: Offer) -> EquityGrant:
    """A grant with what the offer's other private grants state of the company: its price, shares, preferences, dilution.

    What the grant itself states stands; all grants of one offer are of one company.
    """
    others = tuple(other for other in offer.equity if not other.listed and other.kind not in APART)
    return replace(
        grant,
        preferred=_first(grant.preferred, *(other.preferred for other in others)),
        fmv_409a=_first(grant.fmv_409a, *(other.fmv_409a for other in others)),
        fully_diluted=_first(grant.fully_diluted, *(other.fully_diluted for other in others)),
        preferences=_first(grant.preferences, *(other.preferences for other in others)),
        preferred_shares=_first(grant.preferred_shares, *(other.preferred_shares for other in others)),
        dilution=_first(grant.dilution, *(other.dilution for other in others)),
        participating=next((one.participating for one in (grant, *others) if one.participating is not None), None),
    )


def _first(*figures: Figure | None) -> Figure | None:
    return next((figure for figure in figures if figure is not None), None)


def _units(grant: EquityGrant) -> Fraction:
    """The units granted; a grant that states its value alone is so many units of its unit price, or one unit."""
    if grant.shares is not None:
        return _number(grant.shares)
    price = _unit_price(grant)
    return _number(grant.grant) / _number(price) if price is not None and grant.grant is not None else ONE


def _unit_price(grant: EquityGrant) -> Figure | None:
    """The price that turns a stated value into shares: as stated, else the price of a share now."""
    prices = (grant.grant_price, grant.price, grant.preferred, grant.fmv_409a)
    return next((price for price in prices if price is not None and price.number), None)


def _terms(grant: EquityGrant) -> Terms | None:
    found = _reference(grant)
    kept = ONE - (_number(grant.dilution) if grant.dilution is not None else NOTHING)
    if found is None or kept <= 0 or not (grant.shares or grant.grant):
        return None
    price, reference, left_out = found
    capital, worth, taken = _capital(grant, kept)
    unit_price = None if grant.shares else _unit_price(grant)
    known = (grant.preferred, grant.fully_diluted, grant.preferences, grant.preferred_shares) if capital else ()
    figures = _stated(
        *(part for part in reference.parts if isinstance(part, Figure)), unit_price, *known, taken, grant.dilution
    )
    return Terms(
        reference=reference, price=price, capital=capital, company=worth, kept=kept,
        origins=tuple(dict.fromkeys(figures)), leaves_out=(*left_out, *_left_out(grant, capital, taken), *_by_value(grant)),
    )  # fmt: skip


def _reference(grant: EquityGrant) -> tuple[Fraction, Sentence, tuple[Sentence, ...]] | None:
    """What one times means: the price of a unit, its words, and what has to be said of it."""
    if grant.preferred is not None and grant.preferred.number:
        said = say("the last round ({price} a preferred share)", price=grant.preferred)
        return _number(grant.preferred), said, ()
    common = say("The case states no price of a preferred share, so the multiple is that of a common share.")
    priced = ((grant.price, "stated price"), (grant.fmv_409a, "409A value"), (grant.grant_price, "price at grant"))
    for price, words in priced:
        if price is not None and price.number:
            said = say("what it is worth now (by the {what} of {price} a share)", what=words, price=price)
            return _number(price), said, (common,)
    units = _units(grant)
    if grant.grant is None or grant.strike is not None or not units:
        return None
    said = say("what it is worth now (by the stated value of {grant})", grant=grant.grant)
    return _number(grant.grant) / units, said, ()


def _capital(grant: EquityGrant, kept: Fraction) -> tuple[Capital | None, Fraction, Figure | None]:
    """Who shares in the company, its worth at one times, and the count of preferred shares where it is derived."""
    price, all_shares, first = grant.preferred, grant.fully_diluted, grant.preferences
    if price is None or all_shares is None or first is None or not price.number or not all_shares.number:
        return None, NOTHING, None
    derived = None
    if grant.preferred_shares is None and not grant.participating:
        derived = Figure(
            f"{grant.id}.preferred_shares_taken", "preferred shares, as taken",
            Decimal(int(_number(first) / _number(price))), "shares", "the preferences divided by the last price",
            (first, price),
        )  # fmt: skip
    count = grant.preferred_shares or derived
    preferred = _number(count) if count is not None else NOTHING
    if preferred >= _number(all_shares):
        return None, NOTHING, None
    capital = Capital(
        shares=after_dilution(_number(all_shares), ONE - kept),
        preferred=preferred,
        preferences=_number(first),
        participating=bool(grant.participating),
    )
    return capital, _number(price) * _number(all_shares), derived


def _left_out(grant: EquityGrant, capital: Capital | None, taken: Figure | None) -> Iterator[Sentence]:
    """What the case does not state of preferences and dilution."""
    if grant.preferences is None:
        yield say("What preferred shares take first is not stated, so it is not taken off.")
    elif capital is None:
        yield say(
            "The preferences of {first} cannot be taken off: the price of a preferred share, the fully diluted shares or a possible count of preferred shares is missing.",
            first=grant.preferences,
        )
    elif grant.participating is None:
        yield say("Whether preferred shares also share in the rest is not stated; it is taken that they do not.")
    if taken is not None:
        yield say(
            "How many preferred shares there are is not stated; {count} are taken, the preferences divided by the last price. Where earlier rounds paid less there are more of them, and a common share gets more.",
            count=taken,
        )
    if grant.dilution is None:
        yield say("Dilution by new shares before an exit is not stated, so it is not taken off.")
    elif capital is not None:
        yield say("What new shares would take first is not known, so it is not taken off.")


def _by_value(grant: EquityGrant) -> Iterator[Sentence]:
    """What has to be said where the number of shares is not stated."""
    if grant.shares is not None:
        return
    price = _unit_price(grant)
    if price is None:
        yield say("The number of shares is not stated; the stated value is taken to grow with the company.")
    else:
        yield say(
            "The number of shares is not stated; it is taken as the stated value at {price} a share.", price=price
        )


def _stated(*figures: Figure | None) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure is not None)


def _number(figure: Figure) -> Fraction:
    return Fraction(figure.number)
