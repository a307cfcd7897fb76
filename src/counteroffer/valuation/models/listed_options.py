"""Options of a listed company: counted at what exercising would pay at the stated price, in the years in which they vest.

That is a floor: an option that may wait is worth more. What the wait is worth by Black and Scholes, the market's and the
accounts' convention, is said in the note, with its assumptions (assume.volatility, assume.option_life,
assume.option_rate, assume.option_dividends). It cannot be sold, and an employee who exercises early or leaves gives it
up, so none of it is counted until the case says how much (assume.option_time_value, a share). The price stays where it
is: no growth is assumed. Options whose strike price lies above the stated price count zero today.

    today    n x max(0, price - strike)
    counted  today + share counted x (n x Black-Scholes call - today), the part that vests in a year

Source: Black and Scholes with dividends (Merton), as in https://rdrr.io/cran/jrvFinance/man/GenBS.html; the rest is
arithmetic.

Worked example:

    offer:
      base: 100K
      equity: [{kind: options, listed: true, shares: 1000, strike: 80, price: 100, vest: 4y}]
    assume: {volatility: 40%, option_life: 5, option_rate: 3%, option_time_value: 50%}

Exercising would pay 1,000 x 20. By Black and Scholes d1 is (ln 1.25 + (0.03 + 0.08) x 5) / (0.4 x 2.23607) = 0.86440
and d2 -0.03003; a call is 100 x 0.80632 - 80 x 0.86071 x 0.48802 = 47.028, the grant 47,028. Half of the 27,028
beyond 20,000 is counted: 33,514 over four years.

    equity: valued 8,379 8,378 8,379 8,378
"""

from collections.abc import Iterator

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.assumptions import OPTION_TIME_VALUE
from counteroffer.valuation.equity.equity_lines import claims, grant_line_id, vesting_of, vesting_taken
from counteroffer.valuation.equity.intrinsic import black_scholes_value, intrinsic_value
from counteroffer.valuation.flows import spread_out, year_figures
from counteroffer.valuation.valuation import Form, Horizon, Line, State

ORDER = 4


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of options on listed shares that the person does not estimate."""
    for grant in offer.equity:
        if grant.kind == "options" and grant.listed and grant.estimate is None:
            yield _line(grant, offer.currency, horizon)


def _line(grant: EquityGrant, currency: str, horizon: Horizon) -> Line:
    id, label = grant_line_id(grant, horizon), say("Equity (options, listed)")
    today, claimed = intrinsic_value(grant, currency), tuple(claims(grant))
    model = black_scholes_value(grant, horizon, currency)
    if today is None or model is None:
        note = say(
            "The case does not state the number of options, the strike price and the price of a share, so it counts zero."
        )
        return Line(id=id, component="equity", label=label, state=State.NOT_VALUABLE, note=note, claimed=claimed)
    vesting, assumed = vesting_of(grant, horizon)
    worth = _counted(grant, today, model, horizon)
    flows = spread_out(worth.number, vesting.tranches, 12 * horizon.years)
    origins = (worth,) if assumed is None else (worth, assumed)
    because = "the part of the options that vests in this year"
    return Line(
        id=id, component="equity", label=label, state=State.VALUED, note=join([_note(grant, today, model), *vesting_taken(assumed)]),
        years=year_figures(id, "options vesting", flows, currency, because, origins, horizon.years),
        claimed=claimed, flows=flows, form=Form.SHARES,
    )  # fmt: skip


def _counted(grant: EquityGrant, today: Figure, model: Figure, horizon: Horizon) -> Figure:
    share = horizon.case.assumption(OPTION_TIME_VALUE, "share of the options' time value that is counted")
    if not share.number:
        return today
    amount = whole(today.number + share.number * (model.number - today.number))
    because = "what exercising would pay at the stated price, and the counted share of what Black and Scholes add"
    return Figure(f"{grant.id}.counted", "options, as counted", amount, today.unit, because, (today, model, share))


def _note(grant: EquityGrant, today: Figure, model: Figure) -> Sentence:
    said = [
        say(
            "Counted at what exercising would pay at the stated price, {today} in all, in the years in which they vest; no growth of the price is assumed.",
            today=today,
        )
    ]
    if not today.number:
        said = [say("At the stated price exercising would pay nothing: the strike price is not below it.")]
    said.append(
        say(
            "By Black and Scholes, the convention for options that can be sold, the grant is {model}; option_time_value under assume: says which share of the difference to count.",
            model=model,
        )
    )
    return join(said)
