"""Beyond base salary: what else can be asked for, usable or not and why."""

from counteroffer.playbook.playbook import Block, Paragraph, Section, Table
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, say

ORDER = 8


def write(plan: Plan) -> Section | None:
    """Written where something beside base can be asked for."""
    asks = [lever for lever in plan.levers if lever.part == "ask" and lever.name != "base-salary"]
    if not asks:
        return None
    rows: list[tuple[Sentence, ...]] = []
    for lever in asks:
        needs = join(list(lever.needs), "; ") if lever.needs else say("")
        what = lever.move if lever.usable and lever.move else say("Not now. Needs {needs}.", needs=needs)
        rows.append((say(lever.title), cell(lever.ask), what, lever.why))
    blocks: list[Block] = [
        Paragraph(say("Much of a package is easier to move than base. Ask for one or two of these, not for all.")),
        Table(("What", "Figure", "The move", "Why"), tuple(rows), right=(1,)),
    ]
    if plan.case.priorities:
        blocks.append(Paragraph(say("Your own swaps stay with you; no script names them.")))
    return Section("beyond-base", "Beyond base salary", tuple(blocks))
