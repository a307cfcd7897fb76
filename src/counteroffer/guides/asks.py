"""What a strategy asks for, by region: its openings and its floors, put together from the amounts of its sentences."""

from msgspec.structs import replace

from counteroffer.guides.ask_sentences import read_mentions
from counteroffer.guides.ask_words import Mode, Term
from counteroffer.guides.asks_so_far import Mention
from counteroffer.guides.guide import AskTerms, GuideAsk, Range
from counteroffer.guides.places_named import Places, same_place
from counteroffer.guides.tokens import Claim, Tokens, range_of


def read_asks(text: str, start: int, end: int, tokens: Tokens, places: Places) -> tuple[list[GuideAsk], list[Claim]]:
    """The asks in a stretch of the source, and the claims of their numbers."""
    return _assembled(_placed(_by_one_name(read_mentions(text, start, end, tokens, places))))


def _by_one_name(mentions: list[Mention]) -> list[Mention]:
    """The mentions, each place under the first of its names: "SF" is "San Francisco" where that came before."""
    first: dict[str, str] = {}
    named: list[Mention] = []
    for mention in mentions:
        if mention.region is not None:
            name = first.setdefault(same_place(mention.region), mention.region)
            mention = mention if name == mention.region else replace(mention, region=name)
        named.append(mention)
    return named


def _placed(mentions: list[Mention]) -> list[Mention]:
    """Mentions without a region that come after named regions belong to those of their currency."""
    if not mentions or mentions[0].region is None:
        return mentions
    homes: dict[str, list[str]] = {}
    placed: list[Mention] = []
    said: set[tuple[str, Mode, Term]] = set()
    for mention in mentions:
        unit = mention.stretch.unit
        known = homes.setdefault(unit, [])
        what = (unit, mention.mode, mention.term)
        if mention.region is not None and mention.region not in known:
            known.append(mention.region)
        if mention.region is not None or not known:
            placed.append(mention)
        elif what not in said:  # of several amounts for one thing the first counts
            said.add(what)
            placed.extend(replace(mention, region=region) for region in known)
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
