"""Equity that cannot be sold on a market (private shares, options, carry): shown as claimed, counted as zero.

Nothing here turns a private grant into cash: no share of a fund's size, no preferred price, no last round. The
person's own `estimate` (a year) is counted where the case gives one, as theirs.
"""

from collections.abc import Iterator

from counteroffer.offers.case import CarryTerms, EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, listed, say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Horizon, Line, State

ORDER = 5
SALEABLE = ("rsu", "stock")
NAMES = {
    "rsu": "RSU", "psu": "PSU", "options": "options", "carry": "carried interest", "ppu": "profit participation units",
    "profit-sharing": "profit sharing", "phantom": "phantom equity", "stock": "stock", "other": "kind not stated",
}  # fmt: skip


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant that is not listed shares, or that the person estimates."""
    for grant in offer.equity:
        if grant.estimate is not None or not (grant.kind in SALEABLE and grant.listed):
            yield _line(grant, horizon)


def _line(grant: EquityGrant, horizon: Horizon) -> Line:
    id = f"{horizon.id}.{grant.id.split('.', 1)[1]}" if grant.id.startswith("offer.") else f"{grant.id}.value"
    label = say("Equity ({kind})", kind=NAMES[grant.kind])
    claimed = tuple(_claims(grant))
    if grant.estimate is None:
        return Line(id=id, component="equity", label=label, state=State.CLAIMED, note=_why_zero(grant), claimed=claimed)
    estimate = grant.estimate
    years = tuple(
        Figure(
            f"{id}.year_{number}",
            f"equity by the person's own estimate, {ORDINALS[number - 1]} year",
            estimate.number,
            estimate.unit,
            "the person's own yearly estimate",
            (estimate,),
        )
        for number in range(1, horizon.years + 1)
    )
    note = say("Counted at your own estimate, not at any figure of ours.")
    return Line(id=id, component="equity", label=label, state=State.VALUED, note=note, years=years, claimed=claimed)


def _claims(grant: EquityGrant) -> Iterator[Figure]:
    stated = (grant.grant, grant.shares, grant.strike, grant.fmv_409a, grant.preferred, grant.fully_diluted)
    yield from (figure for figure in stated if figure is not None)
    if grant.carry is not None:
        terms = (grant.carry.pool_share, grant.carry.fund, grant.carry.carry, grant.carry.hurdle)
        yield from (figure for figure in terms if figure is not None)


def _why_zero(grant: EquityGrant) -> Sentence:
    if grant.kind == "carry":
        terms = _carry_terms(grant.carry) if grant.carry else None
        claimed = [say("The letter says {terms}.", terms=terms)] if terms else []
        why = say(
            "What it pays depends on deals not yet made; it is never a share of the fund's size. Counts zero until you give an estimate."
        )
        return join([*claimed, why])
    if grant.kind in SALEABLE and grant.listed is None:
        return say(
            "The case does not say whether the shares are listed, so they count zero. Add listed: true or false."
        )
    return say(
        "It cannot be sold today, so it counts zero until you give an estimate of your own. The letter's figure is a claim."
    )


def _carry_terms(carry: CarryTerms) -> Sentence | None:
    said = []
    if carry.pool_share is not None:
        said.append(say("{share} of the carry pool", share=carry.pool_share))
    if carry.fund is not None:
        said.append(say("a fund of {fund}", fund=carry.fund))
    if carry.carry is not None:
        said.append(say("a carry rate of {rate}", rate=carry.carry))
    if carry.hurdle is not None:
        said.append(say("a hurdle of {rate}", rate=carry.hurdle))
    return listed(said) if said else None
