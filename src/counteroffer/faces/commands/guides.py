"""Read negotiation guides."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counteroffer.faces.options import PER_CENT, TODAY

if TYPE_CHECKING:
    from decimal import Decimal

    from counteroffer.lint.report import Report
    from counteroffer.terms.faults import Diagnostic

FORMATS = ("github", "json", "sarif", "text")
STANDARD_INPUT = Path("-")
NO_CACHE = click.option("--no-cache", is_flag=True, help="Read every guide again, and keep nothing.")


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
@click.option("--market", is_flag=True, help="Hold the guides against the filings among your market records too.")
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
    market: bool,
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
            found = operations.write_guide_baseline(write_baseline, request, market=market)
        else:
            found = operations.check_guides(request, market=market)
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


@command.command("format", short_help="Write guides in the canonical layout; the record stays the same.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the guides that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out the names of the guides and the notes.")
def format_(paths: tuple[Path, ...], only_check: bool, diff: bool, quiet: bool) -> None:
    """Write the guides at PATHS (files or folders) in the canonical layout, where they stand.

    "-" alone reads one guide from standard input and writes it to standard output.

    Front matter comes from the record, tables and headings take their usual form, and every sentence stays to the
    letter. Each guide is read again before it is written: a part whose record would change stays as it is and is named.

    Exit codes: 0 done, 1 a guide would change (--check, --diff) or could not be written, 2 the request cannot be met.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.faces.rewriting import Tally, rewrite_all

    files, content = _named(paths)
    tally = Tally(
        writes=not (only_check or diff),
        diff=diff,
        quiet=quiet,
        done="formatted",
        todo="would be formatted",
        passes_on=content is not None,
    )
    with progress_shown(wanted=not quiet) as progress:
        rewrite_all(operations.format_guides(files, progress, standard_input=content), tally)
    tally.show()


@command.command("fix", short_help="Mend what is wrong in guides, where it is plain what is meant.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--unsafe", is_flag=True, help="Mend by a guess too: a total, a percentage, a yearly vest from the others."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--today", type=TODAY, help="Check as if it were this day. Default: today.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out the names of the guides and the notes.")
def fix(paths: tuple[Path, ...], unsafe: bool, diff: bool, today: date | None, quiet: bool) -> None:
    """Mend findings in the guides at PATHS (files or folders), where they stand.

    "-" alone reads one guide from standard input and writes it to standard output.

    Safe mends: swapped ends of a range, a row or a source that is there twice word for word, a date in another form,
    a number of front matter that the table contradicts. A mend counts only if its finding is gone, no other has come
    and nothing else of the record has changed. Findings that a comment or the settings allow are left alone.

    Exit codes: 0 done, 1 a guide would change (--diff) or could not be written, 2 the request cannot be met.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.faces.rewriting import Tally, rewrite_all

    files, content = _named(paths)
    tally = Tally(
        writes=not diff,
        diff=diff,
        quiet=quiet,
        done="mended",
        todo="would be mended",
        unsafe_notes=True,
        passes_on=content is not None,
    )
    with progress_shown(wanted=not quiet) as progress:
        day = today or date.today()
        rewrites = operations.mend_guides(files, day, unsafe=unsafe, progress=progress, standard_input=content)
        rewrite_all(rewrites, tally)
    tally.show()


def _named(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], bytes | None]:
    """The files that are named, and what stands on standard input where that is: it stands alone."""
    if STANDARD_INPUT not in paths:
        return paths, None
    if len(paths) > 1:
        raise click.UsageError('"-" stands alone: standard output can hold one guide')
    return (), sys.stdin.buffer.read()


@command.command("new", short_help="Begin a guide: a template in the canonical layout.")
@click.argument("company")
@click.argument("role")
@click.option("--out", type=click.Path(path_type=Path), help="Write it into this file, never over one that is there.")
@click.option("--today", type=TODAY, help="The day of the guide. Default: today.")
def new(company: str, role: str, out: Path | None, today: date | None) -> None:
    """Begin a guide about ROLE at COMPANY: the canonical layout, with comments on what belongs where."""
    from counteroffer import operations

    text = operations.new_guide(company, role, today or date.today(), out)
    click.echo(f"{out} is written; counteroffer guides check {out} says what it lacks" if out else text, nl=bool(out))


@command.command("diff", short_help="Show what changed between two guides or two folders of guides.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--threshold", type=PER_CENT, default="20", show_default=True, help="Flag pay that moved by more per cent."
)
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@NO_CACHE
def diff_(old: Path, new: Path, threshold: "Decimal", format_name: str, no_cache: bool) -> None:
    """Show what changed from OLD to NEW: two guides, or two folders whose guides are paired by company, role and level.

    Pay is compared at both ends, in its own currency alone; a "!" flags what moved by more than the threshold, or is in
    another currency than before.

    Exit codes: 0 nothing is flagged, 1 something is, 2 the request cannot be met.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.render.guide_changes import changes_as_json, render_changes

    faults: list[Diagnostic] = []
    with progress_shown() as progress:
        change = operations.compare_guides(old, new, faults, cached=not no_cache, progress=progress)
    _echo(changes_as_json(change, threshold) if format_name == "json" else render_changes(change, threshold), faults)
    if change.flagged(threshold):
        raise click.exceptions.Exit(1)


@command.command("fresh", short_help="Show which guides are due for review, and when.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_name", type=click.Choice(["table", "ics", "json"]), default="table", show_default=True
)
@click.option(
    "--interval", type=click.IntRange(1, 120), help="Months that a guide holds which does not say. Default: 6."
)
@click.option("--all", "whole", is_flag=True, help="Name every guide that has no date.")
@click.option("--today", type=TODAY, help="Count from this day. Default: today.")
@NO_CACHE
def fresh(
    paths: tuple[Path, ...], format_name: str, interval: int | None, whole: bool, today: date | None, no_cache: bool
) -> None:
    """Show when the guides at PATHS (files or folders) are due for review, the most overdue first.

    A guide is due on the day that it names; else some months after it was updated, or after the quarter of its figures.
    As a calendar (ics) each review is one event that moves when the calendar is taken in again; redirect it into a file.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.library.freshness import REVIEW_INTERVAL
    from counteroffer.render.review_calendar import render_calendar
    from counteroffer.render.review_table import render_reviews, reviews_as_json

    day, months = today or date.today(), interval or int(REVIEW_INTERVAL.value)
    faults: list[Diagnostic] = []
    with progress_shown() as progress:
        reviews = operations.review_guides(paths, faults, interval=months, cached=not no_cache, progress=progress)
    if format_name == "ics":
        _echo(render_calendar(reviews, day), faults)
    elif format_name == "json":
        _echo(reviews_as_json(reviews, day, months), faults)
    else:
        _echo(render_reviews(reviews, day, months, all_undated=whole), faults)


@command.command("stats", short_help="Count what guides cover: companies, roles, regions, currencies, parts.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--findings", is_flag=True, help="Check the guides too, and count what each rule finds.")
@click.option("--all", "whole", is_flag=True, help="Print every table to its end.")
@click.option("--today", type=TODAY, help="Check as if it were this day. Default: today.")
@NO_CACHE
def stats(
    paths: tuple[Path, ...], format_name: str, findings: bool, whole: bool, today: date | None, no_cache: bool
) -> None:
    """Count what the guides at PATHS (files or folders) cover, and how many have levels, levers, evidence and the rest."""
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.lint.request import CheckRequest
    from counteroffer.render.coverage_table import coverage_as_json, render_coverage

    counts = None
    faults: list[Diagnostic] = []
    with progress_shown() as progress:
        if findings:
            request = CheckRequest(paths=paths, today=today or date.today(), cached=not no_cache, progress=progress)
            counts = operations.check_guides(request).counts
        coverage = operations.cover_guides(paths, faults, cached=not no_cache, progress=progress)
    if format_name == "json":
        _echo(coverage_as_json(coverage, counts), faults)
    else:
        _echo(render_coverage(coverage, counts, whole=whole), faults)


@command.command("list", short_help="List which guides there are, how old they are, and where they lie.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--company", help="Only this company's guides, by any of its names.")
@click.option("--role", help="Only guides for this work; at one level where the role names one.")
@click.option("--today", type=TODAY, help="Count the age up to this day. Default: today.")
@NO_CACHE
def list_(paths: tuple[Path, ...], company: str | None, role: str | None, today: date | None, no_cache: bool) -> None:
    """List the guides at PATHS (files or folders) by company and role, with their age and their file."""
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.render.guide_list import render_list

    faults: list[Diagnostic] = []
    with progress_shown() as progress:
        reviews = operations.review_guides(
            paths, faults, company=company, role=role, cached=not no_cache, progress=progress
        )
    _echo(render_list(reviews, today or date.today()), faults)


@command.command("levels", short_help="Show which levels are equal across companies, and what the next one pays.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--company", help="Only the levels of this company, by any of its names.")
@click.option("--level", help='Only this level, such as "L5" or "Senior".')
@click.option("--role", help="Only what guides for this work say.")
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--all", "whole", is_flag=True, help="Print every list to its end.")
@NO_CACHE
def levels(
    paths: tuple[Path, ...],
    company: str | None,
    level: str | None,
    role: str | None,
    format_name: str,
    whole: bool,
    no_cache: bool,
) -> None:
    """Show what the guides at PATHS (files or folders) say about levels: equivalents, conflicts, the next level's pay.

    Each equivalence has the place where a guide says so. A conflict is one level that some guides say is one and
    others say is another level of one company. The next level's pay is of the same company, work, region and currency.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.render.level_report import levels_as_json, render_levels

    faults: list[Diagnostic] = []
    with progress_shown() as progress:
        view = operations.view_guide_levels(
            paths, faults, company=company, level=level, role=role, cached=not no_cache, progress=progress
        )
    _echo(levels_as_json(view) if format_name == "json" else render_levels(view, whole=whole), faults)


def _echo(text: str | bytes, faults: "list[Diagnostic]") -> None:
    """Print an answer, with a line's end behind JSON, and what could not be read to standard error."""
    from counteroffer.faces.showing import show_faults

    click.echo(text, nl=isinstance(text, bytes) and not text.endswith(b"\n"))
    show_faults(faults)


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of guide records."""
    from counteroffer import operations

    click.echo(operations.guide_schema(), nl=False)
