"""Sections of a playbook on the pages of a case: laid out and drawn as on paper, every figure a way to its trace."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from counteroffer.faces.web.form_names import own_words
from counteroffer.playbook.playbook import Block, Bullets, Playbook, Section
from counteroffer.render.charts import draw_charts
from counteroffer.render.laying import charts_of, lay_out
from counteroffer.render.page_parts import drawing
from counteroffer.render.sheet import Run, Sheet

# Which page shows which sections of a playbook; the plan's shows first what was asked for, then what no other page does.
OF_WORTH = ("leaving",)
OF_MARKET = ("standing", "market", "company")
OF_SCRIPTS = ("scripts", "call-sheet", "business-case", "questions")
OF_PAPER = ("appendix",)
FIRST_OF_PLAN = ("summary", "raise-gap", "numbers", "outlook")


def lay_sections(playbook: Playbook, sections: Iterable[Section]) -> Sheet:
    """Sections of a playbook as a sheet with drawn charts; those left without a block are left out."""
    chosen = tuple(one for one in map(_without_empty, sections) if one.blocks)
    part = replace(playbook, sections=chosen)
    return lay_out(part, draw_charts(charts_of(part)))


def sections_of(playbook: Playbook, ids: Iterable[str]) -> Iterator[Section]:
    """The sections with these ids, in the order of the ids; one that the playbook does not have is left out."""
    known = {section.id: section for section in playbook.sections}
    return (known[id] for id in ids if id in known)


def sections_of_plan(playbook: Playbook) -> Iterator[Section]:
    """The sections of the plan's page: every one that no other page shows."""
    elsewhere = {*OF_WORTH, *OF_MARKET, *OF_SCRIPTS, *OF_PAPER}
    yield from sections_of(playbook, FIRST_OF_PLAN)
    yield from (one for one in playbook.sections if one.id not in elsewhere and one.id not in FIRST_OF_PLAN)


def without(section: Section, blocks: Iterable[Block]) -> Section:
    """A section without some of its blocks, which another page shows."""
    left_out = tuple(blocks)
    return replace(section, blocks=tuple(block for block in section.blocks if block not in left_out))


def block_context(trace_at: str, query: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """What the macros of blocks need: how a chart is drawn, where a figure's trace is below the case, and how keys are named."""
    case_at = "/".join(trace_at.split("/")[:3])
    return {"drawing": drawing, "figure_href": leading_to(trace_at, query), "own_words": own_words(case_at)}


def leading_to(trace_at: str, query: Sequence[tuple[str, str]] = ()) -> Callable[[Run], str]:
    """The address of a figure's trace, which lies below `trace_at`."""
    behind = f"?{urlencode(query)}" if query else ""
    return lambda run: f"{trace_at}/{quote(run.figure, safe='')}{behind}"


def _without_empty(section: Section) -> Section:
    blocks = tuple(block for block in section.blocks if not (isinstance(block, Bullets) and not block.items))
    return section if len(blocks) == len(section.blocks) else replace(section, blocks=blocks)
