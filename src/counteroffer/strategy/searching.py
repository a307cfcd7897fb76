"""What searching on is worth a year: the reservation wage of sequential search (McCall 1970).

Offers come at `offers_a_year` (a), each with pay W out of a known range; a job lasts `years` on average, then the search
begins again; a year later counts less by `discount`. It is best to take every offer of at least w*, where

    w* - income = a / (discount + 1 / years) x E[max(0, W - w*)]

At w* what waiting costs equals what it brings, so a job that pays w* and searching on are equally good: w* is the yearly
worth of the search. Where pay is spread evenly over spans, E is made of pieces of parabolas and w* has a closed form.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from counteroffer.market.benchmark import PayRange
from counteroffer.offers.case import Alternative, Case
from counteroffer.offers.periods import whole, yearly
from counteroffer.strategy.assumptions import OFFERS_A_YEAR
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.assumptions import DISCOUNT_RATE, EXPECTED_YEARS
from counteroffer.valuation.currencies.converting import NotConverted, convert

DIGITS = 40  # so that no rounding of a root reaches a whole unit
# Whose ranges say what other employers pay: the person's own evidence before a single employer's.
SOURCES = ("evidence", "posted-range", "guide")


@dataclass(frozen=True, slots=True)
class PaySpan:
    """Pay that is equally likely anywhere from `low` to `high`, with a share of all offers (`weight`, 0..1)."""

    weight: Decimal
    low: Decimal
    high: Decimal

    def excess(self, wage: Decimal) -> Decimal:
        """What an offer out of this span pays above a wage, on average; lower offers count zero."""
        if wage >= self.high:
            return Decimal(0)
        if wage <= self.low:
            return (self.low + self.high) / 2 - wage
        return (self.high - wage) ** 2 / (2 * (self.high - self.low))

    def parabola(self, wage: Decimal) -> tuple[Decimal, Decimal, Decimal]:
        """The coefficients of the excess over a wage w near `wage`: of w squared, of w, and the constant."""
        if wage >= self.high:
            return Decimal(0), Decimal(0), Decimal(0)
        if wage < self.low or self.low == self.high:
            return Decimal(0), Decimal(-1), (self.low + self.high) / 2
        twice = 2 * (self.high - self.low)
        return 1 / twice, -2 * self.high / twice, self.high**2 / twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search for work: money and offers a year; `pay` is the spread of what offers pay, its weights sum to one.

    `discount` is a yearly rate (0..1), `years` how long a job lasts on average.
    """

    income: Decimal
    offers_a_year: Decimal
    discount: Decimal
    years: Decimal
    pay: tuple[PaySpan, ...]

    @property
    def patience(self) -> Decimal:
        """How many years' worth of offers weigh against one year's pay."""
        return self.offers_a_year / (self.discount + 1 / self.years)

    def excess(self, wage: Decimal) -> Decimal:
        """What an offer pays above a wage, on average."""
        return sum((span.weight * span.excess(wage) for span in self.pay), Decimal(0))


@dataclass(frozen=True, slots=True)
class Living:
    """What a search lives on, and what it is liked better by than this job; both a year, in the case's currency."""

    income: Figure
    prefer: Figure | None


def reservation_wage(search: Search) -> Decimal:
    """The pay at which taking a job and searching on are equally good, a year; at least the income of the search.

    Between two ends of spans both sides are parabolas: the piece in which they cross is found first, then the root.
    """
    with localcontext() as context:
        context.prec = DIGITS
        start = search.income
        ends = sorted({end for span in search.pay for end in (span.low, span.high) if end > start})
        for end in ends:
            if end - search.income >= search.patience * search.excess(end):
                return _root(search, (start + end) / 2)
            start = end
        return search.income


def weigh_search(
    case: Case, alternative: Alternative, ranges: tuple[PayRange, ...], today: date
) -> Figure | NotConverted | Sentence:
    """The worth of searching on, a year, in the case's currency; a sentence that says what is missing where it is not known."""
    if alternative.income is None:
        return say(
            "Searching on states no pay, so it does not count. It would with income: "
            "(what you live on while you search, a year; it may be zero) and a pay range under market:."
        )
    spread = tuple(_spread(ranges))
    if not spread:
        return say("No evidence says what other employers pay, so it does not count. A pay range under market: would.")
    stated = yearly(case, alternative.income, f"{alternative.income.id}_a_year")
    income = convert(stated, case.currency, today, case)
    prefer = convert(alternative.prefer_by, case.currency, today, case) if alternative.prefer_by else None
    if isinstance(income, NotConverted):
        return income
    if isinstance(prefer, NotConverted):
        return prefer
    return _worth(case, alternative, Living(income, prefer), spread)


def chance_of_search(alternative: Alternative, worth: Figure) -> Figure:
    """The chance of a search: one, as nobody can withdraw it; how it may end is in its worth."""
    because = "nobody can withdraw it; how it may end is in its worth"
    return Figure(f"{alternative.id}.probability", "chance that searching on stays open", Decimal(1), "share", because, (worth,))  # fmt: skip


def _worth(case: Case, alternative: Alternative, living: Living, spread: tuple[tuple[Figure, Figure], ...]) -> Figure:
    offers = case.assumption(OFFERS_A_YEAR, "offers a year while searching")
    years = case.assumption(EXPECTED_YEARS, "expected years in the job")
    rate = case.assumption(DISCOUNT_RATE, "discount rate a year")
    share = Decimal(1) / len(spread)
    pay = tuple(PaySpan(share, *sorted((low.number, high.number))) for low, high in spread)
    wage = reservation_wage(
        Search(
            income=living.income.number,
            offers_a_year=offers.number,
            discount=rate.number,
            years=years.number,
            pay=pay,
        )
    )
    because = (
        "the base at which taking a job and searching on are equally good; only ranges are known, so pay is taken to be "
        "equally likely anywhere in them, and nothing but base is counted"
    )
    ends = tuple({end.id: end for pair in spread for end in pair}.values())
    origins, prefer = (living.income, offers, years, rate, *ends), living.prefer
    if prefer is not None and prefer.number:
        wage, because, origins = wage + prefer.number, f"{because}; plus what it is liked better by", (*origins, prefer)
    name = f"yearly worth of {alternative.name.text}"
    return Figure(f"{alternative.id}.worth", name, whole(wage), case.currency, because, origins)


def _spread(ranges: tuple[PayRange, ...]) -> Iterator[tuple[Figure, Figure]]:
    """The ranges of base that the best kind of evidence states with both ends; each counts the same."""
    for source in SOURCES:
        found = [
            (one.low, one.high)
            for one in ranges
            if one.component == "base" and one.source == source and one.low is not None and one.high is not None
        ]
        if found:
            yield from found
            return


def _root(search: Search, wage: Decimal) -> Decimal:
    """Where both sides meet on the piece that holds `wage`: w - income = patience (a w^2 + b w + c)."""
    parts = [(span.weight, span.parabola(wage)) for span in search.pay]
    square, slope, constant = (
        search.patience * sum((weight * part[place] for weight, part in parts), Decimal(0)) for place in range(3)
    )
    falling, level = 1 - slope, constant + search.income
    return 2 * level / (falling + (falling**2 - 4 * square * level).sqrt())
