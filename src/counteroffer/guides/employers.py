"""Large employers by name: where a mapping runs names and levels together, a name that everybody knows ends the doubt.

A short list of common knowledge, not of all employers: every other name is told from the level words around it.
"""

# Names of one word whose next word is a level, a role or a product line, except for the divisions below.
_PLAIN = (
    "Adobe",
    "Airbnb",
    "Amazon",
    "AMD",
    "Anthropic",
    "Apple",
    "AWS",
    "Azure",
    "Bloomberg",
    "Broadcom",
    "Cisco",
    "Databricks",
    "Deloitte",
    "Google",
    "IBM",
    "Intel",
    "JPMorgan",
    "LinkedIn",
    "Meta",
    "Microsoft",
    "Netflix",
    "NVIDIA",
    "OpenAI",
    "Oracle",
    "Palantir",
    "Qualcomm",
    "Salesforce",
    "SAP",
    "Shopify",
    "Snowflake",
    "Spotify",
    "Stripe",
    "Tesla",
    "Uber",
    "Walmart",
)
# Names of several words, and divisions that people name like companies of their own.
_LONG = (
    "Adobe Research",
    "Amazon Web Services",
    "Bank of America",
    "Goldman Sachs",
    "Google Brain",
    "Google Cloud",
    "Google DeepMind",
    "Google Research",
    "IBM Research",
    "JPMorgan Chase",
    "Meta FAIR",
    "Meta Reality Labs",
    "Microsoft Azure",
    "Microsoft Research",
    "Morgan Stanley",
    "Palo Alto Networks",
    "Uber Freight",
    "Walmart Global Tech",
    "Walmart Labs",
)
_NAMES = frozenset((*_PLAIN, *_LONG))
_FIRST_WORDS = frozenset(name.partition(" ")[0] for name in _NAMES)


def employer_in(words: list[str]) -> str | None:
    """The well-known employer that a list of words begins with, by its longest name; None where there is none."""
    if not words or words[0] not in _FIRST_WORDS:
        return None
    for count in (3, 2, 1):
        name = " ".join(words[:count])
        if len(words) >= count and name in _NAMES:
            return None if f"{name} {_before_slash(words, count)}" in _NAMES else name
    return None


def _before_slash(words: list[str], index: int) -> str:
    """The first of "Brain/Maps": where it names a division, the two together are nobody's short name."""
    first, slash, _rest = (words[index] if index < len(words) else "").partition("/")
    return first if slash else ""
