"""What stands in a pay cell: its ranges, each with what is said about it.

"$220K - $340K ($55K-$85K/yr vest)"        a range, and one in brackets
"£177K - £225K / $224K - $285K"            a range, and the same in a second currency
"£177K / $224K - £225K / $285K"            the same two, written crosswise
"""

import re
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from counteroffer.documents.markdown import Prose
from counteroffer.guides.short_texts import remembered
from counteroffer.guides.tokens import PERCENT, Tokens, is_money
from counteroffer.terms.amounts import Amount, find_numbers

_DASH = re.compile(r"[\s*_`\\]*(?:[-\u2010-\u2015\u2212~]|to|&[mn]dash;)[\s*_`\\~]*\Z")
_SLASH = re.compile(r"[\s*_`]*/[\s*_`]*\Z")
_NOTHING = frozenset(("", "-", "–", "—", "--", "n/a", "na", "n.a.", "tbd", "?", "nil"))
_COUNTS = re.compile(r"\b(?:options?|shares?|units?|rsus?)\b", re.IGNORECASE)


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A range in a cell (low is high for a single token): whether it stands in brackets, and the words after it."""

    low: Amount
    high: Amount
    bracketed: bool
    after: str

    @property
    def unit(self) -> str:
        """The currency, "%" or ""."""
        return self.low.unit or self.high.unit

    @property
    def is_percent(self) -> bool:
        """Whether the range is a percentage."""
        return self.unit == PERCENT


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell under its title (None where the table names no component): its ranges and its words.

    `money` are the ranges that are no percentages, `percent` is the first that is one; `words` is "" for a dash or
    another way to say nothing.
    """

    head: Prose | None
    prose: Prose
    money: tuple[Stretch, ...]
    percent: Stretch | None
    words: str

    @property
    def title(self) -> str:
        """The title's words."""
        return self.head.text if self.head else ""


def read_cell(head: Prose | None, prose: Prose, tokens: Tokens) -> Cell:
    """The ranges of one cell; bare numbers count where the cell holds nothing else ("185,000 - 240,000")."""
    found = tokens.within(prose.start, prose.end)
    text = tokens.source.text
    for token in found:
        if token.unit:
            break
    else:
        found = _bare_numbers(text, prose) or found
    money: list[Stretch] = []
    percent: Stretch | None = None
    for stretch in read_stretches(text, prose.start, prose.end, found) if found else ():
        if not stretch.is_percent:
            money.append(stretch)
        elif percent is None:
            percent = stretch
    return Cell(head, prose, tuple(money), percent, _words_of(prose.text))


@remembered
def _words_of(text: str) -> str:
    """The words of a cell in one line; "" for a dash or another way to say nothing."""
    words = " ".join(text.split())
    return "" if words.lower() in _NOTHING else words


def up_to(cell: Cell, upper: Prose | None, tokens: Tokens) -> Cell:
    """A cell that states the lower end of a range, with the upper end from a cell of its own."""
    if upper is None:
        return cell
    high = read_cell(cell.head, upper, tokens)
    if not cell.money and cell.percent is None:
        return high
    money = _between(cell.money[0] if cell.money else None, high.money[0] if high.money else None)
    percent = _between(cell.percent, high.percent)
    return replace(cell, money=(money, *cell.money[1:]) if money else cell.money, percent=percent or cell.percent)


def _between(low: Stretch | None, high: Stretch | None) -> Stretch | None:
    """The range between two values; None where they are no ends of one."""
    if low is None or high is None or low.low is not low.high or low.low.low > high.high.high:
        return None
    alike = low.unit == high.unit or not low.unit or not high.unit
    return Stretch(low.low, high.high, False, high.after) if alike else None


def _bare_numbers(text: str, prose: Prose) -> tuple[Amount, ...]:
    """The numbers of a cell that names no currency, where they look like pay and not like a count."""
    if _COUNTS.search(prose.text):
        return ()
    numbers = find_numbers(text[prose.start : prose.end])
    if not numbers or any(number.high < 1000 for number in numbers):
        return ()
    return tuple(_moved(number, prose.start) for number in numbers)


def _moved(number: Amount, by: int) -> Amount:
    return Amount(
        number.low,
        number.high,
        number.unit,
        number.start + by,
        number.end + by,
        open=number.open,
        period=number.period,
    )


def read_stretches(text: str, start: int, end: int, found: tuple[Amount, ...]) -> list[Stretch]:
    """The tokens of a stretch of the text as ranges, those that belong together joined, in order."""
    stretches: list[Stretch] = []
    position, depth, index, count = start, 0, 0, len(found)
    while index < count:
        first = found[index]
        depth += text.count("(", position, first.start) - text.count(")", position, first.start)
        depth, position = max(depth, 0), first.start
        if index + 3 < count and _is_crosswise(text, found[index : index + 4]):
            taken: tuple[tuple[Amount, Amount], ...] = ((first, found[index + 2]), (found[index + 1], found[index + 3]))
            index += 4
        elif index + 1 < count and _is_range(text, first, found[index + 1]):
            taken = ((first, found[index + 1]),)
            index += 2
        else:
            taken = ((first, first),)
            index += 1
        until = found[index].start if index < count else end
        for low, high in taken:
            stretches.append(Stretch(low, high, depth > 0, text[high.end : until]))
    return stretches


def _is_crosswise(text: str, four: tuple[Amount, ...]) -> bool:
    """Whether four tokens are two ranges written crosswise, "£177K / $224K - £225K / $285K"."""
    first, second, third, fourth = four
    if not (first.unit == third.unit != second.unit == fourth.unit):
        return False
    between = [text[a.end : b.start] for a, b in pairwise(four)]
    return bool(_SLASH.match(between[0]) and _is_dash(between[1]) and _SLASH.match(between[2]))


def _is_range(text: str, first: Amount, second: Amount) -> bool:
    """Whether two tokens are the ends of one range: each a single value, with a dash between them."""
    if not _is_dash(text[first.end : second.start]) or first.low != first.high or second.low != second.high:
        return False
    if second.unit == first.unit or not first.unit or not second.unit:
        return True
    # "$80,000 - A$170,000" is a slip of the pen and still one range; its second currency is a finding.
    return is_money(first) and is_money(second) and first.low < second.low <= 20 * first.low


@remembered
def _is_dash(between: str) -> bool:
    """Whether the signs between two tokens make a range of them."""
    return bool(_DASH.match(between))
