"""Many playbooks at once: every case of a folder, each into a folder of its own; a faulty one does not stop the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer.operations.editions import AS_MADE, Edition
from counteroffer.operations.files import read_source
from counteroffer.operations.playbooks import Made, check_formats, make_playbook
from counteroffer.terms.faults import (
    BadRequestError,
    CounterofferError,
    Diagnostic,
    FaultsFoundError,
    MissingExtraError,
)

SUFFIXES = (".yaml", ".yml")
LARGEST_CASE = 2_000_000


@dataclass(frozen=True, slots=True)
class Planned:
    """One case of a batch: where its playbook went, or why there is none."""

    path: Path
    folder: Path
    made: Made | None
    refusal: CounterofferError | None = None

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The faults of the case, whether or not they kept it from being planned."""
        if self.made is not None:
            return self.made.faults
        return self.refusal.faults if isinstance(self.refusal, FaultsFoundError) else ()


def cases_in(folder: Path, theme: Path | None = None) -> tuple[Path, ...]:
    """The case files of a folder, by name: its YAML files that are neither hidden nor themes.

    A BadRequestError where the folder cannot be read or holds none.
    """
    from counteroffer.render.theme_reading import is_theme

    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    except OSError as error:
        raise BadRequestError(f"{folder} cannot be read: {error.strerror}", "name a folder that you may read") from None
    named = [path for path in files if not path.name.startswith(".") and not (theme and path.samefile(theme))]
    found = tuple(
        path for path in named if not _is_small(path) or not is_theme(read_source(path, LARGEST_CASE, "a case"))
    )
    if not found:
        raise BadRequestError(f"{folder} holds no case", "counteroffer new CASE.yaml begins one")
    return found


def plan_all(
    cases: Sequence[Path],
    guides: Sequence[Path],
    today: date,
    formats: Sequence[str],
    out: Path,
    edition: Edition = AS_MADE,
) -> Iterator[Planned]:
    """The playbook of each case in turn, written to a folder of its own below `out`.

    A case that cannot be planned is told and the next one is made; what would stop every case, such as a library that is
    not installed, is raised.
    """
    check_formats(formats)
    for path, folder in zip(cases, folders_for(cases, out), strict=True):
        try:
            made = make_playbook(path, guides, today, formats, folder, edition, with_text=True)
        except MissingExtraError:
            raise
        except CounterofferError as error:
            yield Planned(path, folder, None, error)
        else:
            yield Planned(path, folder, made)


def folders_for(cases: Sequence[Path], out: Path) -> tuple[Path, ...]:
    """A folder for each case, named after its file; no two cases ever share one, whatever the file system makes of capitals."""
    taken: set[str] = set()
    folders = []
    for path in cases:
        wanted = [path.stem, path.name, *(f"{path.name}-{number}" for number in range(2, len(cases) + 2))]
        name = next(one for one in wanted if one.casefold() not in taken)
        taken.add(name.casefold())
        folders.append(out / name)
    return tuple(folders)


def _is_small(path: Path) -> bool:
    return path.stat().st_size <= LARGEST_CASE
