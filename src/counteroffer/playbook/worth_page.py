"""The page of an offer's worth: the numbers that matter, every year, what is kept on leaving, and where it all comes from."""

from collections.abc import Iterator
from datetime import date

from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Playbook, Section
from counteroffer.playbook.worth_blocks import (
    KEY_MONTHS,
    day_of_leaving_block,
    leaving_blocks,
    spread_blocks,
    stake_blocks,
    tax_blocks,
    years_blocks,
)
from counteroffer.playbook.writing import appendix_of, figures_in
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed_day
from counteroffer.terms.sentences import Sentence, Words, say
from counteroffer.valuation.worth import Worth


def write_worth(worth: Worth, today: date, *, on_paper: bool = True) -> Playbook:
    """The page; on paper every month of leaving is shown and a last section traces every figure, else the main months."""
    sections = tuple(_sections(worth, every_month=on_paper))
    title = say("What it is worth: {name}", name=worth.name)
    subtitle = say("{role}, {company}", role=worth.case.role, company=worth.case.company)
    whole = (*sections, appendix_of(collect(figures_in(sections)))) if on_paper else sections
    return Playbook(title, subtitle, today, whole, None)


def _sections(worth: Worth, *, every_month: bool) -> Iterator[Section]:
    yield Section("worth", "What it comes to", tuple(_summary(worth)))
    yield Section("years", "Year by year", tuple(years_blocks(worth.valuation)))
    yield Section("leaving", "What you keep if you leave", tuple(_leaving(worth, every_month=every_month)))
    stakes = tuple(stake_blocks(worth.exits, worth.options, worth.break_even))
    if stakes:
        yield Section("stakes", "Private equity: what it would take", stakes)
    if worth.spread is not None:
        yield Section("spread", "Listed shares: how far they may swing", tuple(spread_blocks(worth.spread)))
    if worth.taxed is not None:
        yield Section("tax", "After tax", tuple(tax_blocks(worth.taxed)))


def _summary(worth: Worth) -> Iterator[Block]:
    yield KeyNumbers(tuple(_numbers(worth)))
    points = [answer.sentence for answer in worth.break_even.answers] if worth.break_even else []
    zero = worth.valuation.not_counted()
    points += [say("Counts zero: {label}. {note}", label=line.label, note=line.note) for line in zero]
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
        yield "at a rate of", rate


def _leaving(worth: Worth, *, every_month: bool) -> Iterator[Block]:
    if worth.left_on is not None and worth.leave_on is not None:
        yield day_of_leaving_block(worth.left_on, say("{day}", day=Words(printed_day(worth.leave_on))))
    months = tuple(range(1, len(worth.keeping.months) + 1)) if every_month else KEY_MONTHS
    yield from leaving_blocks(worth.keeping, months)
