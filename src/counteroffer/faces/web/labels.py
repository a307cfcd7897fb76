"""What the keys of a case are called on the form: labels, rare fields and the meaning of choices, from labels.yaml."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from counteroffer.terms.faults import Diagnostic

PLACE = Path(__file__).parent / "labels.yaml"


class Labels(msgspec.Struct, frozen=True):
    """The words of the form, by key or by the end of a path, helps by rule; entries of a list have no number here."""

    labels: dict[str, str]
    rare: list[str]
    only: dict[str, list[str]]
    choices: dict[str, str]
    helps: dict[str, str]

    def way_out(self, fault: Diagnostic) -> str:
        """What to do about a fault, in the words of the form where its own are those of the text."""
        return self.helps.get(fault.rule, fault.help)

    def label(self, path: str) -> str:
        """What the field at a path is called."""
        found = next((self.labels[end] for end in _ends(path) if end in self.labels), None)
        return found or next(iter(_ends(path)), path).rsplit(".", 1)[-1].replace("_", " ").capitalize()

    def choice(self, word: str) -> str:
        """What a choice means."""
        return self.choices.get(word, word.replace("-", " "))

    def is_rare(self, path: str, kind: str | None) -> bool:
        """Whether a field stands behind "More" while it is empty; `kind` is that of the entry that holds it, if any."""
        for end in _ends(path):
            if end in self.only and kind is not None:
                return kind not in self.only[end]
        return any(end in self.rare for end in _ends(path)) and "." in path


def _ends(path: str) -> Iterator[str]:
    """The ends of a path, the longest first, without the numbers of entries."""
    keys = [key for key in path.split(".") if not key.isdigit()]
    return (".".join(keys[start:]) for start in range(len(keys)))


@cache
def labels() -> Labels:
    """The words, read once."""
    return msgspec.yaml.decode(PLACE.read_bytes(), type=Labels)
