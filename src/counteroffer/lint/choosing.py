"""Turns words (codes, names, beginnings of codes) into settings; a word that means nothing is refused."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from counteroffer.lint.catalogue import ALWAYS_ON, codes_hidden, codes_meant, default_codes, near_kind
from counteroffer.lint.settings import Settings
from counteroffer.terms.faults import BadRequestError


def default_settings() -> Settings:
    """The settings where nobody wrote any."""
    return Settings(enabled=default_codes())


def chosen(select: Iterable[str] | None, ignore: Iterable[str]) -> frozenset[str]:
    """The codes that are on: those selected (None: the usual ones) but for those ignored.

    A file that cannot be opened is told in any case, unless it is ignored itself. BadRequestError for an unknown word.
    """
    wanted = default_codes() if select is None else meant_by(select) | ALWAYS_ON
    return wanted - hidden_by(ignore)


def with_choice(settings: Settings, select: Sequence[str] | None, ignore: Sequence[str]) -> Settings:
    """Settings with a choice made at the call, which wins: `select` over all that they select and ignore."""
    if select is not None:
        return replace(settings, enabled=chosen(select, ignore))
    return replace(settings, enabled=settings.enabled - hidden_by(ignore)) if ignore else settings


def meant_by(words: Iterable[str]) -> frozenset[str]:
    """The codes that words select."""
    return _gathered(words, codes_meant)


def hidden_by(words: Iterable[str]) -> frozenset[str]:
    """The codes that words switch off."""
    return _gathered(words, codes_hidden)


def _gathered(words: Iterable[str], meaning: Callable[[str], frozenset[str] | None]) -> frozenset[str]:
    codes: set[str] = set()
    for word in words:
        found = meaning(word)
        if found is None:
            raise BadRequestError(f"there is no rule {word!r}", near_kind(word))
        codes |= found
    return frozenset(codes)
