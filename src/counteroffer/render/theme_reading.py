"""Reads a theme file, by which a coach puts a brand on the pages: what is wrong in it is told with its place.

```yaml
name: Harbourlight Coaching
logo: logo.png
colours: {accent: "#7a1f3d", headings: "#2b2140"}
footer: Harbourlight Coaching, Bristol
```
"""

import re
from collections.abc import Callable

from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import Mapping, Node, Scalar, read_yaml
from counteroffer.render import theme
from counteroffer.render.cleaning import one_line
from counteroffer.render.contrast import LEAST, contrast, is_legible, lightened
from counteroffer.render.logo import UnusableLogoError, read_logo
from counteroffer.render.look import Brand, Logo
from counteroffer.render.theme import Colour
from counteroffer.terms.faults import Diagnostic, Severity

KEYS = ("name", "logo", "colours", "footer")
COLOUR_KEYS = ("accent", "accent_dark", "headings", "headings_dark")
LONGEST = {"name": 60, "footer": 160, "logo": 300}
HEXADECIMAL = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\Z")

Open = Callable[[str], bytes]


def read_theme(source: SourceText, open_logo: Open) -> tuple[Brand | None, tuple[Diagnostic, ...]]:
    """The brand that a theme file tells, and its faults in the order of their places; None where one is an error.

    `open_logo` gives the bytes of the file that `logo` names, or raises OSError.
    """
    root, faults = read_yaml(source)
    reader = _Reader(source, open_logo, list(faults))
    brand = reader.read(root)
    found = tuple(sorted(reader.faults, key=lambda fault: fault.order))
    return (None if any(fault.severity is Severity.ERROR for fault in found) else brand), found


def is_theme(source: SourceText) -> bool:
    """Whether a YAML file is a theme and no case: it has a key that only themes have, and none that a case must have."""
    root, _faults = read_yaml(source)
    if not isinstance(root, Mapping):
        return False
    keys = {name.text for name, _value in root.entries}
    return bool(keys & set(KEYS)) and not keys & {"kind", "company", "role", "currency"}


class _Reader:
    """Reads one file and collects what is wrong in it."""

    def __init__(self, source: SourceText, open_logo: Open, faults: list[Diagnostic]) -> None:
        self.source = source
        self.open_logo = open_logo
        self.faults = faults

    def read(self, root: Node | None) -> Brand | None:
        if self.faults:
            return None
        if not isinstance(root, Mapping):
            self.faults.append(
                Diagnostic(
                    "B002",
                    "theme-value",
                    Severity.ERROR,
                    self.source.span(0, 0),
                    "a theme is a group of keys",
                    f"write {_listed(KEYS)}",
                )
            )
            return None
        self.refuse_others(root, KEYS)
        name, footer = self.words(root, "name"), self.words(root, "footer")
        if not name:
            place = (root.key("name") or root).span
            self.faults.append(
                Diagnostic(
                    "B001",
                    "theme-without-name",
                    Severity.ERROR,
                    place,
                    "the theme has no name",
                    "write name: and whose brand it is",
                )
            )
        colours = root.get("colours")
        if colours is not None and not isinstance(colours, Mapping):
            self.faults.append(
                Diagnostic(
                    "B002",
                    "theme-value",
                    Severity.ERROR,
                    colours.span,
                    "colours is no group",
                    f"write {_listed(COLOUR_KEYS)} below it",
                )
            )
        group = colours if isinstance(colours, Mapping) else None
        if group is not None:
            self.refuse_others(group, COLOUR_KEYS)
        return Brand(
            name=name,
            logo=self.logo(root),
            accent=self.colour(group, "accent") if group else None,
            headings=self.colour(group, "headings") if group else None,
            footer=footer,
        )

    def words(self, root: Mapping, key: str) -> str:
        """One line of text; "" where the key is missing or its value cannot be used."""
        value = root.get(key)
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            self.faults.append(
                Diagnostic(
                    "B002",
                    "theme-value",
                    Severity.ERROR,
                    value.span,
                    f"{key} is no text",
                    f"write {key}: and words on one line",
                )
            )
            return ""
        shown, most = one_line(value.text), LONGEST[key]
        if len(shown) > most:
            message = f"{key} has {len(shown)} letters"
            self.faults.append(
                Diagnostic(
                    "B002",
                    "theme-value",
                    Severity.ERROR,
                    value.span,
                    message,
                    f"at most {most}; it stands on every page",
                )
            )
            return ""
        return shown

    def logo(self, root: Mapping) -> Logo | None:
        path = self.words(root, "logo")
        value = root.get("logo")
        if not path or value is None:
            return None
        try:
            return read_logo(self.open_logo(path))
        except OSError as error:
            reason = error.strerror or "it is no file"
            self.faults.append(
                Diagnostic(
                    "B004", "unusable-logo", Severity.ERROR, value.span, f"{path} cannot be read: {reason}", _LOGO_HELP
                )
            )
        except ValueError as error:
            hint = error.hint if isinstance(error, UnusableLogoError) else _LOGO_HELP
            self.faults.append(
                Diagnostic(
                    "B004", "unusable-logo", Severity.ERROR, value.span, f"{path} cannot be a logo: {error}", hint
                )
            )
        return None

    def colour(self, group: Mapping, key: str) -> Colour | None:
        """A colour for light pages, with its partner for dark screens: the one stated, or the same one lightened."""
        light = self.shade(group, key, theme.PAPERS_LIGHT, "light paper", "darker")
        dark = self.shade(group, f"{key}_dark", theme.PAPERS_DARK, "a dark screen", "lighter")
        if light is None:
            return None
        return Colour(light, dark or lightened(light, theme.PAPERS_DARK))

    def shade(self, group: Mapping, key: str, papers: tuple[str, ...], where: str, way: str) -> str | None:
        value = group.get(key)
        if value is None:
            return None
        if not isinstance(value, Scalar) or not HEXADECIMAL.match(value.text):
            shown = f"{value.text[:20]!r}" if isinstance(value, Scalar) else key
            self.faults.append(
                Diagnostic(
                    "B002",
                    "theme-value",
                    Severity.ERROR,
                    value.span,
                    f"{shown} is no colour",
                    'write it in quotes, as "#0b6b5d"',
                )
            )
            return None
        digits = value.text[1:].lower()
        colour = "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)
        if is_legible(colour, papers):
            return colour
        least = min(contrast(colour, paper) for paper in papers)
        message = f"{colour} on {where} has a contrast of {least:.1f} to 1: text in it is hard to read"
        self.faults.append(
            Diagnostic(
                "B003",
                "low-contrast",
                Severity.ERROR,
                value.span,
                message,
                f"take a {way} shade; at least {LEAST} to 1 (WCAG AA)",
            )
        )
        return None

    def refuse_others(self, group: Mapping, known: tuple[str, ...]) -> None:
        for name, _value in group.entries:
            if name.text not in known:
                message = f"a theme has no key {name.text[:40]!r} here"
                self.faults.append(
                    Diagnostic(
                        "B005", "unknown-theme-key", Severity.ERROR, name.span, message, f"possible: {', '.join(known)}"
                    )
                )


_LOGO_HELP = "name a PNG or SVG file, by its path from the theme file"


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
