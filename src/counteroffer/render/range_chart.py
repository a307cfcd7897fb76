"""The range chart: where the offer and the ask stand between the low and the high end of each component's range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.playbook.playbook import RangeBar, RangeChart
from counteroffer.render import theme
from counteroffer.render.cleaning import one_line
from counteroffer.render.vega import TEXT, WIDTH, Json, Specification, fitted, frame, spread, text_width
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed

ROW = 100
NAME_Y, MARK_Y, TRACK_Y, END_Y = 12, 40, 56, 80
TRACK_WIDTH = 12
EDGE = 20
UPRIGHT = "M-0.12,-0.7H0.12V0.7H-0.12Z"  # a short upright line, as an SVG path in the unit square
BEYOND = Decimal("0.15")  # how far a bar without an end runs on, as a share of what is known


def range_specification(chart: RangeChart) -> Specification:
    """Bars from low to high with the offer and the ask on them; each bar has its own scale, or all have the same one."""
    tracks: list[Json] = []
    marks: list[Json] = []
    texts: list[Json] = []
    scale = tuple(_figures(chart.bars)) if chart.one_scale else ()
    for number, bar in enumerate(chart.bars):
        _RangeRow(bar, number * ROW, scale).draw(tracks, marks, texts)
    return {
        **frame(WIDTH, ROW * len(chart.bars) - 10),
        "encoding": {"x": _pixels("x"), "y": _pixels("y")},
        "layer": [
            {
                "data": {"values": tracks},
                "mark": {"type": "rule", "strokeCap": "round"},
                "encoding": {
                    "x2": {"field": "x2"},
                    "color": _given("colour"),
                    "strokeWidth": _given("width"),
                    "strokeDash": _given("dash"),
                },
            },
            {
                "data": {"values": marks},
                "mark": {"type": "point", "filled": True, "opacity": 1},
                "encoding": {"color": _given("colour"), "shape": _given("shape"), "size": _given("size")},
            },
            *(_text_layer(texts, align, bold=bold) for align in ("left", "center") for bold in (False, True)),
        ],
    }


@dataclass(frozen=True, slots=True)
class _Mark:
    """A figure on a bar: its word, and its look (area in square pixels)."""

    figure: Figure
    word: str
    colour: str
    shape: str
    area: int


class _RangeRow:
    """One bar of a range chart, at its height in the drawing."""

    def __init__(self, bar: RangeBar, top: int, scale: Sequence[Figure] = ()) -> None:
        self.bar = bar
        self.top = top
        values = [figure.number for figure in scale or _figures((bar,))]
        least, most = (min(values), max(values)) if values else (Decimal(0), Decimal(0))
        reach = (most - least) * BEYOND or Decimal(1)
        self.least = least - reach if bar.low is None else least
        self.most = most + reach if bar.high is None else most
        if self.least == self.most:
            self.least, self.most = self.least - 1, self.most + 1

    def draw(self, tracks: list[Json], marks: list[Json], texts: list[Json]) -> None:
        bar = self.bar
        texts.append(self.text(0, NAME_Y, fitted(one_line(bar.label), WIDTH), "left", bold=True))
        self.draw_track(tracks)
        self.draw_ends(texts)
        shown = self.shown()
        labels = [f"{mark.word} {printed(mark.figure)}" for mark in shown]
        centres = spread([self.x(mark.figure) for mark in shown], [text_width(label) for label in labels])
        marks.extend(self.mark(end) for end in self.lone_ends())
        for mark, label, centre in zip(shown, labels, centres, strict=True):
            marks.append(self.mark(mark))
            texts.append(self.text(centre, MARK_Y, label, "center", bold=True, colour=mark.colour))

    def lone_ends(self) -> list["_Mark"]:
        """The end that a bar with a single end has."""
        low, high = self.bar.low, self.bar.high
        ends = [end for end in (low, high) if end]
        return [_Mark(ends[0], "", theme.MUTED.light, UPRIGHT, 260)] if len(ends) == 1 else []

    def shown(self) -> list["_Mark"]:
        """What is marked on the bar, from left to right."""
        marks = []
        if self.bar.offer:
            marks.append(_Mark(self.bar.offer, "offer", theme.OFFER.light, "circle", 190))
        if self.bar.ask:
            marks.append(_Mark(self.bar.ask, "ask", theme.ASK.light, "diamond", 260))
        return sorted(marks, key=lambda mark: mark.figure.number)

    def draw_track(self, tracks: list[Json]) -> None:
        low, high = self.bar.low, self.bar.high
        start = self.x(low) if low else EDGE
        end = self.x(high) if high else WIDTH - EDGE
        if low and high:
            tracks.append(self.track(start, end, TRACK_WIDTH))
            return
        tracks.append(self.track(EDGE, WIDTH - EDGE, 2, [2, 5]))

    def draw_ends(self, texts: list[Json]) -> None:
        low, high = self.bar.low, self.bar.high
        if low is None and high is None:
            texts.append(self.text(WIDTH / 2, END_Y, "no range stated", "center"))
            return
        labels = [printed(low) if low else "no floor stated", printed(high) if high else "no top stated"]
        ends = [self.x(low) if low else float(EDGE), self.x(high) if high else float(WIDTH - EDGE)]
        for label, centre in zip(labels, spread(ends, [text_width(label) for label in labels]), strict=True):
            texts.append(self.text(centre, END_Y, label, "center"))

    def track(self, start: float, end: float, width: int, dash: Sequence[int] = ()) -> Json:
        colour = theme.MUTED.light if dash else theme.TRACK.light
        return {"x": start, "x2": end, "y": self.top + TRACK_Y, "width": width, "dash": list(dash), "colour": colour}

    def mark(self, mark: "_Mark") -> Json:
        place = {"x": self.x(mark.figure), "y": self.top + TRACK_Y}
        return {**place, "colour": mark.colour, "shape": mark.shape, "size": mark.area}

    def text(self, x: float, y: int, text: str, align: str, *, bold: bool = False, colour: str = "") -> Json:
        shade = colour or (theme.INK.light if bold else theme.MUTED.light)
        return {"x": x, "y": self.top + y, "text": text, "align": align, "bold": bold, "colour": shade}

    def x(self, figure: Figure) -> float:
        share = (figure.number - self.least) / (self.most - self.least)
        return EDGE + float(share) * (WIDTH - 2 * EDGE)


def _figures(bars: Sequence[RangeBar]) -> Iterator[Figure]:
    """All figures that bars show."""
    return (figure for bar in bars for figure in (bar.low, bar.high, bar.offer, bar.ask) if figure is not None)


def _text_layer(texts: Sequence[Json], align: str, *, bold: bool) -> Json:
    return {
        "data": {"values": texts},
        "transform": [{"filter": f"datum.align == '{align}' && datum.bold == {str(bold).lower()}"}],
        "mark": {
            "type": "text",
            "align": align,
            "baseline": "alphabetic",
            "fontSize": TEXT,
            "fontWeight": 600 if bold else 400,
            "limit": 0,
        },
        "encoding": {"text": {"field": "text"}, "color": _given("colour")},
    }


def _pixels(field: str) -> Json:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _given(field: str) -> Json:
    return {"field": field, "type": "nominal", "scale": None, "legend": None}
