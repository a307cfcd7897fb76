"""How faults are shown on a terminal: place, rule, message, the line with a caret, the way out."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from counteroffer.terms.faults import Diagnostic, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
WIDEST = 100


def show_faults(faults: Iterable[Diagnostic], texts: Mapping[str, str] | None = None) -> None:
    """Print faults to standard error; `texts` holds the text of a path that is no file."""
    known: dict[str, list[str]] = {path: text.split("\n") for path, text in (texts or {}).items()}
    for fault in faults:
        path = fault.span.path
        if path not in known:
            known[path] = _lines(path)
        click.echo(shown(fault, known[path]), err=True)


def shown(fault: Diagnostic, lines: list[str]) -> str:
    """One fault as text."""
    severity = click.style(str(fault.severity), fg=COLOURS[fault.severity], bold=True)
    said = [f"{click.style(str(fault.span), bold=True)}: {severity} {fault.code} [{fault.rule}] {fault.message}"]
    if 0 < fault.span.line <= len(lines):
        said.extend(_excerpt(fault, lines[fault.span.line - 1].rstrip("\r")))
    said.append(f"    help: {fault.help}")
    return "\n".join(said)


def _excerpt(fault: Diagnostic, line: str) -> list[str]:
    """The line with a caret under the place; a long line is shown around it."""
    start, end = fault.span.column - 1, max(fault.span.end - 1, fault.span.column)
    left = max(0, start - WIDEST // 2)
    shown_line = line[left : left + WIDEST].replace("\t", " ")
    dots = "…" if left else ""
    width = max(1, min(end, left + WIDEST) - start)
    return [f"    | {dots}{shown_line}", f"    | {' ' * (len(dots) + start - left)}{'^' * width}"]


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []
