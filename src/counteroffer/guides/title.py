"""Company, role and level from a guide's title."""

import re
from dataclasses import dataclass

# "Global" goes with the guide right before "Negotiation"; before any other word it is the company's.
_GUIDE = re.compile(
    r"\s*[-–—:|]?\s*\b(?:(?:global(?=\s+negotiation)|salary|compensation|comp|pay|offer|job|interview|complete|ultimate)\s+)*"
    r"negotiation\s+(?:guide|playbook|handbook|strategy)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(r"[\s|:](?:(?<=\s)\s*(?:[|–—-]\s+|@\s+|\|\s*|:\s+)|(?<=\|)\s*|(?<=:)\s+)")
_LEVEL = re.compile(
    r"\s*\(((?:[A-Z]{1,4} ?-?\d{1,2}[A-Z]?\+?(?:\s*[-–/,]\s*(?:[A-Z]{1,4} ?-?)?\d{1,2}\+?)*"
    r"|(?:level|band|grade) ?[\w-]+))\)\s*\Z",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?:\s*[|–—-]\s*)\**\bsignature role\b\**", re.IGNORECASE)
_LONGEST = 400  # more than any title; what comes after it could only cost time


@dataclass(frozen=True, slots=True)
class Title:
    """Who the guide is about; None where the title does not say."""

    company: str | None
    role: str | None
    level: str | None = None


def read_title(text: str) -> Title:
    """The parts of a title such as "ML/AI Engineer | KKR Global Negotiation Guide"."""
    title = text[:_LONGEST].replace("*", " ").replace("`", " ")
    if "signature role" in title.lower():
        title = _REMARK.sub(" ", title)
    words = " ".join(title.split()).strip(" |–—-")
    parts = [part for part in _SEPARATOR.split(words) if part and part.strip()]
    named = [index for index, part in enumerate(parts) if "negotiation" in part.lower() and _GUIDE.search(part)]
    if not named:
        return _without_guide(parts)
    index = named[0]
    company = _GUIDE.sub("", parts[index]).strip()
    rest = [part for place, part in enumerate(parts) if place != index]
    if not company:
        return _without_guide(rest)
    if len(parts) == 1 and " at " in company:
        role, company = company.rsplit(" at ", 1)
        rest = [role]
    return _with_level(company.strip(), rest[0].strip() if rest else None)


def _without_guide(parts: list[str]) -> Title:
    """A title that names no guide: "Role | Company", or a role alone."""
    if len(parts) >= 2:
        return _with_level(parts[1].strip(), parts[0].strip())
    return _with_level(None, parts[0].strip() if parts else None)


def _with_level(company: str | None, role: str | None) -> Title:
    level = _LEVEL.search(role) if role else None
    if role and level:
        return Title(company, role[: level.start()].strip(), level[1])
    return Title(company, role)
