"""A folder is a catalogue: each file in it is one plug-in."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of a plug-in folder, by name; a file whose name begins with "_" is not a plug-in."""
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        if not found.name.startswith("_"):
            yield importlib.import_module(f"{package.__name__}.{found.name}")


@cache
def modules_in_order(package: ModuleType) -> tuple[ModuleType, ...]:
    """The modules of a plug-in folder by their ORDER, then by name; looked up once, as the folder stays the same."""
    return tuple(sorted(modules_of(package), key=lambda module: module.ORDER))
