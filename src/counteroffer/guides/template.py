"""A new guide: the canonical layout with nothing in it, and in comments what belongs where."""

import re
import unicodedata
from datetime import date

from counteroffer.guides.front_lines import yaml_value

_TEMPLATE = """---
company: {company}
role: {role}
last_updated: {today}
# data_quarter:        the quarter that the figures are of, a year and Q1 to Q4 with a dash between
# next_review_due:     the day on which to look at it again, as last_updated is written
# quality:             high, medium or low: how far the figures are to be trusted
---
# {title_role} | {title_company} Negotiation Guide

**In brief:** <!-- two or three sentences on what is special about pay here -->

## Compensation <!-- one row a region; ranges as people write them; for levels add a column Level behind Region -->

| Region | Base salary | Equity (RSU, 4 years) | Bonus | Sign-on | Total |
|---|---|---|---|---|---|
|  |  |  |  |  |  |

## Level mapping <!-- one row a level; a column for each other company, named in the head -->

| {mapped_company} | Industry |
|---|---|
|  |  |

## Levers <!-- a numbered list: the title in bold with a colon, then what to say, with the amount to ask for -->

## Strategy <!-- where to open and where to stop: "Open at ... base with ... RSU over four years. Accept at ... base." -->

## Evidence <!-- a list: one source a line, each with its year and its link -->
"""


_UNSEEN = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")


def guide_template(company: str, role: str, today: date) -> str:
    """The text of a new guide about a role at a company; `today` is when it was last updated."""
    names = _one_line(company), _one_line(role)
    return _TEMPLATE.format(
        company=yaml_value(names[0]),
        role=yaml_value(names[1]),
        today=today.isoformat(),
        title_company=_escaped(names[0]),
        title_role=_escaped(names[1]),
        mapped_company=_escaped(names[0]).replace("|", "\\|"),
    )


def _escaped(name: str) -> str:
    """A name as Markdown words: signs that would be markup are escaped."""
    return re.sub(r"([\\`*_<>\[\]#])", r"\\\1", name)


def _one_line(name: str) -> str:
    """A name on one line, without signs that cannot be seen."""
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
    return " ".join(seen.split())
