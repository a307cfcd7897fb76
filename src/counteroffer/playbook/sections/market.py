"""All the evidence of base pay on one scale, with the offer on it; not written where a single source speaks.

The guide's range, posted ranges, filings, published statistics and one's own notes stand as bars under each other, each with
its day, its number of records and its weight. The last bar is what they make together. Where filings of the same employer
and role disagree with the guide, that is said here.
"""

from counteroffer.playbook.market_blocks import market_blocks
from counteroffer.playbook.playbook import Section, Table
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan

ORDER = 2.7  # after where the offer stands
TEXTS = Texts("sections/market")


def write(plan: Plan) -> Section | None:
    """Written where two sources of base pay can be held against each other, or records are there."""
    base = plan.position.offer_base
    lever = plan.lever("base-salary")
    ask = plan.position.anchor if lever is not None and lever.usable else None
    blocks = market_blocks(plan.case, plan.benchmark, plan.today, base, ask)
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    if rows < 2:
        return None
    return Section("market", TEXTS.plain("title"), blocks)
