"""Hold a text against a playbook's numbers."""

import sys
from pathlib import Path

import click


@click.command("audit")
@click.argument("text")
@click.option(
    "--from",
    "playbook",
    required=True,
    type=click.Path(path_type=Path),
    help="The playbook.json whose figures may be used.",
)
def command(text: str, playbook: Path) -> None:
    """Report every amount and percentage of TEXT that no figure of a playbook backs.

    TEXT is a file, or "-" for standard input. Exit 1 where one is found.
    """
    from counteroffer import operations
    from counteroffer.documents.source import SourceText
    from counteroffer.faces.showing import show_faults
    from counteroffer.terms.faults import Severity

    if text == "-":
        source = SourceText.from_bytes("<standard input>", sys.stdin.buffer.read())
    else:
        source = operations.read_text(Path(text))
    faults = operations.audit_text(source, playbook)
    show_faults(faults, {source.path: source.text})
    unbacked = [fault for fault in faults if fault.severity is Severity.ERROR]
    if unbacked:
        click.echo(f"{len(unbacked)} number{'' if len(unbacked) == 1 else 's'} without a figure")
        raise click.exceptions.Exit(1)
    click.echo("every amount and percentage is backed by a figure")
