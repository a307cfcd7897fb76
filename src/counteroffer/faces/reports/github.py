"""Findings as commands of a GitHub workflow, which shows them beside the lines of a pull request."""

from counteroffer.lint.report import Report
from counteroffer.terms.faults import Diagnostic, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report) -> str:
    """One command a finding."""
    return "".join(_command(fault) for fault in report.findings)


def _command(fault: Diagnostic) -> str:
    span = fault.span
    where = f"file={_property(span.path)},line={span.line},endLine={span.line},col={span.column}"
    end = f",endColumn={span.end}" if span.end > span.column else ""
    title = _property(f"{fault.code} [{fault.rule}]")
    message = _escaped(f"{fault.message}\nhelp: {fault.help}")
    return f"::{LEVELS[fault.severity]} {where}{end},title={title}::{message}\n"


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
