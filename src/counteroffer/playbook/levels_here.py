"""The level of a case at its company: what other companies' levels guides hold equal to it, and what the next one up pays."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.guides.guide import Guide, LevelName
from counteroffer.library.level_graph import Equivalence
from counteroffer.library.level_view import view_levels
from counteroffer.library.levels import read_level
from counteroffer.library.spelling import words_of
from counteroffer.library.steps_up import Rung, StepUp, find_steps
from counteroffer.market.benchmark import GuideUsed
from counteroffer.market.gathering import MONTHS
from counteroffer.playbook.playbook import Block, Paragraph, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.strategy.plan import Plan
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Slot, Words, join, listed

TEXTS = Texts("sections/company")
COMPONENTS = ("base", "total")  # what a step up is told in: totals where the guide states no base
MOST = 6  # equal levels named in one sentence


def level_blocks(plan: Plan, used: GuideUsed) -> Iterator[Block]:
    """The guide's own mapping with the row of this level marked, what the company's other guides add, and one level up."""
    asked = _level_asked(plan, used)
    yield from _mapping(used.guide, asked)
    yield from _equal(used, asked)
    names_level = plan.case.level is not None or bool(read_level(plan.case.role.text).words)
    if not names_level and used.row is not None and used.row.level is None:
        yield Paragraph(TEXTS.say("levels.no-level"))
    yield from _one_up(used)


def _level_asked(plan: Plan, used: GuideUsed) -> str:
    """The level as the case names it, else the row, else the guide; a guide without a level is one of a title."""
    level, row = plan.case.level, used.row
    stated = (level.text if level else None, row.level if row else None, used.guide.level, used.guide.role)
    return next((one for one in stated if one), "")


def _is_own(group: tuple[LevelName, ...], asked: str) -> bool:
    """Whether a row of the mapping is of the level asked for."""
    return bool(group) and words_of(group[0].level) == words_of(asked)


def _mapping(guide: Guide, asked: str) -> Iterator[Block]:
    rows = tuple(
        (
            TEXTS.say(
                "levels.own" if _is_own(group, asked) else "levels.other",
                level=Words(f"{group[0].company}: {group[0].level}"),
            ),
            join([cell(Words(f"{name.company}: {name.level}")) for name in group[1:]], "; "),
        )
        for group in guide.level_mapping
        if group
    )
    if rows:
        yield Table(columns(TEXTS, "levels.columns"), rows, caption=TEXTS.say("levels.caption"))


def _equal(used: GuideUsed, asked: str) -> Iterator[Block]:
    """What the company's other guides hold equal to the level, beyond the mapping of the guide in use."""
    own = [group for group in used.guide.level_mapping if _is_own(group, asked)]
    known = {(name.company, name.level) for group in own for name in group}
    if used.guide.company is None or not asked:
        return
    try:
        view = view_levels(used.beside or (used.guide,), {}, used.guide.company, asked)
    except BadRequestError:
        return  # no guide maps this level: there is nothing to say
    for level in view.levels[:1]:
        others = [
            (other, link)
            for other, link in view.graph.equivalents(level)
            if other.key.company != level.key.company and (other.company, other.name) not in known
        ]
        if others:
            equal = [TEXTS.say("levels.equal", level=Words(str(other)), guides=_guides(link)) for other, link in others]
            yield Paragraph(TEXTS.say("levels.elsewhere", level=Words(str(level)), equal=listed(equal[:MOST])))


def _guides(link: Equivalence) -> Sentence:
    """Which guides say so, by their files."""
    return cell(Words(", ".join(path.replace("\\", "/").rsplit("/", 1)[-1] for path in link.guides)))


def _one_up(used: GuideUsed) -> Iterator[Block]:
    """The next level's range of base, else of stated total, against this one's."""
    row = used.row
    if row is None:
        return
    steps = find_steps(used.beside or (used.guide,))
    step = next((one for name in COMPONENTS for one in steps if one.component == name and _is_from(one, used)), None)
    said = _said(step, used) if step is not None else None
    if said is not None:
        yield Paragraph(join([said, TEXTS.say("up.use")]))
    elif row.level is not None or used.guide.level is not None:
        yield Paragraph(TEXTS.say("up.none"))


def _is_from(step: StepUp, used: GuideUsed) -> bool:
    """Whether a step begins at the row in use."""
    lower, row = step.lower, used.row
    if row is None or lower.guide.path != used.guide.path:
        return False
    return lower.region == row.region and (row.level is None or lower.level == row.level)


def _said(step: StepUp, used: GuideUsed) -> Sentence | None:
    ends = [
        _end(rung, name, end) for rung, name in ((step.lower, "this"), (step.higher, "next")) for end in ("low", "high")
    ]
    if any(end is None for end in ends):
        return None
    here_low, here_high, low, high = (end for end in ends if end is not None)
    more = [_more(above, below, end) for above, below, end in ((low, here_low, "low"), (high, here_high, "high"))]
    above, pay = step.higher, TEXTS.say(f"up.{step.component}")
    slots: dict[str, Slot] = {
        "low": low,
        "high": high,
        "region": Words(above.region),
        "level": Words(above.level),
        "pay": pay,
    }
    if min(figure.number for figure in more) <= 0:
        return TEXTS.say("up.not-more", **slots)
    if above.guide.path != used.guide.path:
        title = Words(f"{above.guide.company}, {above.guide.role}")
        return TEXTS.say("up.other-guide", title=title, more_low=more[0], more_high=more[1], **slots)
    return TEXTS.say("up", more_low=more[0], more_high=more[1], **slots)


def _end(rung: Rung, name: str, end: str) -> Figure | None:
    """An end of a rung's range a year, at the place where the guide states it; a monthly one times twelve."""
    value: Decimal = getattr(rung.part.range, end)
    stated = next(
        (
            figure
            for figure in rung.guide.figures
            if figure.field.endswith(f".{rung.part.component}.{end}")
            and figure.value == value
            and figure.span.line == rung.part.line
        ),
        None,
    )
    if stated is None:
        return None
    id, because = f"guide.levels.{name}.{end}", "as the guide states it"
    title = f"{'bottom' if end == 'low' else 'top'} of the guide's range of {rung.part.component}, {rung.level}"
    unit = (rung.part.unit or "").partition("/")
    if not unit[1]:
        return Figure(id, title, stated.value, unit[0], because, (stated.span,))
    monthly = Figure(f"{id}.monthly", f"{title}, a month", stated.value, unit[0], because, (stated.span,))
    return Figure(id, title, stated.value * MONTHS, unit[0], "the guide's monthly figure times twelve", (monthly,))


def _more(above: Figure, below: Figure, end: str) -> Figure:
    because = "the next level's less this one's"
    return Figure(f"guide.levels.more.{end}", f"one level up, {end} end", above.number - below.number, above.unit, because, (above, below))  # fmt: skip
