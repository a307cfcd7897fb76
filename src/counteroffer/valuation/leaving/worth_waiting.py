"""The months worth waiting for before leaving: a cliff, a bonus, the end of a clawback."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.leaving.clawing_back import end_of
from counteroffer.valuation.leaving.kept import WorthWaiting
from counteroffer.valuation.leaving.kept_tally import Tally
from counteroffer.valuation.valuation import Valuation

NEAR = 5  # months: what comes every month or quarter is steady pay, and no step to wait for


def steps_of(valuation: Valuation, tally: Tally, months: int) -> Iterator[WorthWaiting]:
    """The months that bring more than twice what any month near them brings, and the end of a clawback."""
    gains = [tally.kept(month) - tally.kept(month - 1) for month in range(1, months + 1)]
    last = end_of(tally.line.clawback, tally.line.flows)
    for month, gain in enumerate(gains, start=1):
        near = (*gains[max(0, month - 1 - NEAR) : month - 1], *gains[month : month + NEAR])
        if month == last:
            yield _step(
                valuation, tally, month, tally.kept(month), "{label}: its clawback ends, and {amount} is yours."
            )
        elif gain > 2 * max(map(abs, near), default=Decimal(0)):
            yield _step(valuation, tally, month, gain, "{label}: {amount} becomes yours.")


def _step(valuation: Valuation, tally: Tally, month: int, amount: Decimal, words: str) -> WorthWaiting:
    id, origins = f"{valuation.id}.kept.step_{month}.{tally.key}", tally.origins(month)
    component = tally.line.component.replace("_", " ")
    gained = Figure(
        id, f"{component} kept from month {month} on", amount, valuation.currency,
        "what becomes the person's own with this month", origins,
    )  # fmt: skip
    after = Figure(
        f"{id}.after", f"months of work until {component} is kept", Decimal(month), "months",
        "the month at whose end it becomes the person's own", origins,
    )  # fmt: skip
    return WorthWaiting(after=after, amount=gained, what=say(words, label=tally.line.label, amount=gained))
