"""The outlook on the page: discreet, traced, without a digit of its own, and left out where it has nothing to say."""

import json
import re
from dataclasses import replace

import pytest

from counteroffer.playbook.audit import UnauditedError, audit_playbook
from counteroffer.playbook.playbook import Bullets, CurveChart, Notice, Paragraph, Playbook, Script, Section, Table
from counteroffer.render.formats.json import render
from counteroffer.terms.figures import collect
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence, say
from tests.planned import HEAD, Playbooks, good_playbooks

TALKS = """
offer: {base: 140K, bonus: {target: 10%}, received: 2026-11-10, expires: 2026-12-04}
market:
  - {what: base, low: 130K, high: 175K, kind: posted-range, source: ad}
  - {what: base, low: 120K, high: 170K, kind: survey, source: pay survey}
alternatives:
  - {name: here, kind: present, offer: {base: 120K}}
  - {name: Tallgrass, evidence: written, expires: 2026-12-01, offer: {base: 145K}}
  - {name: Fennmoor, evidence: in-process, offer: {base: 160K}}
  - {name: keep looking, kind: search, income: 20K}
said:
  - {on: 2026-11-12, by: me, ask: {base: 170K, sign_on: 10K}}
  - {on: 2026-11-14, by: them, offer: {base: 148K}}
  - {on: 2026-11-16, by: me, ask: {base: 163K}}
  - {on: 2026-11-18, by: them, offer: {base: 151K}}
"""
HOURLY = """
offer: {base: 40/hour, hours_a_week: 38}
market: [{what: base, low: 70K, high: 110K, kind: survey, source: pay survey}]
said:
  - {on: 2026-11-12, by: me, ask: {base: 99K}}
  - {on: 2026-11-14, by: them, offer: {base: 43/hour}}
  - {on: 2026-11-16, by: me, ask: {base: 97K}}
  - {on: 2026-11-18, by: them, final: [base], offer: {base: 44/hour}}
"""
MONTHLY = (
    HOURLY.replace("hour, hours_a_week: 38", "month").replace("/hour", "00/month").replace("40/month", "6000/month")
)
RAISE = "kind: raise\ncompany: Hollin Works\nrole: Machinist\ncurrency: GBP\n"
PLAYBOOKS = Playbooks(
    {"talks": HEAD + TALKS, "hourly talks": HEAD + HOURLY, "monthly raise": RAISE + MONTHLY}, beside=good_playbooks()
)


def section_of(playbook: Playbook) -> Section | None:
    return next((section for section in playbook.sections if section.id == "outlook"), None)


def sentences_in(section: Section) -> list[Sentence]:
    found: list[Sentence] = []
    for block in section.blocks:
        if isinstance(block, Paragraph | Notice):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found.extend(block.items)
        elif isinstance(block, Table):
            found.extend(cell for row in block.rows for cell in row)
            found.extend((block.caption,) if block.caption else ())
        elif isinstance(block, CurveChart):
            found.append(block.alternative_text)
    return found


@pytest.mark.parametrize("name", sorted(PLAYBOOKS))
def test_no_figure_of_the_outlook_may_stand_in_a_script(name: str) -> None:
    playbook = PLAYBOOKS[name]
    ours = [figure for figure in collect(playbook.figures()) if figure.id.startswith("outlook.")]
    for script in playbook.scripts():
        for sentence in (*script.text, *((script.subject,) if script.subject else ())):
            assert not any(figure.id.startswith("outlook.") for figure in sentence.figures())
    for figure in ours:
        leak = Script("leak", "A leak", "phone", (say("Between us: {secret}.", secret=figure),))
        with pytest.raises(UnauditedError, match="gives away"):
            audit_playbook(replace(playbook, sections=(*playbook.sections, Section("leak", "Leak", (leak,)))))


@pytest.mark.parametrize("name", sorted(PLAYBOOKS))
def test_its_own_words_hold_no_digit(name: str) -> None:
    section = section_of(PLAYBOOKS[name])
    for sentence in sentences_in(section) if section else ():
        assert not any(re.search(r"\d", part) for part in sentence.parts if isinstance(part, str)), sentence


def test_pay_by_the_hour_is_learned_from_as_pay_a_year() -> None:
    """40, 43 and 44 an hour, 38 hours over 52 weeks: 79,040, 84,968 and 86,944; steps of 5,928 and 1,976 shrink by three and
    end at 86,944 + 1,976 / 2 = 87,932, printed as 88,000."""
    plan = PLAYBOOKS["hourly talks"].plan
    assert plan is not None
    assert plan.outlook is not None
    moves, ceiling = plan.outlook.moves, plan.outlook.ceiling
    assert moves is not None
    assert ceiling is not None
    assert ceiling.implied is not None
    assert [moves.opening.number, *(move.base.number for move in moves.moves)] == [79_040, 84_968, 86_944]
    assert ceiling.implied.number == 88_000


def test_the_income_of_a_search_is_private() -> None:
    playbook = PLAYBOOKS["talks"]
    income = next(figure for figure in collect(playbook.figures()) if figure.id.endswith(".income"))
    leak = Script("leak", "A leak", "phone", (say("I live on {secret}.", secret=income),))
    with pytest.raises(UnauditedError, match="gives away"):
        audit_playbook(replace(playbook, sections=(Section("leak", "Leak", (leak,)), *playbook.sections)))


def test_the_whole_of_it_is_told() -> None:
    section = section_of(PLAYBOOKS["talks"])
    assert section is not None
    headers = [block.header[0] for block in section.blocks if isinstance(block, Table)]
    assert headers == ["Offers in play", "Their moves so far", "What moves the ask", "One more written offer worth"]
    text = "\n".join(printed_sentence(sentence) for sentence in sentences_in(section))
    for part in (
        "Naming Tallgrass could bring",
        "their ceiling lies between",
        "they seem to end at $153,000",
        "never its pay",
    ):
        assert part in text
    assert [block.id for block in section.blocks if isinstance(block, CurveChart)] == ["acceptance"]


def test_what_is_printed_is_in_the_trace_and_what_is_drawn_is_not() -> None:
    playbook = PLAYBOOKS["talks"]
    chart = next(block for section in playbook.sections for block in section.blocks if isinstance(block, CurveChart))
    assert [mark.at.id for mark in chart.marks] == ["position.anchor"]
    assert all(len(panel.figures) == len(panel.low) == len(panel.high) == len(chart.asked) for panel in chart.panels)
    known = {figure.id for figure in collect(playbook.figures())}
    assert not any(id.startswith("outlook.curve.") for id in known)


def test_the_json_holds_what_the_outlook_holds() -> None:
    playbook = PLAYBOOKS["talks"]
    assert playbook.plan is not None
    outlook = playbook.plan.outlook
    assert outlook is not None
    found = json.loads(render(playbook))["outlook"]
    assert len(found["curve"]) == len(outlook.curve)
    assert [one["id"] for one in found["sensitivity"]] == [swing.assumption.id for swing in outlook.swings]
    assert found["their_ceiling"]["implied"] == 153_000
    assert found["several"]["naming"]["name"] == "Tallgrass"
    assert found["several"]["talks"][0]["name"] == "Tallgrass"
