"""One-time pay (sign-on bonus, relocation): its instalments by month, and what is said of its way back on leaving."""

from fractions import Fraction

from counteroffer.offers.case import Clawback, SignOn
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.flows import spread_out, year_figures
from counteroffer.valuation.valuation import Flow, Horizon, Line, State


def one_time_line(pay: SignOn, component: str, label: str, name: str, currency: str, horizon: Horizon) -> Line:
    """The valued line of one-time pay: each instalment in the month in which it is paid."""
    id = f"{horizon.id}.{component}"
    flows = payments(pay, 12 * horizon.years)
    stated = tuple(instalment.amount for instalment in pay.instalments if instalment.amount is not None)
    because = "the instalments paid in this year"
    return Line(
        id=id, component=component, label=say(label), state=State.VALUED, note=_note(pay),
        years=year_figures(id, name, flows, currency, because, (pay.amount, *stated), horizon.years),
        claimed=(pay.amount,), flows=flows, clawback=pay.clawback,
    )  # fmt: skip


def payments(pay: SignOn, months: int) -> tuple[Flow, ...]:
    """The instalments within so many months: their stated amounts, else equal parts; the first month without any.

    Either all instalments state an amount, which together are the whole, or none does: a case is read so.
    """
    parts = sorted(pay.instalments, key=lambda instalment: instalment.month)
    stated = [(part.month, Fraction(part.amount.number)) for part in parts if part.amount is not None]
    total = sum((amount for _month, amount in stated), Fraction(0))
    if total:
        return spread_out(pay.amount.number, ((month, amount / total) for month, amount in stated), months)
    equal = [(part.month, Fraction(1, len(parts))) for part in parts] or [(1, Fraction(1))]
    return spread_out(pay.amount.number, equal, months)


def last_payment(pay: SignOn | None) -> int:
    """The month of the last instalment; zero where there is none."""
    return max((instalment.month for instalment in pay.instalments), default=0) if pay is not None else 0


def clawback_words(clawback: Clawback | None) -> tuple[Sentence, ...]:
    """What must be paid back on leaving, in a sentence; nothing where no time is stated."""
    if clawback is None or clawback.months is None:
        return ()
    how = {"pro-rata": ", in parts", "cliff": ", in full"}.get(clawback.kind or "", "")
    basis = f", {clawback.basis}" if clawback.basis else ""
    since = " of each payment" if clawback.since == "payment" else ""
    months = clawback.months
    return (
        say("To be paid back on leaving within {months}{since}{how}.", months=months, since=since, how=how + basis),
    )


def _note(pay: SignOn) -> Sentence:
    first = say("Counted in the year in which it is paid.")
    if not pay.instalments:
        first = say("The case does not say when it is paid; counted in the first year.")
    return join([first, *clawback_words(pay.clawback)])
