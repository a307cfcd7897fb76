"""What can be asked of a library that somebody browses: read it once with all that its pages say, find guides in it."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer.terms.faults import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.library.coverage import Coverage
    from counteroffer.library.level_view import LevelView
    from counteroffer.lint.guide_files import GuideFile as GuideToCheck
    from counteroffer.lint.request import Progress

ID_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One guide as a list shows it; `id` names it in an address, `path` is shown, `file` is where it lies.

    `made` and `due` are days as of library.freshness; `words` is what a search looks at.
    """

    id: str
    path: str
    file: Path
    company: str
    role: str
    level: str
    quality: str
    regions: tuple[str, ...]
    currencies: tuple[str, ...]
    rows: int
    made: date | None
    due: date | None
    basis: str
    errors: int
    warnings: int
    words: str
    company_key: str
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library on a day: its guides by company and role, all findings, what it covers, what could not be read, all levels."""

    today: date
    guides: tuple[Shelved, ...]
    findings: tuple[Diagnostic, ...]
    coverage: "Coverage"
    unreadable: tuple[Diagnostic, ...]
    levels: "LevelView"

    def guide(self, id: str) -> Shelved | None:
        """The guide with this id."""
        return next((one for one in self.guides if one.id == id), None)


def shelf_paths(guides: Sequence[Path]) -> tuple[Path, ...]:
    """The folders that a person browses: those named, else the package's samples."""
    from counteroffer.library.reading import SAMPLES

    return tuple(guides) or (SAMPLES,)


def shelf_stamp(paths: Sequence[Path]) -> str:
    """What changes with every guide that comes, goes or changes: made of names, sizes and times, no guide is read."""
    from counteroffer.documents.markdown_files import markdown_files

    # Paths are shown from where the program stands, so that is part of it.
    stamp = hashlib.sha256(str(Path.cwd()).encode(errors="surrogateescape"))
    for path in paths:
        for file in sorted(markdown_files(str(path))) if path.is_dir() else (str(path),):
            try:
                state = os.stat(file)
            except OSError:
                continue
            stamp.update(f"{file}\0{state.st_mtime_ns}\0{state.st_size}\0".encode(errors="surrogateescape"))
    return stamp.hexdigest()


def read_shelf(paths: Sequence[Path], today: date, *, cached: bool = True, progress: "Progress | None" = None) -> Shelf:
    """Read and check the guides of folders; what has not changed since the last time comes from the cache.

    A BadRequestError for a folder that is not there.
    """
    from counteroffer.library.coverage import cover
    from counteroffer.library.level_view import view_levels
    from counteroffer.lint.request import CheckRequest, silent
    from counteroffer.operations.checks import check_guides
    from counteroffer.operations.libraries import known_guides

    request = CheckRequest(paths=tuple(paths), today=today, cached=cached, progress=progress or silent)
    findings = check_guides(request).findings
    counted = Counter((fault.span.path, fault.severity) for fault in findings)
    unreadable: list[Diagnostic] = []
    shelved: list[Shelved] = []
    read: dict[str, tuple[Guide, str]] = {}
    known = known_guides(paths, unreadable, cached=cached)
    coverage = cover(_shelving(known, counted, shelved, read))
    levels = view_levels(
        [guide for guide, _text in read.values()], {path: text for path, (_guide, text) in read.items()}
    )
    ordered = sorted(shelved, key=lambda one: (one.company.casefold(), one.role.casefold(), one.level, one.path))
    return Shelf(today, tuple(ordered), findings, coverage, tuple(unreadable), levels)


def find_shelved(shelf: Shelf, words: str = "", company: str = "", role: str = "") -> tuple[Shelved, ...]:
    """The guides whose company, role, level, regions and file hold every word; of one company and one work where those are named."""
    from counteroffer.library.companies import company_key
    from counteroffer.library.roles import read_role
    from counteroffer.library.spelling import words_of

    asked = words_of(words)
    key, family = company_key(company) if company else "", read_role(role).family if role else ()
    return tuple(
        one
        for one in shelf.guides
        if all(word in one.words for word in asked)
        and (not company or one.company_key == key)
        and (not role or one.family == family)
    )


def shelf_levels(shelf: Shelf, company: str = "", level: str = "") -> "LevelView":
    """The levels of a library, or those of a company or of a name; a BadRequestError where no guide names them."""
    from counteroffer.library.level_view import narrow_view

    return narrow_view(shelf.levels, company or None, level or None)


def meant_perhaps(shelf: Shelf, words: str, among: str = "") -> str:
    """A company or a role that somebody may have meant who found nothing; "" where nothing is near.

    `among` is "companies" or "roles" where only one of them is meant.
    """
    from rapidfuzz import process, utils

    companies, roles = {one.company for one in shelf.guides}, {one.role for one in shelf.guides}
    names = companies if among == "companies" else roles if among == "roles" else companies | roles
    found = process.extractOne(words, names, processor=utils.default_process, score_cutoff=70)
    return str(found[0]) if found is not None else ""


def _shelving(
    known: "Iterator[tuple[GuideToCheck, Guide]]",
    counted: "Counter[tuple[str, Severity]]",
    shelved: list[Shelved],
    read: "dict[str, tuple[Guide, str]]",
) -> "Iterator[Guide]":
    """The guides as they come, while each is put on the shelf, and its figures beside its text into `read`."""
    from counteroffer.library.coverage import is_guide
    from counteroffer.lint.checking import without_prose

    for file, guide in known:
        read[guide.path] = (without_prose(guide), file.source.text)
        if is_guide(guide):
            shelved.append(_shelved(file.path, guide, counted))
        yield guide


def _shelved(file: Path, guide: "Guide", counted: "Counter[tuple[str, Severity]]") -> Shelved:
    from counteroffer.library.companies import company_key
    from counteroffer.library.freshness import review_of
    from counteroffer.library.roles import read_role
    from counteroffer.library.spelling import words_of

    review = review_of(guide)
    regions = tuple(dict.fromkeys(row.region for row in guide.compensation if row.region))
    company, role, level = guide.company or "", guide.role or "", guide.level or ""
    return Shelved(
        id=hashlib.sha256(os.fsencode(os.path.abspath(file))).hexdigest()[:ID_LENGTH],
        path=guide.path,
        file=file,
        company=company,
        role=role,
        level=level,
        quality=guide.dated.quality or "",
        regions=regions,
        currencies=tuple(dict.fromkeys(row.currency for row in guide.compensation if row.currency)),
        rows=len(guide.compensation),
        made=review.made,
        due=review.due,
        basis=review.basis or "",
        errors=counted[guide.path, Severity.ERROR],
        warnings=counted[guide.path, Severity.WARNING],
        words=" ".join(words_of(" ".join((company, role, level, *regions, file.stem)))),
        company_key=company_key(company),
        family=read_role(role).family,
    )
