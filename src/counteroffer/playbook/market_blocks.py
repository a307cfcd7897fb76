"""All market evidence of base pay as blocks: a chart with the offer on it, a table, and what it makes together."""

from collections.abc import Iterator
from datetime import date

from counteroffer.market.benchmark import Benchmark
from counteroffer.market.blending import Blend, Strand, blend
from counteroffer.offers.case import Case
from counteroffer.playbook.playbook import Block, Notice, Paragraph, RangeBar, RangeChart, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import columns
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say

TEXTS = Texts("sections/market")


def market_blocks(
    case: Case, benchmark: Benchmark, today: date, base: Figure | None = None, ask: Figure | None = None
) -> tuple[Block, ...]:
    """The blocks; none without any evidence of base pay. `base` and `ask` are marked on every bar of the chart."""
    found = blend(case, benchmark, today)
    return tuple(_blocks(case, benchmark, found, base, ask)) if found is not None else ()


def _blocks(case: Case, benchmark: Benchmark, found: Blend, base: Figure | None, ask: Figure | None) -> Iterator[Block]:
    yield Paragraph(TEXTS.say("intro"))
    yield RangeChart(
        "market",
        TEXTS.plain("chart.title"),
        case.currency,
        tuple(_bars(found, base, ask)),
        TEXTS.say("chart.text"),
        one_scale=True,
    )
    yield Table(
        columns(TEXTS, "columns"),
        tuple(_row(strand) for strand in found.strands),
        right=(1, 2, 4, 5),
        caption=TEXTS.say("caption"),
    )
    yield Paragraph(join(list(_together(found, base))))
    yield from _guide_apart(benchmark)


def _guide_apart(benchmark: Benchmark) -> Iterator[Block]:
    """Where the filings disagree with the guide; nothing is loaded for it where there are no records."""
    if benchmark.records is None:
        return
    from counteroffer.market.guide_filings import guide_against_filings

    apart = guide_against_filings(benchmark)
    if apart is not None:
        yield Notice("care", TEXTS.say(
            "guide-apart", count=apart.held.count, about=apart.held.about, median=apart.held.point(50), share=apart.share, side=apart.side,
        ))  # fmt: skip


def _bars(found: Blend, base: Figure | None, ask: Figure | None) -> Iterator[RangeBar]:
    for strand in found.strands:
        yield RangeBar(TEXTS.plain(f"chart.{strand.kind}"), strand.low, strand.high, base, ask)
    yield RangeBar(TEXTS.plain("chart.together"), found.low, found.high, base, ask)


def _row(strand: Strand) -> tuple[Sentence, ...]:
    return (
        strand.said_by, _cell(strand.low), _cell(strand.high),
        _cell(strand.dated) if strand.dated is not None else TEXTS.say("undated"), _cell(strand.count), _cell(strand.weight),
    )  # fmt: skip


def _together(found: Blend, base: Figure | None) -> Iterator[Sentence]:
    yield TEXTS.say("together", low=found.low, high=found.high, middle=found.middle)
    yield TEXTS.say("method", growth=found.growth)
    if len(found.strands) == 1:
        yield TEXTS.say("one")
    elif found.widened is not None:
        yield TEXTS.say("thin", widened=found.widened)
    if base is not None and base.unit == found.low.unit:
        where = "above" if base.number > found.high.number else "below" if base.number < found.low.number else "within"
        yield TEXTS.say("offer", base=base, where=TEXTS.say(f"offer.{where}"))


def _cell(figure: Figure | None) -> Sentence:
    return say("{figure}", figure=figure) if figure is not None else TEXTS.say("none")
