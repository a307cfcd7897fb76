"""Findings for a person: place, severity, code, rule, message, the line with a caret, and the way out."""

from collections import Counter
from dataclasses import replace

from counteroffer.faces.showing import shown
from counteroffer.lint.report import Lines, Report, harmless
from counteroffer.terms.faults import Diagnostic, Severity


def write(report: Report) -> str:
    """The findings, one below the other."""
    return "".join(f"{_shown(fault, report.lines)}\n" for fault in report.findings)


def write_statistics(report: Report) -> str:
    """How many findings each rule has, and what a baseline knows that is mended."""
    width = max((len(str(count)) for _code, _name, count in report.counts), default=1)
    lines = [f"{count:>{width}}  {code}  {name}\n" for code, name, count in report.counts]
    for one in report.stale:
        times = f" ({one.count} times)" if one.count > 1 else ""
        lines.append(f"stale in the baseline: {one.path}: {one.rule}{times}\n")
    return "".join(lines)


def summary(report: Report) -> str:
    """The check in one line."""
    if not report.guides:
        return "there are no guides here to check\n"
    known = f"; {_counted(report.hidden, 'finding')} of the baseline not shown" if report.hidden else ""
    if not report.findings:
        return f"{_counted(report.guides, 'guide')} checked, nothing {'new ' if known else ''}found{known}\n"
    by_severity = Counter(fault.severity for fault in report.findings)
    told = ", ".join(_counted(by_severity[severity], str(severity)) for severity in Severity if by_severity[severity])
    faulty = len({fault.span.path for fault in report.findings})
    return f"{told} in {faulty} of {_counted(report.guides, 'guide')}{known}\n"


def _shown(fault: Diagnostic, lines: Lines) -> str:
    """A finding with its line; what the guide says cannot steer the terminal."""
    if not fault.message.isprintable():
        fault = replace(fault, message=harmless(fault.message))
    of_file = lines.of(fault.span.path)
    if 0 < fault.span.line <= len(of_file) and not of_file[fault.span.line - 1].isprintable():
        of_file = [*of_file[: fault.span.line - 1], lines.at(fault)]
    return shown(fault, of_file)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
