"""A case and its benchmark become a plan."""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import AskTerms, Guide, GuideAsk
from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case
from counteroffer.offers.contradictions import find_contradictions
from counteroffer.offers.ledger import called_final, offer_on_the_table
from counteroffer.strategy import levers
from counteroffer.strategy.lever import Lever, Situation
from counteroffer.strategy.looking_ahead import look_ahead
from counteroffer.strategy.packaging import make_packages
from counteroffer.strategy.plan import GuideStrategyShown, MatchNote, Plan
from counteroffer.strategy.positioning import ground_of, take_position
from counteroffer.strategy.quoting import quote, weigh_guide_levers
from counteroffer.strategy.raises.making import make_raise_case, with_raise_steps
from counteroffer.strategy.scale import scale_of
from counteroffer.strategy.several import Several, weigh_several
from counteroffer.strategy.standing import stand
from counteroffer.strategy.talk_order import with_first_talk
from counteroffer.strategy.timeline import plan_days
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.plugins import modules_in_order
from counteroffer.valuation.valuing import value_offer

TERM_NAMES = {
    "base": "base salary", "equity": "equity grant", "equity_annual": "equity a year", "bonus": "bonus",
    "sign_on": "sign-on bonus", "total": "total",
}  # fmt: skip


def make_plan(
    case: Case,
    benchmark: Benchmark,
    today: date,
    *,
    matches: tuple[tuple[str, MatchNote], ...] = (),
    case_faults: tuple[Diagnostic, ...] = (),
    ahead: bool = True,
) -> Plan:
    """The plan of a case on a day; a pure function of its arguments.

    `ahead` is whether packages and the outlook are worked out too; who needs the position and the next step alone
    goes without.
    """
    offer = offer_on_the_table(case)
    valuation = value_offer(case, offer) if offer else None
    position = take_position(case, offer, valuation, benchmark, today)
    final = called_final(case)
    situation = Situation(
        case=case,
        offer=offer,
        valuation=valuation,
        benchmark=benchmark,
        position=position,
        final=tuple(final),
        today=today,
    )
    weighed, raised = tuple(_levers(situation)), make_raise_case(situation)
    guide = benchmark.guide.guide if benchmark.guide else None
    rival = next((lever for lever in weighed if lever.name == "competing-offer"), None)
    guide_levers = tuple(weigh_guide_levers(guide, case, rival)) if guide else ()
    several = _several(situation)
    days = with_first_talk(plan_days(case, offer, position, today, several), several, case.company)
    return Plan(
        case=case, today=today, matches=matches, benchmark=benchmark, offer=offer, valuation=valuation,
        standing=stand(offer, valuation, benchmark), position=position,
        guide_strategy=_guide_strategy(guide, benchmark) if guide else None,
        levers=weighed, guide_levers=guide_levers,
        timeline=with_raise_steps(days, raised, position.verdict), final=tuple(final.items()), case_faults=case_faults,
        packages=make_packages(situation, weighed, guide_levers) if ahead else None,
        outlook=look_ahead(
            case, offer, valuation, benchmark, position, today, several=several, guide_levers=guide_levers
        ) if ahead else None,
        several=several, contradictions=tuple(find_contradictions(case)),
        raise_case=raised,
    )  # fmt: skip


def _several(situation: Situation) -> Several | None:
    """The offers in play, in the order of the talks."""
    case, offer, valuation, position = situation.case, situation.offer, situation.valuation, situation.position
    if offer is None or valuation is None:
        return None
    ground = ground_of(case, scale_of(case, offer, valuation), situation.benchmark, position)
    return weigh_several(case, offer, situation.benchmark, position, ground, situation.today)


def _levers(situation: Situation) -> Iterator[Lever]:
    for module in modules_in_order(levers):
        lever: Lever | None = module.weigh(situation)
        if lever is not None:
            yield lever


def _guide_strategy(guide: Guide, benchmark: Benchmark) -> GuideStrategyShown | None:
    """The guide's own opening and floor for the row's region, else those that name no region."""
    strategy = guide.strategy
    if strategy is None:
        return None
    row = benchmark.guide.row if benchmark.guide else None
    region = row.region if row else None
    numbered = list(enumerate(strategy.asks))
    fitting = [item for item in numbered if region and item[1].region and item[1].region.lower() in region.lower()]
    fitting = fitting or [item for item in numbered if item[1].region is None]
    text = quote(guide, strategy.text, strategy.lines)
    if not fitting:
        return GuideStrategyShown(ask=GuideAsk(), open=(), floor=(), text=text)
    number, ask = fitting[0]
    return GuideStrategyShown(
        ask=ask,
        open=tuple(_terms(guide, ask.open, f"strategy.asks[{number}].open", "open")),
        floor=tuple(_terms(guide, ask.floor, f"strategy.asks[{number}].floor", "floor")),
        text=text,
    )


def _terms(guide: Guide, terms: AskTerms, field: str, side: str) -> Iterator[Figure]:
    words = {"open": "the guide's opening", "floor": "the guide's floor"}[side]
    for name, title in TERM_NAMES.items():
        if getattr(terms, name) is None:
            continue
        found = guide.figure_at(f"{field}.{name}.low") or guide.figure_at(f"{field}.{name}")
        if found is not None:
            yield Figure(
                f"guide.strategy.{side}.{name}",
                f"{words}, {title}",
                found.value,
                found.unit,
                "the guide's own; not averaged into ours",
                (found.span,),
            )
