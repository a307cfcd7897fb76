"""Which guide and which row of pay fit a case: company, role, level and region, each found or refused with a reason."""

from dataclasses import dataclass

from counteroffer.library.companies import did_you_mean, find_company
from counteroffer.library.levels import LevelName, find_level, read_level
from counteroffer.library.library import Entry, Library, Match, Matched
from counteroffer.library.regions import find_region
from counteroffer.library.roles import PLAIN_LEVEL, FoundRole, find_role, named, read_role
from counteroffer.terms.sentences import Words, say


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a person asks for at one company; an empty text is not named."""

    company: str
    role: str
    region: str
    level: str

    @property
    def level_name(self) -> LevelName:
        """The level as named, else as the role's own name has it ("Senior Software Engineer (L5)")."""
        own = read_role(self.role)
        return read_level(self.level) if self.level.strip() else LevelName(own.levels, own.codes)


def match(library: Library, company: str, role: str, region: str | None = None, level: str | None = None) -> Matched:
    """The guide and the row for a company, a role, a region and a level as a person wrote them.

    Nothing is guessed: what is not surely the asked company, role or region is refused, and the reason names what the
    library has instead. A region or level that is not named is found only where the guide has no more than one.
    """
    known = library.companies | {entry.guide.company for entry in library.entries if entry.guide.company}
    found = find_company(known, company)
    if not found.names:
        skipped = Match("none", say("not looked for without a guide for the company"))
        return Matched(None, None, found.match, skipped, skipped)
    entries = tuple(entry for entry in library.entries if entry.guide.company in found.names and entry.guide.role)
    wanted = _Wanted(min(found.names), role, region or "", level or "")
    entry, role_match = _find_entry(entries, wanted)
    if entry is None:
        return Matched(
            None, None, found.match, role_match, Match("none", say("not looked for without a guide for the role"))
        )
    return _match_row(entry, wanted, found.match, role_match)


def _find_entry(entries: tuple[Entry, ...], wanted: _Wanted) -> tuple[Entry | None, Match]:
    """The guide of the role, and of the level where guides of several levels share the role's name."""
    found = _find_role(entries, wanted)
    candidates = [entry for entry in entries if entry.guide.role == found.role]
    if found.role is None or (len(candidates) == 1 and not candidates[0].guide.level):
        return (candidates[0] if candidates else None), found.match
    codes = LevelName(frozenset(), wanted.level_name.codes)
    fitting = [entry for entry in candidates if read_level(entry.guide.level or "").covers(codes)]
    if not codes.codes:
        fitting = [entry for entry in candidates if not entry.guide.level] or candidates
    if len(fitting) == 1:
        return fitting[0], found.match
    levels = named([entry.guide.level or "no level" for entry in candidates])
    return None, Match(
        "close", say("the library has {role} at {levels}: name the one", role=Words(found.role), levels=levels)
    )


def _find_role(entries: tuple[Entry, ...], wanted: _Wanted) -> FoundRole:
    """The role at its level: a level named beside it is one of the guide's rows, else a part of another guide's name."""
    roles = {entry.guide.role for entry in entries if entry.guide.role}
    plain = find_role(roles, wanted.role, wanted.company)
    words = wanted.level_name.words - {PLAIN_LEVEL}
    if not words or read_role(wanted.role).levels:
        return plain
    rows = [row for entry in entries if entry.guide.role == plain.role for row in entry.guide.compensation]
    if any(row.level and read_level(row.level).covers(wanted.level_name) for row in rows):
        return plain
    with_level = find_role(roles, f"{' '.join(sorted(words))} {wanted.role}", wanted.company)
    if with_level.role is not None or plain.role is None:
        return with_level if with_level.role is not None else plain
    why = say("no guide for {role} at the level {level}", role=Words(wanted.role), level=Words(wanted.level))
    return FoundRole(None, Match("close", did_you_mean(why, [plain.role])))


def _match_row(entry: Entry, wanted: _Wanted, company: Match, role: Match) -> Matched:
    rows, region = find_region(entry.guide.compensation, wanted.region)
    if not rows:
        return Matched(entry, None, company, role, region)
    fitting, level = find_level(rows, _level_left_to_find(entry, wanted))
    row = fitting[0] if len(fitting) == 1 else None
    if len(fitting) > 1:
        region = Match("none", say("the guide has more than one row for {region}", region=Words(fitting[0].region)))
    return Matched(entry, row, company, role, region, level)


def _level_left_to_find(entry: Entry, wanted: _Wanted) -> str:
    """The level as text, empty where the guide's own level has answered it or the guide has no rows by level."""
    asked = wanted.level_name
    if any(row.level for row in entry.guide.compensation):
        return wanted.level or " ".join(sorted(asked.words | asked.codes))
    answered = not asked.codes or read_level(entry.guide.level or "").covers(LevelName(frozenset(), asked.codes))
    return "" if answered else wanted.level or " ".join(sorted(asked.codes))
