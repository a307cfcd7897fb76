"""The look of a playbook's pages: whose brand they carry, and whether they are for their owner alone."""

from dataclasses import dataclass

from counteroffer.render.theme import Colour


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG, with its size in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Brand:
    """Who hands a playbook over: a name, a logo, the colour of links and marks, that of headings, and a line at the foot."""

    name: str
    logo: Logo | None = None
    accent: Colour | None = None
    headings: Colour | None = None
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How pages look; `private` pages say on each sheet that they are for their owner alone."""

    brand: Brand | None = None
    private: bool = True


PLAIN = Look()
