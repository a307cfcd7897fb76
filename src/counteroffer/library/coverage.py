"""What a library covers: by company, work, region, currency and quality, and how much of a guide its guides have."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from counteroffer.guides.guide import Guide
from counteroffer.library.companies import company_key
from counteroffer.library.freshness import review_of
from counteroffer.library.regions import read_places
from counteroffer.library.roles import read_role
from counteroffer.library.spelling import words_of

NONE = "none named"

# What a guide may have, in the order of a page.
PARTS: Mapping[str, Callable[[Guide], bool]] = {
    "pay rows": lambda guide: bool(guide.compensation),
    "pay rows by level": lambda guide: any(row.level for row in guide.compensation),
    "a second currency": lambda guide: any(row.quoted for row in guide.compensation),
    "levels elsewhere": lambda guide: bool(guide.level_mapping),
    "premiums": lambda guide: bool(guide.premiums),
    "levers": lambda guide: bool(guide.levers),
    "a strategy": lambda guide: guide.strategy is not None,
    "asks with numbers": lambda guide: bool(guide.strategy and guide.strategy.asks),
    "evidence": lambda guide: bool(guide.sources),
    "evidence with a link": lambda guide: any(source.url for source in guide.sources),
    "a date": lambda guide: review_of(guide).due is not None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many guides there are of each kind, the most frequent first; a guide with two currencies counts for both.

    `roles` are works without their level ("Senior Software Engineer" is Software Engineer), each by its most frequent
    name, as are companies and regions. `not_guides` are files without a company, a role or pay.
    """

    guides: int
    pay_rows: int
    companies: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    regions: tuple[tuple[str, int], ...]
    currencies: tuple[tuple[str, int], ...]
    qualities: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, int], ...]
    not_guides: tuple[str, ...]


def cover(guides: Iterable[Guide]) -> Coverage:
    """The coverage of guides; they are looked at one after another, so there may be many."""
    companies, roles, regions = _Names(), _Names(), _Names()
    currencies: Counter[str] = Counter()
    qualities: Counter[str] = Counter()
    parts = Counter(dict.fromkeys(PARTS, 0))
    not_guides: list[str] = []
    count = rows = 0
    for guide in guides:
        if not is_guide(guide):
            not_guides.append(guide.path)
            continue
        count, rows = count + 1, rows + len(guide.compensation)
        companies.add({company_key(guide.company): guide.company} if guide.company else {NONE: NONE})
        roles.add(_role(guide))
        regions.add(dict(_region(row.region) for row in guide.compensation))
        currencies.update({row.currency or NONE for row in guide.compensation})
        qualities.update([guide.dated.quality or NONE])
        parts.update(name for name, has in PARTS.items() if has(guide))
    return Coverage(
        guides=count,
        pay_rows=rows,
        companies=companies.counted(),
        roles=roles.counted(),
        regions=regions.counted(),
        currencies=_ordered(currencies),
        qualities=_ordered(qualities),
        parts=tuple(parts.items()),
        not_guides=tuple(not_guides),
    )


def is_guide(guide: Guide) -> bool:
    """Whether a file is a guide at all: it names a company and a role, or it has pay."""
    return bool((guide.company and guide.role) or guide.compensation)


class _Names:
    """Counts things that are written in several ways, each under the way that is the most frequent."""

    def __init__(self) -> None:
        self.counts: Counter[object] = Counter()
        self.spellings: dict[object, Counter[str]] = {}

    def add(self, found: Mapping[object, str] | Mapping[str, str]) -> None:
        """Count each key once, written so."""
        for key, written in found.items():
            self.counts[key] += 1
            self.spellings.setdefault(key, Counter())[written] += 1

    def counted(self) -> tuple[tuple[str, int], ...]:
        """The most frequent name of each thing and its count; two things of one name stand as two."""
        named = ((min(self.spellings[key].items(), key=_rank)[0], count) for key, count in self.counts.items())
        return tuple(sorted(named, key=_rank))


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=_rank))


def _rank(counted: tuple[str, int]) -> tuple[int, str]:
    return (-counted[1], counted[0])


def _role(guide: Guide) -> dict[object, str]:
    """The work of the guide, written as its role where that names no level."""
    if not guide.role:
        return {NONE: NONE}
    name = read_role(guide.role)
    bare = guide.role if not name.levels and not name.codes else " ".join(name.family).title()
    return {name.family or words_of(guide.role): bare}


def _region(region: str) -> tuple[object, str]:
    """The places of a region, and how it is written; "NYC HQ" and "New York (USD)" are one."""
    places = frozenset((place.name, place.lies_in) for place in read_places(region))
    return places or words_of(region) or NONE, region or NONE
