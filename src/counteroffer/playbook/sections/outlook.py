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
from counteroffer.playbook.wording import cell
from counteroffer.strategy.outlook import Outlook
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.sensitivity import End
from counteroffer.terms.sentences import Sentence, Words, join, say

ORDER = 4.5  # after the numbers, before the scripts
SHOWN = 6  # assumptions in the table; the record holds all
VERDICTS = {"ask": "ask", "accept": "accept", "leave": "leave", "cannot-say": "cannot say"}
STATES = {"moved": "moved", "final": "called final", "held": "asked for, not moved"}


def write(plan: Plan) -> Section | None:
    """Left out where there is nothing to say beyond the numbers."""
    outlook = plan.outlook
    if outlook is None:
        return None
    blocks: tuple[Block, ...] = (
        *_several(plan, outlook), *_moves(outlook), *_curve(plan, outlook), *_swings(plan, outlook), *_one_more(outlook), *_thin(outlook),
    )  # fmt: skip
    return Section("outlook", "Outlook", blocks) if blocks else None


def _several(plan: Plan, outlook: Outlook) -> Iterator[Block]:
    several = outlook.several
    if several is None:
        return
    rows = tuple(
        (cell(talk.name), cell(talk.worth), cell(talk.chance), cell(talk.expires), cell(talk.gain), talk.what)
        for talk in several.talks
    )
    yield Table(
        ("Offers in play", "Worth a year", "Chance", "Last day", "Asking brings", "What to do"), rows, right=(1, 2, 4),
        caption=say("In the order of the talks. What asking brings is a year, on average; a dash where nothing says what they could pay."),
    )  # fmt: skip
    naming = several.naming
    if naming is None:
        return
    weighed = say(
        "Naming {name} could bring {gain} a year, if it makes room as likely as the range of that assumption allows, and cost {risk}, if it makes a withdrawal as likely as its range allows; no study measures either.",
        name=naming.name, gain=naming.gain, risk=naming.risk,
    )  # fmt: skip
    advice = (
        say("Name it: that it exists, and its last day; never its pay.")
        if naming.pays
        else say("What it could cost is more: you may leave its sentence out of the first message and keep it for a refusal. Never name its pay.")
    )  # fmt: skip
    yield Paragraph(join([weighed, advice]))


def _moves(outlook: Outlook) -> Iterator[Block]:
    if outlook.terms:
        rows = tuple(
            (
                cell(Words(term.name.text[:1].upper() + term.name.text[1:])),
                say(STATES[term.state]),
                cell(term.before),
                cell(term.now),
                cell(term.on),
            )
            for term in outlook.terms
        )
        yield Table(("Their moves so far", "", "First", "Now", "Said on"), rows, right=(2, 3))
    moves, ceiling = outlook.moves, outlook.ceiling
    if moves is not None and moves.went_down:
        yield Notice("care", say("They have gone below a base that they had named before: ask what has changed. Nothing is learned from such moves."))  # fmt: skip
    if ceiling is None:
        return
    learned = say(
        "By their moves on base so far their ceiling lies between {low} and {high}, about {middle}.",
        low=ceiling.low, high=ceiling.high, middle=ceiling.middle,
    )  # fmt: skip
    if ceiling.implied is None:
        limit = say("That is little to go by: it bounds no ask.")
    else:
        limit = say("Each step was smaller than the one before; they seem to end at {end}. No ask goes above {high} without new evidence.", end=ceiling.implied, high=ceiling.high)  # fmt: skip
    yield Paragraph(join([learned, limit]))


def _curve(plan: Plan, outlook: Outlook) -> Iterator[Block]:
    curve, anchor = outlook.curve, plan.position.anchor
    if not curve or anchor is None or asked_base(plan) is None:
        return
    best = plan.position.expected_gain
    text = say("The more is asked for, the less likely all of it is paid; the first ask is {anchor}.", anchor=anchor)
    if best is not None:
        text = say(
            "The more is asked for, the less likely all of it is paid. The gain on average rises and falls again; at the first ask, {anchor}, it is {gain} a year. The shaded band is what the ranges of the assumptions allow.",
            anchor=anchor, gain=best,
        )  # fmt: skip
    yield CurveChart(
        "acceptance", "What may come of an ask for base", plan.position.currency,
        tuple(point.ask for point in curve),
        (
            CurvePanel("chance that they pay all of it", tuple(point.chance for point in curve), tuple(point.chance_low for point in curve), tuple(point.chance_high for point in curve)),
            CurvePanel(f"gain a year on average, {plan.position.currency}", tuple(point.gain for point in curve), tuple(point.gain_low for point in curve), tuple(point.gain_high for point in curve)),
        ),
        (CurveMark("first ask", anchor),), text,
    )  # fmt: skip


def _swings(plan: Plan, outlook: Outlook) -> Iterator[Block]:
    position = plan.position
    rows: list[tuple[Sentence, ...]] = []
    for swing in outlook.swings[:SHOWN]:
        for number, end in enumerate((swing.low, swing.high)):
            if end.at.number == swing.used.number:
                continue
            is_first = number == 0 or swing.low.at.number == swing.used.number
            name = say(swing.used.name[:1].upper() + swing.used.name[1:]) if is_first else say("")
            rows.append((name, cell(swing.used) if is_first else say(""), *_there(end)))
    for other in outlook.other_tops:
        rows.append((say("Top of base, by {source}", source=other.said_by), cell(position.ceiling), *_there(other.end)))
    if not rows:
        return
    yield Table(
        ("What moves the ask", "In use", "If it were", "First ask", "Gain on average", "Verdict"), tuple(rows), right=(1, 2, 3, 4),
        caption=say("Everything taken again with one thing changed, what moves the ask furthest first; what moves it little or not at all is left out. What you state yourself is taken as you state it."),
    )  # fmt: skip
    if outlook.ask_low is not None and outlook.ask_high is not None:
        yield Paragraph(
            say("With one assumption at a time at an end of its range, the first ask lies between {low} and {high}.", low=outlook.ask_low, high=outlook.ask_high)
        )  # fmt: skip


def _there(end: End) -> tuple[Sentence, Sentence, Sentence, Sentence]:
    return cell(end.at), cell(end.ask), cell(end.gain), say(VERDICTS[end.verdict])


def _one_more(outlook: Outlook) -> Iterator[Block]:
    if not outlook.one_more:
        return
    rows = tuple(
        (cell(one.pay), cell(one.gain), cell(one.ask), cell(one.walk_away), say(VERDICTS[one.verdict]))
        for one in outlook.one_more
    )
    yield Table(
        ("One more written offer worth", "Worth to you", "First ask then", "Walk-away then, a year", "Verdict then"), rows, right=(0, 1, 2, 3),
        caption=say("A year, on average: a lost offer then costs less, so more can be asked for, and where it beats this offer the walk-away rises."),
    )  # fmt: skip


def _thin(outlook: Outlook) -> Iterator[Block]:
    if outlook.thin:
        yield Paragraph(say("Where the evidence is thin:"))
        yield Bullets(outlook.thin)
