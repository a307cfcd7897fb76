"""Any text gives a record, in time that grows with its length, and every place of the record holds what it says.

`COUNTEROFFER_SOAK=1` (or `make soak`) tries very many more texts; a number multiplies their count by it.
"""

import json
import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.as_json import guide_as_json
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.terms.amounts import find_numbers
from tests.ending import ended
from tests.guides.written import CANONICAL

SOAK = int(os.environ.get("COUNTEROFFER_SOAK") or 0)
MUTANTS = 28_000 if not SOAK else 60_000 * SOAK  # about half a minute of one processor
TEXTS = 150 if not SOAK else 10_000 * SOAK

LEVELS = """# Data Engineer (L4) | Alder Bay Negotiation Guide

## Base salary by level (2026)

| Level | Oslo (kr) | Zürich (CHF) | Pune |
|:--|--:|---|---|
| Junior | kr 600 000 - kr 700 000 | CHF 95'000–110'000 | ₹12L–₹18L |
| Senior (L5) | 850 000 kr | CHF 130'000+ | ₹1.2Cr |

*Ranges are total compensation.*

## Level Mapping
Alder Bay L4 = Birchwell Senior (E5); Staff at Alder Bay = E6 at Birchwell

## Lever 1: Sign-on
"I leave a bonus of €35.000 behind; a sign-on of $[X]K would close that."

## Lever 2: Equity - "Let us make the grant $400K over 4 years"
> More words, 15% of them in bold: **$410K**.

---

> **Negotiation Strategy:** Push for CHF 140,000 base and CHF 20,000 sign-on in Zürich. If the base is firm, ask for
> equity instead. In Pune, anchor at ₹22L and accept at ₹18L; walk away below ₹16L.

### Sources
1. [A survey](https://example.org/2025?a=(b)) of 2025
2. Alder Bay's report, 2024-2026
"""
LISTED = """Quince Labs: Negotiation Playbook for a Researcher

**TL;DR** Pay is high, the AI premium is 10-20%.

### London pay
- **Base:** £110K-£140K
- **RSU:** £80K/4yr
* **Berlin:** Base €95,000 – €120,000 | Bonus 10% | Total €110.000

### Key levers
* **Another offer** Hold £150K+ from a rival (£12,500 a month).
"""
SEEDS = (CANONICAL, LEVELS, LISTED)
PIECES = (
    *("$228K - $290K", "€35.000,50", "25-30%", "$[50K-90K]", "¥1.2亿", "kr", "US$", "401k", "1,5", "/yr", "+", "p.a."),
    *("|", "||", "|--|", "\n|---|---|\n", "#", "\n## Levers\n", "\n## Strategy\n", "\n## Sources\n", "\n---\n", "---"),
    *("> ", ">", "- ", "1. ", "\t", "    ", "**", "*", "_", "`", "```\n", "[", "](", ")", "<b>", "<!--", "&amp;", "\\"),
    *(
        "\r\n",
        "\r",
        "\n\n",
        "\0",
        "\ufeff",
        "\u202e",
        "\u200f",
        "\u00a0",
        "\u2028",
        "😀",
        "🇬🇧",
        "é",
        "e\u0301",
        "\ud800",
    ),
    *(
        "Base",
        "Total",
        "Region",
        "accept at",
        "open at",
        "If ",
        "Lever 3:",
        "2026",
        "&a",
        "*a",
        "{",
        ": ",
        "- region: x\n",
    ),
)
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)


def read_and_check(text: str) -> Guide:
    """The record of a text, after holding each of its places to the text."""
    source = SourceText("guide.md", text)
    guide, faults = read_guide(source)
    json.dumps(guide_as_json(guide))
    lines = text.split("\n")
    spans = [figure.span for figure in guide.figures] + [token.span for token in guide.unread]
    for span in [*spans, *(fault.span for fault in faults)]:
        assert lines[span.line - 1][span.column - 1 : span.end - 1] == span.text
    for figure in guide.figures:
        numbers = find_numbers(figure.text)
        assert any(figure.value in (number.low, number.high) for number in numbers), figure
    for token in guide.unread:
        number = find_numbers(token.text)[0]
        assert (number.start, number.end) == (0, len(token.text)), token
    return guide


def mutant(chance: random.Random) -> str:
    """One of the guides above, changed in a few places as slips of the pen and bad conversions change them."""
    text = chance.choice(SEEDS)
    for _step in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        until = min(len(text), at + chance.choice((1, 2, 5, 20, 200)))
        kind = chance.randrange(6)
        if kind == 0:
            text = text[:at] + text[until:]
        elif kind == 1:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif kind == 2:
            text = text[:at] + text[at:until] * chance.randint(2, 4) + text[until:]
        elif kind == 3:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines) if chance.random() < 0.2 else text[::-1] if chance.random() < 0.05 else text
        elif kind == 4:
            other = chance.choice(SEEDS)
            begin = chance.randrange(len(other))
            text = text[:at] + other[begin : begin + 300] + text[at:]
        else:
            text = text[:at] + chr(chance.choice((0, 0x0B, 0x85, 0xFF0C, 0x661, 0xB2, 0x1F600, 0xDFFF))) + text[until:]
    return text


@settings(max_examples=TEXTS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT)
def test_any_text_is_read_and_its_places_hold(text: str) -> None:
    read_and_check(text)


@settings(max_examples=TEXTS, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(SEEDS))
def test_any_bytes_are_read(content: bytes, seed: str) -> None:
    for whole in (content, seed.encode()[:200] + content + seed.encode()[200:], seed.encode("utf-16") + content):
        read_and_check(SourceText.from_bytes("guide.md", whole).text)


@pytest.mark.parametrize("part", range(10))
def test_changed_guides_are_read_and_their_places_hold(part: int) -> None:
    chance = random.Random(f"{part}")
    for _number in range(MUTANTS // 10):
        text = mutant(chance)
        try:
            read_and_check(text)
        except Exception as error:
            raise AssertionError(f"this text is not read well: {text!r}") from error


def rows_of(row: str, *, head: str = "| Region | Base | Equity | Total |") -> str:
    """A pay table of very many equal rows, about as long as the other texts."""
    rule = "|--" * head.count(" |") + "|"
    return f"# A\n## Pay\n{head}\n{rule}\n" + f"{row}\n" * (LENGTH // len(row))


LENGTH = 60_000
ENORMOUS = {
    "amounts": "$228,000 " * (LENGTH // 9),
    "amounts on lines": "$228K-$290K, 25%\n" * (LENGTH // 17),
    "one word": "x" * LENGTH,
    "one number": "1" * LENGTH,
    "number after number": "1," * (LENGTH // 2),
    "open brackets with digits": "$[1" * (LENGTH // 3),
    "quotes in quotes": ">" * LENGTH,
    "lists in lists": "- " * (LENGTH // 2),
    "open brackets": "[" * LENGTH,
    "stars": "*" * LENGTH,
    "stars and letters": "*a_" * (LENGTH // 3),
    "open links": "[a](" * (LENGTH // 4),
    "headings": "# a\n" * (LENGTH // 4),
    "a heading of one word over again": "# " + "salary " * (LENGTH // 7),
    "a heading over many tables": "## "
    + "pay " * (LENGTH // 8)
    + "\n"
    + "|Region|Base|\n|-|-|\n|L|£1K|\n\n" * (LENGTH // 60),
    "levers": '## Lever 1: "a"\n$5K\n' * (LENGTH // 20),
    "mappings": "## Level Mapping\nA = B\n" * (LENGTH // 24),
    "a mapping of blanks": "## Level Mapping\nA" + " " * LENGTH + "b",
    "a long strategy": "# A\n## Strategy\nOpen at " + "$228K base " * (LENGTH // 11),
    "a strategy of blanks": "# A\n## Strategy\nOpen at $5K" + " " * LENGTH + "base",
    "a strategy of adjectives": "# A\n## Strategy\nOpen at $5K " + "a " * (LENGTH // 2) + "base",
    "open quotes in a strategy": "# A\n## Strategy\n" + 'If "a: "open at $5K base. ' * (LENGTH // 25),
    "regions in a strategy": rows_of("| L | £1K | £2K | £3K |")[: LENGTH // 2]
    + "\n\n## Strategy\n"
    + "".join(f"City{number}: open at £5K base. Then £6K. " for number in range(LENGTH // 70)),
    "years in addresses": "# A\n## Sources\n- " + "http://a.b?y=2024 " * (LENGTH // 18),
    "rows": rows_of("| L | £1K - £2K | £3K | £5K |"),
    "rows under an untitled column": rows_of("| L | £1K | £3K | £5K |", head="| Region | Base | Equity | |"),
    "rows of levels": rows_of("| L5 | £1K | £3K |", head="| Level | London | Paris |"),
    "rows of components": rows_of("| Base | £3K |", head="| Component | London |"),
    "columns": f"# A\n## Pay\n| Region {'| Base ' * 2000}|\n{'|--' * 2001}|\n| L {'| £1K ' * 2000}|\n",
    "ragged rows of a wide table": f"# A\n## Pay\n| Region {'| Base ' * 1000}|\n{'|--' * 1001}|\n"
    + "|a\n" * (LENGTH // 3),
    "one wide cell": "# A\n## Pay\n|Region|Base|Total|\n|-|-|-|\n|a|" + "$5K - " * (LENGTH // 6) + "|$6K|\n",
    "a list of pay": "# A\n## Pay\n- London: " + "Base £1K | " * (LENGTH // 11),
    "front matter that does not close": "---\na: b\n" + "c: d\n" * (LENGTH // 5),
    "front matter of one key": "---\n" + "k: d\n" * (LENGTH // 5) + "---\n# A\n",
    "front matter of brackets": "---\na: " + "[" * LENGTH + "\n---\n# A\n",
    "front matter of aliases": "---\na: &a [x]\n" + "b: [*a,*a,*a,*a]\n" * (LENGTH // 17) + "---\n# A\n",
    "front matter against a table": "---\ncompensation:\n"
    + "- region: L\n  base_low: 1\n" * (LENGTH // 54)
    + "---\n"
    + rows_of("| L | £1K | £3K | £5K |"),
    "zero bytes": "\0" * LENGTH,
    "right to left": "\u202e$5K\u200f " * (LENGTH // 6),
    "mixed ends of lines": "a $5K\r\nb\rc\n" * (LENGTH // 12),
    "ends of lines": "\n" * LENGTH,
    "faces": "😀 $5K " * (LENGTH // 6),
}


@pytest.mark.parametrize("name", ENORMOUS)
def test_long_texts_do_not_run_away(name: str) -> None:
    text = ENORMOUS[name]
    ended(lambda: read_and_check(text))
    for _again in range(SOAK and 1):
        if "front" not in name:
            read_and_check(text * 10 * SOAK)
