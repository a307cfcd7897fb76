"""Where each component of the offer stands in each stated range: a word, or between which published percentiles."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.market.benchmark import Benchmark, PayRange
from counteroffer.offers.case import Offer
from counteroffer.offers.periods import whole
from counteroffer.strategy.plan import Standing
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.valuation.pay import only_grant
from counteroffer.valuation.valuation import Valuation


def stand(offer: Offer | None, valuation: Valuation | None, benchmark: Benchmark) -> tuple[Standing, ...]:
    """The offer against every range of the benchmark, component by component."""
    return tuple(_compare(offer, valuation, benchmark))


def _compare(offer: Offer | None, valuation: Valuation | None, benchmark: Benchmark) -> Iterator[Standing]:
    for stated in benchmark.ranges:
        offered = _offered(stated, offer, valuation) if offer else None
        yield Standing(
            component=stated.component, source=stated.source, said_by=stated.said_by, offer=offered,
            low=stated.low, high=stated.high, where=_where(stated, offered, benchmark, valuation),
        )  # fmt: skip


def _where(stated: PayRange, offered: Figure | None, benchmark: Benchmark, valuation: Valuation | None) -> str:
    if stated.component == "total":
        doubtful = _total_is_doubtful(benchmark, stated) or _holds_unvalued_equity(valuation)
        return "not comparable" if doubtful else where_in(stated, offered)
    if stated.stands is not None and offered is not None:
        return stated.stands
    return where_in(stated, offered)


def where_in(stated: PayRange, offered: Figure | None) -> str:
    """The word for where an offered figure stands in a range."""
    if offered is None:
        return "not in the offer"
    low, high = stated.low, stated.high
    if high is not None and offered.number >= high.number:
        return "above" if offered.number > high.number else "at the top"
    if low is not None and offered.number <= low.number:
        return "below" if offered.number < low.number else "at the bottom"
    if low is None or high is None:
        return "below the top" if low is None else "above the bottom"
    middle = (low.number + high.number) / 2
    return "within, upper half" if offered.number >= middle else "within, lower half"


def _total_is_doubtful(benchmark: Benchmark, stated: PayRange) -> bool:
    """Whether the guide's stated total is not what its parts make, so that nothing can be held against it."""
    used = benchmark.guide
    if stated.source != "guide" or used is None:
        return False
    return any(fault.rule in ("total-does-not-reconcile", "total-is-not-a-year") for fault in used.faults)


def _holds_unvalued_equity(valuation: Valuation | None) -> bool:
    """Whether the offer holds equity that counts zero: its worth is then no whole to hold against a total."""
    return valuation is not None and any(line.component == "equity" for line in valuation.not_counted())


def _offered(stated: PayRange, offer: Offer, valuation: Valuation | None) -> Figure | None:
    base = valuation.base if valuation else None
    if stated.component == "base":
        return base
    if stated.component == "bonus":
        return _bonus(stated, offer, base)
    if stated.component == "sign_on":
        return offer.sign_on.amount if offer.sign_on else None
    if stated.component == "equity":
        return _grant(stated, offer)
    return valuation.average if valuation else None


def _bonus(stated: PayRange, offer: Offer, base: Figure | None) -> Figure | None:
    """The bonus in the unit of the range: a share, or an amount a year at target."""
    if offer.bonus is None:
        return None
    target = offer.bonus.target
    wants_share = any(end is not None and end.unit == SHARE for end in (stated.low, stated.high))
    if wants_share or target.unit != SHARE:
        return target if wants_share == (target.unit == SHARE) else None
    if base is None:
        return None
    value = whole(target.number * base.number)
    return Figure(
        "standing.bonus.offer",
        "bonus offered, at target",
        value,
        base.unit,
        "target bonus times base salary",
        (target, base),
    )


def _grant(stated: PayRange, offer: Offer) -> Figure | None:
    """The granted value, the whole grant or a year of it; None where the offer states none or several."""
    found = only_grant(offer)
    if found is None:
        return None
    grant, worth = found
    if stated.per == "grant":
        return worth
    if grant.vesting is None:
        return None
    years = grant.vesting.years
    value = whole(worth.number * Decimal(years.denominator) / Decimal(years.numerator))
    because = "the grant over its years of vesting"
    return Figure("standing.equity.offer", "equity grant, a year on average", value, worth.unit, because, (worth,))
