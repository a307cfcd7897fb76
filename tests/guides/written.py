"""Guides of our own writing, and short ways to read them."""

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide, Range
from counteroffer.guides.reading import read_guide
from counteroffer.terms.faults import Diagnostic

CANONICAL = """---
company: Fernwater
role: ML/AI Engineer
last_updated: 2026-02-23
data_quarter: 2025-Q4
next_review_due: 2026-05-23
quality: high
aliases: [Fernwater Capital]
---
# ML/AI Engineer | Fernwater Negotiation Guide

**In brief:** Fernwater is invented, so that its $3B fund harms nobody.

## Compensation (AI Premium +15-25%)

| Region | Base salary | Equity (RSU, 4 years) | Bonus | Sign-on | Total |
|---|---|---|---|---|---|
| New York (HQ) | $228K - $290K | $220K - $340K ($55K - $85K per year) | $58K - $88K (25-30%) | $20K - $40K | $415K - $598K |
| London | £177K - £225K / $224K - $285K | £170K - £264K | £45K - £68K | - | £392K - £557K+ |

## Level mapping

| Fernwater | Oakbridge | Elmfield |
|---|---|---|
| ML/AI Engineer | VP - AI/ML Engineering | ML Engineer |
| Staff ML/AI Engineer | N/A | Principal |

## Levers

1. **What it saves:** "My models saved 9% of spend; I ask for $275K+ base."
2. **A larger grant:** "I hold an offer of $300K. Let us say $320K of RSU, $80K per year, or $[X]K more."

## Strategy

Open at $280K base and $325K RSU over 4 years ($81K/yr vest), with a 28% target bonus ($78K), $575K in total comp.
If they stay below $228K base, mention rival offers of $550K-$620K. London: open at £210K base; accept at £180K base.

## Evidence

- [Fernwater annual report, 2026](https://example.org/2025/report)
- A survey of 2024-2025, https://example.org/survey.
"""


def read(text: str) -> Guide:
    return read_guide(SourceText("guide.md", text))[0]


def faults_of(text: str) -> tuple[Diagnostic, ...]:
    return read_guide(SourceText("guide.md", text))[1]


def ends(value: Range | None) -> tuple[int, int] | None:
    return (int(value.low), int(value.high)) if value else None
