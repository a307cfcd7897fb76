"""Small edits of a YAML text at their place: everything else, comments and spacing too, stays to the letter.

An edit is refused with an EditError where the text has a form in which the place of the change is not certain. Whoever
edits reads the new text again and holds it against what was meant; nothing here writes a file.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from counteroffer.documents.source import without_surrogates

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[A-Za-z0-9₹$£€¥₪+-][^:#\[\]{},&*!|>'\"%@`\n\r\t]*")
_AMBIGUOUS = re.compile(r"(?i)(?:y|n|yes|no|true|false|on|off|null|~|[-+.\d_,eox:]+)")

Key: TypeAlias = str | int


class EditError(ValueError):
    """An edit that cannot be made with certainty, in words."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A node and the key that leads to it."""

    node: yaml.Node
    missing: tuple[Key, ...]


def scalar_text(value: str) -> str:
    """A text as a YAML scalar on one line, in quotes where a reader could take it for something else."""
    plain = _PLAIN.fullmatch(value) and value == value.strip()
    if plain and not (_AMBIGUOUS.fullmatch(value) and re.search(r"[A-Za-z~]", value)):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'


def set_value(text: str, path: tuple[Key, ...], value: str) -> str:
    """The text with another scalar at a path ("offer", "base"); a key that is missing is added to its mapping.

    List items are counted from 0. An EditError where the path leads through a list item that is not there, or to a
    mapping or list.
    """
    root = _compose(text)
    found = _find(root, path)
    if not found.missing:
        if not isinstance(found.node, yaml.ScalarNode):
            raise EditError(f"{_dotted(path)} holds more than one value")
        return _replaced(text, found.node, scalar_text(value))
    if any(isinstance(key, int) for key in found.missing):
        raise EditError(f"there is no entry for {_dotted(path)}")
    inner = scalar_text(value)
    for key in reversed(found.missing[1:]):
        inner = f"{{{key}: {inner}}}"
    entry = f"{found.missing[0]}: {inner}"
    if isinstance(found.node, yaml.ScalarNode):  # a key without a value
        return _replaced(text, found.node, f"{{{entry}}}")
    if not isinstance(found.node, yaml.MappingNode):
        raise EditError(f"{_dotted(path[: len(path) - len(found.missing)])} is a list; name an entry by its number")
    return _with_entry(text, found.node, entry)


def append_entry(text: str, key: str, entry: str) -> str:
    """The text with one more entry, given as a YAML value on one line, at the end of the list under a top-level key.

    The key is added at the end of the text where it is missing or holds nothing.
    """
    root = _compose(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise EditError("keys and values are not written line by line")
    node = _value_of(root, key)
    if node is None:
        return _with_last_line(text, f"{key}:", f"  - {entry}")
    if isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null"):
        line_end = _line_end(text, node.start_mark.index)
        return _inserted(text, line_end, f"  - {entry}") if not node.value else _replaced(text, node, f"[{entry}]")
    if not isinstance(node, yaml.SequenceNode):
        raise EditError(f"{key} is no list")
    if node.flow_style:
        before = text[: node.end_mark.index - 1].rstrip()
        comma = "" if not node.value or before.endswith(",") else ", "
        return f"{before}{comma}{entry}{text[node.end_mark.index - 1 :]}"
    column = node.start_mark.column
    return _inserted(text, _line_end(text, _last_place(node)), f"{' ' * column}- {entry}")


def _compose(text: str) -> yaml.Node:
    try:
        root: yaml.Node | None = yaml.compose(without_surrogates(text), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise EditError(f"the text does not parse: {str(error).splitlines()[0]}") from None
    if root is None:
        raise EditError("the text is empty")
    return root


def _find(root: yaml.Node, path: tuple[Key, ...]) -> _Found:
    node = root
    for depth, key in enumerate(path):
        inner = _step(node, key)
        if inner is None:
            return _Found(node, path[depth:])
        node = inner
    return _Found(node, ())


def _step(node: yaml.Node, key: Key) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode) and isinstance(key, str):
        return _value_of(node, key)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if 0 <= key < len(node.value) else None
    if isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null"):
        return None
    raise EditError(f"{key} does not lead further here")


def _value_of(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    value: yaml.Node | None = next(
        (inner for name, inner in node.value if isinstance(name, yaml.ScalarNode) and name.value == key), None
    )
    return value


def _replaced(text: str, node: yaml.ScalarNode, value: str) -> str:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        raise EditError("a value of several lines stands there")
    space = " " if start and text[start - 1] == ":" else ""
    return f"{text[:start]}{space}{value}{text[end:]}"


def _with_entry(text: str, node: yaml.MappingNode, entry: str) -> str:
    if node.flow_style:
        before = text[: node.end_mark.index - 1].rstrip()
        comma = "" if not node.value or before.endswith(",") else ", "
        return f"{before}{comma}{entry}{text[node.end_mark.index - 1 :]}"
    return _inserted(text, _line_end(text, _last_place(node)), f"{' ' * node.start_mark.column}{entry}")


def _last_place(node: yaml.Node) -> int:
    """The place of the last sign of a block: the end mark of a block stands behind the comments that follow it."""
    while isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        raise EditError("a value of several lines stands last")
    if isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index:
        return int(node.start_mark.index)
    return max(int(node.start_mark.index), int(node.end_mark.index) - 1)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _inserted(text: str, line_end: int, line: str) -> str:
    ending = "\r" if line_end and text[line_end - 1 : line_end] == "\r" else ""
    at = line_end - len(ending)
    return f"{text[:at]}{ending}\n{line}{text[at:]}" if line_end < len(text) else f"{text}\n{line}\n"


def _with_last_line(text: str, *lines: str) -> str:
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith("\n") else ending
    return f"{text}{gap}{ending.join(lines)}{ending}"


def _dotted(path: tuple[Key, ...]) -> str:
    return ".".join(str(key) for key in path)
