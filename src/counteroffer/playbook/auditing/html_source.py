"""HTML held: figures by their data-figure, the trace by its anchors, scripts as free text, all else by value and unit."""

from collections.abc import Iterator
from html import unescape

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.free_text import hold_text, hold_values
from counteroffer.playbook.auditing.identity import hold_id, replaced
from counteroffer.playbook.auditing.markup import Tag, Words, attributes_of, tags_in
from counteroffer.playbook.auditing.plain import APART, PlainText
from counteroffer.terms.faults import Diagnostic

_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "tspan"]
)
_UNSEEN = frozenset(("script", "style", "code", "title"))
_SPOKEN = "words-to-say"


def hold_html(source: SourceText, backing: Backing, *, ours: bool) -> Iterator[Diagnostic]:
    """The findings of a page; one that is not `ours` is free text throughout."""
    page = _Page(source, backing, ours=ours)
    yield from page.read()
    spoken = page.spoken.text(source)
    yield from hold_text(spoken, backing)
    yield from hold_values(page.shown.text(source), backing)
    yield from _hold_copies(source, page, spoken, backing)


def _hold_copies(source: SourceText, page: "_Page", spoken: PlainText, backing: Backing) -> Iterator[Diagnostic]:
    """What buttons copy must be what stands beside them; one that is not is read as the free text that it would become."""
    for words, (start, end) in page.copies:
        copied = words.text(source)
        shown = " ".join(spoken.text[start:end].replace(APART, "").split())
        if " ".join(copied.text.split()).replace("Subject: ", "Subject ", 1) != shown:
            yield from replaced(copied, shown, "the text beside it")
            yield from hold_text(copied, backing)


class _Page:
    """A page as it is read, tag by tag."""

    def __init__(self, source: SourceText, backing: Backing, *, ours: bool) -> None:
        self.source, self.backing, self.ours = source, backing, ours
        self.spoken, self.shown = Words(), Words()
        self.copies: list[tuple[Words, tuple[int, int]]] = []
        self._copied: list[Words] = []
        self._said: list[tuple[int, int]] = []
        self._unseen = ""
        self._drawing = self._axis = 0
        self._seen_in_drawing = False
        self._depth = 0  # of the elements inside words to say
        self._figure: tuple[str, int, int] | None = None
        self._others: int | None = None
        self._traced: str | None = None
        facts = backing.facts
        self._held = None if facts is None else frozenset(" ".join(words.split()) for words in facts.words)

    def read(self) -> Iterator[Diagnostic]:
        """Gather the words of the page; the findings of what carries an id."""
        text = self.source.text
        position = 0
        for tag in tags_in(text):
            self._words(text[position : tag.start], position)
            yield from self._close_figure(tag)
            yield from self._close_words(tag)
            self._take(tag)
            position = tag.end
        self._words(text[position:], position)

    @property
    def _open(self) -> Words:
        return self.spoken if self._depth or not self.ours else self.shown

    def _words(self, words: str, place: int) -> None:
        if words and not self._unseen and (not self._drawing or self._seen_in_drawing):
            self._open.add_decoded(words, place)

    def _take(self, tag: Tag) -> None:
        if self._unseen:
            self._unseen = "" if tag.closes and tag.name == self._unseen else self._unseen
            return
        if tag.name in _UNSEEN and not tag.closes:
            self._unseen = tag.name
            return
        if tag.name == "svg":
            self._drawing, self._axis = (0, 0) if tag.closes else (1, 0)
        attributes = {} if tag.closes else attributes_of(self.source.text, tag)
        self._draw(tag, attributes)
        if tag.name not in _INLINE:
            self._open.part(tag.start)
        self._nest(tag, attributes)
        self._copy(tag, attributes)
        self._mark(tag, attributes)

    def _draw(self, tag: Tag, attributes: dict[str, tuple[str, int]]) -> None:
        """Follow a chart: its labels are figures, the ticks of its axes are not."""
        if tag.name == "g" and self.source.text[tag.end - 2] != "/":
            if self._axis:
                self._axis += -1 if tag.closes else 1
            elif "role-axis" in attributes.get("class", ("", 0))[0]:
                self._axis = 1
        self._seen_in_drawing = tag.name == "text" and not tag.closes and not self._axis

    def _nest(self, tag: Tag, attributes: dict[str, tuple[str, int]]) -> None:
        """Follow the elements in and out of the words of a script."""
        if tag.name != "div":
            return
        if self._depth:
            self._depth += -1 if tag.closes else 1
            if not self._depth:
                self._said[-1] = (self._said[-1][0], self.spoken.length)
                self.spoken.apart(tag.start)
        elif _SPOKEN in attributes.get("class", ("", 0))[0].split():
            self._depth = 1
            self._said.append((self.spoken.length, self.spoken.length))

    def _copy(self, tag: Tag, attributes: dict[str, tuple[str, int]]) -> None:
        """Note what a button copies, and pair it with the words that stand in its script, in order."""
        if tag.name == "article":
            self.copies.extend(zip(self._copied, self._said, strict=False))
            self._copied, self._said = [], []
        copied = attributes.get("data-copy")
        if copied is not None and copied[0]:
            words = Words()
            words.add_decoded(*copied)
            self._copied.append(words)

    def _mark(self, tag: Tag, attributes: dict[str, tuple[str, int]]) -> None:
        """Note where a figure begins, an element with its id or the value in its row of the trace; and others' words."""
        if "data-figure" in attributes:
            self._figure = (unescape(attributes["data-figure"][0]), tag.end, self._open.length)
        elif tag.name == "li" and attributes.get("id", ("", 0))[0].startswith("fig-"):
            self._traced = unescape(attributes["id"][0]).removeprefix("fig-")
        elif tag.name == "strong" and not tag.closes and self._traced is not None:
            self._open.part(tag.start)  # a name that ends in "EUR" is no unit of the value behind it
            self._figure, self._traced = (self._traced, tag.end, self._open.length), None
        elif tag.name == "bdi" and self._depth and "words" in attributes.get("class", ("", 0))[0].split():
            self._others = tag.end

    def _close_figure(self, tag: Tag) -> Iterator[Diagnostic]:
        if self._figure is None:
            return
        id, place, begins = self._figure
        self._figure = None
        shown = unescape(self.source.text[place : tag.start])
        yield from hold_id(id, shown, self.source.span(place, max(place + 1, tag.start)), self.backing)
        self._open.hold(begins)

    def _close_words(self, tag: Tag) -> Iterator[Diagnostic]:
        """The fault of somebody's words in a script, where they are none of those that the scripts hold."""
        if self._others is None:
            return
        place, self._others = self._others, None
        shown = " ".join(unescape(self.source.text[place : tag.start]).split())
        if self._held is not None and shown and shown not in self._held:
            yield findings.changed_words(self.source.span(place, tag.start))
