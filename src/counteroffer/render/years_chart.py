"""The years chart: what each year pays, stacked by component."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal

from counteroffer.playbook.playbook import YearsChart
from counteroffer.render import theme
from counteroffer.render.cleaning import one_line
from counteroffer.render.vega import TEXT, WIDTH, Json, Specification, frame, legend, money_axis, text_width
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed

PLOT_HEIGHT = 280
AXIS_WIDTH = 52
GAP = 0.22  # the share of a year's place that stays empty
LABEL = TEXT - 1
LINE = 16  # the least height of a part that holds its label
AXIS_SHARE = Decimal("0.9")  # an axis may end above the highest bar


def years_specification(chart: YearsChart) -> Specification:
    """A stacked bar for each year; a part that is too small for its label stays without one."""
    place = (WIDTH - AXIS_WIDTH) / max(1, len(chart.years))
    years = [_wrapped(year, place) for year in chart.years]
    components = [one_line(component) for component in chart.components]
    colours = [theme.series(number).light for number in range(len(components))]
    inks = [theme.on_series(number).light for number in range(len(components))]
    return {
        **frame(WIDTH - AXIS_WIDTH, PLOT_HEIGHT),
        "data": {"values": _year_values(chart, years, components, place * (1 - GAP))},
        "encoding": {
            "x": {
                "field": "year",
                "type": "nominal",
                "sort": years,
                "axis": _year_axis(),
                "scale": {"padding": GAP / 2},
            },
            "y": {
                "field": "amount",
                "type": "quantitative",
                "stack": "zero",
                "axis": money_axis(chart.currency, AXIS_WIDTH, ticks=4),
            },
            "order": {"field": "rank", "type": "ordinal"},
        },
        "layer": [
            {
                "mark": {"type": "bar", "stroke": None},
                "encoding": {
                    "color": {
                        "field": "component",
                        "type": "nominal",
                        "scale": {"domain": components, "range": colours},
                        "legend": legend(components),
                    }
                },
            },
            {
                "mark": {"type": "text", "fontSize": LABEL, "baseline": "middle"},
                "encoding": {
                    "y": {"field": "amount", "type": "quantitative", "stack": "zero", "bandPosition": 0.5},
                    "text": {"field": "label"},
                    "color": {
                        "field": "component",
                        "type": "nominal",
                        "scale": {"domain": components, "range": inks},
                        "legend": None,
                    },
                },
            },
        ],
        "resolve": {"scale": {"color": "independent"}},
    }


def _year_values(chart: YearsChart, years: Sequence[str], components: Sequence[str], width: float) -> list[Json]:
    """One row for each part of each year: its amount to draw, and its label where that fits."""
    totals = [
        sum((abs(part.number) for part in column if part is not None), Decimal(0))
        for column in zip(*chart.amounts, strict=True)
    ]
    least = max(totals, default=Decimal(0)) * Decimal(LINE) / PLOT_HEIGHT / AXIS_SHARE
    return [
        {
            "year": year,
            "component": component,
            "rank": rank,
            "amount": float(figure.number),
            # An empty label, not a row left out: the label of a part stands upon all the parts below it.
            "label": _label(figure, least, width),
        }
        for rank, (component, row) in enumerate(zip(components, chart.amounts, strict=True))
        for year, figure in zip(years, row, strict=True)
        if figure is not None and figure.number
    ]


def _label(figure: Figure, least: Decimal, width: float) -> str:
    """A part's amount, where the part is high and wide enough to hold it."""
    shown = printed(figure)
    return shown if abs(figure.number) >= least and text_width(shown, LABEL) <= width else ""


def _year_axis() -> Json:
    return {
        "title": None,
        "labelAngle": 0,
        "labelLimit": 0,
        "labelOverlap": False,
        "labelExpr": "split(datum.label, '\\n')",
        "labelColor": theme.INK.light,
        "labelPadding": 6,
        "ticks": False,
        "domainColor": theme.MUTED.light,
    }


def _wrapped(text: str, width: float) -> str:
    """A label broken at spaces into lines of the given width."""
    return "\n".join(textwrap.wrap(one_line(text), max(4, int(width / (TEXT * 0.6)))))
