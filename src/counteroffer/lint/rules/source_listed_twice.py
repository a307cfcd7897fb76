"""A source that is listed twice is one source.

Two lines of the same words, or two links to the same address, make evidence look broader than it is. The rule reports
the second line. Two pages of one site are two sources, and so may be two finds behind one front page or one search.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
- A survey of bakers, 2026
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
- What a baker said, 2026
```
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from counteroffer.guides.guide import Guide, GuideSource
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "delete one of the two lines, or say what each of them shows"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every source whose words or address stand in an earlier line."""
    first: dict[str, int] = {}
    for source in guide.sources:
        keys = _keys(source)
        earlier = [first[key] for key in keys if key in first]
        if earlier:
            message = f"the source is the one of line {earlier[0]} again"
            yield Finding(line_of(guide, source.line), message, HELP)
        for key in keys:
            first.setdefault(key, source.line)


def _keys(source: GuideSource) -> tuple[str, ...]:
    words = " ".join(source.text.casefold().split())
    return tuple(key for key in (words, _page_of(source.url or "")) if key)


def _page_of(url: str) -> str:
    """The page that an address leads to, without what it is fetched by; "" for a site's first page and for a search."""
    try:
        address = urlsplit(url)
    except ValueError:  # "https://[the address]/", which is none
        return ""
    is_page = address.path.strip("/") and not address.query
    return f"{address.netloc}{address.path.rstrip('/')}" if is_page else ""


RULE = Rule("C027", "source-listed-twice", Severity.NOTE, find)
