"""The charts of a playbook, each defined once as a Vega-Lite specification and drawn once as SVG.

A chart shows figures only: lengths come from their values, labels are their printed forms, and no number is added but
the marks of an axis. Sizes are in pixels of the drawing; a page scales it as it needs.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from counteroffer.playbook.playbook import Chart, CurveChart, MonthsChart, RangeChart, ScatterChart
from counteroffer.render.curve_chart import curve_specification
from counteroffer.render.months_chart import months_specification
from counteroffer.render.range_chart import range_specification
from counteroffer.render.scatter_chart import scatter_specification
from counteroffer.render.vega import Specification
from counteroffer.render.years_chart import years_specification
from counteroffer.terms.faults import MissingExtraError

# Text of a drawing holds no "<", so what is found here is a tag and never somebody's words.
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ROLE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
RASTER_SCALE = 2.5
WHITE = '<rect width="100%" height="100%" fill="#ffffff"/>'
FONTS = Path(__file__).parent / "fonts"


def draw_charts(charts: Sequence[Chart]) -> dict[str, str]:
    """The SVG of each chart by its id; a MissingExtraError where vl-convert is not installed."""
    return {chart.id: _draw(json.dumps(specify(chart))) for chart in charts}


def specify(chart: Chart) -> Specification:
    """The Vega-Lite specification of a chart."""
    if isinstance(chart, RangeChart):
        return range_specification(chart)
    if isinstance(chart, CurveChart):
        return curve_specification(chart)
    if isinstance(chart, ScatterChart):
        return scatter_specification(chart)
    return months_specification(chart) if isinstance(chart, MonthsChart) else years_specification(chart)


@lru_cache(maxsize=32)
def rasterised(svg: str) -> bytes:
    """A drawn chart as PNG on white, sharp enough for paper, for programs that cannot draw SVG."""
    import vl_convert

    # Some of them draw half-clear colours on nothing as grey.
    on_white = TAG.sub(lambda tag: tag[0] + WHITE, svg, count=1)
    return bytes(vl_convert.svg_to_png(on_white, scale=RASTER_SCALE))


# A page and its paper show the same charts: one command draws each of them once, and the app those of all cases in use.
@lru_cache(maxsize=256)
def _draw(specification: str) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("charts need vl-convert", "pip install 'counteroffer[pdf]'") from error
    vl_convert.register_font_directory(str(FONTS))
    return _as_one_picture(str(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])))


def _as_one_picture(svg: str) -> str:
    """The drawing without roles inside it: a chart is one picture with one text, told by the page around it."""
    return TAG.sub(lambda tag: ROLE.sub("", tag[0]), svg)
