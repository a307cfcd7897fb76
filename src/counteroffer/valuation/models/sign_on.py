"""The sign-on bonus: paid in its own year or years; without stated instalments it counts in the first."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import Offer, SignOn
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Horizon, Line, State

ORDER = 3


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line with each instalment in the year in which it is paid."""
    sign_on = offer.sign_on
    if sign_on is None:
        return
    years, before = [], Decimal(0)
    for number in range(1, horizon.years + 1):
        paid = whole(sign_on.amount.number * _paid_by(sign_on, number))
        name, because = f"sign-on bonus, {ORDINALS[number - 1]} year", "the instalments paid in this year"
        years.append(
            Figure(
                f"{horizon.id}.sign_on.year_{number}", name, paid - before, offer.currency, because, (sign_on.amount,)
            )
        )
        before = paid
    yield Line(
        id=f"{horizon.id}.sign_on", component="sign_on", label=say("Sign-on bonus"), state=State.VALUED,
        note=_note(sign_on), years=tuple(years), claimed=(sign_on.amount,),
    )  # fmt: skip


def _paid_by(sign_on: SignOn, year: int) -> Decimal:
    """The share paid by the end of a year."""
    if not sign_on.instalments:
        return Decimal(1)
    paid = sum(1 for instalment in sign_on.instalments if instalment.month <= 12 * year)
    return Decimal(paid) / len(sign_on.instalments)


def _note(sign_on: SignOn) -> Sentence:
    said = [say("Counted in the year in which it is paid.")]
    if not sign_on.instalments:
        said = [say("The case does not say when it is paid; counted in the first year.")]
    clawback = sign_on.clawback
    if clawback is not None and clawback.months is not None:
        fades = {"pro-rata": ", in parts", "cliff": ", in full"}.get(clawback.kind or "", "")
        basis = f", {clawback.basis}" if clawback.basis else ""
        said.append(say("To be paid back on leaving within {months}{how}.", months=clawback.months, how=fades + basis))
    return join(said)
