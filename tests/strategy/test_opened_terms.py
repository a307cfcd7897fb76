"""What a guide's levers open: the terms in their words, the issues on the table, the questions to the person."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counteroffer.market.gathering import gather
from counteroffer.offers.ledger import called_final, offer_on_the_table
from counteroffer.strategy.lever import QuotedLever, Situation
from counteroffer.strategy.looking_ahead import look_ahead
from counteroffer.strategy.opened_terms import opened_by, terms_in
from counteroffer.strategy.packaging import PackagePlan, make_packages
from counteroffer.strategy.positioning import take_position
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Quoted, Sentence, Words, say
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, MONDAY, case_of, said

POSTED = "market:\n  - {what: base, low: 90K, high: 120K, kind: posted-range, source: ad}\n"
BONUS = "  - {what: bonus, low: 5K, high: 15K, kind: posted-range, source: ad}\n"


@pytest.mark.parametrize(
    ("title", "script", "terms"),
    [
        ("Sign-on bonus", "Could we add a sign-on?", ("sign_on",)),
        ("Signing bonus for what I leave behind", "", ("sign_on",)),
        ("Performance bonus", "I would ask for a higher target.", ("bonus",)),
        ("Remote work", "Two days from home would help.", ("remote_days",)),
        ("The move", "Would relocation be covered?", ("relocation",)),
        ("Competing offers", "I hold another offer.", ()),
        ("Equity", "More RSUs would close the gap.", ("equity",)),
        ("Review", "Could we agree on a six-month review?", ("early_review",)),
    ],
)  # fmt: skip
def test_the_terms_of_a_lever(title: str, script: str, terms: tuple[str, ...]) -> None:
    assert terms_in(title, script) == terms


def lever(title: str, script: Sentence, *opens: str) -> QuotedLever:
    return QuotedLever(title=Words(title), script=script, usable=True, why=say("It may."), opens=opens)


def packages_with(text: str, *levers: QuotedLever) -> PackagePlan:
    case = case_of(HEAD + text)
    offer, benchmark = offer_on_the_table(case), gather(case, None)
    assert offer is not None
    valuation = value_offer(case, offer)
    position = take_position(case, offer, valuation, benchmark, MONDAY)
    situation = Situation(
        case=case, offer=offer, valuation=valuation, benchmark=benchmark, position=position, final=tuple(called_final(case)), today=MONDAY
    )  # fmt: skip
    found = make_packages(situation, (), levers)
    assert found is not None
    return found


def exchanged(plan: PackagePlan) -> set[str]:
    return {one.term.name for one in plan.exchanges}


def test_a_bonus_on_which_the_offer_is_silent_opens_where_its_range_is_stated() -> None:
    text = "offer: {base: 100K}\n" + POSTED + BONUS
    bonus = lever("Bonus", say("Ask for a bonus."), "bonus")
    assert "bonus" not in exchanged(packages_with(text))
    assert "bonus" in exchanged(packages_with(text, bonus))
    assert "bonus" not in exchanged(packages_with("offer: {base: 100K}\n" + POSTED, bonus))
    final = text + "said: [{on: 2026-11-20, by: them, final: [bonus]}]\n"
    assert "bonus" not in exchanged(packages_with(final, bonus))


def test_the_one_amount_of_a_lever_is_how_far_its_term_moves() -> None:
    place = Span("guide.md", 12, 3, 6, "$20,000")
    amount = Figure("guide.lever", "amount", Decimal(20_000), "USD", "as the guide states it", (place,))
    quoted = Sentence(("Ask for ", Quoted("$20,000", (amount,)), " on signing."))
    plan = packages_with("offer: {base: 100K}\n" + POSTED, lever("Sign-on", quoted, "sign_on"))
    assert "sign_on" in exchanged(plan)
    assert "sign_on" not in exchanged(
        packages_with("offer: {base: 100K}\n" + POSTED, lever("Sign-on", say("Ask."), "sign_on"))
    )


def test_what_opens_without_a_price_is_asked_for() -> None:
    text = "offer: {base: 100K}\n" + POSTED
    review = lever("An early review", say("Ask for one."), "early_review", "leave")
    asked = said(packages_with(text, review).preferences.questions)
    assert "a pay review after half a year" in asked
    assert "one more day of leave" in asked
    assert "half a year" not in said(packages_with(text).preferences.questions)
    priced = text + "priorities: [{give: {base: 2K}, for: {leave: 1}}]\n"
    assert "one more day of leave" not in said(packages_with(priced, review).preferences.questions)


def test_the_outlook_names_what_opens_once() -> None:
    case = case_of(HEAD + "offer: {base: 100K}\n" + POSTED)
    offer, benchmark = offer_on_the_table(case), gather(case, None)
    levers = (lever("Sign-on", say("Ask."), "sign_on"), lever("More of it", say("Ask."), "sign_on", "leave"))
    position = take_position(case, offer, None, benchmark, date(2026, 11, 23))
    opened = look_ahead(case, offer, None, benchmark, position, MONDAY, guide_levers=levers).opened
    assert [one.lever.text for one in opened] == ["Sign-on", "More of it"]
    assert opened_by(levers, "leave") is levers[1]
    assert opened_by((replace(levers[0], opens=()),), "sign_on") is None
