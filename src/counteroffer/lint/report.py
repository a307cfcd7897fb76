"""What a check found: the findings in order, what a baseline hid, and the lines that they stand on."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from counteroffer.documents.source import SourceText
from counteroffer.terms.faults import Diagnostic

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Stale:
    """A fault of a baseline that is there no longer: its guide, its rule, and how often."""

    path: str
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """The findings by path and place; `checked` has the codes that count in each file, `hidden` is how many a baseline hid."""

    findings: tuple[Diagnostic, ...]
    checked: Mapping[str, frozenset[str]]
    lines: "Lines"
    hidden: int = 0
    stale: tuple[Stale, ...] = ()

    @property
    def guides(self) -> int:
        """How many files were checked."""
        return len(self.checked)

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """How many findings each rule has (its code and name), the most frequent first."""
        counted = Counter((fault.code, fault.rule) for fault in self.findings)
        return tuple(
            (code, name, count) for (code, name), count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the checked files, split only where one is asked for."""

    contents: Mapping[str, bytes]
    split: dict[str, list[str]] = field(default_factory=dict)

    def of(self, path: str) -> list[str]:
        """The lines of a file, as they are."""
        if path not in self.split:
            self.split[path] = SourceText.from_bytes(path, self.contents.get(path, b"")).text.split("\n")
        return self.split[path]

    def at(self, fault: Diagnostic) -> str:
        """The line on which a finding stands, fit for a terminal; empty where the file has no such line."""
        lines = self.of(fault.span.path)
        return harmless(lines[fault.span.line - 1].rstrip("\r")) if 0 < fault.span.line <= len(lines) else ""


def harmless(text: str) -> str:
    """A text with what a terminal would obey (escapes, changes of direction) replaced, one character by one."""
    return text if text.isprintable() else _CONTROL.sub("\ufffd", text)
