"""The page of an offer's worth: the numbers that matter, every year, what is kept on leaving, and where it all comes from."""

from collections.abc import Iterator
from datetime import date

from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Playbook, Section
from counteroffer.playbook.texts import Texts
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
from counteroffer.terms.sentences import Sentence, Words, listed
from counteroffer.valuation.worth import Worth

TEXTS = Texts("sections/worth")


def write_worth(worth: Worth, today: date, *, on_paper: bool = True) -> Playbook:
    """The page; on paper with its charts and a last section that traces every figure."""
    sections = tuple(_sections(worth))
    if not on_paper:
        sections = without_charts(sections)
    title = TEXTS.say("page.title", name=worth.name)
    subtitle = TEXTS.say("page.subtitle", role=worth.case.role, company=worth.case.company)
    whole = (*sections, appendix_of(collect(figures_in(sections)))) if on_paper else sections
    return Playbook(title, subtitle, today, whole, None)


def _sections(worth: Worth) -> Iterator[Section]:
    yield Section("worth", TEXTS.plain("section.worth"), tuple(_summary(worth)))
    yield Section("years", TEXTS.plain("section.years"), tuple(years_blocks(worth.valuation)))
    yield Section("leaving", TEXTS.plain("section.leaving"), tuple(_leaving(worth)))
    stakes = tuple(_stakes(worth))
    if stakes:
        yield Section("stakes", TEXTS.plain("section.stakes"), stakes)
    if worth.spread is not None:
        yield Section("spread", TEXTS.plain("section.spread"), tuple(spread_blocks(worth.spread)))
    if worth.taxed is not None:
        yield Section("tax", TEXTS.plain("section.tax"), tuple(tax_blocks(worth.taxed, worth.exercised)))


def _summary(worth: Worth) -> Iterator[Block]:
    yield KeyNumbers(tuple(_numbers(worth)))
    points = [answer.sentence for answer in worth.break_even.answers] if worth.break_even else []
    zero = [line.label for line in worth.valuation.not_counted()]
    if zero:
        points.append(TEXTS.say("zero.listed", labels=listed(zero)))
    if points:
        yield Bullets(tuple(points))


def _numbers(worth: Worth) -> Iterator[tuple[str, Figure | Sentence]]:
    valuation = worth.valuation
    yield TEXTS.plain("number.average"), valuation.average
    yield TEXTS.plain("number.four-years"), valuation.four_years
    yield TEXTS.plain("number.first-year-cash"), worth.first_year_cash
    yield TEXTS.plain("number.present-value"), worth.present_value
    rate = next(
        (
            origin
            for origin in worth.present_value.origins
            if isinstance(origin, Figure) and origin.id.startswith("assume.")
        ),
        None,
    )
    if rate is not None:
        yield TEXTS.plain("number.discount"), rate


def _stakes(worth: Worth) -> Iterator[Block]:
    """The stakes; where nothing is known to hold the case's own offer against, that is said."""
    if worth.break_even is None and worth.valuation.stakes() and worth.offer.id == "offer":
        yield no_break_even_block()
    yield from stake_blocks(worth.exits, worth.options, worth.break_even)


def _leaving(worth: Worth) -> Iterator[Block]:
    """The main months and the last one in a table, for a row a month would fill the trace; the chart draws every month."""
    if worth.left_on is not None and worth.leave_on is not None:
        yield day_of_leaving_block(worth.left_on, TEXTS.say("left-on", day=Words(printed_day(worth.leave_on))))
        if worth.options_left:
            yield Bullets(tuple(one.said for one in worth.options_left))
    yield from leaving_blocks(worth.keeping, (*KEY_MONTHS, len(worth.keeping.months)))
