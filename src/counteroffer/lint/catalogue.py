"""Every kind of finding by code and name, and what a word in settings or in a comment means among them."""

from collections.abc import Iterable
from functools import cache
from types import MappingProxyType

from counteroffer.lint.checking import all_rules
from counteroffer.lint.kinds import ENGINE_KINDS, FILE_NOT_READABLE, Kind
from counteroffer.lint.market_kinds import MARKET_KINDS
from counteroffer.lint.reader_kinds import READER_KINDS
from counteroffer.terms.faults import BadRequestError

ALL = "all"
DEFAULT = "default"
ALWAYS_ON = frozenset((FILE_NOT_READABLE.code,))


@cache
def all_kinds() -> MappingProxyType[str, Kind]:
    """Every kind of finding by its code: those of the rules, of the check itself and of the readers."""
    rules = (Kind(rule.code, rule.name, rule.severity, rule.page, rule.default_on) for rule in all_rules())
    kinds = sorted((*rules, *ENGINE_KINDS, *READER_KINDS, *MARKET_KINDS), key=lambda kind: kind.code)
    return MappingProxyType({kind.code: kind for kind in kinds})


def default_codes() -> frozenset[str]:
    """The codes that are on where nobody chose."""
    return frozenset(code for code, kind in all_kinds().items() if kind.default_on)


def kind_called(word: str) -> Kind | None:
    """The kind with this code (in any case) or name."""
    return all_kinds().get(word.upper()) or next((kind for kind in all_kinds().values() if kind.name == word), None)


def codes_meant(word: str) -> frozenset[str] | None:
    """The codes that a word selects: a code, a name, "all", "default", or the beginning of codes; None: no such kind.

    The beginning of codes ("C", "C00") selects those of them that are on by default; the others ask for their name.
    """
    if word in (ALL, DEFAULT):
        return frozenset(all_kinds()) if word == ALL else default_codes()
    kind = kind_called(word)
    if kind is not None:
        return frozenset((kind.code,))
    begun = frozenset(code for code in all_kinds() if word and code.startswith(word.upper()))
    return begun & default_codes() if begun else None


def codes_hidden(word: str) -> frozenset[str] | None:
    """The codes that a word switches off: as `codes_meant`, but the beginning of codes means all of them."""
    meant = codes_meant(word)
    return meant and meant | frozenset(code for code in all_kinds() if code.startswith(word.upper()))


def explained(word: str) -> str:
    """The page of a kind by its code or name; "all": a line for each. BadRequestError where there is none."""
    if word == ALL:
        return "".join(f"{_titled(kind)}\n" for kind in all_kinds().values())
    kind = kind_called(word)
    if kind is None:
        raise BadRequestError(f"there is no rule {word!r}", near_kind(word))
    return f"# {_titled(kind)}\n\n{kind.page.strip()}\n"


def near_kind(word: str) -> str:
    """The way out for a word that is no kind: the nearest name, else where all of them stand."""
    return did_you_mean(word, (*(kind.name for kind in all_kinds().values()), *all_kinds())) or (
        "counteroffer guides check --explain all lists the rules"
    )


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """ "did you mean X?" for the nearest choice; empty where none is near."""
    from rapidfuzz import process

    near = process.extractOne(word, list(choices), score_cutoff=60)
    return f"did you mean {near[0]}?" if near else ""


def _titled(kind: Kind) -> str:
    return f"{kind.code} {kind.name} ({kind.severity}{'' if kind.default_on else ', off unless selected'})"
