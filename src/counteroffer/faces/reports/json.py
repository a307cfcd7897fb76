"""Findings as JSON: a list of objects, by path and place; lines and columns count from 1, `end` is behind the last."""

import msgspec

from counteroffer.lint.report import Report


def write(report: Report) -> str:
    """The findings as one list."""
    findings = [
        {
            "path": fault.span.path,
            "line": fault.span.line,
            "column": fault.span.column,
            "end": fault.span.end,
            "text": fault.span.text,
            "severity": str(fault.severity),
            "code": fault.code,
            "rule": fault.rule,
            "message": fault.message,
            "help": fault.help,
        }
        for fault in report.findings
    ]
    return _pretty(findings)


def write_statistics(report: Report) -> str:
    """How many findings each rule has, how many a baseline hid, and what it knows that is mended."""
    counted = {
        "guides": report.guides,
        "rules": [{"code": code, "rule": name, "count": count} for code, name, count in report.counts],
        "hidden": report.hidden,
        "stale": [{"path": one.path, "rule": one.rule, "count": one.count} for one in report.stale],
    }
    return _pretty(counted)


def _pretty(content: object) -> str:
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"
