"""Leverage: what this case can honestly point to, ranked by how much it weighs, and what it would need for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from counteroffer.offers.case import Strength
from counteroffer.playbook.playbook import Block, Bullets, Paragraph, Section, Table
from counteroffer.playbook.reasons import as_paid
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import EMPTY, cell, columns, is_raise
from counteroffer.strategy.batna import firm_offer, is_certain
from counteroffer.strategy.lever import Lever
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

ORDER = 3
TEXTS = Texts("sections/leverage")
# What weighs most stands first.
RANKS = (
    "rival",
    "band",
    "posted-range",
    "posted",
    "evidence",
    "notes",
    "filings",
    "guide",
    "results.shown",
    "statistics",
    "other",
    "results.claimed",
)


@dataclass(frozen=True, slots=True)
class Held:
    """One thing to point to: its rank in RANKS, why it ranks there, how to use it, and where it stands."""

    rank: str
    title: Sentence
    why: Sentence
    move: Sentence
    place: Span | None

    @property
    def order(self) -> int:
        """Smaller is stronger."""
        return RANKS.index(self.rank)


def write(plan: Plan) -> Section:
    """Always written: an empty case has no leverage, and that is said."""
    held = sorted(_held(plan), key=lambda one: one.order)
    blocks: list[Block] = [Paragraph(TEXTS.say("intro" if held else "intro.nothing"))]
    if held:
        blocks.append(Bullets(tuple(_said(one, plan) for one in held), numbered=True))
    missing = tuple(_missing(plan))
    if missing:
        blocks.append(Table(columns(TEXTS, "missing.columns"), missing))
    return Section("leverage", TEXTS.plain("title"), (*blocks, *_several(plan), *_alternatives(plan)))


def _held(plan: Plan) -> Iterator[Held]:
    for lever in plan.levers:
        if lever.part != "leverage" or not lever.usable:
            continue
        if lever.name == "strengths":
            yield from _results(plan)
        elif lever.name == "market-range":
            yield _market(plan, lever)
        elif lever.name == "competing-offer":
            firm = firm_offer(plan.case, plan.today)
            place = firm.name.span if firm is not None else None
            yield Held("rival", say(lever.title), TEXTS.say("rank.rival"), lever.move or EMPTY, place)
        else:
            yield Held("other", say(lever.title), lever.why, lever.move or EMPTY, None)


def _market(plan: Plan, lever: Lever) -> Held:
    """The range for base, by its kind of source."""
    stated, used = plan.benchmark.of_ceiling(), plan.benchmark.guide
    source = stated.source if stated is not None and stated.source in RANKS else "other"
    key = f"rank.{source}"
    if source == "evidence" and stated is not None and stated.dated is None:
        key += ".undated"
    if source == "guide" and used is not None and used.faults:
        key += ".faulty"
    if stated is None or stated.high is None:
        return Held(source, say(lever.title), TEXTS.say(key), lever.move or EMPTY, None)
    high, low = as_paid(plan, stated.high), as_paid(plan, stated.low or stated.high)
    kind = "move.range" if low.number != high.number else "move.figure"
    move = TEXTS.say(kind, low=low, high=high, source=stated.said_by)
    return Held(source, say(lever.title), TEXTS.say(key), move, _place(stated.high))


def _results(plan: Plan) -> Iterator[Held]:
    """Results with evidence, and apart from them those without."""
    for kind in ("shown", "claimed"):
        found = [one for one in plan.case.candidate.strengths if (one.evidence is not None) == (kind == "shown")]
        if not found:
            continue
        many = ".one" if kind == "shown" and len(found) == 1 else ""
        move = TEXTS.say("move.results.shown", results=listed([_result(one) for one in found]))
        title, why = TEXTS.say(f"title.results.{kind}"), TEXTS.say(f"rank.results.{kind}{many}")
        yield Held(f"results.{kind}", title, why, move, found[0].claim.span)


def _result(one: Strength) -> Sentence:
    if one.evidence is None:
        return TEXTS.say("result.claimed", claim=one.claim)
    return TEXTS.say("result.shown", claim=one.claim, evidence=one.evidence)


def _said(one: Held, plan: Plan) -> Sentence:
    parts = {"title": one.title, "why": one.why, "move": one.move}
    if one.place is None:
        return TEXTS.say("held.no-place", **parts)
    kind = "case" if one.place.path == plan.case.path else "guide"
    return TEXTS.say("held", **parts, place=TEXTS.say(f"place.{kind}", line=Words(str(one.place.line))))


def _place(figure: Figure) -> Span | None:
    """The first line of text that a figure rests on; None where it rests on a publication."""
    waiting: list[Figure] = [figure]
    while waiting:
        for origin in waiting.pop(0).origins:
            if isinstance(origin, Span):
                return origin
            if isinstance(origin, Figure):
                waiting.append(origin)
    return None


def _missing(plan: Plan) -> Iterator[tuple[Sentence, Sentence, Sentence]]:
    for lever in plan.levers:
        if lever.part == "leverage" and (not lever.usable or lever.needs):
            why = TEXTS.say("missing.stronger") if lever.usable else lever.why
            yield say(lever.title), why, join(list(lever.needs), "; ")


def _several(plan: Plan) -> Iterator[Block]:
    """Whom to talk to first where several offers are in play; the outlook weighs them."""
    several = plan.outlook.several if plan.outlook is not None else None
    if several is None or len(several.talks) < 2 or plan.position.verdict != "ask":
        return
    names, first = [cell(talk.name) for talk in several.talks], several.talks[0]
    yield Paragraph(TEXTS.say("several", names=join(names, ", "), first=first.name, what=first.what))


def _alternatives(plan: Plan) -> Iterator[Block]:
    weighed = plan.position.alternatives
    if not weighed:
        kind = ".raise" if is_raise(plan) else ".stated" if plan.case.needs.walk_away is not None else ""
        yield Paragraph(TEXTS.say(f"alternatives.none{kind}"))
        return
    rows = tuple(
        (cell(one.alternative.name), cell(one.worth), cell(one.probability), one.left_out or TEXTS.say("alternatives.counts"))
        for one in weighed
    )  # fmt: skip
    yield Table(columns(TEXTS, "alternatives.columns"), rows, right=(1, 2), caption=TEXTS.say("alternatives.caption"))
    if plan.position.batna is None:
        yield Paragraph(TEXTS.say("alternatives.unvalued"))
        return
    counted = sum(one.counts for one in weighed)
    if is_raise(plan):
        yield Paragraph(TEXTS.say("alternatives.raise", batna=plan.position.batna))
        return
    together = TEXTS.say("alternatives.together" if counted > 1 else "alternatives.one", batna=plan.position.batna)
    yield Paragraph(
        together
        if is_certain(weighed)
        else join([together, TEXTS.say("alternatives.uncertain" if counted > 1 else "alternatives.uncertain.one")])
    )
