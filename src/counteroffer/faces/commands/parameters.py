"""Show the public constants behind the numbers."""

import click


@click.group("parameters")
def command() -> None:
    """Show the public constants behind the numbers: tax tables, fixed rates, surveys, each with where it was checked."""


@command.command("list", short_help="One line a constant.")
@click.argument("subject", required=False)
def list_all(subject: str | None) -> None:
    """List every public constant that ships, or those of SUBJECT (such as tax_us_federal), one a line."""
    from counteroffer import operations
    from counteroffer.terms.printing import printed_sentence

    found = operations.show_parameters(subject) if subject else operations.list_parameters()
    for one in found:
        holds = f"  {one.valid_from} to {one.valid_to}" if one.valid_from and one.valid_to else ""
        click.echo(f"{one.id}  {printed_sentence(one.value)}{holds}")


@command.command("show", short_help="A constant with its reference, and where it was really seen.")
@click.argument("id", metavar="ID")
def show(id: str) -> None:
    """Show the constant ID, or all whose ids begin with it: value, days, publication, and where it was checked."""
    from counteroffer import operations
    from counteroffer.terms.printing import printed_sentence

    for number, one in enumerate(operations.show_parameters(id)):
        if number:
            click.echo()
        click.echo(f"{one.id} = {printed_sentence(one.value)}")
        click.echo(f"  {one.about}")
        if one.valid_from and one.valid_to:
            click.echo(f"  holds from {one.valid_from} to {one.valid_to}")
        reference = (one.reference.title, one.reference.href, one.reference.date)
        click.echo(f"  published: {', '.join(part for part in reference if part)}")
        for checked in one.checked_in:
            click.echo(f"  checked in: {checked.page}: “{checked.words}”")
