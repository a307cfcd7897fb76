"""Rules of a place about pay in hiring: must a pay range be shown, and may past pay be asked for? Not legal advice.

`pay_range_rules.yaml` and `salary_history_rules.yaml` hold them. An entry says where its words were really seen and
which day that page bears: a law may have changed since, so whoever shows a rule shows its source and says that it is
no legal advice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Annotated, Literal, TypeAlias

import msgspec

from counteroffer.parameters.reading import CheckedIn
from counteroffer.parameters.state_names import STATES, state_code
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Words

Kind: TypeAlias = Literal["pay-range", "salary-history"]
When: TypeAlias = Literal[
    "in-posting", "on-request", "before-offer", "after-interview", "may-not-ask", "may-not-punish-refusal"
]
WHENS: dict[Kind, tuple[When, ...]] = {
    "pay-range": ("in-posting", "on-request", "before-offer", "after-interview"),
    "salary-history": ("may-not-ask", "may-not-punish-refusal"),
}
FILES: dict[Kind, str] = {"pay-range": "pay_range_rules", "salary-history": "salary_history_rules"}
NO_ADVICE = "not legal advice"
Text: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
Address: TypeAlias = Annotated[str, msgspec.Meta(pattern="^https?://")]


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """One rule of one place. `id` is dotted ("law.pay_range.us_co"); `place` is a name to print ("Colorado").

    `when` says what an employer must or may not do: "in-posting" is a range in the posting, "on-request" when the
    applicant asks, "before-offer" at the latest with the offer, "after-interview" once the applicant was interviewed;
    "may-not-ask" forbids asking for past pay, in many places only until an offer with its pay is made;
    "may-not-punish-refusal" only forbids to punish silence about it.

    `since` is the first day of the rule, None where only a page was seen that states the rule as in force.
    `employers_from` is the number of employees from which it holds; None where no page gave a number, or all
    employers. `says` are the words as they were seen, in the first of `checked_in`; `source.date` is that page's own
    day, None where it bears none. `differs` are pages that say another day or number. `checked_on` is the day on which
    we looked. `state` is the code of the US state; `cities` are the ways in which people write the rule's city, none
    for a state's rule.
    """

    id: str
    kind: Kind
    place: str
    state: str
    cities: tuple[str, ...]
    since: Figure | None
    employers_from: Figure | None
    when: When
    says: Words
    source: Citation
    checked_in: tuple[CheckedIn, ...]
    checked_on: date
    differs: tuple[CheckedIn, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether the rule was in force on a day; one without a first day holds from the day on which we looked."""
        return (self.since.day if self.since else self.checked_on) <= day


class WrittenRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule as its file states it; one without a publication or a place where it was checked does not load."""

    place: Text
    state: str
    when: When
    title: Text
    href: Address
    checked_in: Annotated[tuple[CheckedIn, ...], msgspec.Meta(min_length=1)]
    checked_on: date
    cities: tuple[Text, ...] = ()
    since: date | None = None
    employers_from: Annotated[int, msgspec.Meta(ge=1)] | None = None
    dated: str | None = None
    differs: tuple[CheckedIn, ...] = ()

    def __post_init__(self) -> None:
        """Refuses an entry of no US state, and one whose sources have no address or no words."""
        if self.state not in STATES:
            raise ValueError(f"{self.place}: {self.state} is no code of a US state")
        for seen in (*self.checked_in, *self.differs):
            if not seen.page.startswith(("https://", "http://")) or not seen.words.strip():
                raise ValueError(f"{self.place}: a place where it was checked has no address or no words")


def place_rules(state: str | None, city: str | None, today: date) -> tuple[PlaceRule, ...]:
    """The rules in force on a day in a US state, by code or name, and one of its cities: a city's beside its state's.

    Pay ranges first, then salary history. The state may also stand behind the city ("Cleveland, OH"). Nothing for a
    place that is not known, and nothing for a city without its state: there is a Columbus in several.
    """
    return tuple(rule for rule in _rules_of(state, city) if rule.holds_on(today))


def coming_rules(state: str | None, city: str | None, today: date) -> tuple[PlaceRule, ...]:
    """The rules of a place that are made and begin after a day."""
    return tuple(rule for rule in _rules_of(state, city) if rule.since is not None and rule.since.day > today)


@cache
def all_place_rules() -> tuple[PlaceRule, ...]:
    """Every rule that ships: pay ranges, then salary history, each in the order of its file."""
    return tuple(
        _rule(kind, name, written) for kind, file in FILES.items() for name, written in written_rules(file).items()
    )


def written_rules(file: str) -> dict[str, WrittenRule]:
    """The entries of a file by name ("us_co"); a ValidationError where one is faulty."""
    import yaml

    content = resources.files(__package__).joinpath(f"{file}.yaml").read_bytes()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars as text, as in every parameter file
    return check_rules(yaml.load(content, Loader=loader))


def check_rules(content: object) -> dict[str, WrittenRule]:
    """The content of a file as rules; a ValidationError for a fault."""
    return msgspec.convert(content, dict[str, WrittenRule], strict=False)


def _rules_of(state: str | None, city: str | None) -> Iterator[PlaceRule]:
    """The rules of a place on any day."""
    town, _comma, behind = (city or "").partition(",")
    code, asked = state_code(state or behind), _plain(town)
    for rule in all_place_rules() if code else ():
        if rule.state == code and (not rule.cities or asked in map(_plain, rule.cities)):
            yield rule


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _rule(kind: Kind, name: str, written: WrittenRule) -> PlaceRule:
    """An entry as a rule whose figures lead to its publication; a ValueError where it stands in the wrong file."""
    if written.when not in WHENS[kind]:
        raise ValueError(f"{name}: {written.when} is no rule about {kind}")
    id = f"law.{FILES[kind].removesuffix('_rules')}.{name}"
    source = Citation(written.title, written.href, written.dated)
    because = f"as published; checked in {written.checked_in[0].page}; {NO_ADVICE}"
    first, size = written.since, written.employers_from
    since = Figure(f"{id}.since", "first day of the rule", first, DAY, because, (source,)) if first else None
    named = "smallest employer"
    employers = Figure(f"{id}.employers_from", named, Decimal(size), "employees", because, (source,)) if size else None
    return PlaceRule(
        id=id, kind=kind, place=written.place, state=written.state, cities=written.cities, since=since,
        employers_from=employers, when=written.when, says=Words(written.checked_in[0].words), source=source,
        checked_in=written.checked_in, checked_on=written.checked_on, differs=written.differs,
    )  # fmt: skip
