"""How a page leaves the command line: on the terminal, as files of their owner alone, or as JSON on standard output."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from counteroffer.playbook.playbook import Playbook

FORMATS = ("terminal", "markdown", "html", "pdf", "docx", "json")


def wanted_formats(formats: str) -> tuple[str, ...]:
    """The formats of an option's value; refused where one is not known."""
    wanted = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        said = f"there is no format {unknown[0]!r}; " if unknown else ""
        raise click.BadParameter(f"{said}name at least one of {', '.join(FORMATS)}", param_hint="--format")
    return wanted


def show_page(
    page: "Playbook",
    brief: "Playbook",
    wanted: tuple[str, ...],
    out: Path | None,
    beside: Path,
    stem: str,
    as_json: Callable[[], bytes],
) -> None:
    """Show a page in every wanted format, the brief one on the terminal: files named by `stem` go to `out`, else to `beside`."""
    from counteroffer import operations

    if wanted == ("json",) and out is None:
        click.echo(as_json(), nl=False)
        return
    if "terminal" in wanted:
        from counteroffer.render.formats.terminal import render

        click.echo(render(brief, width=page_width(), colour=has_colour()), nl=False)
    for name in wanted:
        if name != "terminal":
            content = as_json() if name == "json" else operations.render(page, name)
            path = operations.write_page((out or beside) / f"{stem}{operations.suffix_of(name)}", content)
            click.echo(f"{name:8} {path}")


def page_width() -> int:
    """How many columns a page may take here."""
    import shutil

    return max(60, min(100, shutil.get_terminal_size((100, 24)).columns))


def has_colour() -> bool:
    """Whether the output is a terminal that may show colours."""
    import os
    import sys

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
