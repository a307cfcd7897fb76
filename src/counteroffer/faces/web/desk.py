"""What the app works at: the person's cases, the guides, the day, and the key that opens it."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

from counteroffer.cases.folder import CaseFile, CaseFolder

KEY_BYTES = 24
MOST_SEEN = 256


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the pages are given; `today` reads the clock, `key` opens the app to one browser on one machine.

    `seen` holds the contents that pages have shown, by version, the newest last.
    """

    cases: CaseFolder
    guides: tuple[Path, ...]
    today: Callable[[], date] = date.today
    index: Path | None = None
    key: str = field(default_factory=new_key)
    seen: dict[str, CaseFile] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)  # pages are made by several threads

    def remember(self, file: CaseFile) -> CaseFile:
        """The file itself, kept by its version so that a page can show what changed since."""
        with self._turn:
            self.seen.pop(file.version, None)
            while len(self.seen) >= MOST_SEEN:
                del self.seen[next(iter(self.seen))]
            self.seen[file.version] = file
        return file

    def forget(self) -> None:
        """Let go of all that pages have shown."""
        with self._turn:
            self.seen.clear()

    @property
    def token(self) -> str:
        """What a page must send with every change: made from the key, and of no use without it."""
        return hmac.new(self.key.encode(), b"change", "sha256").hexdigest()

    def opens(self, key: str) -> bool:
        """Whether a key is the right one, compared in constant time."""
        return hmac.compare_digest(key.encode(), self.key.encode())
