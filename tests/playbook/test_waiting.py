"""An ask that stands unanswered is not repeated, and nothing new is asked for."""

from tests.planned import plan_of, playbook_of

CASE = """offer: {base: 100K, expires: 2026-12-18}
stage: countered
market: [{what: base, low: 95K, high: 125K, kind: posted-range, source: ad}]
said:
  - {on: 2026-11-19, by: me, ask: {base: 113K}}
"""


def test_while_they_have_not_answered_the_plan_waits() -> None:
    names = [script.name for script in playbook_of(CASE).scripts()]
    assert "follow-up" in names
    assert "counter-email" not in names
    assert "wait for their answer" in "".join(str(part) for part in plan_of(CASE).timeline[0].what.parts)


def test_once_they_have_answered_the_counter_is_back_and_lower() -> None:
    answered = CASE + "  - {on: 2026-11-20, by: them, offer: {base: 104K}}\n"
    assert "counter-email" in [script.name for script in playbook_of(answered).scripts()]
    anchor = plan_of(answered).position.anchor
    assert anchor is not None
    assert anchor.number < 113_000
