"""Timeline: what to do on which day."""

from counteroffer.playbook.playbook import Block, Bullets, Notice, Paragraph, Section, Table
from counteroffer.playbook.wording import cell, has_expired
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, say

ORDER = 7


def write(plan: Plan) -> Section:
    """Always written: without a deadline it says to ask for one."""
    blocks: list[Block] = []
    expires = plan.offer.expires if plan.offer else None
    if has_expired(plan) and expires is not None:
        blocks.append(
            Notice(
                "stop",
                say(
                    "The last day to answer, {day}, has passed. The days below begin with asking whether the offer stands.",
                    day=expires,
                ),
            )
        )
    elif plan.offer is not None and expires is None and plan.case.kind == "offer":
        blocks.append(
            Paragraph(
                say("The case names no last day to answer. Ask for one: a date gives both sides something to plan by.")
            )
        )
    rows = tuple((cell(step.day), step.what) for step in plan.timeline)
    blocks.append(Table(("Day", "What"), rows, caption=say("Working days; public holidays are not known here.")))
    said = [_message(plan, number) for number in range(len(plan.case.said))]
    if said:
        blocks.append(Paragraph(say("What has been said so far:")))
        blocks.append(Bullets(tuple(said)))
    return Section("timeline", "Timeline", tuple(blocks))


def _message(plan: Plan, number: int) -> Sentence:
    message = plan.case.said[number]
    who = "they" if message.by == "them" else "you"
    if message.words is not None:
        return say("{day}, {who}: “{words}”", day=message.on, who=who, words=message.words)
    return say("{day}, {who}.", day=message.on, who=who)
