"""What a change does to a plan: the numbers that matter, before and after."""

from collections.abc import Callable, Iterator, Mapping

from counteroffer.playbook.playbook import Block, Bullets, Notice, Playbook, Section, Table
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.position import Position
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Sentence, Words, say

VERDICTS = {
    "ask": "ask",
    "accept": "accept it as it is",
    "leave": "leave, unless it improves",
    "cannot-say": "cannot say",
}

NUMBERS: tuple[tuple[str, Callable[[Position], Figure | None]], ...] = (
    ("Offered, base", lambda one: one.offer_base),
    ("Worth a year, as it stands", lambda one: one.offer_worth),
    ("Best alternative, a year", lambda one: one.batna),
    ("Walk away below, a year", lambda one: one.reservation.worth if one.reservation else None),
    ("Walk away below, base", lambda one: one.reservation.base if one.reservation else None),
    ("Top of the range", lambda one: one.ceiling),
    ("Open at", lambda one: one.anchor),
    ("Target", lambda one: one.aspiration),
    ("What asking is worth, a year", lambda one: one.expected_gain),
)


def write_changes(before: Plan, after: Plan, settings: Mapping[str, str]) -> Playbook:
    """One section: what was set, and each number that it moves; numbers that stay are left out."""
    rows = tuple(_rows(before.position, after.position))
    blocks: list[Block] = [Bullets(tuple(_set_to(dotted, value) for dotted, value in settings.items()))]
    if rows:
        blocks.append(Table(("", "As it is", "If so"), rows, right=(1, 2)))
    else:
        blocks.append(Notice("care", say("Nothing in the plan depends on it.")))
    if after.position.reasons != before.position.reasons:
        blocks.append(Bullets(after.position.reasons))
    title = say("What if: the offer from {company}", company=after.case.company)
    subtitle = say("{role}", role=after.case.role)
    return Playbook(title, subtitle, after.today, (Section("changes", "What changes", tuple(blocks)),), None)


def _set_to(dotted: str, value: str) -> Sentence:
    place = Span("--set", 1, 1, 1, f"{dotted}={value}")
    return say("{name} is {value}", name=Words(dotted, place), value=Words(value, place))


def _rows(before: Position, after: Position) -> Iterator[tuple[Sentence, Sentence, Sentence]]:
    if before.verdict != after.verdict:
        yield say("Verdict"), say(VERDICTS[before.verdict]), say(VERDICTS[after.verdict])
    for label, was, now in _pairs(before, after):
        if _value(was) != _value(now):
            yield say(label), cell(was), cell(now)


def _pairs(before: Position, after: Position) -> Iterator[tuple[str, Figure | None, Figure | None]]:
    for label, read in NUMBERS:
        yield label, read(before), read(after)
    known = {chance.name: chance for chance in before.chances}
    for chance in after.chances:
        was = known.get(chance.name)
        name = chance.name.replace("_", " ").replace("-", " ")
        yield f"Chance: {name}, at least", was.low if was else None, chance.low
        yield f"Chance: {name}, at most", was.high if was else None, chance.high


def _value(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.unit)
