"""Read negotiation guides."""

from pathlib import Path

import click


@click.group("guides")
def command() -> None:
    """Read negotiation guides into exact data."""


@command.command("show", short_help="Show what guides say: pay, levels, levers, strategy, evidence.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The whole record as JSON, one line a guide.")
def show(paths: tuple[Path, ...], as_json: bool) -> None:
    """Show what the guides at PATHS (files or folders) say: pay, levels, levers, strategy, evidence."""
    from counteroffer import operations
    from counteroffer.faces.showing import show_faults

    for guide, faults, source in operations.read_guides(paths):
        if as_json:
            click.echo(operations.guide_record(guide))
            continue
        from counteroffer.render.guide_table import render_guide

        click.echo(render_guide(guide), nl=False)
        show_faults(faults, {source.path: source.text})


@command.command("export", short_help="Print the records of guides, one JSON object a line.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def export(paths: tuple[Path, ...], format_name: str) -> None:
    """Print the records of the guides at PATHS (files or folders), one JSON object a line."""
    from counteroffer import operations

    for guide, _faults, _source in operations.read_guides(paths):
        click.echo(operations.guide_record(guide))


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of guide records."""
    from counteroffer import operations

    click.echo(operations.guide_schema(), nl=False)
