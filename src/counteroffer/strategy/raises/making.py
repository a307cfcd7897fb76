"""A raise case is put together from the situation of a plan, and its days become steps of the timeline."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from counteroffer.offers.job import Job
from counteroffer.offers.ledger import is_their_turn, lowest_ask
from counteroffer.offers.periods import per_period
from counteroffer.strategy.lever import Situation
from counteroffer.strategy.raises.after_a_no import plan_after_no
from counteroffer.strategy.raises.pay_gap import compa_ratio, hold_pay, share_of
from counteroffer.strategy.raises.raise_case import PayGap, RaiseAsk, RaiseCase, RaiseDays, TimeSince
from counteroffer.strategy.raises.review_days import plan_review
from counteroffer.strategy.timeline import Step, made_on
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, Words, say

GENERAL_STEPS = ("timeline.start", "timeline.answer")


def make_raise_case(situation: Situation) -> RaiseCase | None:
    """The raise of a situation; None where the case is an offer."""
    case = situation.case
    if case.kind != "raise":
        return None
    strengths = case.candidate.strengths
    pay = hold_pay(case, situation.valuation.base, situation.benchmark) if situation.valuation else None
    days = plan_review(case, situation.today)
    return RaiseCase(
        job=case.job or Job(),
        shown=tuple(one for one in strengths if one.evidence is not None),
        unshown=tuple(one for one in strengths if one.evidence is None),
        since=_time_since(case.job or Job(), situation.today),
        days=days,
        plan_b=plan_after_no(case, days, situation.today),
        pay=pay,
        ask=_ask(situation, pay) if pay is not None else None,
    )


def raise_steps(raised: RaiseCase) -> Iterator[Step]:
    """The steps of a raise that is asked for, from its days."""
    days, firm = raised.days, raised.plan_b.firm
    if days.pressed_by is not None and days.begin is not None and firm is not None:
        ask = say(
            "Ask {name} for some more days: an answer to a raise takes longer than until {day}.",
            name=firm.company or firm.name,
            day=days.pressed_by,
        )
        yield Step(day=days.begin, what=ask, name="ask-time", title="Ask the other employer for time")
    for day, title, what in (
        (days.begin, "Begin your page", _begin(raised)),
        (days.request, "Ask for the talk", say("Ask for a talk about your role and pay.")),
        (days.talk, "Have the talk", _talk(days)),
        (days.write_up, "Write up the talk", say("Put into writing what was said, with your ask and its date.")),
    ):
        if day is not None:
            yield Step(day=day, what=what, title=title)
    still = say("If you have not heard, ask where they stand.")
    yield Step(day=days.hear, what=still, name="answer", title="Ask where they stand")
    if days.target is not None and not days.target_is_review:
        by = raised.job.review.by if raised.job.review else None
        who = say(" ({who})", who=by) if by is not None else say("")
        what = say("Raises are settled by this day{who}.", who=who)
        yield Step(day=days.target, what=what, name="settled", title="Raises are settled", fixed=True)
    if days.review is not None:
        what = say("The pay review: its pay holds from this day.")
        yield Step(day=days.review, what=what, name="review", title="Pay review", fixed=True)


def with_raise_steps(steps: tuple[Step, ...], raised: RaiseCase | None, verdict: str) -> tuple[Step, ...]:
    """A timeline with the steps of a raise in place of the general ones of an offer, by their days."""
    if raised is None:
        return steps
    if verdict == "leave":
        return tuple(_leaving(step) for step in steps)
    if verdict != "ask":
        return steps
    kept = [step for step in steps if step.day.id not in GENERAL_STEPS]
    early = [one for step in kept if (one := _ask_time(step, steps, raised)) is not None]
    return tuple(sorted((*early, *raise_steps(raised), *kept), key=lambda step: step.day.day))


def _ask_time(last: Step, steps: tuple[Step, ...], raised: RaiseCase) -> Step | None:
    """The request to another employer whose last day comes before the answer here, where nothing presses the talk already."""
    hear, start = raised.days.hear, next((step for step in steps if step.day.id == "timeline.start"), None)
    if last.name != "other-last-day" or start is None or last.other is None:
        return None
    if raised.days.state == "pressed" or last.day.day >= hear.day:
        return None
    what = say(
        "Ask {name} for its offer in writing and for time until {day}, when you should have heard here; else have your talk before {last}.",
        name=last.other, day=hear, last=last.day,
    )  # fmt: skip
    return Step(
        day=start.day, what=what, name="ask-time", title="Ask the other employer for time", until=hear, other=last.other
    )


def _leaving(step: Step) -> Step:
    """The first step where the alternative is better than any likely raise: one open word before it is taken."""
    if step.day.id != "timeline.start":
        return step
    what = say("Tell them once, openly, where your pay falls short; a raise that comes up to it would change this.")
    return Step(day=step.day, what=what, title="Say where it falls short")


def _begin(raised: RaiseCase) -> Sentence:
    first = raised.unshown[0] if raised.unshown else None
    if first is not None:
        return say("Begin your page. First find what shows “{claim}”.", claim=first.claim)
    if not raised.shown:
        return say("Begin your page: write down what you have done since the last raise, and what shows it.")
    return say("Begin your page, with what shows each result at hand.")


def _talk(days: RaiseDays) -> Sentence:
    if days.state == "in-time" and days.target is not None:
        return say("Have talked by this day: raises are settled by {day}, and a budget needs time.", day=days.target)
    if days.state == "short" and days.target is not None:
        return say("Talk as soon as this: raises are settled by {day}, and there is little time left.", day=days.target)
    return say("Have the talk about your role and pay, and ask when raises are settled.")


def _time_since(job: Job, today: date) -> TimeSince:
    last = job.last_raise.on if job.last_raise else None
    at_level = job.promotion.since if job.promotion else None
    return TimeSince(
        here=_months(job.since, today, "raise.months.here", "months at this employer"),
        in_role=_months(job.role_since, today, "raise.months.in_role", "months in this role"),
        last_raise=_months(last, today, "raise.months.since_raise", "months since the last raise"),
        at_next_level=_months(at_level, today, "raise.months.at_next_level", "months of the next level's work"),
    )


def _months(since: Figure | None, today: date, id: str, name: str) -> Figure | None:
    """Whole months since a day."""
    if since is None or since.day > today:
        return None
    day = since.day
    end_of_month = today.day == monthrange(today.year, today.month)[1]
    begun = today.day < day.day and not end_of_month
    months = (today.year - day.year) * 12 + today.month - day.month - begun
    return Figure(
        id, name, Decimal(months), "months", "whole months up to the day of the plan", (since, made_on(today))
    )


def _ask(situation: Situation, pay: PayGap) -> RaiseAsk | None:
    """The ask in the unit of pay: the one that stands unanswered, else the position's; None where base is not asked for."""
    position, case = situation.position, situation.case
    asked, base = _asked(situation), situation.offer.base if situation.offer else None
    if asked is None or base is None or not base.stated.number or asked.number <= pay.base.number:
        return None
    if position.verdict != "ask" or "base" in situation.final:
        return None
    paid = per_period(case, asked, base.period)
    more = Figure("raise.more", "what is asked for on top of present base", paid.number - base.stated.number, paid.unit, "the ask less present base", (paid, base.stated))  # fmt: skip
    share = Figure("raise.more_share", "the ask over present base", share_of(more.number, base.stated.number), SHARE, "what is asked for on top, over present base", (more, base.stated))  # fmt: skip
    a_year = Figure("raise.more_a_year", "what is asked for on top, a year", asked.number - pay.base.number, asked.unit, "the ask less present base, a year", (asked, pay.base))  # fmt: skip
    return RaiseAsk(
        asked=asked, as_paid=paid, more=more, share=share, more_a_year=a_year,
        compa_ratio=compa_ratio(asked, pay.against, "raise.compa_ratio_asked", "compa-ratio of the ask") if pay.against else None,
        level_begins_at=_level_begins_at(situation, pay, asked),
    )  # fmt: skip


def _asked(situation: Situation) -> Figure | None:
    standing = lowest_ask(situation.case, "base") if is_their_turn(situation.case) else None
    return standing or situation.position.anchor


def _level_begins_at(situation: Situation, pay: PayGap, asked: Figure) -> Figure | None:
    """The bottom of the asked level's band where the ask lies below it: the level would bring that much by itself."""
    promotion = situation.case.job.promotion if situation.case.job else None
    band = next((gap for gap in pay.gaps if gap.is_band), None)
    low = band.stated.low if promotion is not None and band is not None else None
    return low if low is not None and low.number > asked.number else None


def name_of_level(job: Job) -> Words | None:
    """The level asked for, by name."""
    return job.promotion.to if job.promotion else None
