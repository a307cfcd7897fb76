"""What to do on which day, counted back from the deadlines; nothing is ever planned in the past, nor on a day off.

Working days are those of the place where the talks take place (strategy/holidays.py). Only days that others have set,
such as a last day to answer, may fall on a weekend or a holiday; and where an offer ends before the end of the next
working day, there is no other day left than today: an e-mail can be sent on any day.

Time is asked for before money. Where one round does not fit before the last day, or another offer in writing runs longer,
that request is the first step and the counter the next one, a working day later where the days allow it. A round that is
too long by a single day is chased a day earlier instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.ledger import is_their_turn
from counteroffer.strategy import assumptions
from counteroffer.strategy.holidays import WorkingDays, working_days
from counteroffer.strategy.position import Position
from counteroffer.strategy.several import Several, Talk
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.figures import DAY, Figure, Origin
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed_day
from counteroffer.terms.sentences import Sentence, Words, say

ASK_AGAIN = "If you have not heard, ask where they stand{deadline}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the timeline: the day and what to do on it.

    `name` is what the step is ("act", "ask-time", "extend", "answer", "decide", "other-last-day", "last-day", "start"),
    `title` the same in two to five words, for a calendar; a `fixed` day was set by others. `until` is the day up to
    which time is asked for, `count` how many working days that adds where one round needs them, `other` the other offer
    that a step is about.
    """

    day: Figure
    what: Sentence
    name: str = "act"
    title: str = "Act"
    fixed: bool = False
    until: Figure | None = None
    count: Figure | None = None
    other: Words | None = None


def plan_days(
    case: Case, offer: Offer | None, position: Position, today: date, several: Several | None = None
) -> tuple[Step, ...]:
    """The steps from today on, in order; `several` says with whom to talk first, and whom to ask for time."""
    return _Days(case, offer, position, today, several).steps()


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


class _Days:
    """The timeline of one case while it is made."""

    def __init__(
        self, case: Case, offer: Offer | None, position: Position, today: date, several: Several | None
    ) -> None:
        self.case = case
        self.offer = offer
        self.position = position
        self.today = today
        self.several = several
        self.now = made_on(today)
        self.expires = offer.expires if offer else None
        self.days = working_days(find_workplace(case))
        self.answer = case.assumption(assumptions.ANSWER_DAYS, "working days for their answer")
        self.decide = case.assumption(assumptions.DECIDE_DAYS, "working days to decide in")

    def steps(self) -> tuple[Step, ...]:
        return tuple(sorted(self._steps(), key=lambda step: step.day.day))

    def _steps(self) -> Iterator[Step]:
        expires = self.expires
        because = "today, or the next working day where the last day leaves time for it"
        start = self._made("start", "first day to act", self._first_day(expires), because, self.now, expires)
        asks = self.position.verdict == "ask" and not (expires and expires.day < self.today)
        extension = self._extension(start) if asks and expires is not None else None
        others = list(self._others())
        first = self._first_talk()
        if first is not None:
            yield from (step for step in others if step.name == "ask-time" and step.other == first.name)
        if extension is not None:
            yield extension
        act = self._act_day(start) if extension is not None else start
        title, what = self._first()
        yield Step(day=act, what=what, title=title)
        if asks:
            yield from self._answers(act, extension)
        yield from (step for step in others if first is None or step.name != "ask-time" or step.other != first.name)
        if expires is not None and expires.day >= self.today:
            what = say("Last day to answer the offer.")
            yield Step(day=expires, what=what, name="last-day", title="Last day to answer", fixed=True)
        begins = self.offer.start if self.offer else None
        if begins is not None and begins.day >= self.today:
            what = say("First day of work, as offered. Do not resign before the final terms are signed.")
            yield Step(day=begins, what=what, name="start", title="First day of work", fixed=True)

    def _first_talk(self) -> Talk | None:
        """The offer in writing that is talked to first."""
        return next((talk for talk in self.several.talks if talk.comes_first), None) if self.several else None

    def _is_counter(self) -> bool:
        """Whether the next step here is to name an ask: nothing is asked of them yet, or they have answered."""
        case = self.case
        return case.kind == "offer" and case.stage != "verbal" and not is_their_turn(case)

    def _act_day(self, start: Figure) -> Figure:
        """The day of the counter after a request for time: the next working day, where that leaves a day before the last one."""
        days, expires = self.days, self.expires
        assert expires is not None  # without a last day no time is asked for
        if not self._is_counter():
            return start
        on_day_off = not days.is_working(start.day)
        day = days.on_or_after(start.day) if on_day_off else days.move(start.day, 1)
        if day > expires.day or (day == expires.day and not on_day_off):
            return start
        because = "the next working day after the request for time"
        return self._made("counter", "day of the counter", day, because, start, expires)

    def _first(self) -> tuple[str, Sentence]:
        """What to do first: in short, and as a sentence."""
        case, verdict = self.case, self.position.verdict
        if self.offer is None:
            return "Ask for the range", say("Let them name a number first; ask for the range.")
        if self.expires is not None and self.expires.day < self.today:
            late = say(
                "The last day to answer was {day}: ask at once whether the offer still stands.", day=self.expires
            )
            return "Ask whether the offer stands", late
        if verdict == "leave":
            return "Say where it falls short", say("Tell them where it falls short, or decline with grace.")
        if verdict == "accept":
            return "Get every term in writing", say("Get every term in writing, then accept.")
        if verdict == "cannot-say":
            return "Ask for the terms in writing", say("Ask for the terms in writing.")
        if case.kind == "raise":
            return "Ask for a meeting", say("Ask for a meeting about your pay.")
        if is_their_turn(case):
            wait = say("Your ask stands: wait for their answer, and name no new number before it comes.")
            return "Wait for their answer", wait
        if case.stage == "verbal":
            written = say("Ask for the offer in writing, and by when they need your answer.")
            return "Ask for the offer in writing", written
        return "Send the counter", say("Send the counter, with its reasons.")

    def _answers(self, act: Figure, extension: Step | None) -> Iterator[Step]:
        """When to hear from them and when to decide; nothing of it where the days do not suffice without more time."""
        due, expires = self._due(act), self.expires
        if expires is None:
            deadline = "" if self.case.kind == "raise" else ", and by which day they need your answer"
            yield Step(day=due, what=say(ASK_AGAIN, deadline=deadline), name="answer", title="Ask where they stand")
            return
        last = self._decided_by(expires)
        heard = due if due.day < last.day else self._sooner(act, due, last)
        if heard is not None:
            yield Step(day=heard, what=say(ASK_AGAIN, deadline=""), name="answer", title="Ask where they stand")
        if act.day < last.day < expires.day and (heard is None or heard.day < last.day):
            what = say("Decide: hold what is on the table against your walk-away.")
            yield Step(day=last, what=what, name="decide", title="Decide")

    def _decided_by(self, expires: Figure) -> Figure:
        """The day to decide on, before the last day."""
        day = max(self.days.on_or_after(self.today), self.days.move(expires.day, -int(self.decide.number)))
        return self._made("decide", "day to decide", day, "working days before the last day", expires, self.decide)

    def _sooner(self, act: Figure, due: Figure, last: Figure) -> Figure | None:
        """The day to decide as the day to chase an answer on, where one round is too long by a day alone; else None."""
        expires = self.expires
        assert expires is not None  # the caller has checked
        if due.day == last.day < expires.day:
            return due
        needed = self.days.between(expires.day, self._end_of_round(due))
        if needed > 1 or last.day <= act.day or last.day >= expires.day:
            return None
        because = "a working day sooner than they usually need: asking for a single day more is not worth it"
        return self._made("chase", "day on which to ask for their answer", last.day, because, due, last)

    def _end_of_round(self, due: Figure) -> date:
        """The day until which time is needed for one answer and to decide."""
        return self.days.move(due.day, int(self.decide.number))

    def _due(self, start: Figure) -> Figure:
        """By when to hear from them: counted from the ask that stands, else from the counter; never before the next day to act."""
        asked = [message.on for message in self.case.said if message.by == "me" and message.ask]
        standing = max(asked, key=lambda on: on.day) if asked and is_their_turn(self.case) else None
        if standing is None:
            because, since = "working days after the counter", start
        else:
            because, since = "working days after your ask, or the next one where these have passed", standing
        day = max(self.days.move(since.day, int(self.answer.number)), start.day)
        return self._made("answer", "day by which to hear from them", day, because, since, self.answer)

    def _extension(self, start: Figure) -> Step | None:
        """The request for more time here: until another offer ends, or for as long as one round needs; None without need."""
        expires = self.expires
        assert expires is not None  # the caller has checked
        here = (
            next((talk for talk in self.several.talks if talk.name == self.case.company), None)
            if self.several
            else None
        )
        if here is not None and here.until is not None and here.until_of is not None and self._is_counter():
            what = say(
                "Ask for more time, until {until}, the last day of {other}, before you ask for money.",
                until=here.until, other=here.until_of,
            )  # fmt: skip
            return Step(
                day=start, what=what, name="extend", title="Ask for more time", until=here.until, other=here.until_of
            )
        due, last = self._due(start), self._decided_by(expires)
        if due.day < last.day or self._sooner(start, due, last) is not None:
            return None
        return self._time_for_a_round(start, expires)

    def _time_for_a_round(self, start: Figure, expires: Figure) -> Step:
        """Time to ask for: as long as one round of asking and a day to decide need, from the day of the counter on."""
        days, due = self.days, self._due(self._act_day(start))
        day = max(self._end_of_round(due), days.move(expires.day, 1))
        because = "time for one answer and to decide, at least a working day more than they gave"
        until = self._made("extended", "day until which to ask for time", day, because, due, self.decide, expires)
        number = Decimal(days.between(expires.day, day))
        name = "working days more to ask for"
        count = Figure("timeline.extension", name, number, "working days", "from the last day on", (expires, until))
        what = say(
            "Ask for {count} more, until {until}: one round of asking and an answer need that long.", count=count, until=until,
        )  # fmt: skip
        return Step(day=start, what=what, name="extend", title="Ask for more time", until=until, count=count)

    def _others(self) -> Iterator[Step]:
        """The last days of other offers, and the day to ask for time where one ends first."""
        expires = self.expires
        for weighed in self.position.alternatives:
            last, name = weighed.alternative.expires, weighed.alternative.name
            if last is None or last.day < self.today:
                continue
            what = say("Last day to take {name}.", name=name)
            yield Step(
                day=last, what=what, name="other-last-day", title="Last day of another offer", fixed=True, other=name
            )
            if expires is not None and last.day < expires.day and self.position.verdict == "ask":
                because = "it runs out before this offer does"
                id = f"{weighed.alternative.id}.ask_time"
                early = self._made(id, "day to ask the other employer for time", self._first_day(last), because, self.now, last, expires)  # fmt: skip
                what = say(
                    "Ask {name} for time until {day}: it runs out before this offer does.", name=name, day=expires
                )
                yield Step(
                    day=early,
                    what=what,
                    name="ask-time",
                    title="Ask the other employer for time",
                    until=expires,
                    other=name,
                )

    def _first_day(self, last: Figure | None) -> date:
        """The next working day; today itself where something ends on it or before it."""
        following = self.days.on_or_after(self.today)
        return self.today if last is not None and self.today <= last.day <= following else following

    def _made(self, name: str, title: str, day: date, because: str, *origins: Figure | None) -> Figure:
        """A day with its reason: which public holidays lie on the way to it is said, and who knows them."""
        known = tuple(origin for origin in origins if origin is not None)
        days = [origin.day for origin in known if not isinstance(origin.value, Decimal)]
        off = _off(self.days, min([*days[:1], day]), max([*days[:1], day]))
        holidays = self.days.holidays
        if off and holidays is not None:
            because = f"{because}; {off} in {holidays.name}"
        cited: tuple[Origin, ...] = (_library(holidays.name, holidays.version),) if off and holidays else ()
        return Figure(f"timeline.{name}", title, day, DAY, because, (*known, *cited))


def _off(days: WorkingDays, first: date, last: date) -> str:
    """The public holidays on the way, in words; "" where there are none."""
    named = [f"{printed_day(day)} is a public holiday ({name})" for day, name in days.days_off(first, last)]
    return " and ".join(named)


def _library(place: str, version: str) -> Citation:
    return Citation(f"public holidays of {place}, as the library holidays {version} knows them")
