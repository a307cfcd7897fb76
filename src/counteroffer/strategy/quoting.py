"""A guide's words are quoted as the guide's, each number in them a figure with its place; and weighed for honesty."""

import re
from collections.abc import Iterator

from counteroffer.guides.guide import Guide, GuideLever
from counteroffer.offers.case import Case
from counteroffer.strategy.lever import QuotedLever
from counteroffer.terms.amounts import find_amounts
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Part, Quoted, Sentence, Words, quoted_figures, say

PLACEHOLDER = re.compile(r"\[[^\]\n]{2,80}\](?!\()")
RIVAL = re.compile(
    r"\b(competing|rival|other|outside|holding|counter)\b[^.!?]{0,60}\boffers?\b|\boffers? (from|at|of)\b|\bholding\b[^.!?]{0,40}\bat\b|\boffers me\b|\b(offered|offers) [$£€₹]",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"\b(I have|I've|I led|I built|I shipped|my (models?|work|results?|track record)|our team (cut|saved|grew))\b",
    re.IGNORECASE,
)


def quote(guide: Guide, text: str, lines: tuple[int, int]) -> Sentence:
    """A passage of a guide as written, every money and percent token of it a figure with its place."""
    parts: list[Part] = []
    rest = text
    for span in guide.tokens_between(*lines):
        at = rest.find(span.text)
        if at == -1:
            continue
        if at:
            parts.append(Words(rest[:at]))
        amounts = find_amounts(span.text)
        parts.append(Quoted(span.text, quoted_figures(amounts[0], span)) if amounts else Words(span.text, span))
        rest = rest[at + len(span.text) :]
    if rest:
        parts.append(Words(rest))
    return Sentence(tuple(parts))


def weigh_guide_levers(guide: Guide, case: Case, *, holds_rival: bool) -> Iterator[QuotedLever]:
    """The guide's levers as quotations, each with what this case would need to use its idea."""
    for lever in guide.levers:
        needs = tuple(_needs(lever, case, holds_rival=holds_rival))
        why = (
            say("The case holds what it claims; take the idea, in your own words.")
            if not needs
            else say("It claims what the case does not hold.")
        )
        script = quote(guide, lever.script, lever.lines)
        yield QuotedLever(
            title=Words(lever.title, Span(guide.path, lever.lines[0], 1, 1)),
            script=script,
            usable=not needs,
            why=why,
            needs=needs,
        )


def _needs(lever: GuideLever, case: Case, *, holds_rival: bool) -> Iterator[Sentence]:
    words = f"{lever.title}. {lever.script}"
    if RIVAL.search(words) and not holds_rival:
        yield say("a written competing offer in the case")
    if RESULT.search(lever.script) and not case.candidate.strengths:
        yield say("a result of your own under candidate: strengths")
    if PLACEHOLDER.search(lever.script):
        yield say("facts in place of its bracketed gaps")
