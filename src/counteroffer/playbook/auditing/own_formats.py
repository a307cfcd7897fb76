"""Which format a source has: ours, whose figures carry their ids, or any text."""

import re
from collections.abc import Iterator

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.free_text import hidden_characters, hold_text, plain_text
from counteroffer.terms.faults import Diagnostic

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)


def hold_source(source: SourceText, backing: Backing) -> Iterator[Diagnostic]:
    """The findings of a source, held by ids where it is one of our formats and as free text where it is not."""
    yield from hidden_characters(source)
    yield from _held(source, backing)


def _held(source: SourceText, backing: Backing) -> Iterator[Diagnostic]:
    text = source.text
    if _HTML.match(text[:2000]):
        from counteroffer.playbook.auditing.html_source import hold_html

        return hold_html(source, backing, ours="data-figure=" in text)
    if "](#fig-" in text:
        from counteroffer.playbook.auditing.markdown_source import hold_markdown

        return hold_markdown(source, backing)
    if text.startswith("BEGIN:VCALENDAR"):
        from counteroffer.playbook.auditing.calendar_source import hold_calendar

        return hold_calendar(source, backing)
    if backing.written and text[:200].lstrip().startswith("{") and '"figures"' in text:
        from counteroffer.playbook.auditing.json_source import hold_json, leaves_of

        leaves = leaves_of(text)
        if leaves is not None:
            return hold_json(source, leaves, backing)
    return hold_text(plain_text(source), backing)
