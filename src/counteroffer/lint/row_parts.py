"""The parts of a year's pay that one row of a guide states, with the rounding of each printed figure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from counteroffer.guides.guide import Equity, GuideFigure, PayRow, Quoted, Range
from counteroffer.lint.places import rounding_of
from counteroffer.lint.sums import ENDS, WHOLE_GRANT, Part, Stated, given

PERCENT = "%"

Figures: TypeAlias = Mapping[str, GuideFigure]


def stated_in(row: PayRow, number: int, figures: Figures) -> Iterator[Stated]:
    """What row `number` states in its own currency, and in a second one where it is quoted beside the first.

    Nothing where a part is stated in words alone, as the total may count what the words mean; nor where a cell is in
    a third currency.
    """
    field = f"compensation[{number}]"
    if row.currency is None or row.period != "year" or _has_part_in_words(row) or _mixes(row, field, figures):
        return
    total = _part("total", row.total, f"{field}.total", figures)
    base = _part("base", row.base, f"{field}.base", figures)
    if total is not None and base is not None:
        others = (
            _part(one.name, one.range, f"{field}.other[{place}].range", figures)
            for place, one in enumerate(row.other)
            if _unit(f"{field}.other[{place}].range.low", figures) != PERCENT
        )
        sign_on = _part("sign-on", row.sign_on, f"{field}.sign_on", figures)
        grants = _grants(row.equity, f"{field}.equity", figures)
        yield Stated(row.currency, field, total, base, _bonus(row, field, figures), grants, sign_on, given(others))
    if row.quoted is not None:
        yield from _quoted(row.quoted, row.equity, f"{field}.quoted", figures)


def _quoted(quoted: Quoted, equity: Equity | None, field: str, figures: Figures) -> Iterator[Stated]:
    total, base, whole, bonus = (
        _part(name, stated, f"{field}.{key}", figures)
        for name, key, stated in (
            ("total", "total", quoted.total),
            ("base", "base", quoted.base),
            (WHOLE_GRANT, "equity", quoted.equity),
            ("bonus", "bonus", quoted.bonus),
        )
    )
    if total is not None and base is not None:
        grants = given([_year_of(whole, equity.vest_years if equity else None), whole])
        yield Stated(quoted.currency, field, total, base, bonus, grants, None, ())


def _grants(equity: Equity | None, field: str, figures: Figures) -> tuple[Part, ...]:
    """The grant as a total may count it: a year of it, the yearly amount as stated, or the whole of it."""
    if equity is None:
        return ()
    whole = _part(WHOLE_GRANT, equity.grant, f"{field}.grant", figures)
    annual = _part("a year of equity as stated", equity.annual, f"{field}.annual", figures)
    return given([_year_of(whole, equity.vest_years), annual, whole])


def _year_of(whole: Part | None, years: Decimal | None) -> Part | None:
    if whole is None or not years:
        return None
    low, low_rounding = whole.low / years, whole.low_rounding / years
    high = low if whole.high == whole.low else whole.high / years
    high_rounding = low_rounding if whole.high_rounding == whole.low_rounding else whole.high_rounding / years
    return Part("a year of the grant", low, high, low_rounding, high_rounding, whole.open)


def _bonus(row: PayRow, field: str, figures: Figures) -> Part | None:
    """The bonus as stated, or its percentage of the base where no amount is stated."""
    if row.bonus is None or row.bonus.amount is not None or row.bonus.pct is None or row.base is None:
        return _part("bonus", row.bonus.amount if row.bonus else None, f"{field}.bonus.amount", figures)
    low, low_rounding = share_of(row.base.low, row.bonus.pct.low, field, "low", figures)
    high, high_rounding = share_of(row.base.high, row.bonus.pct.high, field, "high", figures)
    return Part("bonus", low, high, low_rounding, high_rounding, row.base.open or row.bonus.pct.open)


def share_of(base: Decimal, points: Decimal, field: str, end: str, figures: Figures) -> tuple[Decimal, Decimal]:
    """A bonus in points of per cent as an amount, and its rounding: both the base and the points are rounded figures."""
    base_rounding = rounding_of(figures.get(f"{field}.base.{end}"))
    points_rounding = rounding_of(figures.get(f"{field}.bonus.pct.{end}"))
    largest = (base + base_rounding) * (points + points_rounding)
    return base * points / 100, (largest - base * points) / 100


def _part(name: str, stated: Range | None, field: str, figures: Figures) -> Part | None:
    if stated is None:
        return None
    low, high = rounding_of(figures.get(f"{field}.low")), rounding_of(figures.get(f"{field}.high"))
    return Part(name, stated.low, stated.high, low, high, stated.open)


def _mixes(row: PayRow, field: str, figures: Figures) -> bool:
    """Whether a cell of the row itself, not of its second quotation, is in another currency than the row."""
    equity, bonus = row.equity, row.bonus
    known = (row.currency, PERCENT, None)
    stated = (
        ("base", row.base),
        ("equity.grant", equity and equity.grant),
        ("equity.annual", equity and equity.annual),
        ("bonus.amount", bonus and bonus.amount),
        ("sign_on", row.sign_on),
        ("total", row.total),
        *((f"other[{place}].range", other.range) for place, other in enumerate(row.other)),
    )
    for part, amount in stated:
        if amount is not None:
            for end in ENDS:
                if _unit(f"{field}.{part}.{end}", figures) not in known:
                    return True
    return False


def _unit(field: str, figures: Figures) -> str | None:
    figure = figures.get(field)
    return figure.unit if figure is not None else None


def _has_part_in_words(row: PayRow) -> bool:
    bonus, equity = row.bonus, row.equity
    return (bonus is not None and bonus.amount is None and bonus.pct is None) or (
        equity is not None and equity.grant is None and equity.annual is None
    )
