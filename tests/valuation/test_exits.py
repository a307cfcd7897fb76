"""The table of exits, by hand."""

from decimal import Decimal

from counteroffer.terms.figures import collect
from counteroffer.valuation.equity.exits import ExitTable, exit_table
from tests.valuation.packages import equity, grants

OPTIONS = "kind: options, shares: 10000, strike: 3, preferred: 10, listed: false, vest: 5y"
CARRY = "kind: carry, vest: 4y, carry: {pool_share: 0.5%, fund: 1B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 2}"


def table(entry: str) -> ExitTable:
    valuation = grants(entry)
    found = exit_table(equity(valuation)[0], valuation)
    assert found is not None
    return found


def test_exits_of_options() -> None:
    """At m a share is 10 m, an option 10 m - 3. Four of five years vest in the expected four: 80 %, over four years.

    At twice: 170,000 in all, 0.8 x 170,000 / 4 = 34,000 a year. Exercising all costs 30,000.
    """
    found = table(OPTIONS)
    assert [row.multiple.number for row in found.rows] == [
        Decimal(m) for m in ("0.25", "0.5", "1", "2", "3", "5", "10")
    ]
    assert [int(row.total.number) for row in found.rows] == [0, 20_000, 70_000, 170_000, 270_000, 470_000, 970_000]
    assert [int(row.a_year.number) for row in found.rows] == [0, 4_000, 14_000, 34_000, 54_000, 94_000, 194_000]
    assert found.exercise_cost is not None
    assert found.exercise_cost.number == 30_000


def test_exits_of_a_fund() -> None:
    """A fifth of the profit beyond the catch-up, 0.5 % of it: at 1.5 of a billion 500,000."""
    found = table(CARRY)
    assert [row.multiple.number for row in found.rows] == [Decimal(m) for m in ("1", "1.5", "2", "2.5", "3")]
    assert [int(row.total.number) for row in found.rows] == [0, 500_000, 1_000_000, 1_500_000, 2_000_000]
    assert [int(row.a_year.number) for row in found.rows] == [0, 125_000, 250_000, 375_000, 500_000]
    assert found.exercise_cost is None


def test_shares_cost_nothing_to_exercise() -> None:
    assert table("kind: rsu, shares: 1000, preferred: 10, listed: false, vest: 4y").exercise_cost is None


def test_a_line_without_a_stake_has_no_exits() -> None:
    valuation = grants("kind: rsu, grant: 100K, listed: true")
    assert exit_table(equity(valuation)[0], valuation) is None


def test_every_number_leads_back_to_its_source() -> None:
    for entry in (OPTIONS, CARRY):
        found = table(entry)
        cost = (found.exercise_cost,) if found.exercise_cost else ()
        assert collect((*(figure for row in found.rows for figure in (row.multiple, row.total, row.a_year)), *cost))
