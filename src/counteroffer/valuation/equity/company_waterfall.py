"""What a sale of a company leaves for one common share: preferences, conversion, participation; all in exact fractions.

The rule for preferred shares that do not participate is that their holders take the better of two things, the
preference or the same as common shares; participating ones take the preference and then share in the rest.
Others' exercise prices are not added to what is shared out, so a common share gets a little less here than at a sale.
"""

from dataclasses import dataclass
from fractions import Fraction

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """Who shares in a company: all `shares` fully diluted, the `preferred` among them, and what these take first.

    `preferences` is money in all; `preferred` is less than `shares`.
    """

    shares: Fraction
    preferred: Fraction = NOTHING
    preferences: Fraction = NOTHING
    participating: bool = False


def after_dilution(shares: Fraction, dilution: Fraction) -> Fraction:
    """How many shares there are once new ones are the share `dilution` (below one) of all."""
    return shares / (1 - dilution)


def common_share(value: Fraction, capital: Capital) -> Fraction:
    """What one common share gets of a company's value: V the value, L the preferences, N all shares, P the preferred.

    Not participating: min(max(0, V - L) / (N - P), V / N); the two meet where conversion pays. Participating: max(0, V - L) / N.
    """
    rest = max(NOTHING, value - capital.preferences)
    if capital.participating:
        return rest / capital.shares
    return min(rest / (capital.shares - capital.preferred), value / capital.shares)


def preferred_shares(value: Fraction, capital: Capital) -> Fraction:
    """What all preferred shares get together; with the common shares they share out the whole value."""
    first = min(value, capital.preferences)
    part = capital.preferred / capital.shares
    if capital.participating:
        return first + (value - first) * part
    return max(first, value * part)


def converts_above(capital: Capital) -> Fraction | None:
    """The value of the company above which preferred shares convert; None where they never need to or never do."""
    if capital.participating or not capital.preferred:
        return None
    return capital.preferences * capital.shares / capital.preferred
