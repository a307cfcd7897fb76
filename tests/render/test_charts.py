"""The charts: every label whole and apart, colours that differ without colour vision, nothing loaded."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.playbook.playbook import ChartBand, ChartLine, MonthsChart, RangeBar, RangeChart, YearsChart
from counteroffer.render import theme
from counteroffer.render.charts import draw_charts, specify
from counteroffer.render.laying import charts_of
from counteroffer.render.vega import WIDTH, spread
from counteroffer.terms.sentences import say
from tests.render.invented_playbook import ANCHOR, HIGH, HOSTILE, LOW, OFFER_BASE, money, whole_playbook


def texts(svg: str) -> list[str]:
    return [
        "".join(element.itertext()) for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def test_every_chart_is_drawn_with_the_printed_figures() -> None:
    drawn = draw_charts(charts_of(whole_playbook()))
    assert set(drawn) == {"standing", "years", "hostile"}
    for label in (
        "Base salary",
        "offer £112,000",
        "ask £126,500",
        "£105,000",
        "£138,500",
        "no top stated",
        "no range stated",
    ):
        assert label in texts(drawn["standing"])
    for label in ("£112,000", "£22,500", "Year four", "Employer's pension"):
        assert label in texts(drawn["years"])


def test_hostile_words_are_labels_and_nothing_else() -> None:
    drawn = draw_charts(charts_of(whole_playbook()))["hostile"]
    assert HOSTILE[0] in texts(drawn)
    assert "<script" not in drawn
    assert not re.search(r'(?:href|src|style|on\w+)="', drawn)


def test_odd_bars_are_drawn() -> None:
    words = say("A chart.")
    zero = money("test.zero", "nothing", "0")
    bars = (
        RangeBar("equal ends", LOW, LOW, LOW, LOW),
        RangeBar("nothing known", None, None, None),
        RangeBar("offer above the top", LOW, OFFER_BASE, HIGH, ANCHOR),
        RangeBar("only a low end", LOW, None, None),
        RangeBar("zero", zero, zero, zero),
    )
    drawn = draw_charts(
        [RangeChart("odd", "Odd", "GBP", bars, words), YearsChart("none", "None", "GBP", (), (), (), words)]
    )
    assert "no range stated" in texts(drawn["odd"])
    assert drawn["none"].startswith("<svg")


def test_small_parts_have_no_label_and_large_ones_do() -> None:
    small, large = money("test.small", "small", "10"), money("test.large", "large", "100000")
    chart = YearsChart("c", "C", "GBP", ("one",), ("a", "b"), ((large,), (small,)), say("A chart."))
    found = texts(draw_charts([chart])["c"])
    assert "£100,000" in found
    assert "£10" not in found


@given(st.lists(st.tuples(st.floats(0, WIDTH), st.floats(1, WIDTH / 4 - 12)), max_size=4))
def test_labels_never_overlap_nor_leave_the_drawing(labels: list[tuple[float, float]]) -> None:
    centres, widths = [centre for centre, _ in sorted(labels)], [width for _, width in sorted(labels)]
    placed = spread(centres, widths)
    for number, (centre, width) in enumerate(zip(placed, widths, strict=True)):
        assert centre - width / 2 >= -1e-6
        assert centre + width / 2 <= WIDTH + 1e-6
        if number:
            assert centre - width / 2 >= placed[number - 1] + widths[number - 1] / 2 - 1e-6


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_text_on_a_series_can_be_read() -> None:
    for number in range(len(theme.SERIES)):
        fill, ink = theme.series(number), theme.on_series(number)
        assert contrast(fill.light, ink.light) >= 4.5, number
        assert contrast(fill.dark, ink.dark) >= 4.5, number


def test_series_beside_each_other_differ_in_lightness() -> None:
    for one, other in zip(theme.SERIES, theme.SERIES[1:], strict=False):
        assert contrast(one.light, other.light) >= 1.3, (one, other)


def test_no_two_colours_share_a_light_value() -> None:
    lights = [colour.light for colour in theme.ALL]
    assert len(lights) == len(set(lights))


def places(svg: str) -> dict[str, float]:
    """The height at which each label stands, by its text."""
    root = ElementTree.fromstring(svg)
    found = {}
    for element in root.iter("{http://www.w3.org/2000/svg}text"):
        moved = re.search(r"translate\([-\d.]+,([-\d.]+)\)", element.get("transform", ""))
        if moved:
            found["".join(element.itertext())] = float(moved[1])
    return found


def test_a_label_stands_in_its_own_part_also_above_parts_without_one() -> None:
    amounts = ("60000", "50000", "900", "900", "900", "40000")
    parts = tuple((money(f"test.part_{number}", "part", amount),) for number, amount in enumerate(amounts))
    chart = YearsChart("c", "C", "GBP", ("one",), tuple("abcdef"), parts, say("A chart."))
    at = places(draw_charts([chart])["c"])
    a_pound = (at["£60,000"] - at["£50,000"]) / 55_000
    assert at["£50,000"] - at["£40,000"] == pytest.approx(a_pound * (25_000 + 3 * 900 + 20_000))


# the months chart

LINE = tuple(money(f"test.line.{month}", "kept", str(1000 * month)) for month in range(1, 49))
MONTHS = tuple(range(1, 49))
BAND = ChartBand(
    "80 in 100 lie here", LINE, tuple(money(f"test.high.{month}", "high", str(3000 * month)) for month in MONTHS)
)


def months_chart(
    lines: tuple[ChartLine, ...], bands: tuple[ChartBand, ...] = (), months: tuple[int, ...] = MONTHS
) -> MonthsChart:
    return MonthsChart("kept", "Kept", "GBP", months, lines, bands, say("A chart."))


def layers(chart: MonthsChart) -> Any:
    return specify(chart)["layer"]


def test_a_months_chart_holds_each_figure_at_its_month() -> None:
    gap = (None, *LINE[1:])
    chart = months_chart((ChartLine("Sign-on", LINE, steps=True), ChartLine("Equity", gap)), (BAND,))
    band, steps, straight = layers(chart)
    assert [layer["mark"]["type"] for layer in (band, steps, straight)] == ["area", "line", "line"]
    assert [layer["mark"]["interpolate"] for layer in (steps, straight)] == ["step-after", "linear"]
    assert steps["data"]["values"] == [
        {"month": month, "name": "Sign-on", "amount": 1000.0 * month} for month in MONTHS
    ]
    assert straight["data"]["values"][0] == {"month": 1, "name": "Equity", "amount": 0}
    assert band["data"]["values"][-1] == {"month": 48, "name": "80 in 100 lie here", "low": 48000.0, "high": 144000.0}


def test_a_months_chart_has_one_legend_that_names_all() -> None:
    drawn = draw_charts([months_chart((ChartLine("Median", LINE), ChartLine(HOSTILE[0], LINE, steps=True)), (BAND,))])[
        "kept"
    ]
    found = texts(drawn)
    for label in ("80 in 100 lie here", "Median", HOSTILE[0], "months of work", "GBP", "12", "48", "100k"):
        assert found.count(label) == 1
    assert "<script" not in drawn


def test_the_years_are_marked_and_of_few_months_the_quarters() -> None:
    def marks(count: int) -> list[str]:
        chart = months_chart((ChartLine("a", LINE[:count]),), months=MONTHS[:count])
        return [text for text in texts(draw_charts([chart])["kept"]) if text.isdigit() and text != "0"]

    assert (marks(48), marks(24), marks(12)) == (
        ["12", "24", "36", "48"],
        ["6", "12", "18", "24"],
        ["3", "6", "9", "12"],
    )


def test_lines_differ_in_colour_and_in_dashes() -> None:
    drawn = layers(months_chart(tuple(ChartLine(name, LINE) for name in "abc")))
    dashes = {str(layer["mark"]["strokeDash"]) for layer in drawn}
    colours = {layer["encoding"]["color"]["scale"]["range"][number] for number, layer in enumerate(drawn)}
    assert len(dashes) == len(colours) == 3


def test_a_months_chart_of_nothing_is_drawn() -> None:
    for chart in (months_chart((), (), ()), months_chart((ChartLine("a", (None, None)),), (), (1, 2))):
        assert draw_charts([chart])["kept"].startswith("<svg")
