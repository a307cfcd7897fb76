"""The audit of any text: what it must report, with place and the nearest figure, and what it must let pass."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer import operations
from counteroffer.documents.source import SourceText
from counteroffer.playbook.audit import UnauditedError, audit_playbook, audit_text, audit_words, backing_of
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.days import days_in
from counteroffer.playbook.auditing.spelled import spelled_in
from counteroffer.playbook.playbook import Branch, Playbook, Script, Section, Toned
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.sentences import Words, say
from tests.playbook.mutations import words_of

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 21)
KKR = EXAMPLES / "written-offer-with-competing-offer.yaml"


def made(path: Path) -> Playbook:
    return operations.make_playbook(path, (), TODAY).playbook


PLAYBOOK = made(KKR)
BACKING = backing_of(PLAYBOOK)
ALONE = backing_of(made(EXAMPLES / "no-alternative.yaml"))
RAISE = backing_of(made(EXAMPLES / "raise-with-review-cycle.yaml"))
ASK = Decimal(BACKING.entries["position.anchor"].value)


def told(text: str, backing: Backing = BACKING) -> list[tuple[str, str]]:
    """The codes of the findings with the words they stand on."""
    return [(fault.code, fault.span.text) for fault in audit_words(text, backing)]


def first(text: str, backing: Backing = BACKING) -> Diagnostic:
    return audit_words(text, backing)[0]


TRUE = [
    f"I would like to ask for a base salary of ${ASK:,}.",
    f"Could we get to a base of {ASK / 1000:f}K?",
    f"My ask is a base of USD {ASK:,} a year.",
    "You offer $240,000 as base salary and a sign-on bonus of $30,000.",
    "You offer $240,000, with a bonus of 25% and an equity grant of $260,000.",
    "$240,000 base, $30,000 sign-on, 25% bonus, 20 days of leave.",
    "Base: $240,000\nBonus: 25%\nSign-on: $30,000",
    "The offer is two hundred and forty thousand dollars base.",
    "A base of two-forty is what you offer.",
    "The bonus of twenty-five per cent is fine.",
    "The market range goes from $228,000 to $290,000.",
    "The market range for base is $228K–$290K.",
    "I have to answer your offer by 4 December 2026.",
    "Your offer expires on Friday, December 4th, 2026.",
    "Your offer asks for an answer by Dec 4, 12/4/2026, 4.12.2026, 2026-12-04 or the fourth of December.",
    "I would start on 11 January 2027.",
    "I also hold another written offer, which I have to answer by 1 December 2026.",
    "I have a written offer from Copperfinch Capital.",
    "I have an offer from Copperfinch.",
    "Thank you for the offer to join KKR as ML/AI Engineer.",
    "I cut the cost of serving models by 38 %.",
    "I have cut our cost of serving models by 38% in a year.",
    "I led the move of nine teams to one feature store.",
    "We could meet next to the office at 10:30 in room 401, or call 555 0199.",
    "I need two weeks to think, and I would like to talk for half an hour.",
    "I do not have any other offer from Globex.",
    "Is that a competing offer?",
    "The 401(k) match and the 409A value are clear to me.",
    "See https://example.com/pay?base=999%2C000 and write to me at a900000@example.com.",
    "21 November 2026\n\nHello,",
]

UNTRUE = [
    ("A base salary of $268,500.", "A001", "$268,500"),
    ("You offer $24,000.", "A001", "$24,000"),
    ("You offer €240,000.", "A001", "€240,000"),
    ("The bonus is 26%.", "A001", "26%"),
    ("I ask for a base of three quarters of a million.", "A001", "three quarters of a million"),
    ("Could we get to a base of two seventy-three?", "A001", "two seventy-three"),
    ("A bonus of twenty-six percent.", "A001", "twenty-six percent"),
    ("You offer £240K, which is little.", "A001", "£240K"),
    ("A base of $30,000.", "A005", "$30,000"),
    ("$240,000 as a sign-on bonus.", "A005", "$240,000"),
    ("I hear 30% of leave and 38% bonus.", "A005", "38%"),
    ("A base salary of 30,000 would do.", "A005", "30,000"),
    (f"You offer ${ASK:,}.", "A005", f"${ASK:,}"),
    ("The market range goes from $228,000 to $340,000.", "A005", "$340,000"),
    ("With 12 days of leave a year.", "A001", "12 days"),
    ("A base of $240,000 a month.", "A011", "$240,000 a month"),
    ("A sign-on bonus of $30,000 per year.", "A011", "$30,000 per year"),
    ("You offer $240,000 monthly.", "A011", "$240,000"),
    ("I have to answer your offer by 5 December 2026.", "A006", "5 December 2026"),
    ("Your offer ends on 31 February 2027.", "A006", "31 February 2027"),
    ("Your offer expires on Thursday, 4 December 2026.", "A006", "Thursday, 4 December 2026"),
    ("I would start on 4 December 2026.", "A007", "4 December 2026"),
    ("I hold another written offer until 4 December 2026.", "A007", "4 December 2026"),
    ("Your offer asks for an answer by Dec 1.", "A007", "Dec 1"),
    ("I have an offer from Globex.", "A008", "Globex"),
    ("Globex Industries has offered me more.", "A008", "Globex Industries"),
    ("I hold two other written offers.", "A008", None),
    ("Thank you for the offer to join Citadel.", "A008", "Citadel"),
    ("Yes, in writing, from Halvorsen & Sons.", "A008", "Halvorsen & Sons"),
    ("I cut the cost of serving models by 83 %.", "A009", "83 %"),
    ("I led the move of twelve teams to one feature store.", "A009", "twelve"),
    ("I led a team of forty engineers.", "A009", None),
    ("I won the innovation award.", "A009", None),
    ("- Built the billing platform", "A009", None),
    ("My minimum is $235,000.", "A002", "$235,000"),
    ("They pay $250,000 base, says their letter.", "A002", "$250,000"),
    ("Somewhere in the mid two-fifties.", "A010", "mid two-fifties"),
    ("It should be 2.5x.", "A010", "2.5x"),
    ("I hope to double the base.", "A010", "double the base"),
    ("A high six figures package.", "A010", "high six figures"),
    ("Could you answer by next Friday?", "A010", "by next Friday"),
    ("I will decide by the end of the month.", "A010", "by the end of the month"),
    ("Your offer ends on 4/12/2026.", "A010", "4/12/2026"),
    ("A base salary of 266,000 Danish kroner.", "A001", "266,000 Danish kroner"),
    (f"An hourly rate of ${ASK:,}.", "A011", None),
    (f"I currently earn ${ASK:,}.", "A005", f"${ASK:,}"),
    ("Copperfinch offers $240,000.", "A005", "$240,000"),
    ("My ask is $240,000.", "A005", "$240,000"),
    ("I have accepted an offer from Copperfinch.", "A008", None),
    ("I hold a signed offer from Copperfinch.", "A008", None),
    ("I turned down another offer.", "A008", None),
    ("Stripe and your firm both want me.", "A008", "Stripe"),
    ("I cut the latency of serving models by 38 %.", "A009", "latency"),
    ("My manager led the move of nine teams to one feature store.", "A009", "My manager "),
    ("I have eleven years of experience.", "A001", "eleven years"),
    ("I bring a decade and a half of experience.", "A001", "a decade and a half"),
    ("Your offer expires in 48 hours.", "A007", "in 48 hours"),
    ("The range you posted tops out at 338.", "A001", "338"),
    ("A base in the mid-330s.", "A001", "mid-330s"),
    ("I will not go below $235,000.", "A002", "$235,000"),
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_what_the_playbook_holds_passes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "code", "words"), UNTRUE)
def test_what_it_does_not_hold_is_reported(text: str, code: str, words: str | None) -> None:
    found = told(text)
    assert code in [one for one, _words in found], found
    if words is not None:
        assert (code, words) in found


def test_a_finding_names_the_nearest_figure_of_the_same_part() -> None:
    assert "$290,000" in first("The range goes up to $291,000 for base.").help
    assert "offer.bonus.target" in first("You offer a bonus of 24%.").help
    assert "offer.sign_on" in first("A base of $30,000.").message
    assert "4 December 2026" in first("Your offer ends on 6 December 2026.").help
    assert "Copperfinch Capital" in first("I have an offer from Globex.").help
    assert "38 %" in first("I cut the cost of serving models by 83 %.").help


def test_a_finding_stands_where_the_words_stand() -> None:
    text = "Hello,\n\nthank you. 𝒳 I ask for\n  a base of $271,300, please."
    fault = first(text)
    assert (fault.span.line, fault.span.column, fault.span.text) == (4, 13, "$271,300")


def test_a_case_without_other_offers_backs_no_claim_of_one() -> None:
    for text in ("I have another offer.", "I hold a competing offer in writing.", "I've received several offers."):
        assert [code for code, _words in told(text, ALONE)] == ["A008"], text
    assert told("I have no other offer.", ALONE) == []


def test_in_a_raise_what_is_paid_now_is_held() -> None:
    assert told("I am paid $84,000.", RAISE) == []
    assert [code for code, _words in told("I am paid $95,000.", RAISE)] == ["A005"]


def test_a_topic_named_before_is_carried_as_a_warning() -> None:
    fault = first("Let us talk about base salary. Could we get to $30,000?")
    assert (fault.code, fault.severity) == ("A005", Severity.WARNING)


def test_hidden_characters_hide_nothing() -> None:
    found = told(f"A base of $2\u200b{str(ASK)[1:]}.")
    assert found == [("A012", "\u200b")]
    assert ("A001", "$2\u202e77,700") in told("You offer $2\u202e77,700.")
    assert ("A001", "$２７７,７００") in told("You offer $２７７,７００.")


def test_without_facts_numbers_and_days_are_held_and_claims_are_not() -> None:
    bare = Backing(BACKING.entries)
    assert told("I have an offer from Globex. I led a team of forty.", bare) == []
    assert [code for code, _words in told("You offer $24,000 until 6 December 2026.", bare)] == ["A001", "A006"]


@given(st.integers(20, 999))
@settings(max_examples=80)
def test_an_amount_in_words_is_the_amount_in_digits(thousands: int) -> None:
    text = f"a base salary of {words_of(thousands)} thousand dollars"
    (spelled,) = spelled_in(text)
    assert spelled.value == thousands * 1000
    assert told(text) == [
        (code, f"{words_of(thousands)} thousand dollars") for code, _words in told(f"a base salary of ${thousands},000")
    ]


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"]),
)
@settings(max_examples=120)
def test_a_day_is_read_in_every_way_of_writing(day: date, way: str) -> None:
    (found,) = days_in(f"due {day.strftime(way)}.", month_first=True)
    assert found.is_on(day)


@given(st.text(max_size=400))
@settings(max_examples=150)
def test_any_text_is_read_and_every_finding_lies_in_it(text: str) -> None:
    for fault in (*audit_words(text, BACKING), *audit_text(SourceText("x", text), BACKING)):
        lines = text.split("\n")
        assert 1 <= fault.span.line <= len(lines)
        assert lines[fault.span.line - 1][fault.span.column - 1 : fault.span.end - 1] == fault.span.text


@given(
    st.lists(
        st.sampled_from(
            [
                "$266K ",
                "two hundred ",
                "and ",
                "a ",
                "offer ",
                "from Globex ",
                "I led ",
                "Dec 4 ",
                "1.5x",
                "\n",
                "> ",
                "[",
                "](#fig-x)",
                "<b ",
                '"',
                "{",
                "half ",
                "million ",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=150)
def test_any_order_of_its_own_words_is_read(parts: list[str]) -> None:
    for head in ("", "<html>", "BEGIN:VCALENDAR\n", '{"figures": '):
        audit_text(SourceText("x", head + "".join(parts)), BACKING)


# What is proved when a playbook is made.


def with_script(*text: Words | str, playbook: Playbook = PLAYBOOK, branch: bool = False) -> Playbook:
    sentence = say(
        "".join(f"{{p{number}}}" for number, _part in enumerate(text)),
        **{f"p{number}": part for number, part in enumerate(text)},
    )
    script = Script("new", "New", "phone", (sentence,))
    if branch:
        script = Script(
            "new",
            "New",
            "phone",
            (say("Hello."),),
            branches=(Branch(say("No."), (say("Fine."),), (Toned("warm", (sentence,)),)),),
        )
    return replace(playbook, sections=(*playbook.sections, Section("new", "New", (script,))))


def plain_cases() -> Iterator[Playbook]:
    yield from (made(path) for path in sorted(EXAMPLES.glob("*.yaml"))[:3])


@pytest.mark.parametrize("branch", [False, True])
def test_a_script_may_not_claim_an_offer_that_is_not_there(branch: bool) -> None:
    alone = made(EXAMPLES / "no-alternative.yaml")
    said = "I also hold another written offer."
    audit_playbook(with_script(said, branch=branch))
    with pytest.raises(UnauditedError, match="claims an offer"):
        audit_playbook(with_script(said, playbook=alone, branch=branch))


def test_a_script_may_tell_no_result_of_ours() -> None:
    audit_playbook(with_script("I ", Words("cut the cost of serving models by "), "more."))
    with pytest.raises(UnauditedError, match="claims a result"):
        audit_playbook(with_script("I led a team of engineers."))
    with pytest.raises(UnauditedError, match="claims a result"):
        audit_playbook(with_script("I led ", Words("a team of engineers"), "."))


def test_a_script_holds_no_number_of_nobodys() -> None:
    with pytest.raises(UnauditedError, match="number of nobody's"):
        audit_playbook(with_script("They pay ", Words("$999,000"), "."))
