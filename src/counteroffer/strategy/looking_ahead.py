"""A position becomes an outlook: the same model asked what would change it."""

from collections.abc import Iterator
from datetime import date

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Offer
from counteroffer.strategy.batna import is_certain
from counteroffer.strategy.curve import acceptance_curve
from counteroffer.strategy.employer import moves_on_base, terms_moved, their_ceiling
from counteroffer.strategy.ground import Ground, hold_beliefs
from counteroffer.strategy.lever import QuotedLever
from counteroffer.strategy.one_more import Held, worth_of_one_more
from counteroffer.strategy.opened_terms import opened_by
from counteroffer.strategy.outlook import Opened, Outlook
from counteroffer.strategy.position import Position
from counteroffer.strategy.positioning import ground_of
from counteroffer.strategy.preferences import PAY, title_of
from counteroffer.strategy.scale import scale_of
from counteroffer.strategy.sensitivity import Swing, end_of, find_other_tops, find_swings
from counteroffer.strategy.several import Several
from counteroffer.terms.figures import DAY, Assumption, Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.valuation import Valuation


def look_ahead(
    case: Case,
    offer: Offer | None,
    valuation: Valuation | None,
    benchmark: Benchmark,
    position: Position,
    today: date,
    *,
    several: Several | None = None,
    guide_levers: tuple[QuotedLever, ...] = (),
) -> Outlook:
    """The outlook of a position that was taken from the same arguments; with the offers in play and the guide's levers."""
    shown = Outlook(
        moves=moves_on_base(case), ceiling=their_ceiling(case, benchmark.ceiling, hold_beliefs(case)), terms=tuple(terms_moved(case)),
        opened=tuple(_opened(guide_levers)), several=several,
    )  # fmt: skip
    if offer is None or valuation is None:
        return shown
    scale = scale_of(case, offer, valuation)
    ground = ground_of(case, scale, benchmark, position)
    swings = find_swings(case, benchmark, position, valuation, today)
    low, high = _ends_of_ask(position.anchor, swings)
    held = Held(
        case=case, offer=offer, valuation=valuation, benchmark=benchmark, position=position, today=today
    )  # fmt: skip
    return Outlook(
        curve=acceptance_curve(ground) if position.anchor is not None else (),
        moves=shown.moves,
        ceiling=shown.ceiling,
        terms=shown.terms,
        opened=shown.opened,
        swings=swings,
        other_tops=find_other_tops(case, benchmark, position, valuation, today),
        ask_low=low,
        ask_high=high,
        one_more=worth_of_one_more(held, scale),
        several=several,
        thin=tuple(_thin(case, benchmark, position, ground, valuation)),
    )


def _opened(levers: tuple[QuotedLever, ...]) -> Iterator[Opened]:
    """Each term that the guide's levers open, once."""
    for term in dict.fromkeys(term for lever in levers for term in lever.opens):
        lever = opened_by(levers, term)
        assert lever is not None  # the term is one of theirs
        yield Opened(name=title_of(term), lever=lever.title)


def _ends_of_ask(anchor: Figure | None, swings: tuple[Swing, ...]) -> tuple[Figure | None, Figure | None]:
    """The lowest and the highest ask over the ends of all swings; None where no base is asked for, or nothing moves it."""
    asks = [end.ask for swing in swings for end in (swing.low, swing.high) if end.ask is not None]
    if anchor is None or not asks:
        return None, None
    found = (anchor, *asks)
    low, high = min(found, key=lambda figure: figure.number), max(found, key=lambda figure: figure.number)
    if low.number == high.number:
        return None, None
    because = "over both ends of every assumption's range, one at a time"
    return (
        Figure("outlook.ask.low", "lowest first ask", low.number, low.unit, because, (low,)),
        Figure("outlook.ask.high", "highest first ask", high.number, high.unit, because, (high,)),
    )


def _thin(
    case: Case, benchmark: Benchmark, position: Position, ground: Ground, valuation: Valuation
) -> Iterator[Sentence]:
    """Where the evidence is thin, and what would make it thicker."""
    default = next((one for one in ground.beliefs.no_room.origins if isinstance(one, Assumption)), None)
    if case.firmness == "unknown" and default is not None:
        low, high = (end_of(default, which) for which in ("low", "high"))
        yield say(
            "How firm they are is not known, so the chance that there is no room is taken from {low} to {high}. "
            "firmness: under employer: would narrow it.",
            low=low, high=high,
        )  # fmt: skip
    stated = benchmark.of_ceiling()
    if stated is None or benchmark.ceiling is None:
        yield say("Nothing says what they could pay. A posted range, or a figure of your own under market:, would.")
    elif stated.low is None or stated.low == stated.high:
        yield say("The top rests on a single figure, {top}, without a bottom beside it.", top=benchmark.ceiling)
    if benchmark.ceiling is not None and _count_of_tops(benchmark) == 1:
        yield say("One source alone says what they could pay. A second one would show how far it can be trusted.")
    yield from _unlike(position, valuation)
    if case.kind == "raise":  # nothing is lost when a raise is refused
        return
    if position.reservation is None:
        yield say(
            "No alternative is known, so what a lost offer would cost is a guess: your own figures under alternatives: would replace it."
        )
    elif position.batna is not None and not is_certain(position.alternatives):
        yield say("No alternative is certain, so your fallback is a lower bound.")


def _unlike(position: Position, valuation: Valuation) -> Iterator[Sentence]:
    """Where the best alternative is held against the offer without what the offer counts, or at a rate of exchange."""
    best = next((one for one in position.alternatives if one.counts and one.worth), None)
    if best is None or best.worth is None:
        return
    theirs = {line.component for line in best.valuation.lines if line.years} if best.valuation else set()
    if best.valuation is not None:
        for line in valuation.lines:
            if line.component not in (*PAY, *theirs) and line.years and line.years[0].number:
                yield say(
                    "The offer's worth counts {amount} a year of {what}, and {name} states none: if it has any, put it into the case, or unlike things are compared.",
                    amount=line.years[0], what=_small(line.label), name=best.alternative.name,
                )  # fmt: skip
    for rate, day in _rates_in(best.worth):
        yield say(
            "{name} is paid in another currency: it is counted at {rate}, the rate of {day}, and the walk-away moves with it.",
            name=best.alternative.name, rate=rate, day=day,
        )  # fmt: skip


def _rates_in(worth: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The rate at which a worth was converted, with its day; nothing where it was not."""
    for converted in (one for one in worth.origins if isinstance(one, Figure)):
        found = [one for one in converted.origins if isinstance(one, Figure)]
        rates, days = [one for one in found if " per " in one.unit], [one for one in found if one.unit == DAY]
        if rates and days:
            yield rates[0], days[0]


def _small(sentence: Sentence) -> Sentence:
    """A label as it reads on inside a sentence."""
    first, *rest = sentence.parts
    return Sentence((first[:1].lower() + first[1:], *rest)) if isinstance(first, str) else sentence


def _count_of_tops(benchmark: Benchmark) -> int:
    return sum(1 for one in benchmark.ranges if one.component == "base" and one.high is not None)
