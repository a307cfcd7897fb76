"""Carried interest as a stake in its fund, of what the case states of the fund's terms."""

from collections.abc import Iterator
from fractions import Fraction

from counteroffer.offers.case import CarryTerms, EquityGrant
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.equity.carry_waterfall import CarryRules
from counteroffer.valuation.equity.equity_lines import vesting_of
from counteroffer.valuation.equity.fund_stake import FundStake
from counteroffer.valuation.valuation import Horizon


def fund_stake(grant: EquityGrant, horizon: Horizon) -> FundStake | None:
    """The stake of a grant of carry; None where the share of the pool, the fund's size or the carry rate is missing."""
    terms = grant.carry
    if terms is None or terms.pool_share is None or terms.fund is None or terms.carry is None or grant.refresher:
        return None
    vesting, assumed = vesting_of(grant, horizon)
    # A catch-up matters only beyond a hurdle.
    used = (terms.hurdle, terms.years, terms.catch_up) if terms.hurdle is not None and terms.years is not None else ()
    rules = CarryRules(
        size=Fraction(terms.fund.number),
        rate=Fraction(terms.carry.number),
        hurdle=_number(terms.hurdle) if used else Fraction(0),
        years=_number(terms.years) if used else Fraction(0),
        catch_up=_number(terms.catch_up),
    )
    return FundStake(
        reference=say("its size of {fund}", fund=terms.fund),
        origins=tuple(one for one in (terms.pool_share, terms.fund, terms.carry, *used, assumed) if one is not None),
        leaves_out=(*_left_out(terms), *_vesting_taken(assumed)),
        part=Fraction(terms.pool_share.number),
        rules=rules,
        vesting=vesting,
    )


def _left_out(terms: CarryTerms) -> Iterator[Sentence]:
    if terms.hurdle is None:
        yield say("The hurdle is not stated, so none is taken off.")
    elif terms.years is None:
        yield say(
            "The years until distributions are not stated, so the hurdle of {rate} is not taken off.", rate=terms.hurdle
        )
    elif terms.catch_up is None:
        yield say("The catch-up is not stated; it is taken that there is none.")
    elif terms.carry is not None and terms.catch_up.number <= terms.carry.number:
        yield say(
            "A catch-up of {catch_up} never catches up with a carry rate of {carry}; it is taken that there is none.",
            catch_up=terms.catch_up, carry=terms.carry,
        )  # fmt: skip
    yield say("Fees, expenses and anything to be paid back later are not taken off.")


def _vesting_taken(assumed: Figure | None) -> Iterator[Sentence]:
    if assumed is not None:
        yield say("The case states no vesting; equal months over {years} are taken.", years=assumed)


def _number(figure: Figure | None) -> Fraction:
    return Fraction(figure.number) if figure is not None else Fraction(0)
