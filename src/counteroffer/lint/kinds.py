"""Kinds of findings: each has a code, a name, a usual severity and a page; here those of the check itself."""

from dataclasses import dataclass

from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding, whoever makes it: a rule, the reader of guides, or the check."""

    code: str
    name: str
    severity: Severity
    page: str
    default_on: bool = True

    def at(self, span: Span, message: str, help_text: str) -> Diagnostic:
        """A finding of this kind."""
        return Diagnostic(self.code, self.name, self.severity, span, message, help_text)


SUPPRESSION_WITHOUT_REASON = Kind(
    "E001",
    "suppression-without-reason",
    Severity.WARNING,
    """A comment that allows a rule says why; without a reason it allows nothing.

Write the reason behind the word "because":

```markdown
<!-- counteroffer: allow total-does-not-reconcile because the sum counts the whole grant -->
```
""",
)

UNKNOWN_RULE_ALLOWED = Kind(
    "E002",
    "unknown-rule-allowed",
    Severity.WARNING,
    """A comment allows a rule that there is not; it is misspelled, or the rule has gone.

A rule is named by its name or its code; `counteroffer guides check --explain RULE` knows all of them.
""",
)

UNUSED_SUPPRESSION = Kind(
    "E003",
    "unused-suppression",
    Severity.NOTE,
    """A comment allows a rule that finds nothing at its place: the fault is mended, or the comment stands elsewhere.

Take the comment away, so that it does not hide the next fault. A rule that is switched off is not asked.
""",
)

SUPPRESSION_NOT_UNDERSTOOD = Kind(
    "E004",
    "suppression-not-understood",
    Severity.WARNING,
    """A comment begins with "counteroffer:", but what follows is not understood.

On the line of a fault, or on a line of its own above it (above a table: for all of its rows), and for a whole file:

```markdown
<!-- counteroffer: allow RULE because REASON -->
<!-- counteroffer: allow-file RULE, RULE because REASON -->
```
""",
)

FILE_NOT_READABLE = Kind(
    "E005",
    "file-not-readable",
    Severity.ERROR,
    """A file that cannot be opened: it went away, or you may not read it. The other guides are checked without it.

This finding is shown whatever rules are selected; only ignoring it by its name hides it.
""",
)

BYTES_NOT_UTF8 = Kind(
    "E006",
    "bytes-not-utf-8",
    Severity.WARNING,
    """A guide that is not all UTF-8: the bytes that are none are read as U+FFFD, so a name or an amount may be lost.

Save the file as UTF-8.
""",
)

ENGINE_KINDS = (
    SUPPRESSION_WITHOUT_REASON,
    UNKNOWN_RULE_ALLOWED,
    UNUSED_SUPPRESSION,
    SUPPRESSION_NOT_UNDERSTOOD,
    FILE_NOT_READABLE,
    BYTES_NOT_UTF8,
)
