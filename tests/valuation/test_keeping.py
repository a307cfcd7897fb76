"""What is kept on leaving, worked by hand: cliffs, clawbacks whole and in parts, retirement saving, days."""

from datetime import date

import pytest

from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.leaving.keeping import keep_if_leaving, kept_on
from counteroffer.valuation.leaving.kept import Keeping, Kept
from counteroffer.valuation.valuation import Valuation
from tests.valuation.packages import package

START = date(2027, 1, 11)
CLIFF = "equity: [{kind: rsu, listed: true, grant: 240K, vest: '4y, 1y cliff, monthly'}]"


def keeping(offer: str, months: int = 48) -> Keeping:
    return keep_if_leaving(package(offer), months)


def after(kept: Keeping, month: int) -> Kept:
    found = kept.after(month)
    assert found is not None
    return found


def part(kept: Kept | None, component: str) -> int:
    """What is kept of a component; zero where it has no part."""
    assert kept is not None
    return sum(int(one.kept.number) for one in kept.parts if one.component == component)


def held(kept: Kept) -> tuple[int, int]:
    """What is kept in all, and what is given up."""
    return int(kept.kept.number), int(kept.given_up.number)


def steps(kept: Keeping) -> list[tuple[int, int]]:
    return [(int(step.after.number), int(step.amount.number)) for step in kept.steps]


@pytest.mark.parametrize(
    ("day", "shares"),
    [
        (date(2028, 1, 4), 0),  # a week before the cliff: eleven whole months, nothing
        (date(2028, 1, 10), 0),  # the day before
        (date(2028, 1, 11), 60_000),  # the first anniversary: twelve months of 5,000
        (date(2028, 2, 10), 60_000),
        (date(2028, 2, 11), 65_000),  # one month more
        (date(2027, 1, 10), 0),  # before the first day
        (date(2031, 1, 11), 240_000),
    ],
)
def test_a_cliff_missed_by_a_week(day: date, shares: int) -> None:
    assert part(kept_on(package(CLIFF), START, day), "equity") == shares


def test_leaving_before_the_first_month_is_over_keeps_nothing() -> None:
    kept = kept_on(package(CLIFF), START, date(2027, 2, 1))
    assert kept is not None
    assert (kept.month, kept.parts) == (0, ())
    assert kept.paid.number == 0
    assert held(kept) == (0, 240_000)


def test_a_day_after_the_years_shown_is_not_told() -> None:
    assert kept_on(package(CLIFF), START, date(2031, 2, 11)) is None


def test_a_start_on_the_last_day_of_a_month() -> None:
    """From 31 January on: the last day of February completes the first month, 30 March does not complete the second."""
    found = package(CLIFF)
    days = [date(2027, 2, 28), date(2027, 3, 30), date(2027, 3, 31)]
    months = [kept.month for day in days if (kept := kept_on(found, date(2027, 1, 31), day)) is not None]
    assert months == [1, 1, 2]


def test_a_cliff_by_month() -> None:
    """Eleven months of base at 8,333.33 are 91,667; the cliff adds 60,000 to the twelfth, and 180,000 are given up."""
    kept = keeping(CLIFF)
    before, cliff = after(kept, 11), after(kept, 12)
    assert held(before) == (91_667, 240_000)
    assert held(cliff) == (160_000, 180_000)
    assert steps(kept) == [(12, 60_000)]


def test_a_pro_rata_clawback() -> None:
    """24,000 paid with the first pay, to be paid back in parts over 24 months: each month 1,000 more is kept."""
    kept = keeping("sign_on: {amount: 24K, paid: [first-pay], clawback: {months: 24, kind: pro-rata}}")
    owed = [int(after(kept, month).to_pay_back.number) for month in (1, 2, 12, 23, 24, 25)]
    assert owed == [23_000, 22_000, 12_000, 1_000, 0, 0]
    assert part(after(kept, 12), "sign_on") == 12_000
    assert steps(kept) == [(24, 24_000)]


def test_a_pro_rata_clawback_that_does_not_divide() -> None:
    """Of 10,000 over 12 months, 7 are to come after the fifth: 5,833.33 go back, in whole units 5,833, and 4,167 are kept."""
    kept = after(keeping("sign_on: {amount: 10K, clawback: {months: 12, kind: pro-rata}}"), 5)
    assert (int(kept.to_pay_back.number), part(kept, "sign_on")) == (5_833, 4_167)


def test_a_clawback_in_full() -> None:
    """All 24,000 go back until the end of the twelfth month, then nothing."""
    kept = keeping("sign_on: {amount: 24K, clawback: {months: 12, kind: cliff}}")
    assert [int(after(kept, month).to_pay_back.number) for month in (1, 11, 12)] == [24_000, 24_000, 0]
    assert steps(kept) == [(12, 24_000)]
    assert printed_sentence(kept.steps[0].what) == "Sign-on bonus: its clawback ends, and $24,000 is yours."


def test_a_clawback_counted_from_each_payment() -> None:
    """Two parts of 12,000 in months 1 and 13, each in full for 12 months: free after months 13 and 25."""
    kept = keeping(
        "sign_on: {amount: 24K, paid: [first-pay, after 12 months], clawback: {months: 12, kind: cliff, since: payment}}"
    )
    owed = [int(after(kept, month).to_pay_back.number) for month in (1, 12, 13, 24, 25)]
    assert owed == [12_000, 12_000, 12_000, 12_000, 0]
    assert [part(after(kept, month), "sign_on") for month in (12, 13, 24, 25)] == [0, 12_000, 12_000, 24_000]
    assert steps(kept) == [(13, 12_000), (25, 24_000)]


def test_a_clawback_counted_from_the_start_though_paid_later() -> None:
    """The second 12,000 come in month 13; in parts over 24 months since the start, 11 of 24 go back at once: 5,500.

    Both parts together: 24,000 x 11 / 24 = 11,000.
    """
    kept = keeping("sign_on: {amount: 24K, paid: [first-pay, after 12 months], clawback: {months: 24, kind: pro-rata}}")
    assert [int(after(kept, month).to_pay_back.number) for month in (12, 13, 24)] == [6_000, 11_000, 0]


@pytest.mark.parametrize(
    ("clawback", "owed", "told"),
    [
        ("{months: 12}", 24_000, "in full is counted"),  # the kind is not stated: the worse one counts, and is told
        ("{kind: pro-rata}", 0, "nothing counts as owed"),  # without a time nothing can be counted
        ("{months: 12, kind: cliff, basis: gross}", 24_000, "before tax"),
    ],
)
def test_clawbacks_that_say_too_little(clawback: str, owed: int, told: str) -> None:
    kept = keeping(f"sign_on: {{amount: 24K, clawback: {clawback}}}")
    assert after(kept, 6).to_pay_back.number == owed
    assert any(told in printed_sentence(note) for note in kept.notes)


def test_retirement_saving_that_vests_at_once() -> None:
    """Half of 6 % of 100,000 are 3,000 a year; all of it is lost until three years are over, then 9,000 are kept."""
    kept = keeping("other: [{name: 401k match, share: 50%, up_to: 6%, vest: '3y, 3y cliff'}]")
    before, then = after(kept, 35), after(kept, 36)
    assert (int(before.not_vested.number), part(before, "retirement")) == (8_750, 0)
    assert (int(then.not_vested.number), part(then, "retirement")) == (0, 9_000)
    assert steps(kept) == [(36, 9_000)]


def test_retirement_saving_that_vests_by_year() -> None:
    """A quarter a year: after two years half of 6,000, after thirty months still half, of 7,500."""
    kept = keeping("other: [{name: 401k match, share: 50%, up_to: 6%, vest: 25/25/25/25}]")
    assert [part(after(kept, month), "retirement") for month in (11, 24, 30, 48)] == [0, 3_000, 3_750, 12_000]


def test_a_bonus_is_kept_only_once_it_is_paid() -> None:
    """20,000 at the end of each year: a month before it there is nothing of it."""
    kept = keeping("bonus: {target: 20%}")
    assert [part(after(kept, month), "bonus") for month in (11, 12, 23, 24)] == [0, 20_000, 20_000, 40_000]
    assert steps(kept) == [(12, 20_000), (24, 20_000), (36, 20_000), (48, 20_000)]


def test_steady_pay_is_no_step() -> None:
    """Monthly and quarterly vesting, a stipend and a match come steadily; only the bonus after each year stands out."""
    kept = keeping(
        "equity: [{kind: rsu, listed: true, grant: 100K, vest: '4y, monthly'}, {kind: rsu, listed: true, grant: 100K, vest: '4y, quarterly'}], "
        "other: [{name: phone allowance, amount: 600}, {name: pension, share: 5%}]"
    )
    assert steps(kept) == []


def test_private_stakes_are_named_and_not_counted() -> None:
    kept = keeping("equity: [{kind: options, shares: 1000, strike: 2, preferred: 6, fully_diluted: 1M, window: 90d}]")
    assert [printed_sentence(note) for note in kept.notes] == [
        "Equity (options): what of it is kept on leaving depends on its terms and is not counted here."
    ]
    assert after(kept, 48).kept.number == 400_000
    assert after(kept, 48).given_up.number == 0


def test_a_stake_is_named_though_the_person_estimates_it_and_listed_shares_are_not() -> None:
    """An estimate of 5,000 a year counts as it comes; what vested options are good for after leaving is still not told."""
    kept = keeping(
        "equity: [{kind: options, shares: 1000, strike: 2, preferred: 6, fully_diluted: 1M, estimate: 5K}, "
        "{kind: rsu, listed: true, grant: 48K, vest: 4y}]"
    )
    assert [printed_sentence(note)[:16] for note in kept.notes] == ["Equity (options)"]
    assert part(after(kept, 24), "equity") == 10_000 + 24_000


def test_every_amount_of_a_whole_package() -> None:
    """After 18 months, base 100,000: pay 150,000; bonus 20,000; of 240,000 in shares 18 x 5,000 = 90,000; of the
    sign-on bonus of 24,000 six of 24 months go back, 6,000; half of the match of 4,500 has not vested: the first half
    vests after a year, so 2,250 are lost.

    Paid 150 + 20 + 90 + 24 + 4.5 = 288,500; kept 288,500 - 6,000 - 2,250 = 280,250; shares of 150,000 are given up.
    """
    kept = after(
        keeping(
            f"bonus: {{target: 20%}}, {CLIFF}, sign_on: {{amount: 24K, clawback: {{months: 24, kind: pro-rata}}}}, "
            "other: [{name: 401k match, share: 50%, up_to: 6%, vest: 50/50}]"
        ),
        18,
    )
    assert kept.paid.number == 288_500
    assert kept.to_pay_back.number == 6_000
    assert kept.not_vested.number == 2_250
    assert kept.kept.number == 280_250
    assert kept.given_up.number == 150_000
    assert kept.kept.id == "valuation.kept.month_18"
    assert {one.kept.id: int(one.kept.number) for one in kept.parts} == {
        "valuation.kept.month_18.base": 150_000,
        "valuation.kept.month_18.bonus": 20_000,
        "valuation.kept.month_18.sign_on": 18_000,
        "valuation.kept.month_18.equity.1": 90_000,
        "valuation.kept.month_18.retirement": 2_250,
    }


def test_what_an_amount_kept_rests_on() -> None:
    """After 12 months the first year, after 13 the first two; the clawback's months with what it touches."""
    kept = keeping("sign_on: {amount: 24K, clawback: {months: 24, kind: pro-rata}}")
    (sign_on,) = (one.kept for one in after(kept, 13).parts if one.component == "sign_on")
    assert ids(sign_on) == ["valuation.sign_on.year_1", "valuation.sign_on.year_2", "offer.sign_on.clawback"]
    assert ids(after(kept, 12).paid) == ["valuation.year_1"]
    assert ids(after(kept, 13).paid) == ["valuation.year_1", "valuation.year_2"]
    assert ids(after(kept, 12).to_pay_back) == ["valuation.sign_on.year_1", "offer.sign_on.clawback"]


def ids(figure: Figure) -> list[str]:
    return [origin.id for origin in figure.origins if isinstance(origin, Figure)]


def test_months_go_as_far_as_the_years_shown() -> None:
    assert len(keeping("bonus: {target: 20%}", months=12).months) == 12
    assert len(keeping("bonus: {target: 20%}", months=120).months) == 48


def test_every_figure_leads_to_a_source(whole: Valuation) -> None:
    """No two figures share an id, and none is without a source: collect raises otherwise."""
    kept = keep_if_leaving(whole)
    first = kept_on(whole, START, START)
    assert first is not None
    figures = [figure for month in (*kept.months, first) for figure in (month.kept, month.given_up, month.to_pay_back)]
    figures += [one.kept for month in kept.months for one in month.parts]
    figures += [figure for step in kept.steps for figure in (step.after, step.amount)]
    assert collect(figures)


@pytest.fixture
def whole() -> Valuation:
    return package(
        f"bonus: {{target: 20%, paid: month 15}}, {CLIFF}, sign_on: {{amount: 24K, clawback: {{months: 24, kind: pro-rata}}}}, "
        "relocation: {amount: 5K, clawback: {months: 12}}, other: [{name: 401k match, share: 50%, up_to: 6%, vest: 50/50}, "
        "{name: commuting, cost: 1200}, {name: leave, days: 20}]"
    )
