"""Contenders become sides: one currency, figures told apart, and the worth that they are ranked by."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from counteroffer.offers.case import Case, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Words, say
from counteroffer.valuation.comparing.comparison import Absent, Contender, LeftOut, Side
from counteroffer.valuation.comparing.telling_apart import Apart
from counteroffer.valuation.currencies.converting import NotConverted, convert, find_rate
from counteroffer.valuation.currencies.converting_valuations import convert_valuation
from counteroffer.valuation.leaving.keeping import keep_if_leaving
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer

_NO_BASE = "{name} is left out: it states no base salary."


def contenders_of(case: Case, offer: Offer, name: Words) -> tuple[Contender, ...]:
    """An offer of a case and every alternative of it that states base pay, each valued; the offer stands first."""
    found = list(own_contender(case, offer, name))
    for one in case.alternatives:
        valuation = value_offer(case, one.offer) if one.offer else None
        if one.offer is not None and valuation is not None:
            found.append(
                Contender(
                    name=one.name, case=case, offer=one.offer, valuation=valuation, prefer_by=one.prefer_by,
                    probability=one.probability, expires=one.expires or one.offer.expires,
                )
            )  # fmt: skip
    return tuple(found)


def own_contender(case: Case, offer: Offer, name: Words) -> tuple[Contender, ...]:
    """An offer of a case alone; nothing where it states no base pay."""
    valuation = value_offer(case, offer)
    if valuation is None:
        return ()
    return (Contender(name=name, case=case, offer=offer, valuation=valuation, expires=offer.expires),)


def absent_ones(case: Case, offer: Offer | None, name: Words, *, alternatives: bool = True) -> Iterator[Absent]:
    """The offer of a case and its alternatives that cannot be compared, each with the reason."""
    if offer is None:
        yield Absent(name=name, why=say("{name} is left out: the case holds no offer.", name=name))
    elif offer.base is None:
        yield Absent(name=name, why=say(_NO_BASE, name=name))
    for one in case.alternatives if alternatives else ():
        if one.offer is None or one.offer.base is None:
            why = "{name} is left out: searching on states no pay." if one.kind == "search" else _NO_BASE
            yield Absent(name=one.name, why=say(why, name=one.name))


def make_sides(contenders: Sequence[Contender], on: date) -> tuple[tuple[Side, ...], tuple[LeftOut, ...]]:
    """The contenders in the first one's currency at the rates of a day, and those for which no rate is known."""
    sides: list[Side] = []
    left_out: list[LeftOut] = []
    cases: list[Case] = []
    for contender in contenders:
        if all(contender.case is not known for known in cases):
            cases.append(contender.case)
        number = next(place for place, known in enumerate(cases, start=1) if known is contender.case)
        made = _side(contender, contenders[0].valuation.currency, on, Apart(f"case_{number}." if number > 1 else ""))
        if isinstance(made, Side):
            sides.append(made)
        else:
            left_out.append(LeftOut(contender=contender, why=made))
    return tuple(sides), tuple(left_out)


def worth_of(side: Side, valuation: Valuation | None, currency: str, on: date) -> Decimal:
    """What another valuation of a side's offer would make its worth, in the comparison's currency."""
    assert valuation is not None  # a contender states base pay, and no assumption takes it away
    changed = convert_valuation(valuation, currency, on, side.contender.case)
    assert not isinstance(changed, NotConverted)  # the side itself was converted at the same rate
    return changed.average.number + (side.prefer_by.number if side.prefer_by else 0)


def _side(contender: Contender, currency: str, on: date, apart: Apart) -> Side | NotConverted:
    own = contender.valuation.currency
    valuation = convert_valuation(contender.valuation, currency, on, contender.case)
    if isinstance(valuation, NotConverted):
        return valuation
    prefer_by = convert(contender.prefer_by, currency, on, contender.case) if contender.prefer_by else None
    if isinstance(prefer_by, NotConverted):
        return prefer_by
    rate = find_rate(own, currency, on, contender.case) if own != currency else None
    valuation = apart.valuation(valuation)
    prefer_by = apart.figure(prefer_by) if prefer_by else None
    return Side(
        contender=contender,
        valuation=valuation,
        worth=_worth(contender, valuation, prefer_by),
        prefer_by=prefer_by,
        probability=apart.figure(contender.probability) if contender.probability else None,
        prefix=apart.prefix,
        rate=apart.rate(rate) if rate else None,
        expired=apart.figure(contender.expires) if contender.expires and contender.expires.day < on else None,
        kept=tuple(month.kept for month in keep_if_leaving(valuation).months),
    )


def _worth(contender: Contender, valuation: Valuation, prefer_by: Figure | None) -> Figure:
    if prefer_by is None or not prefer_by.number:
        return valuation.average
    return Figure(
        f"{valuation.id}.liked",
        f"yearly worth of {contender.name.text}",
        valuation.average.number + prefer_by.number,
        valuation.currency,
        "its valued components, a year, plus what it is liked better by",
        (valuation.average, prefer_by),
    )
