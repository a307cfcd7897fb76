"""The numbers that a text states, in digits or in words, each with its unit: money, percentages, counts, bare numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from counteroffer.playbook.auditing.components import Topics
from counteroffer.playbook.auditing.spelled import Spelled, spelled_in
from counteroffer.terms.amounts import Amount, find_amounts, find_numbers
from counteroffer.terms.currencies import currencies_of, sign_of

SHARE, MONEY, BARE = "%", "money", ""

# What may be counted, and the unit of the figures that count it.
_COUNTED = {
    "day": "days", "days": "days", "month": "months", "months": "months", "year": "years", "years": "years",
    "week": "weeks", "weeks": "weeks", "share": "shares", "shares": "shares", "option": "shares", "options": "shares",
    "rsu": "shares", "rsus": "shares", "units": "shares",
}  # fmt: skip
_NOUN = re.compile(r"[ -](?:working |calendar |stock |share |paid )?(?P<noun>[A-Za-z]+)")
_UNIT_BEHIND = re.compile(
    r"[ -]?(?:(?P<percent>%|per ?cent\b|percentage points?\b)|(?P<dollars>(?:US )?dollars\b|bucks\b)|(?P<pounds>pounds\b|quid\b)"
    r"|(?P<euros>euros?\b)|(?P<rupees>rupees\b)|(?P<code>[A-Z]{3})\b)",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(r"(?P<sign>[$€£₹]|[A-Z]{3}) ?\Z")
_MANNER = re.compile(
    r"[ ,]{0,2}\(?(?:(?:per|an?|every|each|/)\s?(?P<each>hour|day|week|month|year|annum)|(?P<manner>hourly|daily|weekly|monthly|yearly|annually|annual)\b)",
    re.IGNORECASE,
)
_MANNERS = {"annum": "year", "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
# Words that make a plain number behind them an amount of pay.
_ASKING = re.compile(
    r"(?:get to|ask(?:ing)? for|reach|move to|raise (?:it|that|this) to|up to|come (?:up )?to|go (?:up )?to|offer(?:ed|ing)?(?: me)?|pay(?:s|ing)?(?: me)?|earn(?:ing)?|make|making|settle (?:at|on|for)|meet me at|accept)\s+(?:about |around )?\Z",
    re.IGNORECASE,
)
_YEARS = range(1950, 2101)
_ADDRESS = re.compile(r"https?://\S+|(?<![^\s<(\"'])[^\s@<(]{1,80}@[^\s@]{1,200}|\bwww\.\S+")


class Stated(msgspec.Struct, frozen=True, gc=False):
    """A number of a text: one or two `ends`, what it counts, and where it stands.

    `unit` is "money", "%", "" (a bare number) or a plural noun; `currencies` are those that its sign may mean, none for a
    bare amount. `thousands` where the number may stand for so many thousands ("base of 266"); `period` as the text says.
    """

    ends: tuple[Decimal, ...]
    unit: str
    start: int
    end: int
    currencies: tuple[str, ...] = ()
    period: str | None = None
    thousands: bool = False
    spelled: bool = False


def numbers_in(text: str, topics: Topics, taken: list[tuple[int, int]]) -> list[Stated]:
    """All numbers of a text that stand for pay or are counted, in order, outside the stretches `taken` (days)."""
    kept = sorted([*taken, *((one.start(), one.end()) for one in _ADDRESS.finditer(text))])
    starts = [start for start, _end in kept]

    def is_free(start: int, end: int) -> bool:
        place = bisect_right(starts, end - 1) - 1
        return place < 0 or kept[place][1] <= start

    amounts = find_amounts(text)
    found = [_of_amount(amount, text) for amount in amounts if is_free(amount.start, amount.end)]
    ends = [amount.end for amount in amounts]
    begins = [amount.start for amount in amounts]
    for number in find_numbers(text):
        place = bisect_right(begins, number.end - 1) - 1
        if (place < 0 or ends[place] <= number.start) and is_free(number.start, number.end):
            found.extend(_of_plain(number, text, topics))
    found.extend(
        one
        for spelled in spelled_in(text)
        if is_free(spelled.start, spelled.end)
        for one in _of_words(spelled, text, topics)
    )
    return sorted(found, key=lambda one: (one.start, one.end))


def _of_amount(amount: Amount, text: str) -> Stated:
    ends = tuple(dict.fromkeys((amount.low, amount.high)))
    token = text[amount.start : amount.end]
    unit = SHARE if amount.unit == "%" else MONEY
    currencies = currencies_of(sign_of(token)) if unit == MONEY else ()
    if unit == MONEY and amount.unit and not currencies:
        currencies = (amount.unit,)
    period = amount.period or (_period(text, amount.end) if unit == MONEY else None)
    noun, end = _counted(text, amount.end)
    if unit == MONEY and not currencies and noun == "shares":
        return Stated(ends, noun, amount.start, end)
    return Stated(ends, unit, amount.start, amount.end, currencies, period)


def _of_plain(number: Amount, text: str, topics: Topics) -> Iterator[Stated]:
    """A number without unit: something counted, or pay where its words say so."""
    ends = tuple(dict.fromkeys((number.low, number.high)))
    noun, end = _counted(text, number.end)
    if noun:
        yield Stated(ends, noun, number.start, end, period=_period_of_count(text, number.end))
        return
    value = number.high
    is_year = value in _YEARS and value == int(value) and "," not in text[number.start : number.end]
    if number.unit or is_year:
        if number.unit:
            yield _of_amount(number, text)
        return
    joined = topics.of(number.start, number.end).tight or _ASKING.search(text, max(0, number.start - 40), number.start)
    if value >= 10_000 or (value >= 1_000 and "," in text[number.start : number.end]) or (joined and value >= 20):
        yield Stated(
            ends, MONEY, number.start, number.end, (), number.period or _period(text, number.end), value < 1_000
        )
    else:
        yield Stated(ends, BARE, number.start, number.end)


def _of_words(spelled: Spelled, text: str, topics: Topics) -> Iterator[Stated]:
    behind = _UNIT_BEHIND.match(text, spelled.end)
    sign = _SIGN_BEFORE.search(text, max(0, spelled.start - 4), spelled.start)
    start = sign.start() if sign and currencies_of(sign["sign"]) else spelled.start
    if behind is not None and behind["percent"]:
        yield Stated((spelled.value,), SHARE, start, behind.end(), spelled=True)
        return
    currencies: tuple[str, ...] = currencies_of(sign["sign"]) if sign else ()
    end = spelled.end
    if behind is not None and not behind["code"]:
        currencies, end = (
            currencies_of(
                (behind.lastgroup or "")
                .replace("dollars", "$")
                .replace("pounds", "£")
                .replace("euros", "€")
                .replace("rupees", "₹")
            ),
            behind.end(),
        )
    elif behind is not None and behind["code"].upper() == behind["code"] and currencies_of(behind["code"]):
        currencies, end = currencies_of(behind["code"]), behind.end()
    noun, last = _counted(text, spelled.end)
    if noun:
        yield Stated((spelled.value,), noun, start, last, period=_period_of_count(text, end), spelled=True)
        return
    joined = topics.of(start, end).tight or _ASKING.search(text, max(0, start - 40), start)
    if currencies or spelled.scaled or (spelled.spoken and joined) or (joined and spelled.value >= 20):
        yield Stated(
            (spelled.value,),
            MONEY,
            start,
            end,
            currencies,
            _period(text, end),
            not spelled.scaled and spelled.value < 1_000,
            spelled=True,
        )
    else:
        yield Stated((spelled.value,), BARE, start, end, spelled=True)


def _counted(text: str, end: int) -> tuple[str, int]:
    """What is counted by a number that ends there, "" for nothing, and where its word ends."""
    noun = _NOUN.match(text, end)
    counted = _COUNTED.get(noun["noun"].lower(), "") if noun else ""
    return counted, noun.end() if noun and counted else end


def _period(text: str, end: int) -> str | None:
    """The period that follows an amount: "a month", "monthly"."""
    found = _MANNER.match(text, end)
    if found is None:
        return None
    word = (found["each"] or found["manner"]).lower()
    return _MANNERS.get(word, "year" if word.startswith(("year", "annual")) else word)


_EACH = re.compile(r"[^.;\n]{0,30}?\b(?:per|an?|every|each)\s(?P<each>week|month|year)\b", re.IGNORECASE)


def _period_of_count(text: str, end: int) -> str | None:
    """The period in which something is counted: "1 day of remote work a week"."""
    found = _EACH.match(text, end, end + 60)
    return found["each"].lower() if found else None
