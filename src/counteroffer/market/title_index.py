"""Titles of jobs in the one form in which they are compared, and all that are known, kept in that form.

What people write stands in occupations.yaml. `title_index.json` beside it holds the same in compared form, so that no
command spells out some three thousand titles to look up one. It is written by tools/build_title_index.py, and a test holds
it to its sources: occupations.yaml, the titles of the statistics, and the short forms of library/roles.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec

from counteroffer.library.roles import spelled_out
from counteroffer.library.spelling import words_of
from counteroffer.market.name_tables import occupation_names
from counteroffer.market.wage_tables import occupations

Name: TypeAlias = tuple[str, ...]

FILE = "title_index.json"
LONGEST_SHORT_FORM = 3

_LINKING = frozenset(["of", "the", "a", "an", "for", "in", "to", "and", "with"])
_PLURAL_ALONE = frozenset(["securities"])  # not what "security" means
_SHORTEST_PLURAL = 4  # letters of a word that may end in the s of a plural


class Known(msgspec.Struct, frozen=True, array_like=True):
    """A name in the tables, as it is written there, its occupation, and whether it is the published title."""

    written: str
    code: str
    official: bool


class TitleIndex(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of titles with its names in compared form, the words of a name with a space between.

    `titles` are names of one occupation, `shared` those of several, as written and in compared form; `also` other
    occupations that could count a title; `heads` single words that may stand behind others; `leading` words for whoever
    leads; `levels` words of level as written; `said_of_no_work` those and asides; `short_forms` in full.
    """

    titles: dict[str, Known]
    shared: dict[str, list[str]]
    also: dict[str, list[str]]
    heads: list[str]
    leading: list[str]
    levels: list[str]
    said_of_no_work: list[str]
    short_forms: dict[str, str]


def compared(text: str, short_forms: Mapping[Name, Name]) -> Name:
    """The words of a title in one form: short forms in full, without linking words and the s of a plural."""
    words = spelled_out(words_of(text))
    return tuple(singular(word) for word in _in_full(words, short_forms) if word not in _LINKING)


def singular(word: str) -> str:
    """A word without the s of its plural."""
    if (
        word in _PLURAL_ALONE
        or len(word) < _SHORTEST_PLURAL
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


@cache
def title_index() -> TitleIndex:
    """The index of the package; one that does not fit its shape is a fault of the program and crashes."""
    return msgspec.json.decode(files(__package__).joinpath(FILE).read_bytes(), type=TitleIndex)


def by_words(table: Mapping[str, str]) -> dict[Name, Name]:
    """Names taken apart into their words, on both sides."""
    return {tuple(name.split()): tuple(other.split()) for name, other in table.items()}


def make_index() -> TitleIndex:
    """The index, made anew from its sources."""
    table = occupation_names()
    short_forms = {_words(short): _words(full) for short, full in table.short_forms.items()}
    forms = by_words(short_forms)
    plain = {name: codes for name, codes in table.ambiguous.items() if spelled_out(words_of(name)) == words_of(name)}
    return TitleIndex(
        titles=_titles(table.titles, forms),
        # A short form, which in full is no shared name any more ("pm"), is shared as it is written alone.
        shared=_named(plain, forms) | {_words(name): codes for name, codes in table.ambiguous.items()},
        also=_named(table.also, forms),
        heads=sorted({singular(word) for word in table.heads}),
        leading=sorted(set(table.leading)),
        levels=sorted(set(table.levels)),
        said_of_no_work=sorted({_joined(text, forms) for text in (*table.levels, *table.asides)}),
        short_forms=short_forms,
    )


def as_written(index: TitleIndex) -> bytes:
    """The index as its file holds it: JSON with one entry a line, so that a change of it can be read."""
    tables: dict[str, dict[str, object] | list[str]] = msgspec.to_builtins(index)
    parts = (f"{_json(name)}:{_lines(table)}" for name, table in tables.items())
    return "{{{}}}\n".format(",\n".join(parts)).encode()


def _lines(table: dict[str, object] | list[str]) -> str:
    if isinstance(table, list):
        return _json(table)
    entries = (f"{_json(name)}:{_json(entry)}" for name, entry in table.items())
    return "{{\n{}\n}}".format(",\n".join(entries))


def _json(entry: object) -> str:
    return msgspec.json.encode(entry).decode()


def _titles(ours: Mapping[str, Sequence[str]], forms: Mapping[Name, Name]) -> dict[str, Known]:
    """Every name of one occupation: the published titles of detailed occupations, and ours."""
    published = (one for one in occupations().values() if one.level == "detailed")
    known = {_joined(one.title, forms): Known(one.title, one.code, official=True) for one in published}
    for code, names in ours.items():
        for name in names:
            known.setdefault(_joined(name, forms), Known(name, code, official=False))
    return known


def _named(table: Mapping[str, list[str]], forms: Mapping[Name, Name]) -> dict[str, list[str]]:
    return {_joined(name, forms): codes for name, codes in table.items()}


def _joined(text: str, forms: Mapping[Name, Name]) -> str:
    return " ".join(compared(text, forms))


def _words(text: str) -> str:
    return " ".join(words_of(text))


def _in_full(words: Name, short_forms: Mapping[Name, Name]) -> Iterator[str]:
    place = 0
    while place < len(words):
        for length in range(LONGEST_SHORT_FORM, 0, -1):
            if words[place : place + length] in short_forms:
                yield from short_forms[words[place : place + length]]
                place += length
                break
        else:
            yield words[place]
            place += 1
