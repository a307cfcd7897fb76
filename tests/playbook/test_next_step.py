"""One next step over summary, timeline, call sheet, scripts and calendar; and a summary whose sentences are true of the facts."""

from datetime import date

import pytest

from counteroffer.playbook.playbook import Bullets, KeyNumbers, Paragraph, Playbook, Table
from counteroffer.render.formats.ics import dated_steps
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed, printed_sentence
from counteroffer.terms.sentences import Sentence
from tests.planned import MONDAY, playbook_of

MARKET = "market: [{what: base, low: 95K, high: 130K, kind: survey, source: pay survey, date: 2026-10-01}]\n"
PRESENT = "alternatives: [{name: present job, kind: present, offer: {base: 90K}}]\n"
LATER = "alternatives: [{name: Tallgrass, kind: offer, evidence: written, expires: 2026-12-09, offer: {base: 99K}}]\n"
SOONER = "alternatives: [{name: Tallgrass, kind: offer, evidence: signed, expires: 2026-12-01, offer: {base: 99K}}]\n"
OFFER = "offer: {base: 100K, sign_on: {amount: 10K}, expires: 2026-12-04}\n"
ASKED = "  - {on: 2026-11-16, by: me, ask: {base: 120K}}\n"
MOVED = "  - {on: 2026-11-19, by: them, offer: {base: 106K, sign_on: {amount: 20K}}%s}\n"
AGAIN = "  - {on: 2026-11-20, by: me, ask: {base: 117K}}\n"


def section_of(book: Playbook, id: str) -> list[str]:
    """The lines of a section's tables, lists and numbers."""
    section = next(one for one in book.sections if one.id == id)
    found: list[str] = []
    for block in section.blocks:
        if isinstance(block, Bullets):
            found += [printed_sentence(item) for item in block.items]
        elif isinstance(block, Table):
            found += [" | ".join(printed_sentence(cell) for cell in row) for row in block.rows]
        elif isinstance(block, KeyNumbers):
            found += [f"{label}: {_shown(one)}" for label, one in block.items]
    return found


def _shown(one: Figure | Sentence) -> str:
    return printed(one) if isinstance(one, Figure) else printed_sentence(one)


def letter(book: Playbook, name: str) -> str:
    found = next(one for one in book.scripts() if one.name == name)
    return "\n".join(printed_sentence(one) for one in found.text)


def names(book: Playbook) -> set[str]:
    return {one.name for one in book.scripts()}


def next_move(book: Playbook) -> str:
    return next(line for line in section_of(book, "summary") if line.startswith("Next, on"))


# -- one next step


def test_time_that_comes_before_money_comes_first_everywhere() -> None:
    book = playbook_of(OFFER + MARKET + LATER)
    assert next_move(book) == (
        "Next, on 23 November 2026: ask for time until 9 December 2026 instead of 4 December 2026; then, on 24 November 2026, "
        "send the counter."
    )
    days = section_of(book, "timeline")
    assert days[0].endswith(
        "Ask for more time, until 9 December 2026, the last day of Tallgrass, before you ask for money."
    )
    assert days[1].startswith("Tuesday, 24 November 2026 | Send the counter")
    assert [step.title for step in dated_steps(book)][:2] == ["Ask for more time", "Send the counter"]
    assert any(
        "Ask for time until 9 December 2026, the last day of Tallgrass" in line for line in section_of(book, "outlook")
    )
    sheet = section_of(book, "call-sheet")
    assert "Before this call, on 23 November 2026: ask for time until 9 December 2026, by e-mail." in sheet
    assert "extend it until 9 December 2026" in letter(book, "extension")
    assert "buy-time" not in names(book), "one letter asks for time, not two"


def test_another_employer_is_asked_for_time_before_the_counter_goes_out_here() -> None:
    book = playbook_of(OFFER + MARKET + SOONER)
    assert next_move(book) == (
        "Next, on 23 November 2026: ask Tallgrass for time until 4 December 2026, then send the counter here."
    )
    days = section_of(book, "timeline")
    assert "Ask Tallgrass for time until 4 December 2026" in days[0]
    assert "Send the counter" in days[1]
    assert [step.title for step in dated_steps(book)][:2] == ["Ask the other employer for time", "Send the counter"]
    assert any("ask Tallgrass for time until 4 December 2026." in line for line in section_of(book, "call-sheet"))
    assert any("Talk here next, without waiting" in line for line in section_of(book, "outlook"))


def test_an_exploding_offer_asks_for_time_today_and_for_money_tomorrow() -> None:
    book = playbook_of(OFFER.replace("12-04", "11-25") + MARKET + PRESENT)
    assert "Next, on 23 November 2026: ask for time until 1 December 2026 instead of 25 November 2026" in next_move(
        book
    )
    assert "until 1 December 2026" in letter(book, "extension")
    assert "until 1 December 2026" in letter(book, "buy-time-message")
    assert "I have asked you for time until 1 December 2026" in letter(book, "counter-email")
    assert "as agreed" not in " ".join(section_of(book, "call-sheet")), "the old day is not promised anew"
    tomorrow = letter(book, "tomorrow")
    assert "25 November 2026" not in tomorrow


def test_on_the_last_day_but_one_time_and_money_go_out_on_one_day() -> None:
    book = playbook_of(OFFER.replace("12-04", "11-24") + MARKET + PRESENT)
    assert next_move(book).endswith("instead of 24 November 2026, and send the counter.")


def test_a_talk_elsewhere_that_comes_first_is_the_next_step() -> None:
    undated = OFFER.replace(", expires: 2026-12-04", "")
    book = playbook_of(undated + MARKET + LATER)
    assert next_move(book) == "Next, on 23 November 2026: talk to Tallgrass, then send the counter here."


def test_no_single_day_is_asked_for_a_week_ahead() -> None:
    book = playbook_of(OFFER.replace("12-04", "11-30") + MARKET + PRESENT)
    assert "extension" not in names(book)
    assert "more" not in next_move(book)
    assert "You will hear from me" in letter(book, "buy-time-message")
    assert "a few more days" not in letter(book, "buy-time")


@pytest.mark.parametrize(
    ("last", "words"), [("2026-11-25", "a few more days"), ("2026-12-04", "I will come back to you before then")]
)
def test_a_few_more_days_are_asked_for_only_where_few_are_left(last: str, words: str) -> None:
    good = f"offer: {{base: 100K, expires: {last}}}\nmarket: [{{what: base, high: 100.5K, source: ad}}]\nneeds: {{walk_away: 60K}}\n"
    book = playbook_of(good)
    assert book.plan is not None
    assert book.plan.position.verdict == "accept"
    assert words in letter(book, "buy-time")


# -- what the summary says is so


@pytest.mark.parametrize(
    ("others", "behind"),
    [
        ("{name: Tallgrass, kind: offer, evidence: signed, offer: {base: 85K}}", "the signed offer from Tallgrass, and all your alternatives, by their chances, are"),
        ("{name: present job, kind: present, offer: {base: 80K}}", "your present job, and all your alternatives"),
        ("{name: Tallgrass, kind: offer, evidence: verbal, offer: {base: 85K}}", "the spoken offer from Tallgrass, and all"),
        ("{name: Tallgrass, kind: offer, evidence: in-process, offer: {base: 85K}}", "a process with Quarry that is no offer yet, and all"),
    ],
)  # fmt: skip
def test_what_stands_behind_is_the_firmest_offer_and_no_process(others: str, behind: str) -> None:
    text = (
        f"alternatives:\n  - {{name: Quarry, kind: offer, evidence: in-process, offer: {{base: 130K}}}}\n  - {others}\n"
    )
    lines = section_of(playbook_of(OFFER + MARKET + text + "needs: {walk_away: 100K, of: yearly}\n"), "summary")
    walk = next(line for line in lines if "behind you stands" in line)
    assert f"behind you stands {behind}" in walk


def test_what_is_missing_is_counted_from_the_offer_and_no_number_is_named() -> None:
    book = playbook_of(
        "offer: {base: 62K, expires: 2026-12-04}\n" + MARKET.replace("95K", "60K").replace("130K", "70K") + PRESENT
    )
    assert book.plan is not None
    missing = book.plan.position.below_reservation_by
    assert missing is not None
    assert book.plan.position.verdict == "leave"
    lines = section_of(book, "summary")
    assert (
        "What is missing is $28,000 a year, in base, equity or sign-on; say where it falls short, and let them name the number."
        in lines
    )
    assert printed(missing) == "$28,000"
    assert not any("name it" in line for line in lines)
    sheet = section_of(book, "call-sheet")
    assert "Name no number at which you would stay." in sheet
    assert "The range that you hold does not reach what you need, so give no reason: ask, and wait." in sheet


def test_while_an_ask_stands_the_summary_accepts_from_where_the_ladder_does() -> None:
    text = "stage: countered\n" + OFFER + MARKET + PRESENT + "said:\n" + ASKED + MOVED % "" + AGAIN
    book = playbook_of(text)
    assert book.plan is not None
    rung = book.plan.position.ladder[0]
    accept = printed(rung.accept_from)
    lines = section_of(book, "summary")
    refused = next(line for line in lines if line.startswith("If they come back"))
    assert refused.startswith(
        f"If they come back with {accept} base or more, take it; with less, ask once more, for {printed(rung.ask)};"
    )
    assert f"Accept from: {accept}" in section_of(book, "call-sheet")
    assert any(line.endswith(f"| {accept}") for line in section_of(book, "numbers"))


# -- after logged rounds


@pytest.mark.parametrize("stage", ["written", "countered"])
def test_after_a_round_their_steps_are_acknowledged_and_the_offer_is_not_thanked_for_anew(stage: str) -> None:
    book = playbook_of(f"stage: {stage}\n" + OFFER + MARKET + PRESENT + "said:\n" + ASKED + MOVED % "")
    assert not {"buy-time", "buy-time-message", "opening"} & names(book)
    moved = "You have moved the base salary from $100,000 to $106,000 and the sign-on bonus from $10,000 to $20,000"
    for name in ("counter-email", "counter-phone", "counter-packages"):
        assert moved in letter(book, name), name
        assert "Thank you for the offer" not in letter(book, name), name
    assert letter(book, "counter-message").startswith("Hello, thank you for looking at this again.")
    assert "Thank you for looking at it again." in " ".join(section_of(book, "call-sheet"))
    lines = section_of(book, "summary")
    assert any(line.startswith("Ask next: $") for line in lines)
    assert any(line.startswith("Ask next for $") for line in lines)
    assert not any("Open at" in line for line in lines)
    intro = next(one for one in book.sections if one.id == "scripts").blocks[0]
    assert isinstance(intro, Paragraph)
    assert printed_sentence(intro.text).startswith("You have countered, and they have answered or will.")


def test_a_new_term_is_acknowledged_too_and_a_first_round_thanks_for_the_offer() -> None:
    bare = OFFER.replace("sign_on: {amount: 10K}, ", "")
    book = playbook_of(bare + MARKET + PRESENT + "said:\n" + ASKED + MOVED % "")
    assert "the sign-on bonus from nothing to $20,000" in letter(book, "counter-email")
    first = playbook_of(bare + MARKET + PRESENT)
    assert "Thank you for the offer to join" in letter(first, "counter-email")
    assert "buy-time" in names(first)


def test_once_base_is_final_nothing_shows_an_ask_for_base() -> None:
    text = OFFER + MARKET + PRESENT + "said:\n" + ASKED + MOVED % ", final: [base]"
    book = playbook_of(text)
    assert "Ask next: no number" in section_of(book, "summary")
    outlook = next(one for one in book.sections if one.id == "outlook")
    tables = [block for block in outlook.blocks if isinstance(block, Table)]
    assert not any("If it were" in table.header for table in tables)
    for table in tables:
        if "Next ask then" in table.header:
            place = table.header.index("Next ask then")
            assert {printed_sentence(row[place]) for row in table.rows} == {"–"}


def test_dutch_holidays_are_those_of_the_netherlands() -> None:
    head = "kind: offer\ncompany: Quillmoor Freight\nrole: Data Engineer\nregion: Amsterdam\ncurrency: EUR\n"
    book = playbook_of(OFFER + MARKET, date(2026, 11, 23), head=head)
    timeline = next(one for one in book.sections if one.id == "timeline")
    captions = [
        printed_sentence(block.caption) for block in timeline.blocks if isinstance(block, Table) and block.caption
    ]
    assert any("public holidays of the Netherlands" in caption for caption in captions)
    assert book.plan is not None
    assert book.plan.today == MONDAY
