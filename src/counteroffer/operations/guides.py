"""What can be asked of single guides: read, write, mend, begin one."""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.operations.files import write_new
from counteroffer.terms.faults import BadRequestError, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.library.keeping import GuideFile, Rewrite
    from counteroffer.lint.request import Progress


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


def format_guides(paths: Sequence[Path], progress: "Progress | None" = None) -> "Iterator[Rewrite | Diagnostic]":
    """The guides of files and folders in the canonical layout, not written yet; a file that cannot be read is a fault."""
    from counteroffer.guides.writing import format_guide
    from counteroffer.library.keeping import Rewrite

    for file in _told(paths, progress):
        if isinstance(file, Diagnostic):
            yield file
            continue
        made = format_guide(file.source)
        yield Rewrite(file, made.text, made.faults)


def mend_guides(
    paths: Sequence[Path], today: date, *, unsafe: bool = False, progress: "Progress | None" = None
) -> "Iterator[Rewrite | Diagnostic]":
    """The guides of files and folders with their findings mended, not written yet; settings say which findings count."""
    from counteroffer.library.keeping import Rewrite, with_mark_of
    from counteroffer.lint.configuration import settings_for
    from counteroffer.lint.mending import mend_guide

    for file in _told(paths, progress):
        if isinstance(file, Diagnostic):
            yield file
            continue
        settings = settings_for(file.path)
        if not settings.excludes(file.path):
            made = mend_guide(file.source, today, unsafe=unsafe, codes=settings.codes_at(file.path))
            yield Rewrite(file, with_mark_of(file.content, made.text), made.unsafe, made.gone)


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


def _told(paths: Sequence[Path], progress: "Progress | None") -> "Iterator[GuideFile | Diagnostic]":
    """The files at paths, while `progress` is told how many of them are done."""
    from counteroffer.library.keeping import read_files

    files = tuple(read_files(paths))
    for done, file in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        yield file
