"""Options on leaving: how many have vested by a day, what exercising them costs, and the last day to do it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.printing import printed_day
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.equity.equity_lines import grant_line_id, vesting_of, vesting_taken
from counteroffer.valuation.equity.exercise_window import last_day
from counteroffer.valuation.leaving.months_of_work import completed_months
from counteroffer.valuation.valuation import Horizon, Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionsLeft:
    """A grant of options for somebody who leaves on a day.

    `vested` is how many can be exercised, in whole options; `cost` what that takes; `last_day` the last day to do it.
    Each is None where the case does not tell.
    """

    line_id: str
    vested: Figure | None
    cost: Figure | None
    last_day: Figure | None
    said: Sentence


def options_on_leaving(case: Case, offer: Offer, valuation: Valuation, day: date) -> tuple[OptionsLeft, ...]:
    """Every grant of options of an offer, listed or not, on leaving on a day; none where the offer states no start."""
    if offer.start is None:
        return ()
    horizon = Horizon(
        case=case, years=len(valuation.years), id=valuation.id, base=valuation.base, expected=valuation.expected
    )
    grants = [grant for grant in offer.equity if grant.kind == "options" and grant.refresher is None]
    return tuple(_left(grant, horizon, offer.start, day, offer.currency) for grant in grants)


def _left(grant: EquityGrant, horizon: Horizon, start: Figure, day: date, currency: str) -> OptionsLeft:
    vesting, assumed = vesting_of(grant, horizon)
    id, granted, vested, cost = f"{grant.id}.on_leaving", None, None, None
    if grant.shares is not None:
        granted = Figure(f"{id}.of", "options granted", grant.shares.number, "options", "as stated", (grant.shares,))
        number = Decimal(int(Fraction(grant.shares.number) * vesting.vested_after(completed_months(start.day, day))))
        origins = (granted, start) if assumed is None else (granted, start, assumed)
        because = f"what has vested after the whole months of work until {printed_day(day)}, in whole options"
        vested = Figure(f"{id}.vested", "options vested on leaving", number, "options", because, origins)
    if vested is not None and grant.strike is not None:
        cost = Figure(
            f"{id}.cost", "cost of exercising what has vested", vested.number * grant.strike.number, currency,
            "the vested options times the strike price", (vested, grant.strike),
        )  # fmt: skip
    until = _last_day(grant, day, id)
    said = join([*_sentences(grant, granted, vested, cost, until), *vesting_taken(assumed)])
    return OptionsLeft(line_id=grant_line_id(grant, horizon), vested=vested, cost=cost, last_day=until, said=said)


def _last_day(grant: EquityGrant, day: date, id: str) -> Figure | None:
    if grant.window is None:
        return None
    because = f"the window that the case states, from {printed_day(day)} on"
    origins = (grant.window.words.span or grant.span,)
    return Figure(f"{id}.last_day", "last day to exercise", last_day(grant.window, day), DAY, because, origins)


def _sentences(
    grant: EquityGrant, granted: Figure | None, vested: Figure | None, cost: Figure | None, until: Figure | None
) -> Iterator[Sentence]:
    label = "Options, listed" if grant.listed else "Options"
    if vested is None or granted is None:
        yield say("{label}: the case does not say how many there are, so not what has vested by then.", label=label)
    elif not vested.number:
        yield say("{label}: none of {all} has vested by then.", label=label, all=granted)
        return
    elif cost is None:
        yield say(
            "{label}: {vested} of {all} have vested by then; without a strike price the cost of exercising is not known.",
            label=label, vested=vested, all=granted,
        )  # fmt: skip
    else:
        yield say(
            "{label}: {vested} of {all} have vested by then; exercising them costs {cost}.",
            label=label, vested=vested, all=granted, cost=cost,
        )  # fmt: skip
    if until is None:
        yield say("How long you can exercise after leaving is not stated. Ask: what is not exercised in time lapses.")
    else:
        yield say("The last day to exercise is {day}; what is not exercised by then lapses.", day=until)
