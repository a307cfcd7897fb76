"""Dates that a guide's own lines state: "Last updated: 23 February 2026", "As of Q4 2025", "Next review: 2026-05-23"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from counteroffer.documents.markdown import Paragraph
from counteroffer.guides.guide import Dated
from counteroffer.guides.outline import Outline

_LONGEST = 300  # a line of dates is short; a longer paragraph speaks of something else
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN = re.compile(r"\s+[|·•–—]\s+|\n|;\s+|\.\s+")
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"(?:{words})\b[\s:–—-]*(?=\w)", re.IGNORECASE))
    for field, words in (
        ("last_updated", r"(?:this guide (?:was|is) )?(?:last )?(?:updated|revised)(?: on)?"),
        ("next_review_due", r"next (?:scheduled )?review(?: is)?(?: due)?(?: on| by)?"),
        (
            "data_quarter",
            r"(?:all |salary |pay |market |compensation )?(?:data|figures|numbers|benchmarks)(?: quarter)?"
            r"(?:(?: are| is)? (?:as of|from|of|for))?",
        ),
        ("as_of", r"(?:current )?as of"),
    )
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})\Z")
_MONTH_FIRST = re.compile(r"([A-Z][a-z]{2,8})\.? (?:(\d{1,2})(?:st|nd|rd|th)?, )?(\d{4})\Z")
_QUARTER = re.compile(r"(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[ -](\d{4}))\Z")


def fill_from_body(dated: Dated, outline: Outline) -> Dated:
    """The dates with those filled in that front matter does not state and a line of the guide does; the first counts.

    A day is a whole one: of a month alone nobody knows the day. The quarter of the figures may be told by a month.
    """
    for block in outline.document.blocks:
        if not isinstance(block, Paragraph) or block.item is not None or len(block.prose.text) > _LONGEST:
            continue
        if "20" not in block.prose.text:
            continue  # no year: the short way past almost every paragraph
        for field, value in _stated(block.prose.text):
            if getattr(dated, field) is None:
                span = outline.document.source.span(block.prose.start, block.prose.end)
                dated = replace(dated, places=(*dated.places, (field, span)), **{field: value})
    return dated


def _stated(text: str) -> Iterator[tuple[str, str]]:
    """The fields that a paragraph states, line by line."""
    for line in _BETWEEN.split(text):
        words = line.strip(" *_().")
        for field, label in _LABELS:
            found = label.match(words)
            if found:
                value = words[found.end() :]
                day, quarter = _day(value), _quarter(value)
                if day and field in ("last_updated", "next_review_due", "as_of"):
                    yield ("last_updated" if field == "as_of" else field), day
                elif quarter and field in ("data_quarter", "as_of"):
                    yield "data_quarter", quarter
                break


def _day(words: str) -> str | None:
    """The whole day that words state, as an ISO day."""
    iso, first, later = _ISO.match(words), _DAY_FIRST.match(words), _MONTH_FIRST.match(words)
    if iso:
        return _iso(int(iso[1]), int(iso[2]), int(iso[3]))
    if first:
        return _iso(int(first[3]), _month(first[2]), int(first[1]))
    return _iso(int(later[3]), _month(later[1]), int(later[2])) if later and later[2] else None


def _quarter(words: str) -> str | None:
    """The quarter that words state, or that of the month that they state: "2025-Q4"."""
    said = _QUARTER.match(words)
    if said:
        return f"{said[1] or said[4]}-Q{said[2] or said[3]}"
    found = _MONTH_FIRST.match(words)
    month = _month(found[1]) if found and not found[2] else 0
    return f"{found[3]}-Q{(month + 2) // 3}" if found and month else None


def _month(name: str) -> int:
    """The number of a month from 1; 0 for any other word."""
    return _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else 0


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
