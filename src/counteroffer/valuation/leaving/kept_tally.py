"""A valuation's lines over the months: what each has paid, what of it is owed on leaving, what is not yet vested."""

from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.valuation.leaving.clawing_back import owed_after
from counteroffer.valuation.valuation import Form, Line, State, Valuation


@dataclass(frozen=True, slots=True)
class Tally:
    """A valued line over the months: what it has paid, what of it is owed, and what is not yet vested, by the end of each.

    The lists begin with month zero; `key` is the line's part of an id ("sign_on", "equity.2").
    """

    line: Line
    key: str
    paid: tuple[Decimal, ...]
    owed: tuple[Decimal, ...]
    not_vested: tuple[Decimal, ...]

    def kept(self, month: int) -> Decimal:
        """What is kept of the line."""
        return self.paid[month] - self.owed[month] - self.not_vested[month]

    def origins(self, month: int) -> tuple[Figure, ...]:
        """What the line's amounts by a month rest on."""
        clawback = self.line.clawback
        months = (clawback.months,) if clawback is not None and clawback.months is not None else ()
        return (*self.line.years[: max(1, -(-month // 12))], *months)

    def still_to_vest(self, month: int) -> Decimal:
        """What a line of shares would still pay in the years shown; nothing for other lines."""
        if self.line.form is not Form.SHARES:
            return Decimal(0)
        return sum((year.number for year in self.line.years), Decimal(0)) - self.paid[month]


def tallies_of(valuation: Valuation, months: int) -> tuple[Tally, ...]:
    """The tallies of the valued lines, up to a month."""
    return tuple(_tally(valuation, line, months) for line in valuation.lines if line.state is State.VALUED)


def _tally(valuation: Valuation, line: Line, months: int) -> Tally:
    by_month = [Decimal(0)] * (months + 1)
    for flow in line.flows:
        if flow.month <= months:
            by_month[flow.month] += flow.amount
    paid, total = [], Decimal(0)
    for amount in by_month:
        total += amount
        paid.append(total)
    nothing = (Decimal(0),) * (months + 1)
    owed, not_vested = nothing, nothing
    if line.clawback is not None:
        owed = tuple(owed_after(line.clawback, line.flows, month) for month in range(months + 1))
    if line.vesting is not None:
        own = (line.vesting.vested_after(month) for month in range(months + 1))
        not_vested = tuple(
            amount - whole(amount * share.numerator / share.denominator)
            for amount, share in zip(paid, own, strict=True)
        )
    return Tally(line, _key(valuation, line), tuple(paid), owed, not_vested)


def _key(valuation: Valuation, line: Line) -> str:
    """A line's own part of its id, whether it stands under the valuation or under the offer's grant."""
    owner = valuation.id.removesuffix("valuation")
    return line.id.removeprefix(f"{valuation.id}.").removeprefix(owner).removesuffix(".value")
