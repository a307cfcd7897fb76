"""What the law of the person's place says of a question about pay: with its source and the day on which it was seen."""

from collections.abc import Iterator

from counteroffer.parameters.place_rules import NO_ADVICE, PlaceRule, place_rules
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.sentences import Sentence, Words, say

TEXTS = Texts("scripts/before_offer")


def rule_here(plan: Plan, kind: str) -> PlaceRule | None:
    """The rule of the person's state or city, the city's before the state's; None where none was really seen."""
    state = plan.case.candidate.state
    if state is None:
        return None
    city = plan.case.tax.city if plan.case.tax is not None else plan.case.region
    found = [one for one in place_rules(state.text, city.text if city else None, plan.today) if one.kind == kind]
    return max(found, key=lambda one: bool(one.cities), default=None)


def law_said(rule: PlaceRule | None, key: str) -> Iterator[Sentence]:
    """What the rule says, its source and the day on which it was seen: for the person, not to be said."""
    if rule is None:
        return
    since = TEXTS.say("since", day=rule.since) if rule.since is not None else say("")
    checked = Figure(
        f"{rule.id}.checked_on",
        "day on which the rule was looked up",
        rule.checked_on,
        DAY,
        "the day on which the page was seen",
        (rule.source,),
    )
    yield TEXTS.say(
        f"{key}.{rule.when}", place=Words(rule.place), since=since, says=rule.says, source=Words(rule.source.title),
        checked=checked, advice=NO_ADVICE,
    )  # fmt: skip
