"""How reading and checking grow with a guide: four times the text should take about four times as long.

    python bench/growth.py [LINES]

Subjects: pieces that a careless pattern or loop would read in the square of their length, LINES of them (default 2,000)
and four times as many: amounts in a row, asks in a sentence, levels in a line, rows of a table, headings, lists.
Processor time, the best of three. The first row is the baseline: plain prose without a figure. Figures to read, not a test.
"""

import sys
import time
from datetime import date

from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
from counteroffer.lint.checking import check_guide

LINES, RUNS, TIMES = 2_000, 3, 4
TODAY = date(2026, 11, 21)
HEAD = "# Baker | Acme Negotiation Guide\n\n"
TABLE = "| Region | Base salary | Bonus | Total |\n|---|---|---|---|\n"
# What stands before, and what is repeated.
SUBJECTS = {
    "prose": ("", "Flour is weighed before the water, and the oven is hot by six.\n\n"),
    "amounts in a row": ("", "$5K - "),
    "asks in a sentence": ("**Negotiate Up Strategy:** ", "For Lyon or Hove, target €80K / £70K base. "),
    "levels in a line": ("**Level Mapping:** Staff maps to ", "Oakbridge L4 (E4, "),
    "lines of level mapping": ("## Level Mapping\n\n", "Acme L3 = Oakbridge L4\n\n"),
    "rows of pay": (TABLE, "| Hove | $100K - $150K | $9K | $109K - $159K |\n"),
    "tables": ("", TABLE + "| Hove | $100K - $150K | $9K | $109K - $159K |\n\n"),
    "levers": ("", "## Lever 1: a\n\nAsk for $5K.\n\n"),
    "open brackets": ("", "[( "),
    "quotes in quotes": ("", "> "),
}


def seconds(text: str) -> float:
    """The least time of the processor to read and check a guide."""
    found = []
    for _run in range(RUNS):
        begun = time.process_time()
        guide, _faults = read_guide(SourceText("acme.md", text))
        check_guide(guide, TODAY)
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    """Measure and print."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    print(f"{lines:,} pieces and {TIMES} times as many, Python {sys.version.split()[0]}")
    for name, (before, piece) in SUBJECTS.items():
        once, more = (seconds(HEAD + before + piece * count) for count in (lines, TIMES * lines))
        print(f"{name:26}{once * 1000:10.1f} ms {more * 1000:10.1f} ms  {more / once:6.2f} times")


if __name__ == "__main__":
    main()
