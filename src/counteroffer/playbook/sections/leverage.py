"""Leverage: what this case can honestly point to, and what it would need for the rest."""

from counteroffer.playbook.playbook import Block, Bullets, Paragraph, Section, Table
from counteroffer.playbook.wording import EMPTY, cell
from counteroffer.strategy.batna import is_certain
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, say

ORDER = 3


def write(plan: Plan) -> Section:
    """Always written: an empty case has no leverage, and that is said."""
    usable = [lever for lever in plan.levers if lever.part == "leverage" and lever.usable]
    missing = [lever for lever in plan.levers if lever.part == "leverage" and not lever.usable]
    blocks: list[Block] = []
    if usable:
        blocks.append(Paragraph(say("Only what the case holds, strongest first.")))
        blocks.append(
            Bullets(
                tuple(
                    say("{title}. {why} {move}", title=lever.title, why=lever.why, move=lever.move or EMPTY)
                    for lever in usable
                ),
                numbered=True,
            )
        )
    else:
        blocks.append(Paragraph(say("The case holds nothing yet that may be claimed. What would help:")))
    if missing:
        rows: list[tuple[Sentence, ...]] = [
            (say(lever.title), lever.why, join(list(lever.needs), "; ")) for lever in missing
        ]
        blocks.append(Table(("Not yet usable", "Why", "What it needs"), tuple(rows)))
    blocks.extend(_alternatives(plan))
    return Section("leverage", "Leverage", tuple(blocks))


def _alternatives(plan: Plan) -> list[Block]:
    weighed = plan.position.alternatives
    if not weighed and plan.case.needs.walk_away is not None:
        return [
            Paragraph(
                say(
                    "No alternative is known. One more offer in writing would put a market price behind your walk-away."
                )
            )
        ]
    if not weighed:
        return [
            Paragraph(
                say(
                    "No alternative is known. One more offer in writing would give you a walk-away; even a present job counts, once its pay is in the case."
                )
            )
        ]
    rows = tuple(
        (cell(one.alternative.name), cell(one.worth), cell(one.probability), one.left_out or say("counts"))
        for one in weighed
    )
    caption = say(
        "Worth a year, valued components only, with what you like it better by. The best alternative is chance times worth, plus the rest of the chance times the next."
    )
    table = Table(("Alternative", "Worth a year", "Chance", "In the balance"), rows, right=(1, 2), caption=caption)
    if plan.position.batna is None:
        return [table, Paragraph(say("No alternative can be valued, so the best alternative is not known."))]
    together = say("Together your best alternative is worth {batna} a year.", batna=plan.position.batna)
    if not is_certain(weighed):
        together = join(
            [
                together,
                say(
                    "None of them is certain, and nothing is counted behind the last one: the figure is a lower bound."
                ),
            ]
        )
    return [table, Paragraph(together)]
