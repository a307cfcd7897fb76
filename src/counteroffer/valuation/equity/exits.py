"""A table of exits: what a stake would pay at several multiples of what the company is worth, or of the fund's size.

No row says how likely it is.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counteroffer.terms.figures import Assumption, Figure
from counteroffer.valuation.assumptions import OURS
from counteroffer.valuation.equity.share_stake import ShareStake, rounded_down
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Line, Valuation

TIMES = "×"
MULTIPLES = {
    "company": tuple(Decimal(text) for text in ("0.25", "0.5", "1", "2", "3", "5", "10")),
    "fund": tuple(Decimal(text) for text in ("1", "1.5", "2", "2.5", "3")),
}
EVERYTHING_VESTED = 12 * 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """One row: if the company or fund does so well, what the whole grant pays, and a year what vests while one is there."""

    multiple: Figure
    total: Figure
    a_year: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitTable:
    """The exits of one line's stake; `exercise_cost` is what exercising all of it takes, already taken off."""

    line: Line
    rows: tuple[Exit, ...]
    exercise_cost: Figure | None


def exit_table(line: Line, valuation: Valuation) -> ExitTable | None:
    """The exits of a line; None where it has no stake. Money before tax, in whole units rounded down."""
    stake = line.stake
    if stake is None:
        return None
    rows = tuple(_exit(line, valuation, number) for number in range(1, len(MULTIPLES[stake.of]) + 1))
    return ExitTable(line=line, rows=rows, exercise_cost=_exercise_cost(line, valuation.currency))


def multiples_of(of: str) -> tuple[Figure, ...]:
    """The multiples of the rows as figures: rows of a table, no forecasts."""
    because = "a row of the table, not a forecast"
    values = MULTIPLES[of]
    rows = (
        Assumption(f"exits.{of}.{n}", value, values[0], values[-1], TIMES, because, OURS)
        for n, value in enumerate(values, 1)
    )
    return tuple(Figure(row.id, f"the {of} at this multiple", row.value, TIMES, because, (row,)) for row in rows)


def _exit(line: Line, valuation: Valuation, number: int) -> Exit:
    stake = line.stake
    assert stake is not None  # the caller has checked
    multiple = multiples_of(stake.of)[number - 1]
    id, name = f"{line.id}.exits.{number}", f"{ORDINALS[number - 1]} exit"
    years = int(valuation.expected.number)
    total = stake.pays(multiple.number, EVERYTHING_VESTED)
    a_year = rounded_down(Fraction(stake.pays(multiple.number, 12 * years)) / years)
    origins = (multiple, *stake.origins)
    return Exit(
        multiple=multiple,
        total=Figure(
            f"{id}.total", f"{name}, everything vested", total, valuation.currency,
            "what the whole grant pays at this multiple", origins,
        ),
        a_year=Figure(
            f"{id}.a_year", f"{name}, a year", a_year, valuation.currency,
            "what has vested after the expected years pays at this multiple, divided by them",
            (*origins, valuation.expected),
        ),
    )  # fmt: skip


def _exercise_cost(line: Line, currency: str) -> Figure | None:
    stake = line.stake
    if not isinstance(stake, ShareStake) or not stake.paid:
        return None
    amount = stake.exercise_cost(EVERYTHING_VESTED)
    because = "the options times the strike price, paid by the person"
    return Figure(f"{line.id}.exercise_cost", "cost of exercising everything", amount, currency, because, stake.origins)
