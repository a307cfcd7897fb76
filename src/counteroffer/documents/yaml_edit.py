"""Small edits of a YAML text at their place: everything else, comments and spacing too, stays to the letter.

Every edited text is read again and held against what was meant. An edit is refused with an EditError where the text has a
form in which that does not come out; nothing here writes a file.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from counteroffer.documents.source import without_surrogates
from counteroffer.documents.yaml_tree import DEEPEST, EMPTY_SCALARS

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"(?:[A-Za-z0-9₹$£€¥₪+]|-(?! |$))[^:#\[\]{},&*!|>'\"@`]*")
_AMBIGUOUS = re.compile(r"(?i)(?:y|n|yes|no|true|false|on|off|null|~|[-+.\d_,eox:]+)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_BOM = "\ufeff"

Key: TypeAlias = str | int
# What a node holds, without places: a single value's text, None for one that says nothing, a list, or keys with values.
_Content: TypeAlias = "str | list[_Content] | tuple[tuple[_Content, _Content], ...] | None"


class EditError(ValueError):
    """An edit that cannot be made with certainty, in words."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The node to which a path leads, and the keys of the path that are not there yet."""

    node: yaml.Node
    missing: tuple[Key, ...]


def scalar_text(value: str) -> str:
    """A text as a YAML scalar on one line, in quotes where a reader could take it for something else."""
    value = without_surrogates(value)
    plain = _PLAIN.fullmatch(value) and value.isprintable() and value == value.strip()
    if plain and not (_AMBIGUOUS.fullmatch(value) and re.search(r"[A-Za-z~]", value)):
        return value
    return f'"{"".join(_escaped(character) for character in value)}"'


def set_value(text: str, path: tuple[Key, ...], value: str) -> str:
    """The text with another scalar at a path ("offer", "base"); a key that is missing is added to its mapping.

    List items are counted from 0. An EditError where the path leads through a list item that is not there, or to a
    mapping or list.
    """
    root = _compose(text)
    found = _find(root, path)
    if found.missing and not all(isinstance(key, str) for key in found.missing):
        raise EditError(f"there is no entry for {_dotted(path)}")
    changed = _with_value(_bare(text), found, path, scalar_text(value))
    return _checked(text, changed, _set_in(_content(root), path, without_surrogates(value)))


def holds_value(text: str, path: tuple[Key, ...]) -> bool:
    """Whether something stands at a path; an EditError where the text cannot be read."""
    try:
        found = _find(_compose(text), path)
    except _NowhereError:
        return False
    return not found.missing and not _is_empty(found.node)


def append_entry(text: str, key: str, entry: str) -> str:
    """The text with one more entry, given as a YAML value on one line, at the end of the list under a top-level key.

    The key is added behind the last one where it is missing; where it holds nothing its list begins with the entry.
    """
    return append_at(text, (key,), entry)


def append_at(text: str, path: tuple[Key, ...], entry: str) -> str:
    """The text with one more entry, a YAML value on one line, at the end of the list at a path.

    Mappings and the list that are missing on the way are added. An EditError where something else than a list stands there.
    """
    root = _compose(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise EditError("keys and values are not written line by line")
    holder = _find(root, path[:-1])
    meant = _appended_at(_content(root), path, _content(_compose(entry)))
    if holder.missing or not isinstance(holder.node, yaml.MappingNode) or holder.node.flow_style:
        changed = _with_list(_bare(text), root, path, entry)
    else:
        changed = _with_item(_bare(text), holder.node, str(path[-1]), entry)
    return _checked(text, changed, meant)


def remove_at(text: str, path: tuple[Key, ...]) -> str:
    """The text without the key or the list entry at a path, comments on its own lines included.

    Where it is all that its holder holds, line by line, the holder goes too. An EditError where nothing stands there.
    """
    root = _compose(text)
    found, holder = _find(root, path), _find(root, path[:-1])
    while len(path) > 1 and _holds_one(holder.node) and not found.missing:
        path = path[:-1]
        found, holder = holder, _find(root, path[:-1])
    if found.missing or not isinstance(holder.node, yaml.CollectionNode):
        raise EditError(f"there is no {_dotted(path)}")
    changed = _without(_bare(text), holder.node, path)
    return _checked(text, changed, _removed_in(_content(root), path))


def _escaped(character: str) -> str:
    """A character as it stands between double quotes."""
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _bare(text: str) -> str:
    """The text without a byte-order mark, which the parser does not count."""
    return text.removeprefix(_BOM)


def _compose(text: str) -> yaml.Node:
    bare = without_surrogates(_bare(text))
    try:
        _refuse_what_hides(bare)
        root: yaml.Node | None = yaml.compose(bare, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise EditError(f"the text does not parse: {str(error).splitlines()[0]}") from None
    if root is None:
        raise EditError("the text is empty")
    return root


def _refuse_what_hides(text: str) -> None:
    """Refuse an alias, whose value stands elsewhere, and nesting that would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise EditError(f"an alias (*{event.anchor}) stands in it")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise EditError("brackets or indents are nested too deeply")


class _NowhereError(EditError):
    """A path that leads to nothing in this text."""


def _find(root: yaml.Node, path: tuple[Key, ...]) -> _Found:
    node = root
    for depth in range(len(path)):
        inner = _step(node, path[: depth + 1])
        if inner is None:
            return _Found(node, path[depth:])
        node = inner
    return _Found(node, ())


def _step(node: yaml.Node, path: tuple[Key, ...]) -> yaml.Node | None:
    """The node one key further, the last of the path; None where the key is not there yet."""
    key = path[-1]
    if isinstance(node, yaml.MappingNode) and isinstance(key, str):
        return _value_of(node, key)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if 0 <= key < len(node.value) else None
    if _is_empty(node):
        return None
    above = _dotted(path[:-1])
    if isinstance(node, yaml.SequenceNode):
        raise _NowhereError(f"{above} is a list; name an entry by its number, as in {above}.1")
    if isinstance(node, yaml.MappingNode):
        raise _NowhereError(f"{above} is no list, so it has no entry {_dotted(path[-1:])}")
    raise _NowhereError(f"{above} is a single value; nothing lies below it")


def _value_of(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    values: list[yaml.Node] = [
        inner for name, inner in node.value if isinstance(name, yaml.ScalarNode) and name.value == key
    ]
    if len(values) > 1:
        raise EditError(f"{key} is said twice")
    return values[0] if values else None


def _is_empty(node: yaml.Node) -> bool:
    """Whether a node says nothing: an empty value or null, without quotes."""
    return isinstance(node, yaml.ScalarNode) and node.style in (None, "") and node.value in EMPTY_SCALARS


def _with_value(text: str, found: _Found, path: tuple[Key, ...], value: str) -> str:
    if not found.missing:
        if not isinstance(found.node, yaml.ScalarNode):
            raise EditError(f"{_dotted(path)} holds more than one value")
        return _replaced(text, found.node, value)
    inner = value
    for key in reversed(found.missing[1:]):
        inner = f"{{{scalar_text(str(key))}: {inner}}}"
    entry = f"{scalar_text(str(found.missing[0]))}: {inner}"
    if isinstance(found.node, yaml.ScalarNode):  # a key without a value
        return _replaced(text, found.node, f"{{{entry}}}")
    if isinstance(found.node, yaml.CollectionNode) and found.node.flow_style:
        return _flow_with(text, found.node, entry)
    return _with_line(text, _last_place(found.node), f"{' ' * found.node.start_mark.column}{entry}")


def _with_item(text: str, root: yaml.MappingNode, key: str, entry: str) -> str:
    node, column = _value_of(root, key), root.start_mark.column
    if node is None:
        return _with_line(text, _last_place(root), f"{' ' * column}{key}:", f"{' ' * column}  - {entry}")
    if isinstance(node, yaml.ScalarNode) and _is_empty(node):
        if node.value:
            return _replaced(text, node, f"[{entry}]")
        return _with_line(text, node.start_mark.index, f"{' ' * column}  - {entry}")
    if not isinstance(node, yaml.SequenceNode):
        raise EditError(f"{key} is no list")
    if node.flow_style:
        return _flow_with(text, node, entry)
    return _with_line(text, _last_place(node), f"{' ' * node.start_mark.column}- {entry}")


def _holds_one(node: yaml.Node) -> bool:
    """Whether a node is a block with a single entry, which cannot stand without it."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and len(node.value) == 1


def _with_list(text: str, root: yaml.Node, path: tuple[Key, ...], entry: str) -> str:
    """The text with the entry in a list that stands between braces, or whose mapping is not there yet."""
    found = _find(root, path)
    if not found.missing:
        if isinstance(found.node, yaml.SequenceNode):
            return _flow_with(text, found.node, entry)
        if _is_empty(found.node) and isinstance(found.node, yaml.ScalarNode):
            return _replaced(text, found.node, f"[{entry}]")
        raise EditError(f"{_dotted(path)} is no list")
    if not all(isinstance(key, str) for key in found.missing):
        raise EditError(f"there is no entry for {_dotted(path)}")
    return _with_value(text, found, path, f"[{entry}]")


def _without(text: str, holder: yaml.CollectionNode, path: tuple[Key, ...]) -> str:
    """The text without the last key of a path, which stands in the holder."""
    places = [(inner[0], inner[1]) if isinstance(inner, tuple) else (inner, inner) for inner in holder.value]
    key = path[-1]
    number = key if isinstance(key, int) else next(n for n, (name, _v) in enumerate(places) if name.value == key)
    first, last = places[number]
    if holder.flow_style:
        if len(places) == 1:
            return text[: first.start_mark.index] + text[last.end_mark.index :]
        if number:
            return text[: places[number - 1][1].end_mark.index] + text[last.end_mark.index :]
        return text[: first.start_mark.index] + text[places[1][0].start_mark.index :]
    if len(places) == 1:
        raise EditError(f"{_dotted(path)} is all that stands there")
    begin = text.rfind("\n", 0, first.start_mark.index) + 1
    between = text[begin : first.start_mark.index]
    end = text.find("\n", _last_place(last))
    end = len(text) if end < 0 else end + 1
    if not between.replace("-", "", 1).strip(" "):
        if "-" in between and isinstance(key, str):  # the first key behind a dash: the next one takes its place
            start = places[1][0].start_mark.index
            return text[: first.start_mark.index] + text[start:]
        return text[:begin] + text[end:]
    raise EditError(f"{_dotted(path)} does not stand on lines of its own")


def _replaced(text: str, node: yaml.ScalarNode, value: str) -> str:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        raise EditError("a value of several lines stands there")
    space = " " if text[start - 1 : start] in (":", "-") else ""
    return f"{text[:start]}{space}{value}{text[end:]}"


def _flow_with(text: str, node: yaml.Node, entry: str) -> str:
    """A mapping or list in brackets with one more entry behind the last: before any comment that follows it."""
    if not node.value:
        inside = node.start_mark.index + 1
        return f"{text[:inside]}{entry}{text[inside:]}"
    last = node.value[-1]
    end = (last[1] if isinstance(last, tuple) else last).end_mark.index
    return f"{text[:end]}, {entry}{text[end:]}"


def _last_place(node: yaml.Node) -> int:
    """The place of the last sign of a block: the end mark of a block stands behind the comments that follow it."""
    while isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return max(start, end - 1)  # its end mark stands at the line that follows it
    return start if start == end else max(start, end - 1)


def _with_line(text: str, place: int, *lines: str) -> str:
    """The text with lines behind the one in which a place lies, ending as the text's own lines do."""
    line_end = text.find("\n", place)
    if line_end < 0:
        ending = "\r\n" if "\r\n" in text else "\n"
        return f"{text}{ending}{ending.join(lines)}{ending}"
    ending = "\r\n" if text[line_end - 1] == "\r" else "\n"
    return f"{text[: line_end + 1]}{ending.join(lines)}{ending}{text[line_end + 1 :]}"


def _checked(before: str, changed: str, meant: _Content) -> str:
    """The changed text, with the byte-order mark that it had; an EditError where it does not say what was meant."""
    try:
        came_out = _content(_compose(changed)) == meant
    except EditError:
        came_out = False
    if not came_out:
        raise EditError("the place is written in a way that cannot be edited safely")
    return f"{_BOM if before.startswith(_BOM) else ''}{changed}"


def _content(node: yaml.Node) -> _Content:
    if isinstance(node, yaml.SequenceNode):
        return [_content(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return tuple((_content(key), _content(value)) for key, value in node.value)
    return None if _is_empty(node) else str(node.value)


def _set_in(content: _Content, path: tuple[Key, ...], value: str) -> _Content:
    """The content with another value at a path, added to its mapping where it is missing."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(content, list) and isinstance(key, int):
        return [_set_in(item, rest, value) if place == key else item for place, item in enumerate(content)]
    pairs = content if isinstance(content, tuple) else ()
    if any(name == key for name, _inner in pairs):
        return tuple((name, _set_in(inner, rest, value) if name == key else inner) for name, inner in pairs)
    return (*pairs, (str(key), _set_in(None, rest, value)))


def _appended_at(content: _Content, path: tuple[Key, ...], entry: _Content) -> _Content:
    """The content with one more entry in the list at a path; what is missing on the way is added."""
    if not path:
        return [*(content if isinstance(content, list) else ()), entry]
    key, rest = path[0], path[1:]
    if isinstance(content, list) and isinstance(key, int):
        return [_appended_at(item, rest, entry) if place == key else item for place, item in enumerate(content)]
    pairs = content if isinstance(content, tuple) else ()
    if any(name == key for name, _inner in pairs):
        return tuple((name, _appended_at(inner, rest, entry) if name == key else inner) for name, inner in pairs)
    return (*pairs, (str(key), _appended_at(None, rest, entry)))


def _removed_in(content: _Content, path: tuple[Key, ...]) -> _Content:
    """The content without what stands at a path."""
    key, rest = path[0], path[1:]
    if isinstance(content, list):
        kept = ((place, item) for place, item in enumerate(content) if rest or place != key)
        return [_removed_in(item, rest) if place == key else item for place, item in kept]
    pairs = content if isinstance(content, tuple) else ()
    left = ((name, inner) for name, inner in pairs if rest or name != key)
    return tuple((name, _removed_in(inner, rest) if name == key else inner) for name, inner in left)


def _dotted(path: tuple[Key, ...]) -> str:
    """A path as a person writes it, entries counted from 1."""
    return ".".join(str(key + 1 if isinstance(key, int) else key) for key in path)
