"""A command called in this process, as a person meets it: exit code, what it prints, what it says on the side."""

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from counteroffer.faces.cli import main

WIDE = "100"


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str


def call(*arguments: str | Path) -> Called:
    """The command with its arguments; whatever it is asked, only its own exit codes."""
    printed, err = io.BytesIO(), io.StringIO()
    out = io.TextIOWrapper(printed, encoding="utf-8")
    with (
        patch.dict(os.environ, {"COLUMNS": WIDE}),  # a test runner may say otherwise
        patch.object(sys, "argv", ["counteroffer", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
    out.flush()
    return Called(code, printed.getvalue().decode(), err.getvalue())
