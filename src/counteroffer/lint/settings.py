"""What a check looks for and where, as a person set it: which findings, how grave, in which files."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from counteroffer.lint.globs import matches
from counteroffer.terms.faults import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one check. Patterns are held against paths below `root`, the folder of the settings' file."""

    enabled: frozenset[str]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    hidden_by_path: tuple[tuple[str, frozenset[str]], ...] = ()
    root: Path = Path()
    baseline: Path | None = None

    def excludes(self, path: Path) -> bool:
        """Whether a file is left out."""
        if not self.exclude:
            return False
        below = self._below(path)
        return any(matches(pattern, below) for pattern in self.exclude)

    def codes_at(self, path: Path) -> frozenset[str]:
        """The codes that count in one file."""
        if not self.hidden_by_path:
            return self.enabled
        below = self._below(path)
        hidden = (codes for pattern, codes in self.hidden_by_path if matches(pattern, below))
        return self.enabled.difference(*hidden)

    def graded(self, fault: Diagnostic) -> Diagnostic:
        """The finding with the severity that the settings give it."""
        severity = self.severities.get(fault.code)
        return fault if severity is None or severity is fault.severity else replace(fault, severity=severity)

    def _below(self, path: Path) -> str:
        try:
            return Path(os.path.relpath(path, self.root)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()
