"""Which guide and which pay row of an older library is which of a newer one; what is left over was removed or added."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.library.companies import company_key
from counteroffer.library.levels import read_level
from counteroffer.library.regions import read_places
from counteroffer.library.roles import read_role
from counteroffer.library.spelling import words_of

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Pairs(Generic[Thing]):
    """What belongs together, by its place among the older and the newer ones, and what is on one side alone."""

    both: tuple[tuple[int, int], ...]
    old: tuple[int, ...]
    new: tuple[int, ...]


_Key: TypeAlias = Callable[[int], Hashable | None]


def pair_guides(old: Sequence[tuple[str, Guide]], new: Sequence[tuple[str, Guide]]) -> Pairs[Guide]:
    """Guides by company, role and level, then by other spellings of these; then by the path below the folder.

    Each guide comes with that path. Two files are a pair whatever they are about.
    """
    if len(old) == len(new) == 1:
        return Pairs(((0, 0),), (), ())
    tests = (
        lambda side: lambda at: (*title, side[at][0]) if (title := _title(side[at][1])) else None,
        lambda side: lambda at: _title(side[at][1]),
        lambda side: lambda at: _spelled_title(side[at][1]),
        lambda side: lambda at: side[at][0],
    )
    return _pair(len(old), len(new), ((test(old), test(new)) for test in tests))


def pair_rows(old: Sequence[PayRow], new: Sequence[PayRow]) -> Pairs[PayRow]:
    """Rows of one region and level, in one currency first; a region by another name ("NYC", "New York (HQ)") is the same."""
    tests = (
        lambda rows: lambda at: (words_of(rows[at].region), words_of(rows[at].level or ""), rows[at].currency),
        lambda rows: lambda at: (_places(rows[at]), _level(rows[at]), rows[at].currency),
        lambda rows: lambda at: (_places(rows[at]), _level(rows[at])),
        lambda rows: lambda at: (_place_names(rows[at]), _level(rows[at])),
    )
    return _pair(len(old), len(new), ((test(old), test(new)) for test in tests))


def _pair(old_count: int, new_count: int, tests: Iterable[tuple[_Key, _Key]]) -> Pairs[Thing]:
    """Pairs by one key after another; things that share a key are taken in order, and what has no key is left."""
    both: list[tuple[int, int]] = []
    old, new = list(range(old_count)), list(range(new_count))
    for old_key, new_key in tests:
        waiting: dict[Hashable, list[int]] = {}
        for at in reversed(new):
            if (key := new_key(at)) is not None:
                waiting.setdefault(key, []).append(at)
        left: list[int] = []
        for at in old:
            key = old_key(at)
            if key is not None and waiting.get(key):
                both.append((at, waiting[key].pop()))
            else:
                left.append(at)
        taken = {at for _old, at in both}
        old, new = left, [at for at in new if at not in taken]
    return Pairs(tuple(sorted(both)), tuple(old), tuple(new))


def _title(guide: Guide) -> tuple[Hashable, ...] | None:
    if not guide.company or not guide.role:
        return None
    return company_key(guide.company), words_of(guide.role), words_of(guide.level or "")


def _spelled_title(guide: Guide) -> Hashable | None:
    if not guide.company or not guide.role:
        return None
    role = read_role(f"{guide.role} {guide.level or ''}")
    return company_key(guide.company), read_role(guide.role).family, role.levels, role.codes


def _places(row: PayRow) -> Hashable:
    places = read_places(row.region)
    return frozenset((place.name, place.lies_in) for place in places) if places else words_of(row.region)


def _place_names(row: PayRow) -> Hashable:
    """The places whatever state or country they lie in: between two versions of one guide "Seattle" is "Seattle (US)"."""
    return frozenset(place.name for place in read_places(row.region)) or words_of(row.region)


def _level(row: PayRow) -> Hashable:
    if not row.level:
        return ""
    name = read_level(row.level)
    return (name.words, name.codes) if name.words or name.codes else words_of(row.level)
