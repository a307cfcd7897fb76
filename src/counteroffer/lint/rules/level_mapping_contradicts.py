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
from functools import cache
from itertools import permutations
from typing import TypeAlias

from counteroffer.guides.guide import Guide, LevelName
from counteroffer.guides.short_texts import remembered
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
            readable = [(cell, codes) for cell in named_once if (codes := read_level(cell.level).codes)]
            for (level, own), (other, codes) in permutations(readable, 2):
                series = _series_of(codes) if level.company < other.company else ""
                if series and "/" not in level.company and "/" not in other.company:
                    leads = _leads(level.level) or _leads(other.level) or _is_of_leader(guide)
                    key = (company_key(level.company), own, company_key(other.company), series, leads)
                    said.setdefault(key, []).append(_Said(whose.company, guide, level, other, codes, line))
    for group in said.values():
        if len({one.owner for one in group}) > FEWEST_OTHERS and len({one.codes for one in group}) > 1:
            yield from _contradicting(group)


@cache
def _series_of(codes: frozenset[str]) -> str:
    """The letter of a level's codes; "" where they are of several series."""
    series = {code[0] for code in codes}
    return series.pop() if len(series) == 1 else ""


@remembered
def _leads(level: str) -> bool:
    """Whether a level is of the ladder of managers, who may have the codes of those who do not lead."""
    return bool(_MANAGER.search(level))


def _is_of_leader(guide: Guide) -> bool:
    return "engineering manager" in (guide.role or "").casefold()


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
