"""A baseline: the faults that a library had when the check was switched on; they are hidden, new ones are shown.

A fault is known by its guide's path (from the folder of the baseline), its rule and a fingerprint of its line's text,
so it stays known where lines move, and counts as new where its line is changed.
"""

import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from counteroffer.terms.faults import BadRequestError, Diagnostic

VERSION = 1

Known: TypeAlias = tuple[str, str, str]
LineOf: TypeAlias = Callable[[Diagnostic], str]


@dataclass(frozen=True, slots=True)
class Stale:
    """A fault of the baseline that is there no longer: its guide, its rule, and how often."""

    path: str
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each fault is known, and the file that says so."""

    file: Path
    known: Mapping[Known, int]

    def hide(
        self, faults: Iterable[Diagnostic], line_of: LineOf, checked: Collection[str]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Stale, ...]]:
        """The faults that are new, and what the baseline knows of guides that were `checked` or have gone, but is mended."""
        left = Counter(self.known)
        new: list[Diagnostic] = []
        for fault in faults:
            known = _known(fault, line_of, self.file.parent)
            if left[known] > 0:
                left[known] -= 1
            else:
                new.append(fault)
        seen = {_from(path, self.file.parent) for path in checked}
        mended: Counter[tuple[str, str]] = Counter()
        for (path, rule, _print), count in left.items():
            if count > 0 and (path in seen or not (self.file.parent / path).exists()):
                mended[path, rule] += count
        return tuple(new), tuple(Stale(path, rule, count) for (path, rule), count in sorted(mended.items()))


def fingerprint(line: str) -> str:
    """The fingerprint of a line's text; space at its ends and its width count for nothing."""
    return blake2b(" ".join(line.split()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_baseline(file: Path) -> Baseline:
    """The baseline of a file. BadRequestError where there is none, or it is no baseline of this version."""
    try:
        content: object = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise BadRequestError(f"there is no baseline {file}", f"write it first: --write-baseline {file}") from None
    except OSError as error:
        raise BadRequestError(f"{file} cannot be read: {error.strerror}", "name a file that you may read") from None
    except (ValueError, RecursionError):
        raise _no_baseline(file) from None
    if not isinstance(content, dict) or content.get("counteroffer-baseline") != VERSION:
        raise _no_baseline(file)
    return Baseline(file.absolute(), dict(_entries(file, content.get("guides"))))


def write_baseline(file: Path, faults: Iterable[Diagnostic], line_of: LineOf) -> None:
    """Write all faults as known, whole or not at all. BadRequestError where the file cannot be written."""
    folder = file.absolute().parent
    guides: dict[str, dict[str, dict[str, int]]] = {}
    for fault in faults:
        path, rule, line = _known(fault, line_of, folder)
        lines = guides.setdefault(path, {}).setdefault(rule, {})
        lines[line] = lines.get(line, 0) + 1
    content = {"counteroffer-baseline": VERSION, "guides": guides}
    _replace(file, json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n")


def _replace(file: Path, text: str) -> None:
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.absolute().parent)
        try:
            with open(descriptor, "w", encoding="utf-8", errors="surrogateescape") as opened:
                opened.write(text)
            os.chmod(beside, 0o644)
            os.replace(beside, file)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError as error:
        raise BadRequestError(f"{file} cannot be written: {error.strerror}", "choose a folder of yours") from None


def _known(fault: Diagnostic, line_of: LineOf, folder: Path) -> Known:
    return _from(fault.span.path, folder), fault.rule, fingerprint(line_of(fault))


def _from(path: str, folder: Path) -> str:
    """A path as seen from a folder; standard input is itself."""
    if path.startswith("<"):
        return path
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()


def _entries(file: Path, guides: object) -> Iterable[tuple[Known, int]]:
    for path, rules in _items(file, guides):
        for rule, lines in _items(file, rules):
            for line, count in _items(file, lines):
                if not isinstance(count, int) or count < 1:
                    raise _no_baseline(file)
                yield (path, rule, line), count


def _items(file: Path, value: object) -> Iterable[tuple[str, object]]:
    if not isinstance(value, dict):
        raise _no_baseline(file)
    return value.items()


def _no_baseline(file: Path) -> BadRequestError:
    return BadRequestError(f"{file} is no baseline", f"write it anew: --write-baseline {file}")
