"""Keep market records of your own, and ask them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counteroffer.faces.options import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counteroffer.market.importing import Imported
    from counteroffer.market.records.folder import Count, Source

STORE = click.option(
    "--store", type=click.Path(path_type=Path), help="Folder of the records. Also: COUNTEROFFER_MARKET."
)


@click.group("market")
def command() -> None:
    """Keep market records of your own: filings, job advertisements, tables and notes; and ask them what others are paid."""


@command.command("import", short_help="Take files into the records.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@STORE
@click.option(
    "--map", "columns", multiple=True, metavar="WHAT=COLUMN", help="What a table's column holds: base=Salary."
)
@click.option(
    "--ignore-column", multiple=True, metavar="NAME", help="A column of a disclosure file that may be left unread."
)
@click.option("--employer", default="", help="The employer, for files that do not say it.")
@click.option("--title", default="", help="The job's title, for files that do not say it.")
@click.option("--place", default="", help="The place of work, for files that do not say it.")
@click.option("--currency", default="", help="The currency, such as USD, of amounts without one.")
@click.option("--date", "day", type=TODAY, help="The day of the figures, for files that do not say it.")
@click.option("--today", type=TODAY, help="The day of the import. Default: today.")
@click.option("-q", "--quiet", is_flag=True, help="Only one line a file.")
def import_(
    files: tuple[Path, ...],
    store: Path | None,
    columns: tuple[str, ...],
    ignore_column: tuple[str, ...],
    employer: str,
    title: str,
    place: str,
    currency: str,
    day: date | None,
    today: date | None,
    quiet: bool,
) -> None:
    """Take FILES into the records: disclosure files of labor condition applications (.xlsx, .csv), job advertisements
    (.txt, .md), notes (.yaml, or lines with bars), any other table (.csv, .xlsx) with --map.

    A file that is in the records already is left alone. The files count when the last is read; an import that was stopped
    goes on where it ended when it is called again. What is dropped is counted with its reason.
    """
    from counteroffer import operations
    from counteroffer.faces.progress import progress_shown
    from counteroffer.market.importer import Choices

    choices = Choices(
        columns=_mapped(columns),
        ignored=ignore_column,
        employer=employer,
        title=title,
        place=place,
        currency=currency.upper(),
        day=day,
    )
    with progress_shown(words="importing, per cent of the file") as progress:
        for one in operations.import_records(
            files, today or date.today(), choices, store, lambda _name, share: progress(int(share * 100), 100)
        ):
            click.echo(_told(one, quiet=quiet), nl=False)
    if not quiet:
        click.echo(_elsewhere(operations.list_records(store)), nl=False)


@command.command("list", short_help="Show which files the records hold.")
@STORE
def list_(store: Path | None) -> None:
    """Show the sources of the records: id, kind, how many records, their days, the file's name."""
    from counteroffer import operations

    sources = operations.list_records(store)
    for one in sources:
        days = f"{one.first or '–'} to {one.last or '–'}"
        lost = one.newer_elsewhere + one.ended_elsewhere
        counted = f" ({one.kept - lost:,} counted here)" if lost else ""
        click.echo(f"{one.id[:8]}  {one.kind:8} {one.kept:>11,}  {days:24}  {one.name}{counted}")
    click.echo(_elsewhere(sources), nl=False)
    if not sources:
        click.echo("nothing was imported yet; counteroffer market import FILE brings records in")


@command.command("forget", short_help="Take a file out of the records.")
@click.argument("name")
@STORE
def forget(name: str, store: Path | None) -> None:
    """Take the source NAME out of the records: its id, or the name of its file. The file itself stays."""
    from counteroffer import operations

    found = operations.forget_records(name, store)
    click.echo(f"{found.name} is forgotten: {found.kept:,} records")


@command.command("export", short_help="Write all records into one file.")
@click.argument("out", type=click.Path(path_type=Path))
@STORE
def export(out: Path, store: Path | None) -> None:
    """Write all records that count into OUT, a new file that ends in .csv or .parquet."""
    from counteroffer import operations

    click.echo(f"{operations.export_records(out, store):,} records are written to {out}")


@command.command("query", short_help="Ask the records for percentiles of base pay.")
@click.option("--role", default="", help="A job's title; the occupation that counts it is asked for.")
@click.option("--occupation", default="", help="The code of an occupation, such as 15-1252.")
@click.option("--employer", default="", help="An employer, under any of its names.")
@click.option("--area", default="", help="A city, a metropolitan area or a state.")
@click.option("--since", type=TODAY, help="Only records of this day or later.")
@click.option("--kind", "kinds", multiple=True, help="Only these: filing, posted, note, table.")
@click.option("--currency", default="USD", show_default=True)
@click.option("--by", multiple=True, help="Group by employer, occupation, state, area, year or title; may be repeated.")
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, help="How many groups are shown as text.")
@click.option("--format", "format_name", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.option(
    "--engine", help="The address of a Spark cluster (spark://host:7077, sc://host, local[2]). Default: this machine."
)
@STORE
def query(
    role: str,
    occupation: str,
    employer: str,
    area: str,
    since: date | None,
    kinds: tuple[str, ...],
    currency: str,
    by: tuple[str, ...],
    top: int,
    format_name: str,
    engine: str | None,
    store: Path | None,
) -> None:
    """Ask the records for the tenth, twenty-fifth, fiftieth, seventy-fifth and ninetieth percentile of base pay a year.

    Groups of fewer than five records are counted and not shown.
    """
    from counteroffer import operations
    from counteroffer.render.market_table import answer_as_csv, answer_as_json, render_answer

    asked = operations.AskedOfRecords(
        role=role, occupation=occupation, employer=employer, area=area, since=since, kinds=kinds, currency=currency,
        by=tuple(word.strip() for some in by for word in some.split(",") if word.strip()),
    )  # fmt: skip
    found = operations.query_records(asked, store, engine)
    if format_name == "json":
        click.echo(answer_as_json(found.question, found.answer, found.found), nl=False)
    elif format_name == "csv":
        click.echo(answer_as_csv(found.question, found.answer), nl=False)
    else:
        click.echo(render_answer(found.question, found.answer, found.found, top), nl=False)


def _mapped(columns: tuple[str, ...]) -> dict[str, str]:
    """The columns that are named, by what they hold."""
    pairs = [text.partition("=") for text in columns]
    for what, sign, name in pairs:
        if not sign or not name.strip():
            raise click.BadParameter(
                f"{what!r} names no column; write WHAT=COLUMN, such as base=Salary", param_hint="--map"
            )
    return {what.strip().casefold(): " ".join(name.split()) for what, _sign, name in pairs}


def _told(one: "Imported", *, quiet: bool) -> str:
    """What became of a file, in words."""
    source = one.source
    if one.was_there:
        return f"{source.name}: in the records already ({source.id[:8]}, {source.kept:,} records)\n"
    lines = [
        f"{source.name}: {source.kept:,} records of {source.read:,} rows ({source.id[:8]}, read as {source.importer})\n"
    ]
    if not quiet:
        lines += [_counted("dropped", count) for count in source.dropped]
        lines += [_counted("mended", count) for count in source.mended]
    return "".join(lines)


def _elsewhere(sources: "Sequence[Source]") -> str:
    """What is not counted of the sources' records, as other sources know more of their cases."""
    newer, ended = sum(one.newer_elsewhere for one in sources), sum(one.ended_elsewhere for one in sources)
    lines = (
        ("filings of cases that a later file states anew, counted there alone", newer),
        ("filings not counted, as a later row of another file says that they were withdrawn or denied", ended),
    )
    return "".join(f"{said}: {count:,}\n" for said, count in lines if count)


def _counted(what: str, count: "Count") -> str:
    some = "; ".join(f"row {one.row}: {_short(one.shown)}" if one.shown else f"row {one.row}" for one in count.examples)
    return f"  {what} {count.rows:,}: {count.reason} ({some})\n"


def _short(text: str) -> str:
    """A cell's text, fit for one line of a terminal."""
    from counteroffer.render.cleaning import one_line

    shown = one_line(text)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
