"""What can be asked of single guides: read, write, mend, begin one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import TypeVar

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.operations.files import write_new
from counteroffer.terms.faults import BadRequestError, Diagnostic
from counteroffer.terms.processes import share_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.library.keeping import GuideFile, Rewrite
    from counteroffer.lint.request import Progress

TOGETHER = 6  # guides in one piece of work; one takes some hundredths of a second
ALONE = 3  # pieces that one process has done before others could have started

Job = TypeVar("Job")


def read_guides(paths: Sequence[Path]) -> "Iterator[tuple[Guide, tuple[Diagnostic, ...], SourceText]]":
    """The guides of files and folders, one after another, each with its faults of reading."""
    from counteroffer.guides.reading import read_guide
    from counteroffer.library.reading import guide_files

    for path in paths:
        if not path.exists():
            raise BadRequestError(f"there is no {path}", "name a guide's file, or a folder of guides")
        for file in guide_files(path):
            source = SourceText.from_bytes(shown_path(file), file.read_bytes())
            guide, faults = read_guide(source)
            yield guide, faults, source


def guide_record(guide: "Guide") -> bytes:
    """A guide as one line of JSON, in the shape of the guide record's schema."""
    import msgspec

    from counteroffer.guides.as_json import guide_as_json

    return msgspec.json.encode(guide_as_json(guide))


def guide_schema() -> bytes:
    """The JSON Schema of guide records."""
    return resources.files("counteroffer.guides").joinpath("guide.schema.json").read_bytes()


def format_guides(
    paths: Sequence[Path], progress: "Progress | None" = None, *, standard_input: bytes | None = None
) -> "Iterator[Rewrite | Diagnostic]":
    """The guides of files, folders and standard input in the canonical layout, not written yet, in order.

    A file that cannot be read is a fault.
    """
    files = _files(paths, standard_input)
    return _rewritten(_formatted, files, progress)


def mend_guides(
    paths: Sequence[Path],
    today: date,
    *,
    unsafe: bool = False,
    progress: "Progress | None" = None,
    standard_input: bytes | None = None,
) -> "Iterator[Rewrite | Diagnostic]":
    """The guides of files, folders and standard input with their findings mended, not written yet, in order.

    Settings say which findings count, and which files are left out.
    """
    from counteroffer.library.keeping import STANDARD_INPUT
    from counteroffer.lint.configuration import settings_for

    settings_in = cache(settings_for)
    jobs: list[Diagnostic | tuple[GuideFile, frozenset[str]]] = []
    for file in _files(paths, standard_input):
        if isinstance(file, Diagnostic):
            jobs.append(file)
            continue
        settings = settings_in(file.path.parent)
        if file.shown == STANDARD_INPUT or not settings.excludes(file.path):
            jobs.append((file, settings.codes_at(file.path)))
    return _rewritten(partial(_mended, today=today, unsafe=unsafe), jobs, progress)


def keep_guide(rewrite: "Rewrite") -> Diagnostic | None:
    """Write a changed guide in the place of its file, whole or not at all; why not, where it is not written."""
    from counteroffer.library.keeping import keep

    return keep(rewrite)


def new_guide(company: str, role: str, today: date, out: Path | None = None) -> str:
    """The text of a new guide, written to `out` where that is named; never over a file that is there."""
    from counteroffer.guides.template import guide_template

    if not company.strip() or not role.strip():
        raise BadRequestError("a guide is about a company and a role", "name both, each in quotes where it has blanks")
    text = guide_template(company, role, today)
    if out is not None:
        write_new(out, text, mode=0o644)
    return text


def _files(paths: Sequence[Path], standard_input: bytes | None) -> "list[GuideFile | Diagnostic]":
    from counteroffer.library.keeping import read_files, read_standard_input

    files = list(read_files(paths))
    return files if standard_input is None else [read_standard_input(standard_input), *files]


def _rewritten(
    rewrite: "Callable[[Job], Rewrite]", jobs: "Sequence[Job | Diagnostic]", progress: "Progress | None"
) -> "Iterator[Rewrite | Diagnostic]":
    """What becomes of each job, in order, while `progress` is told how many of them are done; faults go through."""
    pieces = [tuple(jobs[start : start + TOGETHER]) for start in range(0, len(jobs), TOGETHER)]
    done = 0
    for _piece, results in share_out(partial(_rewrite_piece, rewrite), pieces, alone=ALONE):
        for result in results:
            if progress is not None:
                progress(done, len(jobs))
            done += 1
            yield result


def _rewrite_piece(
    rewrite: "Callable[[Job], Rewrite]", piece: "tuple[Job | Diagnostic, ...]"
) -> "list[Rewrite | Diagnostic]":
    return [job if isinstance(job, Diagnostic) else rewrite(job) for job in piece]


def _formatted(file: "GuideFile") -> "Rewrite":
    from counteroffer.guides.writing import format_guide
    from counteroffer.library.keeping import Rewrite

    made = format_guide(file.source)
    return Rewrite(file, made.text, made.faults)


def _mended(job: "tuple[GuideFile, frozenset[str]]", today: date, *, unsafe: bool) -> "Rewrite":
    from counteroffer.library.keeping import Rewrite, with_mark_of
    from counteroffer.lint.mending import mend_guide

    file, codes = job
    made = mend_guide(file.source, today, unsafe=unsafe, codes=codes)
    return Rewrite(file, with_mark_of(file.content, made.text), made.unsafe, made.gone)
