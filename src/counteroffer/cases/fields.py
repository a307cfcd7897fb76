"""One field of a case at a time, as a form edits it: unfinished and faulty cases too, everything else to the letter."""

from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_edit import EditError, Key, append_at, holds_value, remove_at, set_value
from counteroffer.terms.faults import BadRequestError


def set_field(source: SourceText, dotted: str, value: str) -> SourceText:
    """The text with a value at a dotted path ("offer.base", "alternatives.1.name": entries count from 1).

    An empty value takes the field away. A BadRequestError where the text's form does not allow the edit.
    """
    path = path_of(dotted)
    try:
        if value.strip():
            return SourceText(source.path, set_value(source.text, path, value.strip()))
        return SourceText(source.path, remove_at(source.text, path)) if holds_value(source.text, path) else source
    except EditError as error:
        raise _uncertain(error) from None


def add_entry(source: SourceText, dotted: str, entry: str) -> SourceText:
    """The text with one more entry, a YAML value on one line, in the list at a dotted path; errors as of set_field."""
    try:
        return SourceText(source.path, append_at(source.text, path_of(dotted), entry))
    except EditError as error:
        raise _uncertain(error) from None


def remove_entry(source: SourceText, dotted: str) -> SourceText:
    """The text without what stands at a dotted path; errors as of set_field."""
    try:
        return SourceText(source.path, remove_at(source.text, path_of(dotted)))
    except EditError as error:
        raise _uncertain(error) from None


def path_of(dotted: str) -> tuple[Key, ...]:
    """A dotted path as keys, entries counted from 0; a BadRequestError where it names nothing."""
    path = tuple(
        int(part) - 1 if part.isascii() and part.isdigit() else part for part in dotted.strip().split(".") if part
    )
    if not path or not isinstance(path[0], str):
        raise BadRequestError(f"{dotted!r} names nothing in a case", "write it like offer.base or alternatives.1.name")
    return path


def _uncertain(error: EditError) -> BadRequestError:
    return BadRequestError(
        f"the case cannot be edited at this place: {error}", "write it into the text of the case by hand"
    )
