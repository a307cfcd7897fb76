"""Contrast between two colours as the Web Content Accessibility Guidelines measure it (WCAG 2.2, success criterion 1.4.3)."""

from decimal import Decimal

LEAST = Decimal("4.5")  # for text of usual size, level AA
STEPS = 20


def contrast(one: str, other: str) -> Decimal:
    """The contrast ratio of two colours ("#0b6b5d"), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return Decimal(str((lighter + 0.05) / (darker + 0.05)))


def is_legible(colour: str, backgrounds: tuple[str, ...]) -> bool:
    """Whether text in a colour can be read on all of the backgrounds."""
    return all(contrast(colour, background) >= LEAST for background in backgrounds)


def lightened(colour: str, backgrounds: tuple[str, ...]) -> str:
    """The colour with as little white in it as makes it legible on dark backgrounds."""
    parts = _parts(colour)
    for step in range(STEPS + 1):
        mixed = "#" + "".join(f"{part + (255 - part) * step // STEPS:02x}" for part in parts)
        if is_legible(mixed, backgrounds):
            return mixed
    return "#ffffff"


def _luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255 each."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
