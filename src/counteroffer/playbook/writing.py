"""A plan becomes a playbook: every section in order, the appendix with every figure, and the audit before anything leaves."""

from collections.abc import Iterator
from dataclasses import replace

from counteroffer.playbook import sections
from counteroffer.playbook.appendix import appendix_of, appendix_of_plan, assumptions_of, figures_in
from counteroffer.playbook.audit import audit_playbook
from counteroffer.playbook.playbook import MonthsChart, Playbook, Section, YearsChart
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.plugins import modules_in_order
from counteroffer.terms.sentences import Sentence, join

__all__ = ["appendix_of", "assumptions_of", "figures_in", "plan_figures", "without_charts", "write_playbook"]

TEXTS = Texts("sections/shared")


def write_playbook(plan: Plan) -> Playbook:
    """The playbook of a plan, audited: an UnauditedError (ours, never the user's) where a number has no source."""
    written = tuple(_sections(plan))
    appendix = appendix_of_plan(plan, written, plan_figures(plan))
    playbook = Playbook(_title(plan), _subtitle(plan), plan.today, (*written, appendix), plan)
    audit_playbook(playbook)
    return playbook


def without_charts(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections for a screen of text, whose tables hold what the charts draw."""
    return tuple(
        replace(
            section, blocks=tuple(block for block in section.blocks if not isinstance(block, YearsChart | MonthsChart))
        )
        for section in sections
    )


def plan_figures(plan: Plan) -> Iterator[Figure]:
    """The figures of a plan, shown in the playbook or not."""
    position = plan.position
    singles = (
        position.offer_base, position.offer_worth, position.batna, position.ceiling, position.anchor, position.aspiration,
        position.survey, position.expected_gain, position.reachable, position.gap_to_reservation, position.below_reservation_by,
    )  # fmt: skip
    yield from (figure for figure in singles if figure is not None)
    if position.reservation is not None:
        walk = position.reservation
        yield from (figure for figure in (walk.worth, walk.base, walk.below_batna_by) if figure is not None)
    for rung in position.ladder:
        yield from (rung.ask, rung.ask_worth, rung.accept_from)
    for chance in position.chances:
        yield from (chance.low, chance.high)
    for one in plan.standing:
        yield from (figure for figure in (one.offer, one.low, one.high) if figure is not None)
    if plan.valuation is not None:
        yield from (*plan.valuation.years, plan.valuation.four_years, plan.valuation.average)
        for line in plan.valuation.lines:
            yield from (*line.years, *line.claimed)
    if plan.guide_strategy is not None:
        yield from (*plan.guide_strategy.open, *plan.guide_strategy.floor)
    yield from (lever.ask for lever in plan.levers if lever.ask is not None)
    yield from (step.day for step in plan.timeline)


def _sections(plan: Plan) -> Iterator[Section]:
    for module in modules_in_order(sections):
        section: Section | None = module.write(plan)
        if section is not None:
            yield section


def _title(plan: Plan) -> Sentence:
    return TEXTS.say("playbook.title.raise" if is_raise(plan) else "playbook.title", company=plan.case.company)


def _subtitle(plan: Plan) -> Sentence:
    parts = (plan.case.role, plan.case.level, plan.case.region)
    return join([cell(part) for part in parts if part is not None], ", ")
