"""What a strategy has asked for up to some sentence, by region: it settles what later sentences leave unsaid."""

from dataclasses import dataclass, field

import msgspec

from counteroffer.guides import ask_words as words
from counteroffer.guides.ask_words import Mode, Term, mode_after
from counteroffer.guides.cells import Stretch
from counteroffer.guides.places_named import same_place


class Mention(msgspec.Struct, frozen=True, gc=False):
    """An amount of the strategy: for what, in which mode and region; `order` counts from 0."""

    stretch: Stretch
    mode: Mode
    term: Term
    region: str | None
    order: int


@dataclass(slots=True)
class AsksSoFar:
    """What earlier sentences leave behind: their mode, their amounts, and what is known of each region.

    `heard` are passages whose words could set another mode; they are searched only when an amount asks for its mode.
    `names` are the regions by what their names have in common, each by its first name; `paid` says in which currencies
    each is paid. Openings are kept by region, in the order of the text.
    """

    mode: Mode | None = None
    heard: list[str] = field(default_factory=list)
    in_fallback_quote: bool = False
    mentions: list[Mention] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    paid: dict[str, set[str]] = field(default_factory=dict)
    openings: dict[str | None, dict[Term, None]] = field(default_factory=dict)

    def add(self, stretch: Stretch, mode: Mode, term: Term, regions: tuple[str, ...]) -> None:
        """Note an amount for each of its regions; without one for the whole strategy."""
        for region in regions or (None,):
            self.mentions.append(Mention(stretch, mode, term, region, len(self.mentions)))
            if mode == "open":
                self.openings.setdefault(region, {})[term] = None
            if region is not None:
                place = same_place(region)
                self.names.setdefault(place, region)
                self.paid.setdefault(place, set()).add(stretch.unit)

    def go_on(self, begins: str) -> None:
        """Begin a sentence: it takes over the mode before it only where it goes on; a wish after a floor opens anew."""
        if not words.GOES_ON.match(begins):
            self.mode = None
            self.heard.clear()
        elif words.WISHES.match(begins) and self.mode_now() in ("floor", "walk"):
            self.mode = "open"

    def mode_now(self) -> Mode | None:
        """The mode after everything heard."""
        for passage in self.heard:
            self.mode = mode_after(passage, self.mode)
        self.heard.clear()
        return self.mode

    def regions(self) -> tuple[str, ...]:
        """The regions named so far, in order."""
        return tuple(self.names.values())

    def only_term(self) -> Term | None:
        """The component that all openings so far are for, where there is one alone."""
        return _only({term for terms in self.openings.values() for term in terms})

    def only_term_of(self, regions: tuple[str, ...]) -> Term | None:
        """The component that all openings for some regions are for, where it is one alone."""
        return _only({term for region in regions for term in self.openings.get(region, ())})

    def first_term(self) -> Term | None:
        """The component that the first opening of each region so far is for, where it is the same for all."""
        return _only({next(iter(terms)) for terms in self.openings.values()})

    def has_opened(self, regions: tuple[str, ...]) -> bool:
        """Whether there is an opening for one of some regions."""
        return any(region in self.openings for region in regions)

    def pays_in(self, unit: str, regions: tuple[str, ...] = ()) -> bool:
        """Whether a region named so far, or one of some regions, is paid in a currency."""
        asked = (self.paid.get(same_place(region), ()) for region in regions) if regions else self.paid.values()
        return any(unit in units for units in asked)

    def homes(self, regions: tuple[str, ...], unit: str) -> tuple[str, ...]:
        """The regions of an amount that others stand near: the one paid in its currency, where those are not."""
        asked = {same_place(region) for region in regions}
        near = next(iter(asked), "")
        if len(asked) != 1 or near not in self.paid or unit in self.paid[near]:
            return regions
        others = tuple(name for place, name in self.names.items() if unit in self.paid[place])
        return others if len(others) == 1 else regions


def _only(terms: set[Term]) -> Term | None:
    return terms.pop() if len(terms) == 1 else None
