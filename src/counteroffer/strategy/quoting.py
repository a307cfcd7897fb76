"""A guide's words are quoted as the guide's, each number in them a figure with its place; and weighed for honesty."""

import re
from collections.abc import Iterator

from counteroffer.guides.guide import Guide, GuideLever
from counteroffer.offers.case import Case
from counteroffer.strategy.lever import QuotedLever
from counteroffer.terms.amounts import find_amounts, read_amount
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Part, Sentence, Words, say

PLACEHOLDER = re.compile(r"\[[^\]\n]{2,80}\](?!\()")
RIVAL = re.compile(
    r"\b(competing|rival|other|outside|holding|counter)\b[^.!?]{0,60}\boffers?\b|\boffers? (from|at|of)\b|\bholding\b[^.!?]{0,40}\bat\b|\boffers me\b|\b(offered|offers) [$£€₹]",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"\b(I have|I've|I led|I built|I shipped|my (models?|work|results?|track record)|our team (cut|saved|grew))\b",
    re.IGNORECASE,
)


def quote(guide: Guide, text: str, lines: tuple[int, int], id: str) -> Sentence:
    """A passage of a guide with every money and percent token of it as a figure."""
    parts: list[Part] = []
    rest, number = text, 0
    for span in guide.tokens_between(*lines):
        at = rest.find(span.text)
        if at == -1:
            continue
        number += 1
        if at:
            parts.append(Words(rest[:at]))
        parts.append(_token(span, f"{id}.{number}") or Words(span.text, span))
        rest = rest[at + len(span.text) :]
    if rest:
        parts.append(Words(rest))
    return Sentence(tuple(parts))


def quote_words(words: Words, id: str) -> Sentence:
    """The person's own words from the case, every money and percent token in them a figure with its place."""
    parts: list[Part] = []
    after = 0
    for number, amount in enumerate(find_amounts(words.text), start=1):
        text, span = words.text[amount.start : amount.end], words.span
        if span is not None and span.text == words.text:
            span = Span(span.path, span.line, span.column + amount.start, span.column + amount.end, text)
        figure = (
            _token(Span(span.path, span.line, span.column, span.end, text), f"{id}.{number}", "in your own words")
            if span
            else None
        )
        if figure is None:
            continue
        parts.extend([Words(words.text[after : amount.start], words.span), figure])
        after = amount.end
    parts.append(Words(words.text[after:], words.span))
    return Sentence(tuple(part for part in parts if not isinstance(part, Words) or part.text))


def weigh_guide_levers(guide: Guide, case: Case, *, holds_rival: bool) -> Iterator[QuotedLever]:
    """The guide's levers as quotations, each with what this case would need to use its idea."""
    for number, lever in enumerate(guide.levers, start=1):
        needs = tuple(_needs(lever, case, holds_rival=holds_rival))
        why = (
            say("The case holds what it claims; take the idea, in your own words.")
            if not needs
            else say("It claims what the case does not hold.")
        )
        script = quote(guide, lever.script, lever.lines, f"guide.levers.{number}")
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


def _token(span: Span, id: str, because: str = "quoted from the guide") -> Figure | None:
    """A token of the guide as a figure; None for one that states a range or no unit."""
    try:
        amount = read_amount(span.text)
    except ValueError:
        return None
    if amount.low != amount.high or not amount.unit:
        return None
    if amount.unit == "%":
        return Figure(id, f"percentage {because}", amount.low / 100, SHARE, because, (span,))
    return Figure(id, f"amount {because}", amount.low, amount.unit, because, (span,))
