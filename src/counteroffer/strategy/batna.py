"""The best alternative: what the person has if there is no deal, as a yearly worth.

BATNA = p x worth + (1 - p) x the next best, over the alternatives by falling worth (the case contract). An
alternative that states no pay or whose last day has passed does not count and is named. Behind the last one stands
nothing, counted as zero: that is a lower bound. Who asks for a raise keeps the pay of today: it is certain, and no
alternative that is worth less counts. A search with an income is worth its reservation wage (searching.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counteroffer.market.benchmark import PayRange
from counteroffer.market.gathering import gather
from counteroffer.offers.case import Alternative, Case
from counteroffer.offers.periods import whole
from counteroffer.strategy.assumptions import PROBABILITIES
from counteroffer.strategy.searching import chance_of_search, weigh_search
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.currencies.converting import NotConverted, convert
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer

FIRM = ("written", "signed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An alternative with its worth and its chance; `left_out` says why one does not count."""

    alternative: Alternative
    valuation: Valuation | None
    worth: Figure | None
    probability: Figure | None
    left_out: Sentence | None = None

    @property
    def counts(self) -> bool:
        """Whether it stands in the BATNA."""
        return self.left_out is None


def weigh_alternatives(
    case: Case, today: date, ranges: tuple[PayRange, ...] | None = None, before: Sequence[Weighed] = ()
) -> tuple[Weighed, ...]:
    """All alternatives of a case, those that count first, by falling worth.

    `ranges` say what other employers pay, for a search; without them, the case's own evidence does. `before` are
    alternatives weighed for a case in which nothing else holds that valuation asks for: they are not valued again.
    """
    known = gather(case, None).ranges if ranges is None else ranges
    valued = {one.alternative.id: one.valuation for one in before}
    weighed = [_weigh(case, alternative, today, known, valued.get(alternative.id)) for alternative in case.alternatives]
    return tuple(sorted(weighed, key=lambda one: (not one.counts, -one.worth.number if one.worth else 0)))


def best_alternative(weighed: tuple[Weighed, ...], currency: str, kept: Figure | None = None) -> Figure | None:
    """The BATNA; None where no alternative counts: not known, and said so.

    `kept` is what the person has whatever comes of the talk, a year: in a raise, the pay of today.
    """
    counted = [one for one in weighed if one.counts and one.worth and one.probability]
    if not counted:
        return None
    worth, origins = Decimal(0), list[Figure]()
    if kept is not None:
        worth, origins = kept.number, [kept]
        counted = [one for one in counted if one.worth is not None and one.worth.number > worth]
    for one in reversed(counted):
        assert one.worth is not None  # counted ones have both
        assert one.probability is not None
        worth = one.probability.number * one.worth.number + (1 - one.probability.number) * worth
        origins[:0] = [one.worth, one.probability]
    behind = "the pay of today stands behind the last" if kept is not None else "nothing stands behind the last"
    because = f"chance times worth of the best alternative, plus the rest of the chance times the next one; {behind}"
    if not counted:
        because = "the pay of today, as no alternative is worth more"
    return Figure(
        "position.batna", "best alternative, as yearly worth", whole(worth), currency, because, tuple(origins)
    )


def firm_offer(case: Case, today: date) -> Alternative | None:
    """The first written or signed offer of another employer whose last day has not passed, whether its pay is stated or not."""
    for alternative in case.alternatives:
        last = alternative.expires or (alternative.offer.expires if alternative.offer else None)
        if alternative.kind == "offer" and alternative.evidence in FIRM and (last is None or last.day >= today):
            return alternative
    return None


def is_certain(weighed: tuple[Weighed, ...]) -> bool:
    """Whether the last alternative in the chain is sure: else the BATNA counts nothing behind it and is a lower bound."""
    chances = [one.probability.number for one in weighed if one.counts and one.probability]
    return bool(chances) and max(chances) == 1


def _weigh(
    case: Case, alternative: Alternative, today: date, ranges: tuple[PayRange, ...], valued: Valuation | None
) -> Weighed:
    left_out = next(_reasons_to_leave_out(alternative, today), None)
    if left_out is None and _is_plain_search(alternative):
        return _weigh_search(case, alternative, ranges, today)
    if left_out is not None or alternative.offer is None:
        return Weighed(alternative=alternative, valuation=None, worth=None, probability=None, left_out=left_out)
    valuation = valued or value_offer(case, alternative.offer)
    assert valuation is not None  # an offer without base was left out above
    worth = _worth(case, alternative, valuation, today)
    if isinstance(worth, NotConverted):
        left_out = _in_another_currency(worth)
        return Weighed(alternative=alternative, valuation=valuation, worth=None, probability=None, left_out=left_out)
    return Weighed(
        alternative=alternative,
        valuation=valuation,
        worth=worth,
        probability=_probability(case, alternative),
    )


def _weigh_search(case: Case, alternative: Alternative, ranges: tuple[PayRange, ...], today: date) -> Weighed:
    found = weigh_search(case, alternative, ranges, today)
    if isinstance(found, Figure):
        chance = alternative.probability or chance_of_search(alternative, found)
        return Weighed(alternative=alternative, valuation=None, worth=found, probability=chance)
    left_out = _in_another_currency(found) if isinstance(found, NotConverted) else found
    return Weighed(alternative=alternative, valuation=None, worth=None, probability=None, left_out=left_out)


def _in_another_currency(found: NotConverted) -> Sentence:
    currency = found.figure.unit.partition("/")[0]
    return join([say("Its pay is in {currency}, so it does not count.", currency=currency), found.help])


def _is_plain_search(alternative: Alternative) -> bool:
    """Whether it is a search that the model values; one that states an offer is taken at its word."""
    return alternative.kind == "search" and (alternative.income is not None or alternative.offer is None)


def _reasons_to_leave_out(alternative: Alternative, today: date) -> Iterator[Sentence]:
    if not _is_plain_search(alternative) and (alternative.offer is None or alternative.offer.base is None):
        yield say("It states no base salary, so it does not count.")
    for expires in (alternative.expires, alternative.offer.expires if alternative.offer else None):
        if expires is not None and expires.day < today:
            yield say("Its last day was {day}, so it does not count.", day=expires)


def _worth(case: Case, alternative: Alternative, valuation: Valuation, today: date) -> Figure | NotConverted:
    """Its worth a year in the case's currency, at the rate of the day; with what it is liked better by."""
    name, prefer = f"yearly worth of {alternative.name.text}", alternative.prefer_by
    because, origins = "its valued components, a year", [valuation.average]
    if prefer is not None and prefer.number:
        because, origins = f"{because}, plus what it is liked better by", [valuation.average, prefer]
    amounts = [convert(one, case.currency, today, case) for one in origins]
    converted = [one for one in amounts if not isinstance(one, NotConverted)]
    if len(converted) < len(amounts):
        return next(one for one in amounts if isinstance(one, NotConverted))
    total = sum((one.number for one in converted), Decimal(0))
    return Figure(f"{alternative.id}.worth", name, total, case.currency, because, tuple(converted))


def _probability(case: Case, alternative: Alternative) -> Figure:
    """The stated chance, else the assumption for how firm it is."""
    if alternative.probability is not None:
        return alternative.probability
    tier = "present" if alternative.kind == "present" else alternative.evidence or "in-process"
    article = "an" if tier.startswith("i") else "a"
    return case.assumption(PROBABILITIES[tier], f"chance that {article} {tier} alternative comes true")
