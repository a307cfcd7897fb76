"""YAML as a tree whose every key and value knows its place; any text parses.

PyYAML's C parser supplies the events; the tree is built here without recursion, so that neither deep nesting nor
aliases ("YAML bombs") can exhaust memory or the stack. Scalars keep the text as written: "240K", "25%" and
"2026-12-04" are read by whoever knows what they should be.
"""

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from counteroffer.documents.source import SourceText, without_surrogates
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span

DEEPEST = 40
EMPTY_SCALARS = ("", "~", "null", "Null", "NULL")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written. `plain` where it stands without quotes."""

    text: str
    plain: bool
    span: Span

    @property
    def is_empty(self) -> bool:
        """Whether the value says nothing: empty, "~" or "null" without quotes."""
        return self.plain and self.text in EMPTY_SCALARS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the text."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span

    def get(self, key: str) -> "Node | None":
        """The value of a key; None where the key is missing or its value says nothing."""
        for name, value in self.entries:
            if name.text == key:
                return None if isinstance(value, Scalar) and value.is_empty else value
        return None

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((name for name, _value in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def read_yaml(source: SourceText) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of the first YAML document of a text, with the faults found on the way.

    The tree is None where the text is empty or cannot be parsed to its end; the faults then say where and why.
    """
    builder = _TreeBuilder(source)
    try:
        for event in yaml.parse(without_surrogates(source.text), Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        mark = _where_it_went_wrong(error, source)
        builder.add_fault("yaml-syntax", mark.index if mark else 0, _said_plainly(error))
        return None, tuple(builder.faults)
    except yaml.YAMLError as error:  # a character that YAML does not allow
        position = getattr(error, "position", 0)
        builder.add_fault(
            "yaml-syntax", position if isinstance(position, int) else 0, "a character that YAML does not allow"
        )
        return None, tuple(builder.faults)
    return builder.root, tuple(builder.faults)


_HELP = {
    "yaml-syntax": "look at this line and the one above it: a missing space after a colon, a tab, an open quote or bracket?",
    "yaml-alias": "write the values out; anchors and aliases are not read here",
    "yaml-too-deep": "a case file is at most a few levels deep; look for brackets that do not close",
    "yaml-key": "write the key as plain words, followed by a colon and a space",
    "duplicate-key": "keep one of the two; nothing is guessed between them",
    "second-document": "keep one case in a file; remove the line with three dashes",
}
_CODES = {name: f"Y00{number}" for number, name in enumerate(_HELP, start=1)}


class _TreeBuilder:
    """Takes parser events one by one and builds the tree from the inside out."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.faults: list[Diagnostic] = []
        self.root: Node | None = None
        self.open: list[tuple[type, int, list[Node]]] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False where reading should stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.add_fault("second-document", _start(event), "a second YAML document in the file")
                return False
        elif isinstance(event, yaml.ScalarEvent):
            self.add(self.scalar(event))
        elif isinstance(event, yaml.AliasEvent):
            self.add_fault("yaml-alias", _start(event), f"an alias (*{event.anchor})")
            self.add(Scalar("", True, self.span_of(event)))
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(self.open) >= DEEPEST:
                self.add_fault("yaml-too-deep", _start(event), "brackets or indents nested too deeply")
                self.root = None
                return False
            self.open.append((type(event), _start(event), []))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.close(event)
        return True

    def close(self, event: yaml.Event) -> None:
        """Close the innermost list or mapping."""
        kind, start, items = self.open.pop()
        span = self.source.span(start, max(start, _end(event)))
        if kind is yaml.SequenceStartEvent:
            self.add(Sequence(tuple(items), span))
        else:
            self.add(Mapping(tuple(self.entries(items)), span))

    def entries(self, items: list[Node]) -> list[tuple[Scalar, Node]]:
        """Keys with their values; keys that are no words and keys said twice are faults."""
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(items[::2], items[1::2], strict=False):
            if not isinstance(key, Scalar):
                self.faults.append(_fault("yaml-key", key.span, "a list or mapping stands where a key should"))
            elif key.text in found:
                first = found[key.text][0].span.line
                self.faults.append(
                    _fault("duplicate-key", key.span, f"{key.text!r} is said twice (first on line {first})")
                )
            else:
                found[key.text] = (key, value)
        return list(found.values())

    def add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if self.open:
            self.open[-1][2].append(node)
        else:
            self.root = node

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A scalar event as a node; the place of a quoted one is that of the words between the quotes."""
        span = self.span_of(event)
        if (
            event.style in ("'", '"')
            and span.text[:1] == event.style
            and span.text[-1:] == event.style
            and len(span.text) > 1
        ):
            span = self.source.span(_start(event) + 1, _start(event) + len(span.text) - 1)
        return Scalar(event.value, not event.style, span)

    def span_of(self, event: yaml.Event) -> Span:
        """Where the event stands, without trailing blanks."""
        start, end = _start(event), _end(event)
        stands = self.source.text[start:end]
        return self.source.span(start, start + len(stands.rstrip()))

    def add_fault(self, rule: str, offset: int, message: str) -> None:
        """Note a fault at an offset of the text."""
        offset = min(offset, len(self.source.text))
        self.faults.append(_fault(rule, self.source.span(offset, offset), message))


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _fault(rule: str, span: Span, message: str) -> Diagnostic:
    return Diagnostic(_CODES[rule], rule, Severity.ERROR, span, message, _HELP[rule])


def _where_it_went_wrong(error: yaml.MarkedYAMLError, source: SourceText) -> yaml.Mark | None:
    """The mark of the problem; where that is the end of the text, a quote or bracket was left open: its own mark."""
    problem, context = error.problem_mark, error.context_mark
    if problem is None or (context is not None and not source.text[problem.index :].strip()):
        return context
    return problem


def _said_plainly(error: yaml.MarkedYAMLError) -> str:
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark
    stands = mark.buffer[mark.pointer : mark.pointer + 1] if mark is not None and mark.buffer else ""
    if stands == "\t" or "'\\t'" in said or "tab" in said:
        return "a tab stands where YAML wants spaces"
    return f"this is not YAML: {said}" if said else "this is not YAML"
