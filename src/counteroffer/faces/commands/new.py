"""Begin a case file."""

import sys
from pathlib import Path

import click


@click.command("new")
@click.argument("case", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--schema", is_flag=True, help="Write the JSON Schema of case files to CASE instead, for your editor.")
@click.option("--template", is_flag=True, help="Write the commented template without asking.")
def command(case: Path, schema: bool, template: bool) -> None:
    """Begin the case file CASE: asks a few questions on a terminal, else writes a commented template.

    An existing file is never overwritten.
    """
    from counteroffer import operations

    if schema:
        operations.write_schema(case)
        click.echo(f"the schema of case files is in {case}")
        return
    answers = {} if template or not (sys.stdin.isatty() and sys.stdout.isatty()) else _ask(case)
    operations.write_case(case, answers)
    click.echo(f"{case} is written. Next: fill in what you know, then counteroffer plan {case}")


def _ask(case: Path) -> dict[str, str]:
    from counteroffer.offers.template import QUESTIONS, check_answer
    from counteroffer.terms.faults import BadRequestError

    if case.exists():
        raise BadRequestError(f"{case} is there already", "choose another name; nothing is overwritten")
    click.echo("A few questions; press Enter to leave one open.")
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        while True:
            answer = click.prompt(
                question.words,
                default=question.example if question.required else "",
                show_default=bool(question.example and question.required),
            )
            wrong = check_answer(question, answer, answers.get("currency", ""))
            if wrong is None:
                break
            click.echo(f"  {wrong}")
        answers[question.key] = answer
    return answers
