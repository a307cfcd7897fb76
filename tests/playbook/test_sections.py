"""The parts of an offer playbook: what each says depends on the facts of the case, and every part holds what it should."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counteroffer.operations.playbooks import make_playbook, render
from counteroffer.playbook.appendix import figures_in
from counteroffer.playbook.playbook import (
    AssumptionTable,
    Block,
    Bullets,
    KeyNumbers,
    Ledger,
    Notice,
    Paragraph,
    Playbook,
    RangeChart,
    Section,
    Table,
)
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed, printed_sentence
from counteroffer.terms.sentences import Sentence, Words
from tests.planned import MONDAY, good_playbooks, playbook_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
POSTED = "market: [{what: base, low: 95K, high: 130K, kind: posted-range, source: ad, date: 2026-11-01}]\n"
PRESENT = "alternatives: [{name: present job, kind: present, offer: {base: 90K}}]\n"
RIVAL = (
    "alternatives: [{name: Tallgrass, evidence: written, probability: 95%, expires: 2026-12-11, offer: {base: 98K}}]\n"
)
SHOWN = "candidate: {strengths: [{claim: cut the cost by half, evidence: the bill}]}\n"
CLAIMED = "candidate: {strengths: [{claim: cut the cost by half}]}\n"
OFFER = "offer: {base: 100K, expires: 2026-12-18}\n"
CASES = good_playbooks()


def of_example(name: str, guides: Path | None = None) -> Playbook:
    path = next(path for path in EXAMPLES if path.stem == name)
    return make_playbook(path, [guides] if guides else [], date(2026, 11, 21)).playbook


def section(playbook: Playbook, id: str) -> Section:
    return next(one for one in playbook.sections if one.id == id)


def said_in(block: Block) -> Iterator[Sentence]:
    if isinstance(block, Paragraph | Notice):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
        yield from (block.caption,) if block.caption else ()


def text_of(playbook: Playbook, id: str) -> str:
    return "\n".join(printed_sentence(one) for block in section(playbook, id).blocks for one in said_in(block))


def five(playbook: Playbook) -> list[Sentence]:
    """The verdict and the four sentences after it; the notice of a passed deadline is none of them."""
    notices = [block for block in section(playbook, "summary").blocks if isinstance(block, Notice)]
    bullets = next(block for block in section(playbook, "summary").blocks if isinstance(block, Bullets))
    return [notices[0].text, *bullets.items]


def our_words(sentence: Sentence) -> str:
    """A sentence without figures and other people's words."""
    return "".join(part if isinstance(part, str) else "_" for part in sentence.parts)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_summary_is_five_sentences_with_the_verdict_first(name: str) -> None:
    sentences = five(CASES[name])
    assert len(sentences) == 5
    assert printed_sentence(sentences[0]).startswith("Verdict: ")
    assert our_words(sentences[4]).startswith("Next, on ")
    for sentence in sentences:
        words = our_words(sentence)
        assert re.findall(r"[.?!](?:\s|$)", words) == ["."], words
        assert words.endswith(".")
        assert "{" not in words


@pytest.mark.parametrize(
    ("text", "verdict", "number"),
    [
        (OFFER + POSTED, "ask, for the evidence reaches $130,000 and they offer $100,000", "the range posted for this role (up to $130,000)"),
        (OFFER, "ask whether there is room, without a number", "Name no number yet"),
        (OFFER + "market: [{what: base, low: 80K, high: 95K, source: ad}]\n", "ask, but not for more base", "Open with"),
        (OFFER + POSTED + RIVAL, "ask, for the evidence", "your written offer from Tallgrass and the range"),
        (OFFER + POSTED + SHOWN, "ask, for the evidence", "and a result that you can show"),
        (OFFER + POSTED + CLAIMED, "ask, for the evidence", "and a result that you say is yours"),
        (OFFER + POSTED + "needs: {must: [remote_days >= 2]}\n", "settle before all else what the offer does not show: at least 2 remote days", "Open at"),
        (OFFER + POSTED + "stage: final\nneeds: {walk_away: 95K}\n", "accept it as it is, for it is their final offer", "they have named their last one"),
        (OFFER + POSTED + "stage: final\nneeds: {walk_away: 105K}\n", "leave this offer", "What is missing is"),
        (OFFER + "needs: {walk_away: 190K}\n", "leave this offer unless it improves, for it is worth $100,000 a year", "What is missing is"),
        (OFFER + POSTED + "stage: countered\nsaid: [{on: 2026-11-19, by: me, ask: {base: 120K}}]\n", "ask, which you have done: wait", "Name no new number while your ask of $120,000 stands"),
        (OFFER + POSTED + "said: [{on: 2026-11-19, by: them, final: [base]}]\n", "ask, but not for base, which they called final on 19 November 2026", "Name no number for base"),
        (OFFER + "market: [{what: base, high: 100.5K, source: ad}]\n" + "needs: {walk_away: 60K}\n", "accept it as it is, for the room", "Name no number for base"),
        ("stage: expectations\n" + POSTED, "cannot say yet, for there is no offer", "if pressed, point to the range posted"),
        ("offer: {bonus: {target: 10%}}\n", "cannot say yet, for the offer states no base", ""),
    ],
)  # fmt: skip
def test_the_sentences_depend_on_the_facts(text: str, verdict: str, number: str) -> None:
    sentences = [printed_sentence(one) for one in five(playbook_of(text))]
    assert verdict in sentences[0], sentences[0]
    assert number in sentences[1], sentences[1]


@pytest.mark.parametrize(
    ("text", "walk"),
    [
        (OFFER + POSTED, "named no alternative"),
        (OFFER + POSTED + PRESENT, "which is what your present job is worth to you"),
        (OFFER + POSTED + "needs: {walk_away: 95K}\n", "a line that you have drawn yourself"),
        (OFFER + POSTED + RIVAL + "needs: {walk_away: 96K}\n", "behind you stands the written offer from Tallgrass"),
        (OFFER + POSTED + "needs: {walk_away: 101K}\n", "As it stands, do not accept"),
    ],
)
def test_the_walk_away_says_what_stands_behind_it(text: str, walk: str) -> None:
    assert walk in printed_sentence(five(playbook_of(text))[3])


def test_two_cases_are_told_in_other_sentences_and_not_only_in_other_numbers() -> None:
    told = {path.stem: {our_words(one) for one in five(of_example(path.stem))} for path in EXAMPLES}
    names = sorted(told)
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            assert told[first] != told[second], (first, second)


def test_people_paid_by_the_hour_hear_the_hour_first() -> None:
    playbook = of_example("hourly-nurse")
    keys = next(block for block in section(playbook, "summary").blocks if isinstance(block, KeyNumbers))
    shown = {label: printed(value) for label, value in keys.items if isinstance(value, Figure)}
    assert shown["Offered, base"] == "$47.50/hour"
    assert shown["Open at"].endswith("/hour")
    assert shown["Walk away below, base"].endswith("/hour")
    opening = printed_sentence(five(playbook)[1])
    assert re.match(r"Open at \$[\d.]+/hour, which is \$[\d,]+ a year", opening)


def test_a_walk_away_by_the_hour_is_never_below_that_of_the_year() -> None:
    keys = next(
        block for block in section(of_example("hourly-nurse"), "summary").blocks if isinstance(block, KeyNumbers)
    )
    hour = next(value for label, value in keys.items if label == "Walk away below, base")
    assert isinstance(hour, Figure)
    yearly, hours = (origin for origin in hour.origins if isinstance(origin, Figure))
    assert yearly.number <= hour.number * hours.number < yearly.number + hours.number / 100


LEVELS = """---
last_updated: 2026-08-01
---
# {role} | Fernwater Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
{rows}

## Level mapping

| Fernwater | Quillmoor |
|---|---|
| Software Engineer | L4 |
| Senior Software Engineer | L5 |
"""
CASE = "kind: offer\ncompany: Fernwater\nrole: Software Engineer\nregion: London\ncurrency: {currency}\noffer: {{base: {base}}}\n"


@pytest.fixture
def fernwater(tmp_path: Path) -> Path:
    """Two guides of one company, a level apart, with rows in two currencies."""
    folder = tmp_path / "guides" / "fernwater"
    folder.mkdir(parents=True)
    plain = "| London | £80K - £100K | £90K - £120K |\n| Edinburgh | £70K - £90K | £80K - £100K |\n| New York | $150K - $190K | $170K - $220K |"
    senior = "| London | £105K - £130K | £120K - £150K |"
    (folder / "software-engineer.md").write_text(LEVELS.format(role="Software Engineer", rows=plain), "utf-8")
    (folder / "senior-software-engineer.md").write_text(
        LEVELS.format(role="Senior Software Engineer", rows=senior), "utf-8"
    )
    return tmp_path


def fernwater_playbook(folder: Path, currency: str = "GBP", base: str = "£85K") -> Playbook:
    case = folder / "case.yaml"
    case.write_text(CASE.format(currency=currency, base=base), "utf-8")
    return make_playbook(case, [folder / "guides"], MONDAY).playbook


def test_the_guides_rows_stand_as_bars_by_currency_with_the_offer_on_the_own_one(fernwater: Path) -> None:
    standing = section(fernwater_playbook(fernwater), "standing")
    charts = [block for block in standing.blocks if isinstance(block, RangeChart) and block.id.startswith("guide-rows")]
    assert [(chart.currency, chart.one_scale) for chart in charts] == [("GBP", True)]
    bars = {bar.label: bar for bar in charts[0].bars}
    assert list(bars) == ["London", "Edinburgh"]
    assert bars["London"].offer is not None
    assert bars["Edinburgh"].offer is None
    assert all(end.unit == "GBP" for bar in bars.values() for end in (bar.low, bar.high) if end is not None)
    text = text_of(fernwater_playbook(fernwater), "standing")
    assert "reaches £10,000 less high" in text
    assert "New York" in text
    assert "in USD" in text


def test_the_guides_date_age_and_faults_are_told(fernwater: Path) -> None:
    text = text_of(fernwater_playbook(fernwater), "standing")
    assert "updated 1 August 2026, 3 months before this plan" in text
    kkr = text_of(of_example("written-offer-with-competing-offer"), "standing")
    assert re.search(r"^C001, line \d+: the total of", kkr, re.MULTILINE)


def test_one_level_up_is_told_with_its_difference(fernwater: Path) -> None:
    text = text_of(fernwater_playbook(fernwater), "company")
    assert "Fernwater, Senior Software Engineer states £105,000 to £130,000 base in London" in text
    assert "£25,000 more at the bottom of the range, £30,000 more at the top" in text


def test_without_a_next_level_nothing_is_claimed_of_it() -> None:
    assert "One level up" not in text_of(of_example("london-gbp"), "company")


def leverage_of(text: str) -> list[str]:
    bullets = [block for block in section(playbook_of(text), "leverage").blocks if isinstance(block, Bullets)]
    return [printed_sentence(item) for item in bullets[0].items] if bullets else []


def test_leverage_is_ranked_with_its_reason_and_place() -> None:
    both = "candidate: {strengths: [{claim: won a prize}, {claim: cut the cost by half, evidence: the bill}]}\n"
    held = leverage_of(OFFER + POSTED + RIVAL + both)
    titles = [item.split(".")[0] for item in held]
    assert titles == [
        "A competing offer", "The market range", "What you have achieved and can show", "What you say you have achieved",
    ]  # fmt: skip
    assert all("It stands in line" in item for item in held)
    assert "They published it themselves" in held[1]


@pytest.mark.parametrize(
    ("market", "why"),
    [
        ("{what: base, high: 130K, kind: posted-range, source: ad}", "They published it themselves"),
        ("{what: base, high: 130K, kind: survey, source: s, date: 2026-10-01}", "It has a source and can be looked up"),
        ("{what: base, high: 130K, kind: survey, source: s}", "neither a day nor their own name"),
    ],
)
def test_a_range_ranks_by_who_says_it(market: str, why: str) -> None:
    assert why in leverage_of(f"{OFFER}market: [{market}]\n")[0]


def test_a_result_without_evidence_says_what_would_make_it_stronger() -> None:
    text = text_of(playbook_of(OFFER + POSTED + CLAIMED), "leverage")
    assert "evidence for “cut the cost by half”" in text


def test_the_timeline_names_weekdays_the_place_and_what_was_skipped() -> None:
    text = text_of(playbook_of("region: New York\n" + OFFER + POSTED), "timeline")
    assert "Friday, 27 November 2026" in text
    assert "public holidays of New York are left out: the job is in New York" in text
    assert "26 November 2026 (Thanksgiving Day)" in text
    assert "Which public holidays count is not known" in text_of(
        playbook_of(OFFER + POSTED, head="kind: offer\ncompany: Q\nrole: Engineer\ncurrency: EUR\n"), "timeline"
    )


@pytest.mark.parametrize(
    ("offer", "open_question", "answered"),
    [
        ("{base: 100K}", "By which day do they need your answer?", "{base: 100K, expires: 2026-12-18}"),
        ("{base: 100K}", "Which day is the first day of work?", "{base: 100K, start: 2027-01-11}"),
        ("{base: 100K, bonus: {target: 10%}}", "what was paid in each of the last years", "{base: 100K, bonus: {target: 10%, history: [90%, 100%]}}"),
        ("{base: 100K, bonus: {target: 10%}}", "is the first year's paid in full", "{base: 100K, bonus: {target: 10%, first_year: 50%}}"),
        ("{base: 100K, sign_on: {amount: 10K}}", "Sign-on bonus: must it be paid back if you leave early", "{base: 100K, sign_on: {amount: 10K, clawback: {months: 12, kind: cliff, basis: net}}}"),
        ("{base: 100K, sign_on: {amount: 10K}}", "Sign-on bonus: on which day is it paid?", "{base: 100K, sign_on: {amount: 10K, paid: [first-pay]}}"),
        ("{base: 40/hour}", "How many paid hours a week are promised", "{base: 40/hour, hours_a_week: 36}"),
        ("{base: 100K}", "Severance: what is paid", "{base: 100K, other: [{name: severance, words: three months}]}"),
    ],
)  # fmt: skip
def test_a_question_goes_once_the_case_answers_it(offer: str, open_question: str, answered: str) -> None:
    assert open_question in text_of(playbook_of(f"offer: {offer}\n"), "questions")
    assert open_question not in text_of(playbook_of(f"offer: {answered}\n"), "questions")


def test_a_raise_has_no_questions_before_signing() -> None:
    head = "kind: raise\ncompany: Quillmoor\nrole: Engineer\ncurrency: USD\n"
    playbook = playbook_of("offer: {base: 100K}\n", head=head)
    assert "questions" not in {one.id for one in playbook.sections}


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_can_be_asked_for_stands_by_exchange_rate(name: str) -> None:
    """A lever on a term with a rate never stands before one with a better rate."""
    playbook = CASES[name]
    packages = playbook.plan.packages if playbook.plan else None
    found = next((one for one in playbook.sections if one.id == "beyond-base"), None)
    if packages is None or found is None or playbook.plan is None:
        return
    rated = [one.term.name for one in packages.exchanges]
    terms = {"Equity grant": "equity", "Sign-on bonus": "sign_on"}
    tables = [block for block in found.blocks if isinstance(block, Table) and block.header[:2] == ("What", "Figure")]
    order = [terms.get(printed_sentence(row[0]), "") for table in tables for row in table.rows]
    places = [rated.index(term) for term in order if term in rated]
    assert places == sorted(places)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_trace_holds_every_printed_figure_once_but_assumptions_as_we_set_them(name: str) -> None:
    playbook = CASES[name]
    ledgers = [block for block in section(playbook, "appendix").blocks if isinstance(block, Ledger)]
    traced = [figure.id for ledger in ledgers for figure in ledger.figures]
    assert len(traced) == len(set(traced))
    table = next(block for block in section(playbook, "appendix").blocks if isinstance(block, AssumptionTable))
    known = set(traced) | {figure.id for figure in table.figures} | {end.id for end in table.ends}
    assert {figure.id for figure in figures_in(playbook.sections[:-1])} <= known
    in_table = {figure.id for figure in table.figures}
    missing = {origin.id for ledger in ledgers for figure in ledger.figures for origin in figure.origins if isinstance(origin, Figure)}  # fmt: skip
    assert missing <= set(traced) | in_table


def test_an_assumption_that_the_case_sets_is_traced_to_its_line() -> None:
    playbook = playbook_of(OFFER + POSTED + "assume: {answer_days: 2}\n")
    ledgers = [block for block in section(playbook, "appendix").blocks if isinstance(block, Ledger)]
    assert "assume.answer_days" in {figure.id for ledger in ledgers for figure in ledger.figures}


def test_sources_stand_with_date_age_and_how_much_rests_on_them() -> None:
    playbook = playbook_of(OFFER + POSTED + "assume: {answer_days: 2}\n")
    table = next(block for block in section(playbook, "appendix").blocks if isinstance(block, Table))
    rows = {printed_sentence(row[0]): [printed_sentence(cell) for cell in row[1:]] for row in table.rows}
    assert rows["ad"][:3] == ["your own evidence (posted range)", "1 November 2026", "22 days"]
    assert int(rows["ad"][3]) > 1
    assert int(rows["What you state yourself"][3]) > int(rows["ad"][3])


def test_json_keeps_every_figure() -> None:
    playbook = of_example("written-offer-with-competing-offer")
    written = {entry["id"] for entry in json.loads(render(playbook, "json"))["figures"]}
    assert {figure.id for figure in collect(playbook.figures())} <= written


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_sentence_has_an_empty_place_or_an_unfilled_slot(path: Path) -> None:
    playbook = of_example(path.stem)
    for one in playbook.sections[:-1]:
        for block in one.blocks:
            for sentence in said_in(block):
                text = printed_sentence(sentence)
                ours = "".join(part if isinstance(part, str) else "x" for part in sentence.parts)
                assert not re.search(r"[{}]|  | ,|\.\.(?!\.)|\bNone\b(?! of)", ours), text
                assert all(not isinstance(part, Words) or part.text for part in sentence.parts), text
