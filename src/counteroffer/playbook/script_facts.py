"""What a case holds that changes the words of its scripts: how pay is called, what is private, which days are left."""

from collections.abc import Iterator

from counteroffer.offers.case import Alternative, EquityGrant, Offer
from counteroffer.offers.ledger import lowest_ask
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.timeline import Step
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, listed

TEXTS = Texts("scripts/facts")
UNPAID_KINDS = ("equity", "bonus")
LONG = 14  # days
FEW = 2
PAID_BY = ("hour", "day", "week")


def usable(plan: Plan, name: str) -> bool:
    """Whether a lever may be used in this case."""
    lever = plan.lever(name)
    return lever is not None and lever.usable


def can_counter(plan: Plan) -> bool:
    """Whether this is an offer that is on the table, and worth an ask."""
    return plan.offer is not None and plan.position.verdict == "ask" and not is_raise(plan)


def by_firmness(texts: Texts, key: str, plan: Plan) -> str:
    """The key of the words that fit how firm they sounded ("firm", "some", "flexible"), where there are such words."""
    fitting = f"{key}.{plan.case.firmness}"
    return fitting if texts.has(fitting) else key


def is_on_scale(plan: Plan) -> bool:
    """Whether pay is by the hour, day or week: such work is mostly paid by a scale of steps."""
    return _pay_key(plan) != "pay"


def has_reasons(plan: Plan) -> bool:
    """Whether the case holds anything that could be put in writing for an ask: a range, a result, another offer."""
    return any(usable(plan, name) for name in ("market-range", "strengths", "competing-offer"))


def pay_of(plan: Plan) -> Sentence:
    """What the base of the offer is called: people paid by the hour talk about a rate."""
    return TEXTS.say(_pay_key(plan))


def a_pay_of(plan: Plan) -> Sentence:
    """The same with its article."""
    return TEXTS.say(f"a-{_pay_key(plan)}")


def step_day(plan: Plan, id: str) -> Figure | None:
    """A day of the timeline by its figure's id; None where the plan has no such step."""
    return next((one.day for one in plan.timeline if one.day.id == id), None)


def answer_day(plan: Plan) -> Figure | None:
    """The day by which to hear from them, where the last day leaves time for it."""
    return step_day(plan, "timeline.answer")


def last_day(plan: Plan) -> Figure | None:
    """The offer's last day, while it has not passed."""
    return plan.offer.expires if plan.offer is not None and not has_expired(plan) else None


def has_long(plan: Plan) -> bool:
    """Whether the last day leaves much more time than one round takes."""
    last = last_day(plan)
    return last is not None and (last.day - plan.today).days > LONG


def decide_day(plan: Plan) -> Figure | None:
    """The day on which to decide, else the last day itself."""
    return step_day(plan, "timeline.decide") or last_day(plan)


def firm(plan: Plan) -> Alternative | None:
    """The written offer of another employer that may be claimed."""
    return firm_offer(plan.case, plan.today) if usable(plan, "competing-offer") else None


def held_rival(plan: Plan) -> Alternative | None:
    """The written offer of another employer that the case holds, be it wise to name it or not: it is never denied."""
    return firm_offer(plan.case, plan.today)


def has_sign_on(plan: Plan) -> bool:
    """Whether the offer holds a sign-on bonus already."""
    return plan.offer is not None and plan.offer.sign_on is not None


def private_grant(plan: Plan) -> EquityGrant | None:
    """The first grant of the offer that cannot be sold on an exchange."""
    grants = plan.offer.equity if plan.offer is not None else ()
    return next((one for one in grants if not one.listed and one.kind != "profit-sharing"), None)


def grant_name(grant: EquityGrant) -> Sentence:
    """What a grant is called."""
    return TEXTS.say(f"grant.{grant.kind if grant.kind in ('carry', 'options') else 'shares'}")


def missing_papers(plan: Plan) -> Sentence | None:
    """What the person would need to see to weigh a private grant, and does not have; None without such a grant."""
    grant = private_grant(plan)
    if grant is None:
        return None
    return listed([TEXTS.say(f"paper.{name}") for name in _missing(grant)])


def papers_in_short(plan: Plan) -> Sentence | None:
    """The same in a few words, where the list would be too long to say in passing."""
    grant = private_grant(plan)
    if grant is None or len(_missing(grant)) <= FEW:
        return missing_papers(plan)
    return TEXTS.say("papers", grant=grant_name(grant))


def leaves_pay_behind(plan: Plan) -> bool:
    """Whether the present job would still pay something that is lost by leaving."""
    present = [one.offer for one in plan.case.alternatives if one.kind == "present" and one.offer is not None]
    return any(left.kind in UNPAID_KINDS for offer in present for left in offer.left_behind)


def came_up(plan: Plan) -> tuple[Figure, Figure] | None:
    """The base first offered and the one now on the table, where they have raised it."""
    first = plan.case.offer.base if plan.case.offer is not None else None
    now = plan.offer.base if plan.offer is not None else None
    if first is None or now is None or first.period != now.period or now.stated.number <= first.stated.number:
        return None
    return first.stated, now.stated


def steps_of_theirs(plan: Plan) -> list[Sentence]:
    """What they have raised since their first offer, term by term: "the base salary from $100,000 to $104,000"."""
    first, now = plan.case.offer, plan.offer
    if first is None or now is None:
        return []
    steps: list[Sentence] = []
    base = came_up(plan)
    if base is not None:
        steps.append(TEXTS.say("step", term=pay_of(plan), before=base[0], now=base[1]))
    before, after = _beside_base(first), _beside_base(now)
    for key, amount in after.items():
        steps += _step(TEXTS.say(f"step.{key}"), before.get(key), amount)
    return steps


def thanks_again(plan: Plan, tone: str) -> Sentence:
    """How a letter begins once the talk is under way: thanks for looking at it again, and for each of their steps."""
    return join([TEXTS.say("thanks-again", tone, company=plan.case.company), *steps_thanked(plan, tone)])


def steps_thanked(plan: Plan, tone: str) -> Iterator[Sentence]:
    """Thanks for what they have raised, where they have."""
    steps = steps_of_theirs(plan)
    if steps:
        yield TEXTS.say("came-up", tone, steps=listed(steps))


def is_under_way(plan: Plan) -> bool:
    """Whether the talk about the terms has begun: something was asked of them, or they have moved."""
    asked = any(message.by == "me" and message.ask for message in plan.case.said)
    return asked or plan.case.stage in ("countered", "final") or bool(steps_of_theirs(plan))


def is_later_ask(plan: Plan) -> bool:
    """Whether the next ask for base is not the first: one has been answered already, or stands."""
    ladder = plan.position.ladder
    return (bool(ladder) and ladder[0].number > 1) or last_ask(plan) is not None


def time_asked(plan: Plan) -> Step | None:
    """The step of the timeline that asks this employer for more time."""
    return next((one for one in plan.timeline if one.name == "extend"), None)


def last_ask(plan: Plan) -> Figure | None:
    """The base that the person asked for last."""
    return lowest_ask(plan.case, "base")


def other_asks(plan: Plan, *, but: str = "") -> list[Sentence]:
    """What can be asked for beside base, without the lever `but`."""
    asks = []
    if usable(plan, "equity-grant") and but != "equity-grant":
        grants = plan.offer.equity if plan.offer is not None else ()
        kinds = [grant.kind for grant in grants] if not any(grant.listed for grant in grants) else []
        kind = next((one for one in ("carry", "options") if one in kinds), "equity")
        asks.append(TEXTS.say(f"ask.{kind}"))
    if usable(plan, "sign-on-bonus") and but != "sign-on-bonus":
        asks.append(sign_on_words(plan))
    return asks


def sign_on_words(plan: Plan) -> Sentence:
    """A sign-on bonus, or a larger one than offered."""
    return TEXTS.say("ask.larger-sign-on" if has_sign_on(plan) else "ask.sign-on")


def _pay_key(plan: Plan) -> str:
    base = plan.offer.base if plan.offer is not None else None
    return f"pay.{base.period}" if base is not None and base.period in PAID_BY else "pay"


def _beside_base(offer: Offer) -> dict[str, Figure]:
    """What an offer pays beside base, by term; several grants together are no one number."""
    found = {
        "bonus": offer.bonus.target if offer.bonus else None,
        "equity": offer.equity[0].grant if len(offer.equity) == 1 else None,
        "sign-on": offer.sign_on.amount if offer.sign_on else None,
    }
    return {key: amount for key, amount in found.items() if amount is not None}


def _step(term: Sentence, before: Figure | None, now: Figure) -> Iterator[Sentence]:
    if before is not None and (before.unit != now.unit or before.number >= now.number):
        return
    yield TEXTS.say("step", term=term, before=before, now=now) if before else TEXTS.say("step.new", term=term, now=now)


def _missing(grant: EquityGrant) -> list[str]:
    if grant.kind == "carry":
        return ["carry-plan", "fund-terms"]
    if grant.kind != "options":
        return ["agreement", "sale"]
    stated = {
        "strike": grant.strike, "409a": grant.fmv_409a, "diluted": grant.fully_diluted,
        "preferred": grant.preferred, "preferences": grant.preferences, "window": grant.window,
    }  # fmt: skip
    return [name for name, value in stated.items() if value is None] or ["agreement", "plan"]
