"""Numbers written in the manner of a figure that stands in a guide: its sign, its size word, its commas."""

import re
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.guides.guide import GuideFigure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def written_like(figure: GuideFigure, value: Decimal) -> str | None:
    """A value in the manner of a figure of one number: "$228K" and 230500 make "$230.5K".

    Rounded to a tenth of the figure's size word and to whole units. None where the figure holds another number than its
    value, as a range in one token does.
    """
    found = _NUMBER.findall(figure.text)
    if len(found) != 1 or not Decimal(found[0].replace(",", "")) or figure.value <= 0:
        return None
    scale = figure.value / Decimal(found[0].replace(",", ""))
    finest = Decimal("0.1") if scale >= 1000 and scale < 1_000_000 else Decimal("0.01") if scale > 1 else Decimal(1)
    printed = (value / scale).quantize(finest, ROUND_HALF_UP).normalize()
    digits = f"{printed:,f}" if "," in found[0] or printed >= 10_000 else f"{printed:f}"
    return figure.text.replace(found[0], digits, 1)


def points_written(value: Decimal) -> str:
    """Points of per cent with at most one digit behind the point: 12.5, 30."""
    return f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}"
