"""Call sheet: one page for the phone; what to say first, the likeliest answers, what to write down, where to stop."""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn
from counteroffer.playbook.must_haves import floor_on_base
from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Notice, Section, Table
from counteroffer.playbook.raise_words import gap_said, result_said
from counteroffer.playbook.reasons import as_paid, asked_base, market_reason, result_reason, rival_reason
from counteroffer.playbook.script_facts import (
    answer_day,
    can_counter,
    decide_day,
    firm,
    held_rival,
    is_under_way,
    last_ask,
    last_day,
    missing_papers,
    other_asks,
    pay_of,
    private_grant,
    sign_on_words,
    time_asked,
    usable,
)
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import at_least_as_paid, columns, has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, listed

ORDER = 5.5  # after the scripts that it shortens
TEXTS = Texts("sections/call_sheet")
ANSWERS = 3
REASONS = 2
SOON = 4  # days until the last one in which a call for an answer is likely


def write(plan: Plan) -> Section | None:
    """Where there is somebody to call: before an offer, with an ask, or with a last question before leaving."""
    kind = _kind(plan)
    if kind is None:
        return None
    title = TEXTS.plain("title-raise" if is_raise(plan) else "title")
    blocks: list[Block] = [Notice("care", TEXTS.say("alone"))]
    if plan.offer is not None:
        blocks.append(KeyNumbers(tuple(_numbers(plan, kind))))
    blocks.append(Bullets(tuple(_steps(plan, kind)), numbered=True))
    rows = tuple((TEXTS.say(f"heard.{key}"), reply) for key, reply in _likeliest(plan, kind))
    blocks.append(Table(columns(TEXTS, "column"), rows, caption=TEXTS.say("caption")))
    blocks.append(Bullets(tuple(_after(plan, kind))))
    return Section("call-sheet", title, tuple(blocks), own_page=True)


def _kind(plan: Plan) -> str | None:
    """What the call is about; None where nobody has to be called."""
    if plan.offer is None:
        return "expect" if plan.case.stage == "expectations" and not is_raise(plan) else None
    if is_raise(plan):
        waits = is_their_turn(plan.case)
        return None if plan.position.verdict != "ask" else "wait" if waits else "raise"
    if has_expired(plan):
        return "renew"
    if plan.position.verdict == "leave":
        return "leave"
    if not can_counter(plan):
        return None
    return "wait" if is_their_turn(plan.case) else "ask"


def _numbers(plan: Plan, kind: str) -> Iterator[tuple[str, Figure | Sentence]]:
    """The numbers to have in sight; where to stop is never to be said."""
    position, asked, walk = plan.position, asked_base(plan), plan.position.reservation
    if position.offer_base is not None:
        yield TEXTS.plain("number.paid" if is_raise(plan) else "number.offered"), as_paid(plan, position.offer_base)
    last_asked = last_ask(plan)
    if kind == "wait" and last_asked is not None:
        yield TEXTS.plain("number.asked"), as_paid(plan, last_asked)
    if kind in ("ask", "raise"):
        none = "no-number" if _is_open(plan) else "not-asked"
        yield TEXTS.plain("number.ask"), as_paid(plan, asked) if asked is not None else TEXTS.say(none)
    if asked is not None and position.ladder:
        yield TEXTS.plain("number.accept"), at_least_as_paid(plan, position.ladder[0].accept_from)
    floor = floor_on_base(plan)
    if floor is not None and kind != "leave":
        yield TEXTS.plain("number.stop"), at_least_as_paid(plan, floor)
    elif walk is None:
        yield TEXTS.plain("number.stop"), TEXTS.say("not-known")
    else:
        yield TEXTS.plain("number.stop-worth"), walk.worth
    last = last_day(plan)
    if last is not None:
        yield TEXTS.plain("number.last"), last


def _steps(plan: Plan, kind: str) -> Iterator[Sentence]:
    """What comes before the call; then what to say first, why, what to ask, and then nothing."""
    if kind in ("ask", "wait"):
        yield from _before(plan)
    yield TEXTS.say("open", line=_line(plan, kind))
    if kind in ("ask", "raise", "leave"):
        why = list(_reasons(plan, kind))[:REASONS]
        none = "because-short" if kind == "leave" and usable(plan, "market-range") else "because-none"
        yield TEXTS.say("because", reasons=join(why)) if why else TEXTS.say(none)
    yield _ask(plan, kind)
    yield TEXTS.say("silence")


def _before(plan: Plan) -> Iterator[Sentence]:
    """The request for more time, which comes before the talk about pay."""
    first = plan.timeline[0]
    if first.name == "extend" and first.until is not None:
        yield TEXTS.say("before.time", day=first.day, until=first.until)
    if first.name == "ask-time" and first.until is not None and first.other is not None:
        yield TEXTS.say("before.time-there", day=first.day, other=first.other, until=first.until)


def _line(plan: Plan, kind: str) -> Sentence:
    offer, others = plan.offer, other_asks(plan)
    if kind == "renew" and offer is not None and offer.expires is not None:
        return TEXTS.say("line.renew", day=offer.expires)
    if kind == "expect":
        posted = _posted(plan)
        return (
            TEXTS.say("line.expect")
            if posted is None
            else TEXTS.say("line.expect-posted", low=posted[0], high=posted[1])
        )
    if kind != "ask":
        return TEXTS.say(f"line.{kind}")
    again = "-again" if is_under_way(plan) else ""
    if asked_base(plan) is not None:
        return TEXTS.say(f"line.ask{again}", pay=pay_of(plan))
    if usable(plan, "base-salary") or not others:
        return TEXTS.say(f"line.flexible{again}", pay=pay_of(plan))
    return TEXTS.say(f"line.others{again}", pay=pay_of(plan), others=listed(others, "or"))


def _posted(plan: Plan) -> tuple[Figure, Figure] | None:
    stated = plan.benchmark.of_ceiling()
    if stated is None or stated.source != "posted-range" or stated.low is None or stated.high is None:
        return None
    return stated.low, stated.high


def _reasons(plan: Plan, kind: str) -> Iterator[Sentence]:
    """What may be claimed, strongest first: another offer, the range, a result."""
    if kind == "raise":
        raised = plan.raise_case
        results = [result_said(one, "plain") for one in raised.shown] if raised is not None else []
        gap = gap_said(plan, raised, "plain") if raised is not None else None
        yield from (one for one in (*results[:1], gap) if one is not None)
        return
    market = market_reason(plan) if asked_base(plan) is not None else None
    yield from (one for one in (rival_reason(plan), market, result_reason(plan)) if one is not None)


def _ask(plan: Plan, kind: str) -> Sentence:
    asked = asked_base(plan)
    if kind in ("wait", "renew", "expect", "leave"):
        return TEXTS.say(f"ask.{kind}")
    if asked is not None:
        return TEXTS.say("ask.number", asked=as_paid(plan, asked))
    if kind == "raise":
        return TEXTS.say("ask.raise-open", pay=pay_of(plan))
    return TEXTS.say("ask.range" if _is_open(plan) else "ask.others")


def _likeliest(plan: Plan, kind: str) -> list[tuple[str, Sentence]]:
    """The answers to be ready for, the likeliest first, each with one line to say to it."""
    fixed = {
        "raise": ("raise-budget", _raise_doubt(plan), "raise-later"), "leave": ("take", "no"), "renew": ("wait", "tomorrow"),
        "wait": ("wait", "best", "rival"), "expect": ("insist", "present"),
    }  # fmt: skip
    names = fixed[kind] if kind in fixed else _ranked(plan)[:ANSWERS]
    return [(name, _reply(plan, name)) for name in names]


def _raise_doubt(plan: Plan) -> str:
    """What speaks against a raise: that the next level is not reached yet, or that others are paid the same."""
    raised = plan.raise_case
    return "raise-not-yet" if raised is not None and raised.job.promotion is not None else "raise-same"


def _ranked(plan: Plan) -> list[str]:
    """The answers to an ask by what the case holds: how firm they sounded, what they point to, how little time is left."""
    last, sounded, has_base = last_day(plan), plan.case.firmness, usable(plan, "base-salary")
    soon = last is not None and (last.day - plan.today).days <= SOON
    posted = plan.benchmark.ceiling_source == "posted-range"
    weights = {
        "number": 6 if _is_open(plan) else 0,
        "tomorrow": 5 if soon else 1,
        "rival": 4 if firm(plan) is not None else 1,
        "equity": 4 if private_grant(plan) is not None else 0,
        "best": {"firm": 5, "flexible": 1}.get(sounded, 3) + (1 if plan.final else 0),
        "budget": {"firm": 4, "flexible": 2}.get(sounded, 3) if has_base else 2,
        "approval": 4 if sounded == "flexible" else 3 if plan.case.stage == "verbal" else 1,
        "level": 4 if has_base and posted else 2 if has_base else 0,
        "later": 3 if has_base and sounded == "flexible" else 1,
    }
    return sorted(weights, key=lambda name: -weights[name])


def _reply(plan: Plan, name: str) -> Sentence:
    last, rival, papers, posted = last_day(plan), firm(plan), missing_papers(plan), _posted(plan)
    if name == "tomorrow":
        if last is None or time_asked(plan) is not None:  # whoever has asked for time does not promise the old day
            return TEXTS.say("say.tomorrow-open")
        return TEXTS.say("say.tomorrow", day=last)
    if name == "rival" and rival is not None and rival.expires is not None:
        return TEXTS.say("say.rival-by", day=rival.expires)
    if name == "rival" and rival is None and held_rival(plan) is not None:
        return TEXTS.say("say.rival-held")
    if name == "rival" and rival is None:
        return TEXTS.say("say.rival-none")
    if name == "budget":
        once = usable(plan, "sign-on-bonus")
        return TEXTS.say("say.budget", once=sign_on_words(plan)) if once else TEXTS.say("say.budget-review")
    if name == "equity" and papers is not None:
        return TEXTS.say("say.equity", papers=papers)
    if name == "insist" and posted is not None:
        return TEXTS.say("say.insist-posted", high=posted[1])
    return TEXTS.say(f"say.{name}")


def _after(plan: Plan, kind: str) -> Iterator[Sentence]:
    """What to write down, what to keep to oneself, and the next days."""
    yield TEXTS.say("write-down", what=join([TEXTS.say(f"down.{name}") for name in _noted(plan, kind)], "; "))
    if kind not in ("wait", "renew"):
        yield TEXTS.say("never-raise" if is_raise(plan) else "never", private=TEXTS.say(f"private.{_private(plan)}"))
    due, decide, last = answer_day(plan), decide_day(plan), last_day(plan)
    if due is not None:
        yield TEXTS.say("next.heard", day=due)
    if decide is not None and decide is not last:
        yield TEXTS.say("next.decide", day=decide)
    if due is None and decide is None and plan.timeline:
        yield TEXTS.say("next.first", day=plan.timeline[0].day, what=plan.timeline[0].what)
    yield TEXTS.say("next.log")


def _noted(plan: Plan, kind: str) -> Iterator[str]:
    yield "range" if kind == "expect" or (kind == "ask" and _is_open(plan)) else "numbers"
    if kind == "raise":
        yield "criteria"
    elif plan.offer is not None:
        yield "final"
    if private_grant(plan) is not None:
        yield "equity"
    yield "who"


def _is_open(plan: Plan) -> bool:
    """Whether base is asked for without a number."""
    return usable(plan, "base-salary") and asked_base(plan) is None


def _private(plan: Plan) -> str:
    """What must not slip out beside the lowest number: what this case has to hide."""
    if held_rival(plan) is not None:
        return "rival"
    has_job = any(one.kind == "present" for one in plan.case.alternatives)
    return "present" if has_job and not is_raise(plan) else "else"
