"""Guides of invented companies for the tests of the library's questions."""

from pathlib import Path

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide

HEAD = "| Region | Level | Base Salary | Sign-on | Bonus | Total Comp |\n|---|---|---|---|---|---|\n"
OLD = (
    "---\ncompany: Acme\nrole: Baker\nlast_updated: 2026-01-31\n---\n# Baker | Acme Negotiation Guide\n\n"
    "## Compensation\n\n"
    + HEAD
    + "| New York (HQ) | Senior | $100K - $120K | $10K | 10% | $130K - $150K |\n"
    + "| London | Senior | £80K - £90K | – | 10% | £95K - £110K |\n"
    + "| Paris | Senior | €70K - €80K | – | 10% | €80K - €90K |\n\n"
    + '## Levers\n\n1. **Night Shifts:** "I bake at night; $5K is fair."\n2. **Sourdough:** "I bring my own leaven."\n\n'
    + "**Level Mapping:** Acme Senior Baker (L4) = Brot L5 = Dough E5\n"
)
NEW = (
    "---\ncompany: Acme, Inc.\nrole: Baker\nlast_updated: 2026-07-31\n---\n# Baker | Acme Negotiation Guide\n\n"
    "## Compensation\n\n"
    + HEAD
    + "| NYC | Senior | $105K - $150K | $10K | 12% | $136.5K - $151K |\n"
    + "| London | Senior | $80K - $90K | – | 10% | $95K - $110K |\n"
    + "| Berlin | Senior | €70K - €80K | – | 10% | €80K - €90K |\n\n"
    + '## Levers\n\n1. **Night Shifts:** "I bake at night; $7K is fair."\n2. **Rye:** "I mill it."\n\n'
    + "**Level Mapping:** Acme Senior Baker (L4) = Brot L6 = Dough E5\n"
)


def read(text: str, path: str = "guide.md") -> Guide:
    """The record of one guide."""
    return read_guide(SourceText(path, text))[0]


def mapping(company: str, *rows: str, role: str = "Software Engineer") -> tuple[str, str]:
    """A guide's path and text whose level mapping is these rows, such as "Acme L4 = Brot L5"."""
    lines = "; ".join(rows)
    return f"{company.lower()}.md", f"# {role} | {company} Negotiation Guide\n\n**Level Mapping:** {lines}\n"


def write(folder: Path, **texts: str) -> None:
    """Write guides into a folder, each named by its key."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
