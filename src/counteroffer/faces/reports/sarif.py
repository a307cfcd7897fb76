"""Findings as SARIF 2.1.0, the format of static analysis results (OASIS, 2020), for code scanning services."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

import msgspec

from counteroffer import __version__
from counteroffer.lint.baseline import fingerprint
from counteroffer.lint.catalogue import all_kinds
from counteroffer.lint.kinds import Kind
from counteroffer.lint.report import Report
from counteroffer.terms.faults import Diagnostic

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | bool"


def write(report: Report) -> str:
    """One run with the findings, and with the rules that they are of."""
    kinds = {fault.code: _kind(fault) for fault in report.findings}
    codes = sorted(kinds)
    places = {code: place for place, code in enumerate(codes)}
    driver: Json = {
        "name": "counteroffer",
        "version": __version__,
        "rules": [_rule(kinds[code]) for code in codes],
    }
    results = [_result(fault, places[fault.code], report.lines.at(fault)) for fault in report.findings]
    run: Json = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _kind(fault: Diagnostic) -> Kind:
    """The kind of a finding; one that is no lint rule's has its name and no page."""
    return all_kinds().get(fault.code) or Kind(fault.code, fault.rule, fault.severity, "")


def _rule(kind: Kind) -> Json:
    page = kind.page.strip()
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": " ".join(page.split("\n\n")[0].split()) or kind.name},
        "help": {"text": page or kind.name, "markdown": page or kind.name},
        "defaultConfiguration": {"level": str(kind.severity), "enabled": kind.default_on},
    }


def _result(fault: Diagnostic, rule: int, line: str) -> Json:
    span = fault.span
    region: dict[str, Json] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": max(span.end, span.column),
    }
    if span.text:
        region["snippet"] = {"text": span.text}
    return {
        "ruleId": fault.code,
        "ruleIndex": rule,
        "level": str(fault.severity),
        "message": {"text": f"{fault.message}. Help: {fault.help}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(span.path)}, "region": region}}],
        "partialFingerprints": {"lineText/v1": fingerprint(line)},
    }


def _uri(path: str) -> str:
    """A path from the current folder as a relative reference; one from the root as a file address."""
    if os.path.isabs(path):
        return Path(path).as_uri()
    return quote(path.replace(os.sep, "/"))
