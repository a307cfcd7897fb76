"""Two guides should not map one level to two.

When most guides say that L5 at one company is E5 at another, and one says that it is E4, that one is wrong, or means
another ladder. The rule looks at pairs of levels with codes, wherever they stand in one row of a mapping, and reports
the guide that disagrees with at least four fifths of at least four other companies' guides. Ranges contradict only
where they have no code in common. Rows that name a company twice are left out. Levels of managers are held against
levels of managers, and levels that are named in words alone against none.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Level mapping

| Acme | Brot | Dough |
|---|---|---|
| Baker | L5 | E5 |
```

```markdown
# Baker | Grain Negotiation Guide

## Level mapping

| Grain | Brot | Dough |
|---|---|---|
| Baker | L5 | E5 |
```

```markdown
# Baker | Levain Negotiation Guide

## Level mapping

| Levain | Brot | Dough |
|---|---|---|
| Baker | L5 | E5 |
```

```markdown
# Baker | Miche Negotiation Guide

## Level mapping

| Miche | Brot | Dough |
|---|---|---|
| Baker | L5 | E5 |
```

```markdown
# Baker | Oven Negotiation Guide

## Level mapping

| Oven | Brot | Dough |
|---|---|---|
| Baker | L5 | E4 |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Level mapping

| Acme | Brot | Dough |
|---|---|---|
| Baker | L5 | E5 |
```

```markdown
# Baker | Oven Negotiation Guide

## Level mapping

| Oven | Brot | Dough |
|---|---|---|
| Baker | L5 | E5 |
```
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import TypeAlias

from counteroffer.guides.guide import Guide, LevelName
from counteroffer.library.companies import company_key
from counteroffer.library.levels import read_level
from counteroffer.lint.peers import named
from counteroffer.lint.rule import Finding, LibraryRule
from counteroffer.terms.faults import Severity
from counteroffer.terms.places import Span

HELP = "check the pair against the companies' own ladders"
FEWEST_OTHERS = 4
AGREEING = 0.8
_MANAGER = re.compile(r"\b(?:em|sdm|mgr|manager|management|director|head)\b", re.IGNORECASE)
_Key: TypeAlias = tuple[str, frozenset[str], str, str, bool]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one guide says: that one level, the key, is these codes of one series elsewhere."""

    owner: str
    guide: Guide
    level: LevelName
    other: LevelName
    codes: frozenset[str]
    line: int


def find(guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    """Every guide that maps a level to codes which nearly all other guides map it not to, once a pair."""
    said: dict[_Key, list[_Said]] = {}
    for guide, whose in named(guides):
        lines = guide.mapping_lines or (1,) * len(guide.level_mapping)  # a record from a file has no places
        for row, line in zip(guide.level_mapping, lines, strict=True):
            named_once = row if len({cell.company for cell in row}) == len(row) else ()
            for level, other in permutations(named_once, 2):
                if level.company < other.company:
                    _note(said, _Said(whose.company, guide, level, other, read_level(other.level).codes, line))
    for group in said.values():
        yield from _contradicting(group)


def _note(said: dict[_Key, list[_Said]], one: _Said) -> None:
    """Files a pair under the level that it is about; levels of several series, or of none, are left out."""
    codes, series = read_level(one.level.level).codes, {code[0] for code in one.codes}
    if codes and len(series) == 1 and "/" not in f"{one.level.company}{one.other.company}":
        key = (company_key(one.level.company), codes, company_key(one.other.company), series.pop(), _leads(one))
        said.setdefault(key, []).append(one)


def _leads(one: _Said) -> bool:
    """Whether the pair is of the ladder of managers, who may have the codes of those who do not lead."""
    words = f"{one.level.level} {one.other.level}"
    return bool(_MANAGER.search(words)) or "engineering manager" in (one.guide.role or "").casefold()


def _contradicting(group: Sequence[_Said]) -> Iterator[Finding]:
    """The guides of a group that have no code in common with nearly all others."""
    for one in group:
        others = {other.owner: other for other in group if other.owner != one.owner}
        against = [other for other in others.values() if one.codes.isdisjoint(other.codes)]
        if len(others) >= FEWEST_OTHERS and len(against) >= AGREEING * len(others):
            most = against[0]
            message = (
                f"{one.level.company} {one.level.level} is {one.other.company} {one.other.level} here; the guides of "
                f"{len(against)} of {len(others)} other companies say otherwise, such as {most.other.level}"
            )
            yield Finding(Span(one.guide.path, one.line, 1, 1), message, HELP)


RULE = LibraryRule("C050", "level-mapping-contradicts", Severity.NOTE, find)
