"""Say what an offer is worth."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY


@click.command("value")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--alternative", metavar="NAME", help="Value this alternative of the case instead of its offer.")
@click.option(
    "--after-tax", is_flag=True, help="Also what is left after tax, where the case has tax: and its place is covered."
)
@click.option("--leave-on", type=TODAY, help="Also what you would keep if you left on this day.")
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    default=48,
    show_default=True,
    help="How many months of leaving are reckoned: the page shows the main ones, the JSON all.",
)
@click.option("--seed", type=click.IntRange(0), help="Seed of the simulated share prices. Default: a fixed one, shown.")
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
    help="Folder for the files. Default: worth, beside the case.",
)
@click.option("--today", type=TODAY, help="Reckon as if it were this day. Default: today.")
def command(
    case: Path,
    alternative: str | None,
    after_tax: bool,
    leave_on: date | None,
    months: int,
    seed: int | None,
    formats: str,
    out: Path | None,
    today: date | None,
) -> None:
    """Say what the offer of CASE is worth: every component in every year, what you keep if you leave, and what it rests on.

    Shares of a private company are never turned into money: the page says how much the company must be worth for the
    offer to equal your best alternative. With --format json alone and no --out, the JSON goes to standard output.
    """
    from counteroffer import operations
    from counteroffer.faces.pages import show_page, wanted_formats
    from counteroffer.faces.showing import show_faults
    from counteroffer.valuation.worth import Asked

    wanted = wanted_formats(formats)
    asked = Asked(months=months, leave_on=leave_on, seed=seed, taxed=after_tax)
    valued = operations.value_case(case, asked, today or date.today(), alternative=alternative)
    show_faults(valued.faults)
    show_page(
        valued.page, valued.brief, wanted, out, case.parent / "worth", "worth", lambda: operations.worth_json(valued)
    )
