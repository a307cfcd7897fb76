"""Write down what was said."""

from datetime import date
from pathlib import Path

import click

from counteroffer.faces.options import TODAY, guides_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.operations import Logged


@click.command("log")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("sentence", required=False)
@click.option("--by", type=click.Choice(("them", "me")), help="Who said it.")
@click.option("--on", type=TODAY, help="The day on which it was said. Default: today.")
@click.option("--channel", help="phone, e-mail, message, in person ...")
@click.option("--base", help="Base salary that they named, or that you asked for.")
@click.option("--bonus", help="Bonus, as an amount or a percentage of base.")
@click.option("--equity", help="Value of the equity grant.")
@click.option("--sign-on", help="Sign-on bonus.")
@click.option(
    "--final",
    multiple=True,
    type=click.Choice(("base", "bonus", "equity", "sign_on", "other", "all")),
    help="A component that they called final. May be repeated.",
)
@click.option("--words", help="What they said, in their words.")
@click.option("--dry-run", is_flag=True, help="Show the entry and the next move; write nothing.")
@guides_option
@click.option("--today", type=TODAY, help="Plan as if it were this day. Default: today.")
def command(
    case: Path,
    sentence: str | None,
    by: str | None,
    on: date | None,
    channel: str | None,
    base: str | None,
    bonus: str | None,
    equity: str | None,
    sign_on: str | None,
    final: tuple[str, ...],
    words: str | None,
    dry_run: bool,
    guides: tuple[Path, ...],
    today: date | None,
) -> None:
    """Append what was said to the ledger of CASE, and name the next move.

    Say it with options, or as one SENTENCE: "they came up to 252K base on the phone, that is final". Options win over
    the sentence. Only the new line is added to the file; comments and everything else stay.
    """
    from counteroffer import operations
    from counteroffer.faces.showing import show_faults
    from counteroffer.terms.printing import printed_sentence

    now = today or date.today()
    terms = {"base": base, "bonus": bonus, "equity": equity, "sign_on": sign_on}
    named = {name: value for name, value in terms.items() if value is not None}
    told = operations.Told(sentence, by=by, on=on, channel=channel, terms=named, final=final, words=words)
    message = operations.message_of(told, now)
    logged = operations.log_message(case, message, guides, now, write=not dry_run)
    show_faults(logged.faults, {logged.source.path: logged.source.text})
    click.echo(f"{'would add' if dry_run else 'added'} to {case}:\n  - {logged.entry}")
    for contradiction in logged.contradictions:
        click.echo(f"note: {printed_sentence(contradiction)}")
    for note in logged.notes:
        click.echo(f"note: {note}")
    if not message.is_withdrawn:
        _show_next(logged)
    click.echo(f"counteroffer plan {case} shows the whole plan")


def _show_next(logged: "Logged") -> None:
    """The verdict where the talk ends with it, the next ask, and the next move."""
    from counteroffer.terms.printing import printed, printed_sentence

    position = logged.plan.position
    for reason in position.reasons if position.verdict in ("accept", "leave") else ():
        click.echo(f"verdict: {position.verdict}. {printed_sentence(reason)}")
    for rung in position.ladder[:1] if position.base_is_final is None else ():
        click.echo(f"{rung.ask.name}: {printed(rung.ask)}; accept an answer from {printed(rung.accept_from)}")
    for step in logged.plan.timeline[:1]:
        click.echo(f"next, on {printed(step.day)}: {printed_sentence(step.what)}")
