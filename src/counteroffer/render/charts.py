"""The two charts of a playbook, each defined once as a Vega-Lite specification and drawn once as SVG.

A chart shows figures only: lengths come from their values, labels are their printed forms, and no number is added but
the marks of an axis. Sizes are in pixels of the drawing; a page scales it as it needs.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from counteroffer.playbook.playbook import RangeChart, YearsChart
from counteroffer.render.range_chart import range_specification
from counteroffer.render.vega import Specification
from counteroffer.render.years_chart import years_specification
from counteroffer.terms.faults import MissingExtraError

FONTS = Path(__file__).parent / "fonts"


def draw_charts(charts: Sequence[RangeChart | YearsChart]) -> dict[str, str]:
    """The SVG of each chart by its id; a MissingExtraError where vl-convert is not installed."""
    if not charts:
        return {}
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("charts need vl-convert", "pip install 'counteroffer[pdf]'") from error
    vl_convert.register_font_directory(str(FONTS))
    return {chart.id: vl_convert.vegalite_to_svg(json.dumps(specify(chart)), allowed_base_urls=[]) for chart in charts}


def specify(chart: RangeChart | YearsChart) -> Specification:
    """The Vega-Lite specification of a chart."""
    return range_specification(chart) if isinstance(chart, RangeChart) else years_specification(chart)
