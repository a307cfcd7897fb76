"""A plan becomes a playbook: every section in order, the appendix with every figure, and the audit before anything leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counteroffer.playbook import sections
from counteroffer.playbook.audit import audit_playbook
from counteroffer.playbook.playbook import (
    AssumptionTable,
    Ledger,
    MonthsChart,
    Paragraph,
    Playbook,
    ScatterChart,
    Section,
    YearsChart,
    figures_of,
)
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Assumption, Figure, collect
from counteroffer.terms.plugins import modules_in_order
from counteroffer.terms.sentences import Sentence, say


def write_playbook(plan: Plan) -> Playbook:
    """The playbook of a plan, audited: an UnauditedError (ours, never the user's) where a number has no source."""
    written = tuple(_sections(plan))
    figures = collect([*figures_in(written), *plan_figures(plan)])
    playbook = Playbook(_title(plan), _subtitle(plan), plan.today, (*written, appendix_of(figures)), plan)
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


def assumptions_of(figures: tuple[Figure, ...]) -> AssumptionTable:
    """The assumptions that the figures rest on, defaults and overridden ones alike."""
    used = tuple(figure for figure in figures if figure.id.startswith("assume."))
    defaults = tuple(origin for figure in used for origin in figure.origins if isinstance(origin, Assumption))
    return AssumptionTable(used, defaults, tuple(end for one in defaults for end in _ends(one)))


def _sections(plan: Plan) -> Iterator[Section]:
    for module in modules_in_order(sections):
        section: Section | None = module.write(plan)
        if section is not None:
            yield section


def figures_in(sections: Iterable[Section]) -> Iterator[Figure]:
    """Every figure that sections print, in order; months and scatter charts print none, they only draw them."""
    blocks = (block for section in sections for block in section.blocks)
    return (
        figure for block in blocks if not isinstance(block, MonthsChart | ScatterChart) for figure in figures_of(block)
    )


def appendix_of(figures: tuple[Figure, ...]) -> Section:
    """The last section of a page: the assumptions in force, and the trace of every figure."""
    intro = say(
        "Every number of this playbook, with the reason for it and where it comes from: a line of a guide, your own case, a publication, or an assumption."
    )
    assumed = assumptions_of(figures)
    before = say("The assumptions behind the numbers. Each can be set in the case under assume: by its name.")
    return Section(
        "appendix",
        "Appendix: where every number comes from",
        (Paragraph(before), assumed, Paragraph(intro), Ledger(figures)),
    )


def _ends(assumption: Assumption) -> Iterator[Figure]:
    """The range that an assumption could have, as figures."""
    because = "the range that the assumption could have"
    for end, value in (("low", assumption.low), ("high", assumption.high)):
        yield Figure(
            f"{assumption.id}.{end}", f"{assumption.because}, {end} end", value, assumption.unit, because, (assumption,)
        )


def _title(plan: Plan) -> Sentence:
    if is_raise(plan):
        return say("A raise at {company}", company=plan.case.company)
    return say("The offer from {company}", company=plan.case.company)


def _subtitle(plan: Plan) -> Sentence:
    parts = [plan.case.role, plan.case.level, plan.case.region]
    shown = [part for part in parts if part is not None]
    subtitle = say("{part}", part=shown[0])
    for part in shown[1:]:
        subtitle = say("{before}, {part}", before=subtitle, part=part)
    return subtitle
