"""What a case says of a package beside base: how each key is read into the record."""

from decimal import Decimal

import pytest

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.offers.periods import paid_hours, per_period, yearly
from counteroffer.offers.term_kinds import kind_of_term
from tests.planned import HEAD, case_of, number

EXPIRY = "expires: 2026-12-01"


def read(offer: str, rest: str = "") -> tuple[Case, Offer]:
    case = case_of(f"{HEAD}offer: {{{offer}, {EXPIRY}}}\n{rest}")
    assert case.offer is not None
    return case, case.offer


def grant(text: str) -> EquityGrant:
    (found,) = read(f"base: 100K, equity: [{{{text}}}]")[1].equity
    return found


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("first-pay", 1), ("month 15", 15), ("after 12 months", 13), ("after 1 year", 13), ("after 2 years", 25),
        ("year 3", 25), ("6 months", 7), ("on start", 1),
    ],
)  # fmt: skip
def test_when_something_is_paid(words: str, month: int) -> None:
    raised = read(f"base: 100K, raises: [{{when: {words}, by: 3%}}]")[1]
    assert raised.base is not None
    assert raised.base.raises[0].month == month


@pytest.mark.parametrize(
    ("words", "count", "unit"),
    [
        ("90d", 90, "days"), ("90 days", 90, "days"), ("90-day", 90, "days"), ("2 weeks", 14, "days"), ("12 months", 12, "months"),
        ("3mo", 3, "months"), ("10 years", 10, "years"), ("1 year after leaving", 1, "years"), ("0 days", 0, "days"),
    ],
)  # fmt: skip
def test_how_long_options_last_after_leaving(words: str, count: int, unit: str) -> None:
    window = grant(f"kind: options, strike: 1, listed: false, window: {words}").window
    assert window is not None
    assert (window.count, window.unit, window.words.text) == (count, unit, words)


@pytest.mark.parametrize(
    ("words", "times"),
    [("120%", "1.2"), ("1.2", "1.2"), ("1.2x", "1.2"), ("1.125x", "1.125"), ("2 ×", "2"), ("0", "0")],
)
def test_multiples(words: str, times: str) -> None:
    assert number(grant(f"kind: psu, grant: 40K, listed: true, vest: 3y, multiplier: {words}").multiplier) == Decimal(
        times
    )


@pytest.mark.parametrize("words", ["1.085", "1.08", "84", "83.125", "0.0067"])
def test_a_point_in_a_rate_marks_decimals(words: str) -> None:
    """Of an amount, "1.085" might be a thousand: it is refused there, and not here."""
    case = case_of(f"{HEAD}rates: [{{base: EUR, quote: USD, rate: {words}}}]\nassume: {{bonus_payout: 1.075}}\n")
    assert case.rates[0].rate.number == Decimal(words)
    assert case.assume["bonus_payout"].value == Decimal("1.075")


def test_carry_terms_are_read_under_carry_and_beside_it() -> None:
    inside = grant(
        "carry: {pool_share: 0.05%, fund: 15B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 8, multiple: 2x}"
    )
    beside = grant("carry: 20%, pool_share: 0.05%, fund: 15B, hurdle: 8%, catch_up: 100%, years: 8, multiple: 2x")
    mixed = grant(
        "carry: {pool_share: 0.05%, carry: 20%}, fund: 15B, hurdle: 8%, catch_up: 100%, years: 8, multiple: 2x"
    )
    for found in (inside, beside, mixed):
        assert found.kind == "carry"
        terms = found.carry
        assert terms is not None
        shares = [number(one) for one in (terms.pool_share, terms.carry, terms.hurdle, terms.catch_up)]
        assert shares == [Decimal(one) for one in ("0.0005", "0.2", "0.08", "1")]
        assert [number(one) for one in (terms.fund, terms.years, terms.multiple)] == [15 * 10**9, 8, 2]


def test_a_refresher_says_when_and_how_often_it_comes() -> None:
    again = grant("kind: rsu, grant: 40K, vest: 4y, listed: true, refresher: {first: after 12 months}").refresher
    assert again is not None
    assert (again.first_month, again.every_months, again.promised) == (13, 12, False)


def test_instalments_stand_in_the_order_of_their_months() -> None:
    offer = read(
        "base: 100K, sign_on: {amount: 30K, paid: [{when: year 2, amount: 10K}, {when: first-pay, amount: 20K}]}"
    )[1]
    assert offer.sign_on is not None
    parts = offer.sign_on.instalments
    assert [part.month for part in parts] == [1, 13]
    assert [number(part.amount) for part in parts] == [20_000, 10_000]
    assert len({part.amount.id for part in parts if part.amount}) == 2


def test_hours_of_a_week_count_fifty_two_times() -> None:
    """65 an hour over 37.5 hours and 52 weeks is 65 x 1,950 = 126,750 a year, of an alternative without hours too."""
    case, offer = read("base: 65/hour, hours_a_week: 37.5", "alternatives: [{name: Acme, offer: {base: 65/hour}}]\n")
    assert offer.base is not None
    pay = yearly(case, offer.base.stated, "offer.base_a_year", offer.base)
    assert number(pay) == 126_750
    assert number(per_period(case, pay, "hour")) == 65
    other = case.alternatives[0].offer
    assert other is not None
    assert other.base is not None
    assert number(yearly(case, other.base.stated, "other", other.base)) == 126_750
    assert number(paid_hours(case)) == 1950


def test_where_no_hours_are_stated_they_are_assumed() -> None:
    """65 x 2,080 = 135,200."""
    case, offer = read("base: 65/hour")
    assert offer.base is not None
    assert number(yearly(case, offer.base.stated, "offer.base_a_year", offer.base)) == 135_200


def test_an_alternative_in_its_own_currency() -> None:
    text = "alternatives:\n  - {name: Ravenshaw, currency: EUR, prefer_by: -€2K, offer: {base: €90K, bonus: {target: 5K}}}\n"
    case, offer = read("base: 100K", text)
    other = case.alternatives[0]
    assert (case.currency, offer.currency) == ("USD", "USD")
    assert other.offer is not None
    assert other.offer.base is not None
    assert other.offer.bonus is not None
    assert other.prefer_by is not None
    units = {other.offer.currency, other.offer.base.stated.unit, other.offer.bonus.target.unit, other.prefer_by.unit}
    assert units == {"EUR"}


def test_what_is_left_behind_stands_at_the_present_job() -> None:
    left = "left_behind: [{name: RSU, shares: 200, price: 118.20, on: 2027-03-01}, {name: bonus, amount: 9K, on: 2027-02-15}]"
    case, _offer = read(
        "base: 100K", f"alternatives: [{{name: present job, kind: present, {left}, offer: {{base: 90K}}}}]\n"
    )
    present = case.alternatives[0].offer
    assert present is not None
    assert [(one.id, one.kind) for one in present.left_behind] == [
        ("alternatives.1.offer.left_behind.1", "equity"), ("alternatives.1.offer.left_behind.2", "other"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "read_as"),
    [
        ("country: USA, state: new york, city: NYC", ("US", "NY", "New York City")),
        ("country: United States, state: California", ("US", "CA", None)),
        ("country: UK", ("GB", None, None)),
        ("country: England", ("GB", "England", None)),
        ("country: gb, state: england, city: Leeds", ("GB", "England", "Leeds")),
    ],
)
def test_places_of_tax_by_their_usual_names(stated: str, read_as: tuple[str | None, ...]) -> None:
    tax = case_of(f"{HEAD}tax: {{{stated}}}\n").tax
    assert tax is not None
    assert tuple(words.text if words else None for words in (tax.country, tax.state, tax.city)) == read_as
    assert tax.filing == "single"


def test_a_message_that_names_base_keeps_the_raises_and_a_bonus_keeps_its_conditions() -> None:
    case, _offer = read(
        "base: 100K, raises: [{when: year 2, by: 3%}], bonus: {target: 10%, first_year: 50%}",
        "said: [{on: 2026-11-20, by: them, offer: {base: 104K, bonus: {target: 12%}, relocation: {amount: 5K}}}]\n",
    )
    now = offer_on_the_table(case)
    assert now is not None
    assert now.base is not None
    assert now.bonus is not None
    assert now.relocation is not None
    assert number(now.base.stated) == 104_000
    assert [number(one.by) for one in now.base.raises] == [Decimal("0.03")]
    assert (number(now.bonus.target), number(now.bonus.first_year)) == (Decimal("0.12"), Decimal("0.5"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("401k match", "retirement"), ("401(k) match", "retirement"), ("Employer pension", "retirement"),
        ("pension contribution", "retirement"), ("superannuation", "retirement"), ("leave", "leave"), ("PTO", "leave"),
        ("paid time off", "leave"), ("annual leave days", "leave"), ("public holidays", "leave"), ("parental leave", "other"),
        ("unpaid leave", "other"), ("remote_days", "remote_days"), ("remote days a week", "remote_days"),
        ("home office", "remote_days"), ("home-office stipend", "stipend"), ("commute", "commuting"),
        ("commuting", "commuting"), ("commuting allowance", "stipend"), ("phone", "stipend"), ("meal allowance", "stipend"),
        ("learning stipend", "stipend"), ("learning", "budget"), ("conference budget", "budget"), ("GPU budget", "budget"),
        ("GPU", "budget"), ("conferences", "budget"), ("equipment", "budget"), ("title", "other"), ("superb view", "other"),
        ("", "other"),
    ],
)  # fmt: skip
def test_the_name_of_a_further_term_tells_its_kind(name: str, kind: str) -> None:
    assert kind_of_term(name) == kind


def test_a_stated_kind_goes_before_the_name() -> None:
    offer = read("base: 100K, other: [{name: phone, kind: budget, amount: 600}, {name: phone, amount: 600}]")[1]
    assert [term.kind for term in offer.other] == ["budget", "stipend"]
