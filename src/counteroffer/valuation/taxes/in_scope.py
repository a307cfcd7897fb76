"""Which lines of an offer are pay that is taxed here, and which are left as they are, each with the reason."""

from dataclasses import dataclass

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.equity.equity_lines import grant_line_id
from counteroffer.valuation.valuation import Horizon, Line, State, Valuation

PAID_AS_WAGES = ("base", "bonus", "sign_on")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A valued line whose tax is not computed, and why; it is in no figure after tax."""

    line: Line
    why: Sentence


def offer_of(case: Case, valuation: Valuation) -> Offer | None:
    """The offer that a valuation is of: the case's own, or an alternative's."""
    offers = [case.offer, *(one.offer for one in case.alternatives)]
    names = {"valuation" if offer.id == "offer" else f"{offer.id}.valuation": offer for offer in offers if offer}
    return names.get(valuation.id)


def divide_lines(
    case: Case, offer: Offer, valuation: Valuation, country: str
) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines that are taxed as pay when they come, and those that are left out.

    Taxed: base salary, bonus, sign-on, RSU of a listed company as they vest, and in the US options of a listed company
    that the case calls NSO, at their spread, as if exercised as they vest.
    """
    horizon = Horizon(
        case=case, years=len(valuation.years), id=valuation.id, base=valuation.base, expected=valuation.expected
    )
    grants = {grant_line_id(grant, horizon): grant for grant in offer.equity}
    taxed, left = [], []
    for line in valuation.lines:
        if line.state is not State.VALUED:
            continue
        why = _why_not(line, grants.get(line.id), country)
        if why is None:
            taxed.append(line)
        else:
            left.append(LeftOut(line, why))
    return tuple(taxed), tuple(left)


def _why_not(line: Line, grant: EquityGrant | None, country: str) -> Sentence | None:
    if line.component in PAID_AS_WAGES:
        return None
    if grant is None:
        return say("Its tax is not computed.")
    if grant.estimate is not None:
        return say("It stands at your own estimate; its tax is not computed.")
    if grant.kind == "rsu":
        return None
    if grant.kind == "options" and country == "US":
        return _why_not_options(grant)
    return say("The tax on this kind of equity is not computed.")


def _why_not_options(grant: EquityGrant) -> Sentence | None:
    if grant.option_type == "nso":
        return None
    if grant.option_type == "iso":
        return say("The exercise of ISO, with the alternative minimum tax, is not computed.")
    return say("The case does not say whether the options are ISO or NSO, so their tax is not computed.")
