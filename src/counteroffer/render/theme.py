"""The colours of charts and pages, each for light and for dark surroundings.

Colours of the series that stand beside each other differ in lightness, so that they stay apart for a colour-blind reader
and in a grey print; text on them has a contrast of at least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3).

No two colours share a light value: a page finds a colour in a finished chart by that value and gives it its dark one.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour by its use, as it is drawn on paper and on a dark screen (CSS hexadecimal)."""

    light: str
    dark: str


INK = Colour("#1c2126", "#e9ebe8")
MUTED = Colour("#5a6269", "#a5aeb2")
HAIRLINE = Colour("#d9dcd8", "#363e43")
TRACK = Colour("#cfdad6", "#38504b")
OFFER = Colour("#1c2127", "#e9ebe9")
ASK = Colour("#0b6b5d", "#5cc4b0")

SERIES = (
    Colour("#1f4e6f", "#4f8fbb"),
    Colour("#e1a43c", "#e3ad53"),
    Colour("#3f9b86", "#55b39d"),
    Colour("#b4522f", "#d27a57"),
    Colour("#8fb9d8", "#a9cbe4"),
    Colour("#84588a", "#b08bb6"),
    Colour("#b9bdb4", "#8b9290"),
)
ON_SERIES = (
    Colour("#fffffe", "#0d1113"),
    Colour("#1c2128", "#0d1113"),
    Colour("#0c1511", "#0d1113"),
    Colour("#fffffd", "#0d1113"),
    Colour("#1c2129", "#0d1113"),
    Colour("#fffffc", "#0d1113"),
    Colour("#1c212a", "#0d1113"),
)

# What text may stand on: page, card and soft ground, as the style sheet has them.
PAPERS_LIGHT = ("#fcfcfa", "#ffffff", "#f2f4f0")
PAPERS_DARK = ("#14181a", "#1b2023", "#20262a")

ALL = (INK, MUTED, HAIRLINE, TRACK, OFFER, ASK, *SERIES, *ON_SERIES)


def series(number: int) -> Colour:
    """The fill of the given series, counted from zero; after the last the first comes again."""
    return SERIES[number % len(SERIES)]


def on_series(number: int) -> Colour:
    """The colour of text that stands on a series' fill, at a contrast of at least four and a half to one."""
    return ON_SERIES[number % len(ON_SERIES)]
