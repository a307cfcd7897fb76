"""Amounts as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ending import ended

from counteroffer.terms.amounts import Amount, find_amounts, find_numbers, read_amount


def shown(amounts: tuple[Amount, ...], text: str) -> list[str]:
    return [f"{text[a.start : a.end]} = {a.low:f}..{a.high:f} {a.unit}" for a in amounts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$228K - $290K", ["$228K = 228000..228000 USD", "$290K = 290000..290000 USD"]),
        ("$120-150k", ["$120-150k = 120000..150000 USD"]),
        ("$120-$150k", ["$120-$150k = 120000..150000 USD"]),
        ("$120 - 150K RSUs", ["$120 - 150K = 120000..150000 USD"]),
        ("25-30%", ["25-30% = 25..30 %"]),
        ("+15-25% AI premium", ["15-25% = 15..25 %"]),
        ("25% to 30%", ["25% = 25..25 %", "30% = 30..30 %"]),
        ("0.05-0.08%", ["0.05-0.08% = 0.05..0.08 %"]),
        (
            "£177K–£225K / $224K",
            ["£177K = 177000..177000 GBP", "£225K = 225000..225000 GBP", "$224K = 224000..224000 USD"],
        ),
        ("₹24L–₹42L", ["₹24L = 2400000..2400000 INR", "₹42L = 4200000..4200000 INR"]),
        ("₹1.2Cr", ["₹1.2Cr = 12000000..12000000 INR"]),
        ("CNY 320K–CNY 1.4M", ["CNY 320K = 320000..320000 CNY", "CNY 1.4M = 1400000..1400000 CNY"]),
        ("PLN 300K–420K", ["PLN 300K–420K = 300000..420000 PLN"]),
        (
            "AED 580,000-625,000 ($158,000)",
            ["AED 580,000-625,000 = 580000..625000 AED", "$158,000 = 158000..158000 USD"],
        ),
        ("USD 250K or 250K USD", ["USD 250K = 250000..250000 USD", "250K USD = 250000..250000 USD"]),
        ("€35.000", ["€35.000 = 35000..35000 EUR"]),
        ("€1.250.000,50", ["€1.250.000,50 = 1250000.5..1250000.5 EUR"]),
        ("€45,50/hour", ["€45,50/hour = 45.5..45.5 EUR"]),
        ("CHF 120'000", ["CHF 120'000 = 120000..120000 CHF"]),
        ("SEK 600,000", ["SEK 600,000 = 600000..600000 SEK"]),
        ("600 000 kr", ["600 000 kr = 600000..600000 SEK"]),
        ("kr785,000–kr1,050,000", ["kr785,000 = 785000..785000 SEK", "kr1,050,000 = 1050000..1050000 SEK"]),
        ("185K–520K+", ["185K–520K+ = 185000..520000 "]),
        ("£0-£25K (senior only)", ["£0 = 0..0 GBP", "£25K = 25000..25000 GBP"]),
        ("$15B fund, $42B+ AUM", ["$15B = 15000000000..15000000000 USD", "$42B+ = 42000000000..42000000000 USD"]),
        ("#GBP35B+AUM", ["GBP35B+ = 35000000000..35000000000 GBP"]),
        ("$[50K-90K]", ["$[50K-90K] = 50000..90000 USD"]),
        ("$[5-10]K", ["$[5-10]K = 5000..10000 USD"]),
        ("at $[X]K or $[Y + bonus]", []),
        (
            "C$150K, A$160K, S$170K, R$180K, HK$1.2M",
            [
                "C$150K = 150000..150000 CAD",
                "A$160K = 160000..160000 AUD",
                "S$170K = 170000..170000 SGD",
                "R$180K = 180000..180000 BRL",
                "HK$1.2M = 1200000..1200000 HKD",
            ],
        ),
        ("US$90K", ["US$90K = 90000..90000 USD"]),
        ("$120K CAD", ["$120K CAD = 120000..120000 CAD"]),
        ("$200,000-$400,000 USD", ["$200,000 = 200000..200000 USD", "$400,000 USD = 400000..400000 USD"]),
        (
            "₪45,000, ¥950,000, 250 000 zł",
            ["₪45,000 = 45000..45000 ILS", "¥950,000 = 950000..950000 JPY", "250 000 zł = 250000..250000 PLN"],
        ),
        ("24 LPA", ["24 LPA = 2400000..2400000 INR"]),
        ("₹45 lakhs", ["₹45 lakhs = 4500000..4500000 INR"]),
        ("₹24,00,000", ["₹24,00,000 = 2400000..2400000 INR"]),
        (
            "$10 quadrillion, $1.5 billion",
            ["$10 quadrillion = 10000000000000000..10000000000000000 USD", "$1.5 billion = 1500000000..1500000000 USD"],
        ),
        ("$200K+$50K", ["$200K = 200000..200000 USD", "$50K = 50000..50000 USD"]),
        ("$60K/user/month", ["$60K = 60000..60000 USD"]),
        ("$170K/4yr", ["$170K = 170000..170000 USD"]),
        ("15 percent", ["15 percent = 15..15 %"]),
        ("`#+15-25%AIPremium` a%20b 5%20", ["15-25% = 15..25 %"]),
        ("12,5 %", ["12,5 % = 12.5..12.5 %"]),
        ("L5 in 2026, 4yr, 1.25x, 401k, B2B, 300TB, PHP 8, R2, 3-5 years, 24/7", []),
        ("$401K in a 401k", ["$401K = 401000..401000 USD"]),
        ("2025-2026 at 2026-$500K", ["$500K = 500000..500000 USD"]),
        ("1,5M or 35.000", []),
        ("$228K-2026", ["$228K = 228000..228000 USD"]),
        ("costs $\n60K\nCHF\n5", ["60K = 60000..60000 "]),
    ],
)
def test_find_amounts(text: str, expected: list[str]) -> None:
    assert shown(find_amounts(text), text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "period"),
    [
        ("240K", 240_000, 240_000, "", None),
        ("401K", 401_000, 401_000, "", None),
        ("401k", 401_000, 401_000, "", None),
        ("300-401K", 300_000, 401_000, "", None),
        ("240000", 240_000, 240_000, "", None),
        ("30 000", 30_000, 30_000, "", None),
        (" 1.5m ", 1_500_000, 1_500_000, "", None),
        ("65/hour", 65, 65, "", "hour"),
        ("$65/hr", 65, 65, "USD", "hour"),
        ("$8K/month", 8_000, 8_000, "USD", "month"),
        ("60K per year", 60_000, 60_000, "", "year"),
        ("₹24L", 2_400_000, 2_400_000, "INR", None),
        ("25%", 25, 25, "%", None),
        ("+15-25%", 15, 25, "%", None),
        ("100-120K EUR", 100_000, 120_000, "EUR", None),
        ("230-290K", 230_000, 290_000, "", None),
        ("usd 250k", 250_000, 250_000, "USD", None),
        ("$.5" if False else "$0.50", 0.5, 0.5, "USD", None),
    ],
)
def test_read_amount(text: str, low: float, high: float, unit: str, period: str | None) -> None:
    amount = read_amount(text)
    assert (amount.low, amount.high, amount.unit, amount.period) == (
        Decimal(str(low)),
        Decimal(str(high)),
        unit,
        period,
    )


def test_open_ends() -> None:
    assert read_amount("$1M+").open
    assert read_amount("185K–520K+").open
    assert read_amount("$40K/year+").open
    assert read_amount("$40K+/year").open
    assert not read_amount("185K–520K").open


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing is written"),
        ("  ", "nothing is written"),
        ("-5K", "negative"),
        ("$-5K", "negative"),
        ("($5K)", "negative"),
        ("1,5M", "ambiguous"),
        ("35.000", "ambiguous"),
        ("$228K - $290K", "more than one amount"),
        ("25% of base", "cannot read 'of base'"),
        ("competitive", "cannot read 'competitive'"),
        ("about 240K", "cannot read"),
        ("$[X]K", "cannot read"),
        ("L5", "cannot read"),
        ("x" * 5000, "cannot read"),
    ],
)
def test_read_amount_says_what_it_cannot_read(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.replace("(", r"\(")) as caught:
        read_amount(text)
    assert len(str(caught.value)) < 250


def test_numbers_without_units_are_found_on_request() -> None:
    text = "185,000 - 240,000 and 22 options"
    assert find_amounts(text) == ()
    assert shown(find_numbers(text), text) == ["185,000 - 240,000 = 185000..240000 ", "22 = 22..22 "]


ODD = st.text(alphabet="0123456789.,'’ -–+%$€£₹KMLkmrB/[]()yhotUSDCHF\u00a0\nx", max_size=40)


@given(st.text() | ODD)
def test_a_slice_reads_as_the_amount_it_is(text: str) -> None:
    for amount in find_amounts(text):
        written = text[amount.start : amount.end]
        for again in (read_amount(written), *find_amounts(written)):
            assert (again.low, again.high, again.unit) == (amount.low, amount.high, amount.unit)
            assert (again.open, again.period) == (amount.open, amount.period)
        assert amount.low <= amount.high
        assert "\n" not in written


@given(
    st.integers(min_value=0, max_value=10**12), st.sampled_from(["${:,}", "CHF {}", "{:,} EUR", "£{:,}+", "₹{}/month"])
)
def test_whole_amounts_are_read_back(value: int, form: str) -> None:
    assert read_amount(form.format(value)).low == value


@pytest.mark.parametrize(
    "piece", ["9", "1,", "$1,", "$", "[1", "$[", "1-", "1 ", "999 ", "1.", "USD ", "$9K-", "1'000", "\u00a0"]
)
def test_long_texts_do_not_run_away(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    ended(lambda: find_amounts(text))
