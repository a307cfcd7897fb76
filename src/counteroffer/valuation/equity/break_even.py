"""The break-even: how well a company, or a fund, must do for an offer with a stake in it to be worth a given amount a year.

The least multiple m, in hundredths rounded up, with

    (worth of the expected years without the stakes + what the stakes pay at m) / expected years >= target

What has vested after the expected years is taken, as if the exit came then; without interest for the wait, and before
tax. All stakes in the company move together; stakes in a company and in a fund are asked for one by one, the other
counting what it counts in the valuation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counteroffer.terms.figures import Assumption, Figure
from counteroffer.terms.sentences import Sentence, listed, say
from counteroffer.valuation.assumptions import OURS
from counteroffer.valuation.equity.exits import TIMES
from counteroffer.valuation.equity.share_stake import ShareStake
from counteroffer.valuation.stake import Stake
from counteroffer.valuation.valuation import Line, Valuation

LIMIT = Assumption(
    "break_even.limit", Decimal(100), Decimal(100), Decimal(100), TIMES, "the largest multiple that is tried", OURS
)
STEPS = 100  # a multiple is told in hundredths
OTHERS = {"company": "The stake in the company", "fund": "The carried interest"}


class Outcome(StrEnum):
    """Whether a multiple brings the offer to the target, none is needed, or none does."""

    REACHED = "reached"
    ALREADY = "already"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """What must happen to the company or the fund (`of`); `multiple` is there where one reaches the target.

    `missing` is what the stakes must pay over the expected years (below zero: nothing is missing).
    """

    of: str
    outcome: Outcome
    missing: Figure
    multiple: Figure | None
    sentence: Sentence
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """What the stakes of an offer must do for it to equal `target`, a worth a year; one answer for company and fund each."""

    target: Figure
    answers: tuple[Needed, ...]


def break_even(valuation: Valuation, target: Figure, called: str = "your best alternative") -> BreakEven | None:
    """The break-even of an offer against a worth a year in its currency, `called` in words; None where it has no stake.

    A ValueError where the target is in another currency.
    """
    if target.unit != valuation.currency:
        raise ValueError(f"{target.id} is in {target.unit}, the offer in {valuation.currency}")
    kinds = dict.fromkeys(line.stake.of for line in valuation.stakes() if line.stake is not None)
    answers = tuple(_needed(valuation, target, of, called) for of in sorted(kinds))
    return BreakEven(target=target, answers=answers) if answers else None


def _needed(valuation: Valuation, target: Figure, of: str, called: str) -> Needed:
    lines = tuple(line for line in valuation.stakes() if line.stake is not None and line.stake.of == of)
    stakes = tuple(line.stake for line in lines if line.stake is not None)
    missing = _missing(valuation, target, of, lines)
    found = _least_multiple(stakes, missing.number, 12 * int(valuation.expected.number))
    against = say("{called} ({target} a year, chances counted in)", called=called, target=target)
    multiple = None
    if found is not None and found > 0:
        origins = (missing, *dict.fromkeys(origin for stake in stakes for origin in stake.origins))
        because = "the least multiple, in hundredths, at which the stakes pay what is missing"
        id, name = f"{valuation.id}.break_even.{of}.{target.id}", f"break-even of the {of}"
        multiple = Figure(id, name, found, TIMES, because, origins)
    return Needed(
        of=of, missing=missing, multiple=multiple,
        outcome=Outcome.OUT_OF_REACH if found is None else Outcome.REACHED if multiple else Outcome.ALREADY,
        sentence=_say_already(of, against) if found == 0 else _say_needed(of, stakes, multiple, against),
        notes=tuple(_distinct(_notes(valuation, of, lines))),
    )  # fmt: skip


def _missing(valuation: Valuation, target: Figure, of: str, lines: tuple[Line, ...]) -> Figure:
    """What the stakes must pay over the expected years; the person's estimates of these very lines are left out."""
    years = int(valuation.expected.number)
    counted = sum((year.number for year in valuation.years[:years]), Decimal(0))
    estimated = tuple(year for line in lines for year in line.years[:years])
    without = counted - sum((year.number for year in estimated), Decimal(0))
    because = "the target over the expected years, less what the offer pays in them without the stakes"
    return Figure(
        f"{valuation.id}.break_even.{of}.{target.id}.missing", "what the stakes must pay", target.number * years - without,
        valuation.currency, because, (target, *valuation.years[:years], *estimated, valuation.expected),
    )  # fmt: skip


def _least_multiple(stakes: tuple[Stake, ...], missing: Decimal, months: int) -> Decimal | None:
    """The least multiple in hundredths that pays what is missing: 0 where nothing is, None where none up to the limit does.

    Halving the interval finds it, as no stake pays less at a higher multiple.
    """
    low, high = -1, int(LIMIT.value) * STEPS

    def pays(steps: int) -> bool:
        multiple = Decimal(steps) / STEPS
        return sum((stake.pays(multiple, months) for stake in stakes), Decimal(0)) >= missing

    if not pays(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if pays(middle) else (middle, high)
    return Decimal(high) / STEPS


def _say_already(of: str, called: Sentence) -> Sentence:
    return say(
        "This offer is worth as much as {called}, or more, even if the {of} comes to nothing.", called=called, of=of
    )


def _say_needed(of: str, stakes: tuple[Stake, ...], multiple: Figure | None, called: Sentence) -> Sentence:
    """The answer in one sentence, with what one times means and what is taken off."""
    verb = "be worth" if of == "company" else "return"
    reference = listed(list(_distinct(stake.reference for stake in stakes)))
    if multiple is None:
        limit = Figure("break_even.limit", "largest multiple tried", LIMIT.value, TIMES, LIMIT.because, (LIMIT,))
        return say(
            "Even if the {of} came to {verb} {limit} {reference}, this offer would not equal {called}.",
            of=of, verb=verb, limit=limit, reference=reference, called=called,
        )  # fmt: skip
    return say(
        "The {of} must {verb} {multiple} {reference}{after} for this offer to equal {called}.",
        of=of, verb=verb, multiple=multiple, reference=reference, after=_after(stakes), called=called,
    )  # fmt: skip


def _after(stakes: tuple[Stake, ...]) -> str:
    """What is taken off on the way, said only where it holds for every stake."""
    taken = {stake.after for stake in stakes if isinstance(stake, ShareStake)}
    if len(taken) != 1:
        return ""
    (off,) = taken
    return f", after {off}," if off else ", before dilution and preferences,"


def _notes(valuation: Valuation, of: str, lines: tuple[Line, ...]) -> Iterator[Sentence]:
    """What the answer takes for granted, and what it leaves out."""
    yield say(
        "Taken: what has vested after {years}, paid at an exit then and spread over them; before tax, and without interest for the wait.",
        years=valuation.expected,
    )
    if any(line.years for line in lines):
        yield say("Your own estimate of it is left out here.")
    for line in valuation.stakes():
        other = line.stake.of if line.stake is not None else of
        if other != of and line.years:
            yield say("{what} counts at your own estimate here.", what=OTHERS[other])
        elif other != of:
            yield say("{what} counts nothing here.", what=OTHERS[other])
    for line in lines:
        yield from line.stake.leaves_out if line.stake is not None else ()


def _distinct(sentences: Iterator[Sentence]) -> Iterator[Sentence]:
    """Each sentence once: two that read the same are the same, whichever grant's figures they hold."""
    seen = set()
    for sentence in sentences:
        read = tuple((part.value, part.unit) if isinstance(part, Figure) else part for part in sentence.parts)
        if read not in seen:
            seen.add(read)
            yield sentence
