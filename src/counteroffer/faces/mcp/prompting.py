"""Prompts: each is a file of the folder `prompts`, with its title, what it is for, and what is said to the assistant."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counteroffer.terms.faults import NotThereError

PROMPTS = Path(__file__).parent / "prompts"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt; `words` holds {case} where the id of a case goes."""

    name: str
    title: str
    about: str
    words: str

    def said(self, case: str) -> str:
        """The prompt for a case."""
        return self.words.replace("{case}", case)


@cache
def prompts() -> tuple[Prompt, ...]:
    """The prompts, by name."""
    return tuple(_read(path) for path in sorted(PROMPTS.glob("*.md")))


def prompt_called(name: str) -> Prompt:
    """The prompt of a name; a NotThereError names those that there are."""
    found = next((one for one in prompts() if one.name == name), None)
    if found is None:
        raise NotThereError(f"no prompt is called {name!r}", f"there are: {', '.join(one.name for one in prompts())}")
    return found


def _read(path: Path) -> Prompt:
    title, about, words = path.read_text("utf-8").split("\n\n", 2)
    return Prompt(path.stem, title.removeprefix("# "), about, words.strip())
