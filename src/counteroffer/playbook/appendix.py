"""The appendix: sources with their dates, assumptions with their ranges, and the trace of every figure.

The trace holds each figure once, in the order in which the parts show them. An assumption that stands as we set it is left to the
table of assumptions, which says why, how far it could lie off, and whose it is; one that the case sets is traced to its line.
"""

from collections.abc import Iterable, Iterator

from counteroffer.playbook.playbook import (
    AssumptionTable,
    Block,
    Ledger,
    MonthsChart,
    Paragraph,
    ScatterChart,
    Section,
    figures_of,
)
from counteroffer.playbook.sources import source_blocks
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Assumption, Figure, collect

TEXTS = Texts("sections/appendix")


def appendix_of_plan(plan: Plan, sections: tuple[Section, ...], behind: Iterable[Figure]) -> Section:
    """The appendix of a playbook; `behind` are figures of the plan that may be shown in no section."""
    figures = collect([*figures_in(sections), *behind])
    before = list(source_blocks(plan, figures))
    with_ages = collect([*figures, *(figure for block in before for figure in figures_of(block))])
    assumed = Paragraph(TEXTS.say("assumptions.intro"))
    traced = Ledger(tuple(figure for figure in with_ages if not _is_default(figure)))
    blocks: tuple[Block, ...] = (
        *before, assumed, assumptions_of(figures), Paragraph(TEXTS.say("trace.intro")), traced,
    )  # fmt: skip
    return Section("appendix", TEXTS.plain("title"), blocks)


def appendix_of(figures: tuple[Figure, ...]) -> Section:
    """The last section of a page without a plan: the assumptions in force, and the trace of every figure."""
    assumed = Paragraph(TEXTS.say("assumptions.intro"))
    intro = Paragraph(TEXTS.say("trace.intro.page"))
    return Section("appendix", TEXTS.plain("title"), (assumed, assumptions_of(figures), intro, Ledger(figures)))


def assumptions_of(figures: tuple[Figure, ...]) -> AssumptionTable:
    """The assumptions that the figures rest on, defaults and overridden ones alike."""
    used = tuple(figure for figure in figures if figure.id.startswith("assume."))
    defaults = tuple(origin for figure in used for origin in figure.origins if isinstance(origin, Assumption))
    return AssumptionTable(used, defaults, tuple(end for one in defaults for end in _ends(one)))


def figures_in(sections: Iterable[Section]) -> Iterator[Figure]:
    """Every figure that sections print, in order; months and scatter charts print none, they only draw them."""
    blocks = (block for section in sections for block in section.blocks)
    return (
        figure for block in blocks if not isinstance(block, MonthsChart | ScatterChart) for figure in figures_of(block)
    )


def _is_default(figure: Figure) -> bool:
    """Whether a figure is an assumption as we set it."""
    return figure.id.startswith("assume.") and all(isinstance(origin, Assumption) for origin in figure.origins)


def _ends(assumption: Assumption) -> Iterator[Figure]:
    """The range that an assumption could have, as figures."""
    because = "the range that the assumption could have"
    for end, value in (("low", assumption.low), ("high", assumption.high)):
        yield Figure(
            f"{assumption.id}.{end}", f"{assumption.because}, {end} end", value, assumption.unit, because, (assumption,)
        )
