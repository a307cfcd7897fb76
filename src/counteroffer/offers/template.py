"""A new case file: a commented template, with the answers to a few questions filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from counteroffer.offers.values import CHECKS, UnreadableError


@dataclass(frozen=True, slots=True)
class Question:
    """One question of `counteroffer new`: where its answer goes, its words, the format of the answer."""

    key: str
    words: str
    format: str
    required: bool = False
    example: str = ""


QUESTIONS = (
    Question("company", "Which company is it?", "text", required=True),
    Question("role", "Which role, as they call it?", "text", required=True),
    Question("currency", "Which currency are you paid in (three letters)?", "currency", required=True, example="USD"),
    Question("region", "Where is the job?", "text", example="New York"),
    Question("base", "Which base salary do they offer?", "pay", example="180K"),
    Question("bonus", "Which yearly bonus (per cent of base, or an amount)?", "amount-or-share", example="15%"),
    Question("sign_on", "Which sign-on bonus?", "amount", example="20K"),
    Question("expires", "By which day must you answer?", "date", example="2026-12-04"),
    Question("low", "If the job advertisement states a range: its bottom?", "amount"),
    Question("high", "And its top?", "amount"),
    Question("present", "What is your base salary at your present job?", "pay"),
)

# How an answer stands in the file, and what stands there without one.
_LINES = {
    "region": ("region: {}", "# region: New York"),
    "base": ("  base: {}", "  base:                  # such as 180K"),
    "bonus": ("  bonus: {{target: {}}}", "  # bonus: {target: 15%}"),
    "sign_on": (
        "  sign_on: {{amount: {}}}",
        "  # sign_on: {amount: 20K, paid: [first-pay, year 2], clawback: {months: 24, kind: pro-rata}}",
    ),
    "expires": ("  expires: {}", "  # expires: 2026-12-04  # the last day to answer"),
}
_MARKET = (
    '# market:\n#   - {what: base, low: 170K, high: 210K, kind: posted-range, source: "job posting", date: 2026-11-01}'
)
_PRESENT = """\
# alternatives:
#   - name: present job
#     kind: present
#     offer: {base: 160K}
#     left_behind: [{name: unvested RSU, kind: equity, amount: 40K, on: 2027-03-01}]"""


def check_answer(question: Question, answer: str, currency: str) -> str | None:
    """What is wrong with an answer, and the way out; None where it can be used."""
    if not answer.strip():
        return "this one is needed" if question.required else None
    try:
        CHECKS[question.format](answer.strip(), currency)
    except UnreadableError as error:
        return f"{error}: {error.help}"
    return None


def fill_template(answers: Mapping[str, str]) -> str:
    """The template as text; answers are quoted so that none can change the shape of the file."""
    given = {key: answer.strip() for key, answer in answers.items() if answer.strip()}
    slots = {key: line.format(_quoted(given[key])) if key in given else empty for key, (line, empty) in _LINES.items()}
    for key in ("company", "role", "currency"):
        slots[key] = _quoted(given[key]) if key in given else ""
    slots["stage"] = "stage: written            # expectations | verbal | written | countered | final"
    slots["market"] = _market(given) or _MARKET
    present = given.get("present")
    slots["alternatives"] = (
        f"alternatives:\n  - {{name: present job, kind: present, offer: {{base: {_quoted(present)}}}}}"
        if present
        else _PRESENT
    )
    text = resources.files(__package__).joinpath("template.yaml").read_text(encoding="utf-8")
    filled = text.format(**slots)
    return "\n".join(line.rstrip() for line in filled.splitlines()) + "\n"


def _market(given: Mapping[str, str]) -> str | None:
    ends = [f"{key}: {_quoted(given[key])}" for key in ("low", "high") if key in given]
    if not ends:
        return None
    return f"market:\n  - {{what: base, {', '.join(ends)}, kind: posted-range, source: job advertisement}}"


def _quoted(answer: str) -> str:
    """An answer as a YAML scalar: in double quotes wherever plain text could be read as anything else."""
    if answer.replace(" ", "").replace("-", "").replace(".", "").isalnum() and answer.lower() not in (
        "null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
    ):
        return answer
    escaped = answer.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
