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
    """A library on a day: its guides by company and role, all findings, what it covers, and what could not be read."""

    today: date
    guides: tuple[Shelved, ...]
    findings: tuple[Diagnostic, ...]
    coverage: "Coverage"
    unreadable: tuple[Diagnostic, ...]

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
                state = Path(file).stat()
            except OSError:
                continue
            stamp.update(f"{file}\0{state.st_mtime_ns}\0{state.st_size}\0".encode(errors="surrogateescape"))
    return stamp.hexdigest()


def read_shelf(paths: Sequence[Path], today: date, *, cached: bool = True, progress: "Progress | None" = None) -> Shelf:
    """Read and check the guides of folders; what has not changed since the last time comes from the cache.

    A BadRequestError for a folder that is not there.
    """
    from counteroffer.library.coverage import cover
    from counteroffer.lint.request import CheckRequest, silent
    from counteroffer.operations.checks import check_guides
    from counteroffer.operations.libraries import known_guides

    request = CheckRequest(paths=tuple(paths), today=today, cached=cached, progress=progress or silent)
    findings = check_guides(request).findings
    counted = Counter((fault.span.path, fault.severity) for fault in findings)
    unreadable: list[Diagnostic] = []
    shelved: list[Shelved] = []
    known = known_guides(paths, unreadable, cached=cached)
    coverage = cover(_shelving(known, counted, shelved))
    ordered = sorted(shelved, key=lambda one: (one.company.casefold(), one.role.casefold(), one.level, one.path))
    return Shelf(today, tuple(ordered), findings, coverage, tuple(unreadable))


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


def meant_perhaps(shelf: Shelf, words: str) -> str:
    """A company or a role that somebody may have meant who found nothing; empty where nothing is near."""
    from rapidfuzz import process, utils

    names = {one.company for one in shelf.guides} | {one.role for one in shelf.guides}
    found = process.extractOne(words, names, processor=utils.default_process, score_cutoff=70)
    return str(found[0]) if found is not None else ""


def _shelving(
    known: "Iterator[tuple[GuideToCheck, Guide]]", counted: "Counter[tuple[str, Severity]]", shelved: list[Shelved]
) -> "Iterator[Guide]":
    """The guides as they come, while each is put on the shelf."""
    from counteroffer.library.coverage import is_guide

    for file, guide in known:
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
