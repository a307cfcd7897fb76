"""A total against the usual ways to count it, within the rounding of the printed figures and no further."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.guides.guide import Bonus, Equity, Guide, GuideFigure, OtherPay, PayRow, Range
from counteroffer.lint.checking import check_guide
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span

TODAY = date(2026, 11, 21)
SIZES = {"K": 3, "M": 6}


def worth(token: str) -> Decimal:
    digits = token.strip("$£%+").replace(",", "")
    return Decimal(digits.rstrip("KM")).scaleb(SIZES.get(digits[-1], 0))


class Printed:
    """Collects the figures of one guide while its ranges are made."""

    def __init__(self) -> None:
        self.figures: list[GuideFigure] = []

    def range(self, text: str | None, field: str) -> Range | None:
        if text is None:
            return None
        ends = [end.strip() for end in text.split(" - ")]
        for name, token in zip(("low", "high"), (ends[0], ends[-1]), strict=True):
            column = 1 + 20 * len(self.figures)
            span = Span("acme.md", 7, column, column + len(token), token)
            unit = "%" if "%" in token else "USD"
            self.figures.append(
                GuideFigure(value=worth(token), unit=unit, text=token, field=f"{field}.{name}", span=span)
            )
        return Range(worth(ends[0]), worth(ends[-1]), ends[-1].endswith("+"))


def guide_of_row(
    base: str,
    total: str,
    *,
    grant: str | None = None,
    annual: str | None = None,
    years: int | None = 4,
    bonus: str | None = None,
    pct: str | None = None,
    sign_on: str | None = None,
    other: str | None = None,
) -> Guide:
    """A guide of one row, its cells as a guide prints them: guide_of_row("$100K - $120K", "$150K - $180K")."""
    printed, at = Printed(), "compensation[0]"
    equity = Equity(
        kind="rsu",
        grant=printed.range(grant, f"{at}.equity.grant"),
        annual=printed.range(annual, f"{at}.equity.annual"),
        vest_years=None if years is None else Decimal(years),
    )
    paid = Bonus(amount=printed.range(bonus, f"{at}.bonus.amount"), pct=printed.range(pct, f"{at}.bonus.pct"))
    row = PayRow(
        region="Paris",
        currency="USD",
        base=printed.range(base, f"{at}.base"),
        equity=equity if grant or annual else None,
        bonus=paid if bonus or pct else None,
        sign_on=printed.range(sign_on, f"{at}.sign_on"),
        total=printed.range(total, f"{at}.total"),
        other=(OtherPay(name="Carry/Bonus", range=printed.range(other, f"{at}.other[0].range")),) if other else (),
    )
    return Guide(path="acme.md", company="Acme", role="Baker", compensation=(row,), figures=tuple(printed.figures))


def faults(guide: Guide, rule: str = "total-does-not-reconcile") -> list[Diagnostic]:
    return [fault for fault in check_guide(guide, TODAY) if fault.rule == rule]


@pytest.mark.parametrize(
    "guide",
    [
        guide_of_row("$100K - $120K", "$120K - $152K", grant="$40K - $80K", bonus="$10K - $12K"),
        guide_of_row("$100K - $120K", "$110K - $140K", grant="$40K - $80K", bonus="$10K - $12K"),
        guide_of_row("$100K - $120K", "$150K - $212K", grant="$40K - $80K", bonus="$10K - $12K"),
        guide_of_row("$100K - $120K", "$120K - $152K", annual="$10K - $20K", bonus="$10K - $12K"),
        guide_of_row("$100K - $120K", "$125K - $162K", grant="$40K - $80K", bonus="$10K - $12K", sign_on="$5K - $10K"),
        guide_of_row("$100K - $120K", "$120K - $152K", grant="$40K - $80K", pct="10%"),
        guide_of_row("$100K - $120K", "$180K - $240K", other="$80K - $120K"),
        guide_of_row("$100K - $120K", "$110K - $132K", bonus="$10K - $12K"),
        guide_of_row("$100K - $120K", "$120K - $140K+", grant="$40K - $80K+", bonus="$10K - $12K"),
        guide_of_row("$100K - $120K", "$100K - $120K"),
        guide_of_row("$180K - $261K", "$216K - $356K", grant="$144K - $378K", bonus="$18K - $36K"),
    ],
    ids=[
        "year", "without bonus", "whole grant", "annual", "with sign-on", "percentage", "other column", "cash",
        "open end", "nothing to add", "half a thousand rounded up",
    ],
)  # fmt: skip
def test_sums_that_people_use(guide: Guide) -> None:
    assert faults(guide) == []


def test_total_that_is_no_sum_is_placed_and_measured() -> None:
    guide = guide_of_row(
        "$228K - $290K", "$415K - $598K", grant="$220K - $340K", annual="$55K - $85K", bonus="$58K - $88K"
    )
    (fault,) = faults(guide)
    assert fault.span.text == "$415K"
    assert fault.message == (
        "the total of $415,000 to $598,000 is no sum of its parts; the nearest is base + bonus + a year of the grant, "
        "$341,000 to $463,000: the total is $74,000 above it at the low end and $135,000 above it at the high end"
    )


def test_single_figures_are_said_once() -> None:
    (fault,) = faults(guide_of_row("$100K", "$300K", other="$80K"))
    assert fault.message == (
        "the total of $300,000 is no sum of its parts; the nearest is base + Carry/Bonus, $180,000: "
        "the total is $120,000 above it"
    )


def test_only_the_wrong_end_is_reported() -> None:
    guide = guide_of_row("$194K - $281K", "$234K - $384K", grant="$160K - $420K", bonus="$20K - $40K")
    (fault,) = faults(guide)
    assert fault.span.text == "$384K"
    assert (
        "base + a year of the grant, $234,000 to $386,000: the total is $2,000 below it at the high end"
        in fault.message
    )


def test_tolerance_is_the_rounding_and_not_a_percentage() -> None:
    assert faults(guide_of_row("$100K - $120K", "$112K - $133K", bonus="$10K - $12K"))
    assert faults(guide_of_row("$100,000 - $120,000", "$110,002 - $132,000", bonus="$10,000 - $12,000"))
    assert not faults(guide_of_row("$100K - $120K", "$111.0K - $132K", bonus="$10K - $12K"))


def test_part_in_words_is_not_judged() -> None:
    guide = guide_of_row("$100K - $120K", "$150K - $190K", bonus="$10K - $12K")
    row = replace(guide.compensation[0], equity=Equity(kind="options", text="some options"))
    assert faults(guide)
    assert not faults(replace(guide, compensation=(row,)))


thousands = st.integers(1, 900).map(Decimal)


@given(base=thousands, bonus=thousands, year=thousands, slip=st.integers(-400, 400))
def test_a_sum_is_clean_and_a_sum_that_is_far_off_is_not(
    base: Decimal, bonus: Decimal, year: Decimal, slip: int
) -> None:
    ways = {base + bonus + year, base + year, base + bonus + 4 * year}
    total = base + bonus + year + slip
    found = faults(guide_of_row(f"${base}K", f"${max(total, Decimal(1))}K", grant=f"${year * 4}K", bonus=f"${bonus}K"))
    if slip == 0:
        assert not found
    elif total > 1 and all(abs(total - way) > 3 for way in ways):
        assert found


def test_bonus_within_the_rounding_of_its_percentage() -> None:
    rule = "bonus-percent-does-not-match-amount"
    assert not faults(guide_of_row("$228K - $290K", "$1K", bonus="$58K - $88K", pct="25% - 30%"), rule)
    (fault,) = faults(guide_of_row("$228K - $290K", "$1K", bonus="$61K - $88K", pct="25% - 30%"), rule)
    assert fault.span.text == "$61K"
    assert fault.message == "the bonus of $61,000 at the low end is not 25% of the base, which is $57,000"


def test_swapped_ends_are_placed_at_the_first() -> None:
    (fault,) = faults(guide_of_row("$290K - $228K", "$500K"), "swapped-ends")
    assert fault.span.text == "$290K"
