"""The days of a raise: counted back in working days from the day by which raises are settled, never into the past."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, date

from counteroffer.offers.case import Case
from counteroffer.offers.job import CYCLES, Review
from counteroffer.offers.ledger import is_their_turn
from counteroffer.strategy.assumptions import DECIDE_DAYS
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.holidays import WorkingDays, working_days
from counteroffer.strategy.raises import raise_assumptions as assumed
from counteroffer.strategy.raises.raise_case import RaiseDays
from counteroffer.strategy.timeline import made_on
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.figures import DAY, Assumption, Figure, Origin
from counteroffer.terms.places import Citation

NO_REVIEW = Review()


def plan_review(case: Case, today: date) -> RaiseDays:
    """The days of a raise asked for on a day; the place of the job says which days are working days."""
    return _Counting(case, today).days()


class _Counting:
    """Counts the days of one case."""

    def __init__(self, case: Case, today: date) -> None:
        self.case = case
        self.now = made_on(today)
        self.working = working_days(find_workplace(case))
        self.review = (case.job.review if case.job else None) or NO_REVIEW

    def days(self) -> RaiseDays:
        if is_their_turn(self.case):
            return self._waiting()
        first = self.working.on_or_after(self.now.day)
        decided, review = self._coming(self.review.decided), self._coming(self.review.on)
        passed = self.review.decided if self.review.decided and self.review.decided.day < self.now.day else None
        target = decided or (review if self.review.decided is None else None)
        found = self._pressed(first, self._counted(first, target))
        return replace(
            found, target=target, target_is_review=target is not None and decided is None, review=review, passed=passed
        )

    def _counted(self, first: date, target: Figure | None) -> RaiseDays:
        """The talk first, then what comes before and after it."""
        meeting = self._assumed(assumed.MEETING_DAYS, "working days until the talk")
        prepare = self._assumed(assumed.PREPARE_DAYS, "working days to prepare")
        write_up = self._assumed(assumed.WRITE_UP_DAYS, "working days to write it up")
        answer = self._assumed(assumed.RAISE_ANSWER_DAYS, "working days for their answer")
        state, talk = self._talk(first, target, meeting, prepare)
        because = "the working days until a talk, before it"
        request = self._made(
            "request", "day to ask for the talk", max(first, self._move(talk, -_count(meeting))), because, talk, meeting
        )
        because = "the working days to prepare, before the talk is asked for, or the next working day"
        begin = self._made(
            "begin",
            "day to begin the page",
            max(first, self._move(request, -_count(prepare))),
            because,
            request,
            prepare,
            self.now,
        )
        return RaiseDays(
            state=state,
            begin=begin,
            request=request,
            talk=talk,
            write_up=self._made("write_up", "day to write it up", self._move(talk, _count(write_up)), "after the talk", talk, write_up),
            hear=self._made("hear", "day by which to hear from them", self._move(talk, _count(answer)), "after the talk", talk, answer),
        )  # fmt: skip

    def _pressed(self, first: date, found: RaiseDays) -> RaiseDays:
        """The days where a written offer elsewhere ends before they would answer: as soon as can be, and an answer before it."""
        other = firm_offer(self.case, self.now.day)
        last = (other.expires or (other.offer.expires if other.offer else None)) if other is not None else None
        if last is None or last.day > found.hear.day:
            return found
        meeting = self._assumed(assumed.MEETING_DAYS, "working days until the talk")
        decide = self._assumed(DECIDE_DAYS, "working days to decide in")
        because = "the working days to decide in, before the other offer ends"
        hear = self._made(
            "hear",
            "day by which to hear from them",
            max(first, self._move(last, -_count(decide))),
            because,
            last,
            decide,
        )
        day = max(first, min(self._move_day(first, _count(meeting)), self._move(hear, -1)))
        because = "as soon as a talk can be had, and before the answer is needed"
        talk = self._made("talk", "day by which to have talked", day, because, self.now, meeting, hear)
        write_up = self._made(
            "write_up",
            "day to write it up",
            min(self._move(talk, 1), max(hear.day, talk.day)),
            "after the talk, and before the answer is needed",
            talk,
            hear,
        )
        request = self._made(
            "request", "day to ask for the talk", first, "at once: the other offer ends soon", self.now, last
        )
        begin = self._made(
            "begin", "day to begin the page", first, "at once: the other offer ends soon", self.now, last
        )
        return RaiseDays(
            state="pressed", hear=hear, talk=talk, write_up=write_up, request=request, begin=begin, pressed_by=last
        )  # fmt: skip

    def _talk(self, first: date, target: Figure | None, meeting: Figure, prepare: Figure) -> tuple[str, Figure]:
        """The state of the calendar and the day by which to have talked."""
        name = "day by which to have talked"
        if target is None:
            day = self._move_day(first, _count(meeting) + _count(prepare))
            return "unknown", self._made(
                "talk", name, day, "after the page and the waiting for a talk", self.now, prepare, meeting
            )
        lead = self._assumed(assumed.REVIEW_LEAD_DAYS, "working days before raises are settled")
        latest, soonest = self._move(target, -_count(lead)), self._move_day(first, _count(meeting))
        if soonest <= latest:
            because = "so many working days before raises are settled"
            return "in-time", self._made("talk", name, latest, because, target, lead)
        because = "as soon as a talk can be had: the days before raises are settled are fewer than it should have"
        state = "short" if soonest <= target.day else "late"
        return state, self._made("talk", name, soonest, because, self.now, meeting, target, lead)

    def _waiting(self) -> RaiseDays:
        """An ask stands: only their answer is waited for."""
        asked = max(
            (message.on for message in self.case.said if message.by == "me" and message.ask), key=lambda on: on.day
        )
        answer = self._assumed(assumed.RAISE_ANSWER_DAYS, "working days for their answer")
        day = max(self._move(asked, _count(answer)), self.working.on_or_after(self.now.day))
        because = "after your ask, or the next working day where these days have passed"
        hear = self._made("hear", "day by which to hear from them", day, because, asked, answer, self.now)
        return RaiseDays(
            state="waiting", hear=hear, target=self._coming(self.review.decided), review=self._coming(self.review.on)
        )

    def _coming(self, stated: Figure | None) -> Figure | None:
        """A stated day that lies ahead, else the next one of its cycle; None where no cycle tells."""
        if stated is None or stated.day >= self.now.day:
            return stated
        months = CYCLES.get(self.review.cycle or "")
        if months is None:
            return None
        day = next((day for day in _following(stated.day, months) if day >= self.now.day), None)
        if day is None:
            return None
        because = f"the stated day, moved on by its cycle ({self.review.cycle}) to the next one ahead"
        return Figure(f"{stated.id}.next", f"{stated.name}, the next one", day, DAY, because, (stated, self.now))

    def _assumed(self, assumption: Assumption, name: str) -> Figure:
        return self.case.assumption(assumption, name)

    def _move(self, figure: Figure, count: int) -> date:
        return self._move_day(figure.day, count)

    def _move_day(self, day: date, count: int) -> date:
        return moved(self.working, day, count)

    def _made(self, name: str, title: str, day: date, because: str, *origins: Figure) -> Figure:
        """A day with its reason; where public holidays were left out on the way, it says whose."""
        holidays, others = self.working.holidays, [origin.day for origin in origins if origin.unit == DAY]
        first, last = min([*others[:1], day]), max([*others[:1], day])
        cited: tuple[Origin, ...] = ()
        if holidays is not None and any(self.working.days_off(first, last)):
            because = f"{because}; without the public holidays of {holidays.name}"
            cited = (
                Citation(f"public holidays of {holidays.name}, as the library holidays {holidays.version} knows them"),
            )
        return Figure(f"timeline.raise.{name}", title, day, DAY, because, (*origins, *cited))


def moved(working: WorkingDays, day: date, count: int) -> date:
    """So many working days later or earlier; at the end of the calendar, its last day."""
    try:
        return working.move(day, count)
    except OverflowError:
        return date.max


def _following(day: date, months: int) -> Iterator[date]:
    """The same day of the month every so many months; the last of the month where that has fewer days."""
    number = day.year * 12 + day.month - 1
    while (number := number + months) < (MAXYEAR + 1) * 12:
        year, month = divmod(number, 12)
        yield date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _count(days: Figure) -> int:
    return int(days.number)
