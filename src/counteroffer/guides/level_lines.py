"""Levels that a line of words maps onto each other.

Chime Staff SWE (IC5) = Google L6 = Meta E6             Staff SWE at Stripe = L6 at Google, E6 at Meta
Senior SWE = Google L5 / Meta E5 | Staff SWE = ...      Staff SWE at Stripe lines up with an L6 (L6 at Google, E6 at Meta)
"""

import re
from collections.abc import Iterator

from counteroffer.guides.guide import LevelName
from counteroffer.guides.level_words import opens_with_rank, split_company

Mapping = tuple[LevelName, ...]

NO_LEVEL = re.compile(
    r"^(?:n\s*/\s*a\b.*|[-–—]+|no (?:direct |exact |true |public )?(?:equivalent|match|comparable|counterpart).*|equivalent .*|none|not applicable.*|)$",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_LEVEL = 200  # more words name no level
_SENTENCE = re.compile(
    r"[.\s](?:(?<=[\w)%][\w)%]\.)(?<!\bSr\.)(?<!\bJr\.)(?<!\bInc\.)(?<!\bvs\.)\s+(?=[A-Z\"“])"
    r"|(?<=\s)\s*--\s|(?<=\s)\s*—\s(?=[a-z])|(?<=\n))"
)
_MAPS = re.compile(
    r"\s(?:maps? (?:roughly |approximately |closely )?(?:on)?to|corresponds? (?:roughly )?to|is (?:roughly )?(?:equivalent|equal|comparable) to"
    r"|equals|equates to|lines up with|aligns with|is on (?:a )?par with|compares (?:to|with)):?\s"
)
_EQUALS = re.compile(r"\s*(?:=|≈|≅|~=|↔|→|⇔)\s*|\s+~\s+")
_AND = r"\s+(?:and|or)\s+(?:an? )?(?=[^,;]{1,60} at [A-Z])"
_LIST = re.compile(rf"\s*(?:=|≈|≅|~=|↔|⇔)\s*|\s+[~·|•]\s+|\s+/\s+(?=[A-Z])|,\s+(?:and\s+)?|{_AND}")
_SIGNS = re.compile(r"\s*(?:=|≈|≅|~=|↔|⇔)\s*|\s+[~·|•]\s+")
_BETWEEN = re.compile(r"\s+/\s+|,\s+(?:and\s+)?|\s+and\s+")
_GROUP = re.compile(r"\s*;\s*|\s+\|\s+")
# What "maps to" says first may only introduce the list: "a mid level (L5 at Google, E5 at Meta)", "..., equivalent to an L5 at Google".
_INNER = re.compile(r"^[^()]{0,200}\(([^()]{1,200}? at [A-Z][^()]{0,600})\)")
_LIKE = re.compile(r"^[^,]*, (?:equivalent|comparable|similar) to ", re.IGNORECASE)
_INDUSTRY = re.compile(r"^(?P<level>.+?)(?:\s*\([a-z][^()]*\))?,? (?:(?:across|in) the industry|industry-wide)\Z")
_GOES_ON = re.compile(
    r"^\s*(?:equivalent|comparable|similar) (?:titles|roles|levels|positions) (?:include|are)\s+", re.IGNORECASE
)
_ITEMS = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?=[^,()]+\()")
_IN_BRACKETS = re.compile(r"(?P<level>.+?)\s*\((?P<companies>[^()]+)\)\Z")
_NAME = re.compile(r"[A-Z0-9][\w.&'’-]*(?: [A-Z0-9][\w.&'’-]*)*\Z")
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
# "L6 equivalent", and a bracket that was cut short.
_REMARKS = re.compile(r"\s+equivalent\b(?![^()]*\))|\s*\([^()]*\Z", re.IGNORECASE)
_HEADED = re.compile(r"(?P<company>[A-Z0-9][^:=]{0,40}?)\s*:\s*(?P<level>\S[^:=]*)\Z")


def groups_of_line(line: str, company: str) -> Iterator[Mapping]:
    """The groups of a line, each "own = theirs = ..." or "own maps to theirs, ..."; ";" or "|" stands between groups."""
    said, *rest = _SENTENCE.split(line.strip(), maxsplit=1)
    groups = [group for part in _parts(said.strip(" .")) if len(group := _group(part, company)) > 1]
    goes_on = _GOES_ON.match(rest[0]) if rest and len(groups) == 1 else None
    if goes_on:
        titles = _SENTENCE.split(rest[0][goes_on.end() :], maxsplit=1)[0]
        groups[0] += tuple(_titles_in(titles.strip(" .")))
    yield from groups


def group_of_items(own: str | None, items: list[str], company: str) -> Mapping:
    """The group of a list: "Staff SWE lines up with:" before items such as "Google: L6", or the guide's company first.

    Empty where the items name no levels.
    """
    found = [level for item in items if (level := _headed(item)) is not None]
    if len(found) < len(items) or not found:
        return ()
    if own:
        return (_own_level(own, company), *found)
    return tuple(found) if len(found) > 1 and letters_of(found[0].company) == letters_of(company) else ()


def says_own_side(line: str) -> str | None:
    """The own side of a line that introduces a list of the other sides; None where it introduces none."""
    said = f"{line.strip().rstrip(':').strip()} "
    maps = _MAPS.search(said) or _EQUALS.search(said)
    return said[: maps.start()].strip() if maps and maps.end() >= len(said.rstrip()) else None


def _parts(said: str) -> list[str]:
    """The groups' words; "|" is between groups only where each of them has an equals sign of its own."""
    parts: list[str] = []
    for part in said.split(";"):
        if "|" not in part:
            parts.append(part.strip())
            continue
        pieces = [piece.strip() for piece in _GROUP.split(part)]
        parts += pieces if all(_EQUALS.search(piece) for piece in pieces) else [part.strip()]
    return parts


def _group(part: str, company: str) -> Mapping:
    """One group; empty where the words map nothing."""
    own, others = _sides(part)
    if not own or not others:
        return ()
    levels = (_level_of(other) for other in others if not NO_LEVEL.match(other))
    return (_own_level(own, company), *(level for level in levels if level is not None))


def _level_of(words: str) -> LevelName | None:
    """The company and the level of one piece of a list."""
    if len(words) > LONGEST_LEVEL:
        return None
    industry = _INDUSTRY.match(words) if "industry" in words else None
    if industry:
        return LevelName("Industry", industry["level"])
    found = split_company(_ARTICLE.sub("", words) if words[:1] in "at" else words)
    if found is None or not ("equivalent" in found.level or "(" in found.level):
        return found
    return LevelName(found.company, _REMARKS.sub("", found.level))


def _sides(part: str) -> tuple[str, list[str]]:
    """The own side of a mapping and the other sides."""
    maps = _MAPS.search(part)
    equals = _EQUALS.search(part)
    cut = maps if maps and (not equals or maps.start() < equals.start()) else equals
    if cut is None:
        return "", []
    own, rest = part[: cut.start()], part[cut.end() :]
    inner = (_INNER.match(rest) or None) if cut is maps else None
    if inner:
        rest = inner[1]
    elif cut is maps:
        rest = _LIKE.sub("", rest)
    by_place = bool(re.search(r"\S at [A-Z]", rest))
    stretches = _outside_brackets(_LIST if by_place or maps else _SIGNS, rest)
    pieces = (piece.strip(" .") for stretch in stretches for piece in _between_companies(stretch))
    return own.strip(), [piece for piece in pieces if piece]


def _between_companies(piece: str) -> Iterator[str]:
    """The pieces of a piece, cut at a comma or a slash where both sides name a company and its level."""
    marks = list(_BETWEEN.finditer(piece))
    if not marks:
        yield piece
        return
    begun = counted = depth = 0
    ends = (*(mark.start() for mark in marks[1:]), len(piece))
    for mark, end in zip(marks, ends, strict=True):
        depth += piece.count("(", counted, mark.start()) - piece.count(")", counted, mark.start())
        counted = mark.start()
        if depth > 0 or mark.start() - begun > LONGEST_LEVEL:
            continue
        if opens_with_rank(piece[mark.end() : end]) and split_company(piece[begun : mark.start()]) is not None:
            yield piece[begun : mark.start()]
            begun, depth = mark.end(), 0
    yield piece[begun:]


def _outside_brackets(separator: re.Pattern[str], text: str) -> Iterator[str]:
    """The pieces of a text between separators that stand in no brackets."""
    begun = counted = depth = 0
    for found in separator.finditer(text):
        depth += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        if depth == 0:
            yield text[begun : found.start()]
            begun = found.end()
    yield text[begun:]


def _titles_in(words: str) -> Iterator[LevelName]:
    """The levels of "Data Engineer (Acme/Globex), Analytics Engineer (Initech)": the companies stand in brackets."""
    for item in _outside_brackets(_ITEMS, words):
        found = _IN_BRACKETS.match(item.strip()) if len(item) < LONGEST_LEVEL else None
        for name in found["companies"].split("/") if found else ():
            if found and _NAME.match(name.strip()):
                yield LevelName(name.strip(), found["level"].strip())


def _headed(item: str) -> LevelName | None:
    """The level of an item: "Google: L4", "Google L4" or "L4 at Google"."""
    if _EQUALS.search(item) or _MAPS.search(item):
        return None
    found = _HEADED.match(item.strip(" ."))
    return LevelName(found["company"], found["level"].strip()) if found else _level_of(item.strip(" ."))


def _own_level(own: str, company: str) -> LevelName:
    """The guide's own side: "Chime Staff SWE", "Staff SWE at Chime", "Staff SWE (Chime)" or just "Staff SWE"."""
    words, known = own.split(), company.split()
    at_end = _IN_BRACKETS.match(own) if len(own) < LONGEST_LEVEL else None
    if at_end and letters_of(at_end["companies"]) == letters_of(company) != "":
        return LevelName(at_end["companies"], at_end["level"])
    shared = 0
    while shared < min(len(words), len(known)) and letters_of(words[shared]) == letters_of(known[shared]):
        shared += 1
    named = split_company(own)
    if named and " at " in own and letters_of(company).startswith(letters_of(named.company)):
        return named
    if shared and shared < len(words):
        return LevelName(" ".join(words[:shared]), " ".join(words[shared:]))
    return named or LevelName(company, own)


def letters_of(name: str) -> str:
    """A name's letters and digits in lower case, by which names are compared."""
    return "".join(character for character in name.lower() if character.isalnum())
