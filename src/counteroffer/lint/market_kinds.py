"""Kinds of findings that need market records: they are made in a room above, and known here by their code and name."""

from counteroffer.lint.kinds import Kind
from counteroffer.terms.faults import Severity

FILINGS_DISAGREE = Kind(
    "E007",
    "filings-disagree",
    Severity.WARNING,
    """The employer has filed other pay than the guide states.

With `counteroffer guides check --market`, the base range of every row in US dollars is held against the certified filings
among your own records: those of the same employer, role and level, of the last three years, in the region of the row. At
least five must be there. The finding says by how much their median lies above the top of the range, or below its bottom;
less than a twentieth is not reported.

Filings are for work on certain visas. They are base pay as the employer stated it, and say nothing of bonus or equity. A
guide may be right where it is for another team, or newer: then say so in the guide, and allow the finding there.

```markdown
<!-- counteroffer: allow filings-disagree because the filings are older than the new bands -->
```
""",
    default_on=False,
)

MARKET_KINDS = (FILINGS_DISAGREE,)
