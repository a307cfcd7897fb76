"""A playbook.json held against the one that is known: every value by its place in the record, edited scripts as free text."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.free_text import hold_text
from counteroffer.playbook.auditing.identity import replaced
from counteroffer.playbook.auditing.markup import Words
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.terms.faults import Diagnostic

_TOKEN = re.compile(
    r'\s*(?:(?P<mark>[{}\[\],:])|(?P<string>"(?:[^"\\]+|\\.)*")|(?P<other>-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,6})?|true|false|null))\s*'
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_WORDS = re.compile(r"scripts\[[^\]]*\]\.(?:.*\.)?(?:text|subject)\Z")
_DEEPEST = 200


class Leaf(NamedTuple):
    """A value of a record that is no group: its path, what is written, and where."""

    path: str
    written: str
    start: int
    end: int


def leaves_of(text: str) -> list[Leaf] | None:
    """The values of a JSON text with their paths; an entry of a list that has an id or a name goes by it. None for no JSON."""
    return _Reader(text).leaves()


def hold_json(source: SourceText, leaves: list[Leaf], backing: Backing) -> Iterator[Diagnostic]:
    """The findings of a playbook.json: whatever is not as in the known one, and what an edited script says."""
    known = {leaf.path: leaf for leaf in leaves_of(backing.written.decode("utf-8", "replace")) or ()}
    for leaf in leaves:
        before = known.get(leaf.path)
        if before is not None and _is_same(leaf.written, before.written):
            continue
        if leaf.written[:1] == '"' and _WORDS.search(leaf.path):
            words = _decoded(source, leaf)
            yield from replaced(words, _plain(before.written) if before else "", leaf.path)
            yield from hold_text(words, backing)
        elif before is None:
            if leaf.written not in ("null", "true", "false", '""'):
                yield findings.unknown_id(source.span(leaf.start, leaf.end), leaf.path)
        else:
            yield findings.changed(source.span(leaf.start, leaf.end), leaf.path, _plain(before.written))


def _is_same(written: str, other: str) -> bool:
    if written == other:
        return True
    if written[:1] == '"' or other[:1] == '"':
        return _plain(written) == _plain(other) and written[:1] == other[:1]
    return written[:1] not in "tfn" and other[:1] not in "tfn" and Decimal(written) == Decimal(other)


def _plain(written: str) -> str:
    return _ESCAPE.sub(_unescaped, written[1:-1]) if written[:1] == '"' else written


def _unescaped(found: "re.Match[str]") -> str:
    return chr(int(found[1], 16)) if found[1] else _ESCAPES.get(found[2], found[2])


def _decoded(source: SourceText, leaf: Leaf) -> PlainText:
    """The words of a string with their places."""
    words, begin = Words(), 1
    for escape in _ESCAPE.finditer(leaf.written, 1, len(leaf.written) - 1):
        words.add(leaf.written[begin : escape.start()], leaf.start + begin)
        words.add(_unescaped(escape), leaf.start + escape.start())
        begin = escape.end()
    words.add(leaf.written[begin:-1], leaf.start + begin)
    return words.text(source)


class _Reader:
    """Reads a JSON text token by token, so that no nesting is too deep for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Leaf] = []

    def leaves(self) -> list[Leaf] | None:
        position = 0
        path: list[tuple[str, int]] = []  # "{" or "[", and how many entries came before
        keys: list[str] = []
        key: str | None = None
        while position < len(self._text):
            token = _TOKEN.match(self._text, position)
            if token is None or len(path) > _DEEPEST:
                return None
            position = token.end()
            mark = token["mark"]
            if mark in ("{", "["):
                self._enter(path, keys, key)
                path.append((mark, 0))
                key = None
            elif mark in ("}", "]"):
                if not path:
                    return None
                path.pop()
                keys = keys[: max(0, len(path))]
            elif mark == ",":
                if not path:
                    return None
                path[-1] = (path[-1][0], path[-1][1] + 1)
                key = None
            elif mark == ":":
                continue
            elif path and path[-1][0] == "{" and key is None and token["string"]:
                key = _plain(token["string"])
            else:
                group = "string" if token["string"] else "other"
                self._add(path, keys, key, token, group)
        return _named(self._found) if not path else None

    def _enter(self, path: list[tuple[str, int]], keys: list[str], key: str | None) -> None:
        if path:
            del keys[len(path) - 1 :]
            keys.append(f".{key}" if path[-1][0] == "{" else f"[{path[-1][1]}]")

    def _add(
        self, path: list[tuple[str, int]], keys: list[str], key: str | None, token: "re.Match[str]", group: str
    ) -> None:
        last = "" if not path else f".{key}" if path[-1][0] == "{" else f"[{path[-1][1]}]"
        whole = "".join([*keys[: max(0, len(path) - 1)], last]).lstrip(".")
        self._found.append(Leaf(whole, token[group], token.start(group), token.end(group)))


def _named(leaves: list[Leaf]) -> list[Leaf]:
    """The leaves with entries of the ledger and of the scripts named by their id or name in place of their number."""
    names = {}
    for leaf in leaves:
        entry = re.fullmatch(r"((?:figures|scripts|assumptions)\[\d+\])\.(?:id|name)", leaf.path)
        if entry is not None and entry[1] not in names and leaf.written[:1] == '"':
            names[entry[1]] = f"{entry[1].split('[')[0]}[{_plain(leaf.written)}]"
    found = []
    for leaf in leaves:
        head, dot, rest = leaf.path.partition(".")
        found.append(leaf._replace(path=f"{names.get(head, head)}{dot}{rest}"))
    return found
