"""Print the numbers to ask for."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY, guides_option


@click.command("ask")
@click.argument("case", type=click.Path(path_type=Path))
@guides_option
@click.option("--format", "format_name", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@click.option("--today", type=TODAY, help="Plan as if it were this day. Default: today.")
def command(case: Path, guides: tuple[Path, ...], format_name: str, today: date | None) -> None:
    """Print the numbers of CASE alone: the verdict, what to ask for round by round, what to accept, when to leave."""
    from counteroffer import operations
    from counteroffer.faces.showing import show_faults

    made = operations.make_playbook(case, guides, today or date.today())
    show_faults(made.faults)
    if format_name == "json":
        click.echo(operations.position_json(made.playbook), nl=False)
        return
    from counteroffer.faces.pages import has_colour, page_width
    from counteroffer.render.formats.terminal import render_summary

    shown = render_summary(
        made.playbook, sections=("summary", "numbers"), whole=2, width=page_width(), colour=has_colour()
    )
    click.echo(shown, nl=False)
