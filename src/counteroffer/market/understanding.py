"""What a person asks records, in their own words, becomes a question: roles as occupations, places as areas or states."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from counteroffer.library.companies import same_company
from counteroffer.library.library import Match
from counteroffer.market.areas import find_area, letters_of
from counteroffer.market.occupations import find_occupation
from counteroffer.market.records.question import KEYS, Question
from counteroffer.market.records.record import KINDS
from counteroffer.market.wage_tables import occupations
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence

Word = TypeVar("Word", bound=str)


def understand(
    *,
    role: str,
    employer: str,
    area: str,
    occupation: str,
    currency: str,
    kinds: Sequence[str],
    since: date | None,
    by: Sequence[str],
) -> tuple[Question, tuple[Sentence, ...]]:
    """The question, and how the names in it were found; a BadRequestError with "did you mean" where one is not known."""
    found: list[Sentence] = []
    codes = _codes(role, occupation, found)
    areas, states = _places(area, found)
    question = Question(
        currency=currency.upper(), kinds=_known(kinds, KINDS, "kind of record"), occupations=codes, areas=areas, states=states,
        employers=(same_company(employer),) if employer else (), since=since, by=_known(by, tuple(KEYS), "way to group"),
    )  # fmt: skip
    return question, tuple(found)


def _codes(role: str, occupation: str, found: list[Sentence]) -> tuple[str, ...]:
    """The occupations that are meant: by their code, or by a title."""
    if occupation and occupation not in occupations():
        raise BadRequestError(
            f"there is no occupation {occupation!r}", "write its code, such as 15-1252, or ask by --role"
        )
    if not role:
        return (occupation,) if occupation else ()
    matched = find_occupation(role)
    if matched.occupation is None:
        raise BadRequestError(f"{role!r} is no role that is known", _why(matched.match))
    found.append(matched.match.why)
    return tuple(dict.fromkeys([matched.occupation.code, *([occupation] if occupation else [])]))


def _places(area: str, found: list[Sentence]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The area and the state that are meant; neither for the whole country."""
    if not area:
        return (), ()
    matched = find_area(area)
    if matched.area is None:
        raise BadRequestError(f"{area!r} is no area that is known", _why(matched.match))
    found.append(matched.match.why)
    if matched.area.kind == "national":
        return (), ()
    return ((), (letters_of(matched.area),)) if matched.area.kind == "state" else ((matched.area.code,), ())


def _known(words: Sequence[str], known: Sequence[Word], what: str) -> tuple[Word, ...]:
    for word in words:
        if word not in known:
            raise BadRequestError(f"{word!r} is no {what}", f"there are: {', '.join(known)}")
    return tuple(one for word in words for one in known if one == word)


def _why(match: Match) -> str:
    return printed_sentence(match.why)
