"""Invented guides in the canonical layout, and the same guides as other people would have laid them out."""

from dataclasses import dataclass

from hypothesis import strategies as st

from counteroffer.guides.front_lines import yaml_value

NAMES = st.sampled_from(("Fernwater", "Oakbridge & Sons", "Elmfield (Holdings)", "C3 Mill", "Ångström Bakery"))
ROLES = st.sampled_from(("Baker", "ML/AI Engineer", "Senior Data Scientist", "Staff C++ Engineer"))
PLACES = ("New York (HQ)", "London", "Remote US", "Bengaluru", "Zürich")
WORDS = st.lists(
    st.sampled_from(
        (
            "The oven is *hot* at six.",
            "Nobody asks twice; **ask** once.",
            "See [the rules](https://example.org/rules).",
            "It saves 9% of flour (`$3B` a year).",
            "Read on,\nline by line.",
            "- a point\n- another",
            "> A word that somebody said.",
        )
    ),
    min_size=1,
    max_size=3,
).map("\n\n".join)
HEADINGS = st.lists(
    st.sampled_from(("Why it pays", "Remote work", "The Ghost Oven — a Lever", "Interview notes")),
    max_size=3,
    unique=True,
)
AMOUNTS = st.integers(40, 400)
SIGNS = st.sampled_from(("$", "£", "€"))


@dataclass(frozen=True)
class Parts:
    """What an invented guide says, part by part; the words of each part are Markdown."""

    company: str
    role: str
    summary: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: bool
    sections: tuple[tuple[str, str], ...]
    levers: tuple[tuple[str, str], ...]
    strategy: str
    sources: tuple[str, ...]

    def canonical(self) -> str:
        """The guide in the canonical layout."""
        levels = f"## Level mapping\n\n| {self.company} | Millhouse |\n|---|---|\n| {self.role} | Miller |\n\n"
        return "".join(
            (
                f"---\ncompany: {yaml_value(self.company)}\nrole: {yaml_value(self.role)}\nquality: high\naliases: [one, two]\n---\n",
                f"# {self.role} | {self.company} Negotiation Guide\n\n",
                f"**In brief:** {self.summary}\n\n",
                f"## Compensation\n\n{table(self.titles, self.rows)}\n",
                levels if self.mapping else "",
                "".join(f"## {heading}\n\n{words}\n\n" for heading, words in self.sections),
                "## Levers\n\n",
                "".join(f"{number}. **{title}:** {words}\n" for number, (title, words) in enumerate(self.levers, 1)),
                f"\n## Strategy\n\n{self.strategy}\n\n## Evidence\n\n",
                "".join(f"- {source}\n" for source in self.sources),
            )
        )

    def loose(self) -> str:
        """The same guide with bold leads for headings, a quoted strategy and other titles."""
        titles = tuple(OTHER_TITLES.get(title, title) for title in self.titles)
        rows = tuple(tuple(cell.replace(" - ", "–") for cell in row) for row in self.rows)
        return "".join(
            (
                f"### {self.role} | {self.company} Global Negotiation Guide\n\n",
                f"**Negotiation DNA:** {self.summary}\n\n---\n\n{table(titles, rows)}\n---\n\n",
                "".join(f"**{heading}**\n\n{words}\n\n" for heading, words in self.sections),
                "".join(
                    f"**Lever {number} — {title}:** {words}\n\n" for number, (title, words) in enumerate(self.levers, 1)
                ),
                f"---\n\n> **Negotiate Up Strategy:** {self.strategy}\n\n**Evidence & Sources**\n",
                "".join(f"- {source}\n" for source in self.sources),
            )
        )


OTHER_TITLES = {"Base salary": "Base Salary", "Equity (RSU, 4 years)": "Stock (RSU/4yr)", "Total": "Total Comp"}


def table(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [titles, ("---",) * len(titles), *rows]
    return "".join(f"|{'|'.join(line)}|\n" if line[0] == "---" else f"| {' | '.join(line)} |\n" for line in lines)


@st.composite
def guides(draw: st.DrawFn) -> Parts:
    """Any invented guide."""
    optional = draw(st.lists(st.sampled_from(("Equity (RSU, 4 years)", "Bonus", "Sign-on")), unique=True))
    components = ("Base salary", *optional, "Total")
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True))
    sign = draw(SIGNS)
    rows = tuple((place, *(draw(ranges(sign)) for _component in components)) for place in places)
    return Parts(
        company=draw(NAMES),
        role=draw(ROLES),
        summary=draw(
            st.sampled_from(
                ("Bread is *not* dear here.", "Shares, `NYSE: FERN`, and little cash (+15-25% AI Premium).")
            )
        ),
        titles=("Region", *components),
        rows=rows,
        mapping=draw(st.booleans()),
        sections=tuple((heading, draw(WORDS)) for heading in draw(HEADINGS)),
        levers=tuple(
            (title, f'"I ask for {sign}{draw(AMOUNTS)}K."')
            for title in draw(
                st.lists(
                    st.sampled_from(("A larger grant", "What it saves", "The night shift")), min_size=1, unique=True
                )
            )
        ),
        strategy=f"Open at {sign}{draw(AMOUNTS)}K base. Accept at {sign}{draw(AMOUNTS)}K+ base.",
        sources=tuple(
            draw(
                st.lists(
                    st.sampled_from(("A survey of 2026", "[A report, 2025](https://example.org/2025)")),
                    min_size=1,
                    unique=True,
                )
            )
        ),
    )


@st.composite
def ranges(draw: st.DrawFn, sign: str) -> str:
    """A range as people write it: thousands with a K or in full, perhaps open."""
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    ends = (f"{sign}{low}K", f"{sign}{high}K") if draw(st.booleans()) else (f"{sign}{low},000", f"{sign}{high},000")
    return f"{ends[0]} - {ends[1]}{'+' if draw(st.booleans()) else ''}"
