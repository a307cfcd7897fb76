"""The scatter chart: what packages cost one side against what they are worth to the other, with the frontier as a line."""

from counteroffer.playbook.playbook import ChartPoint, ScatterChart
from counteroffer.render import theme
from counteroffer.render.cleaning import one_line
from counteroffer.render.vega import TEXT, WIDTH, Json, Specification, frame

PLOT_HEIGHT = 280
AXIS_WIDTH = 56
LABEL_GAP = 10
LOOKS = {"offer": ("circle", 130), "ask": ("diamond", 150), "package": ("square", 70), "reference": ("cross", 90)}
MARGIN = 0.06  # of the span, so that no mark is cut off
CROWDED = 0.06  # names nearer than this share of the plot's height would overlap
NEAR_LEFT = 0.3  # so near to the left edge names stand at the right of their marks


def scatter_specification(chart: ScatterChart) -> Specification:
    """Marks with their names over a line; both axes are money and begin where the marks do, not at zero."""
    return {
        **frame(WIDTH - AXIS_WIDTH, PLOT_HEIGHT),
        "encoding": {"x": _axis("x", chart.x_title, _span(chart, "x")), "y": _axis("y", "", _span(chart, "y"))},
        "title": {
            "text": one_line(chart.y_title), "anchor": "start", "fontSize": TEXT - 1, "fontWeight": "normal",
            "color": theme.MUTED.light, "dx": -AXIS_WIDTH + 8, "offset": 8,
        },
        "layer": [_line(chart), *(_mark(point) for point in chart.points), *_labels(chart)],
    }  # fmt: skip


def _line(chart: ScatterChart) -> Json:
    return {
        "data": {"values": [{"x": float(x.number), "y": float(y.number)} for x, y in chart.line]},
        "mark": {
            "type": "line",
            "stroke": theme.series(1).light,
            "strokeWidth": 2,
            "interpolate": "linear",
            "clip": True,
        },
    }


def _mark(point: ChartPoint) -> Json:
    shape, size = LOOKS[point.look]
    colour = theme.OFFER if point.look == "offer" else theme.ASK if point.look == "ask" else theme.series(0)
    return {
        "data": {"values": [_at(point)]},
        "mark": {"type": "point", "filled": True, "opacity": 1, "shape": shape, "size": size, "color": colour.light},
    }


def _labels(chart: ScatterChart) -> list[Json]:
    """The names beside their marks, one under the other where they would overlap.

    Packages lie close together by nature: their names stand in one column, at the right of all of them, and those that
    would overlap in one line, the highest first: pushed down, a name would stand beside another mark.
    """
    low, high = _span(chart, "x")
    bottom, top = _span(chart, "y")
    right = max((float(one.x.number) for one in chart.points if one.look == "package"), default=low)
    layers: list[Json] = []
    placed: list[tuple[bool, float]] = []
    for point, name, value in _named(chart, CROWDED * (top - bottom)):
        x, y = (float(point.x.number) - low) / (high - low), (value - bottom) / (top - bottom)
        at_right = point.look == "package" or x < NEAR_LEFT
        while any(at_right == other and abs(y - at) < CROWDED for other, at in placed):
            y -= CROWDED
        placed.append((at_right, y))
        at = right if point.look == "package" else float(point.x.number)
        layers.append(_label(name, at, bottom + y * (top - bottom), at_right=at_right))
    return layers


def _named(chart: ScatterChart, near: float) -> list[tuple[ChartPoint, str, float]]:
    """The marks with their names and the heights of these, from the top; packages nearer than `near` share one line."""
    found: list[tuple[ChartPoint, str, float]] = []
    group: list[ChartPoint] = []
    for point in sorted(chart.points, key=lambda one: -one.y.number):
        if point.look != "package":
            found.append((point, point.label, float(point.y.number)))
        elif group and float(group[-1].y.number - point.y.number) < near:
            group.append(point)
        else:
            found += _shared(group)
            group = [point]
    return sorted([*found, *_shared(group)], key=lambda one: -one[2])


def _shared(group: list[ChartPoint]) -> list[tuple[ChartPoint, str, float]]:
    """Marks that lie close together with one name for all, half-way between the highest and the lowest."""
    if not group:
        return []
    middle = float(group[0].y.number + group[-1].y.number) / 2
    return [(group[0], ", ".join(point.label for point in group), middle)]


def _label(name: str, x: float, height: float, *, at_right: bool) -> Json:
    return {
        "data": {"values": [{"x": x, "y": height, "label": one_line(name)}]},
        "mark": {
            "type": "text", "align": "left" if at_right else "right", "dx": LABEL_GAP if at_right else -LABEL_GAP,
            "baseline": "middle", "fontSize": TEXT, "color": theme.INK.light,
        },
        "encoding": {"text": {"field": "label"}},
    }  # fmt: skip


def _at(point: ChartPoint) -> Json:
    return {"x": float(point.x.number), "y": float(point.y.number), "label": one_line(point.label)}


def _span(chart: ScatterChart, side: str) -> tuple[float, float]:
    """The ends of an axis: around the marks, and the line as far as it helps to see them."""
    values = [float((point.x if side == "x" else point.y).number) for point in chart.points]
    low, high = min(values), max(values)
    reach = (high - low) * MARGIN * 3 or 1.0
    return low - reach, high + reach


def _axis(field: str, title: str, span: tuple[float, float]) -> Json:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": list(span), "nice": False, "zero": False},
        "axis": {
            "title": one_line(title) or None,
            "titleFontWeight": "normal",
            "titleColor": theme.MUTED.light,
            "labelExpr": "format(datum.value, '~s')",
            "tickCount": 5,
            "labelColor": theme.MUTED.light,
            "labelPadding": 6,
            "gridColor": theme.HAIRLINE.light,
            "ticks": False,
            "domain": field == "x",
            "domainColor": theme.MUTED.light,
        },
    }
