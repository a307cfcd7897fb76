"""In which edition a playbook is put out: its tone, its locale, whether it may be shared, and whose brand it carries."""

from dataclasses import dataclass
from pathlib import Path

from counteroffer.operations.files import read_content, read_source
from counteroffer.terms.faults import BadRequestError, FaultsFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.render.look import Brand, Look

LARGEST_THEME = 100_000
LARGEST_LOGO_FILE = 20_000_000  # beyond it a file is not even read; how large a logo may be, the theme's reader says


@dataclass(frozen=True, slots=True)
class Edition:
    """How a playbook is put out; None is the house's way.

    `tone` is one of playbook/tones.TONES, `locale` a language tag; a `redacted` playbook leaves out what a recruiter must
    not see.
    """

    tone: str | None = None
    locale: str | None = None
    redacted: bool = False
    brand: "Brand | None" = None

    @property
    def look(self) -> "Look":
        """How its pages look."""
        from counteroffer.render.look import Look

        return Look(self.brand, private=not self.redacted)

    @property
    def stem(self) -> str:
        """How its files are called: a redacted playbook never takes the place of the whole one."""
        return "playbook-redacted" if self.redacted else "playbook"


AS_MADE = Edition()


def make_edition(tone: str | None, locale: str | None, theme: Path | None, *, redacted: bool) -> Edition:
    """The edition that somebody asks for.

    A BadRequestError where there is no such tone, locale or theme file, FaultsFoundError where the theme has faults.
    """
    if tone is not None:
        _known_tone(tone)
    if locale is not None:
        from counteroffer.terms.printing import named_locale

        locale = named_locale(locale)
    return Edition(tone, locale, redacted, read_brand(theme) if theme is not None else None)


def read_brand(path: Path) -> "Brand":
    """The brand of a theme file; FaultsFoundError with all its faults where it cannot be used."""
    from counteroffer.render.theme_reading import read_theme

    source = read_source(path, LARGEST_THEME, "a theme")
    brand, faults = read_theme(source, lambda name: _logo_file(path.parent / name))
    if brand is None:
        raise FaultsFoundError(f"{path} has faults", faults, "mend them and run it again; docs/theme.md shows a theme")
    return brand


def in_edition(playbook: "Playbook", edition: Edition) -> "Playbook":
    """The playbook as its edition has it: in the tone, and without what may not be shared."""
    if edition.tone is not None:
        from counteroffer.playbook.tones import in_tone

        playbook = in_tone(playbook, edition.tone)
    if edition.redacted:
        from counteroffer.playbook.redacting import redact

        playbook = redact(playbook)
    return playbook


def _known_tone(tone: str) -> None:
    from counteroffer.playbook.tones import TONES

    if tone not in TONES:
        raise BadRequestError(f"there is no tone {tone!r}", f"tones: {', '.join(TONES)}")


def _logo_file(path: Path) -> bytes:
    """The bytes of a logo; an OSError where there are none, as reading a file raises it."""
    try:
        return read_content(path, LARGEST_LOGO_FILE, "a logo")
    except BadRequestError as error:
        raise OSError(0, error.message) from None
