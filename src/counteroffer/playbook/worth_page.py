"""The page of an offer's worth: the numbers that matter, every year, what is kept on leaving, and where it all comes from."""

from collections.abc import Iterator
from datetime import date

from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Playbook, Section
from counteroffer.playbook.worth_blocks import (
    KEY_MONTHS,
    day_of_leaving_block,
    leaving_blocks,
    no_break_even_block,
    spread_blocks,
    stake_blocks,
    tax_blocks,
    years_blocks,
)
from counteroffer.playbook.writing import appendix_of, figures_in, without_charts
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed_day
from counteroffer.terms.sentences import Sentence, Words, listed, say
from counteroffer.valuation.worth import Worth


def write_worth(worth: Worth, today: date, *, on_paper: bool = True) -> Playbook:
    """The page; on paper with its charts and a last section that traces every figure."""
    sections = tuple(_sections(worth))
    if not on_paper:
        sections = without_charts(sections)
    title = say("What it is worth: {name}", name=worth.name)
    subtitle = say("{role}, {company}", role=worth.case.role, company=worth.case.company)
    whole = (*sections, appendix_of(collect(figures_in(sections)))) if on_paper else sections
    return Playbook(title, subtitle, today, whole, None)


def _sections(worth: Worth) -> Iterator[Section]:
    yield Section("worth", "What it comes to", tuple(_summary(worth)))
    yield Section("years", "Year by year", tuple(years_blocks(worth.valuation)))
    yield Section("leaving", "What you keep if you leave", tuple(_leaving(worth)))
    stakes = tuple(_stakes(worth))
    if stakes:
        yield Section("stakes", "Private equity: what it would take", stakes)
    if worth.spread is not None:
        yield Section("spread", "Listed shares: how far they may swing", tuple(spread_blocks(worth.spread)))
    if worth.taxed is not None:
        yield Section("tax", "After tax", tuple(tax_blocks(worth.taxed, worth.exercised)))


def _summary(worth: Worth) -> Iterator[Block]:
    yield KeyNumbers(tuple(_numbers(worth)))
    points = [answer.sentence for answer in worth.break_even.answers] if worth.break_even else []
    zero = [line.label for line in worth.valuation.not_counted()]
    if zero:
        points.append(say("Counts zero, for the reasons given year by year: {labels}.", labels=listed(zero)))
    if points:
        yield Bullets(tuple(points))


def _numbers(worth: Worth) -> Iterator[tuple[str, Figure | Sentence]]:
    valuation = worth.valuation
    yield "Worth a year", valuation.average
    yield "First four years", valuation.four_years
    yield "Cash in the first year", worth.first_year_cash
    yield "Present value, four years", worth.present_value
    rate = next(
        (
            origin
            for origin in worth.present_value.origins
            if isinstance(origin, Figure) and origin.id.startswith("assume.")
        ),
        None,
    )
    if rate is not None:
        yield "Discounted a year by", rate


def _stakes(worth: Worth) -> Iterator[Block]:
    """The stakes; where nothing is known to hold the case's own offer against, that is said."""
    if worth.break_even is None and worth.valuation.stakes() and worth.offer.id == "offer":
        yield no_break_even_block()
    yield from stake_blocks(worth.exits, worth.options, worth.break_even)


def _leaving(worth: Worth) -> Iterator[Block]:
    """The main months and the last one in a table, for a row a month would fill the trace; the chart draws every month."""
    if worth.left_on is not None and worth.leave_on is not None:
        yield day_of_leaving_block(worth.left_on, say("{day}", day=Words(printed_day(worth.leave_on))))
        if worth.options_left:
            yield Bullets(tuple(one.said for one in worth.options_left))
    yield from leaving_blocks(worth.keeping, (*KEY_MONTHS, len(worth.keeping.months)))
