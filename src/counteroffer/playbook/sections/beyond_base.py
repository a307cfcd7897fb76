"""Beyond base salary: what else can be asked for, by exchange rate: what it gives for what it costs; with the ask of each."""

from counteroffer.playbook.other_asks import asks_beside_base
from counteroffer.playbook.package_blocks import doubt_blocks, exchange_table
from counteroffer.playbook.playbook import Block, Paragraph, Section, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.strategy.lever import Lever
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, say

ORDER = 8
TEXTS = Texts("sections/beyond_base")


def write(plan: Plan) -> Section | None:
    """Written where something beside base can be asked for; not once they have called everything final."""
    accepts = plan.position.verdict == "accept"
    if accepts and (plan.case.stage == "final" or any(component == "all" for component, _message in plan.final)):
        return None
    asks = asks_beside_base(plan)
    table = exchange_table(plan.packages) if plan.packages is not None else None
    blocks: list[Block] = [table] if table is not None else []
    if asks:
        intro = "intro.accept" if accepts else "intro.ordered" if table is not None else "intro"
        blocks.append(Paragraph(TEXTS.say(intro)))
        blocks.append(Table(columns(TEXTS, "columns"), tuple(_row(lever) for lever in asks), right=(1,)))
    if plan.packages is not None:
        blocks.extend(doubt_blocks(plan.packages))
    if not blocks:
        return None
    if plan.case.priorities:
        blocks.append(Paragraph(TEXTS.say("own-swaps")))
    return Section("beyond-base", TEXTS.plain("title"), tuple(blocks))


def _row(lever: Lever) -> tuple[Sentence, ...]:
    needs = join(list(lever.needs), "; ")
    what = lever.move if lever.usable and lever.move else TEXTS.say("not-now", needs=needs)
    return say(lever.title), cell(lever.ask), what, lever.why
