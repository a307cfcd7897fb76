"""A guide's words are quoted as the guide's, each number in them a figure with its place; and weighed for honesty."""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide, GuideFigure, GuideLever
from counteroffer.offers.case import Case
from counteroffer.strategy.lever import Lever, QuotedLever
from counteroffer.strategy.opened_terms import terms_in
from counteroffer.terms.amounts import Amount, find_amounts
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import SHARE, Figure, Origin
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Part, Quoted, Sentence, Words, quoted_day, quoted_figures, say

PLACEHOLDER = re.compile(
    r"\[(?!\d+\])[^\]\n]{1,80}\](?!\()"
)  # "[X]", "[your team]"; "[1]" is a note, "[words](address)" a link
RIVAL = re.compile(
    r"\b(competing|rival|other|outside|holding|counter)\b[^.!?]{0,60}\boffers?\b|\boffers? (from|at|of)\b|\bholding\b[^.!?]{0,40}\bat\b|\boffers me\b|\b(offered|offers) [$£€₹]",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"\b(I have|I've|I led|I built|I shipped|my (models?|work|results?|track record)|our team (cut|saved|grew))\b",
    re.IGNORECASE,
)


def quote(guide: Guide, text: str, lines: tuple[int, int]) -> Sentence:
    """A passage of a guide as written, every money and percent token and every whole day of it a figure with its place."""
    parts: list[Part] = []
    after, line = 0, lines[0]
    days = _days(text)
    for span in guide.tokens_between(*lines):
        at = text.find(span.text, after)
        if at == -1 or any(start <= at < end for start, end, _day in days):
            continue
        parts.extend(_words(text, after, at, days, guide, line))
        amounts = find_amounts(span.text)
        parts.append(Quoted(span.text, quoted_figures(amounts[0], span)) if amounts else Words(span.text, span))
        after, line = at + len(span.text), span.line
    parts.extend(_words(text, after, len(text), days, guide, line))
    return Sentence(tuple(parts))


def _days(text: str) -> list[tuple[int, int, date]]:
    """The whole days of a text with their places; looking for them is left where no year can stand in it."""
    if "20" not in text:
        return []
    from counteroffer.terms.written_days import find_days

    return list(find_days(text))


def _words(
    text: str, after: int, stop: int, days: list[tuple[int, int, date]], guide: Guide, line: int
) -> Iterator[Part]:
    """The words between two amounts of a guide's, and the days among them, which are placed by their line."""
    for start, end, day in days:
        if after <= start and end <= stop:
            if start > after:
                yield Words(text[after:start])
            token = text[start:end]
            yield Quoted(token, (quoted_day(day, Span(guide.path, line, 1, 1, token)),))
            after = end
    if after < stop:
        yield Words(text[after:stop])


def quote_fault(fault: Diagnostic, guide: Guide) -> Sentence:
    """A fault's message, each number of it a figure: one that the guide states leads to its own cell, one that the check
    computed leads to all the figures that it was computed from.
    """
    stated = _figures_beside(fault.span, guide)
    computed_from: tuple[Origin, ...] = tuple(_stated(figure, guide) for figure in stated) or (fault.span,)
    parts: list[Part] = []
    after = 0
    for number, amount in enumerate(find_amounts(fault.message), start=1):
        token = fault.message[amount.start : amount.end]
        parts.append(Words(fault.message[after : amount.start]))
        same = next((one for one in stated if one.value == amount.low and one.unit in (amount.unit, "")), None)
        id = f"finding.{fault.code}.{fault.span.line}.{fault.span.column}.{number}"
        if same is not None:
            figures = quoted_figures(amount, same.span)
        else:
            figures = _computed(amount, id, fault, computed_from)
        parts.append(Quoted(token, figures))
        after = amount.end
    parts.append(Words(fault.message[after:]))
    return Sentence(tuple(part for part in parts if not isinstance(part, Words) or part.text))


def _computed(amount: Amount, id: str, fault: Diagnostic, origins: tuple[Origin, ...]) -> tuple[Figure, ...]:
    """A number that a check computed as a figure; of a range its two ends."""
    because = f"computed by the check {fault.rule} from the figures beside it"
    ends = ((id, amount.low),) if amount.low == amount.high else ((id, amount.low), (f"{id}.high", amount.high))
    return tuple(
        Figure(
            name,
            f"number in the finding {fault.rule}",
            value / 100 if amount.unit == "%" else value,
            SHARE if amount.unit == "%" else amount.unit,
            because,
            origins,
        )
        for name, value in ends
    )


def _stated(figure: GuideFigure, guide: Guide) -> Figure:
    """A number of the guide's record as a figure."""
    value, unit = (figure.value / 100, SHARE) if figure.unit == "%" else (figure.value, figure.unit)
    stem = guide.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Figure(
        f"guide.{stem}.{figure.field}",
        f"{figure.field} of the guide",
        value,
        unit,
        "as the guide states it",
        (figure.span,),
    )


def _figures_beside(span: Span, guide: Guide) -> tuple[GuideFigure, ...]:
    """The guide's figures of the row, or of the strategy, in which a fault stands; years are left out."""
    on_line = {figure.field.split(".")[0] for figure in guide.figures if figure.span.line == span.line}
    groups = {group for group in on_line if group.startswith(("compensation[", "strategy"))}
    return tuple(
        figure
        for figure in guide.figures
        if figure.field.split(".")[0] in groups and figure.unit not in ("years", "year")
    )


def weigh_guide_levers(guide: Guide, case: Case, rival: Lever | None) -> Iterator[QuotedLever]:
    """The guide's levers as quotations, each with what this case would need to use its idea; `rival` is our own lever for it."""
    for lever in guide.levers:
        needs = tuple(_needs(lever, case, rival))
        why = (
            say(
                "We see no rival offer, no result and no gap in it. Whether the rest is true of you, only you know: take the idea, in your own words."
            )
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
            opens=terms_in(lever.title, lever.script),
        )


def _needs(lever: GuideLever, case: Case, rival: Lever | None) -> Iterator[Sentence]:
    words = f"{lever.title}. {lever.script}"
    if RIVAL.search(words) and (rival is None or not rival.usable):
        held = rival is not None and rival.held
        yield say("a better moment to name your other offer" if held else "a written competing offer in the case")
    if RESULT.search(lever.script) and not case.candidate.strengths:
        yield say("a result of your own under candidate: strengths")
    if PLACEHOLDER.search(lever.script):
        yield say("facts in place of its bracketed gaps")
