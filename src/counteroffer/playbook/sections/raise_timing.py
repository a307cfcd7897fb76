"""When to ask: the day by which raises are settled, what to have ready by when, and what to ask where no day is known."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, Notice, Paragraph, Section, Table
from counteroffer.playbook.raise_words import level_of
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_assumptions import REVIEW_LEAD_DAYS
from counteroffer.strategy.raises.raise_case import RaiseCase, RaiseDays
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join

ORDER = 6.9
TEXTS = Texts("sections/raise_timing")
TONES = {"in-time": "good", "short": "care", "late": "care", "unknown": "care", "waiting": "care", "pressed": "care"}


def write(plan: Plan) -> Section | None:
    """Written where a raise is asked for."""
    raised = plan.raise_case
    if raised is None or plan.position.verdict != "ask":
        return None
    by = raised.job.review.by if raised.job.review else None
    who = (TEXTS.say("who", who=by),) if by is not None and raised.days.state != "waiting" else ()
    blocks: list[Block] = [Notice(TONES[raised.days.state], join([*_state(plan, raised), *who]))]
    questions = tuple(_questions(raised))
    if questions and raised.days.state != "waiting":
        blocks += [Paragraph(TEXTS.say("ask-title")), Bullets(questions)]
    if raised.days.begin is not None:
        blocks.append(_table(raised))
    return Section("raise-timing", TEXTS.plain("title"), tuple(blocks))


def _state(plan: Plan, raised: RaiseCase) -> Iterator[Sentence]:
    days, target = raised.days, raised.days.target
    if days.state == "waiting":
        yield TEXTS.say("waiting", hear=days.hear)
    elif days.state == "pressed" and days.pressed_by is not None and days.talk is not None:
        yield TEXTS.say("pressed", day=days.pressed_by, talk=days.talk, hear=days.hear)
        if target is not None and not days.target_is_review:
            yield TEXTS.say("pressed-target", target=target)
    elif target is None or days.talk is None:
        yield TEXTS.say("passed", passed=days.passed) if days.passed is not None else TEXTS.say("unknown")
    else:
        yield _counted_back(plan, days, target, days.talk)


def _counted_back(plan: Plan, days: RaiseDays, target: Figure, talk: Figure) -> Sentence:
    """What the day of the decision, or of the review, means for the talk."""
    if days.passed is not None:
        return TEXTS.say("passed-next", passed=days.passed, target=target)
    lead = plan.case.assumption(REVIEW_LEAD_DAYS, "working days before raises are settled")
    if days.target_is_review:
        return TEXTS.say("review", target=target, lead=lead)
    if days.state == "late":
        return TEXTS.say("late", target=target)
    return TEXTS.say(days.state, target=target, lead=lead, talk=talk)


def _questions(raised: RaiseCase) -> Iterator[Sentence]:
    """What the case does not tell, as questions."""
    days, level = raised.days, level_of(raised)
    if days.target is None or days.target_is_review:
        yield TEXTS.say("ask-settled")
    if raised.job.review is None or raised.job.review.by is None:
        yield TEXTS.say("ask-who")
    if days.state != "in-time" or days.passed is not None:
        yield TEXTS.say("ask-outside")
    if raised.job.asked_band() is None:
        yield TEXTS.say("ask-band") if level is None else TEXTS.say("ask-level", level=level)


def _table(raised: RaiseCase) -> Table:
    days = raised.days
    first = raised.unshown[0] if raised.unshown else None
    find = (TEXTS.say("have-find", claim=first.claim),) if first is not None else ()
    rows = (
        (days.begin, join([TEXTS.say("have-begin"), *find])),
        (days.request, TEXTS.say("have-request")),
        (days.talk, TEXTS.say("have-talk")),
        (days.write_up, TEXTS.say("have-write-up")),
        (days.hear, TEXTS.say("have-hear")),
    )
    header = (TEXTS.plain("header-day"), TEXTS.plain("header-have"))
    return Table(header, tuple((cell(day), what) for day, what in rows), caption=TEXTS.say("caption"))
