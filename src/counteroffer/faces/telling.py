"""What operations give, as JSON for programs; where the command line has JSON of the same, it is that to the byte."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from counteroffer import operations
from counteroffer.cases.folder import CaseFile
from counteroffer.faces.discretion import decoded, encoded
from counteroffer.terms.faults import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.cases.index import Listed
    from counteroffer.library.coverage import Coverage
    from counteroffer.library.level_view import LevelView
    from counteroffer.library.library import Match, Matched
    from counteroffer.parameters.listing import ShownParameter

FIGURES_OF = {
    "position": ("position.",),
    "packages": ("packages.",),
    "valuation": ("valuation.", "offer."),
    "standing": ("guide.", "offer."),
}


def fault_record(fault: Diagnostic) -> dict[str, str | int]:
    """A fault with its place, as `guides check --format json` writes it."""
    span = fault.span
    return {
        "path": span.path, "line": span.line, "column": span.column, "end": span.end, "text": span.text, "severity": str(fault.severity),
        "code": fault.code, "rule": fault.rule, "message": fault.message, "help": fault.help,
    }  # fmt: skip


def faults(found: Iterable[Diagnostic]) -> bytes:
    """Faults, and how many are errors."""
    records = [fault_record(fault) for fault in found]
    errors = sum(one["severity"] == Severity.ERROR for one in records)
    return encoded({"errors": errors, "warnings": len(records) - errors, "faults": records})


def findings(found: Iterable[Diagnostic]) -> bytes:
    """The findings of guides as one list."""
    text = msgspec.json.format(msgspec.json.encode([fault_record(fault) for fault in found]), indent=2)
    return text + b"\n"


def listed(cases: "Sequence[Listed]") -> bytes:
    """The cases of the folder."""
    return encoded([{**msgspec.to_builtins(one), "changed_at": round(one.changed_at)} for one in cases])


def kept(file: CaseFile) -> bytes:
    """What a change has made: the id, the version to name in the next change, and the faults that there are now."""
    found = operations.check_source(file.source).faults
    return encoded({"id": file.id, "version": file.version, "faults": [fault_record(fault) for fault in found]})


def read(found: "operations.CheckedFile") -> bytes:
    """A case: its fields, its text, its faults."""
    stated = {field.path: field.value for field in operations.case_form(found.file.source).fields() if field.value}
    return encoded(
        {
            "id": found.file.id,
            "version": found.file.version,
            "fields": stated,
            "text": found.file.source.text,
            "faults": [fault_record(fault) for fault in found.faults],
        }
    )


def checked(found: "operations.CheckedFile") -> bytes:
    """The faults of a case."""
    return faults(found.faults)


def nothing(_found: None) -> bytes:
    """Nothing is left to be said."""
    return b""


def plan(found: "operations.PlanParts") -> bytes:
    """The plan as `plan --format json` writes it, or some parts of it with the figures that they show."""
    whole = operations.render(found.playbook, "json")
    if not found.parts:
        return whole
    record = decoded(whole)
    unknown = [part for part in found.parts if part not in record]
    if unknown:
        from counteroffer.terms.faults import BadRequestError

        raise BadRequestError(f"a plan has no part {unknown[0]!r}", f"parts: {', '.join(record)}")
    chosen = {part: record[part] for part in record if part in (*found.parts, "case", "today")}
    if "figures" not in chosen:
        chosen["figures"] = [one for one in record["figures"] if _is_of(one["id"], found.parts, chosen)]
    return encoded(chosen)


def logged(found: "operations.LoggedFile") -> bytes:
    """What was written into the case, what it contradicts, and what comes next."""
    from counteroffer.terms.printing import printed_sentence

    return encoded(
        {
            "id": found.file.id,
            "version": found.file.version,
            "entry": found.entry,
            "contradictions": [printed_sentence(one) for one in found.contradictions],
            "notes": list(found.notes),
            "next": [
                {"date": step.day.day.isoformat(), "what": printed_sentence(step.what)}
                for step in found.plan.timeline[:1]
            ],
        }
    )


def traced(steps: "Sequence[operations.TraceStep]") -> bytes:
    """A figure and everything that it rests on, depth first."""
    return encoded(
        [{key: value for key, value in msgspec.to_builtins(step).items() if value not in ("", False)} for step in steps]
    )


def parameters(found: "Sequence[ShownParameter]") -> bytes:
    """Public constants with their references and where they were checked."""
    from counteroffer.terms.printing import printed_sentence

    return encoded(
        [
            {
                "id": one.id,
                "value": printed_sentence(one.value),
                "about": one.about,
                "valid_from": one.valid_from,
                "valid_to": one.valid_to,
                "reference": msgspec.to_builtins(one.reference),
                "checked_in": [msgspec.to_builtins(place) for place in one.checked_in],
            }
            for one in found
        ]
    )


def shelved(found: "Sequence[operations.Shelved]") -> bytes:
    """Guides as a list shows them."""
    return encoded(
        [
            {
                "id": one.id,
                "company": one.company,
                "role": one.role,
                "level": one.level,
                "regions": one.regions,
                "currencies": one.currencies,
                "made": one.made,
                "review_due": one.due,
                "errors": one.errors,
                "warnings": one.warnings,
                "path": one.path,
            }
            for one in found
        ]
    )


def matched(found: "Matched") -> bytes:
    """The guide and the row that fit, with the reason of every step."""
    guide = found.entry.guide if found.entry is not None else None
    row = next((at for at, one in enumerate(guide.compensation) if one is found.row), None) if guide else None
    steps = {"company": found.company, "role": found.role, "region": found.region, "level": found.level}
    record = decoded(operations.guide_record(guide)) if guide is not None else None
    return encoded(
        {
            "guide": {key: record[key] for key in ("path", "company", "role", "level", "dated")} if record else None,
            "pay": record["compensation"][row] if record is not None and row is not None else None,
            "figures": [one for one in record["figures"] if one["field"].startswith(f"compensation[{row}].")]
            if record
            else [],
            "match": {field: _step(step) for field, step in steps.items() if step is not None},
        }
    )


def reviews(found: "operations.GuidesDue") -> bytes:
    """When guides are due, as `guides fresh --format json` writes it."""
    from counteroffer.render.review_table import reviews_as_json

    return reviews_as_json(found.reviews, found.today, found.interval) + b"\n"


def coverage(found: "Coverage") -> bytes:
    """What guides cover, as `guides stats --format json` writes it."""
    from counteroffer.render.coverage_table import coverage_as_json

    return coverage_as_json(found) + b"\n"


def levels(found: "LevelView") -> bytes:
    """Which levels are equal, as `guides levels --format json` writes it."""
    from counteroffer.render.level_report import levels_as_json

    return levels_as_json(found) + b"\n"


def _step(step: "Match") -> dict[str, str]:
    from counteroffer.terms.printing import printed_sentence

    return {"how": step.how, "why": printed_sentence(step.why)}


def _is_of(id: str, parts: Sequence[str], chosen: Any) -> bool:
    """Whether a figure belongs to some parts of a plan: by its id, or as scripts name it."""
    in_scripts = any(id in script["figures"] for script in chosen.get("scripts", ()))
    return in_scripts or any(id.startswith(FIGURES_OF.get(part, (f"{part}.",))) for part in parts)
