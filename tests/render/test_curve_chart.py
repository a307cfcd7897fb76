"""The curve chart: panels over the same amounts, every mark named inside the drawing, odd charts drawn too."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from counteroffer.playbook.playbook import CurveChart, CurveMark, CurvePanel
from counteroffer.render.charts import draw_charts, specify
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import say
from tests.render.invented_playbook import HOSTILE, money


def share(value: str) -> Figure:
    origin = money("test.origin", "origin", "1")
    return Figure(f"test.share.{value}", "a chance", Decimal(value), SHARE, "invented", (origin,))


def chart(*asked: str, label: str = "first ask", at: str | None = None) -> CurveChart:
    amounts = tuple(money(f"test.ask.{amount}", "an ask", amount) for amount in asked)
    chances = tuple(share(f"0.{9 - number % 9}") for number, _amount in enumerate(asked))
    panels = (
        CurvePanel("chance that they pay all of it", chances, chances, chances),
        CurvePanel("gain a year", amounts, amounts, amounts),
    )
    marks = (CurveMark(label, money("test.mark", "the ask", at or asked[-1])),) if asked else ()
    return CurveChart("curve", "A curve", "GBP", amounts, panels, marks, say("A curve."))


def texts(drawn: CurveChart) -> list[str]:
    svg = draw_charts([drawn])["curve"]
    return [
        "".join(element.itertext()) for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def test_both_panels_and_the_mark_are_named() -> None:
    found = texts(chart("100000", "110000", "120000", at="110500"))
    assert {"chance that they pay all of it", "gain a year", "first ask £110,500", "asked for, GBP"} <= set(found)
    assert any(text.endswith("%") for text in found)
    assert "110k" in found


@pytest.mark.parametrize("at", ["100000", "120000"])
def test_a_mark_at_the_edge_is_named_towards_the_middle(at: str) -> None:
    drawn = chart("100000", "120000", at=at)
    panel = specify(drawn)["vconcat"]
    assert isinstance(panel, list)
    assert f"'align': '{'left' if at == '100000' else 'right'}'" in str(panel[0])


@pytest.mark.parametrize("asked", [(), ("100000",), ("100000", "100000")])
def test_odd_curves_are_drawn(asked: tuple[str, ...]) -> None:
    assert draw_charts([chart(*asked)])["curve"].startswith("<svg")


def test_hostile_words_are_labels_and_nothing_else() -> None:
    svg = draw_charts([chart("100000", "120000", label=HOSTILE[0])])["curve"]
    assert "<script" not in svg
