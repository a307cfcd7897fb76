"""The kinds of findings that the readers make: of a guide's text (G) and of the YAML on top of it (Y)."""

from counteroffer.lint.kinds import Kind
from counteroffer.terms.faults import Severity

_READER = (
    ("Y001", "yaml-syntax", Severity.ERROR, "The front matter cannot be read as YAML from this place on."),
    ("Y002", "yaml-alias", Severity.ERROR, "An alias stands for another place; write the value out."),
    ("Y003", "yaml-too-deep", Severity.ERROR, "Brackets or indents are nested more deeply than front matter needs."),
    ("Y004", "yaml-key", Severity.ERROR, "A list or a group stands where a key should."),
    ("Y005", "duplicate-key", Severity.ERROR, "One key is said twice in one group."),
    ("Y006", "second-document", Severity.ERROR, "A line of three dashes begins a second document."),
    ("G001", "front-matter-not-closed", Severity.ERROR, "The guide opens with three dashes that nothing closes."),
    ("G002", "front-matter-disagrees", Severity.WARNING, "Front matter says otherwise than the text; the text counts."),
    ("G003", "date-not-read", Severity.WARNING, "A date in front matter that is no day or quarter."),
    ("G004", "pay-not-read", Severity.WARNING, "An amount or percentage in a pay table that no field holds."),
    (
        "G005",
        "percentage-not-read",
        Severity.NOTE,
        "A percentage among a strategy's asks; the record holds money there.",
    ),
    ("G006", "cell-in-another-currency", Severity.WARNING, "A cell in another currency than its row."),
    ("G007", "title-not-read", Severity.WARNING, "A title that does not name the company or the role."),
    ("G008", "no-pay-table", Severity.WARNING, "A guide in which no pay table could be read."),
)

READER_KINDS = tuple(Kind(code, name, severity, f"{page}\n") for code, name, severity, page in _READER)
