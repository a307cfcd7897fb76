"""Options on leaving on a day, worked by hand: what has vested, what exercising it costs, and until when."""

from datetime import date

from counteroffer.offers.case import Case, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.leaving.options_on_leaving import OptionsLeft, options_on_leaving
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of

VEST = 'vest: "4y, 1y cliff, monthly"'


def left(grant: str, day: date, start: str = "  start: 2027-01-11\n") -> tuple[OptionsLeft, ...]:
    case: Case = case_of(f"{HEAD}offer:\n  base: 100K\n{start}  equity: [{{kind: options, {grant}}}]\n")
    offer = case.offer
    assert isinstance(offer, Offer)
    valuation = value_offer(case, offer)
    assert valuation is not None
    return options_on_leaving(case, offer, valuation, day)


def values(found: OptionsLeft) -> tuple[int | None, int | None, date | None]:
    def whole(figure: Figure | None) -> int | None:
        return None if figure is None else int(figure.number)

    return whole(found.vested), whole(found.cost), found.last_day.day if found.last_day else None


def test_eighteen_months_and_a_window_of_ninety_days() -> None:
    """18/48 of 20,000 are 7,500, at 2 dollars 15,000; from 11 July 2028 ninety days reach to 9 October."""
    (found,) = left(f"shares: 20000, strike: 2, {VEST}, window: 90 days", date(2028, 7, 11))
    assert values(found) == (7_500, 15_000, date(2028, 10, 9))
    assert printed_sentence(found.said) == (
        "Options: 7,500 options of 20,000 options have vested by then; exercising them costs $15,000. "
        "The last day to exercise is 9 October 2028; what is not exercised by then lapses."
    )


def test_a_week_before_the_cliff_nothing_has_vested() -> None:
    (found,) = left(f"shares: 20000, strike: 2, {VEST}, window: 90 days", date(2028, 1, 4))
    assert values(found)[:2] == (0, 0)
    assert "none of 20,000" in printed_sentence(found.said)


def test_parts_of_an_option_do_not_vest() -> None:
    """13/48 of 1,000 are 270.8."""
    (found,) = left(f"shares: 1000, strike: 3, {VEST}", date(2028, 2, 11))
    assert values(found) == (270, 810, None)
    assert "How long you can exercise after leaving is not stated." in printed_sentence(found.said)


def test_listed_options_have_a_window_too_and_assumed_years_are_said() -> None:
    """Half of 1,000 after two of the four assumed years; twelve months from 11 January 2029."""
    (found,) = left("shares: 1000, strike: 80, price: 100, listed: true, window: 12 months", date(2029, 1, 11))
    assert values(found) == (500, 40_000, date(2030, 1, 11))
    said = printed_sentence(found.said)
    assert said.startswith("Options, listed: 500")
    assert "equal months over 4 years are taken" in said


def test_what_the_case_does_not_tell_is_said() -> None:
    (found,) = left(f"grant: 50K, {VEST}", date(2028, 7, 11))
    assert values(found) == (None, None, None)
    assert "does not say how many there are" in printed_sentence(found.said)
    (found,) = left(f"shares: 1000, {VEST}", date(2028, 7, 11))
    assert values(found)[:2] == (375, None)
    assert left("shares: 1000, strike: 1", date(2028, 7, 11), start="") == ()
