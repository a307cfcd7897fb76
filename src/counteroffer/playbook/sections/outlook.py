"""Outlook: what may come of an ask, what their moves show, what would change the numbers, and several offers at once."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import (
    Block,
    Bullets,
    CurveChart,
    CurveMark,
    CurvePanel,
    Notice,
    Paragraph,
    Section,
    Table,
)
from counteroffer.playbook.reasons import asked_base
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.strategy.curve import CurvePoint
from counteroffer.strategy.outlook import Outlook
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.sensitivity import End
from counteroffer.strategy.several import Several
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

ORDER = 4.5  # after the numbers, before the scripts
SHOWN = 6  # assumptions in the table; the record holds all
TEXTS = Texts("sections/outlook")
NOTHING = say("")


def write(plan: Plan) -> Section | None:
    """Left out where there is nothing to say beyond the numbers."""
    outlook = plan.outlook
    if outlook is None:
        return None
    blocks: tuple[Block, ...] = (
        *_several(outlook.several), *_moves(plan, outlook), *_curve(plan, outlook.curve), *_swings(plan, outlook), *_one_more(plan, outlook),
        *_thin(outlook),
    )  # fmt: skip
    return Section("outlook", TEXTS.plain("title"), blocks) if blocks else None


def _several(several: Several | None) -> Iterator[Block]:
    if several is None:
        return
    rows = tuple(
        (cell(talk.name), cell(talk.worth), cell(talk.chance), cell(talk.expires), cell(talk.gain), talk.what)
        for talk in several.talks
    )
    yield Table(
        columns(TEXTS, "several.columns"), rows, right=(1, 2, 4), caption=TEXTS.say("several.caption")
    )  # fmt: skip
    naming = several.naming
    if naming is not None:
        weighed = TEXTS.say("naming", name=naming.name, gain=naming.gain, risk=naming.risk)
        yield Paragraph(join([weighed, TEXTS.say("naming.pays" if naming.pays else "naming.costs")]))


def _moves(plan: Plan, outlook: Outlook) -> Iterator[Block]:
    if outlook.terms:
        rows = tuple(
            (
                cell(_title(term.name)),
                TEXTS.say(f"moves.{term.state}"),
                cell(term.before),
                cell(term.now),
                cell(term.asked),
                cell(term.on),
            )
            for term in outlook.terms
        )
        yield Table(columns(TEXTS, "moves.columns"), rows, right=(2, 3, 4))
    if outlook.opened:
        terms = [TEXTS.say("opened.term", term=one.name, lever=one.lever) for one in outlook.opened]
        yield Paragraph(TEXTS.say("opened" if plan.packages is not None else "opened.alone", terms=listed(terms)))
    moves, ceiling = outlook.moves, outlook.ceiling
    if moves is not None and moves.went_down:
        yield Notice("care", TEXTS.say("moves.went-down"))
    if ceiling is None:
        return
    learned = TEXTS.say("ceiling", low=ceiling.low, high=ceiling.high, middle=ceiling.middle)
    bounds = TEXTS.say("ceiling.little")
    if ceiling.implied is not None:
        bounds = TEXTS.say("ceiling.bounds", end=ceiling.implied, high=ceiling.high)
    yield Paragraph(join([learned, bounds]))


def _title(name: Words) -> Words:
    return Words(name.text[:1].upper() + name.text[1:])


def _curve(plan: Plan, curve: tuple[CurvePoint, ...]) -> Iterator[Block]:
    anchor, gain = plan.position.anchor, plan.position.expected_gain
    if not curve or anchor is None or asked_base(plan) is None:
        return
    text = TEXTS.say("curve.text", anchor=anchor)
    if gain is not None:
        text = TEXTS.say("curve.text.gain", anchor=anchor, gain=gain)
    currency = plan.position.currency
    yield CurveChart(
        "acceptance", TEXTS.plain("curve.title"), currency, tuple(point.ask for point in curve),
        (
            CurvePanel(
                TEXTS.plain("curve.chance"), tuple(point.chance for point in curve),
                tuple(point.chance_low for point in curve), tuple(point.chance_high for point in curve),
            ),
            CurvePanel(
                TEXTS.plain("curve.gain").format(currency=currency), tuple(point.gain for point in curve),
                tuple(point.gain_low for point in curve), tuple(point.gain_high for point in curve),
            ),
        ),
        (CurveMark(TEXTS.plain("curve.mark"), anchor),), text,
    )  # fmt: skip


def _swings(plan: Plan, outlook: Outlook) -> Iterator[Block]:
    position = plan.position
    if position.base_is_final is not None:  # no ask on base is left that anything could move
        return
    rows: list[tuple[Sentence, ...]] = []
    for swing in outlook.swings[:SHOWN]:
        for number, end in enumerate((swing.low, swing.high)):
            if end.at.number == swing.used.number:
                continue
            is_first = number == 0 or swing.low.at.number == swing.used.number
            name = say(swing.used.name[:1].upper() + swing.used.name[1:]) if is_first else NOTHING
            rows.append((name, cell(swing.used) if is_first else NOTHING, *_there(end)))
    for other in outlook.other_tops:
        name = TEXTS.say("swings.other-top", source=other.said_by)
        rows.append((name, cell(position.ceiling), *_there(other.end)))
    if not rows:
        return
    yield Table(
        columns(TEXTS, "swings.columns"), tuple(rows), right=(1, 2, 3, 4), caption=TEXTS.say("swings.caption")
    )  # fmt: skip
    if outlook.ask_low is not None and outlook.ask_high is not None:
        yield Paragraph(TEXTS.say("swings.ends", low=outlook.ask_low, high=outlook.ask_high))


def _there(end: End) -> tuple[Sentence, Sentence, Sentence, Sentence]:
    return cell(end.at), cell(end.ask), cell(end.gain), TEXTS.say(f"verdict.{end.verdict}")


def _one_more(plan: Plan, outlook: Outlook) -> Iterator[Block]:
    if not outlook.one_more:
        return
    is_final = plan.position.base_is_final is not None
    rows = tuple(
        (cell(one.pay), cell(one.gain), cell(None if is_final else one.ask), cell(one.walk_away), TEXTS.say(f"verdict.{one.verdict}"))
        for one in outlook.one_more
    )  # fmt: skip
    yield Table(
        columns(TEXTS, "one-more.columns"), rows, right=(0, 1, 2, 3),
        caption=TEXTS.say("one-more.caption.final" if is_final else "one-more.caption"),
    )  # fmt: skip


def _thin(outlook: Outlook) -> Iterator[Block]:
    if outlook.thin:
        yield Paragraph(TEXTS.say("thin"))
        yield Bullets(outlook.thin)
