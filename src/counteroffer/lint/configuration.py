"""Reads settings from `counteroffer.toml`, or from `[tool.counteroffer.guides]` of a `pyproject.toml`.

```toml
[guides]
select = ["default", "one-source-only"]
ignore = ["very-wide-range"]
exclude = ["drafts/**", "README.md"]
baseline = "guides-baseline.json"

[guides.severities]
undated-guide = "note"

[guides.per-path-ignores]
"archive/**" = ["review-overdue"]
```
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeGuard

from counteroffer.lint.catalogue import codes_meant, did_you_mean, near_kind
from counteroffer.lint.choosing import chosen, default_settings, hidden_by
from counteroffer.lint.settings import Settings
from counteroffer.terms.faults import BadRequestError, Severity

OWN_FILE = "counteroffer.toml"
SHARED_FILE = "pyproject.toml"
KEYS = ("select", "ignore", "exclude", "severities", "per-path-ignores", "baseline")

_Table: TypeAlias = Mapping[str, object]


def settings_for(path: Path) -> Settings:
    """The settings that hold for a file or folder: those of the nearest folder above it that has some.

    BadRequestError, with the place in the file, where they cannot be read.
    """
    whole = path.absolute()
    for folder in (whole, *whole.parents):
        found = _read(folder / OWN_FILE, ("guides",)) or _read(folder / SHARED_FILE, ("tool", "counteroffer", "guides"))
        if found is not None:
            return found
    return default_settings()


def _read(file: Path, above: tuple[str, ...]) -> Settings | None:
    """The settings of one file; None where there is no such file, or it says nothing about guides."""
    if not file.is_file():
        return None
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadRequestError(f"{file} cannot be read", "save it as UTF-8, readable by you") from None
    try:
        table: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(file, str(error)) from None
    if file.name == OWN_FILE:
        _Written(file, text, ()).refuse_others(_as_table(table), ("guides",), "table")
    for key in above:
        table = table.get(key, {}) if _is_table(table) else {}
    written = _Written(file, text, above)
    if not _is_table(table):
        raise written.error(
            above[-1], f"{above[-1]} should be a table", f"write [{'.'.join(above)}] and its keys below"
        )
    return written.settings(table) if table or file.name == OWN_FILE else None


@dataclass(frozen=True, slots=True)
class _Written:
    """The table of settings in its file, for placing what is wrong in it."""

    file: Path
    text: str
    above: tuple[str, ...]

    def settings(self, table: _Table) -> Settings:
        """The settings that the table says."""
        self.refuse_others(table, KEYS, "key")
        for key in ("select", "ignore"):
            self._refuse_unknown_rules(key, self._words(table, key))
        select = self._words(table, "select") if "select" in table else None
        return Settings(
            enabled=chosen(select, self._words(table, "ignore")),
            severities=dict(self._severities(self._inner(table, "severities"))),
            exclude=self._words(table, "exclude"),
            hidden_by_path=tuple(self._by_path(self._inner(table, "per-path-ignores"))),
            root=self.file.parent,
            baseline=self._baseline(table),
        )

    def refuse_others(self, table: _Table, known: tuple[str, ...], what: str) -> None:
        """BadRequestError for a key that settings do not have."""
        for key in table:
            if key not in known:
                hint = did_you_mean(key, known) or f"possible: {', '.join(known)}"
                raise self.error(key, f"there is no {what} {key!r} in the settings for guides", hint)

    def error(self, word: str, message: str, hint: str) -> BadRequestError:
        """The error at the first place where a word stands below the table's heading."""
        begin = re.search(rf"^[ \t]*\[{re.escape('.'.join(self.above))}\b", self.text, re.MULTILINE)
        start = begin.start() if begin else 0
        found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(self.text, start)
        place = found.start() if found else start
        line = self.text.count("\n", 0, place) + 1
        column = place - self.text.rfind("\n", 0, place)
        return BadRequestError(f"{self.file}:{line}:{column}: {message}", hint)

    def _words(self, table: _Table, key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return tuple(value)
        raise self.error(key, f"{key} should be a list of words", f'write {key} = ["…"]')

    def _inner(self, table: _Table, key: str) -> _Table:
        value = table.get(key, {})
        if _is_table(value):
            return value
        raise self.error(key, f"{key} should be a table", f"write [{'.'.join((*self.above, key))}] and its keys below")

    def _severities(self, table: _Table) -> Iterator[tuple[str, Severity]]:
        possible = tuple(str(severity) for severity in Severity)
        self._refuse_unknown_rules("severities", tuple(table))
        for word, value in table.items():
            if value not in possible:
                near = did_you_mean(value, possible) if isinstance(value, str) else ""
                hint = near or f"write one of {', '.join(possible)}; to switch a rule off, ignore it"
                raise self.error(value if isinstance(value, str) and value else word, f"{value!r} is no severity", hint)
            yield from ((code, Severity(str(value))) for code in hidden_by((word,)))

    def _by_path(self, table: _Table) -> Iterator[tuple[str, frozenset[str]]]:
        for pattern in table:
            words = self._words(table, pattern)
            self._refuse_unknown_rules(pattern, words)
            yield pattern, hidden_by(words)

    def _baseline(self, table: _Table) -> Path | None:
        value = table.get("baseline")
        if value is None:
            return None
        if not isinstance(value, str) or not value:
            raise self.error("baseline", "baseline should be a file's name", 'write baseline = "guides-baseline.json"')
        return self.file.parent / value

    def _refuse_unknown_rules(self, key: str, words: tuple[str, ...]) -> None:
        for word in words:
            if codes_meant(word) is None:
                raise self.error(word or key, f"there is no rule {word!r}", near_kind(word))


def _is_table(value: object) -> TypeGuard[_Table]:
    return isinstance(value, dict)


def _as_table(value: object) -> _Table:
    return value if _is_table(value) else {}


def _syntax_error(file: Path, message: str) -> BadRequestError:
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    where = f"{file}:{place[1]}:{place[2]}" if place else str(file)
    what = message[: place.start()].strip() if place else message
    return BadRequestError(f"{where}: {what[:1].lower()}{what[1:]}", "mend the TOML there")
