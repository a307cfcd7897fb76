"""The money and percent tokens of a guide, each read once, and which field of the record holds which."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from decimal import Decimal

import msgspec

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import GuideFigure, Range, Unread
from counteroffer.terms.amounts import Amount, find_amounts
from counteroffer.terms.places import Span

PERCENT = "%"
_NO_MONEY = ("", PERCENT)
_FEW = 500
_YEAR = re.compile(
    r"[12](?:(?<![\w.,$€£#/-][12])(?:(?<=1)9|(?<=2)0)[0-9][0-9](?![\w%]|,[0-9]|\.[0-9])"
    r"|(?<=20[0-9][0-9][-–/]2)0[0-9][0-9](?!\w))"
)


class Claim(msgspec.Struct, frozen=True, gc=False):
    """A field of the record and the token that it was read from; start and end are offsets in the source."""

    field: str
    value: Decimal
    unit: str
    start: int
    end: int

    def under(self, field: str) -> "Claim":
        """The claim with its field below another: "base.low" under "compensation[0]"."""
        return Claim(f"{field}.{self.field}", self.value, self.unit, self.start, self.end)


class Tokens:
    """All tokens of a text, in order; bare numbers with a magnitude ("240K") are among them."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.all = find_amounts(source.text)
        self._starts = [token.start for token in self.all]

    def within(self, start: int, end: int) -> tuple[Amount, ...]:
        """The tokens in a stretch of the text."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        if last > first and self.all[last - 1].end > end:  # only the last of them can reach out of the stretch
            last -= 1
        return self.all[first:last]

    def money(self, start: int, end: int) -> tuple[Amount, ...]:
        """The money tokens in a stretch: those with a currency."""
        return tuple([token for token in self.within(start, end) if token.unit not in _NO_MONEY])

    def percentages(self, start: int, end: int) -> tuple[Amount, ...]:
        """The percent tokens in a stretch."""
        return tuple([token for token in self.within(start, end) if token.unit == PERCENT])

    def figures(self, claims: list[Claim]) -> Iterator[GuideFigure]:
        """The record's figures, one for each claim; the claims go, as a dense table has no room for both."""
        claims.reverse()
        places: dict[tuple[int, int], Span] = {}  # of the last tokens: most stand in several fields
        while claims:
            claim = claims.pop()
            place = claim.start, claim.end
            span = places.get(place)
            if span is None:
                if len(places) > _FEW:
                    places.clear()
                span = places[place] = self.source.span(*place)
            yield GuideFigure(value=claim.value, unit=claim.unit, text=span.text, field=claim.field, span=span)

    def figure_of(self, claim: Claim, span: Span) -> GuideFigure:
        """The figure of a claim whose place is known already."""
        return GuideFigure(value=claim.value, unit=claim.unit, text=span.text, field=claim.field, span=span)

    def unread(self, held: Collection[int]) -> Iterator[Unread]:
        """The money and percent tokens that no claim holds; `held` is where those begin that one does."""
        for token in self.all:
            if token.unit and token.start not in held:
                span = self.source.span(token.start, token.end)
                yield Unread(text=span.text, span=span)


def is_money(token: Amount) -> bool:
    """Whether a token is money that names its currency."""
    return token.unit not in _NO_MONEY


def values_of(token: Amount) -> tuple[Decimal, ...]:
    """The one or two numbers that a token states."""
    return (token.low,) if token.low == token.high else (token.low, token.high)


def range_of(low: Amount, high: Amount) -> Range:
    """The range from one token to another (the same for a single one); written the wrong way round, it stays so."""
    return Range(low.low, high.high, high.open)


def range_claims(field: str, low: Amount, high: Amount, unit: str) -> tuple[Claim, Claim]:
    """The claims of both ends of a range."""
    return (
        Claim(f"{field}.low", low.low, unit, low.start, low.end),
        Claim(f"{field}.high", high.high, unit, high.start, high.end),
    )


def years_in(source: SourceText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The calendar years that a stretch names, each with its offset."""
    for found in _YEAR.finditer(source.text, start, end):
        yield int(found[0]), found.start()
