"""The ledger of a case: what is on the table now, what was called final, what was asked before."""

from counteroffer.offers.case import Case
from counteroffer.offers.ledger import called_final, lowest_ask, offer_on_the_table
from tests.planned import HEAD, case_of


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
