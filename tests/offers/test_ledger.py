"""The ledger of a case: what is on the table now, what was called final, what was asked before."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.ledger import called_final, lowest_ask, offer_on_the_table
from tests.planned import HEAD, case_of, number, whole_number


def talks(*messages: str) -> Case:
    return case_of(
        HEAD
        + "offer: {base: 100K, bonus: {target: 10%}, expires: 2026-12-01}\nsaid:\n"
        + "".join(f"  - {{{message}}}\n" for message in messages)
    )


def test_what_they_named_last_is_on_the_table_and_the_rest_stays() -> None:
    case = talks(
        "on: 2026-11-20, by: them, offer: {base: 104K}", "on: 2026-11-21, by: them, offer: {sign_on: {amount: 5K}}"
    )
    offer = offer_on_the_table(case)
    assert offer is not None
    assert offer.base is not None
    assert offer.base.stated.number == 104_000
    assert offer.base.stated.id == "said.1.offer.base"
    assert offer.bonus is not None
    assert offer.sign_on is not None
    assert offer.expires is not None


def test_messages_count_by_their_day_and_then_by_their_line() -> None:
    later_first = talks(
        "on: 2026-11-22, by: them, offer: {base: 106K}", "on: 2026-11-20, by: them, offer: {base: 104K}"
    )
    offer = offer_on_the_table(later_first)
    assert offer is not None
    assert offer.base is not None
    assert offer.base.stated.number == 106_000


def test_my_own_messages_move_nothing_of_theirs() -> None:
    case = talks(
        "on: 2026-11-20, by: me, offer: {base: 300K}, ask: {base: 120K}", "on: 2026-11-21, by: me, ask: {base: 115K}"
    )
    offer = offer_on_the_table(case)
    assert offer is not None
    assert offer.base is not None
    assert offer.base.stated.number == 100_000
    asked = lowest_ask(case, "base")
    assert asked is not None
    assert asked.number == 115_000
    assert lowest_ask(case, "equity") is None


def test_final_holds_until_they_move_that_component() -> None:
    said = "on: 2026-11-20, by: them, final: [base, bonus]"
    assert set(called_final(talks(said))) == {"base", "bonus"}
    assert set(called_final(talks(said, "on: 2026-11-21, by: them, offer: {base: 104K}"))) == {"bonus"}
    assert set(called_final(talks("on: 2026-11-20, by: them, offer: {base: 104K}, final: [base]"))) == {"base"}
    assert (
        called_final(talks("on: 2026-11-20, by: them, final: [all]", "on: 2026-11-21, by: them, offer: {base: 104K}"))
        == {}
    )


def test_an_offer_that_was_only_spoken_of_is_an_offer() -> None:
    case = case_of(HEAD + "stage: verbal\nsaid: [{on: 2026-11-20, by: them, offer: {base: 104K}}]\n")
    offer = offer_on_the_table(case)
    assert offer is not None
    assert offer.id == "offer"


# what a message moves, and what stays

EQUITY = 'equity: [{kind: rsu, grant: 260K, vest: "4y, 1y cliff, monthly", listed: true, price: 50}]'
SIGN_ON = "sign_on: {amount: 30K, paid: [{when: first-pay, amount: 20K}, {when: month 13, amount: 10K}], clawback: {months: 12, kind: pro-rata}}"


def table(offer: str, *messages: str) -> Offer:
    said = "".join(
        f"  - {{on: 2026-11-{20 + day}, by: them, offer: {{{message}}}}}\n" for day, message in enumerate(messages)
    )
    case = case_of(f"{HEAD}offer: {{base: 100K, {offer}}}\nsaid:\n{said}")
    found = offer_on_the_table(case)
    assert found is not None
    return found


def test_an_equity_figure_keeps_the_terms_of_the_one_grant() -> None:
    (grant,) = table(EQUITY, "equity: [{grant: 300K}]").equity
    assert (grant.kind, grant.listed, grant.id) == ("rsu", True, "offer.equity.1")
    assert grant.vesting is not None
    assert number(grant.grant) == 300_000
    assert grant.grant is not None
    assert grant.grant.id == "said.1.offer.equity.1.grant"
    assert number(grant.price) == 50


def test_a_number_of_shares_takes_the_place_of_a_value_and_the_other_way_round() -> None:
    (grant,) = table(EQUITY, "equity: [{shares: 6000}]").equity
    assert (grant.grant, whole_number(grant.shares), whole_number(grant.price)) == (None, 6000, 50)
    (grant,) = table(EQUITY, "equity: [{shares: 6000}]", "equity: [{grant: 1K, vest: 3y}]").equity
    assert (whole_number(grant.grant), grant.shares) == (1000, None)
    (grant,) = table(EQUITY, "equity: [{vest: 3y}]").equity
    assert number(grant.grant) == 260_000


def test_the_terms_of_carry_stay_beside_the_one_that_moved() -> None:
    (grant,) = table(
        "equity: [{kind: carry, carry: {pool_share: 0.05%, fund: 15B, carry: 20%}}]", "equity: [{pool_share: 0.08%}]"
    ).equity
    assert grant.kind == "carry"
    assert grant.carry is not None
    assert (number(grant.carry.pool_share), whole_number(grant.carry.fund)) == (Decimal("0.0008"), 15 * 10**9)


@pytest.mark.parametrize(
    "named", ["equity: [{kind: options, shares: 9K, strike: 2}]", "equity: [{grant: 1K}, {grant: 2K}]"]
)
def test_equity_of_another_kind_or_number_replaces_what_was_there(named: str) -> None:
    grants = table(EQUITY, named).equity
    assert all(grant.id.startswith("said.1.") and grant.listed is None for grant in grants)


def test_a_bonus_keeps_its_kind_unless_the_message_says_one() -> None:
    before = "bonus: {target: 10%, kind: guaranteed, guaranteed_years: 2}"
    for message, kind in (("bonus: {target: 12%}", "guaranteed"), ("bonus: {target: 12%, kind: target}", "target")):
        bonus = table(before, message).bonus
        assert bonus is not None
        assert (bonus.kind, number(bonus.target), whole_number(bonus.guaranteed_years)) == (kind, Decimal("0.12"), 2)


def test_a_sign_on_amount_keeps_the_pattern_and_the_clawback_and_loses_stated_parts() -> None:
    now = table(SIGN_ON, "sign_on: {amount: 40K}").sign_on
    assert now is not None
    assert number(now.amount) == 40_000
    assert [(part.month, part.amount) for part in now.instalments] == [(1, None), (13, None)]
    assert now.clawback is not None
    assert (whole_number(now.clawback.months), now.clawback.kind) == (12, "pro-rata")


def test_a_sign_on_bonus_of_the_same_amount_keeps_its_parts() -> None:
    now = table(SIGN_ON, "sign_on: {amount: 30K, clawback: {months: 24}}").sign_on
    assert now is not None
    assert [whole_number(part.amount) for part in now.instalments] == [20_000, 10_000]
    assert now.clawback is not None
    assert (whole_number(now.clawback.months), now.clawback.kind) == (24, "pro-rata")


def test_instalments_in_a_message_take_the_place_of_the_earlier_ones() -> None:
    now = table(SIGN_ON, "sign_on: {amount: 40K, paid: [year 2]}").sign_on
    assert now is not None
    assert [part.month for part in now.instalments] == [13]


def test_further_terms_are_told_apart_by_name() -> None:
    now = table(
        "other: [{name: leave, days: 20}, {name: pension, share: 5%}]",
        "other: [{name: Leave, days: 25}]",
        "other: [{name: phone, amount: 500}]",
    )
    assert [(term.name.text, term.id) for term in now.other] == [
        ("Leave", "said.1.offer.other.1"), ("pension", "offer.other.2"), ("phone", "said.2.offer.other.1"),
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["base: 104K", "base: 90/hour", "bonus: {target: 12%}", "bonus: {target: 9K}", "equity: [{grant: 300K}]", "equity: [{shares: 900}]",
                                 "sign_on: {amount: 40K}", "relocation: {amount: 3K}", "other: [{name: leave, days: 25}]", "expires: 2026-12-20"]), max_size=5))  # fmt: skip
def test_what_was_named_last_stands_and_saying_it_again_changes_nothing(messages: list[str]) -> None:
    """Each term on the table is that of the last message that names it; a message said twice is a message."""
    once = table(f"{EQUITY}, {SIGN_ON}, bonus: {{target: 10%}}", *messages)
    for key in ("base", "bonus", "equity", "sign_on", "relocation", "other", "expires"):
        last = next((place for place in range(len(messages), 0, -1) if messages[place - 1].startswith(f"{key}:")), None)
        figures = [one for one in (once.base and once.base.stated, once.bonus and once.bonus.target, once.sign_on and once.sign_on.amount,
                                   once.relocation and once.relocation.amount, once.expires) if one and f".{key}" in one.id]  # fmt: skip
        assert all(figure.id.startswith("offer." if last is None else f"said.{last}.") for figure in figures)
    if messages:
        again = table(f"{EQUITY}, {SIGN_ON}, bonus: {{target: 10%}}", *messages, messages[-1])
        assert values(again) == values(once)


def values(offer: Offer) -> list[object]:
    grant = offer.equity[0]
    figures = (
        offer.base and offer.base.stated,
        offer.bonus and offer.bonus.target,
        grant.grant,
        grant.shares,
        offer.sign_on and offer.sign_on.amount,
    )
    return [figure and (figure.value, figure.unit) for figure in figures]
