"""Writing a guide in the canonical layout, to the letter of its words and without a change of its record.

Formatting is a row of steps, each from text to text. What they made is read again: where its record is not the same, or
a word is lost, the steps are taken one by one and those that would change it are left out, with a diagnostic.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from counteroffer.documents.source import SourceText
from counteroffer.guides.as_json import Json, guide_as_json
from counteroffer.guides.draft import Draft
from counteroffer.guides.front_lines import lay_out_front
from counteroffer.guides.guide import Guide
from counteroffer.guides.headings import lay_out_headings, lay_out_summary, lay_out_title
from counteroffer.guides.lever_list import lay_out_levers, lay_out_strategy
from counteroffer.guides.plain_words import lost_words
from counteroffer.guides.reading import read_guide
from counteroffer.guides.spacing import drop_rules, even_out
from counteroffer.guides.tables_laid_out import lay_out_pay, lay_out_pay_heading, lay_out_tables
from counteroffer.terms.faults import Diagnostic, Severity

_Step: TypeAlias = Callable[[Draft, Guide], str]

# In the order in which they are taken; the words name what stays as it is where a step is left out.
_STEPS: tuple[tuple[str, _Step], ...] = (
    ("pay", lay_out_pay),
    ("lines across the page", drop_rules),
    ("headings", lay_out_headings),
    ("levers", lay_out_levers),
    ("strategy", lay_out_strategy),
    ("pay heading", lay_out_pay_heading),
    ("summary", lay_out_summary),
    ("tables", lay_out_tables),
    ("title", lay_out_title),
    ("front matter", lay_out_front),
    ("blank lines", even_out),
)
_MOST_ROUNDS = 4
_SAID = {"unread": "unread amounts", "level_mapping": "level mapping"}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A guide's text in the canonical layout, and what of it stays as it was, and why."""

    text: str
    faults: tuple[Diagnostic, ...]


def format_guide(source: SourceText) -> Formatted:
    """The guide in the canonical layout; reading it gives the same record but for path and places.

    Formatting what this returns changes nothing. A part that cannot be laid out without a change of the record stays as
    it is and is told in `faults`; so does the whole text where nothing else is safe.
    """
    guide, _faults = read_guide(source)
    record = record_of(guide)
    text = source.text.replace("\r\n", "\n")
    seen: list[str] = []
    kept: dict[str, str] = {}
    for _round in range(_MOST_ROUNDS):
        after, left = _one_round(source.text, text, guide, record)
        kept = left
        if after == text:
            return Formatted(text, tuple(_told(source, guide, kept)))
        seen.append(text)
        text = after
        if text in seen:
            break
    return Formatted(source.text, (_refusal(source, "formatting it again would change it again"),))


def record_of(guide: Guide) -> dict[str, Json]:
    """A record for comparison: without its path and places, figures by field and unread tokens in any order."""
    record = guide_as_json(guide)
    del record["path"]
    record["figures"] = [
        [figure.field, str(figure.value.normalize()), figure.unit, figure.text]
        for figure in sorted(guide.figures, key=lambda figure: figure.field)
    ]
    record["unread"] = dict(sorted(Counter(token.text for token in guide.unread).items()))
    return record


def differences(before: dict[str, Json], after: dict[str, Json]) -> tuple[str, ...]:
    """The parts in which two records differ."""
    return tuple(name for name in before if before[name] != after.get(name))


def _one_round(original: str, text: str, guide: Guide, record: dict[str, Json]) -> tuple[str, dict[str, str]]:
    """All steps once: together where that is safe, else one by one with those left out that are not, and why."""
    draft = together = Draft(text)
    for _name, step in _STEPS:
        together = _then(together, step(together, guide))
    if together is draft or not _changes(original, together.text, record):
        return together.text, {}
    left: dict[str, str] = {}
    for name, step in _STEPS:
        after = _then(draft, step(draft, guide))
        changed = _changes(original, after.text, record) if after is not draft else ""
        if changed:
            left[name] = changed
        else:
            draft = after
    return draft.text, left


def _then(draft: Draft, text: str) -> Draft:
    """The draft of a step's text: the same one where the step changed nothing, so that it is not read again."""
    return draft if text == draft.text else Draft(text)


def _changes(original: str, text: str, record: dict[str, Json]) -> str:
    """What a new text would change, in words; "" where it says the same."""
    found = differences(record, record_of(read_guide(SourceText("", text))[0]))
    if found:
        return f"its {', '.join(_SAID.get(name, name) for name in found)} would be read otherwise"
    lost = lost_words(original, text)
    return f"words would be lost ({', '.join(lost[:4])})" if lost else ""


def _told(source: SourceText, guide: Guide, left: dict[str, str]) -> Iterator[Diagnostic]:
    for name, why in left.items():
        message = f"the {name} stay as they are: {why}" if name.endswith("s") else f"the {name} stays as it is: {why}"
        help_text = "this part is not changed; write it in the canonical layout by hand, or leave it"
        line = source.line_starts[min(_line_of(name, guide), len(source.line_starts)) - 1]
        yield Diagnostic("G009", "part-not-formatted", Severity.NOTE, source.span(line, line), message, help_text)


def _line_of(name: str, guide: Guide) -> int:
    """The line on which a part of a guide begins; the first one for what is everywhere."""
    if name == "levers" and guide.levers:
        return guide.levers[0].lines[0]
    if name == "strategy" and guide.strategy is not None:
        return guide.strategy.lines[0]
    paid = (figure.span.line for figure in guide.figures if figure.field.startswith("compensation["))
    return min(paid, default=1) if name.startswith("pay") else 1


def _refusal(source: SourceText, why: str) -> Diagnostic:
    message = f"the guide is left as it is: {why}"
    help_text = "write it in the canonical layout by hand; its record is read all the same"
    return Diagnostic("G010", "guide-not-formatted", Severity.WARNING, source.span(0, 0), message, help_text)
