"""Must-haves in words: what the offer does not show of them, and how each is said."""

from counteroffer.offers.case import Condition
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words

NEEDED = Texts("scripts/needed")
BOUNDS = {">=": "at-least", ">": "more-than", "<=": "at-most", "<": "less-than", "=": "exactly"}


def unmet_must_haves(plan: Plan) -> tuple[Condition, ...]:
    """The must-haves that the offer does not show, in the order of the case."""
    begins = [unmet.parts[0] for unmet in plan.position.unmet if unmet.parts]  # an amount is a part of its own
    places = [part.span for part in begins if isinstance(part, Words)]
    return tuple(one for one in plan.case.needs.must if one.words.span in places)


def floor_on_base(plan: Plan) -> Figure | None:
    """The base below which nothing is taken: the walk-away, or a must-have on pay above it; None where neither is known."""
    walk, must = plan.position.reservation, plan.position.must_base
    known = [figure for figure in (walk.base if walk else None, must) if figure is not None]
    return max(known, key=lambda figure: figure.number, default=None)


def needed(condition: Condition) -> Sentence:
    """A must-have in words: "at least 2 remote days", "at least 25 days of leave", "relocation: at least 10,000"."""
    how, name = NEEDED.say(BOUNDS[condition.comparison]), condition.term.replace("_", " ")
    if NEEDED.has(condition.term):
        return NEEDED.say(condition.term, how=how, value=condition.value)
    key = "days" if name.endswith("days") else "leave" if name in ("vacation", "holiday", "paid leave") else "other"
    return NEEDED.say(key, how=how, value=condition.value, name=Words(name))
