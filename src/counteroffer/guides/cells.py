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
    if not any(token.unit for token in found):
        found = _bare_numbers(text, prose) or found
    stretches = read_stretches(text, prose.start, prose.end, found) if found else []
    money = tuple(stretch for stretch in stretches if stretch.unit != PERCENT)
    percent = next((stretch for stretch in stretches if stretch.unit == PERCENT), None)
    words = " ".join(prose.text.split())
    return Cell(head, prose, money, percent, "" if words.lower() in _NOTHING else words)


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
    position, depth, index = start, 0, 0
    while index < len(found):
        taken = _crosswise(text, found[index : index + 4]) or _joined(text, found[index : index + 2])
        index += sum(1 if low is high else 2 for low, high in taken)
        until = found[index].start if index < len(found) else end
        opened = taken[0][0].start
        depth += text.count("(", position, opened) - text.count(")", position, opened)
        depth, position = max(depth, 0), opened
        stretches.extend(Stretch(low, high, depth > 0, text[high.end : until]) for low, high in taken)
    return stretches


def _crosswise(text: str, rest: tuple[Amount, ...]) -> list[tuple[Amount, Amount]]:
    """ "£177K / $224K - £225K / $285K" as its two ranges."""
    if len(rest) < 4:
        return []
    first, second, third, fourth = rest[:4]
    if not (first.unit == third.unit != second.unit == fourth.unit):
        return []
    between = [text[a.end : b.start] for a, b in pairwise(rest[:4])]
    if _SLASH.match(between[0]) and _DASH.match(between[1]) and _SLASH.match(between[2]):
        return [(first, third), (second, fourth)]
    return []


def _joined(text: str, rest: tuple[Amount, ...]) -> list[tuple[Amount, Amount]]:
    """The next range: two tokens with a dash between them, or one token."""
    first = rest[0]
    if len(rest) > 1 and first.low == first.high and _DASH.match(text[first.end : rest[1].start]):
        second = rest[1]
        alike = second.unit == first.unit or not first.unit or not second.unit
        # "$80,000 - A$170,000" is a slip of the pen and still one range; its second currency is a finding.
        slip = is_money(first) and is_money(second) and first.low < second.low <= 20 * first.low
        if second.low == second.high and (alike or slip):
            return [(first, second)]
    return [(first, first)]
