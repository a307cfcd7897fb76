"""The months chart: amounts over the months of work, as lines with their names, and bands behind them."""

from collections.abc import Iterator, Sequence

from counteroffer.playbook.playbook import ChartBand, ChartLine, MonthsChart
from counteroffer.render import theme
from counteroffer.render.cleaning import one_line
from counteroffer.render.vega import WIDTH, Json, Specification, frame, legend, money_axis

PLOT_HEIGHT = 260
AXIS_WIDTH = 56
BAND_SERIES = (6, 4)
BAND_OPACITY = 0.85
STROKE = (2.5, 2.5, 2.0)
DASHES: tuple[tuple[int, ...], ...] = ((1, 0), (6, 4), (2, 3))
A_YEAR = 12


def months_specification(chart: MonthsChart) -> Specification:
    """Lines over months; bands lie behind them, the widest first. One legend names both."""
    names = [
        one_line(label) for label in (*(band.label for band in chart.bands), *(line.label for line in chart.lines))
    ]
    colours = [
        *(theme.series(BAND_SERIES[number % 2]).light for number, _band in enumerate(chart.bands)),
        *(theme.series(number).light for number, _line in enumerate(chart.lines)),
    ]
    shared: Specification = {"field": "name", "type": "nominal", "scale": {"domain": names, "range": colours}}
    layers: list[Json] = [_band_layer(chart, band, shared, names) for band in chart.bands] + [
        _line_layer(chart, line, number, shared, names) for number, line in enumerate(chart.lines)
    ]
    return {**frame(WIDTH - AXIS_WIDTH, PLOT_HEIGHT), "layer": layers}


def _band_layer(chart: MonthsChart, band: ChartBand, shared: Specification, names: Sequence[str]) -> Json:
    return {
        "data": {"values": list(_band_rows(chart, band))},
        "mark": {"type": "area", "opacity": BAND_OPACITY, "line": False},
        "encoding": {
            "x": _month_axis(chart),
            "y": {"field": "low", "type": "quantitative", "axis": money_axis(chart.currency, AXIS_WIDTH, ticks=5)},
            "y2": {"field": "high"},
            "color": {**shared, "legend": legend(names, outline=3)},
        },
    }


def _line_layer(chart: MonthsChart, line: ChartLine, number: int, shared: Specification, names: Sequence[str]) -> Json:
    return {
        "data": {"values": list(_line_rows(chart, line))},
        "mark": {
            "type": "line",
            "interpolate": "step-after" if line.steps else "linear",
            "strokeWidth": STROKE[min(number, len(STROKE) - 1)],
            "strokeDash": list(DASHES[number % len(DASHES)]),
        },
        "encoding": {
            "x": _month_axis(chart),
            "y": {"field": "amount", "type": "quantitative", "axis": money_axis(chart.currency, AXIS_WIDTH, ticks=5)},
            "color": {**shared, "legend": legend(names, outline=3)},
        },
    }


def _line_rows(chart: MonthsChart, line: ChartLine) -> Iterator[Json]:
    name = one_line(line.label)
    for month, figure in zip(chart.months, line.figures, strict=True):
        yield {"month": month, "name": name, "amount": float(figure.number) if figure is not None else 0}


def _band_rows(chart: MonthsChart, band: ChartBand) -> Iterator[Json]:
    name = one_line(band.label)
    for month, low, high in zip(chart.months, band.low, band.high, strict=True):
        yield {"month": month, "name": name, "low": float(low.number), "high": float(high.number)}


def _month_axis(chart: MonthsChart) -> Json:
    last = max(chart.months, default=A_YEAR)
    step = A_YEAR if last > 2 * A_YEAR else 6 if last > A_YEAR else 3
    return {
        "field": "month",
        "type": "quantitative",
        "scale": {"domain": [min(chart.months, default=0), last], "nice": False},
        "axis": {
            "title": "months of work",
            "titleFontWeight": "normal",
            "titleColor": theme.MUTED.light,
            "values": list(range(0, last + 1, step)),
            "labelColor": theme.INK.light,
            "grid": False,
            "domainColor": theme.MUTED.light,
            "tickColor": theme.HAIRLINE.light,
        },
    }
