"""What a strategy asks for, by region: its openings and its floors, put together from the amounts of its sentences."""

from msgspec.structs import replace

from counteroffer.guides.ask_sentences import Mention, read_mentions
from counteroffer.guides.ask_words import Mode, Term
from counteroffer.guides.guide import AskTerms, GuideAsk, Range
from counteroffer.guides.places_named import Places
from counteroffer.guides.tokens import Claim, Tokens, range_of


def read_asks(text: str, start: int, end: int, tokens: Tokens, places: Places) -> tuple[list[GuideAsk], list[Claim]]:
    """The asks in a stretch of the source, and the claims of their numbers."""
    return _assembled(_placed(read_mentions(text, start, end, tokens, places)))


def _placed(mentions: list[Mention]) -> list[Mention]:
    """Mentions without a region that come after named regions belong to those of their currency."""
    named: dict[str, set[str]] = {}
    first_named = len(mentions)
    for mention in mentions:
        if mention.region is not None:
            named.setdefault(mention.region, set()).add(mention.stretch.unit)
            first_named = min(first_named, mention.order)
    if any(mention.region is None and mention.order < first_named for mention in mentions):
        return mentions
    homes: dict[str, list[str]] = {}
    for region, units in named.items():
        for unit in units:
            homes.setdefault(unit, []).append(region)
    placed: list[Mention] = []
    said: set[tuple[str, Mode, Term]] = set()
    for mention in mentions:
        what = (mention.stretch.unit, mention.mode, mention.term)
        if mention.region is not None or mention.stretch.unit not in homes:
            placed.append(mention)
        elif what not in said:  # of several amounts for one thing the first counts
            said.add(what)
            placed.extend(replace(mention, region=region) for region in homes[mention.stretch.unit])
    return placed


def _assembled(mentions: list[Mention]) -> tuple[list[GuideAsk], list[Claim]]:
    """The asks, one a region in the order of the text; of several amounts for one thing the first counts."""
    by_region: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        by_region.setdefault(mention.region, []).append(mention)
    asks: list[GuideAsk] = []
    claims: list[Claim] = []
    for region, own in by_region.items():
        if not any(mention.mode == "floor" for mention in own):
            floored = [replace(mention, mode="floor") if mention.mode == "walk" else mention for mention in own]
        else:
            floored = own
        index = len(asks)
        sides = {}
        for side in ("open", "floor"):
            terms, found = _terms([mention for mention in floored if mention.mode == side])
            sides[side] = terms
            claims.extend(claim.under(f"strategy.asks[{index}].{side}") for claim in found)
        ask = GuideAsk(region=region, open=sides["open"], floor=sides["floor"])
        if ask.open != AskTerms() or ask.floor != AskTerms():
            asks.append(ask)
    return asks, claims


def _terms(mentions: list[Mention]) -> tuple[AskTerms, list[Claim]]:
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
