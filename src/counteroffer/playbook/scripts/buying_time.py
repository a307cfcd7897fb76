"""Time to think: thanks, the terms in writing, a question about the last day, nothing promised."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import greeting, signed, to_sign
from counteroffer.playbook.script_facts import (
    decide_day,
    grant_name,
    has_long,
    is_under_way,
    last_day,
    missing_papers,
    pay_of,
    private_grant,
    time_asked,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join

ORDER = 2
TEXTS = Texts("scripts/buying_time")
NEW = ("verbal", "written")
SOON = 4  # days until the last one


def write(plan: Plan) -> Iterator[Script]:
    """While an offer is on the table and nothing was asked of them; a passed deadline asks for renewal first."""
    if plan.offer is None or is_raise(plan):
        return
    if has_expired(plan):
        yield _renewal(plan)
    elif plan.case.stage in NEW and plan.position.verdict != "leave" and not is_under_way(plan):
        yield from _time(plan)


def _time(plan: Plan) -> Iterator[Script]:
    if plan.case.stage == "verbal":
        yield written_script(
            TEXTS, lambda voice: (voice.say("phone"),), name="buy-time-phone", channel="phone", title="title-phone",
            branches=_answers(),
        )  # fmt: skip
    if plan.case.stage == "verbal" or time_asked(plan) is None:  # else the letter that asks for more time says it
        yield written_script(
            TEXTS, lambda voice: signed(plan, list(_letter(voice, plan)), voice.tone), name="buy-time", channel="e-mail",
            subject=("subject", {"role": plan.case.role}), to_do=to_sign(plan),
        )  # fmt: skip
    yield written_script(
        TEXTS, lambda voice: _message(voice, plan), name="buy-time-message", channel="message", title="title-message"
    )


def _letter(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    last, grant, missing = last_day(plan), private_grant(plan), missing_papers(plan)
    yield greeting(voice.tone)
    yield voice.say("thanks", company=plan.case.company, role=plan.case.role)
    if plan.case.stage == "verbal":
        yield voice.say("in-writing", terms=join(list(_terms(plan)), ", "))
    elif last is None:
        yield voice.say("which-day")
    else:
        yield voice.say(_how_soon(plan), day=last)
    if grant is not None and missing is not None and usable(plan, "equity-papers"):
        yield voice.say("papers", grant=grant_name(grant), papers=missing)


def _how_soon(plan: Plan) -> str:
    last = last_day(plan)
    if last is not None and (last.day - plan.today).days <= SOON:
        return "few-days"
    return "in-time-long" if has_long(plan) else "in-time"


def _terms(plan: Plan) -> Iterator[Sentence]:
    """What the offer holds, by name: what was spoken should be written."""
    offer = plan.offer
    assert offer is not None  # the caller has checked
    yield TEXTS.say("term.base", pay=pay_of(plan))
    if offer.bonus is not None:
        yield TEXTS.say("term.bonus")
    for kind in dict.fromkeys(grant.kind for grant in offer.equity):
        yield TEXTS.say(f"term.{kind if kind in ('options', 'carry') else 'equity'}")
    if offer.sign_on is not None:
        yield TEXTS.say("term.sign-on")
    if any(term.kind == "leave" for term in offer.other):
        yield TEXTS.say("term.leave")
    yield TEXTS.say("term.start")


def _message(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    day, more = decide_day(plan), time_asked(plan)
    yield voice.say("message")
    last = last_day(plan)
    if more is not None and more.until is not None and last is not None:
        yield voice.say("message-time", last=last, until=more.until)
    elif day is not None:
        yield voice.say("message-day", day=day)


def _answers() -> Iterator[Branch]:
    yield branch(TEXTS, "now", branch(TEXTS, "before-letter"))
    yield branch(TEXTS, "happy")


def _renewal(plan: Plan) -> Script:
    expires = plan.offer.expires if plan.offer is not None else None
    assert expires is not None  # the caller has checked

    def letter(voice: Voice) -> tuple[Sentence, ...]:
        asked = voice.say("renew", company=plan.case.company, role=plan.case.role, day=expires)
        return signed(plan, [greeting(voice.tone), asked, voice.say("renew-question")], voice.tone)

    return written_script(
        TEXTS, letter, name="renew", channel="e-mail", title="title-renew", subject=("subject-renew", {}),
        to_do=to_sign(plan),
    )  # fmt: skip
