"""The numbers that a text states, in digits or in words, each with its unit: money, percentages, counts, bare numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from counteroffer.playbook.auditing.components import Topics
from counteroffer.playbook.auditing.money_words import currency_behind, is_pay
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
_PERCENT_BEHIND = re.compile(r"[ -]?(?:%|per ?cent\b|percentage points?\b)", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"(?P<sign>[$€£₹]|[A-Z]{3}) ?\Z")
_MANNER = re.compile(
    r"[ ,]{0,2}\(?(?:(?:per|an?|every|each|/)\s?(?:(?:calendar|working|business|two|2|four|4) )?(?P<each>hour|hr|day|week|wk|fortnight|month|mo|quarter|year|yr|annum)s?(?!\w)"
    r"|(?P<manner>hourly|daily|weekly|fortnightly|biweekly|monthly|pcm|quarterly|yearly|annually|annual)\b)",
    re.IGNORECASE,
)
_MANNERS = {
    "annum": "year", "yr": "year", "hourly": "hour", "hr": "hour", "daily": "day", "weekly": "week", "wk": "week", "monthly": "month",
    "mo": "month", "pcm": "month", "quarterly": "quarter", "fortnightly": "fortnight", "biweekly": "fortnight",
}  # fmt: skip
_SEVERAL_WEEKS = re.compile(r"(?:two|2|four|4) weeks?\b", re.IGNORECASE)
# A period named before the amount, of what is not paid by the year: "an hourly rate of", "my day rate is".
_MANNER_BEFORE = re.compile(
    r"\b(?P<manner>hourly|daily|weekly|fortnightly|biweekly|monthly|quarterly|day|month's)\s+(?:gross |net )?(?:base |basic )?(?:rate|pay|payment|salary|wage|base|income|figure|compensation|sum|amount)s?"
    r"(?: (?:of|is|was|at|to|be|would|should|could|then|now|about|around|comes|stands|exactly|for|me|you|offer|here)){0,4}:? ?\Z",
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

    def speaks_of_pay(number: Amount) -> bool:
        return is_pay(text, number.start, number.end, named=topics.of(number.start, number.end).tight)

    amounts = find_amounts(text)
    found = [_of_amount(amount, text) for amount in amounts if is_free(amount.start, amount.end)]
    ends = [amount.end for amount in amounts]
    begins = [amount.start for amount in amounts]
    for number in find_numbers(text):
        place = bisect_right(begins, number.end - 1) - 1
        if (place < 0 or ends[place] <= number.start) and is_free(number.start, number.end):
            found.extend(_of_plain(number, text, speaks_of_pay(number)))
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
    noun, end = _counted(text, amount.end)
    if unit == MONEY and not currencies and noun == "shares":
        return Stated(ends, noun, amount.start, end)
    end = amount.end
    if unit == MONEY and not currencies:
        currencies, end = currency_behind(text, end)
    period = amount.period or (_period(text, amount.start, end) if unit == MONEY else None)
    return Stated(ends, unit, amount.start, end, currencies, period)


def _of_plain(number: Amount, text: str, joined: bool) -> Iterator[Stated]:
    """A number without unit: something counted, or pay where its words say so."""
    ends = tuple(dict.fromkeys((number.low, number.high)))
    noun, end = _counted(text, number.end)
    if noun:
        yield Stated(ends, noun, number.start, end, period=_period_of_count(text, number.end, noun, end))
        return
    value = number.high
    is_year = value in _YEARS and value == int(value) and "," not in text[number.start : number.end]
    if number.unit or is_year:
        if number.unit:
            yield _of_amount(number, text)
        return
    currencies, last = currency_behind(text, number.end)
    grouped = value >= 1_000 and "," in text[number.start : number.end]
    if currencies or value >= 10_000 or grouped or (joined and value >= 20):
        period = number.period or _period(text, number.start, last)
        yield Stated(ends, MONEY, number.start, last, currencies, period, value < 1_000 and not currencies)
    else:
        yield Stated(ends, BARE, number.start, number.end)


def _of_words(spelled: Spelled, text: str, topics: Topics) -> Iterator[Stated]:
    percent = _PERCENT_BEHIND.match(text, spelled.end)
    sign = _SIGN_BEFORE.search(text, max(0, spelled.start - 4), spelled.start)
    start = sign.start() if sign and currencies_of(sign["sign"]) else spelled.start
    if percent is not None:
        yield Stated((spelled.value,), SHARE, start, percent.end(), spelled=True)
        return
    currencies, end = currency_behind(text, spelled.end)
    if not currencies and sign:
        currencies = currencies_of(sign["sign"])
    noun, last = _counted(text, spelled.end)
    if noun:
        yield Stated((spelled.value,), noun, start, last, period=_period_of_count(text, end, noun, last), spelled=True)
        return
    joined = is_pay(text, start, end, named=topics.of(start, end).tight)
    thousands = not spelled.scaled and spelled.value < 1_000
    if currencies or spelled.scaled or (spelled.spoken and joined) or (joined and spelled.value >= 20):
        period = _period(text, start, end)
        yield Stated((spelled.value,), MONEY, start, end, currencies, period, thousands, spelled=True)
    else:
        yield Stated((spelled.value,), BARE, start, end, spelled=True)


def _counted(text: str, end: int) -> tuple[str, int]:
    """What is counted by a number that ends there, "" for nothing, and where its word ends."""
    noun = _NOUN.match(text, end)
    counted = _COUNTED.get(noun["noun"].lower(), "") if noun else ""
    return counted, noun.end() if noun and counted else end


def _period(text: str, start: int, end: int) -> str | None:
    """The period that follows an amount, "a month", "monthly", or that stands before it: "an hourly rate of"."""
    found = _MANNER.match(text, end)
    if found is None:
        before = _MANNER_BEFORE.search(text, max(0, start - 70), start)
        return _told_period(before["manner"]) if before else None
    if found["each"] and _SEVERAL_WEEKS.search(found[0]):
        return "fortnight"
    return _told_period(found["each"] or found["manner"])


def _told_period(word: str) -> str:
    folded = word.lower().removesuffix("'s")
    return _MANNERS.get(folded, "year" if folded.startswith(("year", "annual")) else folded)


_EACH_AT_ONCE = re.compile(r",?\s{1,2}(?:per|an?|every|each)\s(?P<each>week|month|year)\b", re.IGNORECASE)
_EACH = re.compile(r"[^.;\n]{0,30}?\b(?:per|an?|every|each)\s(?P<each>week|month|year)\b", re.IGNORECASE)


def _period_of_count(text: str, end: int, noun: str, last: int) -> str | None:
    """The period in which something is counted: "1 day of remote work a week"; "12 months, then every month" has none."""
    if noun in ("months", "years", "weeks"):
        return None
    found = _EACH.match(text, end, end + 60) if noun == "days" else _EACH_AT_ONCE.match(text, last)
    return found["each"].lower() if found else None
