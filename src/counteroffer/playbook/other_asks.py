"""What can be asked for beside base, the best exchange rate first: what it gives for what it costs them."""

from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import small
from counteroffer.strategy.lever import Lever
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, say

TEXTS = Texts("sections/beyond_base")
COMPONENTS = {"equity-grant": "equity", "sign-on-bonus": "sign_on"}
BASE = "base-salary"
WISHES = "wishes"
# What is asked about and is no pay: they come after what is.
MANNERS = ("more-time", "equity-papers", "must-haves")


def asks_beside_base(plan: Plan) -> list[Lever]:
    """All levers beside base that are an ask, usable or not, by exchange rate; what has none stands after, in its own order.

    What they were asked for and did not give comes after what has not been asked for.
    """
    asks = [lever for lever in plan.levers if lever.part == "ask" and lever.name != BASE]
    return sorted(asks, key=lambda lever: (lever.name in MANNERS, lever.refused, _place(plan, lever.name)))


def other_asks_in_order(plan: Plan) -> list[Lever]:
    """What can be asked for in place of base: usable, and pay or a promise of it.

    What they refused is left out while there is something that has not been asked for.
    """
    usable = [lever for lever in asks_beside_base(plan) if lever.usable and lever.name not in MANNERS]
    return [lever for lever in usable if not lever.refused] or usable


def named_ask(plan: Plan, lever: Lever) -> Sentence:
    """What is asked for, as it reads inside a sentence."""
    key = f"named.{lever.name}"
    if lever.name == "sign-on-bonus" and plan.offer is not None and plan.offer.sign_on is not None:
        key += ".larger"
    return TEXTS.say(key) if TEXTS.has(key) and lever.title != "Carry" else small(say(lever.title))


def _place(plan: Plan, lever: str) -> int:
    """The place of a lever in the order of the exchange rates; that of wishes is the place of the best one of them."""
    rated = [one.term.name for one in plan.packages.exchanges] if plan.packages is not None else []
    wished = [name for swap in plan.case.priorities for name in swap.gain] if lever == WISHES else []
    places = [rated.index(name) for name in (*wished, COMPONENTS.get(lever, "")) if name in rated]
    return min(places, default=len(rated))
