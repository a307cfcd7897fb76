"""The curve chart: what follows from each amount that could be asked for, one panel above the other."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import CurveChart, CurvePanel
from counteroffer.render import theme
from counteroffer.render.cleaning import one_line
from counteroffer.render.vega import TEXT, WIDTH, Json, Specification, frame, text_width
from counteroffer.terms.figures import SHARE
from counteroffer.terms.printing import printed

PANEL_HEIGHT = 150
AXIS_WIDTH = 52
BETWEEN = 34
BAND_SERIES = 4
BAND_OPACITY = 0.5
MARK_Y = 4
MARK_GAP = 7


def curve_specification(chart: CurveChart) -> Specification:
    """Panels with the same amounts from left to right; the marks are upright lines through all of them, named in the first."""
    framed = frame(WIDTH - AXIS_WIDTH, PANEL_HEIGHT)
    outside = {key: value for key, value in framed.items() if key not in ("width", "height")}
    last = len(chart.panels) - 1
    panels: list[Json] = [
        {
            "width": WIDTH - AXIS_WIDTH,
            "height": PANEL_HEIGHT,
            "layer": list(_layers(chart, panel, is_first=number == 0, is_last=number == last)),
        }
        for number, panel in enumerate(chart.panels)
    ]
    return {**outside, "spacing": BETWEEN, "vconcat": panels}


def _layers(chart: CurveChart, panel: CurvePanel, *, is_first: bool, is_last: bool) -> Iterator[Json]:
    rows: list[Json] = [
        {"asked": float(ask.number), "value": float(value.number), "low": float(low.number), "high": float(high.number)}
        for ask, value, low, high in zip(chart.asked, panel.figures, panel.low, panel.high, strict=True)
    ]
    across = _asked_axis(chart, is_last=is_last)
    up = {"type": "quantitative", "axis": _axis_of(panel)}
    yield {
        "data": {"values": rows},
        "mark": {"type": "area", "color": theme.series(BAND_SERIES).light, "opacity": BAND_OPACITY, "line": False},
        "encoding": {"x": across, "y": {"field": "low", **up}, "y2": {"field": "high"}},
    }
    yield {
        "data": {"values": rows},
        "mark": {"type": "line", "color": theme.series(0).light, "strokeWidth": 2.5},
        "encoding": {"x": across, "y": {"field": "value", **up}},
    }
    yield {
        "data": {"values": [{"asked": float(mark.at.number)} for mark in chart.marks]},
        "mark": {"type": "rule", "color": theme.ASK.light, "strokeWidth": 2},
        "encoding": {"x": across},
    }
    if is_first:
        yield from _names(chart, across)


def _names(chart: CurveChart, across: Json) -> Iterator[Json]:
    """The names of the marks, each on the side of its line where there is more space."""
    ends = [float(asked.number) for asked in chart.asked]
    for number, mark in enumerate(chart.marks):
        label = f"{one_line(mark.label)} {printed(mark.at)}"
        share = (float(mark.at.number) - ends[0]) / ((ends[-1] - ends[0]) or 1)
        fits = share * (WIDTH - AXIS_WIDTH) + MARK_GAP + text_width(label) <= WIDTH - AXIS_WIDTH
        yield {
            "data": {"values": [{"asked": float(mark.at.number), "label": label}]},
            "mark": {
                "type": "text",
                "align": "left" if fits else "right",
                "dx": MARK_GAP if fits else -MARK_GAP,
                "baseline": "top",
                "fontSize": TEXT,
                "fontWeight": 600,
                "limit": 0,
                "color": theme.ASK.light,
                "y": MARK_Y + number * (TEXT + MARK_Y),
            },
            "encoding": {"x": across, "text": {"field": "label"}},
        }


def _asked_axis(chart: CurveChart, *, is_last: bool) -> Json:
    ends = [float(asked.number) for asked in chart.asked]
    return {
        "field": "asked",
        "type": "quantitative",
        "scale": {"domain": [min(ends, default=0), max(ends, default=1)], "nice": False, "zero": False},
        "axis": {
            "title": f"asked for, {chart.currency}" if is_last else None,
            "titleFontWeight": "normal",
            "titleColor": theme.MUTED.light,
            "labelExpr": "format(datum.value, '~s')",
            "labels": is_last,
            "tickCount": 6,
            "labelColor": theme.INK.light,
            "grid": False,
            "domainColor": theme.MUTED.light,
            "tickColor": theme.HAIRLINE.light,
        },
    }


def _axis_of(panel: CurvePanel) -> Json:
    is_share = bool(panel.figures) and panel.figures[0].unit == SHARE
    return {
        "title": one_line(panel.label),
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": -AXIS_WIDTH + 8,
        "titleY": -12,
        "titleFontWeight": "normal",
        "titleColor": theme.MUTED.light,
        "labelExpr": "format(datum.value, '.0%')" if is_share else "format(datum.value, '~s')",
        "tickCount": 4,
        "labelColor": theme.MUTED.light,
        "labelPadding": 6,
        "gridColor": theme.HAIRLINE.light,
        "ticks": False,
        "domain": False,
    }
