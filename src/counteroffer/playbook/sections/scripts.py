"""Scripts: words for this case and this stage, from the folder of scripts."""

from counteroffer.playbook import scripts
from counteroffer.playbook.playbook import Block, Paragraph, Script, Section
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.plugins import modules_in_order
from counteroffer.terms.sentences import say

ORDER = 5
STAGES = {
    "expectations": "No offer has been made yet.", "verbal": "The offer is spoken, not written.", "written": "The offer is in writing.",
    "countered": "You have countered, and they have answered or will.", "final": "They have called the offer final.",
}  # fmt: skip


def write(plan: Plan) -> Section:
    """Always written; which scripts stand in it depends on the stage and the verdict."""
    found: list[Script] = []
    for module in modules_in_order(scripts):
        found.extend(module.write(plan))
    stage = "" if is_raise(plan) else STAGES[plan.case.stage] + " "
    intro = say(
        "{stage}These words claim only what your case holds. Make them your own; the numbers and facts should stay.",
        stage=stage,
    )
    blocks: list[Block] = [Paragraph(intro), *found]
    if not found:
        blocks = [Paragraph(say("{stage}There is nothing to say to the employer yet.", stage=stage))]
    return Section("scripts", "Scripts", tuple(blocks))
