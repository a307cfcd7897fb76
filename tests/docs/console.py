"""Runs a page of the docs: its files are written, its commands are run in order in one folder, their output compared.

A block "```yaml offer.yaml" (any language, then a file name) is that file. A block "```console" holds commands behind
"$ " and what each prints, standard error after standard output; a line "..." stands for any lines, and "[exit 1]" for
an exit code that is not 0.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<file>[\w./-]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ELIDED = "..."
MAIN = "from counteroffer.faces.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a page with what the page says that it prints."""

    line: str
    printed: str


def commands_of(text: str) -> Iterator[Command]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, printed = part.partition("\n")
        yield Command(line, printed.rstrip("\n"))


def matches(said: str, printed: str) -> bool:
    """Whether an output is what a page says, line for line."""
    parts = [re.escape(part.strip("\n")) for part in re.split(rf"^{re.escape(ELIDED)}$", said, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:\n?.*\n?)".join(parts), printed, re.DOTALL) is not None


def run(line: str, folder: Path) -> str:
    """What a command prints in a folder; counteroffer is this one, whatever is installed."""
    prefix = f"{shlex.quote(sys.executable)} -c {shlex.quote(MAIN)}"
    script = re.sub(r"(^|[|;&] )counteroffer\b", lambda found: found[1] + prefix, line)
    source = str(Path(__file__).parents[2] / "src")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": source, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["/bin/sh", "-c", script], cwd=folder, env=environment, capture_output=True, timeout=60, check=False
    )
    output = "\n".join(text for part in (done.stdout, done.stderr) if (text := part.decode().rstrip("\n")))
    lines = "\n".join(line.rstrip() for line in output.split("\n"))
    return f"{lines}\n[exit {done.returncode}]".lstrip("\n") if done.returncode else lines


def refreshed(page: str, folder: Path) -> str:
    """The page with the output of each command as it is now; what matches stays, with its elided lines."""

    def renewed(found: re.Match[str]) -> str:
        if found["file"]:
            path = folder / found["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found["text"], "utf-8")
        if found["language"] != "console":
            return found[0]
        said = (_renewed(command, folder) for command in commands_of(found["text"]))
        return "```console\n" + "".join(said) + "```"

    return BLOCK.sub(renewed, page)


def _renewed(command: Command, folder: Path) -> str:
    printed = run(command.line, folder)
    kept = command.printed if matches(command.printed, printed) else printed
    return f"$ {command.line}\n{kept}\n" if kept else f"$ {command.line}\n"
