"""Everything that can be said of what an offer is worth: its years, what is kept on leaving, the odds of its shares, tax."""

from dataclasses import dataclass
from datetime import date

from counteroffer.offers.case import Case, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Words
from counteroffer.valuation.discounting import first_year_cash, present_value
from counteroffer.valuation.equity.break_even import BreakEven, break_even
from counteroffer.valuation.equity.exits import ExitTable, exit_table
from counteroffer.valuation.equity.option_facts import OptionFacts, option_facts
from counteroffer.valuation.leaving.keeping import keep_if_leaving, kept_on
from counteroffer.valuation.leaving.kept import Keeping, Kept
from counteroffer.valuation.leaving.options_on_leaving import OptionsLeft, options_on_leaving
from counteroffer.valuation.swings.spread import EquitySpread
from counteroffer.valuation.swings.spreading import spread_equity
from counteroffer.valuation.taxes.after_tax import AfterTax, NotComputed, after_tax
from counteroffer.valuation.taxes.exercise_tax import ExerciseTax, exercise_taxes
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of an offer's worth beside its years.

    `months` is how many months of leaving are shown; `leave_on` a day of leaving; `seed` one for the simulation; `taxed`
    whether pay after tax is wanted; `spread` whether listed shares are shown as a distribution.
    """

    months: int = 48
    leave_on: date | None = None
    seed: int | None = None
    taxed: bool = False
    spread: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What an offer is worth, every way that was asked for; None where something does not apply or was not asked for."""

    case: Case
    offer: Offer
    name: Words
    valuation: Valuation
    first_year_cash: Figure
    present_value: Figure
    keeping: Keeping
    left_on: Kept | None
    leave_on: date | None
    options_left: tuple[OptionsLeft, ...]
    exits: tuple[ExitTable, ...]
    options: tuple[OptionFacts, ...]
    break_even: BreakEven | None
    spread: EquitySpread | None
    taxed: AfterTax | NotComputed | None
    exercised: tuple[ExerciseTax, ...] = ()


def assess(case: Case, offer: Offer, name: Words, target: Figure | None, asked: Asked) -> Worth | None:
    """What an offer of a case is worth; None where it states no base salary.

    `target` is a worth a year that private equity is held against (the best alternative's), in the offer's currency.
    """
    valuation = value_offer(case, offer)
    if valuation is None:
        return None
    tables = (exit_table(line, valuation) for line in valuation.stakes())
    start = offer.start.day if offer.start else None
    taxed = after_tax(case, valuation, offer) if asked.taxed else None
    return Worth(
        case=case,
        offer=offer,
        name=name,
        valuation=valuation,
        first_year_cash=first_year_cash(valuation),
        present_value=present_value(case, valuation),
        keeping=keep_if_leaving(valuation, asked.months),
        left_on=kept_on(valuation, start, asked.leave_on) if start and asked.leave_on else None,
        leave_on=asked.leave_on,
        options_left=options_on_leaving(case, offer, valuation, asked.leave_on) if asked.leave_on else (),
        exits=tuple(table for table in tables if table is not None),
        options=tuple(
            option_facts(grant, offer.currency)
            for grant in offer.equity
            if grant.kind == "options" and not grant.listed
        ),
        break_even=break_even(valuation, target) if target is not None and target.unit == valuation.currency else None,
        spread=spread_equity(case, offer, valuation, seed=asked.seed) if asked.spread else None,
        taxed=taxed,
        exercised=exercise_taxes(case, valuation, offer) if isinstance(taxed, AfterTax) else (),
    )
