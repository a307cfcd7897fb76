"""Beyond base salary: what else can be asked for, by exchange rate: what it gives for what it costs; usable or not and why."""

from counteroffer.playbook.package_blocks import doubt_blocks, exchange_table
from counteroffer.playbook.playbook import Block, Paragraph, Section, Table
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, say

ORDER = 8
COMPONENTS = {"equity-grant": "equity", "sign-on-bonus": "sign_on"}


def write(plan: Plan) -> Section | None:
    """Written where something beside base can be asked for."""
    asks = [lever for lever in plan.levers if lever.part == "ask" and lever.name != "base-salary"]
    asks.sort(key=lambda lever: _place(plan, lever.name))
    if not asks and plan.packages is None:
        return None
    rows: list[tuple[Sentence, ...]] = []
    for lever in asks:
        needs = join(list(lever.needs), "; ") if lever.needs else say("")
        what = lever.move if lever.usable and lever.move else say("Not now. Needs {needs}.", needs=needs)
        rows.append((say(lever.title), cell(lever.ask), what, lever.why))
    blocks: list[Block] = []
    table = exchange_table(plan.packages) if plan.packages is not None else None
    if table is not None:
        blocks.append(table)
    if rows:
        blocks.append(
            Paragraph(say("Much of a package is easier to move than base. Ask for one or two of these, not for all."))
        )
        blocks.append(Table(("What", "Figure", "The move", "Why"), tuple(rows), right=(1,)))
    if plan.packages is not None:
        blocks.extend(doubt_blocks(plan.packages))
    if not blocks:
        return None
    if plan.case.priorities:
        blocks.append(Paragraph(say("Your own swaps stay with you; no script names them.")))
    return Section("beyond-base", "Beyond base salary", tuple(blocks))


def _place(plan: Plan, lever: str) -> int:
    """The place of a lever by exchange rate; what has none stands after, in its own order."""
    rated = [one.term.name for one in plan.packages.exchanges] if plan.packages is not None else []
    component = COMPONENTS.get(lever)
    return rated.index(component) if component in rated else len(rated)
