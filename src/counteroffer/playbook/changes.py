"""What a change does to a plan: the numbers that matter, before and after."""

from collections.abc import Callable, Iterator, Mapping

from counteroffer.playbook.playbook import Block, Bullets, Notice, Playbook, Section, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.position import Position
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Sentence, Words, say

TEXTS = Texts("sections/changes")

# What is shown, by the key of its label, in order.
NUMBERS: tuple[tuple[str, Callable[[Position], Figure | None]], ...] = (
    ("offered", lambda one: one.offer_base),
    ("worth", lambda one: one.offer_worth),
    ("batna", lambda one: one.batna),
    ("walk-worth", lambda one: one.reservation.worth if one.reservation else None),
    ("walk-base", lambda one: one.reservation.base if one.reservation else None),
    ("ceiling", lambda one: one.ceiling),
    ("open", lambda one: one.anchor),
    ("target", lambda one: one.aspiration),
    ("gain", lambda one: one.expected_gain),
)


def write_changes(before: Plan, after: Plan, settings: Mapping[str, str]) -> Playbook:
    """One section: what was set, and each number that it moves; numbers that stay are left out."""
    rows = tuple(_rows(before.position, after.position))
    blocks: list[Block] = [Bullets(tuple(_set_to(dotted, value) for dotted, value in settings.items()))]
    if rows:
        blocks.append(Table(columns(TEXTS, "columns"), rows, right=(1, 2)))
    if after.position.reasons != before.position.reasons:
        blocks.append(Bullets(after.position.reasons))
    blocks += _packages(before, after)
    if len(blocks) == 1:
        blocks.append(Notice("care", TEXTS.say("nothing")))
    title = TEXTS.say("title", company=after.case.company)
    subtitle = cell(after.case.role)
    return Playbook(title, subtitle, after.today, (Section("changes", TEXTS.plain("section"), tuple(blocks)),), None)


def _packages(before: Plan, after: Plan) -> Iterator[Block]:
    """The packages as they are and as they would be, where a term or a worth of them moves."""
    was, now = (tuple(_terms(plan)) for plan in (before, after))
    if [(key, _value(figure)) for key, _title, figure in was] == [(key, _value(figure)) for key, _title, figure in now]:
        return
    known, fresh = ({key: (title, figure) for key, title, figure in one} for one in (was, now))
    rows = [
        ((known.get(key) or fresh[key])[0], cell(known[key][1] if key in known else None), cell(fresh[key][1] if key in fresh else None))
        for key in dict.fromkeys((*known, *fresh))
    ]  # fmt: skip
    if rows:
        yield Table(
            columns(TEXTS, "packages.columns"), tuple(rows), right=(1, 2), caption=TEXTS.say("packages.caption")
        )


def _terms(plan: Plan) -> Iterator[tuple[tuple[str, str], Sentence, Figure]]:
    """Each changed term of each package, then its worth: a key, what it is called, and the figure."""
    for package in plan.packages.packages if plan.packages is not None else ():
        letter = package.name.upper()
        for one in package.terms:
            if one.changes:
                title = (
                    say("{title}", title=one.term.title) if isinstance(one.term.title, Words) else say(one.term.title)
                )
                yield (letter, one.term.name), TEXTS.say("packages.term", package=letter, term=title), one.value
        yield (letter, ""), TEXTS.say("packages.worth", package=letter), package.point.worth


def _set_to(dotted: str, value: str) -> Sentence:
    place = Span("--set", 1, 1, 1, f"{dotted}={value}")
    return TEXTS.say("set", name=Words(dotted, place), value=Words(value, place))


def _rows(before: Position, after: Position) -> Iterator[tuple[Sentence, Sentence, Sentence]]:
    if before.verdict != after.verdict:
        first, then = (TEXTS.say(f"verdict.{one.verdict}") for one in (before, after))
        yield TEXTS.say("verdict"), first, then
    for label, was, now in _pairs(before, after):
        if _value(was) != _value(now):
            yield say(label), cell(was), cell(now)


def _pairs(before: Position, after: Position) -> Iterator[tuple[str, Figure | None, Figure | None]]:
    for key, read in NUMBERS:
        yield TEXTS.plain(f"label.{key}"), read(before), read(after)
    known = {chance.name: chance for chance in before.chances}
    for chance in after.chances:
        was = known.get(chance.name)
        name = chance.name.replace("_", " ").replace("-", " ")
        yield TEXTS.plain("label.chance-low").format(name=name), was.low if was else None, chance.low
        yield TEXTS.plain("label.chance-high").format(name=name), was.high if was else None, chance.high


def _value(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.unit)
