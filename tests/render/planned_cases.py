"""The playbooks of all examples, each made once for the tests that draw them."""

from datetime import date
from functools import cache
from pathlib import Path

from counteroffer import operations

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 21)
CASES = tuple(sorted(EXAMPLES.glob("*.yaml")))
NAMES = tuple(path.stem for path in CASES)
FORMATS = ("terminal", "markdown", "html", "pdf", "docx", "ics", "json")


@cache
def made(name: str) -> operations.Made:
    return operations.make_playbook(EXAMPLES / f"{name}.yaml", (), TODAY)


@cache
def redacted(name: str) -> operations.Made:
    edition = operations.Edition(redacted=True)
    return operations.make_playbook(EXAMPLES / f"{name}.yaml", (), TODAY, edition=edition)


@cache
def drawn(name: str, format_name: str, *, redact: bool = False) -> bytes:
    playbook = (redacted if redact else made)(name).playbook
    return operations.render(playbook, format_name, operations.Edition(redacted=redact))
