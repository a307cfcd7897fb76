"""The levels of companies and which of them are said to be equal: levels, equivalences with their sources, groups.

A level belongs to a work, as an L5 product manager and an L5 software engineer climb two ladders: every name in a guide's
mapping is a level of that guide's work. Two ways to write a level ("L5 PM", "Senior PM (L5)") are one level where they
have the same codes, or no codes and the same words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from counteroffer.guides.guide import Guide
from counteroffer.library.level_keys import LevelKey, read_cells
from counteroffer.library.mapping_lines import line_of_group


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a work at a company, under the names by which guides know it most often."""

    key: LevelKey
    company: str
    name: str
    work: str

    def __str__(self) -> str:
        return f"{self.company} {self.name}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guide says that levels are equal: its path, and the line, None where the text is not known."""

    path: str
    line: int | None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Two levels that guides say are equal, and each place where one says so."""

    one: Level
    other: Level
    sources: tuple[Source, ...]

    @property
    def guides(self) -> tuple[str, ...]:
        """The paths of the guides that say so, each once."""
        return tuple(dict.fromkeys(source.path for source in self.sources))


Group: TypeAlias = tuple[Level, ...]
_Pair: TypeAlias = tuple[LevelKey, LevelKey]


@dataclass(frozen=True, slots=True)
class LevelGraph:
    """All levels by company, work and name; the equivalences between them; and the groups that these connect."""

    levels: tuple[Level, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    groups: tuple[Group, ...] = ()
    beside: Mapping[LevelKey, tuple[Equivalence, ...]] = field(default_factory=dict)

    def equivalents(self, level: Level) -> tuple[tuple[Level, Equivalence], ...]:
        """The levels that guides say are equal to this one, those that most guides name first."""
        found = ((one.other if one.one == level else one.one, one) for one in self.beside.get(level.key, ()))
        return tuple(sorted(found, key=lambda pair: (-len(pair[1].guides), str(pair[0]))))


def read_level_graph(guides: Iterable[Guide], texts: Mapping[str, str] | None = None) -> LevelGraph:
    """The graph of all level mappings; `texts` are the guides' texts by path, in which the lines are looked up."""
    names: dict[LevelKey, dict[tuple[str, str], int]] = {}
    said: dict[_Pair, dict[Source, None]] = {}
    for guide in guides:
        text = (texts or {}).get(guide.path)
        for group in guide.level_mapping:
            cells = read_cells(guide, group)
            source = Source(guide.path, line_of_group(text, group) if text is not None else None)
            for cell in cells:
                written = names.setdefault(cell.key, {})
                written[cell.company, cell.name] = written.get((cell.company, cell.name), 0) + 1
            for pair in _pairs(tuple(dict.fromkeys(cell.key for cell in cells))):
                said.setdefault(pair, {})[source] = None
    return _graph(names, said)


def _graph(
    names: Mapping[LevelKey, Mapping[tuple[str, str], int]], said: Mapping[_Pair, Mapping[Source, None]]
) -> LevelGraph:
    levels = {key: Level(key, *_most_frequent(written), " ".join(key.work)) for key, written in names.items()}
    edges = tuple(Equivalence(levels[one], levels[other], tuple(sources)) for (one, other), sources in said.items())
    beside: dict[LevelKey, list[Equivalence]] = {}
    for edge in edges:
        beside.setdefault(edge.one.key, []).append(edge)
        beside.setdefault(edge.other.key, []).append(edge)
    ordered = tuple(sorted(levels.values(), key=_order))
    neighbours = {key: tuple(some) for key, some in beside.items()}
    return LevelGraph(ordered, edges, tuple(_groups(ordered, neighbours)), neighbours)


def _most_frequent(written: Mapping[tuple[str, str], int]) -> tuple[str, str]:
    return min(written, key=lambda name: (-written[name], len(name[1]), name))


def _order(level: Level) -> tuple[str, str, str, str]:
    return (level.company.casefold(), level.work, level.name, repr(level.key))


def _pairs(keys: tuple[LevelKey, ...]) -> Iterator[_Pair]:
    """Every two levels of a row, each pair in one order."""
    for number, one in enumerate(keys):
        for other in keys[number + 1 :]:
            yield (one, other) if one.order <= other.order else (other, one)


def _groups(levels: Iterable[Level], beside: Mapping[LevelKey, tuple[Equivalence, ...]]) -> Iterator[Group]:
    """The levels that equivalences connect, directly or over others; a walk that sees each of them once."""
    seen: set[LevelKey] = set()
    for first in levels:
        if first.key in seen:
            continue
        seen.add(first.key)
        group = [first]
        for level in group:
            for edge in beside.get(level.key, ()):
                for other in (edge.one, edge.other):
                    if other.key not in seen:
                        seen.add(other.key)
                        group.append(other)
        yield tuple(sorted(group, key=_order))
