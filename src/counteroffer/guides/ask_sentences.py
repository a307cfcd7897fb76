"""The amounts that a strategy's sentences ask for: for what, as an opening or a floor, and in which region.

Each amount gets a mode from the words before it in its sentence (an opening, a floor, somebody else's number), a
component from the words around it, and a region where its clause names one. Fallbacks ("If the base is firm, ...")
and the numbers of rivals and of the employer are left out, as is an amount of no stated kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from counteroffer.guides import ask_words as words
from counteroffer.guides.ask_words import Mode, Term, mode_after, term_of
from counteroffer.guides.cells import Stretch, read_stretches
from counteroffer.guides.places_named import Places
from counteroffer.guides.tokens import Tokens

_SENTENCE = re.compile(r"(?<=[.!?])[\"”*)]*\s+(?=[\"“*(]*[A-Z$€£₹])|(?<=[.!?][\"”])\s+|\n+")
_CLAUSE = re.compile(r";|,? but |\s—\s(?=(?:accept|push|and accept))", re.IGNORECASE)
_QUOTE_OPENS = re.compile(r":\s*[\"“]")
_SLASH = re.compile(r"\s*/\s*\Z")
_NAMED = re.compile(r"\+?\s+\(?[A-Z]")  # a name follows: "$165,000 (NYC)"
_WIDEST = 60


class Mention(msgspec.Struct, frozen=True, gc=False):
    """An amount of the strategy: for what, in which mode and region; `order` counts from 0."""

    stretch: Stretch
    mode: Mode
    term: Term
    region: str | None
    order: int


@dataclass(slots=True)
class _State:
    """What earlier sentences leave behind; `heard` are passages whose words could set another mode.

    They are searched only when an amount asks for its mode: most sentences have none.
    """

    mode: Mode | None = None
    heard: list[str] = field(default_factory=list)
    in_fallback_quote: bool = False
    mentions: list[Mention] = field(default_factory=list)

    def forget(self) -> None:
        """Begin anew: a sentence that does not go on with the one before it."""
        self.mode = None
        self.heard.clear()

    def mode_now(self) -> Mode | None:
        """The mode after everything heard."""
        for passage in self.heard:
            self.mode = mode_after(passage, self.mode)
        self.heard.clear()
        return self.mode

    def only_term(self) -> Term | None:
        """The component that all openings so far are for, where there is one alone."""
        terms = {mention.term for mention in self.mentions if mention.mode == "open"}
        return terms.pop() if len(terms) == 1 else None

    def pays_in(self, unit: str) -> bool:
        """Whether a region named so far is paid in a currency."""
        return any(mention.region is not None and mention.stretch.unit == unit for mention in self.mentions)


def read_mentions(text: str, start: int, end: int, tokens: Tokens, places: Places) -> list[Mention]:
    """The amounts that a stretch of the source asks for, in order."""
    state = _State()
    for first, last in _pieces(_SENTENCE, text, start, end):
        fallback = _is_fallback(text[first:last], state)
        if not words.GOES_ON.match(text[first : first + _WIDEST]):
            state.forget()
        region: str | None = None
        term: Term | None = None
        amounts = tokens.money(first, last)
        final = amounts[-1].start if amounts else -1
        for begin, until in _pieces(_CLAUSE, text, first, last):
            if begin > final:  # no amount asks what this clause is about
                state.heard.append(text[begin:until])
                continue
            region = places.of_clause(text[begin:until]) or region
            clause = _Clause(text, begin, until, last, region, fallback, term)
            term = clause.read(tokens, places, state)
    return state.mentions


def _pieces(separator: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators."""
    begun = start
    for found in separator.finditer(text, start, end):
        yield begun, found.start()
        begun = found.end()
    yield begun, end


def _is_fallback(sentence: str, state: _State) -> bool:
    """Whether a sentence only says what to do in a certain case, or goes on in a quotation that such a one opened."""
    conditional = bool(words.FALLBACK.match(sentence))
    inside = state.in_fallback_quote
    if conditional and _QUOTE_OPENS.search(sentence) and not sentence.rstrip().endswith(('"', "”")):
        state.in_fallback_quote = True
    elif inside and any(mark in sentence for mark in '"“”'):
        state.in_fallback_quote = False
    return conditional or inside


class _Clause(msgspec.Struct, frozen=True, gc=False):
    """One clause of a sentence that ends at `ends`: its region, and what the amount before it was for."""

    text: str
    start: int
    end: int
    ends: int
    region: str | None
    fallback: bool
    before: Term | None

    def read(self, tokens: Tokens, places: Places, state: _State) -> Term | None:
        """Note the clause's amounts; what the last of them was for."""
        stretches = read_stretches(self.text, self.start, self.end, tokens.money(self.start, self.end))
        terms = self.terms(stretches, state)
        begun, region = self.start, self.region
        for stretch, (term, known) in zip(stretches, terms, strict=True):
            state.heard.append(self.text[begun : stretch.low.start])
            begun = stretch.high.end
            own = self.own_mode(state.mode_now(), begun)
            region = places.of_amount(self.text, stretch, self.start, self.end) or region
            if term is None and not known and own == "floor" and state.pays_in(stretch.unit):
                term = state.only_term()
            if own not in ("open", "floor", "walk") or (self.fallback and own != "floor") or term is None:
                continue
            if not self.is_relative(stretch, term):
                state.mentions.append(Mention(stretch, own, term, region, len(state.mentions)))
        state.heard.append(self.text[begun : self.end])
        return next((term for term, _known in reversed(terms) if term is not None), self.before)

    def terms(self, stretches: list[Stretch], state: _State) -> list[tuple[Term | None, bool]]:
        """What each amount is for, and whether words say so; an amount without words follows its neighbours."""
        said = [self.said(stretch, stretches[index - 1] if index else None) for index, stretch in enumerate(stretches)]
        terms: list[tuple[Term | None, bool]] = []
        before = unbracketed = self.before
        for index, stretch in enumerate(stretches):
            term, known = said[index]
            if not stretch.bracketed:
                before = unbracketed
            if self.is_conversion(stretches, index, state):
                term, known = None, True
            elif known:
                term = self.yearly(term, stretch, before)
            elif index + 1 < len(stretches) and _SLASH.match(stretch.after):
                term = self.paired(stretch, stretches[index + 1], said[index + 1][0], before)
            else:
                term = self.following(stretch, before)
            terms.append((term, known))
            before = term or before
            unbracketed = unbracketed if stretch.bracketed else before
        return terms

    def said(self, stretch: Stretch, previous: Stretch | None) -> tuple[Term | None, bool]:
        """What the words around an amount say that it is for."""
        begin = max(self.start, stretch.low.start - _WIDEST, previous.high.end if previous else 0)
        return term_of(self.text[begin : stretch.low.start], stretch.after)

    def yearly(self, term: Term | None, stretch: Stretch, before: Term | None) -> Term | None:
        """Equity written per year is yearly equity."""
        yearly = "year" in (stretch.low.period, stretch.high.period) or words.is_per_year(stretch.after)
        if stretch.bracketed and yearly and term is None and before == "equity":
            return "equity_annual"
        return "equity_annual" if term == "equity" and yearly else term

    def is_conversion(self, stretches: list[Stretch], index: int, state: _State) -> bool:
        """Whether an amount only repeats the one before it in another currency: "AED 570,000 base ($155,000)"."""
        stretch = stretches[index]
        if not index or stretch.unit == stretches[index - 1].unit or words.is_said_behind(stretch.after):
            return False
        between = self.text[stretches[index - 1].high.end : stretch.low.start]
        quoted = (stretch.bracketed and not stretches[index - 1].bracketed) or _SLASH.match(between)
        return (
            bool(quoted)
            and not _NAMED.match(stretch.after)
            and not state.pays_in(stretch.unit)
            and len(between) < _WIDEST // 2
        )

    def paired(self, stretch: Stretch, following: Stretch, next_term: Term | None, before: Term | None) -> Term | None:
        """The first of two amounts with a slash between: base before equity, or the same in two currencies."""
        if stretch.unit != following.unit:
            return next_term or before
        return "base" if next_term in ("equity", None) and before in ("base", "equity") else None

    def following(self, stretch: Stretch, before: Term | None) -> Term | None:
        """What an amount without words of its own is for: what the one before it was for."""
        lead = self.text[max(self.start, stretch.low.start - 4) : stretch.low.start].rstrip()
        yearly = "year" in (stretch.low.period, stretch.high.period) or words.is_per_year(stretch.after)
        if stretch.bracketed and yearly and before == "equity":
            return "equity_annual"
        if stretch.bracketed and not lead.endswith(("(", "/")):
            return None
        if lead.endswith("/") and before == "base" and not stretch.bracketed and not _NAMED.match(stretch.after):
            return "equity"
        return before

    def own_mode(self, mode: Mode | None, after: int) -> Mode | None:
        """The mode of one amount: words behind it can make it a floor ("$315K+ TC to accept")."""
        rest = re.split(r"[.;]", self.text[after : min(self.ends, after + 2 * _WIDEST)], maxsplit=1)[0]
        return "floor" if mode != "rival" and words.SIGNS.search(rest) else mode

    def is_relative(self, stretch: Stretch, term: Term) -> bool:
        """Whether an amount is a change ("by $20K", "adding $80K in RSUs") and not a value."""
        before = self.text[max(self.start, stretch.low.start - _WIDEST) : stretch.low.start]
        if words.RELATIVE.search(before) or words.ABOVE.match(stretch.after):
            return True
        return term in ("base", "equity", "total") and bool(words.ADDED.search(before))
