"""A baseline: the faults that a library had when the check was switched on; they are hidden, new ones are shown.

A fault is known by its guide's path (from the folder of the baseline), its rule and a fingerprint of its line's text,
so it stays known where lines move, and counts as new where its line is changed.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from counteroffer.documents.replacing import write_whole
from counteroffer.lint.catalogue import kind_called
from counteroffer.lint.report import Lines, Report, Stale
from counteroffer.terms.faults import BadRequestError, Diagnostic

VERSION = 1

Known: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each fault is known, and the file that says so."""

    file: Path
    known: Mapping[Known, int]

    def hide(self, report: Report) -> Report:
        """A report without the known faults, and with what is stale: known of a guide checked or gone, and mended."""
        folder, left = self.file.parent, Counter(self.known)
        new: list[Diagnostic] = []
        for fault in report.findings:
            known = _known(fault, report.lines, folder)
            if left[known] > 0:
                left[known] -= 1
            else:
                new.append(fault)
        hidden = report.hidden + len(report.findings) - len(new)
        return replace(report, findings=tuple(new), hidden=hidden, stale=(*report.stale, *self._stale(report, left)))

    def _stale(self, report: Report, left: Mapping[Known, int]) -> Iterator[Stale]:
        """What is left over of guides that were checked by that rule, or are there no longer."""
        folder = self.file.parent
        checked = {_from(path, folder): codes for path, codes in report.checked.items()}
        mended: Counter[tuple[str, str]] = Counter()
        for (path, rule, _line), count in left.items():
            kind = kind_called(rule)
            was_checked = path in checked and (kind is None or kind.code in checked[path])
            if count > 0 and (was_checked or not (path in checked or (folder / path).exists())):
                mended[path, rule] += count
        return (Stale(path, rule, count) for (path, rule), count in sorted(mended.items()))


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


def write_baseline(file: Path, report: Report) -> None:
    """Write all findings of a report as known, whole or not at all. BadRequestError where the file cannot be written."""
    folder = file.absolute().parent
    guides: dict[str, dict[str, dict[str, int]]] = {}
    for fault in report.findings:
        path, rule, line = _known(fault, report.lines, folder)
        lines = guides.setdefault(path, {}).setdefault(rule, {})
        lines[line] = lines.get(line, 0) + 1
    content = {"counteroffer-baseline": VERSION, "guides": guides}
    _replace(file, json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n")


def _replace(file: Path, text: str) -> None:
    try:
        write_whole(file, text.encode("utf-8", "surrogateescape"), mode=0o644)
    except OSError as error:
        raise BadRequestError(f"{file} cannot be written: {error.strerror}", "choose a folder of yours") from None


def _known(fault: Diagnostic, lines: Lines, folder: Path) -> Known:
    """A finding without a place of its own is about its guide, whatever stands on the first line."""
    line = lines.at(fault) if fault.span.end > fault.span.column else ""
    return _from(fault.span.path, folder), fault.rule, fingerprint(line)


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
