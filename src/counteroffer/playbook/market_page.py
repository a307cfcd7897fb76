"""The page of a benchmark: all market evidence for a case on one scale, without a plan."""

from datetime import date

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case
from counteroffer.playbook.market_blocks import market_blocks
from counteroffer.playbook.playbook import Bullets, Notice, Playbook, RangeChart, Section
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.writing import appendix_of, figures_in
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.sentences import Sentence, join, say

TEXTS = Texts("sections/market")


def write_market(
    case: Case,
    benchmark: Benchmark,
    today: date,
    base: Figure | None,
    matches: tuple[Sentence, ...],
    *,
    on_paper: bool = True,
) -> Playbook:
    """The page; on paper with its chart and a last section that traces every figure. `matches` say what was looked up and how."""
    blocks = market_blocks(case, benchmark, today, base) or (Notice("care", TEXTS.say("page.nothing")),)
    found = [Bullets(matches), *blocks] if matches else list(blocks)
    if not on_paper:
        found = [block for block in found if not isinstance(block, RangeChart)]
    section = Section("market", TEXTS.plain("title"), tuple(found))
    whole = (section, appendix_of(collect(figures_in((section,))))) if on_paper else (section,)
    parts = [say("{part}", part=part) for part in (case.role, case.level, case.region) if part is not None]
    return Playbook(TEXTS.say("page.title", company=case.company), join(parts, ", "), today, whole, None)
