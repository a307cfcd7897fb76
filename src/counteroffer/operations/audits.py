"""What can be asked of any text: whether the numbers, days, offers and results in it are those of a playbook."""

from pathlib import Path

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.operations.files import read_content
from counteroffer.terms.faults import BadRequestError, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.playbook.auditing.backing import Backing
    from counteroffer.playbook.playbook import Playbook

LARGEST_TEXT = 20_000_000


def audit_text(source: SourceText, playbook_json: Path) -> tuple[Diagnostic, ...]:
    """What a text says and a playbook.json does not hold, by place; a BadRequestError where the source is no text."""
    from counteroffer.playbook.audit import audit_text as audit

    _refuse_other_than_text(source)
    return audit(source, read_backing(playbook_json))


def audit_words(text: str, backing: "Backing", path: str = "") -> tuple[Diagnostic, ...]:
    """As audit_text, for words that somebody edits right now: read as free text, in about a millisecond a letter."""
    from counteroffer.playbook.audit import audit_words as audit

    return audit(text, backing, path)


def backing_of(playbook: "Playbook") -> "Backing":
    """What a text may rest on by a playbook that was just made; prepare it once, ask it often."""
    from counteroffer.playbook.audit import backing_of as prepare

    return prepare(playbook)


def read_backing(playbook_json: Path) -> "Backing":
    """What a text may rest on by a playbook.json, worth.json or comparison.json: its figures and, where it has them, its facts."""
    from counteroffer.playbook.auditing.backing import Backing
    from counteroffer.playbook.ledger import read_facts, read_ledger

    content = read_content(playbook_json, LARGEST_TEXT, "a playbook.json")
    path = str(playbook_json)
    return Backing(read_ledger(content, path), read_facts(content, path), content)


def read_text(path: Path) -> SourceText:
    """Any text file, or the words of a Word document or a PDF; errors as of papers.words_of."""
    from counteroffer.operations.papers import is_paper, words_of

    content = read_content(path, LARGEST_TEXT, "a text")
    if is_paper(content):
        return SourceText(shown_path(path), words_of(content, str(path)))
    return SourceText.from_bytes(shown_path(path), content)


def _refuse_other_than_text(source: SourceText) -> None:
    if len(source.text) > LARGEST_TEXT:
        raise BadRequestError(f"{source.path} is larger than a text should be", "hand over the part that you mean")
    if "\0" in source.text or source.text.count("\ufffd") > len(source.text) // 100:
        raise BadRequestError(f"{source.path} is no text", "name a text file, a Word document or a PDF")
