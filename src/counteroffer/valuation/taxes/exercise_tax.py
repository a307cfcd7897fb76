"""What exercising all options of a private company at the 409A value would add in tax, where that is computed: NSO in the US."""

from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.equity.option_facts import option_facts
from counteroffer.valuation.taxes.after_tax import NotComputed, tax_on_spread
from counteroffer.valuation.valuation import Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseTax:
    """One grant: its spread, each tax on it and their sum; `total` is None where nothing is computed, and `said` says why."""

    grant_id: str
    spread: Figure | None
    taxes: tuple[Figure, ...]
    total: Figure | None
    said: Sentence


def exercise_taxes(case: Case, valuation: Valuation, offer: Offer) -> tuple[ExerciseTax, ...]:
    """Each grant of options on shares that are not listed, as if all were exercised in the first year of work."""
    grants = [grant for grant in offer.equity if grant.kind == "options" and not grant.listed]
    return tuple(_taxed(case, valuation, offer, grant) for grant in grants)


def _taxed(case: Case, valuation: Valuation, offer: Offer, grant: EquityGrant) -> ExerciseTax:
    spread = option_facts(grant, offer.currency).spread
    why = _why_not(case, grant, spread)
    if why is not None or spread is None:
        said = say("Exercising the options: not computed. {why}", why=why or "")
        return ExerciseTax(grant_id=grant.id, spread=spread, taxes=(), total=None, said=said)
    taxes = tax_on_spread(case, valuation, spread, 1, offer)
    assert not isinstance(taxes, NotComputed)  # the pay of the same offer is taxed
    counted = tuple(tax for tax in taxes if tax.number)
    total = Figure(
        f"{spread.id}.tax", "tax added by exercising everything at the 409A value",
        sum((tax.number for tax in taxes), Decimal(0)), spread.unit, "the sum of what the spread adds to each tax", taxes,
    )  # fmt: skip
    said = say(
        "Exercising all options (NSO) at the 409A value, a spread of {spread} on top of the first year's pay, would add {total} in tax{parts}. It is due although nothing has been sold.",
        spread=spread, total=total, parts=_parts(counted),
    )  # fmt: skip
    return ExerciseTax(grant_id=grant.id, spread=spread, taxes=taxes, total=total, said=said)


def _why_not(case: Case, grant: EquityGrant, spread: Figure | None) -> str | None:
    if case.tax is None or case.tax.country.text != "US":
        return "The tax on exercising options is known here for the US alone."
    if grant.option_type == "iso":
        return "They are ISO, and the alternative minimum tax is not computed."
    if grant.option_type != "nso":
        return "The case does not say whether they are ISO or NSO."
    if spread is None:
        return "The case does not state their number, the strike price and the 409A value of a share."
    return "At the 409A value the shares are worth no more than the strike price." if spread.number <= 0 else None


def _parts(taxes: tuple[Figure, ...]) -> Sentence:
    if len(taxes) < 2:
        return say("")
    named = [say("{tax} {name}", tax=tax, name=tax.name.removesuffix(" on the spread")) for tax in taxes]
    return say(": {parts}", parts=join(named, ", "))
