"""Hold a text against a playbook's numbers."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from counteroffer.documents.source import SourceText
    from counteroffer.terms.faults import Diagnostic

STANDARD_INPUT = "-"


@click.command("audit")
@click.argument("text")
@click.option(
    "--from",
    "playbook",
    required=True,
    type=click.Path(path_type=Path),
    help="The playbook.json that the text may rest on.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How the findings are written.",
)
def command(text: str, playbook: Path, format_name: str) -> None:
    """Report every number, day, offer and result of TEXT that a playbook does not hold.

    TEXT is a file, or "-" for standard input: a letter, or a playbook in HTML, Markdown, JSON or as a calendar, whose
    figures are then held by their ids. Of a Word document or a PDF the words are read, as somebody would copy them out.

    Exit codes: 0 nothing found but notes, 1 findings, 2 the request cannot be met.
    """
    from counteroffer import operations
    from counteroffer.documents.source import SourceText
    from counteroffer.operations.audits import LARGEST_TEXT
    from counteroffer.terms.faults import Severity

    if text == STANDARD_INPUT:
        source = SourceText.from_bytes("<standard input>", sys.stdin.buffer.read(LARGEST_TEXT + 1))
    else:
        source = operations.read_text(Path(text))
    faults = operations.audit_text(source, playbook)
    if format_name == "text":
        _show(faults, source)
    else:
        _report(faults, source, format_name)
    if any(fault.severity is not Severity.NOTE for fault in faults):
        raise click.exceptions.Exit(1)


def _show(faults: "tuple[Diagnostic, ...]", source: "SourceText") -> None:
    """The findings for a person, on standard error, and what they come to."""
    from collections import Counter

    from counteroffer.faces.showing import show_faults
    from counteroffer.terms.faults import Severity

    # What the text holds must not steer the terminal; replaced one by one, every place stays where it is.
    show_faults((_tamed(fault) for fault in faults), {source.path: _tamed_lines(source.text)})
    counted = Counter(fault.severity for fault in faults)
    told = [f"{counted[one]} {one}{'' if counted[one] == 1 else 's'}" for one in Severity if counted[one]]
    backed = not (counted[Severity.ERROR] or counted[Severity.WARNING])
    click.echo(
        ", ".join(told) if not backed else "every number, day and claim is backed by the playbook" + _noted(told)
    )


def _noted(told: list[str]) -> str:
    return f" ({', '.join(told)})" if told else ""


def _tamed(fault: "Diagnostic") -> "Diagnostic":
    from dataclasses import replace

    from counteroffer.lint.report import harmless

    return replace(fault, message=harmless(fault.message), help=harmless(fault.help))


def _tamed_lines(text: str) -> str:
    from counteroffer.lint.report import harmless

    return "\n".join(harmless(line.rstrip("\r")) if not line.isprintable() else line for line in text.split("\n"))


def _report(faults: "tuple[Diagnostic, ...]", source: "SourceText", format_name: str) -> None:
    """The findings for a program."""
    from counteroffer.faces.reports import written
    from counteroffer.lint.report import Lines, Report

    lines = Lines({source.path: source.text.encode("utf-8", "replace")})
    click.echo(written(Report(faults, {source.path: frozenset()}, lines), format_name), nl=False)
