"""docs/parameters.md: every public constant with its value, its publication and the places where it was seen.

`python -m tests.parameters.parameter_page` writes it; a test holds it current.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from counteroffer.parameters.listing import ShownParameter, all_parameters
from counteroffer.terms.printing import printed_sentence

PAGE = Path(__file__).parents[2] / "docs" / "parameters.md"
HEAD = """\
# Parameters

Public constants that the program computes with: tax tables, thresholds, fixed exchange rates, results of surveys. Each
says for which days it holds, where it is published, and where we really saw its value: the page, or the package with
its version and file. What could not be seen is left out, and what would need it is "not computed".

Made from the code by `make docs`; a test holds it current.
"""


def parameters_page() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEAD
    for subject, rows in groupby(all_parameters(), key=lambda row: row.id.partition(".")[0]):
        yield f"## {subject}\n"
        for _about, several in groupby(rows, key=lambda row: (row.about, row.valid_from, row.reference)):
            yield from _entry(list(several))


def _entry(rows: list[ShownParameter]) -> Iterator[str]:
    first = rows[0]
    yield f"**{first.about}**{_days(first)}\n"
    yield from (f"- `{row.id}`: {printed_sentence(row.value)}" for row in rows)
    reference = first.reference
    title = f"[{reference.title}]({reference.href})" if reference.href else reference.title
    yield f"- published: {title}" + (f", {reference.date}" if reference.date else "")
    yield from (f"- seen in {_page(seen.page)}: “{seen.words}”" for seen in first.checked_in)
    yield ""


def _days(row: ShownParameter) -> str:
    return f", {row.valid_from} to {row.valid_to}" if row.valid_from and row.valid_to else ""


def _page(page: str) -> str:
    return f"<{page}>" if page.startswith("http") else f"`{page}`"


if __name__ == "__main__":
    PAGE.write_text(parameters_page(), "utf-8")
