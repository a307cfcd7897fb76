"""The numbers: where to open, what to aim for, where to stop; the rounds; the chances; the packages; the guide's own strategy beside."""

from collections.abc import Iterator

from counteroffer.playbook.package_blocks import package_blocks
from counteroffer.playbook.playbook import Block, Notice, Paragraph, Quotation, Section, Table
from counteroffer.playbook.reasons import asked_base
from counteroffer.playbook.wording import cell, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, listed, say

ORDER = 4
ROUNDS = ("First", "Second", "Third", "Fourth")
CHANCES = {
    "full": "All of the first ask",
    "part": "A part of it",
    "nothing": "Nothing more",
    "withdrawn": "The offer is withdrawn",
}


def write(plan: Plan) -> Section:
    """Always written: what cannot be computed is said."""
    blocks: list[Block] = [*_position(plan), *_ladder(plan), *_chances(plan)]
    if plan.packages is not None:
        blocks += package_blocks(plan.packages)
    blocks += _guide(plan)
    return Section("numbers", "The numbers", tuple(blocks))


def _position(plan: Plan) -> Iterator[Block]:
    position = plan.position
    rows: list[tuple[Sentence, Sentence, Sentence]] = [
        (say("Paid now" if is_raise(plan) else "As it stands"), cell(position.offer_base), cell(position.offer_worth))
    ]
    if position.anchor is not None and position.ladder and asked_base(plan) is not None:
        rows.append((say("Open at"), cell(position.anchor), cell(position.ladder[0].ask_worth)))
    if position.aspiration is not None and asked_base(plan) is not None:
        rows.append((say("Target"), cell(position.aspiration), cell(None)))
    if position.reservation is not None:
        rows.append((say("Walk away below"), cell(position.reservation.base), cell(position.reservation.worth)))
    if position.batna is not None:
        rows.append((say("Best alternative"), cell(None), cell(position.batna)))
    if position.ceiling is not None:
        rows.append((say("Top of the evidence"), cell(position.ceiling), cell(None)))
    caption = say(
        "Before tax. The walk-away on base holds all other terms as offered. It is yours alone: no script names it."
    )
    yield Table(("", "Base salary", "Worth a year"), tuple(rows), right=(1, 2), caption=caption)
    yield from _walkaway_notes(plan)
    if position.anchor is None and position.verdict != "leave":
        yield Paragraph(_why_no_anchor(plan))
    if position.base_is_final is not None and position.anchor is not None:
        yield Notice(
            "care",
            say(
                "They called base final on {day}, so it is not asked for. Should they reopen it, open at {anchor}.",
                day=position.base_is_final,
                anchor=position.anchor,
            ),
        )


def _walkaway_notes(plan: Plan) -> Iterator[Block]:
    position, walk = plan.position, plan.position.reservation
    if walk is None:
        yield Notice(
            "care",
            say(
                "No walk-away: the case names no alternative that can be valued, and no walk_away under needs:. Settle one before you talk."
            ),
        )
        return
    if walk.below_batna_by is not None and walk.stated is not None and position.batna is not None:
        yield Notice("care", say(
            "Your stated walk-away of {stated} a year lies {difference} below your best alternative of {batna}: the higher one is used.",
            stated=walk.stated, difference=walk.below_batna_by, batna=position.batna,
        ))  # fmt: skip
    unvalued = plan.valuation is not None and any(
        line.component == "equity" and not line.years for line in plan.valuation.lines
    )
    if unvalued and position.gap_to_reservation is not None:
        yield Notice("care", say(
            "Equity in this offer counts zero here. For the verdict to change without a better offer, you would have to believe it worth {gap} a year or more.",
            gap=position.gap_to_reservation,
        ))  # fmt: skip


def _why_no_anchor(plan: Plan) -> Sentence:
    position = plan.position
    if position.offer_base is None:
        return say("No base has been offered, so no ask is computed.")
    if position.ceiling is None:
        return say("No evidence states what they could pay, so no ask is computed. Ask whether there is flexibility.")
    if position.offer_base.number >= position.ceiling.number:
        return say(
            "The base offered is at or above the top of the evidence: base is not asked for. Equity, sign-on and terms are."
        )
    return say("By the model, asking for more base does not pay here.")


def _ladder(plan: Plan) -> Iterator[Block]:
    ladder = plan.position.ladder
    if not ladder or asked_base(plan) is None:
        return
    rows = tuple(
        (say(ROUNDS[number]), cell(rung.ask), cell(rung.ask_worth), cell(rung.accept_from))
        for number, rung in enumerate(ladder)
    )
    yield Table(
        ("Round", "Ask, base", "Worth a year", "Accept from, base"),
        rows,
        right=(1, 2, 3),
        caption=say(
            "Each next ask is the model's best after the one before was refused. Accept an answer at or above the last column; it stays with you."
        ),
    )
    if plan.position.expected_gain is not None:
        yield Paragraph(
            say(
                "The first ask is worth {gain} a year on average over leaving things as they are.",
                gain=plan.position.expected_gain,
            )
        )


def _chances(plan: Plan) -> Iterator[Block]:
    chances = plan.position.chances
    if not chances or asked_base(plan) is None:
        return
    rows = tuple((say(CHANCES[chance.name]), cell(chance.low), cell(chance.high)) for chance in chances)
    yield Table(
        ("What may come of it", "From", "To"),
        rows,
        right=(1, 2),
        caption=say("Ranges, because the assumptions behind them have ranges (see the appendix)."),
    )
    if plan.position.survey is not None:
        yield Paragraph(
            say(
                "For comparison: surveyed managers report that {share} of their offers were withdrawn after the candidate negotiated.",
                share=plan.position.survey,
            )
        )


def _guide(plan: Plan) -> Iterator[Block]:
    shown, used = plan.guide_strategy, plan.benchmark.guide
    if shown is None or used is None:
        return
    if shown.open or shown.floor:
        opening = (
            say("opens at {terms}", terms=listed([_term(figure) for figure in shown.open]))
            if shown.open
            else say("names no opening")
        )
        floor = (
            say("accepts from {terms}", terms=listed([_term(figure) for figure in shown.floor]))
            if shown.floor
            else say("names no floor")
        )
        yield Paragraph(
            say(
                "The guide's own strategy, beside ours and not averaged into it: it {opening}; it {floor}.",
                opening=opening,
                floor=floor,
            )
        )
    yield Quotation(shown.text, Words(f"{used.title.text}, strategy", used.title.span))


def _term(figure: Figure) -> Sentence:
    return say("{figure} ({what})", figure=figure, what=figure.name.rsplit(", ", 1)[1])
