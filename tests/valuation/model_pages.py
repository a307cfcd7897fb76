"""The pages of the valuation models, taken apart: the case of a worked example, and what it says comes out."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from counteroffer.terms.plugins import modules_of
from counteroffer.valuation import models

OPENING = "Worked example:"
COMPONENT = r"(?P<component>[a-z_]+)(?:\.(?P<number>\d+))?"
STATED = re.compile(COMPONENT + r": (?P<state>valued|claimed|not_valuable)(?P<years>(?: -?[\d,]+)*)")
STAKE = re.compile(COMPONENT + r" at (?P<multiple>[\d.]+) after (?P<months>\d+): (?P<amount>[\d,]+)")


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: the YAML below a case's head, and the lines of results as they stand on the page."""

    case: str
    results: tuple[str, ...]


def all_models() -> list[ModuleType]:
    return list(modules_of(models))


def page_of(model: ModuleType) -> str:
    return (model.__doc__ or "").strip()


def example_of(model: ModuleType) -> Example:
    """The first and the last indented block after the opening; a ValueError where the page has no example."""
    _page, _opening, after = page_of(model).partition(f"\n{OPENING}\n")
    blocks = [block for block in re.split(r"\n\s*\n", after.strip("\n")) if block.startswith("    ")]
    if len(blocks) < 2:
        raise ValueError(f"{model.__name__} has no worked example with a case and results")
    case, results = (textwrap.dedent(block) for block in (blocks[0], blocks[-1]))
    return Example(case, tuple(line.strip() for line in results.splitlines() if line.strip()))


def numbers(text: str) -> Iterator[int]:
    """The whole numbers of a result: "10,000 -2,400"."""
    return (int(word.replace(",", "")) for word in text.split())
