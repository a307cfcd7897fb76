"""Which guide and which row of pay fit a case: company, role, level and region, each found or refused with a reason."""

from dataclasses import dataclass

from counteroffer.library.companies import did_you_mean, find_company
from counteroffer.library.level_rows import AskedLevel, find_level, has_level
from counteroffer.library.levels import LevelName, read_level
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
        if self.level.strip():
            return read_level(self.level)
        own, plain = read_role(self.role), read_level(self.role).words & {PLAIN_LEVEL}
        return LevelName(own.levels or plain, own.codes)

    @property
    def asked_level(self) -> AskedLevel:
        """The level with its text: as named, else the role's name where that holds a level."""
        name = self.level_name
        return AskedLevel(self.level.strip() or (self.role.strip() if name != LevelName() else ""), name)


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
    """The guide of the role, and of the level where guides of several levels share the role's name.

    A level by code or number may be another guide's of the same work: "L5" that of "Senior Software Engineer".
    """
    found = _find_role(entries, wanted)
    if found.role is None:
        return None, found.match
    candidates = [entry for entry in entries if entry.guide.role == found.role]
    fitting = _of_level(candidates, wanted)
    if len(fitting) == 1:
        return fitting[0], found.match
    others = _of_same_work(entries, found.role, wanted)
    if not fitting and len(others) == 1:
        return others[0], _at_level(others[0], wanted)
    if not fitting and len(candidates) == 1 and not candidates[0].guide.level:
        return candidates[0], found.match
    levels = named([entry.guide.level or "no level" for entry in candidates])
    return None, Match(
        "close", say("the library has {role} at {levels}: name the one", role=Words(found.role), levels=levels)
    )


def _of_level(candidates: list[Entry], wanted: _Wanted) -> list[Entry]:
    """The guides that may be of the level: where none is asked for by code, those that name none, else all."""
    codes = wanted.level_name.without_words
    if codes == LevelName():
        return [entry for entry in candidates if not entry.guide.level] or candidates
    if len(candidates) == 1 and not _has_levels(candidates[0]):
        return candidates
    return [entry for entry in candidates if has_level(entry.guide, AskedLevel(wanted.asked_level.text, codes))]


def _of_same_work(entries: tuple[Entry, ...], role: str, wanted: _Wanted) -> list[Entry]:
    """The guides of other levels of the same work that have a level asked for by its code or number."""
    codes, work = wanted.level_name.without_words, read_role(role).family
    if codes == LevelName() or wanted.level_name.words:
        return []
    same = (entry for entry in entries if entry.guide.role != role and read_role(entry.guide.role or "").family == work)
    return [entry for entry in same if has_level(entry.guide, wanted.asked_level)]


def _has_levels(entry: Entry) -> bool:
    return bool(entry.guide.level) or any(row.level for row in entry.guide.compensation)


def _at_level(entry: Entry, wanted: _Wanted) -> Match:
    asked = wanted.level.strip() or " ".join(sorted(wanted.level_name.codes)).upper()
    role = Words(entry.guide.role or "")
    return Match("alias", say("the guide for {role} has the level {asked}", role=role, asked=Words(asked)))


def _find_role(entries: tuple[Entry, ...], wanted: _Wanted) -> FoundRole:
    """The role at its level: a level is one of the guide's rows, else a part of another guide's name.

    The level may stand in the role's name ("Senior Software Engineer") or beside it.
    """
    roles = {entry.guide.role for entry in entries if entry.guide.role}
    found = find_role(roles, wanted.role, wanted.company)
    own = read_role(wanted.role)
    if own.levels:
        plain = find_role(roles, " ".join(own.work), wanted.company)
        return found if found.role is not None or not _has_level(entries, plain.role, wanted) else _by_row(plain)
    words = wanted.level_name.words - {PLAIN_LEVEL}
    if not words or _has_level(entries, found.role, wanted):
        return found
    with_level = find_role(roles, f"{' '.join(sorted(words))} {wanted.role}", wanted.company)
    if with_level.role is not None or found.role is None:
        return with_level if with_level.role is not None else found
    why = say("no guide for {role} at the level {level}", role=Words(wanted.role), level=Words(wanted.level))
    return FoundRole(None, Match("close", did_you_mean(why, [found.role])))


def _has_level(entries: tuple[Entry, ...], role: str | None, wanted: _Wanted) -> bool:
    """Whether a guide of the role has the level."""
    return role is not None and any(
        has_level(entry.guide, wanted.asked_level) for entry in entries if entry.guide.role == role
    )


def _by_row(found: FoundRole) -> FoundRole:
    """A role whose guide holds the level as a row."""
    return FoundRole(
        found.role, Match("alias", say("the guide for {role} has rows by level", role=Words(found.role or "")))
    )


def _match_row(entry: Entry, wanted: _Wanted, company: Match, role: Match) -> Matched:
    rows, region = find_region(entry.guide.compensation, wanted.region)
    if not rows:
        return Matched(entry, None, company, role, region)
    fitting, level = find_level(entry.guide, rows, _level_left_to_find(entry, wanted))
    row = fitting[0] if len(fitting) == 1 else None
    if len(fitting) > 1:
        region = Match("none", say("the guide has more than one row for {region}", region=Words(fitting[0].region)))
    return Matched(entry, row, company, role, region, level)


def _level_left_to_find(entry: Entry, wanted: _Wanted) -> AskedLevel:
    """The level, none where the guide's own level has answered it or the guide has no rows by level."""
    asked = wanted.asked_level
    if any(row.level for row in entry.guide.compensation):
        return asked
    codes = asked.name.without_words
    answered = codes == LevelName() or read_level(entry.guide.level or "").covers(codes)
    return AskedLevel() if answered else AskedLevel(asked.text, codes)
