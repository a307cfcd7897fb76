"""Which company of the library a person means: legal forms and brackets aside, other names in use, slips of the pen."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from counteroffer.library.library import Match
from counteroffer.library.spelling import is_slip, nearest, squeezed, words_of
from counteroffer.library.tables import company_table
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_WEB_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<name>[\w-]+)\.com/?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundCompany:
    """The names under which the library's guides hold the company (none: not found), and the reason."""

    names: frozenset[str]
    match: Match


def find_company(known: Collection[str], asked: str) -> FoundCompany:
    """The company among the known ones: the same name first, then another name of it, then a slip of the pen."""
    if not words_of(asked):
        return FoundCompany(frozenset(), Match("none", say("no company is named")))
    same = frozenset(name for name in known if company_key(name) == company_key(asked))
    if same:
        return FoundCompany(same, Match("exact", say("{name}, as its guides call it", name=Words(min(same)))))
    other = frozenset(name for name in known if _identities(name) & _identities(asked))
    if other:
        why = say("{asked} is another name of {name}", asked=Words(asked.strip()), name=Words(min(other)))
        return FoundCompany(other, Match("alias", why))
    return _find_slip(known, asked)


@lru_cache(maxsize=20_000)
def company_key(name: str) -> str:
    """The name without case, spaces, accents, "The" and legal forms: what two spellings of one company share."""
    return squeezed(_core(name))


@lru_cache(maxsize=20_000)
def same_company(name: str) -> str:
    """The key of a company that all names of it in use share; for names that come by the thousand, without slips."""
    key = company_key(without_brackets(name))
    return _table_names().get(key, key)


def _find_slip(known: Collection[str], asked: str) -> FoundCompany:
    core = _core(asked)
    slips = frozenset(name for name in known if is_slip(core, _core(name)))
    if len({company_key(name) for name in slips}) == 1:
        return FoundCompany(slips, Match("close", say("close spelling: did you mean {name}?", name=Words(min(slips)))))
    missing = say("no guide for {asked} in the library", asked=Words(asked.strip()))
    return FoundCompany(frozenset(), Match("none", did_you_mean(missing, nearest(core, _cores(known)))))


def did_you_mean(missing: Sentence, names: Collection[str]) -> Sentence:
    """The sentence with "did you mean …" after it where there are names to offer; they are offered, never used."""
    if not names:
        return missing
    offered = listed([say("{name}", name=Words(name)) for name in names], "or")
    return join([missing, say("did you mean {names}?", names=offered)], "; ")


def without_brackets(name: str) -> str:
    """The name without what stands in brackets: "Splunk (Cisco)" is a guide for Splunk."""
    return _BRACKET.sub("", name).strip() or name


def _cores(known: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, _core(name)) for name in sorted(known)]


@lru_cache(maxsize=20_000)
def _core(name: str) -> tuple[str, ...]:
    words = words_of(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    for suffix in _legal_suffixes():
        if len(words) > len(suffix) and words[-len(suffix) :] == suffix:
            words = words[: -len(suffix)]
    return words[:-1] if len(words) > 1 and words[-1] == "and" else words


@lru_cache(maxsize=20_000)
def _identities(name: str) -> frozenset[str]:
    """Who the name may stand for: its own key, that of its name without brackets and that of its web address, each
    under its table name. Of addresses only .com is the company's own for sure: x.ai is not X.
    """
    address = _WEB_ADDRESS.match(name.strip())
    keys = {
        company_key(name),
        company_key(without_brackets(name)),
        *([company_key(address["name"])] if address else []),
    }
    return frozenset(_table_names().get(key, key) for key in keys)


@cache
def _table_names() -> dict[str, str]:
    aliases = company_table().aliases
    return {company_key(other): company_key(name) for name, others in aliases.items() for other in others}


@cache
def _legal_suffixes() -> tuple[tuple[str, ...], ...]:
    """Legal forms as words, longest first, twice over: "Ltd." may follow "Co."."""
    suffixes = sorted((words_of(suffix) for suffix in company_table().legal_suffixes), key=len, reverse=True)
    return tuple(suffixes) * 2
