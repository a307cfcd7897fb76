"""Several offers in the timeline: with which employer to talk first, where that is not this one."""

from counteroffer.strategy.several import Several
from counteroffer.strategy.timeline import Step
from counteroffer.terms.sentences import Words, say


def with_first_talk(steps: tuple[Step, ...], several: Several | None, company: Words) -> tuple[Step, ...]:
    """The steps with the talk that comes first, before the next step here; as they are where it comes from this employer.

    A step that asks the other one for time says it already.
    """
    if several is None or not steps:
        return steps
    first = next(iter(several.talks))
    is_told = any(step.name == "ask-time" and step.other == first.name for step in steps)
    if first.name == company or is_told or not first.comes_first:
        return steps
    what = say(
        "Talk to {name} first: of the offers in writing that could be the best, none has an earlier last day.",
        name=first.name,
    )
    return (
        Step(day=steps[0].day, what=what, name="talk-first", title="Talk to the other employer", other=first.name), *steps
    )  # fmt: skip
