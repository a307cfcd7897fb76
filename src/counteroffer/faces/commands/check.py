"""Check a case file."""

from pathlib import Path

import click


@click.command("check")
@click.argument("case", type=click.Path(path_type=Path))
def command(case: Path) -> None:
    """Show every fault of CASE at once, each with its place and the way out. Exit 1 on errors, 0 with warnings."""
    from counteroffer import operations
    from counteroffer.faces.showing import show_faults
    from counteroffer.terms.faults import Severity

    checked = operations.check_case(case)
    show_faults(checked.faults, {checked.source.path: checked.source.text})
    errors = sum(1 for fault in checked.faults if fault.severity is Severity.ERROR)
    warnings = len(checked.faults) - errors
    click.echo(f"{case}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}")
    if errors:
        raise click.exceptions.Exit(1)


def _counted(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"
