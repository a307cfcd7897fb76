"""A benchmark as JSON: every source with its day, number of records and weight, and what they make together."""

from decimal import Decimal

import msgspec

from counteroffer.market.benchmark import Benchmark
from counteroffer.market.blending import Blend, Strand
from counteroffer.playbook.ledger import entries_of
from counteroffer.playbook.playbook import Playbook
from counteroffer.render.formats.json import Value
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed_sentence


def market_record(benchmark: Benchmark, blend: Blend | None, page: Playbook) -> dict[str, "Value"]:
    """The record; `figures` holds every figure of the page with its origins."""
    return {
        "currency": benchmark.currency,
        "ceiling": _id(benchmark.ceiling),
        "ceiling_source": benchmark.ceiling_source,
        "sources": [_source(strand) for strand in blend.strands] if blend else [],
        "together": {"low": _id(blend.low), "median": _id(blend.middle), "high": _id(blend.high), "widened": _id(blend.widened)} if blend else None,
        "figures": msgspec.to_builtins(
            entries_of(collect([*page.figures(), *(blend.points if blend else ())])), builtin_types=(Decimal,)
        ),
    }  # fmt: skip


def _source(strand: Strand) -> dict[str, "Value"]:
    return {
        "source": strand.source, "said_by": printed_sentence(strand.said_by), "covers": strand.covers, "low": _id(strand.low),
        "median": _id(strand.middle), "high": _id(strand.high), "dated": strand.dated.day.isoformat() if strand.dated else None,
        "records": strand.count.number if strand.count else None, "weight": strand.weight.number,
    }  # fmt: skip


def _id(figure: Figure | None) -> str | None:
    return figure.id if figure is not None else None
