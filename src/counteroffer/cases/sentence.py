"""A sentence about a talk, taken apart: "they came up to 252K base on the phone, that is final" becomes a message.

Only what is said is taken: every amount must stand beside the component that it is of, or be the only one (then it is
base). What is not understood is refused in words and nothing is guessed.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from counteroffer.cases import words
from counteroffer.cases.message import NewMessage
from counteroffer.terms.amounts import Amount, find_amounts, find_numbers

_FROM, _TO = re.compile(r"(?i)\bfrom\s*$"), re.compile(r"(?i)\bto\s+")
LEAST_MONEY = Decimal(1000)
MARKET = "a range of theirs belongs under market:"


class UnclearError(ValueError):
    """A sentence that does not say clearly enough what was said, in words."""


def read_sentence(sentence: str, today: date) -> NewMessage:
    """The message that a sentence tells of; an UnclearError says what is not clear in it.

    A day in the sentence (2026-12-04) is its day, else it is `today`. It is of whoever is named last before the amounts:
    "I", or they. A ceiling of theirs ("they cannot go above 250K") is an offer of it, and their last word.
    """
    days = list(words.DAY.finditer(sentence))
    if len(days) > 1:
        raise UnclearError(f"{days[0].group()} or {days[1].group()}: say which is the day of the message")
    reading = _Reading(_blanked(sentence))
    by = reading.speaker()
    terms = dict(reading.terms())
    return NewMessage(
        on=_day(days[0].group()) if days else today,
        by=by,
        channel=next((name for name, found in words.CHANNELS.items() if found.search(reading.text)), None),
        terms=terms,
        final=reading.final(terms) if by == "them" else (),
        words=" ".join(sentence.split()),
        unread=tuple(reading.unread()),
        is_withdrawn=by == "them" and words.WITHDRAWN.search(reading.text) is not None,
    )


def _blanked(sentence: str) -> str:
    """The sentence with days and the names of pension plans, whose digits are no amounts, blanked out; offsets stay."""
    text = sentence.replace("’", "'")
    text = words.DAY.sub(lambda found: " " * len(found.group()), text)
    return words.RETIREMENT_PLAN.sub(lambda found: "pension".ljust(len(found.group()))[: len(found.group())], text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnclearError(f"{text} is not a day") from None


class _Reading:
    """A sentence and the amounts in it: what was named before another one ("from 240K to 252K") is left out."""

    def __init__(self, text: str) -> None:
        self.text = text
        if not text.strip():
            raise UnclearError("it says nothing")
        found = tuple(self._amounts())
        self.amounts = tuple(one for one in found if not self._is_earlier(one, found))

    def terms(self) -> Iterator[tuple[str, str]]:
        """Each component with its amount as it is written, in the order of the text."""
        self._refuse_what_was_not_said()
        named: set[str] = set()
        for amount in self.amounts:
            said = self._said(amount)
            self._refuse_no_amount_of_its_own(amount)
            component = self._component_of(amount)
            if component is None:
                raise UnclearError(f"it is not clear what {said} is of; put base, bonus, equity or sign-on beside it")
            if component in named:
                raise UnclearError(f"two amounts of {component.replace('_', '-')}: say one of them")
            self._refuse_other_units(amount, component)
            named.add(component)
            yield component, said
        absent = words.NOTHING.search(self.text)
        if absent is not None:
            raise UnclearError(
                f"{absent.group()!r} is no amount; leave it out, and take what is gone out of the case by hand"
            )

    def unread(self) -> Iterator[str]:
        """The lengths of time and the last days that the sentence names: a message has no place for them."""
        found = [*words.LENGTH.finditer(self.text), *words.DEADLINE.finditer(self.text)]
        for piece in sorted(found, key=lambda piece: piece.start()):
            if not any(one.start < piece.end() and piece.start() < one.end for one in self.amounts):
                yield piece.group().strip()

    def speaker(self) -> str:
        """Who said it: "me" or "them"; refused where both name amounts."""
        if not self.amounts:
            first = words.SPEAKER.search(self.text)
            return "me" if first is not None and first.lastgroup == "mine" else "them"
        speakers = {self._speaker_before(amount.start) for amount in self.amounts}
        if len(speakers) > 1:
            raise UnclearError("both of you name amounts in it; log the two one after the other")
        return speakers.pop()

    def final(self, terms: dict[str, str]) -> tuple[str, ...]:
        """The components that are called final: those named in the same breath, else all that have an amount."""
        if any(self._is_ceiling(amount) for amount in self.amounts):
            return tuple(terms)
        found = words.FINAL.search(self.text)
        if found is None or words.NOT_FINAL.search(self.text):
            return ()
        if terms and words.OF_EVERYTHING.search(self.text):
            return tuple(terms)
        start, end = self._clause(found.start(), found.end())
        return _named(self.text[start:end]) or tuple(terms) or _named(self.text) or ("all",)

    def _speaker_before(self, place: int) -> str:
        found = list(words.SPEAKER.finditer(self.text, 0, place))
        return "me" if found and found[-1].lastgroup == "mine" else "them"

    def _said(self, amount: Amount) -> str:
        return self.text[amount.start : amount.end]

    def _before(self, amount: Amount) -> str:
        """What stands before an amount, as far as the one before it."""
        start = max((one.end for one in find_numbers(self.text) if one.end <= amount.start), default=0)
        return self.text[start : amount.start]

    def _amounts(self) -> Iterator[Amount]:
        """The amounts of the text, and the bare numbers that can only be money; a small one in their place is refused."""
        known = find_amounts(self.text)
        for number in find_numbers(self.text):
            same = next((one for one in known if number.start < one.end and one.start < number.end), None)
            if same is not None:
                yield self._where_it_went(same)
            elif number.period not in (None, "year") or number.low >= LEAST_MONEY:
                if not words.YEAR.fullmatch(self._said(number)):
                    yield number
            elif words.LOOSE_BEFORE.search(self.text[: number.start]) and words.LOOSE_BEHIND.match(
                self.text, number.end
            ):
                raise UnclearError(f"it is not clear what {self._said(number)} is; write an amount like 252K or 20%")

    def _where_it_went(self, amount: Amount) -> Amount:
        """Of "from 240K to 252K", read as one range, the second; any other amount as it is."""
        to = _TO.search(self.text, amount.start, amount.end)
        if to is None or not _FROM.search(self.text[: amount.start]):
            return amount
        found = find_numbers(self.text[to.end() : amount.end])
        return msgspec.structs.replace(found[0], start=to.end() + found[0].start, end=amount.end) if found else amount

    def _is_earlier(self, amount: Amount, found: tuple[Amount, ...]) -> bool:
        if not words.EARLIER_BEFORE.search(self._before(amount)):
            return False
        if len(found) == 1:
            raise UnclearError(f"{self._said(amount)} is what it was, or is not; say what it is")
        return True

    def _refuse_what_was_not_said(self) -> None:
        """Refuse a sentence that tells of no offer and no ask: nobody said it yet, or somebody else pays it."""
        for pattern, why in (
            (words.NOT_SAID, "{!r} tells of what was not said; write down what was"),
            (words.OTHERS_PAY, "{!r} is no term of this offer; what others pay belongs under alternatives:"),
        ):
            found = pattern.search(self.text) if self.amounts else None
            if found is not None:
                raise UnclearError(why.format(found.group().strip()))

    def _refuse_no_amount_of_its_own(self, amount: Amount) -> None:
        """Refuse a difference, an end of a range, an amount that is not exact, one that they refused, a number of shares."""
        said, before, behind = self._said(amount), self._before(amount), amount.end
        if words.LIMIT_OF_A_BAND.search(before):
            raise UnclearError(f"{said} is of their range and no offer; {MARKET}")
        if self._is_ceiling(amount):
            return
        if words.DIFFERENCE_BEFORE.search(before) or words.DIFFERENCE_BEHIND.match(self.text, behind):
            raise UnclearError(f"{said} is a difference; say the whole amount that it makes")
        if words.OF_A_BAND.search(before):
            raise UnclearError(f"{said} is of their range and no offer; {MARKET}")
        if amount.low != amount.high or amount.open:
            raise UnclearError(f"{said} is a range; say one amount, or write it under market:")
        if words.NOT_EXACT_BEFORE.search(before):
            raise UnclearError(f"{said} is not exact as it is said; say one amount")
        if words.REFUSED_BEFORE.search(before):
            raise UnclearError(f"{said} is what was refused; say what was named, or use --words")
        bare = not amount.unit and not re.search(r"[A-Za-z]", said)
        if words.SHARES_BEHIND.match(self.text, behind) or (bare and words.GRANT_BEHIND.match(self.text, behind)):
            raise UnclearError(f"{said} is a number of shares; write it into the case by hand")

    def _refuse_other_units(self, amount: Amount, component: str) -> None:
        said = self._said(amount)
        if component == "other":
            raise UnclearError(f"{said} is not of base, bonus, equity or sign-on; write it into the case by hand")
        if component != "base" and amount.period not in (None, "year"):
            raise UnclearError(f"{said} is per {amount.period}; only base is said so")
        if component != "bonus" and amount.unit == "%":
            raise UnclearError(f"{said} is a percentage; say the amount that it makes")

    def _is_ceiling(self, amount: Amount) -> bool:
        before = words.CEILING_BEFORE.search(self._before(amount))
        return before is not None or words.CEILING_BEHIND.match(self.text, amount.end) is not None

    def _component_of(self, amount: Amount) -> str | None:
        """The component that stands beside an amount in its clause: where several of both stand there, in their order."""
        start, end = self._clause(amount.start, amount.end)
        components = list(words.COMPONENT.finditer(self.text, start, end))
        amounts = [one for one in self.amounts if start <= one.start < end]
        if len(components) == len(amounts) and _take_turns(
            [one.start() for one in components], [one.start for one in amounts]
        ):
            return components[amounts.index(amount)].lastgroup
        if len(amounts) == 1 and len(set(_all_named(self.text[start:end]))) == 1:
            return components[0].lastgroup
        if len(self.amounts) == 1:
            named = set(_all_named(self.text))
            return named.pop() if len(named) == 1 else None if named or amount.unit == "%" else "base"
        return None

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        begin = max((found.end() for found in words.CLAUSE.finditer(self.text) if found.end() <= start), default=0)
        stop = next((found.start() for found in words.CLAUSE.finditer(self.text, end)), len(self.text))
        return begin, stop


def _take_turns(components: list[int], amounts: list[int]) -> bool:
    """Whether each amount stands beside its component in the same way: before it everywhere, or behind it everywhere."""
    pairs = list(zip(components, amounts, strict=True))
    alike = all(one < other for one, other in pairs) or all(one > other for one, other in pairs)
    ends = [max(pair) for pair in pairs]
    return alike and all(min(pair) > end for pair, end in zip(pairs[1:], ends, strict=False))


def _all_named(text: str) -> list[str]:
    return [found.lastgroup for found in words.COMPONENT.finditer(text) if found.lastgroup]


def _named(text: str) -> tuple[str, ...]:
    """The components that a stretch of text names, each once; other terms are "other" in a list of final ones."""
    return tuple(dict.fromkeys(_all_named(text)))
