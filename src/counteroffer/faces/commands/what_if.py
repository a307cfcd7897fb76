"""See what a change would do to the plan."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY, guides_option


@click.command("what-if")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--set",
    "settings",
    multiple=True,
    required=True,
    metavar="NAME=VALUE",
    help="A value of the case, such as offer.base=255K, alternatives.1.probability=60% or assume.expected_years=2. May be repeated.",
)
@guides_option
@click.option("--format", "format_name", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@click.option("--today", type=TODAY, help="Plan as if it were this day. Default: today.")
def command(
    case: Path, settings: tuple[str, ...], guides: tuple[Path, ...], format_name: str, today: date | None
) -> None:
    """Show what changes in the plan of CASE if values were others. The case file stays as it is."""
    from counteroffer import operations

    wanted: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise click.BadParameter(f"{setting!r}: write it like offer.base=255K", param_hint="--set")
        wanted[name.strip()] = value.strip()
    found = operations.what_if(case, wanted, guides, today or date.today())
    if format_name == "json":
        click.echo(operations.changes_json(found), nl=False)
        return
    click.echo(operations.render(found.page, "terminal").decode(), nl=False)
