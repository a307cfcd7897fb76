"""The places whose taxes are computed, and the ways in which people write them."""

from collections.abc import Mapping

from counteroffer.terms.sentences import Words

COUNTRIES = {
    "US": ("us", "usa", "united states", "united states of america", "u.s.", "u.s.a."),
    "GB": ("gb", "uk", "united kingdom", "great britain", "england", "u.k."),
}
STATES = {
    "CA": ("ca", "california"),
    "FL": ("fl", "florida"),
    "NY": ("ny", "new york", "new york state"),
    "TX": ("tx", "texas"),
    "WA": ("wa", "washington", "washington state"),
    "England": ("england",),
}
CITIES = {"New York City": ("new york city", "nyc", "new york", "city of new york")}
STATES_OF = {"US": ("CA", "FL", "NY", "TX", "WA"), "GB": ("England",)}
STATE_OF_CITY = {"New York City": "NY"}


def place_named(words: Words, known: Mapping[str, tuple[str, ...]]) -> Words:
    """The words as the one name that is used for this place; the words themselves where they name no known one."""
    plain = " ".join(words.text.lower().split())
    return next((Words(name, words.span) for name, aliases in known.items() if plain in aliases), words)
