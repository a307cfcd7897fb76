"""What to do on which day, counted back from the deadlines; nothing is ever planned in the past."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.ledger import is_their_turn
from counteroffer.strategy import assumptions
from counteroffer.strategy.position import Position
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, say

SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the timeline."""

    day: Figure
    what: Sentence


def plan_days(case: Case, offer: Offer | None, position: Position, today: date) -> tuple[Step, ...]:
    """The steps from today on, in order; weekends are skipped, public holidays are not known here."""
    steps = list(_steps(case, offer, position, today))
    return tuple(sorted(steps, key=lambda step: step.day.day))


def made_on(today: date) -> Figure:
    """The day of the plan, as a figure."""
    return Figure(
        "timeline.today",
        "day of the plan",
        today,
        DAY,
        "the day on which the plan was made",
        (Citation("the clock of this computer, or the day asked for"),),
    )


def _steps(case: Case, offer: Offer | None, position: Position, today: date) -> Iterator[Step]:
    now = made_on(today)
    expires = offer.expires if offer else None
    start = _figure(
        "timeline.start",
        "first day to act",
        _first_day(today, expires),
        "today, or the next working day where the last day leaves time for it",
        (now, *((expires,) if expires else ())),
    )
    yield Step(day=start, what=_first_step(case, offer, position, today))
    if position.verdict == "ask" and not (expires and expires.day < today):
        yield from _answer_steps(case, start, expires, today)
    for weighed in position.alternatives:
        last = weighed.alternative.expires
        if last is None or last.day < today:
            continue
        yield Step(day=last, what=say("Last day to take {name}.", name=weighed.alternative.name))
        if expires is not None and last.day < expires.day and position.verdict == "ask":
            early = _figure(
                f"timeline.{weighed.alternative.id}.ask_time",
                "day to ask the other employer for time",
                _first_day(today, last),
                "it runs out before this offer does",
                (now, last, expires),
            )
            yield Step(
                day=early,
                what=say(
                    "Ask {name} for time until {day}: it runs out before this offer does.",
                    name=weighed.alternative.name,
                    day=expires,
                ),
            )
    if expires is not None and expires.day >= today:
        yield Step(day=expires, what=say("Last day to answer the offer."))
    if offer is not None and offer.start is not None and offer.start.day >= today:
        yield Step(
            day=offer.start, what=say("First day of work, as offered. Do not resign before the final terms are signed.")
        )


def _first_step(case: Case, offer: Offer | None, position: Position, today: date) -> Sentence:
    expires = offer.expires if offer else None
    if offer is None:
        return say("Let them name a number first; ask for the range.")
    if expires is not None and expires.day < today:
        return say("The last day to answer was {day}: ask at once whether the offer still stands.", day=expires)
    if position.verdict == "leave":
        return say("Tell them where it falls short, or decline with grace.")
    if position.verdict == "accept":
        return say("Get every term in writing, then accept.")
    if position.verdict == "cannot-say":
        return say("Ask for the terms in writing.")
    if case.kind == "raise":
        return say("Ask for a meeting about your pay.")
    if is_their_turn(case):
        return say("Your ask stands: wait for their answer, and ask for nothing new before it comes.")
    if case.stage == "verbal":
        return say("Ask for the offer in writing, and by when they need your answer.")
    return say("Send the counter, with its reasons.")


def _answer_steps(case: Case, start: Figure, expires: Figure | None, today: date) -> Iterator[Step]:
    answer = case.assumption(assumptions.ANSWER_DAYS, "working days for their answer")
    decide = case.assumption(assumptions.DECIDE_DAYS, "working days to decide in")
    due = _figure(
        "timeline.answer",
        "day by which to hear from them",
        add_workdays(start.day, int(answer.number)),
        "working days after the counter",
        (start, answer),
    )
    if expires is None:
        deadline = "" if case.kind == "raise" else ", and by which day they need your answer"
        yield Step(day=due, what=say("If you have not heard, ask where they stand{deadline}.", deadline=deadline))
        return
    last = _figure(
        "timeline.decide",
        "day to decide",
        max(workday(today), add_workdays(expires.day, -int(decide.number))),
        "working days before the last day",
        (expires, decide),
    )
    if due.day < last.day:
        yield Step(day=due, what=say("If you have not heard, ask where they stand."))
    else:
        yield Step(day=start, what=say("Ask for a few more days: there is hardly time for one round."))
    if last.day < expires.day:
        yield Step(day=last, what=say("Decide: hold what is on the table against your walk-away."))


def _figure(id: str, name: str, day: date, because: str, origins: tuple[Figure, ...]) -> Figure:
    return Figure(id, name, day, DAY, because, origins)


def _first_day(today: date, expires: Figure | None) -> date:
    """The next working day; today itself where the offer ends before it."""
    return today if expires is not None and today <= expires.day < workday(today) else workday(today)


def workday(day: date) -> date:
    """The day itself, or the Monday after it where it falls on a weekend."""
    return day if day.weekday() < SATURDAY else day + timedelta(days=7 - day.weekday())


def add_workdays(day: date, count: int) -> date:
    """So many working days later (or, where `count` is negative, earlier)."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        if day.weekday() < SATURDAY:
            left -= 1
    return day
