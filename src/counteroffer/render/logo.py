"""A logo from a file: PNG without anything but its picture, or SVG drawn to PNG; nothing in it can run or load anything."""

import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from counteroffer.render.look import Logo
from counteroffer.terms.faults import MissingExtraError

LARGEST_FILE = 400_000  # bytes
LARGEST_SIDE = 2_000  # pixels
WIDEST = 12  # times as wide as high
DRAWN_HEIGHT = 240  # pixels: sharp on paper at the height at which a page shows it
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What a picture needs; words, times and places that a camera or a program left in the file stay out.
KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND")
LOADING_ELEMENTS = {"image", "script", "foreignObject", "feImage", "iframe", "audio", "video", "set", "animate", "a"}
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import", re.IGNORECASE)
NUMBER = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(?:px)?\s*\Z")


class UnusableLogoError(ValueError):
    """A file that cannot be a logo; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


_DAMAGED = UnusableLogoError("the PNG is damaged", "save it again")


def read_logo(content: bytes) -> Logo:
    """The logo in a file's bytes; an UnusableLogoError where it is no PNG or SVG, is too large, or would load something."""
    if len(content) > LARGEST_FILE:
        raise UnusableLogoError(f"it has {len(content):,} bytes", f"at most {LARGEST_FILE:,} bytes; save it smaller")
    if content.startswith(SIGNATURE):
        return _from_png(content)
    if b"<svg" in content[:4096]:
        return _from_svg(content)
    raise UnusableLogoError("it is neither PNG nor SVG", "save it as one of them")


def _from_png(content: bytes) -> Logo:
    try:
        chunks = list(_chunks(content))
        width, height = struct.unpack(">II", dict(reversed(chunks))[b"IHDR"][8:16])
    except (KeyError, struct.error):
        raise _DAMAGED from None
    if not {b"IDAT", b"IEND"} <= dict(chunks).keys():
        raise _DAMAGED
    if not 0 < width <= LARGEST_SIDE or not 0 < height <= LARGEST_SIDE:
        raise UnusableLogoError(f"it is {width} by {height} pixels", f"at most {LARGEST_SIDE:,} on each side")
    if width > WIDEST * height:
        raise UnusableLogoError("it is too wide for its height", f"at most {WIDEST} times as wide as high")
    return Logo(SIGNATURE + b"".join(whole for kind, whole in chunks if kind in KEPT_CHUNKS), width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk of a PNG with its kind; an UnusableLogoError or struct.error where one is damaged."""
    place = len(SIGNATURE)
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        whole = content[place : place + 12 + length]
        (told,) = struct.unpack(">I", whole[8 + length :])
        if told != zlib.crc32(whole[4 : 8 + length]):
            raise _DAMAGED
        yield whole[4:8], whole
        if whole[4:8] == b"IEND":
            return
        place += 12 + length


def _from_svg(content: bytes) -> Logo:
    root = _checked_svg(content)
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("an SVG logo needs vl-convert", "pip install 'counteroffer[pdf]'") from error
    width, height = _size(root)
    if width > WIDEST * height:
        raise UnusableLogoError("it is too wide for its height", f"at most {WIDEST} times as wide as high")
    try:
        drawn = bytes(vl_convert.svg_to_png(ElementTree.tostring(root, "unicode"), scale=DRAWN_HEIGHT / height))
    except (ValueError, RuntimeError):
        raise UnusableLogoError("the SVG cannot be drawn", "save it as plain SVG, or as PNG") from None
    return _from_png(drawn)


def _checked_svg(content: bytes) -> ElementTree.Element:
    """The root of an SVG that loads nothing and runs nothing."""
    try:
        source = content.decode("utf-8-sig")
        if "<!DOCTYPE" in source or "<!ENTITY" in source:
            raise UnusableLogoError("the SVG declares a document type", "save it as plain SVG, or as PNG")
        root = ElementTree.fromstring(source)
    except (UnicodeDecodeError, ElementTree.ParseError):
        raise UnusableLogoError("the SVG is damaged", "save it again as plain SVG in UTF-8, or as PNG") from None
    hint = "save it as plain SVG with all shapes in it, or as PNG"
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in LOADING_ELEMENTS:
            raise UnusableLogoError(f"the SVG holds <{name}>", hint)
        for key, value in element.attrib.items():
            named = key.rpartition("}")[2].lower()
            if (
                named.startswith("on")
                or (named in ("href", "src") and not value.startswith("#"))
                or OUTSIDE.search(value)
            ):
                raise UnusableLogoError(f"the SVG leads outside by {named}", hint)
        if name == "style" and OUTSIDE.search(element.text or ""):
            raise UnusableLogoError("the SVG leads outside by its style", hint)
    return root


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height of an SVG, from its attributes or else its view box."""
    box = (root.get("viewBox") or "").replace(",", " ").split()
    found = [NUMBER.match(root.get(side) or "") for side in ("width", "height")]
    if not all(found) and len(box) == 4:
        found = [NUMBER.match(side) for side in box[2:]]
    sides = [float(one[1]) for one in found if one is not None]
    if len(sides) != 2 or min(sides) < 1:
        raise UnusableLogoError("the SVG does not say its size", "give it width and height, or a viewBox")
    return sides[0], sides[1]
