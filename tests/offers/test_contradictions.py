"""What does not go together in a ledger is said, with the days and the amounts; what goes together is not."""

import pytest

from counteroffer.offers.contradictions import find_contradictions
from counteroffer.terms.printing import printed_sentence
from tests.offers.good_cases import all_good_cases
from tests.planned import HEAD, case_of

OFFER = "offer: {base: 100K, bonus: {target: 10%}, sign_on: {amount: 30K, paid: [{when: first-pay, amount: 20K}, {when: year 2, amount: 10K}]}}\n"


def found(*messages: str, offer: str = OFFER) -> list[str]:
    said = "said:\n" + "".join(f"  - {{on: 2026-11-{20 + day}, {message}}}\n" for day, message in enumerate(messages))
    return [
        printed_sentence(sentence)
        for sentence in find_contradictions(case_of(HEAD + offer + (said if messages else "")))
    ]


NOTHING_WRONG = {
    "no message": (),
    "a rise": ("by: them, offer: {base: 104K}",),
    "a rise called final": ("by: them, offer: {base: 104K}, final: [base]",),
    "final, then something else moves": ("by: them, final: [base]", "by: them, offer: {sign_on: {amount: 30K}}"),
    "final, said again": ("by: them, final: [base]", "by: them, offer: {base: 100K}, final: [base]"),
    "another unit": ("by: them, offer: {base: 60/hour}",),
    "bonus as money": ("by: them, offer: {bonus: {target: 9K}}",),
    "an ask that falls": ("by: me, ask: {base: 120K}", "by: me, ask: {base: 115K}"),
    "asks of two things": ("by: me, ask: {base: 120K}", "by: me, ask: {bonus: 15%}"),
    "final before any number": ("by: them, final: [equity]", "by: them, offer: {equity: [{grant: 40K}]}"),
    "an ask of what they named": ("by: them, offer: {base: 104K}", "by: me, ask: {base: 104K}"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTHING_WRONG)
def test_what_goes_together_is_not_named(name: str) -> None:
    assert found(*NOTHING_WRONG[name]) == []


WRONG = {
    "final, then more": (
        ("by: them, final: [base]", "by: them, offer: {base: 104K}"),
        "On 20 November 2026 they called base salary final at $100,000; on 21 November 2026 they named $104,000. Their final word was not the last one.",
    ),
    "all final, then more": (
        ("by: them, final: [all]", "by: them, offer: {bonus: {target: 12%}}"),
        "On 20 November 2026 they called bonus final at 10%; on 21 November 2026 they named 12%. Their final word was not the last one.",
    ),
    "final at what the message named": (
        ("by: them, offer: {base: 104K}, final: [base]", "by: them, offer: {base: 105K}", "by: them, offer: {base: 106K}"),
        "On 20 November 2026 they called base salary final at $104,000; on 21 November 2026 they named $105,000. Their final word was not the last one.",
    ),
    "a step back": (
        ("by: them, offer: {base: 104K}", "by: them, offer: {base: 102K}"),
        "On 21 November 2026 they named $102,000 for base salary, less than the $104,000 before it. Ask which of the two holds, in writing.",
    ),
    "a step back from the letter": (
        ("by: them, offer: {bonus: {target: 8%}}",),
        "On 20 November 2026 they named 8% for bonus, less than the 10% before it. Ask which of the two holds, in writing.",
    ),
    "a risen ask": (
        ("by: me, ask: {base: 110K}", "by: me, ask: {base: 120K}"),
        "On 21 November 2026 you asked for $120,000 for base salary, more than the $110,000 before it. Without new evidence an ask that rises costs trust.",
    ),
    "an ask below what they named": (
        ("by: them, offer: {base: 104K}", "by: me, ask: {base: 102K}"),
        "On 21 November 2026 you asked for $102,000 for base salary, less than the $104,000 that they had named.",
    ),
    "an ask of a term with digits in its name": (
        ("by: me, ask: {401k match: 4%}", "by: me, ask: {401k match: 6%}"),
        "On 21 November 2026 you asked for 6% for 401k match, more than the 4% before it. Without new evidence an ask that rises costs trust.",
    ),
    "a sign-on bonus without its parts": (
        ("by: them, offer: {sign_on: {amount: 40K}}",),
        "The sign-on bonus of $40,000 named on 20 November 2026 has no instalments, and those stated before make $30,000. It is counted in equal parts; ask when how much is paid.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_contradiction_is_said_with_its_days_and_amounts(name: str) -> None:
    messages, said = WRONG[name]
    assert found(*messages) == [said]


def test_messages_are_taken_in_the_order_of_their_days() -> None:
    case = case_of(
        f"{HEAD}{OFFER}said: [{{on: 2026-11-22, by: them, offer: {{base: 106K}}}}, {{on: 2026-11-20, by: them, offer: {{base: 104K}}}}]\n"
    )
    assert list(find_contradictions(case)) == []


@pytest.mark.parametrize("name", sorted(all_good_cases()))
def test_any_case_has_an_answer(name: str) -> None:
    assert [printed_sentence(sentence) for sentence in find_contradictions(case_of(all_good_cases()[name]))] == []
