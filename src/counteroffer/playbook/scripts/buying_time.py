"""Time to think: thanks, a question about the last day, nothing promised."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.reasons import signed, to_sign
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, say

ORDER = 2


def write(plan: Plan) -> Iterator[Script]:
    """While an offer is on the table and not final; a passed deadline asks for renewal first."""
    if plan.offer is None or is_raise(plan):
        return
    if has_expired(plan) and plan.offer.expires is not None:
        yield _renewal(plan)
        return
    if plan.case.stage in ("verbal", "written") and plan.position.verdict != "leave":
        yield _time(plan)


def _time(plan: Plan) -> Script:
    case = plan.case
    text: list[Sentence] = [
        say("Hello,"),
        say(
            "Thank you for the offer to join {company} as {role}. I am glad about it, and I want to read it with the care that it deserves.",
            company=case.company,
            role=case.role,
        ),
    ]
    if case.stage == "verbal":
        text.append(
            say(
                "Could you send me all terms in writing: base salary, bonus, equity with its vesting, start, and the day by which you need my answer?"
            )
        )
    elif (
        plan.offer is not None
        and plan.offer.expires is not None
        and not any(step.day.id == "timeline.answer" for step in plan.timeline)
    ):
        text.append(
            say(
                "Your offer asks for an answer by {day}. Could you give me a few more days, so that I can give you a firm answer?",
                day=plan.offer.expires,
            )
        )
    elif plan.offer is not None and plan.offer.expires is not None:
        text.append(
            say(
                "Your offer asks for an answer by {day}. I will come back to you before then; if I need a little longer to settle the details, I will tell you early.",
                day=plan.offer.expires,
            )
        )
    else:
        text.append(say("By which day do you need my answer?"))
    return Script(
        "buy-time",
        "Time to think (send this first, the same day)",
        "e-mail",
        signed(plan, text),
        subject=say("Your offer: {role}", role=case.role),
        to_do=to_sign(plan),
    )


def _renewal(plan: Plan) -> Script:
    assert plan.offer is not None  # the caller has checked
    assert plan.offer.expires is not None
    text = [
        say("Hello,"),
        say("Your offer to join {company} as {role} ran until {day}. I am still interested, and I should have answered in time; I am sorry that I did not.", company=plan.case.company, role=plan.case.role, day=plan.offer.expires),
        say("Does the offer still stand? If so, by which day would you need my answer?"),
    ]  # fmt: skip
    return Script(
        "renew",
        "The last day has passed",
        "e-mail",
        signed(plan, text),
        subject=say("Your offer: does it still stand?"),
        to_do=to_sign(plan),
    )
