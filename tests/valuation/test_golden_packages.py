"""Packages worked by hand, component by component; each test does its arithmetic in words."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from counteroffer.offers.case import Case
from counteroffer.terms.figures import Figure
from counteroffer.terms.plugins import modules_of
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation import models
from counteroffer.valuation.valuation import Form, Horizon, Line, State, Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of


def case(offer: str, more: str = "") -> Case:
    return case_of(f"{HEAD}offer: {{{offer}}}\n{more}")


def worth(offer: str, more: str = "") -> Valuation:
    read = case(offer, more)
    assert read.offer is not None
    found = value_offer(read, read.offer)
    assert found is not None
    return found


def present_job(start: str, left_behind: str) -> Valuation:
    """The valuation of a present job at 100,000, against an offer that begins on a day."""
    text = f"base: 120K{start}"
    alternatives = (
        f"alternatives: [{{name: present job, kind: present, offer: {{base: 100K}}, left_behind: [{left_behind}]}}]\n"
    )
    read = case(text, alternatives)
    stated = read.alternatives[0].offer
    assert stated is not None
    found = value_offer(read, stated)
    assert found is not None
    return found


def lines(valuation: Valuation, component: str) -> list[Line]:
    return [line for line in valuation.lines if line.component == component]


def years(valuation: Valuation, component: str) -> list[int]:
    (line,) = lines(valuation, component)
    return [int(year.number) for year in line.years]


def totals(valuation: Valuation) -> list[int]:
    return [int(year.number) for year in valuation.years]


def note(valuation: Valuation, component: str) -> str:
    return printed_sentence(lines(valuation, component)[0].note)


def test_back_loaded_shares_with_a_sign_on_bonus_over_two_years() -> None:
    """400,000 as 5/15/40/40 are 20,000, 60,000, 160,000 and 160,000; 40,000 and 20,000 on signing fill the gap.

    180 + 20 + 40 = 240, 180 + 60 + 20 = 260, 180 + 160 = 340 twice: 1,180 in all, 295 a year. Divided by four, the
    grant alone would have shown 100,000 in the first year, where 20,000 vest.
    """
    found = worth(
        "base: 180K, sign_on: {amount: 60K, paid: [{when: first-pay, amount: 40K}, {when: after 12 months, amount: 20K}]}, "
        "equity: [{kind: rsu, listed: true, grant: 400K, vest: 5/15/40/40}]"
    )
    assert totals(found) == [240_000, 260_000, 340_000, 340_000]
    assert found.four_years.number == 1_180_000
    assert found.average.number == 295_000


@pytest.mark.parametrize(
    ("vest", "expected"),
    [
        # 33, 27, 20 and 20 per cent of 250,000
        ("33/27/20/20", [82_500, 67_500, 50_000, 50_000]),
        # 10, 20, 30 and 40 per cent, each in quarters: the years are the same
        ("10/20/30/40 quarterly", [25_000, 50_000, 75_000, 100_000]),
        # one third a year, in whole dollars: 83,333.33, 166,666.67 and 250,000 rounded, and their differences
        ("3y, yearly", [83_333, 83_334, 83_333, 0]),
        # two and a half years by the month: 8,333.33 a month, twelve months 100,000, and six months 50,000
        ("30 months", [100_000, 100_000, 50_000, 0]),
        # a cliff of eighteen months: nothing in the first year, 24 of 48 months in the second
        ("4y, 18 month cliff, monthly", [0, 125_000, 62_500, 62_500]),
    ],
)
def test_schedules(vest: str, expected: Sequence[int]) -> None:
    found = worth(f"base: 100K, equity: [{{kind: rsu, listed: true, grant: 250K, vest: '{vest}'}}]")
    assert years(found, "equity") == expected


def test_monthly_after_a_cliff() -> None:
    """240,000 over 48 months are 5,000 a month: twelve of them at the cliff, then one each month."""
    found = worth("base: 100K, equity: [{kind: rsu, listed: true, grant: 240K, vest: '4y, 1y cliff, monthly'}]")
    (line,) = lines(found, "equity")
    assert line.form is Form.SHARES
    assert (line.flows[0].month, int(line.flows[0].amount)) == (12, 60_000)
    assert [(flow.month, int(flow.amount)) for flow in line.flows[1:]] == [(month, 5_000) for month in range(13, 49)]


def test_a_price_that_fell_since_the_grant() -> None:
    """120,000 at 60 a share are 2,000 shares; at 45 they are worth 90,000, in four years 22,500 each."""
    found = worth(
        "base: 100K, equity: [{kind: rsu, listed: true, grant: 120K, grant_price: 60, price: 45, vest: '4y'}]"
    )
    assert years(found, "equity") == [22_500] * 4
    assert "$90,000" in note(found, "equity")


def test_shares_with_only_the_price_at_grant() -> None:
    """1,000 shares at 60, the one price that is stated: 60,000."""
    found = worth("base: 100K, equity: [{kind: rsu, listed: true, shares: 1000, grant_price: 60, vest: '4y'}]")
    assert years(found, "equity") == [15_000] * 4


def test_the_stated_shares_stand_before_those_that_the_value_makes() -> None:
    """120,000 at 60 would be 2,000 shares, but 1,990 are stated: at 45 they are worth 89,550."""
    entry = "kind: rsu, listed: true, grant: 120K, shares: 1990, grant_price: 60, price: 45, vest: '1y'"
    assert years(worth(f"base: 100K, equity: [{{{entry}}}]"), "equity") == [89_550, 0, 0, 0]


@pytest.mark.parametrize(
    ("multiplier", "assume", "third_year"),
    [
        ("", "", 90_000),  # at target: 1,000 shares at 90
        ("", "assume: {psu_multiplier: 0}\n", 0),  # the conditions are missed
        ("", "assume: {psu_multiplier: 1.5}\n", 135_000),  # 90,000 x 1.5
        (
            ", multiplier: 80%",
            "assume: {psu_multiplier: 2}\n",
            72_000,
        ),  # what the letter says stands before our assumption
    ],
)
def test_performance_shares_vest_at_once_after_three_years(multiplier: str, assume: str, third_year: int) -> None:
    entry = f"kind: psu, listed: true, shares: 1000, price: 90, vest: '3y, 3y cliff'{multiplier}"
    assert years(worth(f"base: 100K, equity: [{{{entry}}}]", assume), "equity") == [0, 0, third_year, 0]


@pytest.mark.parametrize(
    ("refresher", "assume", "expected"),
    [
        # 48,000 over four years by the month are 1,000 a month. Granted after 12, 24 and 36 months: 12, 24, 36 thousand.
        ("first: after 12 months, every: 12, promised: true", "", [0, 12_000, 24_000, 36_000]),
        # Granted after 6, 18, 30 and 42 months: six months of one; six of one and six of two more; and so on.
        ("first: after 6 months, every: 12, promised: true", "", [6_000, 18_000, 30_000, 42_000]),
        # Every second year: after 12 months and after 36.
        ("first: after 12 months, every: 24, promised: true", "", [0, 12_000, 12_000, 24_000]),
        # Only hoped for, and half of it counted.
        ("first: after 12 months, every: 12", "assume: {refreshers_counted: 50%}\n", [0, 6_000, 12_000, 18_000]),
    ],
)
def test_refreshers_stack(refresher: str, assume: str, expected: Sequence[int]) -> None:
    entry = f"kind: rsu, listed: true, grant: 48K, vest: '4y, monthly', refresher: {{{refresher}}}"
    assert years(worth(f"base: 100K, equity: [{{{entry}}}]", assume), "equity") == expected


def test_a_first_grant_and_its_refreshers() -> None:
    """200,000 pay 50,000 a year; refreshers of 40,000, yearly parts of 10,000, add 10,000 more with each later year."""
    found = worth(
        "base: 100K, equity: [{kind: rsu, listed: true, grant: 200K, vest: '4y, yearly'}, "
        "{kind: rsu, listed: true, grant: 40K, vest: '4y, yearly', refresher: {first: after 12 months, promised: true}}]"
    )
    assert totals(found) == [150_000, 160_000, 170_000, 180_000]


def test_refreshers_that_are_hoped_for_are_claimed() -> None:
    found = worth("base: 100K, equity: [{kind: rsu, listed: true, grant: 48K, refresher: {first: after 12 months}}]")
    (line,) = lines(found, "equity")
    assert line.state is State.CLAIMED
    assert totals(found) == [100_000] * 4


@pytest.mark.parametrize(
    ("base", "more", "expected"),
    [
        # 65 x 37.5 hours x 52 weeks
        ("65/hour, hours_a_week: 37.5", "", [126_750] * 4),
        # without stated hours: 65 x the assumed 2,080
        ("65/hour", "", [135_200] * 4),
        # twelve months of 8,000, then twelve of 9,000
        ("8K/month, raises: [{when: after 12 months, to: 9K/month}]", "", [96_000, 108_000, 108_000, 108_000]),
        # 3 % from the seventh month on: 50,000 and 51,500
        ("100K, raises: [{when: after 6 months, by: 3%}]", "", [101_500, 103_000, 103_000, 103_000]),
        # 3 % upon 3 %: 100,000, 103,000, 106,090
        ("100K, raises: [{when: year 2, by: 3%}, {when: year 3, by: 3%}]", "", [100_000, 103_000, 106_090, 106_090]),
        # a raise to less than is paid changes nothing
        ("100K, raises: [{when: year 2, by: 10%}, {when: year 3, to: 105K}]", "", [100_000, 110_000, 110_000, 110_000]),
        # by the hour with a raise by the hour: 40 x 40 x 52 = 83,200, then 45 x 40 x 52 = 93,600
        ("40/hour, hours_a_week: 40, raises: [{when: year 2, to: 45/hour}]", "", [83_200, 93_600, 93_600, 93_600]),
    ],
)  # fmt: skip
def test_base_by_period_and_with_raises(base: str, more: str, expected: Sequence[int]) -> None:
    assert years(worth(f"base: {base}", more), "base") == expected


def test_base_is_paid_by_the_month_and_makes_its_year() -> None:
    """100,000 are 8,333.33 a month: 8,333, 8,334, 8,333 and so on, twelve of them exactly 100,000."""
    (line,) = lines(worth("base: 100K"), "base")
    assert [int(flow.amount) for flow in line.flows[:3]] == [8_333, 8_334, 8_333]
    assert len(line.flows) == 48
    assert sum(flow.amount for flow in line.flows[:12]) == 100_000


@pytest.mark.parametrize(
    ("bonus", "more", "expected"),
    [
        # guaranteed in the first year, then 80 % of target
        ("target: 20%, guaranteed_years: 1", "assume: {bonus_payout: 80%}\n", [20_000, 16_000, 16_000, 16_000]),
        # "guaranteed" for two years only: then target times the assumed payout
        ("target: 20%, kind: guaranteed, guaranteed_years: 2", "assume: {bonus_payout: 70%}\n", [20_000, 20_000, 14_000, 14_000]),
        # past payouts 95, 110 and 80 %: 95 % on average; a chance of 80 %: 20,000 x 0.95 x 0.8
        ("target: 20%, history: [95%, 110%, 80%], probability: 80%", "", [15_200] * 4),
        # what was paid stands before the assumption
        ("target: 20%, history: [50%]", "assume: {bonus_payout: 120%}\n", [10_000] * 4),
        # neither history nor chance touches what is guaranteed
        ("target: 20%, guaranteed_years: 1, history: [50%], probability: 50%", "", [20_000, 5_000, 5_000, 5_000]),
        # a first year that earns a quarter
        ("target: 12K, kind: discretionary, first_year: 25%", "assume: {discretionary_payout: 50%}\n", [1_500, 6_000, 6_000, 6_000]),
        # paid three months after the year's end: the first one falls into the second year
        ("target: 20%, paid: month 15", "", [0, 20_000, 20_000, 20_000]),
        # paid with the first pay of each year: four times in four years
        ("target: 20%, paid: first-pay", "", [20_000] * 4),
        # paid in the third month of each year, the first for a quarter of a year
        ("target: 20%, first_year: 25%, paid: month 3", "", [5_000, 20_000, 20_000, 20_000]),
    ],
)  # fmt: skip
def test_bonus(bonus: str, more: str, expected: Sequence[int]) -> None:
    assert years(worth(f"base: 100K, bonus: {{{bonus}}}", more), "bonus") == expected


def test_a_bonus_in_per_cent_follows_a_raised_base() -> None:
    """20 % of 100,000, of 101,500 (a raise of 3 % in the middle of the second year), of 103,000."""
    found = worth("base: 100K, raises: [{when: after 18 months, by: 3%}], bonus: {target: 20%}")
    assert years(found, "bonus") == [20_000, 20_300, 20_600, 20_600]


def test_what_was_paid_in_past_years_is_told_with_its_range() -> None:
    found = worth("base: 100K, bonus: {target: 20%, history: [95%, 110%, 80%]}")
    assert "95% of target on average, between 80% and 110%" in note(found, "bonus")


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        # half at once, half after a year
        ("amount: 8K, paid: [first-pay, after 12 months]", [4_000, 4_000, 0, 0]),
        # stated amounts, in whatever order they stand
        ("amount: 30K, paid: [{when: year 3, amount: 10K}, {when: first-pay, amount: 20K}]", [20_000, 0, 10_000, 0]),
        # three parts of 10,000 in whole units: 3,333.33, 6,666.67 and 10,000 rounded
        ("amount: 10K, paid: [year 1, year 2, year 3]", [3_333, 3_334, 3_333, 0]),
    ],
)
@pytest.mark.parametrize("component", ["sign_on", "relocation"])
def test_one_time_pay_in_instalments(component: str, payment: str, expected: Sequence[int]) -> None:
    assert years(worth(f"base: 100K, {component}: {{{payment}}}"), component) == expected


def test_no_instalment_falls_out_of_the_years_shown() -> None:
    """A last part in the sixth year: six years are shown, and 12,000 are 6,000 and 6,000."""
    found = worth("base: 100K, sign_on: {amount: 12K, paid: [first-pay, year 6]}")
    assert years(found, "sign_on") == [6_000, 0, 0, 0, 0, 6_000]


def test_receipts_that_are_reimbursed_are_no_income() -> None:
    found = worth("base: 100K, relocation: {amount: 8K, reimbursed: true, clawback: {months: 12}}")
    (line,) = lines(found, "relocation")
    assert (line.state, line.form) == (State.CLAIMED, Form.IN_KIND)
    assert totals(found) == [100_000] * 4


@pytest.mark.parametrize(
    ("term", "more", "expected"),
    [
        # half of 6 % of 200,000
        ("name: 401k match, share: 50%, up_to: 6%", "", [6_000] * 4),
        # who saves only half of what is matched gets half
        ("name: 401k match, share: 50%, up_to: 6%", "assume: {contributes: 50%}\n", [3_000] * 4),
        # 10 % of base, whatever the person pays in
        ("name: pension, share: 10%", "assume: {contributes: 0}\n", [20_000] * 4),
        # ... and so does a small share in a plan that usually matches
        ("name: 401(k), share: 4%", "", [8_000] * 4),
        # a stated amount
        ("name: pension, amount: 7500", "", [7_500] * 4),
        # the person's own figure stands before all
        ("name: pension, share: 10%, estimate: 9K", "", [9_000] * 4),
    ],
)
def test_retirement(term: str, more: str, expected: Sequence[int]) -> None:
    found = worth(f"base: 200K, other: [{{{term}}}]", more)
    assert years(found, "retirement") == expected
    assert lines(found, "retirement")[0].form is Form.RETIREMENT


def test_a_match_follows_a_raise_and_says_that_no_limit_is_applied() -> None:
    """Half of 6 % are 3 %: of 200,000, then of 220,000."""
    found = worth("base: 200K, raises: [{when: year 2, by: 10%}], other: [{name: 401k match, share: 50%, up_to: 6%}]")
    assert years(found, "retirement") == [6_000, 6_600, 6_600, 6_600]
    assert "not applied" in note(found, "retirement")


@pytest.mark.parametrize(
    ("term", "assume", "expected"),
    [
        # a day's pay is 130,000 / 260 = 500; 25 days are 12,500
        ("name: leave, days: 25", "leave_counted: 100%", [12_500, 13_750, 13_750, 13_750]),
        # half of 4,000
        ("name: conference budget, amount: 4K", "budgets_counted: 50%", [2_000] * 4),
        # 3 days x 46 weeks x 12.50
        ("name: remote days, value: 3, cost_a_day: 12.50", "", [1_725] * 4),
        # 3 days x 40 weeks x 12.50
        ("name: remote days, value: 3, cost_a_day: 12.50", "working_weeks: 40", [1_500] * 4),
        # the cost of a year, taken off
        ("name: commuting, cost: 2400", "", [-2_400] * 4),
        # 2 days x 46 weeks x 20, taken off
        ("name: commuting, days: 2, cost_a_day: 20", "", [-1_840] * 4),
        # a season ticket that the employer pays
        ("name: season ticket, amount: 1500", "", [1_500] * 4),
        ("name: phone allowance, amount: 600", "", [600] * 4),
    ],
)
def test_further_terms(term: str, assume: str, expected: Sequence[int]) -> None:
    """Base rises by 10 % in the second year; only leave follows it: 12,500 x 1.1 = 13,750."""
    found = worth(f"base: 130K, raises: [{{when: year 2, by: 10%}}], other: [{{{term}}}]", f"assume: {{{assume}}}\n")
    (line,) = (line for line in found.lines if line.component != "base")
    assert [int(year.number) for year in line.years] == expected


@pytest.mark.parametrize(
    ("term", "component", "told"),
    [
        ("name: leave, days: 26", "leave", "$10,000"),  # 26 x 100,000 / 260
        ("name: training budget, amount: 5K", "budget", "$5,000"),
        ("name: remote days, value: 3", "remote_days", "counts zero"),
        ("name: commuting", "commuting", "counts zero"),
        ("name: pension", "retirement", "counts zero"),
        # half of what the person saves, not half of base: without "up to" nobody knows how much that is
        ("name: 401k match, share: 50%", "retirement", "up to which share of base salary"),
        ("name: 401(k), share: 100%", "retirement", "up to which share of base salary"),
    ],
)
def test_what_is_no_money_is_named_and_counts_zero(term: str, component: str, told: str) -> None:
    found = worth(f"base: 100K, other: [{{{term}}}]")
    (line,) = lines(found, component)
    assert line.state is State.CLAIMED
    assert told in printed_sentence(line.note)
    assert totals(found) == [100_000] * 4


@pytest.mark.parametrize(
    ("offer", "component", "told"),
    [
        ("other: [{name: pension, share: 10%}]", "retirement", "10% of base salary, paid by the employer."),
        ("other: [{name: 401k match, share: 50%, up_to: 6%}]", "retirement", "adds 50% of what you save, up to 6% of base salary"),
        ("other: [{name: commuting, cost: 2400, amount: 600}]", "commuting", "pays towards it, less"),
        ("bonus: {target: 20%, kind: discretionary, history: [80%, 100%]}", "bonus", "nothing obliges the employer to pay it. Counted at what was paid"),
        ("bonus: {target: 20%, kind: guaranteed, guaranteed_years: 1}", "bonus", "Guaranteed for 1 year, counted in full. Counted at target after that."),
        ("bonus: {target: 20%, first_year: 50%}", "bonus", "The first one is 50% of a full year's."),
        ("bonus: {target: 20%, probability: 80%}", "bonus", "Your own chance that it is paid, 80%, is counted in."),
        ("sign_on: {amount: 9K, clawback: {months: 12, kind: pro-rata, basis: net, since: payment}}", "sign_on", "within 12 months of each payment, in parts, net."),
        ("raises: [{when: year 2, by: 3%}]", "base", "with the raises that the case states (3%) and no others"),
        ("raises: [{when: year 2, to: 90K}]", "base", "A raise to $90,000 is not above what is paid by then and changes nothing."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_line(offer: str, component: str, told: str) -> None:
    assert told in note(worth(f"base: 100K, {offer}"), component)


def test_shares_of_a_base_that_is_not_stated_count_zero() -> None:
    """A model that finds no base says so for what is a share of it, and values what is not."""
    terms = "bonus: {target: 20%}, other: [{name: pension, share: 10%}, {name: leave, days: 20}, {name: phone, amount: 600}]"
    read = case(f"base: 100K, {terms}")
    assert read.offer is not None
    expected = Figure("assume.expected_years", "expected years", Decimal(4), "years", "stated", ())
    horizon = Horizon(case=read, years=4, id="valuation", base=None, expected=expected)
    found = {line.component: line.state for model in modules_of(models) for line in model.value(read.offer, horizon)}
    assert found == {
        "bonus": State.NOT_VALUABLE, "retirement": State.CLAIMED, "leave": State.CLAIMED, "stipend": State.VALUED,
    }  # fmt: skip


def test_what_is_left_behind_by_date() -> None:
    """Counted from 11 January 2027. 1 March 2027 lies in the second month, 1 March 2028 in the fourteenth.

    The bonus of 10 January 2027 is had either way. 200 shares at 118.20 are 23,640.
    """
    found = present_job(
        ", start: 2027-01-11",
        "{name: first shares, kind: equity, amount: 40K, on: 2027-03-01}, "
        "{name: second shares, kind: equity, shares: 200, price: 118.20, on: 2028-03-01}, "
        "{name: last bonus, kind: bonus, amount: 15K, on: 2027-01-10}",
    )
    first, second, bonus = lines(found, "left_behind")
    assert [(flow.month, int(flow.amount)) for flow in (*first.flows, *second.flows)] == [(2, 40_000), (14, 23_640)]
    assert (first.form, bonus.form) == (Form.SHARES, Form.CASH)
    assert bonus.state is State.CLAIMED
    assert "counts nothing" in printed_sentence(bonus.note)
    assert totals(found) == [140_000, 123_640, 100_000, 100_000]


def test_what_is_left_behind_without_the_first_day_counts_in_the_first_year() -> None:
    found = present_job("", "{name: shares, kind: equity, amount: 40K, on: 2029-03-01}")
    assert years(found, "left_behind") == [40_000, 0, 0, 0]
    assert "does not state the first day" in note(found, "left_behind")


@pytest.mark.parametrize(
    ("offer", "more", "factor"),
    [
        ("base: 100K", "", "1"),
        # one more unit of base adds 0.2 x 0.8 of bonus and 0.03 of match
        ("base: 100K, bonus: {target: 20%}, other: [{name: 401k match, share: 50%, up_to: 6%}]", "assume: {bonus_payout: 80%}\n", "1.19"),
        # a raise of 10 % after two of four years: (1 + 1 + 1.1 + 1.1) / 4
        ("base: 100K, raises: [{when: year 3, by: 10%}]", "", "1.05"),
        # raised to a stated amount, base of the first day no longer matters: two of four years
        ("base: 100K, raises: [{when: year 3, to: 150K}]", "", "0.5"),
        # a first year without a bonus: 20 % in three of four years
        ("base: 100K, bonus: {target: 20%, paid: month 15, kind: guaranteed}", "", "1.15"),
    ],
)  # fmt: skip
def test_what_a_unit_of_base_adds(offer: str, more: str, factor: str) -> None:
    found = worth(offer, more)
    assert sum((line.of_base for line in found.lines), Decimal(0)) == Decimal(factor)
