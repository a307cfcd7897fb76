"""Pay ranges out of job advertisements as text: "$123,684—$254,644 USD", "£65–80k DOE", "€35.000", "65/hour".

A file (.txt, .md) holds one advertisement, or several with a line of three dashes between them. Lines such as "Company:
Acme", "Title: Baker", "Location: Leeds" and "Date: 2026-11-01" say whose it is; what they do not say can be said for the
whole file at the call. An amount counts as pay where it is a range, has a unit of time, or stands in a line that speaks of
pay; amounts that no year of work pays are left out. A range that the line calls a total is kept as a total.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from counteroffer.market.importer import Choices, Job, Opened
from counteroffer.market.records.record import CENTS, Stated
from counteroffer.market.stated_pay import Pay, amounts_of, day_of, yearly_pay
from counteroffer.terms.amounts import Amount

NAME = "postings"
KIND = "posted"
ORDER = 3

TEXTS = (".txt", ".md", ".text")
LEAST, MOST = 5_000 * CENTS, 5_000_000 * CENTS
_LINE = re.compile(
    r"^(?:\W*)(company|employer|title|role|position|job|location|place|region|date|posted)\W*[:：]\s*(.+?)\s*$",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"salar|\bpay\b|compensation|\bwage|\bbase\b|\brate\b|\bDOE\b|remunerat|gehalt|per annum|package|\brange\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\btotal (?:comp|pay|reward|annual comp)|\bOTE\b|on[- ]target earnings|\bTC\b|total cash", re.IGNORECASE
)
_NOT_PAY = re.compile(
    r"\b(?:bonus|sign[- ]on|equity|stock|RSUs?|stipend|budget|revenue|raised|funding|valuation|ARR|allowance|reimburse\w*|relocation|referral|market cap|assets|customers?|401\(?k)",
    re.IGNORECASE,
)
_FIELDS = {
    "company": "employer", "employer": "employer", "title": "title", "role": "title", "position": "title", "job": "title",
    "location": "place", "place": "place", "region": "place", "date": "day", "posted": "day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """Pay that a line states: whether it is a range, or a total."""

    pay: Pay
    is_range: bool
    is_total: bool
    shown: str


def knows(opened: Opened, choices: Choices) -> bool:
    """A text that is no table."""
    return not opened.is_table and opened.path.suffix.lower() in TEXTS


def state(job: Job) -> Iterator[Stated]:
    """The pay of each advertisement, one row a range; an advertisement without any is one dropped row."""
    lines = job.opened.path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    found = (_pay_of(start, block, job.choices) for start, block in _advertisements(lines))
    return islice(chain.from_iterable(found), job.pieces.end, None)


def _advertisements(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The advertisements, each with the number of its first line."""
    start = 0
    for number, line in enumerate([*lines, "---"]):
        if line.strip() == "---":
            if any(one.strip() for one in lines[start:number]):
                yield start + 1, lines[start:number]
            start = number + 1


def _pay_of(start: int, lines: list[str], choices: Choices) -> Iterator[Stated]:
    whose = _whose(lines, choices)
    found = [(start + place, one) for place, line in enumerate(lines) for one in find_pay(line)]
    if any(one.is_range for _number, one in found):  # beside a range, single figures are examples or steps
        found = [(number, one) for number, one in found if one.is_range]
    if not found:
        yield Stated(row=start, reason="advertisement without pay", shown=whose.title)
    seen = set()
    for number, one in found:
        key = (one.pay, one.is_total)
        if key not in seen:
            seen.add(key)
            yield _stated(number, one, whose, choices)


def _stated(number: int, found: _Found, whose: Stated, choices: Choices) -> Stated:
    currency = found.pay.currency or choices.currency
    reason = (
        "no currency (--currency says it)" if not currency
        else "no employer (a line Company: …, or --employer)" if not whose.employer
        else None
    )  # fmt: skip
    low, high = found.pay.low, found.pay.high
    pay = {"total": (low + high) // 2} if found.is_total else {"low": low, "high": high if high != low else None}
    return replace(whose, row=number, currency=currency, reason=reason, shown=found.shown, **pay)


def _whose(lines: list[str], choices: Choices) -> Stated:
    """Whose advertisement it is: what its lines say, else what was said for the file."""
    named: dict[str, str] = {}
    for line in lines:
        if match := _LINE.match(line.replace("*", "")):
            named.setdefault(_FIELDS[match[1].casefold()], match[2])
    day = day_of(named["day"]) if "day" in named else None
    return Stated(
        row=0, employer=named.get("employer", choices.employer), title=named.get("title", choices.title),
        place=named.get("place", choices.place), day=day or choices.day,
    )  # fmt: skip


def find_pay(line: str) -> Iterator[_Found]:
    """The pay that a line of an advertisement states."""
    speaks_of_pay = bool(_PAY.search(line))
    for amount in amounts_of(line):
        is_range, shown = amount.high > amount.low, line[amount.start : amount.end]
        if not (is_range and amount.unit) and not amount.period and not (speaks_of_pay and amount.unit):
            continue
        if _NOT_PAY.search(_around(line, amount)):
            continue
        try:
            pay = yearly_pay(amount)
        except ValueError:
            continue
        if pay.low >= LEAST and pay.high <= MOST:
            yield _Found(pay, is_range, bool(_TOTAL.search(line)), shown)


def _around(line: str, amount: Amount) -> str:
    """The words beside an amount, up to a comma or the sentence's end, that would say it is something else than base pay."""
    before = re.split(r"[.;,]|(?<!401)\(", line[: amount.start])[-1][-30:]
    after = re.split(r"[.;,)]|\bplus\b|\band\b|\+", line[amount.end :])[0][:25]
    return f"{before} {after}"
