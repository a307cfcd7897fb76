"""Who gets what of a fund, by the European (whole fund) waterfall; all in exact fractions.

First the investors have their capital back, then the hurdle (the preferred return), then the carry pool catches up
until it has its part of all profit, then the rest is split at the carry rate.
"""

from dataclasses import dataclass
from fractions import Fraction

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryRules:
    """The terms of a fund: its `size`, the carry `rate`, the `hurdle` a year over `years`, the `catch_up` share.

    A catch-up that is no more than the carry rate never catches up: the pool then has its rate of the profit above the
    hurdle only. Without years there is no hurdle to compound.
    """

    size: Fraction
    rate: Fraction
    hurdle: Fraction = NOTHING
    years: Fraction = NOTHING
    catch_up: Fraction = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What a fund pays out, by step: to investors their capital and hurdle, in the catch-up and the split to both."""

    capital: Fraction
    hurdle: Fraction
    catch_up_pool: Fraction
    catch_up_investors: Fraction
    split_pool: Fraction
    split_investors: Fraction

    @property
    def pool(self) -> Fraction:
        """The carry pool."""
        return self.catch_up_pool + self.split_pool

    @property
    def investors(self) -> Fraction:
        """What the investors have."""
        return self.capital + self.hurdle + self.catch_up_investors + self.split_investors


def hurdle_profit(rules: CarryRules) -> Fraction:
    """The profit that investors have before any carry: size x ((1 + hurdle) ^ years - 1).

    Part of a year counts in simple proportion, so that the amount stays exact.
    """
    full = int(rules.years)
    growth = (1 + rules.hurdle) ** full * (1 + rules.hurdle * (rules.years - full))
    return rules.size * (growth - 1)


def share_out(multiple: Fraction, rules: CarryRules) -> Distribution:
    """How a fund that returns `multiple` x its size is shared out."""
    left = rules.size * multiple
    capital = min(left, rules.size)
    left -= capital
    hurdle = min(left, hurdle_profit(rules))
    left -= hurdle
    zone = min(left, _catch_up_zone(rules))
    left -= zone
    return Distribution(
        capital=capital,
        hurdle=hurdle,
        catch_up_pool=zone * rules.catch_up,
        catch_up_investors=zone * (1 - rules.catch_up),
        split_pool=left * rules.rate,
        split_investors=left * (1 - rules.rate),
    )


def _catch_up_zone(rules: CarryRules) -> Fraction:
    """The profit within which the pool catches up: c x zone = r x (hurdle + zone) at its end."""
    if rules.catch_up <= rules.rate:
        return NOTHING
    return rules.rate * hurdle_profit(rules) / (rules.catch_up - rules.rate)
