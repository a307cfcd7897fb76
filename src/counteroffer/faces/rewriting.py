"""Writes changed guides one after another, or shows what would change, and counts.

A guide from standard input goes to standard output, changed or not; what is said about it goes to standard error.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from counteroffer.faces.showing import show_faults
from counteroffer.terms.faults import Diagnostic

if TYPE_CHECKING:
    from counteroffer.library.keeping import Rewrite


@dataclass(slots=True)
class Tally:
    """What is to be done with changed guides, and how it went.

    `done` and `todo` say what happens to a guide; `unsafe_notes` where the faults of a rewrite are findings that only an
    unsafe mend takes away; `passes_on` where guides go to standard output and not into their files.
    """

    writes: bool
    diff: bool
    quiet: bool
    done: str
    todo: str
    unsafe_notes: bool = False
    passes_on: bool = False
    changed: int = 0
    same: int = 0
    failed: int = 0
    mended: int = 0
    unsafe: int = 0

    def show(self) -> None:
        """The count at the end, on standard error; exit code 1 where a guide would change or could not be written."""
        if not self.quiet:
            said = [f"{self.changed:,} {_guides(self.changed)} {self.done if self.writes else self.todo}"]
            if self.mended:
                said[0] += f" ({self.mended:,} {'finding' if self.mended == 1 else 'findings'})"
            said.append(f"{self.same:,} unchanged")
            if self.failed:
                said.append(f"{self.failed:,} not written")
            click.echo(", ".join(said), err=True)
        if self.unsafe and not self.quiet:
            click.echo(f"{self.unsafe:,} more could be mended by a guess: --unsafe, best with --diff", err=True)
        if self.failed or (self.changed and not self.writes):
            raise click.exceptions.Exit(1)


def rewrite_all(rewrites: "Iterable[Rewrite | Diagnostic]", tally: Tally) -> None:
    """Write or show each guide as it comes."""
    for rewrite in rewrites:
        if isinstance(rewrite, Diagnostic):
            _fail(rewrite, tally)
            continue
        _note(rewrite, tally)
        fault = _write(rewrite, tally) if tally.writes else None
        if fault is not None:
            _fail(fault, tally)
        elif rewrite.changes:
            tally.changed += 1
            tally.mended += len(rewrite.mended)
            _name(rewrite, tally)
        else:
            tally.same += 1


def _write(rewrite: "Rewrite", tally: Tally) -> Diagnostic | None:
    from counteroffer import operations

    if not tally.passes_on:
        return operations.keep_guide(rewrite)
    sys.stdout.buffer.write(rewrite.content)
    sys.stdout.buffer.flush()
    return None


def _name(rewrite: "Rewrite", tally: Tally) -> None:
    """Show the change, or name the guide; standard output is left to the guides that are passed on."""
    if tally.diff:
        click.echo(rewrite.diff(), nl=False)
    elif not tally.quiet:
        said = f"{rewrite.file.shown} {tally.done if tally.writes else tally.todo}"
        click.echo(said, err=tally.passes_on and tally.writes)


def _note(rewrite: "Rewrite", tally: Tally) -> None:
    if tally.unsafe_notes:
        tally.unsafe += len(rewrite.faults)
    elif not tally.quiet:
        show_faults(rewrite.faults, {rewrite.file.shown: rewrite.file.source.text})


def _fail(fault: Diagnostic, tally: Tally) -> None:
    tally.failed += 1
    show_faults((fault,))


def _guides(count: int) -> str:
    return "guide" if count == 1 else "guides"
