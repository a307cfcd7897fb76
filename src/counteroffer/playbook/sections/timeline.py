"""Timeline: what to do on which day; weekends and public holidays are left out, and it is said which."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, Notice, Paragraph, Section, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import columns, has_expired
from counteroffer.strategy.holidays import WorkingDays, working_days
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, Words, listed

ORDER = 7
TEXTS = Texts("sections/timeline")


def write(plan: Plan) -> Section:
    """Always written: without a deadline it says to ask for one."""
    days = working_days(find_workplace(plan.case))
    weekdays = columns(TEXTS, "weekdays")
    rows = tuple(
        (TEXTS.say("weekday", weekday=weekdays[step.day.day.weekday()], day=step.day), step.what)
        for step in plan.timeline
    )
    table = Table(columns(TEXTS, "columns"), rows, caption=_caption(days))
    blocks: tuple[Block, ...] = (*_deadline(plan), table, *_skipped(plan, days), *_said(plan))
    return Section("timeline", TEXTS.plain("title"), blocks)


def _deadline(plan: Plan) -> Iterator[Block]:
    expires = plan.offer.expires if plan.offer else None
    if has_expired(plan) and expires is not None:
        yield Notice("stop", TEXTS.say("expired", day=expires))
    elif plan.offer is not None and expires is None and plan.case.kind == "offer":
        yield Paragraph(TEXTS.say("no-deadline"))


def _caption(days: WorkingDays) -> Sentence:
    if days.place is None or days.holidays is None:
        return TEXTS.say("caption.weekends")
    return TEXTS.say("caption", place=Words(days.holidays.name), why=days.place.why)


def _skipped(plan: Plan, days: WorkingDays) -> Iterator[Block]:
    """The public holidays up to the last day that is ours to plan."""
    ours = [step.day.day for step in plan.timeline if not step.fixed]
    if days.holidays is None or not ours:
        return
    source = Citation(
        f"public holidays of {days.holidays.name}, as the library holidays {days.holidays.version} knows them"
    )
    off = [
        TEXTS.say(
            "skipped.day",
            day=Figure(f"timeline.holiday.{day.isoformat()}", f"public holiday: {name}", day, DAY, "a public holiday", (source,)),
            name=Words(name),
        )
        for day, name in days.days_off(plan.today, max(ours))
    ]  # fmt: skip
    if off:
        yield Paragraph(TEXTS.say("skipped", days=listed(off)))


def _said(plan: Plan) -> Iterator[Block]:
    if plan.case.said:
        yield Paragraph(TEXTS.say("said.intro"))
        yield Bullets(tuple(_message(plan, number) for number in range(len(plan.case.said))))


def _message(plan: Plan, number: int) -> Sentence:
    message = plan.case.said[number]
    who = TEXTS.say("who.them" if message.by == "them" else "who.me")
    if message.words is not None:
        return TEXTS.say("said.words", day=message.on, who=who, words=message.words)
    return TEXTS.say("said", day=message.on, who=who)
