"""How a check's findings are written, one format a file: each has `write`, and `write_statistics` where it can count."""

import importlib
import pkgutil
from collections.abc import Callable

from counteroffer.lint.report import Report
from counteroffer.terms.faults import BadRequestError

FORMATS = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def written(report: Report, format_name: str, *, statistics: bool = False) -> str:
    """A report in one format; with `statistics` how many findings each rule has, which not every format can say."""
    module = importlib.import_module(f"{__name__}.{format_name}")
    write: Callable[[Report], str] | None = getattr(module, "write_statistics" if statistics else "write", None)
    if write is None:
        raise BadRequestError(f"{format_name} holds findings, not their statistics", "add --format text or json")
    return write(report)
