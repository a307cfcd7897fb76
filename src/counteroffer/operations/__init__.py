"""One function for each thing that a person can ask; the only place where all rooms are put together."""

from counteroffer.operations.cases import CheckedCase, check_case, write_case, write_schema
from counteroffer.operations.checks import check_guides, explain_rule, write_guide_baseline
from counteroffer.operations.guides import (
    format_guides,
    guide_record,
    guide_schema,
    keep_guide,
    mend_guides,
    new_guide,
    read_guides,
)
from counteroffer.operations.libraries import (
    compare_guides,
    cover_guides,
    known_guides,
    review_guides,
    view_guide_levels,
)
from counteroffer.operations.playbooks import (
    Made,
    audit_text,
    format_names,
    make_playbook,
    read_text,
    render,
    trace_figure,
)

__all__ = [
    "CheckedCase",
    "Made",
    "audit_text",
    "check_case",
    "check_guides",
    "compare_guides",
    "cover_guides",
    "explain_rule",
    "format_guides",
    "format_names",
    "guide_record",
    "guide_schema",
    "keep_guide",
    "known_guides",
    "make_playbook",
    "mend_guides",
    "new_guide",
    "read_guides",
    "read_text",
    "render",
    "review_guides",
    "trace_figure",
    "view_guide_levels",
    "write_case",
    "write_guide_baseline",
    "write_schema",
]
