"""Follow a number back to where it came from."""

from pathlib import Path

import click


@click.command("trace")
@click.argument("id")
@click.option(
    "--from", "playbook", required=True, type=click.Path(path_type=Path), help="The playbook.json to look in."
)
def command(id: str, playbook: Path) -> None:
    """Print where the number ID came from, down to the file, line and column.

    The ids stand in playbook.json and in the playbook's appendix, such as position.anchor.
    """
    from counteroffer import operations
    from counteroffer.lint.report import harmless
    from counteroffer.playbook.ledger import Entry, figure_of
    from counteroffer.terms.printing import printed

    shown: set[str] = set()
    for depth, found in operations.trace_figure(id, playbook):
        indent = "  " * depth
        if isinstance(found, Entry):
            told = f"({found.name}: {found.because})" if found.id not in shown else "(as above)"
            click.echo(harmless(f"{indent}{found.id} = {printed(figure_of(found))}  {told}"))
            shown.add(found.id)
        else:
            click.echo(harmless(f"{indent}from {_source(found)}"))


def _source(origin: dict[str, str | int | None]) -> str:
    if "path" in origin:
        stands = f"  “{origin['text']}”" if origin.get("text") else ""
        return f"{origin['path']}:{origin.get('line')}:{origin.get('column')}{stands}"
    if "assumption" in origin:
        return f"our assumption, {origin.get('range')} ({origin.get('source')})"
    parts = (str(origin[key]) for key in ("title", "date", "href") if origin.get(key))
    return ", ".join(parts)
