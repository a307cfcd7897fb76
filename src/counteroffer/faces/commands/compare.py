"""Compare offers."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY


@click.command("compare")
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE...")
@click.option(
    "--format",
    "formats",
    default="terminal",
    show_default=True,
    help="One or more of terminal, markdown, html, pdf, docx, json, with commas between.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the files. Default: comparison, beside the first case.",
)
@click.option("--today", type=TODAY, help="Reckon as if it were this day: for exchange rates. Default: today.")
def command(cases: tuple[Path, ...], formats: str, out: Path | None, today: date | None) -> None:
    """Compare offers: one CASE, its offer against its alternatives; several, their offers against each other.

    Says which is worth more a year and by how much, what dominates what, which assumption would turn the ranking
    round, and what the lesser one must add in base, in sign-on or in equity to equal the better one.
    """
    from counteroffer import operations
    from counteroffer.faces.pages import show_page, wanted_formats
    from counteroffer.faces.showing import show_faults

    wanted = wanted_formats(formats)
    compared = operations.compare_cases(cases, today or date.today())
    show_faults(compared.faults)
    beside = cases[0].parent / "comparison"
    show_page(
        compared.page, compared.brief, wanted, out, beside, "comparison", lambda: operations.comparison_json(compared)
    )
