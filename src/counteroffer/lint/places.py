"""Where a guide's numbers stand and how finely they were printed."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from counteroffer.guides.guide import Guide, GuideFigure
from counteroffer.lint.last_guide import OnceAGuide
from counteroffer.terms.places import Span

UNPLACED_ROUNDING = Decimal("0.5")  # half a unit of the currency: the finest that a guide prints

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@OnceAGuide
def figures_by_field(guide: Guide) -> Mapping[str, GuideFigure]:
    """The guide's figures by their field path ("compensation[0].base.low")."""
    return {figure.field: figure for figure in guide.figures}


def place_of(guide: Guide, figures: Mapping[str, GuideFigure], *fields: str) -> Span:
    """The place of the first field that has one, else the guide's first line."""
    found = (figures[field].span for field in fields if field in figures)
    return next(found, first_line(guide))


def dated_place(guide: Guide, name: str) -> Span:
    """The place where the guide states one of its dates ("last_updated"), else its first line."""
    return guide.dated.place_of(name) or first_line(guide)


def first_line(guide: Guide) -> Span:
    """The beginning of the guide, for what has no place of its own in it."""
    return Span(guide.path, 1, 1, 1)


def rounding_of(figure: GuideFigure | None) -> Decimal:
    """Half a unit of the last digit as printed, in full units: 500 for "$228K", 50 for "$1.2K", 50,000 for "₹24L"."""
    if figure is None:
        return UNPLACED_ROUNDING
    return _rounding(figure.text, figure.value, figure.field.endswith(".high"))


@lru_cache(maxsize=10_000)
def _rounding(text: str, value: Decimal, is_high: bool) -> Decimal:
    """The rounding of a figure's text; the same few thousand figures stand in all guides."""
    printed = _NUMBER.findall(text)
    for digits in reversed(printed) if is_high else printed:
        scale = _scale(value, digits.replace(",", ""))
        if scale is not None:
            return scale * Decimal(1).scaleb(-len(digits.partition(".")[2])) / 2
    return UNPLACED_ROUNDING


def _scale(value: Decimal, digits: str) -> Decimal | None:
    """The power of ten that a word of size ("K", "L", "M") stands for; None where these digits are not the value's."""
    if not Decimal(digits):
        return None
    scale = (value / Decimal(digits)).normalize()
    return scale if scale.as_tuple().digits == (1,) and scale.as_tuple().exponent in range(10) else None
