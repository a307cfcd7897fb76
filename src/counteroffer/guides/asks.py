"""What a strategy asks for: openings and floors, by region and component, out of plain sentences.

Each amount gets a mode from the words before it in its sentence (an opening, a floor, somebody else's number), a
component from the words around it, and a region where its clause names one. Fallbacks ("If the base is firm, ...")
and the numbers of rivals and of the employer are left out, as is an amount of no stated kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from counteroffer.guides import ask_words as words
from counteroffer.guides.ask_words import Mode, Term, term_of
from counteroffer.guides.cells import Stretch, read_stretches
from counteroffer.guides.guide import AskTerms, GuideAsk, Range
from counteroffer.guides.places_named import Places
from counteroffer.guides.tokens import Claim, Tokens, range_of

_SENTENCE = re.compile(r"(?<=[.!?])[\"”*)]*\s+(?=[\"“*(]*[A-Z$€£₹])|(?<=[.!?][\"”])\s+|\n+")
_CLAUSE = re.compile(r";|,? but |\s—\s(?=(?:accept|push|and accept))", re.IGNORECASE)
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class _Mention:
    """An amount of the strategy: for what, in which mode and region."""

    stretch: Stretch
    mode: Mode
    term: Term
    region: str | None
    order: int


@dataclass(slots=True)
class _State:
    """What earlier sentences leave behind."""

    mode: Mode | None = None
    in_fallback_quote: bool = False
    mentions: list[_Mention] = field(default_factory=list)


def read_asks(text: str, start: int, end: int, tokens: Tokens, places: Places) -> tuple[list[GuideAsk], list[Claim]]:
    """The asks in a stretch of the source, and the claims of their numbers."""
    state = _State()
    for first, last in _pieces(_SENTENCE, text, start, end):
        _read_sentence(text, first, last, tokens, places, state)
    return _assembled(_placed(state.mentions))


def _pieces(separator: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators."""
    begun = start
    for found in separator.finditer(text, start, end):
        yield begun, found.start()
        begun = found.end()
    yield begun, end


def _read_sentence(text: str, start: int, end: int, tokens: Tokens, places: Places, state: _State) -> None:
    """Note the mentions of one sentence."""
    sentence = text[start:end]
    fallback = bool(words.FALLBACK.match(sentence)) or state.in_fallback_quote
    opened, closed = sentence.count("“") + sentence.count('"'), sentence.count("”") + sentence.count('"')
    if (
        words.FALLBACK.match(sentence)
        and re.search(r":\s*[\"“]", sentence)
        and not sentence.rstrip().endswith(('"', "”"))
    ):
        state.in_fallback_quote = True
    elif state.in_fallback_quote and (closed or opened):
        state.in_fallback_quote = False
    mode = state.mode if words.GOES_ON.match(sentence) else None
    region: str | None = None
    term: Term | None = None
    for first, last in _pieces(_CLAUSE, text, start, end):
        region = named = places.of_clause(text[first:last]) or region
        money = tokens.money(first, last)
        stretches = read_stretches(text, first, last, money)
        begun = first
        for stretch in stretches:
            mode = _mode_after(text[begun : stretch.low.start], mode)
            own = _own_mode(mode, text[stretch.high.end : min(end, stretch.high.end + _WIDEST * 2)])
            said, known = term_of(
                text[max(first, begun, stretch.low.start - _WIDEST) : stretch.low.start], stretch.after
            )
            term = _term(said, known, term, stretch, text[max(first, stretch.low.start - 12) : stretch.low.start])
            place = named = places.of_amount(text, stretch, first, last) or named
            if own == "floor" and term is None and not known:
                term = _only_term(state.mentions)
            counts = own in ("open", "floor", "walk") and (own == "floor" or not fallback)
            relative = words.RELATIVE.search(text[max(first, stretch.low.start - _WIDEST) : stretch.low.start])
            if counts and own is not None and term is not None and not relative:
                state.mentions.append(_Mention(stretch, own, term, place, len(state.mentions)))
            begun = stretch.high.end
        mode = _mode_after(text[begun:last], mode)
    state.mode = mode


def _mode_after(passage: str, mode: Mode | None) -> Mode | None:
    """The mode after a passage: that of its last word that sets one."""
    found: list[tuple[int, Mode, bool]] = []
    for setting, pattern, firm in (
        ("open", words.FIRM_OPEN, True),
        ("open", words.SOFT_OPEN, False),
        ("floor", words.FLOOR, True),
        ("walk", words.WALK, True),
        ("rival", words.RIVAL, True),
    ):
        found.extend((match.end(), _as_mode(setting), firm) for match in pattern.finditer(passage))
    for _end, setting_mode, firm in sorted(found):
        if firm or mode not in ("floor", "rival", "walk") or (mode == "rival" and not firm):
            mode = setting_mode
    return mode


def _as_mode(name: str) -> Mode:
    return "open" if name == "open" else "floor" if name == "floor" else "walk" if name == "walk" else "rival"


def _own_mode(mode: Mode | None, rest: str) -> Mode | None:
    """The mode of one amount: words behind it can make it a floor ("$315K+ TC to accept")."""
    if mode != "rival" and words.SIGNS.search(re.split(r"[.;]", rest, maxsplit=1)[0]):
        return "floor"
    return mode


def _term(said: Term | None, known: bool, before: Term | None, stretch: Stretch, lead: str) -> Term | None:
    """The component of an amount: as said, else that of the amount before it."""
    yearly = "year" in (stretch.low.period, stretch.high.period) or words.is_per_year(stretch.after)
    if stretch.bracketed and yearly and (said is None or said in ("equity", "equity_annual")) and before == "equity":
        return "equity_annual"
    if known:
        return "equity_annual" if said == "equity" and yearly else said
    if stretch.bracketed and before is not None and not lead.rstrip().endswith(("(", "/")):
        return None
    return before


def _only_term(mentions: list[_Mention]) -> Term | None:
    """The component that all openings so far are for, where there is one alone."""
    terms = {mention.term for mention in mentions if mention.mode == "open"}
    return terms.pop() if len(terms) == 1 else None


def _placed(mentions: list[_Mention]) -> list[_Mention]:
    """Mentions without a region that come after named regions belong to those of their currency."""
    named: dict[str, set[str]] = {}
    first_named = len(mentions)
    for mention in mentions:
        if mention.region is not None:
            named.setdefault(mention.region, set()).add(mention.stretch.unit)
            first_named = min(first_named, mention.order)
    if any(mention.region is None and mention.order < first_named for mention in mentions):
        return mentions
    placed: list[_Mention] = []
    for mention in mentions:
        homes = [region for region, units in named.items() if mention.stretch.unit in units]
        if mention.region is not None or not homes:
            placed.append(mention)
        else:
            placed.extend(replace(mention, region=region) for region in homes)
    return placed


def _assembled(mentions: list[_Mention]) -> tuple[list[GuideAsk], list[Claim]]:
    """The asks, one a region in the order of the text; of several amounts for one thing the first counts."""
    regions = list(dict.fromkeys(mention.region for mention in mentions))
    asks: list[GuideAsk] = []
    claims: list[Claim] = []
    for region in regions:
        own = [mention for mention in mentions if mention.region == region]
        if not any(mention.mode == "floor" for mention in own):
            own = [replace(mention, mode="floor") if mention.mode == "walk" else mention for mention in own]
        index = len(asks)
        sides = {}
        for side in ("open", "floor"):
            terms, found = _terms([mention for mention in own if mention.mode == side])
            sides[side] = terms
            claims.extend(claim.under(f"strategy.asks[{index}].{side}") for claim in found)
        ask = GuideAsk(region=region, open=sides["open"], floor=sides["floor"])
        if ask.open != AskTerms() or ask.floor != AskTerms():
            asks.append(ask)
    return asks, claims


def _terms(mentions: list[_Mention]) -> tuple[AskTerms, list[Claim]]:
    """One side of an ask, with the claims of its numbers: "base" for a single number, "base.low" for a range."""
    values: dict[Term, Range] = {}
    claims: list[Claim] = []
    for mention in mentions:
        if mention.term in values:
            continue
        low, high = mention.stretch.low, mention.stretch.high
        value = values[mention.term] = range_of(low, high)
        if value.low == value.high:
            claims.append(Claim(mention.term, value.low, mention.stretch.unit, low.start, low.end))
        else:
            claims.append(Claim(f"{mention.term}.low", value.low, mention.stretch.unit, low.start, low.end))
            claims.append(Claim(f"{mention.term}.high", value.high, mention.stretch.unit, high.start, high.end))
    return AskTerms(
        base=values.get("base"),
        equity=values.get("equity"),
        equity_annual=values.get("equity_annual"),
        bonus=values.get("bonus"),
        sign_on=values.get("sign_on"),
        total=values.get("total"),
    ), claims
