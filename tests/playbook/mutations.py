"""Texts of playbooks with one number, day or claim changed, each with the place of the change and whether it became untrue.

A change counts only where it makes a statement that the playbook does not make: a number that, with its unit, is no
figure of the same part of the pay that may be told; a day that is none of the same kind; an offer, a company or a result
that the case does not hold. The part of the pay is told here by the figure's id alone, in a table of its own, and not as
the audit tells it.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from counteroffer.documents.source import SourceText
from counteroffer.playbook.audit import PRIVATE_PREFIXES, PRIVATE_SUFFIXES
from counteroffer.playbook.playbook import Branch, Playbook, Script, Toned
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import SHARE, Figure, collect
from counteroffer.terms.printing import CURRENCY, printed, printed_part, printed_value
from counteroffer.terms.sentences import Part, Words

GAP = "\n\n"
# A note does not count as found, nor does a warning of hidden characters: the changes are exact and hide nothing.
NOT_COUNTED = ("A012",)
PARTS = {
    "base": "base", "base_a_year": "base", "anchor": "base", "ceiling": "base", "aspiration": "base", "ask": "base",
    "bonus": "bonus", "sign_on": "sign-on", "bridge": "sign-on", "equity": "equity", "grant": "equity", "total": "total",
    "range": "base", "band": "base", "more": "base", "more_a_year": "base", "statistics": "base", "market": "base", "leave": "leave", "remote_days": "remote", "retirement": "retirement",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a text with its place."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text for the other side: of which script, its words, and the parts that are figures or others' words."""

    name: str
    text: str
    parts: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed text: the kind of change, where it stands, and what stood there."""

    kind: str
    name: str
    text: str
    start: int
    end: int
    before: str

    def is_touched(self, source: SourceText, faults: tuple[Diagnostic, ...]) -> bool:
        """Whether an error or a warning in the changed text stands on the change."""
        starts = source.line_starts
        return any(
            starts[one.span.line - 1] + one.span.column - 1 < self.end
            and starts[one.span.line - 1] + one.span.end - 1 > self.start
            for one in faults
            if one.severity is not Severity.NOTE and one.code not in NOT_COUNTED
        )

    @property
    def changed(self) -> str:
        """What stands there now."""
        return self.text[self.start : self.end]


def spoken_texts(playbook: Playbook) -> Iterator[Spoken]:
    """Every text of the scripts in every tone, branches apart, as somebody would send or say it."""
    for script in playbook.scripts():
        yield from (_spoken(script.name, toned) for toned in _tones(script))
        for branch in _branches(script.branches):
            yield from (_spoken(script.name, toned) for toned in (Toned(script.tone, branch.text), *branch.others))


def _tones(script: Script) -> tuple[Toned, ...]:
    return (Toned(script.tone, script.text, script.subject), *script.others)


def _branches(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _branches(branch.branches)


def _spoken(name: str, toned: Toned) -> Spoken:
    text, parts = "", []
    for sentence in ((toned.subject,) if toned.subject else ()) + toned.text:
        for part in sentence.parts:
            shown = printed_part(part)
            if not isinstance(part, str):
                parts.append(Placed(part, len(text), len(text) + len(shown)))
            text += shown
        text += GAP
    return Spoken(name, text.removesuffix(GAP), tuple(parts))


class Ledger:
    """What is true in a playbook: which values may stand for which part of the pay."""

    def __init__(self, playbook: Playbook) -> None:
        assert playbook.plan is not None
        self.plan = playbook.plan
        self.figures = collect(playbook.figures())
        told = [figure for figure in self.figures if not is_private(figure.id)]
        self.by_part: dict[str, list[Figure]] = {}
        for figure in told:
            self.by_part.setdefault(part_of(figure.id), []).append(figure)
        self.true = {(part_of(figure.id), shown(figure)) for figure in told}
        self.days = {(kind_of(figure.id), figure.value) for figure in self.figures if isinstance(figure.value, date)}
        self.companies = {self.plan.case.company.text} | {
            word.text for one in self.plan.case.alternatives for word in (one.name, one.company) if word is not None
        }
        self.rivals = [one for one in self.plan.case.alternatives if one.kind == "offer"]
        self.currency = self.plan.case.currency

    def is_true(self, figure: Figure, value: Decimal, unit: str) -> bool:
        """Whether the playbook may say this value of the same part of the pay."""
        part = part_of(figure.id)
        return (part, shown_value(value, unit)) in self.true

    def others(self, figure: Figure) -> list[Figure]:
        """Figures of the same unit and of another part of the pay, whose value is none of this part."""
        mine = part_of(figure.id)
        return [
            one
            for part, ones in self.by_part.items()
            if part and part != mine
            for one in ones
            if one.unit == figure.unit and one.number > 0 and not self.is_true(figure, one.number, one.unit)
        ]


def part_of(id: str) -> str:
    """The part of the pay by an id, "" where it names none."""
    found = [PARTS[word] for word in re.split(r"[.\[\]]", id) if word in PARTS]
    return found[-1] if found else ""


def kind_of(id: str) -> str:
    """What a day is the day of."""
    return id.removeprefix("timeline.") if not id.startswith("alternatives.") else "rival"


def is_private(id: str) -> bool:
    """Whether no letter may hold the figure."""
    return id.startswith((*PRIVATE_PREFIXES, "alternatives.")) or id.endswith(PRIVATE_SUFFIXES)


def shown(figure: Figure) -> str:
    return printed(figure) if isinstance(figure.value, date) else shown_value(figure.number, figure.unit)


def shown_value(value: Decimal, unit: str) -> str:
    return printed_value(abs(value).normalize(), unit)


# Who promises an answer by the day on which the offer ends promises nothing that is not so.
SAME_DAYS = {"decide": {"decide", "offer.expires"}}
Change = Callable[[random.Random, Figure, Ledger], str | None]


def change_digit(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """One digit of an amount is another."""
    if not CURRENCY.match(figure.unit[:3]) or not figure.unit[:3].isupper():
        return None
    before = printed(figure)
    places = [place for place, sign in enumerate(before) if sign.isdigit()]
    place = chance.choice(places)
    digit = chance.choice([one for one in "123456789" if one != before[place]])
    after = f"{before[:place]}{digit}{before[place + 1 :]}"
    value = Decimal(re.sub(r"[^\d.]", "", after.split("/")[0]))
    return None if ledger.is_true(figure, value, figure.unit) else after


def slip_magnitude(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """A zero too many or too few, or K where M is meant."""
    if not CURRENCY.match(figure.unit) or figure.number < 1000:
        return None
    value = chance.choice([figure.number * 10, figure.number / 10, figure.number * 1000, figure.number / 100])
    after = printed_value(value, figure.unit)
    if chance.random() < 0.3:
        short = f"{printed_value((figure.number / 1000).normalize(), figure.unit)}M"
        after, value = short, figure.number * 1000
    return None if ledger.is_true(figure, value, figure.unit) else after


def change_percent(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """A percentage is a few points, or half a point, more or less."""
    if figure.unit != SHARE:
        return None
    value = figure.number + Decimal(chance.choice([-9, -5, -3, -1, 1, 2, 5, 7, 10, 25])) / 100
    if chance.random() < 0.3:
        value = figure.number + Decimal("0.005")
    if value <= 0 or ledger.is_true(figure, value, SHARE):
        return None
    return printed_value(value.normalize(), SHARE)


def swap_part(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """A known figure of another part of the pay stands in its place."""
    others = ledger.others(figure) if not isinstance(figure.value, date) else []
    return printed(chance.choice(others)) if others else None


def shift_day(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """A day is some days off."""
    if not isinstance(figure.value, date):
        return None
    days = chance.choice([-30, -7, -3, -2, -1, 1, 2, 3, 7, 10, 31, 365])
    day = figure.value + timedelta(days=days)
    kinds = {kind for kind, held in ledger.days if held == day}
    if kinds & SAME_DAYS.get(kind_of(figure.id), {kind_of(figure.id)}) or (
        kinds and not kinds <= {"offer.expires", "rival", "offer.start", "answer"}
    ):
        return None
    ways = [f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", f"{day:%b} {day.day}", day.isoformat()]
    return chance.choice([way for way in ways if days < 365 or str(day.year) in way])


def swap_currency(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """The same number in other money."""
    unit = figure.unit.split("/")[0]
    if not CURRENCY.match(unit):
        return None
    other = chance.choice([one for one in ("USD", "EUR", "GBP", "INR", "CHF") if one != unit])
    return printed_value(figure.number, other) + figure.unit[3:].replace("/", " per ")


def spell_wrong(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """Another amount, in words."""
    if isinstance(figure.value, date):
        return None
    if figure.unit == SHARE:
        value = figure.number * 100 + chance.choice([-4, -2, 3, 5, 6])
        if value != int(value) or not 0 < value < 100 or ledger.is_true(figure, value / 100, SHARE):
            return None
        return f"{words_of(int(value))} {chance.choice(['percent', 'per cent'])}"
    if not CURRENCY.match(figure.unit) or figure.number < 20_000 or figure.number > 900_000:
        return None
    value = Decimal(int(figure.number / 1000) + chance.choice([-13, -7, -3, 2, 4, 11, 26])) * 1000
    if value <= 0 or ledger.is_true(figure, value, figure.unit):
        return None
    money = {"USD": " dollars", "GBP": " pounds", "EUR": " euros", "INR": " rupees"}.get(figure.unit, "")
    return f"{words_of(int(value / 1000))} {chance.choice(['thousand', 'thousand', 'k'])}{money}"


def change_period(chance: random.Random, figure: Figure, ledger: Ledger) -> str | None:
    """The same amount by another period."""
    unit, _slash, period = figure.unit.partition("/")
    if not CURRENCY.match(unit):
        return None
    if period:
        return printed_value(figure.number, unit) + chance.choice([" a year", " a month", "/day"])
    return printed(figure) + chance.choice([" a month", " per week", "/hour", " monthly"])


CHANGES: dict[str, Change] = {
    "digit changed": change_digit,
    "magnitude slipped": slip_magnitude,
    "percentage changed": change_percent,
    "figure of another part": swap_part,
    "day shifted": shift_day,
    "other currency": swap_currency,
    "wrong amount in words": spell_wrong,
    "other period": change_period,
}

COMPANIES = ("Globex", "Halvorsen Systems", "Pinewood & Reyes", "Acme Robotics", "Zettelkasten Labs", "Norvia")
NEW_OFFERS = (
    "I also have an offer from {company}.",
    "I hold a second written offer, from {company}.",
    "{company} has offered me {amount}.",
    "{company} would pay {amount} for the same work.",
    "I have two other written offers in hand.",
    "I received several offers this week.",
    "There is a competing offer from {company} on my desk.",
    "Another offer, in writing, from {company}, is waiting for my answer.",
    "I've got an offer by {company} as well.",
    "I am in the final rounds with {company}.",
)
NEW_RESULTS = (
    "I led a team of {number} engineers.",
    "I cut support costs by {percent} %.",
    "I have grown revenue by {percent}% in a year.",
    "My team shipped {number} releases last year.",
    "I won the innovation award of my last employer.",
    "I was promoted twice in three years.",
    "I saved the company {money} a year.",
    "I built the billing platform from nothing.",
    "We reduced churn from {number} per cent to {small} per cent.",
    "I doubled the conversion rate of the sign-up page.",
)


def mutants(playbook: Playbook, chance: random.Random, count: int) -> Iterator[Mutant]:
    """About so many changed texts of a playbook, of each kind as many, as far as its texts allow."""
    ledger = Ledger(playbook)
    texts = [text for text in spoken_texts(playbook) if text.text.strip()]
    kinds = [*CHANGES, "company swapped", "offer invented", "result invented", "number of a result changed"]
    left = {kind: -(-count // len(kinds)) for kind in kinds}
    for kind, wanted in left.items():
        made = 0
        for _try in range(wanted * 40):
            mutant = _mutant(kind, chance.choice(texts), ledger, chance) if made < wanted else None
            if mutant is not None:
                made += 1
                yield mutant


def _mutant(kind: str, text: Spoken, ledger: Ledger, chance: random.Random) -> Mutant | None:
    if kind == "offer invented":
        return _inserted(kind, text, _new_offer(ledger, chance), chance)
    if kind == "result invented":
        return _inserted(kind, text, _new_result(chance), chance)
    if kind == "company swapped":
        return _swapped_company(kind, text, ledger, chance)
    if kind == "number of a result changed":
        return _changed_result(kind, text, ledger, chance)
    placed = [one for one in text.parts if isinstance(one.part, Figure)]
    if not placed:
        return None
    one = chance.choice(placed)
    assert isinstance(one.part, Figure)
    after = CHANGES[kind](chance, one.part, ledger)
    return _replaced(kind, text, one, after) if after is not None else None


def _replaced(kind: str, text: Spoken, one: Placed, after: str) -> Mutant | None:
    before = text.text[one.start : one.end]
    if after == before:
        return None
    changed = f"{text.text[: one.start]}{after}{text.text[one.end :]}"
    return Mutant(kind, text.name, changed, one.start, one.start + len(after), before)


def _inserted(kind: str, text: Spoken, sentence: str, chance: random.Random) -> Mutant | None:
    """A sentence put before a paragraph of the text."""
    paragraphs = [0, *(found.end() for found in re.finditer(r"\n\n", text.text))]
    place = chance.choice(paragraphs)
    changed = f"{text.text[:place]}{sentence}{GAP}{text.text[place:]}"
    return Mutant(kind, text.name, changed, place, place + len(sentence), "")


def _new_offer(ledger: Ledger, chance: random.Random) -> str:
    amount = printed_value(Decimal(chance.randrange(61, 399) * 1000 + 700), ledger.currency)
    ways = [way for way in NEW_OFFERS if "{company}" in way or len(ledger.rivals) < 2]
    return chance.choice(ways).format(company=chance.choice(COMPANIES), amount=amount)


def _new_result(chance: random.Random) -> str:
    number, small = chance.choice(["eleven", "40", "twenty-three", "17"]), chance.choice(["four", "3"])
    return chance.choice(NEW_RESULTS).format(
        number=number, small=small, percent=chance.randrange(41, 97), money=f"${chance.randrange(2, 9)}M"
    )


def _swapped_company(kind: str, text: Spoken, ledger: Ledger, chance: random.Random) -> Mutant | None:
    """Another company stands where the employer or the other one does, in words that speak of an offer or of joining."""
    names = [one for one in text.parts if isinstance(one.part, Words) and one.part.text in ledger.companies]
    spoken = [one for one in names if re.search(r"\b(?:join|from|at|by|with|for)\s$", text.text[: one.start])]
    offers = [
        one for one in spoken if re.search(r"\b(?:offer|join|writing|role|position)\b[^.\n]*$", text.text[: one.start])
    ]
    return _replaced(kind, text, chance.choice(offers), chance.choice(COMPANIES)) if offers else None


def _changed_result(kind: str, text: Spoken, ledger: Ledger, chance: random.Random) -> Mutant | None:
    """A number of a result of the person's is another."""
    claims = [one.claim.text for one in ledger.plan.case.candidate.strengths]
    found = [Placed(part, start, end) for claim in claims for part, start, end in _numbers_of(claim, text.text)]
    if not found:
        return None
    one = chance.choice(found)
    before = text.text[one.start : one.end]
    if before.isdigit():
        after = str(int(before) + chance.choice([3, 5, 20]))
    else:
        after = chance.choice([word for word in ("two", "six", "fourteen", "thirty") if word != before])
    if re.search(rf"\b{after}\b", " ".join(claims)):
        return None
    return _replaced(kind, text, one, after)


_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"


def _numbers_of(claim: str, text: str) -> Iterator[tuple[str, int, int]]:
    for place in re.finditer(re.escape(claim[1:]), text):
        for number in re.finditer(rf"\b(?:\d+|{_SMALL})\b", place[0]):
            yield number[0], place.start() + number.start(), place.start() + number.end()


def words_of(number: int) -> str:
    """A number below a thousand in words."""
    ones = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")
    return f"{ones[number // 100]} hundred" + (f" and {words_of(number % 100)}" if number % 100 else "")


__all__ = ["Mutant", "Spoken", "mutants", "spoken_texts", "words_of"]
