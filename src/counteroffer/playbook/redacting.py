"""A playbook that may be shown: what a recruiter must not see is left out, by whitelist and by where each figure comes from.

Three rules, each enough for what it covers, and all of them hold. Only the sections, blocks and scripts named here stay.
Of these, whatever shows a figure goes that is private or rests on a private one, however far back. And what speaks of
the walk-away or its kin in words goes too. The one thing that may rest on private figures is a number in a message that
is meant for the other side: it is shown as what is asked for, and how it was found is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from counteroffer.playbook.auditing.privacy import is_private
from counteroffer.playbook.playbook import (
    Block,
    Bullets,
    Ledger,
    Paragraph,
    Playbook,
    RangeBar,
    RangeChart,
    Script,
    Section,
    Table,
    figures_of,
)
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import columns
from counteroffer.terms.figures import Assumption, Figure, Origin, collect
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Part, Quoted, Sentence, Words, say

TEXTS = Texts("sections/redacted")
PUBLIC_BLOCKS: dict[str, tuple[type[Block], ...]] = {
    "standing": (Table, RangeChart, Bullets, Paragraph),
    "business-case": (Table, RangeChart, Bullets, Paragraph, Script),
    "company": (Table,),
    "scripts": (Script,),
}
# Messages that open the talk or keep it going: what comes after a refusal would show how far one would go.
PUBLIC_SCRIPTS = frozenset({
    "ask-range", "buy-time", "counter-email", "extension", "follow-up", "raise-business-case", "raise-meeting", "renew",
})  # fmt: skip
PUBLIC_DAYS = {"offer.expires": "last-day", "offer.start": "first-day"}
PRIVATE_WORDS = re.compile(
    r"walk(?:s|ed|ing)?[- ]?away|alternative|reserv|batna|priorit|prefer|assum|\bchance|accept|decline|refus|counter-?offer"
    r"|\blever|leverage|counted|counts zero|question to ask|point to|this plan|check of guides|\bC\d{3}, line|yours alone|you alone"
    r"|for you\b|no script|do not (?:say|name|tell|mention)|outlook|\bplan b\b",
    re.IGNORECASE,
)
# Beside what no script may hold: what the offer is worth, how a guide would negotiate, and what we would ask for next.
ALSO_PRIVATE = re.compile(
    r"valuation\.|guide_strategy|guide\.[^ ]*\.strategy\.|packages\.|exits\.|surveys\."
    r"|position\.(?!anchor\b|ceiling\b)"
)
OF_ANOTHER = re.compile(r"(?:\A|\.)alternatives\.")
ASIDE = re.compile(r"\s*\([^()]*\)")  # "(send this first, if you have not thanked them yet)"
MADE_ON = "timeline.today"
LEFT_OUT = Citation(TEXTS.plain("source.left-out"))
IN_THE_CASE = Citation(TEXTS.plain("source.case"))


class IndiscreetError(AssertionError):
    """A redacted playbook would show what it must not: a fault of the program; nothing is written."""


def redact(playbook: Playbook) -> Playbook:
    """The playbook without what only its owner should know; it has no plan, as a plan is made of such things."""
    return _Redactor(playbook).redacted()


def private_figures(playbook: Playbook) -> tuple[Figure, ...]:
    """The figures of a playbook, shown or resting beneath, that only its owner should know."""
    return tuple(figure for figure in collect(playbook.figures()) if _is_private(figure))


class _Redactor:
    """Redacts one playbook; it remembers which figures are private and how each one may be shown."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.case_path = playbook.plan.case.path if playbook.plan is not None else ""
        self.hidden: dict[int, bool] = {}
        self.shown: dict[int, Figure] = {}
        self.kept: list[Figure] = []  # holds the figures whose identities are the keys above
        self.asked: set[str] = set()
        self.neutral: dict[str, str] = {}

    def redacted(self) -> Playbook:
        scripts = [script for script in self.playbook.scripts() if self.may_be_sent(script)]
        self.asked = {figure.id for script in scripts for text in _front(script) for figure in text.figures()}
        sections = tuple(section for section in self.sections(scripts) if section.blocks)
        shown = [figure for section in sections for block in section.blocks for figure in figures_of(block)]
        figures = collect([*shown, *self.made_on()] if shown else ())
        trace = (Paragraph(TEXTS.say("trace")), Ledger(figures))
        appendix = Section("appendix", TEXTS.plain("trace.title"), trace)
        found = Playbook(
            self.sentence(self.playbook.title),
            self.sentence(self.playbook.subtitle),
            self.playbook.made_on,
            (*sections, appendix) if figures else sections,
        )
        left = private_figures(found)
        if left:
            raise IndiscreetError(f"a playbook to be shown holds {', '.join(figure.id for figure in left)}")
        return found

    def made_on(self) -> Iterator[Figure]:
        """The day of the playbook, which stands at its top."""
        days = (figure for figure in collect(self.playbook.figures()) if figure.id == MADE_ON)
        return (self.figure(figure) for figure in days)

    def sections(self, scripts: list[Script]) -> Iterator[Section]:
        for section in self.playbook.sections:
            if section.id == "timeline":
                yield replace(section, blocks=tuple(self.days()))
                continue
            kinds = PUBLIC_BLOCKS.get(section.id, ())
            blocks = (block for block in section.blocks if isinstance(block, kinds))
            yield replace(section, blocks=tuple(made for block in blocks for made in self.block(block, scripts)))

    def days(self) -> Iterator[Block]:
        """The days that both sides know; what to do on the others is nobody else's business."""
        steps = self.playbook.plan.timeline if self.playbook.plan is not None else ()
        rows = tuple(
            (self.sentence(say("{day}", day=step.day)), TEXTS.say(PUBLIC_DAYS[step.day.id]))
            for step in steps
            if step.day.id in PUBLIC_DAYS
        )
        if rows:
            yield Table(columns(TEXTS, "days.columns"), rows)

    def block(self, block: Block, scripts: list[Script]) -> Iterator[Block]:
        """The block as it may be shown; nothing where it may not."""
        match block:
            case Paragraph() if self.is_public(block.text):
                yield Paragraph(self.sentence(block.text))
            case Bullets():
                items = tuple(self.sentence(item) for item in block.items if self.is_public(item))
                if items:
                    yield replace(block, items=items)
            case Table():
                yield from self.table(block)
            case RangeChart():
                yield from self.chart(block)
            case Script() if any(block is one for one in scripts):
                subject = self.sentence(block.subject) if block.subject else None
                text = tuple(self.sentence(one) for one in block.text)
                title = ASIDE.sub("", block.title)
                yield Script(block.name, title, block.channel, text, subject, tone=block.tone)
            case _:
                return

    def table(self, table: Table) -> Iterator[Table]:
        rows = (row for row in table.rows if all(self.is_public(cell) for cell in row))
        shown = tuple(tuple(self.sentence(cell) for cell in row) for row in rows)
        caption = table.caption if table.caption is not None and self.is_public(table.caption) else None
        if shown and not any(PRIVATE_WORDS.search(title) for title in table.header):
            yield replace(table, rows=shown, caption=self.sentence(caption) if caption else None)

    def chart(self, chart: RangeChart) -> Iterator[RangeChart]:
        bars = tuple(self.bar(bar) for bar in chart.bars if not any(map(self.is_hidden, _ends(bar))))
        if bars and self.is_public(chart.alternative_text):
            yield replace(chart, bars=bars, alternative_text=self.sentence(chart.alternative_text))

    def bar(self, bar: RangeBar) -> RangeBar:
        low, high, offer = (self.figure(end) if end else None for end in (bar.low, bar.high, bar.offer))
        ask = bar.ask if bar.ask is not None and bar.ask.id in self.asked else None
        return replace(bar, low=low, high=high, offer=offer, ask=self.figure(ask) if ask else None)

    def may_be_sent(self, script: Script) -> bool:
        """Whether a script is a message that may be shown as it is: none of its figures is private itself."""
        figures = [figure for text in _front(script) for figure in text.figures()]
        return script.name in PUBLIC_SCRIPTS and not any(_is_private(figure) for figure in figures)

    def is_public(self, sentence: Sentence) -> bool:
        """Whether a sentence shows no private figure and speaks of nothing private."""
        hidden = any(self.is_hidden(figure) for figure in sentence.figures())
        return not hidden and not PRIVATE_WORDS.search(printed_sentence(sentence))

    def is_hidden(self, figure: Figure) -> bool:
        """Whether a figure is private or rests on a private one, and is not said to the other side anyway."""
        return figure.id not in self.asked and self.rests_on_private(figure)

    def rests_on_private(self, figure: Figure) -> bool:
        key = id(figure)
        if key not in self.hidden:
            self.kept.append(figure)
            self.hidden[key] = _is_private(figure) or any(
                isinstance(origin, Assumption) or (isinstance(origin, Figure) and self.rests_on_private(origin))
                for origin in figure.origins
            )
        return self.hidden[key]

    def sentence(self, sentence: Sentence) -> Sentence:
        return Sentence(tuple(self.part(part) for part in sentence.parts))

    def part(self, part: Part) -> Part:
        """A part of a sentence without the places of the person's own files."""
        if isinstance(part, Figure):
            return self.figure(part)
        if isinstance(part, Quoted):
            return Quoted(part.text, tuple(self.figure(figure) for figure in part.figures))
        return Words(part.text) if isinstance(part, Words) else part

    def figure(self, figure: Figure) -> Figure:
        """A figure as it may be shown: with its sources, or as what is asked for where these are private."""
        key = id(figure)
        if key not in self.shown:
            self.kept.append(figure)
            # The day on which another offer ends may be said; whose offer it is, its name would tell.
            is_sealed = self.rests_on_private(figure) or OF_ANOTHER.search(figure.id) is not None
            self.shown[key] = self.sealed(figure) if is_sealed else self.opened(figure)
        return self.shown[key]

    def sealed(self, figure: Figure) -> Figure:
        """A figure without how it was found; one whose id would tell of another employer has an id that tells nothing."""
        id = figure.id
        if OF_ANOTHER.search(id):
            id = self.neutral.setdefault(id, f"message.{len(self.neutral) + 1}")
        return replace(figure, id=id, name="said in the message", because="as the message says it", origins=(LEFT_OUT,))

    def opened(self, figure: Figure) -> Figure:
        made = [self.origin(origin) for origin in figure.origins]
        origins = tuple(
            one
            for number, one in enumerate(made)
            if one is not IN_THE_CASE or not any(before is one for before in made[:number])
        )
        if not figure.id.startswith("quoted."):
            return replace(figure, origins=origins)
        # The id names the file that the words were read from: the person's own files have names that tell things.
        place = figure.id.removeprefix(f"quoted.{self.case_stem()}.")
        own = place != figure.id
        return replace(
            figure,
            id=f"quoted.case.{place}" if own else figure.id,
            name="quoted from the case" if own else figure.name,
            origins=origins,
        )

    def origin(self, origin: Origin) -> Origin:
        if isinstance(origin, Figure):
            return self.figure(origin)
        if isinstance(origin, Span):
            if origin.path == self.case_path:
                return IN_THE_CASE
            name = PurePath(origin.path.replace("\\", "/")).name
            return Span(name, origin.line, origin.column, origin.end, origin.text)
        return origin

    def case_stem(self) -> str:
        return self.case_path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _is_private(figure: Figure) -> bool:
    return is_private(figure.id) or ALSO_PRIVATE.match(figure.id) is not None


def _front(script: Script) -> Iterator[Sentence]:
    """What a script says in the tone in which it stands."""
    yield from (script.subject,) if script.subject else ()
    yield from script.text


def _ends(bar: RangeBar) -> Iterator[Figure]:
    return (end for end in (bar.low, bar.high, bar.offer) if end is not None)
