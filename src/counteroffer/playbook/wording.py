"""Small pieces of wording that several sections share."""

from decimal import ROUND_UP, Decimal

from counteroffer.offers.periods import PERIODS, paid_hours, per_period
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.quoting import quote_fault
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say

EMPTY = say("–")
YEAR = 365
CENT = Decimal("0.01")
WHOLE_FROM = 1000
AGED = ("undated-guide", "review-overdue", "quarter-old", "evidence-years-old")
TEXTS = Texts("sections/shared")


def cell(shown: Figure | Sentence | Words | None) -> Sentence:
    """A table cell; a dash where there is nothing to show."""
    if shown is None:
        return EMPTY
    return shown if isinstance(shown, Sentence) else say("{shown}", shown=shown)


def component_title(component: str) -> str:
    """A component of pay as a title: "Base salary"."""
    return TEXTS.plain(f"component.{component}")


def columns(texts: Texts, key: str) -> tuple[str, ...]:
    """The titles of a table's columns, which stand in one text with bars between them."""
    return tuple(title.strip() for title in texts.plain(key).split("|"))


def small(sentence: Sentence) -> Sentence:
    """A sentence of ours as it reads on inside another: a small first letter, and no full stop."""
    parts = list(sentence.parts)
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0][:1].lower() + parts[0][1:]
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].removesuffix(".")
    return Sentence(tuple(part for part in parts if part != ""))


def at_least_as_paid(plan: Plan, figure: Figure) -> Figure:
    """A year's base as people paid by the hour, day, week or month talk of it: rounded up, so that a floor stays one.

    From a thousand on to whole units (the yen has no cents, and nobody speaks of them in a month's pay), else to a cent.
    """
    base = plan.offer.base if plan.offer else None
    if base is None or base.period == "year":
        return figure
    unit, hours = f"{figure.unit}/{base.period}", paid_hours(plan.case)
    plain = per_period(plan.case, figure, base.period)
    if plain.unit == unit and plain in figure.origins:  # it was stated so
        return plain
    hourly = base.period == "hour"
    times = hours.number if hourly else Decimal(PERIODS[base.period][0])
    exact = figure.number / times
    step, words = (Decimal(1), "a whole unit") if exact >= WHOLE_FROM else (CENT, "a cent")
    value, because = (
        exact.quantize(step, rounding=ROUND_UP),
        f"the year's figure for one of its parts, rounded up to {words}",
    )
    origins = (figure, hours) if hourly else (figure,)
    return Figure(
        f"{figure.id}.at_least_per_{base.period}", f"{figure.name}, per {base.period}", value, unit, because, origins
    )


def age_notes(plan: Plan) -> list[Sentence]:
    """What is to be said of the age of the range that the ask rests on: undated, old, or of a day to come."""
    stated = plan.benchmark.of_ceiling()
    if stated is None:
        return []
    if stated.source == "guide":
        used = plan.benchmark.guide
        if used is None:
            return []
        worn = [fault for fault in used.faults if fault.rule in AGED]
        return [TEXTS.say("aged.guide", fault=quote_fault(fault, used.guide)) for fault in worn]
    if stated.dated is None:
        return [TEXTS.say("aged.undated")]
    if stated.dated.day > plan.today:
        return [TEXTS.say("aged.to-come", day=stated.dated)]
    if (plan.today - stated.dated.day).days > YEAR:
        return [TEXTS.say("aged.old", day=stated.dated)]
    return []


def is_raise(plan: Plan) -> bool:
    """Whether the plan is for a raise."""
    return plan.case.kind == "raise"


def has_expired(plan: Plan) -> bool:
    """Whether the offer's last day has passed."""
    expires = plan.offer.expires if plan.offer else None
    return expires is not None and expires.day < plan.today
