"""What can be asked of many guides together: list, compare, review, count, level by level."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from counteroffer.terms.faults import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.library.changes import LibraryChange
    from counteroffer.library.coverage import Coverage
    from counteroffer.library.freshness import Review
    from counteroffer.library.level_view import LevelView
    from counteroffer.lint.guide_files import GuideFile as GuideToCheck
    from counteroffer.lint.request import Progress


def known_guides(
    paths: Sequence[Path], faults: list[Diagnostic], *, cached: bool = True, progress: "Progress | None" = None
) -> "Iterator[tuple[GuideToCheck, Guide]]":
    """The files at paths with their guides, kept from before where they have not changed; `faults` takes what is unreadable."""
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.kept_guides import read_kept_guides, refused_files
    from counteroffer.lint.request import CheckRequest, silent

    files = gather_files(CheckRequest(paths=tuple(paths), today=date.min))
    faults.extend(refused_files(files))
    return read_kept_guides(files, cached=cached, progress=progress or silent)


def compare_guides(
    old: Path, new: Path, faults: list[Diagnostic], *, cached: bool = True, progress: "Progress | None" = None
) -> "LibraryChange":
    """What changed from the guides at one path to those at the other; two files are held against each other as they are."""
    from counteroffer.library.comparing import compare_libraries

    sides = [
        [
            (os.path.relpath(file.path, path) if path.is_dir() else file.path.name, guide)
            for file, guide in known_guides((path,), faults, cached=cached, progress=progress)
        ]
        for path in (old, new)
    ]
    return compare_libraries(*sides)


def review_guides(
    paths: Sequence[Path],
    faults: list[Diagnostic],
    *,
    interval: int | None = None,
    company: str | None = None,
    role: str | None = None,
    cached: bool = True,
    progress: "Progress | None" = None,
) -> "tuple[Review, ...]":
    """When guides are due for review, by day; `interval` is how many months a guide holds that does not say so itself."""
    from counteroffer.library.coverage import is_guide
    from counteroffer.library.freshness import REVIEW_INTERVAL, find_reviews
    from counteroffer.library.listing import guides_of
    from counteroffer.lint.checking import without_prose

    read = (without_prose(guide) for _file, guide in known_guides(paths, faults, cached=cached, progress=progress))
    guides = guides_of([guide for guide in read if is_guide(guide)], company, role)
    return find_reviews(guides, int(REVIEW_INTERVAL.value) if interval is None else interval)


def cover_guides(
    paths: Sequence[Path], faults: list[Diagnostic], *, cached: bool = True, progress: "Progress | None" = None
) -> "Coverage":
    """What guides cover: companies, works, regions, currencies, qualities, and how many have which parts."""
    from counteroffer.library.coverage import cover

    return cover(guide for _file, guide in known_guides(paths, faults, cached=cached, progress=progress))


def view_guide_levels(
    paths: Sequence[Path],
    faults: list[Diagnostic],
    *,
    company: str | None = None,
    level: str | None = None,
    role: str | None = None,
    cached: bool = True,
    progress: "Progress | None" = None,
) -> "LevelView":
    """Which levels guides say are equal, where they contradict each other, and what the next level pays."""
    from counteroffer.library.level_view import view_levels
    from counteroffer.lint.checking import without_prose

    guides, texts = [], {}
    for file, guide in known_guides(paths, faults, cached=cached, progress=progress):
        guides.append(without_prose(guide))
        texts[guide.path] = file.source.text
    return view_levels(guides, texts, company, level, role)
