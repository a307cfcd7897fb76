"""Write the playbook of a case."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY, guides_option


@click.command("plan")
@click.argument("case", type=click.Path(path_type=Path))
@guides_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the playbook's files. Default: playbook, beside the case.",
)
@click.option(
    "--format",
    "formats",
    default="terminal",
    show_default=True,
    help="One or more of terminal, html, pdf, json, with commas between.",
)
@click.option("--today", type=TODAY, help="Plan as if it were this day. Default: today.")
def command(case: Path, guides: tuple[Path, ...], out: Path | None, formats: str, today: date | None) -> None:
    """Write the playbook of CASE: where the offer stands, what to ask for, what to say, when to leave.

    With --format json alone and no --out, the JSON goes to standard output. Everything else that is a file is written
    to --out, readable by you alone: a playbook holds your walk-away.
    """
    from counteroffer import operations
    from counteroffer.faces.showing import show_faults

    wanted = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    if not wanted:
        raise click.BadParameter("name at least one format: terminal, html, pdf, json", param_hint="--format")
    to_output = wanted == ("json",) and out is None
    files = tuple(name for name in wanted if name != "terminal")
    folder = None if to_output or not files else out or case.parent / "playbook"
    made = operations.make_playbook(case, guides, today or date.today(), wanted, folder)
    show_faults(made.faults)
    if to_output:
        click.echo(operations.render(made.playbook, "json"), nl=False)
        return
    if "terminal" in wanted:
        from counteroffer.faces.pages import has_colour, page_width
        from counteroffer.render.formats.terminal import render_summary

        click.echo(render_summary(made.playbook, width=page_width(), colour=has_colour()), nl=False)
    for name, path in made.files.items():
        click.echo(f"{name:5} {path}")
