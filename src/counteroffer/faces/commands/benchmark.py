"""Hold an offer against all market evidence."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY, guides_option


@click.command("benchmark")
@click.argument("case", type=click.Path(path_type=Path))
@guides_option
@click.option("--store", type=click.Path(path_type=Path), help="Folder of market records. Also: COUNTEROFFER_MARKET.")
@click.option(
    "--format",
    "formats",
    default="terminal",
    show_default=True,
    help="One or more of terminal, html, pdf, json, with commas between.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the files. Default: benchmark, beside the case.",
)
@click.option("--today", type=TODAY, help="Reckon as if it were this day. Default: today.")
def command(
    case: Path, guides: tuple[Path, ...], store: Path | None, formats: str, out: Path | None, today: date | None
) -> None:
    """Hold the base pay of CASE against all market evidence there is: guide, posted ranges, filings, statistics, notes.

    Each source stands with its day, its number of records and its weight; together they make one interval of base pay
    today. Cells of fewer than five filings are not shown. With --format json alone and no --out, the JSON goes to standard
    output.
    """
    from counteroffer import operations
    from counteroffer.faces.pages import show_page, wanted_formats
    from counteroffer.faces.showing import show_faults

    wanted = wanted_formats(formats)
    made = operations.benchmark_case(case, guides, today or date.today(), store)
    show_faults(made.faults)
    show_page(
        made.page,
        made.brief,
        wanted,
        out,
        case.parent / "benchmark",
        "benchmark",
        lambda: operations.benchmark_json(made),
    )
