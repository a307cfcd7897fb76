"""Read negotiation guides."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counteroffer.faces.options import TODAY

if TYPE_CHECKING:
    from counteroffer.lint.report import Report

FORMATS = ("github", "json", "sarif", "text")
STANDARD_INPUT = Path("-")


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


@command.command("check", short_help="Find what is wrong in guides: sums, dates, figures out of line.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--select", multiple=True, metavar="RULES", help="Only these, over what the settings say; see --explain.")
@click.option("--ignore", multiple=True, metavar="RULES", help="All but these; names, codes or beginnings of codes.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--statistics", is_flag=True, help="Only how many findings each rule has, and what is stale.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Show only what this file does not know.")
@click.option("--write-baseline", type=click.Path(path_type=Path), help="Write all findings into this file as known.")
@click.option("--explain", metavar="RULE", help='Print the page of a rule, or a list with "all", and check nothing.')
@click.option("--today", type=TODAY, help="Check as if it were this day. Default: today.")
@click.option("--no-cache", is_flag=True, help="Read every guide again, and keep nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print the findings alone, without the count at the end.")
def check(
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_name: str,
    statistics: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    explain: str | None,
    today: date | None,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Find what is wrong in the guides at PATHS: files, folders, or "-" for standard input.

    RULES are names (total-does-not-reconcile), codes (C001), beginnings of codes (C, G), "default" or "all", with
    commas between. Settings stand in counteroffer.toml, or in pyproject.toml under [tool.counteroffer.guides]. A
    comment in a guide allows a finding on its line or below it, with a reason:

    <!-- counteroffer: allow total-does-not-reconcile because the sum counts the whole grant -->

    Exit codes: 0 nothing found, 1 findings, 2 the request cannot be met.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.lint.request import CheckRequest

    if explain is not None:
        click.echo(operations.explain_rule(explain), nl=False)
        return
    if not paths:
        raise click.UsageError("name the guides to check: files, folders, or - for standard input")
    if baseline and write_baseline:
        raise click.UsageError("--baseline and --write-baseline exclude each other")
    with progress_shown(wanted=not quiet) as progress:
        request = CheckRequest(
            paths=tuple(path for path in paths if path != STANDARD_INPUT),
            today=today or date.today(),
            standard_input=sys.stdin.buffer.read() if STANDARD_INPUT in paths else None,
            select=_words(select) or None,
            ignore=_words(ignore),
            baseline=baseline,
            cached=not no_cache,
            progress=progress,
        )
        if write_baseline:
            found = operations.write_guide_baseline(write_baseline, request)
        else:
            found = operations.check_guides(request)
    if write_baseline:
        click.echo(f"{len(found.findings):,} findings in {found.guides:,} guides are known to {write_baseline} now")
        return
    _show(found, format_name, statistics=statistics, quiet=quiet)
    if found.findings:
        raise click.exceptions.Exit(1)


def _show(found: "Report", format_name: str, *, statistics: bool, quiet: bool) -> None:
    from counteroffer.faces.reports import written
    from counteroffer.faces.reports.text import summary

    click.echo(written(found, format_name, statistics=statistics), nl=False)
    if format_name == "text" and not quiet:
        click.echo(summary(found), nl=False)


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an option that may be repeated and takes commas."""
    return tuple(word.strip() for some in given for word in some.split(",") if word.strip())


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of guide records."""
    from counteroffer import operations

    click.echo(operations.guide_schema(), nl=False)
