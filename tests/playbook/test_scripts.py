"""The scripts: in three tones, as trees, of a length that can be said, discreet, and true to the case in every branch."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from counteroffer.playbook.auditing.privacy import is_private
from counteroffer.playbook.playbook import Branch, Playbook, Script
from counteroffer.playbook.tones import TONES, in_tone
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence, Words
from tests.planned import playbook_of
from tests.playbook.speaking_cases import all_cases, branches_of, own_words, playbooks, replies_of, tones_of, words_of

PLAYBOOKS = playbooks()
NAMES = sorted(PLAYBOOKS)
LONGEST = {"e-mail": 220, "message": 60}
LONGEST_LETTERS = {"raise-business-case": 400}
PAGES = ("raise-business-case",)  # a page of facts to lay on the table, the same in every tone
LONGEST_REPLY = 60
HARDEST = 9.0
PUSHBACKS = {
    "best-offer", "budget", "same-level", "in-six-months", "tomorrow", "is-it-an-offer", "priceless-equity", "hr-approval",
    "present-employer", "silence", "expectations", "present-pay", "buy-time-phone", "opening",
}  # fmt: skip
ASKS = {"best-offer", "budget", "tomorrow", "is-it-an-offer", "hr-approval", "agreed", "silence", "reminder"}


def all_scripts() -> Iterator[Script]:
    return (found for book in PLAYBOOKS.values() for found in book.scripts())


def script(book: Playbook, name: str) -> Script:
    return next(one for one in book.scripts() if one.name == name)


def named(book: Playbook) -> set[str]:
    return {one.name for one in book.scripts()}


def text_of(sentences: tuple[Sentence, ...]) -> str:
    return "\n".join(printed_sentence(one) for one in sentences)


def everything(book: Playbook) -> str:
    """All that is meant for the other side, in every tone."""
    return "\n".join(printed_sentence(one) for found in book.scripts() for one in found.spoken())


def made(text: str) -> Playbook:
    return playbook_of(text)


def heard(found: Script) -> list[str]:
    return [printed_sentence(one.heard) for _depth, one in branches_of(found)]


# -- tones and trees


@pytest.mark.parametrize("name", NAMES)
def test_every_script_stands_in_three_tones_that_state_the_same(name: str) -> None:
    for found in PLAYBOOKS[name].scripts():
        if found.name not in PAGES:
            hold_in_three_tones(found)


def hold_in_three_tones(found: Script) -> None:
    tones = tones_of(found)
    assert set(tones) == set(TONES), found.name
    assert found.tone == "plain", found.name
    assert len({text_of(one.text) for one in tones.values()}) == len(TONES), "tones must differ"
    assert len({one.subject is None for one in tones.values()}) == 1
    assert (found.subject is not None) == (found.channel == "e-mail")
    stated = [figures(one.text) for one in tones.values()]
    assert stated[0] == stated[1] == stated[2]
    for _depth, below in branches_of(found):
        replies = replies_of(below, found.tone)
        assert set(replies) == set(TONES)
        assert len({text_of(reply.text) for reply in replies.values()}) == len(TONES)
        facts = [figures(reply.text) for reply in replies.values()]
        assert facts[0] == facts[1] == facts[2]


def figures(sentences: tuple[Sentence, ...]) -> set[str]:
    return {figure.id for one in sentences for figure in one.figures()}


@pytest.mark.parametrize("tone", TONES)
def test_a_playbook_can_be_put_in_a_tone(tone: str) -> None:
    book = in_tone(PLAYBOOKS["posted-range"], tone)
    assert {one.tone for one in book.scripts()} == {tone}


@pytest.mark.parametrize("name", ["posted-range", "private-options", "written-offer-with-competing-offer"])
def test_where_a_talk_goes_on_the_tree_is_at_least_two_levels_deep(name: str) -> None:
    deep = {
        one.name: max(depth for depth, _branch in branches_of(one)) for one in PLAYBOOKS[name].scripts() if one.branches
    }
    for wanted in ("best-offer", "budget", "same-level", "in-six-months", "tomorrow", "hr-approval", "counter-phone"):
        assert deep[wanted] >= 2, wanted
    assert len(deep) >= 10


def test_every_pushback_has_a_script() -> None:
    book = PLAYBOOKS["private-options"]
    assert {
        "best-offer", "budget", "same-level", "in-six-months", "tomorrow", "is-it-an-offer", "priceless-equity",
        "hr-approval", "present-employer", "silence", "buy-time", "counter-email", "counter-phone", "counter-message", "agreed",
    } <= named(book)  # fmt: skip
    assert {one.channel for one in book.scripts()} == {"e-mail", "phone", "message"}


def test_no_reply_answers_two_answers_alike() -> None:
    """Two branches side by side are two answers: they must not be heard alike."""
    for found in all_scripts():
        for siblings in (found.branches, *(one.branches for _depth, one in branches_of(found))):
            titles = [printed_sentence(one.heard) for one in siblings]
            assert len(titles) == len(set(titles)), (found.name, titles)


# -- lengths and reading level


@pytest.mark.parametrize("name", NAMES)
def test_every_script_is_short_enough_to_send_or_to_say(name: str) -> None:
    for found in PLAYBOOKS[name].scripts():
        hold_short(name, found)


def hold_short(name: str, found: Script) -> None:
    for tone, one in tones_of(found).items():
        longest = LONGEST_LETTERS.get(found.name, LONGEST.get(found.channel))
        if found.name == "accept" and name in ("accepted", "full"):
            continue  # a letter of acceptance holds every term, however many there are
        if found.name in PUSHBACKS:
            longest = LONGEST_REPLY + words_of_others(one.text)
        if longest is not None:
            assert words_of(one.text) <= longest, (found.name, tone, words_of(one.text))
    for _depth, below in branches_of(found):
        for tone, reply in replies_of(below, found.tone).items():
            assert words_of(reply.text) <= LONGEST_REPLY + words_of_others(reply.text), (found.name, tone)


def words_of_others(sentences: tuple[Sentence, ...]) -> int:
    """Words that we did not choose: names, claims, sources."""
    return sum(len(part.text.split()) for one in sentences for part in one.parts if isinstance(part, Words))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONES)
def test_our_words_are_easy_to_read(name: str, tone: str) -> None:
    """Each script on its own, and its replies together: no more than nine years of school."""
    for found in (one for one in PLAYBOOKS[name].scripts() if one.name not in PAGES):
        said = " ".join(own_words(one) for one in tones_of(found)[tone].text)
        replies = " ".join(
            own_words(one) for _depth, below in branches_of(found) for one in replies_of(below, "plain")[tone].text
        )
        for text in filter(None, (said, replies)):
            assert grade(text) <= HARDEST, (found.name, round(grade(text), 1), text)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text."""
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", text)
    sentences = max(1, len(re.findall(r"[.!?](?=\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e or ed at the end; one at least."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = bool(re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$", plain)) and groups > 1
    return max(1, groups - silent)


def test_the_count_of_syllables() -> None:
    assert [syllables(one) for one in ("pay", "offer", "base", "salary", "flexibility", "asked", "table", "the")] == [
        1,
        2,
        1,
        3,
        5,
        1,
        2,
        1,
    ]


# -- nothing to fill in, nothing given away, nothing claimed that is not so


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_fill_in(name: str) -> None:
    for found in PLAYBOOKS[name].scripts():
        for one in found.spoken():
            text = "".join(part if isinstance(part, str) else "ten" for part in one.parts)
            assert not re.search(r"[\[\]{}<>]|\bX{2,}\b|\bTBD\b|\.\.\.|…|___", text), (found.name, text)


@pytest.mark.parametrize("name", NAMES)
def test_no_branch_in_any_tone_gives_away_what_is_private(name: str) -> None:
    book = PLAYBOOKS[name]
    assert book.plan is not None
    walk = book.plan.position.reservation
    floor = {figure.id for figure in (walk.worth, walk.base, walk.stated) if figure is not None} if walk else set()
    for found in book.scripts():
        for figure in said_figures(found):
            assert not is_private(figure.id), (found.name, figure.id)
            assert figure.id not in floor
            assert not figure.id.startswith(("alternatives.", "priorities.", "needs.walk")) or figure.id.endswith(
                ".expires"
            )


def said_figures(found: Script) -> list[Figure]:
    return [figure for one in found.spoken() for figure in one.figures()]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_stays_out_of_what_is_said(name: str) -> None:
    """Words on one's own alternatives are for notes: the other side never hears of a walk-away or of a plan."""
    assert not re.search(
        r"walk[- ]away|\bBATNA\b|lowest number|my limit|desperate|counteroffer log",
        everything(PLAYBOOKS[name]),
        re.IGNORECASE,
    )


OFFER = "offer: {base: 100K, expires: 2026-12-11}\nmarket: [{what: base, low: 90K, high: 120K, kind: posted-range, source: ad}]\n"


def test_another_offer_is_claimed_only_where_the_case_holds_it() -> None:
    assert "another written offer" not in everything(made(OFFER)).lower()
    written = (
        OFFER
        + "alternatives: [{name: T, kind: offer, company: Tallgrass, evidence: written, expires: 2026-12-09, offer: {base: 99K}}]\n"
    )
    text = everything(made(written))
    assert "another written offer, which I have to answer by 9 December 2026" in text
    assert "$99,000" not in text
    letter = text_of(script(made(written), "counter-email").text)
    assert "Tallgrass" not in letter, "its name is for whoever asks"


def test_an_offer_that_is_better_not_named_is_not_denied_either() -> None:
    held = PLAYBOOKS["rival-unnamed"]
    assert held.plan is not None
    lever = held.plan.lever("competing-offer")
    assert lever is not None
    assert not lever.usable
    assert "another written offer" not in text_of(script(held, "counter-email").text)
    assert "There is one, yes." in text_of(script(held, "is-it-an-offer").text)


def test_a_result_is_said_only_where_the_case_holds_it_and_shown_only_with_evidence() -> None:
    bare = everything(made(OFFER))
    assert "what stands behind it" not in bare
    claimed = OFFER + 'candidate: {strengths: [{claim: "cut waste by 9 %"}]}\n'
    assert "I cut waste by 9 %." in everything(made(claimed))
    assert "what stands behind it" not in everything(made(claimed))
    assert "what stands behind it" in everything(made(claimed.replace('%"}', '%", evidence: report}')))


def test_the_law_of_the_place_is_a_note_with_its_source_and_nothing_is_claimed_without_one() -> None:
    with_rule = script(PLAYBOOKS["before-the-offer"], "present-pay")
    notes = text_of(with_rule.to_do)
    assert "Colorado may not ask for past pay" in notes
    assert "not legal advice" in notes
    assert any("Colorado" in printed_sentence(one) for one in with_rule.spoken())
    without = script(PLAYBOOKS["bare"], "present-pay")
    assert "law" not in text_of(without.to_do).lower().replace("legal", "")
    assert not any(word in text_of(tuple(without.spoken())).lower() for word in ("law", "legal", "may not ask"))


def test_a_city_has_its_own_rule_before_its_state() -> None:
    assert "New York City" in text_of(script(PLAYBOOKS["expects-in-the-city"], "present-pay").to_do)


# -- sentences follow the facts


def test_the_question_comes_first_where_no_posting_said_it() -> None:
    assert "is there flexibility on the base salary?" in text_of(
        script(PLAYBOOKS["no-alternative"], "counter-email").text
    )
    assert "opening" in named(PLAYBOOKS["some-survey"])
    assert "opening" not in named(PLAYBOOKS["some-posted"])


def test_a_step_of_theirs_is_thanked_for_and_answered_by_a_step() -> None:
    letter = text_of(script(PLAYBOOKS["they-came-up"], "counter-email").text)
    assert "You have moved the base salary from $100,000 to $104,000" in letter
    assert "I had asked for $118,000. To meet you, I come down from that." in letter


def test_people_paid_by_the_hour_talk_about_the_rate() -> None:
    text = everything(PLAYBOOKS["hour-posted"])
    assert "an hourly rate of" in text
    assert "base salary" not in text


def test_private_equity_asks_for_exactly_the_papers_that_are_missing() -> None:
    found = script(PLAYBOOKS["spoken-offer-in-lakhs"], "priceless-equity")
    assert "the papers behind the options" in text_of(found.text), "too many to say in one breath"
    text = text_of(found.to_do)
    assert "the latest 409A value" in text
    assert "strike price" not in text, "the case states it"
    assert "priceless-equity" not in named(PLAYBOOKS["no-alternative"]), "listed shares have a price"


def test_a_payback_rule_that_the_letter_states_is_not_asked_about_anew() -> None:
    assert "“You would pay it back if you left early.”" in heard(script(PLAYBOOKS["some-posted"], "budget"))
    for name, words in (("cliff", "Could it fall month by month"), ("pro-rata", "since it falls with time")):
        replies = text_of(
            tuple(one for _depth, below in branches_of(script(PLAYBOOKS[name], "budget")) for one in below.text)
        )
        assert words in replies


def test_without_reasons_no_reasons_are_promised() -> None:
    assert "my reasons" not in text_of(script(PLAYBOOKS["hourly-nurse"], "hr-approval").text)
    assert "“Yes, send me a few lines.”" not in heard(script(PLAYBOOKS["hourly-nurse"], "hr-approval"))


def test_more_time_names_the_day_and_the_reason() -> None:
    text = text_of(script(PLAYBOOKS["no-alternative"], "extension").text)
    assert "28 November 2026" in text
    longer = (
        text_of(script(PLAYBOOKS["rival-runs-longer"], "extension").text)
        if "extension" in named(PLAYBOOKS["rival-runs-longer"])
        else ""
    )
    assert "extension" in named(PLAYBOOKS["no-alternative"])
    assert "extension" not in named(PLAYBOOKS["london-gbp"])
    assert not longer or "20 December 2026" in longer


def test_an_ask_that_stands_is_not_repeated() -> None:
    book = PLAYBOOKS["sabbath"]
    assert "follow-up" in named(book)
    assert "counter-email" not in named(book)
    assert "$113,000" not in text_of(script(book, "follow-up").text)


def test_a_letter_of_acceptance_holds_every_term() -> None:
    text = text_of(script(PLAYBOOKS["accepted"], "accept").text)
    for term in (
        "Base salary: $150,000 a year.", "Raise after 12 months: by 3%.", "Raise year 3: to $170,000.",
        "Bonus (discretionary): $9,000 a year.", "Of this bonus, 1 year is guaranteed.", "50% of a full year",
        "Sign-on bonus: $10,000, paid with the first pay and after 12 months.", "all of it has to be paid back, counted before tax",
        "Relocation: up to $4,000, against receipts", "the part for the months that are left has to be paid back, counted after tax",
        "Options: 900 shares, at a strike price of $2.10, vesting over 4 years, with nothing before 12 months are over, then every month.",
        "the options can be exercised for 90 days", "sold or listed", "vesting “5/15/40/40”", "then every year", "then every quarter",
        "Carry: 1% of the carry pool", "Profit share", "Leave: 25 days.", "Remote days: 2 days a week.",
        "401k match: 50% of what I pay in, up to 6% of base salary.", "Training budget: $2,000.", "Parking, as stated in the offer.",
        "First day of work: 1 February 2027.",
    ):  # fmt: skip
        assert term in text, term


def test_what_the_ledger_moved_is_what_is_accepted() -> None:
    text = text_of(script(PLAYBOOKS["final-offer"], "accept").text)
    assert "Base salary: $131,000 a year." in text
    assert "$126,000" not in text


def test_how_firm_they_sounded_changes_the_words() -> None:
    said = {
        name: text_of(script(PLAYBOOKS[f"{name}-posted"], "best-offer").text)
        for name in ("firm", "some", "flexible", "unknown")
    }
    assert len(set(said.values())) == len(said)


def test_two_cases_have_two_sets_of_sentences() -> None:
    """With figures, names and quotations masked, no two examples say the same from beginning to end."""
    books = {name: masked(PLAYBOOKS[name]) for name in NAMES if name in all_cases()}
    for one, other in combinations(
        ("carry", "hourly-nurse", "private-options", "posted-range", "leave", "final-offer"), 2
    ):
        assert books[one] != books[other]
        shared = len(books[one] & books[other]) / len(books[one] | books[other])
        assert shared < 0.8, (one, other, round(shared, 2))


def masked(book: Playbook) -> set[str]:
    return {
        own_words(one)
        for found in book.scripts()
        for one in (*found.text, *(below for _depth, each in branches_of(found) for below in each.text))
    }


def test_branches_are_branches() -> None:
    assert all(isinstance(one, Branch) for found in all_scripts() for one in found.branches)
    assert all(named(PLAYBOOKS[name]) >= ASKS for name in ("posted-range", "london-gbp", "some-none"))
