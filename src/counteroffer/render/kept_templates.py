"""Compiled templates, kept where Python keeps the compiled modules of the package and under the same rules.

A template is compiled when it is first used and read back from then on, which saves a page some 50 ms. Kept is what was made
from exactly this text, by this Jinja and this Python. Where nothing may be written, as in a shared installation, a template
is compiled each time.
"""

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import PickleError

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class KeptTemplates(BytecodeCache):
    """The compiled templates of one folder; a file that cannot be read or written is as if it were not there."""

    def __init__(self, folder: Path, options: str) -> None:
        """`options` names the settings of the environment that a compiled template depends on."""
        self.folder = Path(cache_from_source(str(folder / "template.py"))).parent
        self.options = options

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What tells a template from others, made by other settings among them."""
        return super().get_cache_key(f"{name}|{self.options}|{jinja2.__version__}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept of it, if that is of its text."""
        with suppress(OSError, EOFError, ValueError, TypeError, PickleError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        half_done = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            half_done.write_bytes(bucket.bytecode_to_string())
            half_done.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.jinja"


def keeping(environment: Environment, folder: Path) -> Environment:
    """An environment that keeps the compiled templates of a folder."""
    options = f"{environment.autoescape} {environment.trim_blocks} {environment.lstrip_blocks}"
    environment.bytecode_cache = KeptTemplates(folder, options)
    return environment
