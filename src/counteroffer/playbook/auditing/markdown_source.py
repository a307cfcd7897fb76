"""Markdown held: figures by the target of their link, the trace by its anchors, scripts as free text, all else by value."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.free_text import hold_text, hold_values
from counteroffer.playbook.auditing.identity import forms_of, hold_id
from counteroffer.playbook.auditing.markup import Words
from counteroffer.terms.faults import Diagnostic

_MARKS = re.compile(
    r"\[(?P<shown>(?:\\.|[^\[\]\\\n]){1,400})\]\(#fig-(?P<id>[^()\s]{1,300}(?:\([^()\s]{0,50}\)[^()\s]{0,300})?)\)"
    r"|(?P<link>\[(?P<words>(?:\\.|[^\[\]\\\n]){1,400})\]\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000})\))"
    r"|<!-- fig-(?P<behind>[^\s>]{1,300}) -->"
    r"|(?P<row><a id=\"fig-(?P<traced>[^\"\n]{1,300})\"></a>\*\*(?:\\.|[^*\\\n]){0,400}\*\* = (?P<value>(?:\\.|[^`\\\n(]){0,80}) \(`(?:[^`\n]{1,300}`)?)"
    r"|(?P<code>(?P<tick>`{1,8})(?!`)[^\n]{0,2000}?(?<!`)(?P=tick)(?!`))"
    r"|(?P<tag><[^<>\n]{1,500}>)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\*\*|(?P<bar>(?<!\\)\|)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTED = re.compile(r"[ \t]*(?:- +)?[ \t]*>")
_LEAD = re.compile(r"(?:[ \t]*(?:- +)?>)+[ \t]?|[ \t]+")
_LINES = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r"^#{1,3} [^\n]*$", re.MULTILINE)


def hold_markdown(source: SourceText, backing: Backing) -> Iterator[Diagnostic]:
    """The findings of a Markdown file of ours."""
    spoken, shown = Words(), Words()
    text = source.text
    for begin, end, is_script in _regions(text):
        before = None
        for line in _LINES.finditer(text[begin:end]):
            start = begin + line.start()
            if not line[0]:
                continue
            words = spoken if is_script and _QUOTED.match(line[0]) else shown
            if words is not before:
                words.apart(start)
            before = words
            yield from _line(source, start, begin + line.end(), words, backing)
    yield from hold_text(spoken.text(source), backing)
    yield from hold_values(shown.text(source), backing)


def _regions(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches between headings, and whether each is a script."""
    begin, is_script = 0, False
    for heading in _HEADING.finditer(text):
        yield begin, heading.start(), is_script
        begin, is_script = heading.start(), '<a id="script-' in heading[0]
    yield begin, len(text), is_script


def _line(source: SourceText, start: int, stop: int, words: Words, backing: Backing) -> Iterator[Diagnostic]:
    """Gather the words of a line; the findings of its figures by id."""
    text = source.text
    lead = _LEAD.match(text, start, stop)
    position = lead.end() if lead else start
    if text[position:stop].strip() == "":
        words.part(start)
        return
    for mark in _MARKS.finditer(text, position, stop):
        words.add_decoded(text[position : mark.start()], position)
        position = mark.end()
        if mark["id"]:
            yield from _figure(source, words, mark, "shown", unquote(mark["id"]), backing)
        elif mark["behind"]:
            yield from _behind(source, words, mark, unquote(mark["behind"]), start, backing)
        elif mark["row"]:
            yield from _figure(source, words, mark, "value", unescape(mark["traced"]), backing)
        elif mark["link"]:
            words.add_decoded(_ESCAPED.sub(r" \1", mark["words"]), mark.start("words"))
        elif mark["escaped"]:
            words.add(mark["escaped"], mark.start("escaped"))
        elif mark["bar"]:
            words.add(" | ", mark.start())
    words.add_decoded(text[position:stop], position)


def _figure(
    source: SourceText, words: Words, mark: "re.Match[str]", group: str, id: str, backing: Backing
) -> Iterator[Diagnostic]:
    begins = words.length
    words.add_decoded(mark[group], mark.start(group))
    words.hold(begins)
    yield from hold_id(id, unescape(_ESCAPED.sub(r"\1", mark[group])), source.span(*mark.span(group)), backing)


def _behind(
    source: SourceText, words: Words, mark: "re.Match[str]", id: str, start: int, backing: Backing
) -> Iterator[Diagnostic]:
    """A figure that is not in the trace: its id stands in a comment behind its words."""
    before = _ESCAPED.sub(r"\1", source.text[max(start, mark.start() - 120) : mark.start()])
    entry = backing.entries.get(id)
    known = forms_of(entry.value, entry.unit) if entry else frozenset()
    shown = next((form for form in sorted(known, key=len, reverse=True) if before.endswith(form)), "")
    if shown and not before[: -len(shown)][-1:].isdigit():
        words.hold(max(0, words.length - len(shown)))
        return
    begin = max(start, mark.start() - 20)
    begin = max(begin, source.text.rfind(" ", start, mark.start() - 1) + 1)
    yield from hold_id(id, source.text[begin : mark.start()], source.span(begin, mark.start()), backing)
