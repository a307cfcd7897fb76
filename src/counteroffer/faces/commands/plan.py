"""Write the playbook of a case, or of every case of a folder."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counteroffer.faces.options import TODAY, guides_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counteroffer.operations import Edition, Planned

FORMATS = "terminal, markdown, html, pdf, docx, ics, json"
MANY = "playbooks"


@click.command("plan")
@click.argument("case", type=click.Path(path_type=Path), metavar="CASE")
@guides_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the playbook's files. Default: playbook, beside the case; playbooks, in a folder of cases.",
)
@click.option(
    "--format",
    "formats",
    default="terminal",
    show_default=True,
    help=f"One or more of {FORMATS}, with commas between.",
)
@click.option("--today", type=TODAY, help="Plan as if it were this day. Default: today.")
@click.option(
    "--tone", type=click.Choice(("warm", "plain", "formal")), help="Tone of the scripts. Default: as each is written."
)
@click.option(
    "--locale",
    help="How numbers and days are printed, such as en-US, en-GB or en-IN. Default: $240,000, 4 December 2026.",
)
@click.option(
    "--theme",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="COUNTEROFFER_THEME",
    help="File with a coach's name, logo, colours and footer for html, pdf and docx (docs/theme.md). Also: "
    "COUNTEROFFER_THEME.",
)
@click.option(
    "--redact", is_flag=True, help="Leave out what a recruiter must not see: walk-away, alternatives, priorities."
)
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    guides: tuple[Path, ...],
    out: Path | None,
    formats: str,
    today: date | None,
    tone: str | None,
    locale: str | None,
    theme: Path | None,
    redact: bool,
) -> None:
    """Write the playbook of CASE: where the offer stands, what to ask for, what to say, when to leave.

    With --format json alone and no --out, the JSON goes to standard output. Everything else that is a file is written
    to --out, readable by you alone: a playbook holds your walk-away.

    CASE may be a folder: each case in it gets a folder of its own in --out, a faulty one does not stop the others, and
    the exit code is 1 if there was one.
    """
    from counteroffer import operations

    wanted = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    if not wanted:
        raise click.BadParameter(f"name at least one format: {FORMATS}", param_hint="--format")
    edition = operations.make_edition(tone, locale, theme, redacted=redact)
    if case.is_dir():
        cases = operations.cases_in(case, theme)
        context.exit(_plan_all(cases, guides, today or date.today(), wanted, out or case / MANY, edition))
    _plan_one(case, guides, today or date.today(), wanted, out, edition)


def _plan_one(
    case: Path, guides: "Sequence[Path]", today: date, wanted: tuple[str, ...], out: Path | None, edition: "Edition"
) -> None:
    from counteroffer import operations
    from counteroffer.faces.showing import show_faults

    to_output = wanted == ("json",) and out is None
    files = tuple(name for name in wanted if name != "terminal")
    folder = None if to_output or not files else out or case.parent / "playbook"
    made = operations.make_playbook(case, guides, today, wanted, folder, edition)
    show_faults(made.faults)
    if to_output:
        click.echo(operations.render(made.playbook, "json", edition), nl=False)
        return
    if "terminal" in wanted:
        from counteroffer.faces.pages import has_colour, page_width
        from counteroffer.render.formats.terminal import render_summary
        from counteroffer.terms.printing import in_locale

        with in_locale(edition.locale):
            shown = render_summary(made.playbook, edition.look, width=page_width(), colour=has_colour())
        click.echo(shown, nl=False)
    for name, path in made.files.items():
        click.echo(f"{name:8} {path}")


def _plan_all(
    cases: "Sequence[Path]",
    guides: "Sequence[Path]",
    today: date,
    wanted: tuple[str, ...],
    out: Path,
    edition: "Edition",
) -> int:
    """Plan many cases and show what became of each; the exit code."""
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.faces.showing import show_faults
    from counteroffer.render.columns import in_columns
    from counteroffer.terms.printing import in_locale

    done: list[Planned] = []
    with progress_shown(words="planning") as progress:
        for planned in operations.plan_all(cases, guides, today, wanted, out, edition):
            done.append(planned)
            progress(len(done), len(cases))
    for planned in done:
        show_faults(planned.faults)
        if planned.refusal is not None:
            click.echo(f"counteroffer: {planned.path}: {planned.refusal.message}", err=True)
    with in_locale(edition.locale):
        rows = [_row(planned) for planned in done]
    click.echo(in_columns(rows, ("Case", "Company", "Verdict", "Open at", "Playbook"), numbers=(3,)), nl=False)
    failed = sum(planned.made is None for planned in done)
    click.echo(f"{len(done) - failed} of {len(done)} planned" + (f", {failed} failed" if failed else ""))
    return 1 if failed else 0


def _row(planned: "Planned") -> tuple[str, ...]:
    """What the table says of one case."""
    from counteroffer.terms.printing import printed

    if planned.made is None:
        faults = sum(fault.severity == "error" for fault in planned.faults)
        why = f"none: {faults} fault{'' if faults == 1 else 's'}" if faults else "none: it cannot be read"
        return (planned.path.name, "", "", "", why)
    plan = planned.made.plan
    asked = plan.position.anchor if plan.position.verdict == "ask" else None
    opening = printed(asked) if asked is not None else "-"
    return (planned.path.name, plan.case.company.text, plan.position.verdict, opening, str(planned.folder))
