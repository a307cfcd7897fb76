"""The playbook of a raise: the page to hand over, the talk, the objections, plan B; each claims only what the case holds."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from counteroffer.playbook.playbook import Branch, Bullets, Paragraph, Playbook, Script, Section
from counteroffer.playbook.texts import TEMPLATES, texts_of
from counteroffer.playbook.tones import TONES, in_tone
from counteroffer.terms.printing import printed_sentence
from tests.offers.good_cases import RAISE, RAISE_ASKED_FOR, RAISE_WITH_JOB, RAISE_WITH_STEP_UP
from tests.planned import Playbooks, playbook_of, said

EXAMPLES = {path.stem: path.read_text("utf-8") for path in sorted(Path("examples").glob("raise-*.yaml"))}
CASES = {"bare": RAISE, "job": RAISE_WITH_JOB, "step-up": RAISE_WITH_STEP_UP, "asked-for": RAISE_ASKED_FOR, **EXAMPLES}
PLAYBOOKS = Playbooks(CASES)
NAMES = sorted(PLAYBOOKS)
OBJECTIONS = ("budget", "later", "same", "top", "expected", "hr", "title", "if-no")
HEAD = "kind: raise\ncompany: Fennwick Castings\nrole: Fitter\ncurrency: EUR\n"


def section(playbook: Playbook, id: str) -> Section | None:
    return next((one for one in playbook.sections if one.id == id), None)


def script(playbook: Playbook, name: str) -> Script:
    (found,) = [one for one in playbook.scripts() if one.name == name]
    return found


def spoken(playbook: Playbook) -> str:
    return "\n".join(printed_sentence(sentence) for one in playbook.scripts() for sentence in one.spoken())


def depth(branch: Branch) -> int:
    return 1 + max((depth(one) for one in branch.branches), default=0)


def page_of(playbook: Playbook) -> str:
    return said(script(playbook, "raise-business-case").text)


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize("name", NAMES)
def test_no_two_scripts_share_a_name(name: str) -> None:
    names = [one.name for one in PLAYBOOKS[name].scripts()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_stands_alone_and_holds_only_what_is_shown(name: str) -> None:
    playbook = PLAYBOOKS[name]
    found = section(playbook, "business-case")
    assert found is not None
    assert found.own_page
    assert [type(block) for block in found.blocks] == [Script], "nothing of the person's own stands on the page"
    text, plan = page_of(playbook), playbook.plan
    assert plan is not None
    assert len(text.split()) < 330, "one page"
    for one in plan.case.candidate.strengths:
        claim = one.claim.text.rstrip(".").lower()
        assert (claim in text.lower()) == (one.evidence is not None)
    for alternative in plan.case.alternatives:
        assert alternative.name.text not in text
    assert "offer" not in text.lower().replace(plan.case.company.text.lower(), "")


@pytest.mark.parametrize("name", NAMES)
def test_what_nothing_shows_is_listed_apart_and_never_said(name: str) -> None:
    playbook = PLAYBOOKS[name]
    plan, evidence = playbook.plan, section(playbook, "raise-evidence")
    assert plan is not None
    assert evidence is not None
    bare = [one.claim.text for one in plan.case.candidate.strengths if one.evidence is None]
    assert all(claim not in spoken(playbook) for claim in bare)
    told = "\n".join(printed_sentence(item) for block in evidence.blocks for item in getattr(block, "items", ()))
    assert all(claim in told for claim in bare)


@pytest.mark.parametrize("name", NAMES)
def test_another_offer_is_spoken_of_only_where_it_is_written_and_without_its_name_or_pay(name: str) -> None:
    playbook = PLAYBOOKS[name]
    assert playbook.plan is not None
    alternatives = playbook.plan.case.alternatives
    is_held = any(one.evidence in ("written", "signed") for one in alternatives)
    assert ("written offer" in spoken(playbook)) == is_held
    for one in alternatives:
        assert one.name.text not in spoken(playbook)
        assert one.company is None or one.company.text not in spoken(playbook)


@pytest.mark.parametrize("name", NAMES)
def test_every_objection_has_a_tree_of_answers_in_every_tone(name: str) -> None:
    playbook = PLAYBOOKS[name]
    for objection in OBJECTIONS:
        found = script(playbook, f"raise-{objection}")
        assert len(found.branches) >= 1
        assert max(depth(branch) for branch in found.branches) >= 2, objection
    for found in playbook.scripts():
        if found.name.startswith("raise-") and found.channel != "document":
            assert {found.tone, *(one.tone for one in found.others)} == set(TONES)
    for tone in TONES:
        assert spoken(in_tone(playbook, tone))


def test_the_first_reply_depends_on_the_facts() -> None:
    top = {name: said(script(PLAYBOOKS[name], "raise-top").text) for name in NAMES}
    assert "Has it changed?" in top["job"]
    assert "whose band goes from £44,000 to £56,000" in top["step-up"]
    assert "I have not seen it." in top["bare"]
    assert top["asked-for"].startswith("Yes, I am.")
    budget = {name: said(script(PLAYBOOKS[name], "raise-budget").text) for name in NAMES}
    assert "15 January 2027" in budget["job"]
    assert "When is the next budget settled" in budget["bare"]


def test_a_day_that_only_the_cycle_implies_is_not_told_them_as_a_fact() -> None:
    assert "1 April 2027" not in spoken(PLAYBOOKS["asked-for"])


def test_while_an_ask_stands_there_is_a_reminder_and_no_second_ask() -> None:
    names = {one.name for one in PLAYBOOKS["asked-for"].scripts()}
    assert "raise-reminder" in names
    assert not names & {"raise-meeting", "raise-talk", "raise-after-talk"}


def test_a_better_alternative_leaves_one_open_word() -> None:
    text = (
        "offer: {base: 40K}\nmarket: [{what: base, high: 42K, source: ad}]\n"
        "alternatives: [{name: Osier, evidence: signed, expires: 2026-12-09, offer: {base: 60K}}]\n"
    )
    playbook = playbook_of(text, head=HEAD)
    assert [one.name for one in playbook.scripts() if one.name.startswith("raise")] == ["raise-last-word"]
    assert section(playbook, "business-case") is None
    assert "60" not in spoken(playbook)


@pytest.mark.parametrize("name", NAMES)
def test_plan_b_has_three_dated_stages(name: str) -> None:
    found = section(PLAYBOOKS[name], "plan-b")
    assert found is not None
    stages = [block.text for block in found.blocks if isinstance(block, Paragraph)][1:4]
    assert [re.findall(r"\d+ days", printed_sentence(stage)) for stage in stages] == [
        ["30 days"],
        ["60 days"],
        ["90 days"],
    ]
    days = [next(stage.figures()).day for stage in stages]
    assert days == sorted(days)
    assert sum(isinstance(block, Bullets) for block in found.blocks) == 3


def test_plan_b_depends_on_what_else_the_case_holds() -> None:
    told = {}
    for name in ("bare", "step-up", "raise-with-outside-offer"):
        found = section(PLAYBOOKS[name], "plan-b")
        assert found is not None
        told[name] = "\n".join(said(block.items) for block in found.blocks if isinstance(block, Bullets))
    assert "Apply where" in told["bare"]
    assert "You are looking already" in told["step-up"]
    assert "Senior Product Manager asks for" in told["raise-with-outside-offer"]
    assert "walk-away of" in told["raise-with-outside-offer"]


@pytest.mark.parametrize("name", NAMES)
def test_an_offer_has_none_of_it(name: str) -> None:
    playbook = playbook_of("offer: {base: 84K, expires: 2026-12-09}\n")
    assert not {"raise-gap", "raise-evidence", "business-case", "raise-timing", "plan-b"} & {
        one.id for one in playbook.sections
    }
    assert not [one for one in playbook.scripts() if one.name.startswith("raise")]
    assert section(PLAYBOOKS[name], "raise-gap") is not None


def words(playbook: Playbook) -> set[str]:
    """The sentences of the raise's own scripts and page, with every number and name as it stands."""
    return {
        printed_sentence(sentence)
        for one in playbook.scripts()
        if one.name in ("raise-business-case", "raise-meeting", "raise-talk", "raise-top", "raise-budget", "raise-later", "raise-expected")
        for sentence in one.text
        if len(printed_sentence(sentence).split()) > 4
    }  # fmt: skip


def test_two_cases_read_differently() -> None:
    """Of what is said first to the employer, two cases share at most a third, word for word."""
    for first, second in combinations(NAMES, 2):
        one, other = words(PLAYBOOKS[first]), words(PLAYBOOKS[second])
        assert len(one & other) / len(one | other) < 0.34, (first, second, sorted(one & other))


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted((TEMPLATES / "en").rglob("*.md")):
        name = path.relative_to(TEMPLATES / "en").with_suffix("").as_posix()
        if re.search(r"/(raise_\w+|business_case|plan_b)$", name):
            yield from ((name, key) for key in texts_of(name))


@pytest.mark.parametrize(("name", "key"), list(texts()))
def test_words_of_a_raise_hold_no_digit_and_come_in_all_tones_or_in_none(name: str, key: str) -> None:
    tones = texts_of(name)[key]
    assert set(tones) in ({""}, set(TONES)), key
    for paragraphs in tones.values():
        assert paragraphs
        assert not any(character.isdigit() for paragraph in paragraphs for character in paragraph)
