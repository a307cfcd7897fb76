"""The amounts that a strategy's sentences ask for: for what, as an opening or a floor, and in which region.

Each amount gets a mode from the words before it in its sentence (an opening, a floor, somebody else's number), a
component from the words around it, and a region where its clause names one. Fallbacks ("If the base is firm, ...")
and the numbers of rivals and of the employer are left out, as is an amount of no stated kind.
"""

import re
from collections.abc import Iterator

import msgspec

from counteroffer.guides import ask_words as words
from counteroffer.guides.ask_words import Mode, Term, term_of
from counteroffer.guides.asks_so_far import AsksSoFar, Mention
from counteroffer.guides.cells import Stretch, read_stretches
from counteroffer.guides.places_named import Places
from counteroffer.guides.tokens import Tokens

# What parts two sentences is a group of its own where the first ends with a mark; else all of it.
_SENTENCE = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)(?:([\"”*)]*\s+)(?=[\"“*(]*[A-Z$€£₹])|[\"”](\s+)))")
_CLAUSE = re.compile(r";|,? but |\s—\s(?=(?:accept|push|and accept))", re.IGNORECASE)
_QUOTE_OPENS = re.compile(r":\s*[\"“]")
_CLOSES = re.compile(r"[\"”*)]*")  # the marks that a separator swallows: they belong to the sentence before
_SLASH = re.compile(r"\s*/\s*\Z")
_WITH = re.compile(r"\bwith\b")
_IN_A_ROW = re.compile(r"\+?\s*(?:/|,(?:\s+and)?|and)\s*\Z")
_NAMED = re.compile(r"\+?\s+\(?[A-Z]")  # a name follows: "$165,000 (NYC)"
_WIDEST = 60


def read_mentions(text: str, start: int, end: int, tokens: Tokens, places: Places) -> list[Mention]:
    """The amounts that a stretch of the source asks for, in order."""
    state = AsksSoFar()
    start = end - len(text[start:end].lstrip())
    for first, last in _sentences(text, start, end):
        closes = _CLOSES.match(text, last, end)
        fallback = _is_fallback(text[first : closes.end() if closes else last], state)
        state.go_on(text[first : first + _WIDEST])
        regions: tuple[str, ...] = ()
        term: Term | None = None
        amounts = tokens.money(first, last)
        final = amounts[-1].start if amounts else -1
        in_order = bool(amounts) and "respectively" in text[first:last]
        for begin, until in _clauses(text, first, last):
            if begin > final:  # no amount asks what this clause is about
                state.heard.append(text[begin:until])
                continue
            regions = places.of_clause(text[begin:until]) or regions
            clause = _Clause(text, begin, until, last, regions, fallback, in_order, term)
            term = clause.read(tokens, places, state)
    return state.mentions


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of the text, without what parts them."""
    begun = start
    for found in _SENTENCE.finditer(text, start, end):
        last, following = found.span(found.lastindex or 0)
        yield begun, last
        begun = following
    yield begun, end


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, without what parts them."""
    sentence = text[start:end]
    begun = start
    if ";" in sentence or "—" in sentence or " but " in sentence.lower():
        for found in _CLAUSE.finditer(text, start, end):
            yield begun, found.start()
            begun = found.end()
    yield begun, end


def _is_fallback(sentence: str, state: AsksSoFar) -> bool:
    """Whether a sentence only says what to do in a certain case, or goes on in a quotation that such a one opened."""
    conditional = bool(words.FALLBACK.match(sentence))
    inside = state.in_fallback_quote
    if conditional and _QUOTE_OPENS.search(sentence) and not sentence.rstrip().endswith(('"', "”")):
        state.in_fallback_quote = True
    elif inside and any(mark in sentence for mark in '"“”'):
        state.in_fallback_quote = False
    return conditional or inside


class _Clause(msgspec.Struct, frozen=True, gc=False):
    """One clause of a sentence that ends at `ends`: its regions, and what the amount before it was for.

    `in_order` says that the sentence shares its amounts out among the regions in their order ("respectively").
    """

    text: str
    start: int
    end: int
    ends: int
    regions: tuple[str, ...]
    fallback: bool
    in_order: bool
    before: Term | None

    def read(self, tokens: Tokens, places: Places, state: AsksSoFar) -> Term | None:
        """Note the clause's amounts; what the last of them was for."""
        stretches = read_stretches(self.text, self.start, self.end, tokens.money(self.start, self.end))
        terms = self.terms(stretches, state)
        shares = self.shares(stretches, terms, state) if self.in_order else {}
        begun, regions = self.start, self.regions_of(stretches)
        listed: dict[str, tuple[str, ...]] = {}
        for index, (stretch, (term, known)) in enumerate(zip(stretches, terms, strict=True)):
            between = self.text[begun : stretch.low.start]
            state.heard.append(between)
            begun = stretch.high.end
            own = self.own_mode(state.mode_now(), begun)
            named, is_near = places.of_amount(self.text, stretch, self.start, self.end)
            if named and is_near:
                listed[stretch.unit] = (*listed.get(stretch.unit, ()), *named)
            elif (
                not named and stretch.unit in listed and _WITH.search(between)
            ):  # "$180K (Hove) / $170K (Lyon) with $50K RSU": for both
                named = listed[stretch.unit]
            regions = named or regions
            homes = regions if is_near or regions == self.regions else state.homes(regions, stretch.unit)
            if index in shares:
                homes, term = shares[index]
            elif term is None and not known:
                term = self.unsaid(stretch, own, homes, state)
            if own not in ("open", "floor", "walk") or (self.fallback and own != "floor") or term is None:
                continue
            if not self.is_relative(stretch, term):
                state.add(stretch, own, term, homes)
        state.heard.append(self.text[begun : self.end])
        return next((term for term, _known in reversed(terms) if term is not None), self.before)

    def regions_of(self, stretches: list[Stretch]) -> tuple[str, ...]:
        """The clause's regions; several only where all amounts are in one currency, so that each could be for each."""
        return self.regions if len(self.regions) < 2 or len({stretch.unit for stretch in stretches}) == 1 else ()

    def shares(
        self, stretches: list[Stretch], terms: list[tuple[Term | None, bool]], state: AsksSoFar
    ) -> dict[int, tuple[tuple[str, ...], Term | None]]:
        """Whose each amount is where as many stand in a row as there are regions, and what they are for."""
        regions = self.regions if len(self.regions) > 1 else state.regions()
        found: dict[int, tuple[tuple[str, ...], Term | None]] = {}
        row: list[int] = []
        for index, stretch in enumerate(stretches):
            row.append(index)
            if index + 1 < len(stretches) and _IN_A_ROW.match(stretch.after):
                continue
            if len(row) == len(regions) > 1:
                known = [terms[place][0] for place in row if terms[place][1]]
                found |= {place: ((region,), known[-1]) for place, region in zip(row, regions, strict=True) if known}
            row = []
        return found

    def unsaid(self, stretch: Stretch, mode: Mode | None, regions: tuple[str, ...], state: AsksSoFar) -> Term | None:
        """What an amount of no stated kind is for: what the amounts of other regions are for, said in the same way."""
        if mode == "floor":
            return state.only_term_of(regions) or (state.only_term() if state.pays_in(stretch.unit) else None)
        if mode == "open" and regions and not stretch.bracketed and not state.has_opened(regions):
            return state.first_term()
        return None

    def terms(self, stretches: list[Stretch], state: AsksSoFar) -> list[tuple[Term | None, bool]]:
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
                term = self.paired(stretch, stretches[index + 1], self.said_along(stretches, said, index + 1), before)
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

    def is_conversion(self, stretches: list[Stretch], index: int, state: AsksSoFar) -> bool:
        """Whether an amount only repeats the one before it in another currency: "AED 570,000 base ($155,000)"."""
        stretch = stretches[index]
        if not index or stretch.unit == stretches[index - 1].unit or words.is_said_behind(stretch.after):
            return False
        between = self.text[stretches[index - 1].high.end : stretch.low.start]
        quoted = (stretch.bracketed and not stretches[index - 1].bracketed) or _SLASH.match(between)
        return (
            bool(quoted)
            and not _NAMED.match(stretch.after)
            and not state.pays_in(stretch.unit, self.regions)
            and len(between) < _WIDEST // 2
        )

    def paired(self, stretch: Stretch, following: Stretch, next_term: Term | None, before: Term | None) -> Term | None:
        """The first of two amounts with a slash between: base before equity, or the same in two currencies."""
        if stretch.unit != following.unit:
            return next_term or before
        before_equity = before in ("base", "equity") or (before is None and next_term == "equity")
        return "base" if next_term in ("equity", None) and before_equity else None

    def said_along(self, stretches: list[Stretch], said: list[tuple[Term | None, bool]], index: int) -> Term | None:
        """What the first amount with words of its own is for, from one amount on in a list with slashes between."""
        while not said[index][1] and index + 1 < len(stretches) and _SLASH.match(stretches[index].after):
            index += 1
        return said[index][0]

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
        if mode == "rival":
            return mode
        rest = self.text[after : min(self.ends, after + 2 * _WIDEST)].partition(".")[0].partition(";")[0]
        return "floor" if words.is_signed_for(rest) else mode

    def is_relative(self, stretch: Stretch, term: Term) -> bool:
        """Whether an amount is a change ("by $20K", "adding $80K in RSUs") and not a value."""
        before = self.text[max(self.start, stretch.low.start - _WIDEST) : stretch.low.start]
        return words.is_change(before, stretch.after, term)
