"""Scripts: words for this case and this stage, from the folder of scripts."""

from collections.abc import Iterator

from counteroffer.playbook import scripts
from counteroffer.playbook.playbook import Block, Paragraph, Section
from counteroffer.playbook.script_facts import is_under_way
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.plugins import modules_in_order
from counteroffer.terms.sentences import Sentence

ORDER = 5
TEXTS = Texts("sections/scripts")
# The parts of an offer's scripts, by the place in the order from which each goes on.
PARTS = (
    (1, "part.before"),
    (2, "part.time"),
    (2.8, "part.ask"),
    (5, "part.answers"),
    (7, "part.present"),
    (8, "part.end"),
)


def write(plan: Plan) -> Section:
    """Always written; which scripts stand in it depends on the stage and the verdict."""
    found = tuple(_blocks(plan))
    intro = _intro(plan, "intro" if found else "nothing")
    return Section("scripts", TEXTS.plain("title"), (Paragraph(intro), *found))


def _blocks(plan: Plan) -> Iterator[Block]:
    """The scripts in order; those of an offer with a line before each part that has any."""
    said: str | None = None
    for module in modules_in_order(scripts):
        for script in module.write(plan):
            part = next((name for start, name in reversed(PARTS) if start <= module.ORDER), None)
            if part is not None and part != said and not is_raise(plan):
                said = part
                yield Paragraph(TEXTS.say(part))
            yield script


def _intro(plan: Plan, key: str) -> Sentence:
    if is_raise(plan):
        return TEXTS.say(f"{key}-raise")
    stage = "countered" if plan.case.stage == "written" and is_under_way(plan) else plan.case.stage
    return TEXTS.say(key, stage=TEXTS.say(f"stage.{stage}"))
