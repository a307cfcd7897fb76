"""Where guides contradict each other about levels: one level that is said to be two different levels of a company."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counteroffer.library.level_graph import Equivalence, Group, Level, LevelGraph
from counteroffer.library.level_keys import LevelKey


@dataclass(frozen=True, slots=True)
class Conflict:
    """A level that guides say is each of several levels of one other company, of which two cannot be equal.

    Two guides are in conflict where all that the one says contradicts all that the other says: a guide whose ladder has
    two levels for one elsewhere contradicts nobody. `said` has those levels, what most guides say first.
    """

    level: Level
    said: tuple[tuple[Level, Equivalence], ...]

    @property
    def company(self) -> str:
        """The company whose levels they are."""
        return self.said[0][0].company

    @property
    def weight(self) -> int:
        """How many guides speak against what most say: the larger, the less it is one guide's slip."""
        first, *others = self.said
        return sum(len(link.guides) for level, link in others if level.key.contradicts(first[0].key))


def find_conflicts(graph: LevelGraph) -> tuple[Conflict, ...]:
    """Every conflict of the graph by company and level; each level is held against those beside it alone."""
    return tuple(conflict for level in graph.levels for conflict in conflicts_of(graph, level))


def conflicts_of(graph: LevelGraph, level: Level) -> Iterator[Conflict]:
    """The conflicts about one level, a company each; a level of the own company is another name of it and no conflict."""
    by_company: dict[str, list[tuple[Level, Equivalence]]] = {}
    for other, link in graph.equivalents(level):
        if other.key.company != level.key.company:
            by_company.setdefault(other.key.company, []).append((other, link))
    for said in by_company.values():
        at_odds = _at_odds(said) if len(said) > 1 else frozenset()
        if at_odds:
            yield Conflict(level, tuple(one for one in said if one[0].key in at_odds))


def _at_odds(said: Sequence[tuple[Level, Equivalence]]) -> frozenset[LevelKey]:
    """The levels of one company that a guide says and another contradicts in all that it says of that company."""
    by_guide: dict[str, set[LevelKey]] = {}
    for level, link in said:
        for path in link.guides:
            by_guide.setdefault(path, set()).add(level.key)
    ways = {frozenset(keys) for keys in by_guide.values()}
    return frozenset(
        key
        for one in ways
        if any(all(key.contradicts(against) for key in one for against in other) for other in ways)
        for key in one
    )


def torn_companies(group: Group) -> tuple[str, ...]:
    """The companies that have two levels which cannot be equal in one group of connected levels."""
    by_company: dict[str, list[Level]] = {}
    for level in group:
        by_company.setdefault(level.key.company, []).append(level)
    return tuple(
        levels[0].company
        for levels in by_company.values()
        if any(one.key.contradicts(other.key) for number, one in enumerate(levels) for other in levels[number + 1 :])
    )
