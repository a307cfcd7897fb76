"""Terms that were asked for beside base: what counts as an answer, and what a no does to packages and levers."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.playbook.other_asks import other_asks_in_order
from counteroffer.strategy.asked_terms import TermAsked, asked_for
from counteroffer.strategy.packaging import PackagePlan
from counteroffer.strategy.plan import Plan
from counteroffer.terms.printing import printed_sentence
from tests.planned import HEAD, case_of, plan_of, playbook_of

POSTED = "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: job posting, date: 2026-11-01}]\n"
OFFER = (
    "offer: {base: 100K, bonus: {target: 10%}, sign_on: {amount: 20K}, "
    "equity: [{kind: rsu, grant: 80K, listed: true, vest: 4y}], other: [{name: leave, days: 20}]}\n"
)
SWAPS = "priorities:\n  - {give: {base: 1500}, for: {leave: 3}}\n  - {give: {base: 3K}, for: {remote_days: 2}}\n"


def ledger(*lines: str) -> str:
    return OFFER + POSTED + SWAPS + "said:\n" + "".join(f"  - {line}\n" for line in lines)


def asked(text: str, term: str) -> TermAsked:
    found = asked_for(case_of(HEAD + text), term)
    assert found is not None
    return found


def packages_of(plan: Plan) -> PackagePlan:
    assert plan.packages is not None
    return plan.packages


def highest(plan: Plan, term: str) -> Decimal:
    """The most of a term that any package, trade or exchange names."""
    found = [one.value for package in packages_of(plan).packages for one in package.terms if one.term.name == term]
    found += [one.after for one in packages_of(plan).exchanges if one.term.name == term]
    return max((figure.number for figure in found), default=Decimal(0))


ME = "{on: 2026-11-16, by: me, ask: {base: 111K, sign_on: 40K}}"


@pytest.mark.parametrize(
    ("answer", "state", "noes"),
    [
        ("", "standing", 0),
        ("{on: 2026-11-18, by: them, offer: {base: 103K}}", "held", 1),
        ("{on: 2026-11-18, by: them, offer: {sign_on: {amount: 20K}}}", "held", 1),
        ("{on: 2026-11-18, by: them, offer: {sign_on: {amount: 30K}}}", "part", 0),
        ("{on: 2026-11-18, by: them, offer: {sign_on: {amount: 40K}}}", "met", 0),
        ("{on: 2026-11-18, by: them, words: we cannot do that}", "held", 1),
        ("{on: 2026-11-18, by: them, words: let me check with finance}", "standing", 0),
        ('{on: 2026-11-18, by: them, offer: {base: 103K}, words: "I will check the sign-on"}', "standing", 0),
        ("{on: 2026-11-18, by: them, final: [base]}", "standing", 0),
        ("{on: 2026-11-18, by: them, final: [all]}", "held", 1),
    ],
)
def test_what_counts_as_an_answer(answer: str, state: str, noes: int) -> None:
    found = asked(ledger(ME, *([answer] if answer else [])), "sign_on")
    assert found.state == state
    assert found.noes == noes


def test_an_answer_from_before_the_ask_answers_nothing() -> None:
    assert asked(ledger("{on: 2026-11-16, by: them, offer: {base: 103K}}", ME), "sign_on").state == "standing"


def test_a_move_takes_the_noes_back() -> None:
    text = ledger(
        ME,
        "{on: 2026-11-17, by: them, offer: {base: 103K}}",
        "{on: 2026-11-18, by: me, ask: {sign_on: 35K}}",
        "{on: 2026-11-19, by: them, words: we cannot go there}",
    )
    assert asked(text, "sign_on").noes == 2
    moved = asked(text + "  - {on: 2026-11-20, by: them, offer: {sign_on: {amount: 25K}}}\n", "sign_on")
    assert moved.state == "part"
    assert moved.noes == 0
    assert moved.asked.number == 35_000


def test_fewer_days_than_stand_already_are_days_more() -> None:
    text = ledger("{on: 2026-11-16, by: me, ask: {leave: 5}}", "{on: 2026-11-17, by: them, offer: {base: 103K}}")
    assert asked(text, "leave").state == "held"
    met = text + "  - {on: 2026-11-18, by: them, offer: {other: [{name: leave, days: 25}]}}\n"
    assert asked(met, "leave").state == "met"


def test_what_was_refused_is_asked_for_lower_and_counts_as_dearer() -> None:
    """20,000 of sign-on offered, 40,000 asked for and passed over: at most 40,000 - 20 % of 20,000, at twice the cost."""
    answer = "{on: 2026-11-18, by: them, offer: {base: 103K}}"
    before, after = plan_of(ledger("{on: 2026-11-16, by: me, ask: {base: 111K}}", answer)), plan_of(ledger(ME, answer))
    assert highest(after, "sign_on") <= 36_000
    (usual,) = [one for one in packages_of(before).exchanges if one.term.name == "sign_on"]
    (dear,) = [one for one in packages_of(after).exchanges if one.term.name == "sign_on"]
    step, dear_step = (one.after.number - one.before.number for one in (usual, dear))
    assert dear.cost.number / dear_step == 2 * usual.cost.number / step
    assert dear.worth.number / dear_step == usual.worth.number / step
    assert "did not move it" in printed_sentence(dear.why)
    assert packages_of(after).offer.cost.number == packages_of(before).offer.cost.number, "what stands is no dearer"


def test_a_remote_day_that_was_refused_is_neither_free_nor_asked_for_whole() -> None:
    """Two days were asked for and refused: one is left to ask for, at twice what it is worth; it was free before."""
    answer = "{on: 2026-11-18, by: them, offer: {base: 103K}}"
    plan = plan_of(ledger("{on: 2026-11-16, by: me, ask: {base: 111K, remote_days: 2}}", answer))
    (step,) = [one for one in packages_of(plan).exchanges if one.term.name == "remote_days"]
    assert step.after.number == 1
    assert step.rate is not None
    assert step.rate.number == Decimal("0.5")


def test_a_single_day_that_was_refused_leaves_the_table() -> None:
    answer = "{on: 2026-11-18, by: them, offer: {base: 103K}}"
    plan = plan_of(ledger("{on: 2026-11-16, by: me, ask: {base: 111K, remote_days: 1}}", answer))
    assert highest(plan, "remote_days") == 0
    assert [one.term for one in packages_of(plan).refused] == ["remote_days"]


def test_a_must_have_stands_though_it_was_refused() -> None:
    text = ledger(
        "{on: 2026-11-16, by: me, ask: {base: 111K, remote_days: 2}}", "{on: 2026-11-18, by: them, offer: {base: 103K}}"
    )
    plan = plan_of(text + "needs: {must: [remote_days >= 2]}\n")
    for package in packages_of(plan).packages:
        assert {one.term.name: one.value.number for one in package.terms}["remote_days"] == 2


def test_what_they_met_or_have_not_answered_is_not_asked_for_beyond_it() -> None:
    met = ledger(ME, "{on: 2026-11-18, by: them, offer: {sign_on: {amount: 40K}, base: 103K}}")
    plan = plan_of(met)
    assert highest(plan, "sign_on") == 40_000
    lever = plan.lever("sign-on-bonus")
    assert lever is not None
    assert not lever.usable
    assert highest(plan_of(ledger(ME)), "sign_on") <= 40_000


def test_the_levers_ask_lower_and_scripts_turn_to_what_was_not_asked_for() -> None:
    plan = plan_of(ledger(ME, "{on: 2026-11-18, by: them, offer: {base: 103K}}"))
    lever = plan.lever("sign-on-bonus")
    assert lever is not None
    assert lever.refused
    assert lever.ask is not None
    assert lever.ask.number == 36_000
    assert "sign-on-bonus" not in [one.name for one in other_asks_in_order(plan)]


def test_wishes_that_were_refused_are_not_asked_about_again() -> None:
    text = OFFER + POSTED + "priorities: [{give: {base: 3K}, for: {remote_days: 1}}]\nsaid:\n"
    text += "  - {on: 2026-11-16, by: me, ask: {base: 111K, remote_days: 1}}\n"
    text += "  - {on: 2026-11-18, by: them, offer: {base: 103K}}\n"
    lever = plan_of(text).lever("wishes")
    assert lever is not None
    assert not lever.usable


def test_the_page_says_what_was_asked_for_and_not_given() -> None:
    playbook = playbook_of(ledger(ME, "{on: 2026-11-18, by: them, offer: {base: 103K}}"))
    words = [printed_sentence(block.text) for section in playbook.sections for block in section.blocks if hasattr(block, "text") and not isinstance(block.text, tuple)]  # fmt: skip
    assert any(text.startswith("Asked for and not given so far: sign-on bonus, $40,000") for text in words)


@settings(max_examples=25, deadline=None)
@given(st.integers(21, 60), st.integers(41, 90), st.integers(1, 5))
def test_no_package_reaches_what_was_refused(sign_on: int, grant: int, days: int) -> None:
    """The level of a refused ask is never asked for again, whatever was asked for."""
    plan = plan_of(
        ledger(
            f"{{on: 2026-11-16, by: me, ask: {{base: 111K, sign_on: {sign_on}K, equity: {grant + 40}K, leave: {20 + days}}}}}",
            "{on: 2026-11-18, by: them, offer: {base: 103K}}",
        )
    )
    assert highest(plan, "sign_on") < sign_on * 1_000
    assert highest(plan, "equity") < (grant + 40) * 1_000
    assert highest(plan, "leave") < 20 + days
    assert packages_of(plan).refused
