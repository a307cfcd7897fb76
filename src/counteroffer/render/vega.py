"""What the charts share: the size and the type of a drawing, and the width of a label."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from counteroffer.render import theme

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
Specification: TypeAlias = dict[str, Json]

WIDTH = 440
TEXT = 13
FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def frame(width: float, height: float) -> Specification:
    """The outside of every chart: its size in pixels, no background, our type."""
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "padding": 2,
        "background": None,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"labelFontSize": TEXT - 1, "titleFontSize": TEXT - 1},
        },
    }


def text_width(text: str, size: float = TEXT) -> float:
    """About how wide a label is; on the generous side, since a page may not have our font."""
    return len(text) * size * 0.6


def fitted(text: str, width: float, size: float = TEXT) -> str:
    """The label, cut with "…" where it is wider than it may be: the table beside a chart holds it whole."""
    most = max(1, int(width / (size * 0.6)))
    return text if len(text) <= most else f"{text[: most - 1].rstrip(' ,;:')}…"


def spread(centres: Sequence[float], widths: Sequence[float], gap: float = 12) -> list[float]:
    """The centres of labels moved as little as is needed: no two overlap, and all stay inside the drawing.

    The labels stand in their order from left to right; where they are too wide together they start at the left edge.
    """
    placed: list[float] = []
    edge = 0.0
    for centre, width in zip(centres, widths, strict=True):
        placed.append(max(centre, edge + width / 2))
        edge = placed[-1] + width / 2 + gap
    edge = float(WIDTH)
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = max(widths[number] / 2, min(placed[number], edge - widths[number] / 2))
        edge = placed[number] - widths[number] / 2 - gap
    return placed


def money_axis(currency: str, width: float, *, ticks: int) -> Json:
    """The upright axis of amounts, with the currency above it; it takes `width` pixels at the left of the drawing."""
    return {
        "title": currency,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": -width + 8,
        "titleY": -12,
        "titleFontWeight": "normal",
        "titleColor": theme.MUTED.light,
        "labelExpr": "format(datum.value, '~s')",
        "tickCount": ticks,
        "labelColor": theme.MUTED.light,
        "labelPadding": 6,
        "gridColor": theme.HAIRLINE.light,
        "ticks": False,
        "domain": False,
    }


def legend(names: Sequence[str], *, outline: int = 0) -> Json:
    """The legend below a chart, in as many columns as fit; `outline` is how thick the squares of lines are drawn."""
    widest = max((text_width(name) for name in names), default=0.0) + 34
    return {
        "title": None,
        "orient": "bottom",
        "columns": max(1, min(len(names), int(WIDTH // widest))),
        "symbolType": "square",
        "symbolSize": 130,
        "symbolStrokeWidth": outline,
        **({"symbolOpacity": 1} if outline else {}),
        "labelLimit": 0,
        "labelColor": theme.INK.light,
        "labelFontSize": TEXT,
        "columnPadding": 18,
        "rowPadding": 5,
        "offset": 12,
    }
