"""The patterns for what is usually written: they say what the whole grammar says, only sooner."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.terms import amounts
from counteroffer.terms.amounts import Amount, find_amounts

PIECES = (
    *("$", "€", "£", "₹", "¥", "₪", "C$", "HK$", "R", "Rs.", "kr", "USD", "INR ", "CNY", "万"),
    *(
        "1",
        "12",
        "120",
        "1,200",
        "240,000",
        "24,00,000",
        "1.5",
        "2025",
        "10-15",
        "%",
        "K",
        "M",
        "B",
        "L",
        "k",
        "bn",
        "Cr",
    ),
    *("+", " - ", "–", "-", " to ", "/", "|", "(", ")", "[", "]", "*", ".", ",", ":", "\n", " ", "\u00a0", "'", '"'),
    *(
        "/yr",
        "/year",
        " per year",
        " a month",
        "yr",
        "x",
        "th",
        "L5",
        "IC",
        "Q",
        "F",
        "é",
        "_",
        "Base",
        "base",
        "RSU",
        "TC",
    ),
    *(
        "total",
        "lakh",
        "Million",
        "Quadrillion",
        "per cent",
        "pct",
        "dollars",
        "euros",
        "years",
        "over",
        "and",
        "annually",
    ),
)


def by_grammar_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Amount, ...]:
    with monkeypatch.context() as patched:
        patched.setattr(amounts, "_usual_at", lambda _text, _digit: None)
        return find_amounts(text)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=14).map("".join))
def test_usual_forms_mean_what_the_grammar_says(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert find_amounts(text) == by_grammar_alone(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("$120K - $165K | 10-15% | £150,000", ["$120K", "$165K", "10-15%", "£150,000"]),
        ("C$120K and HK$900K, INR 24L", ["C$120K", "HK$900K", "INR 24L"]),
        ("$80K/yr (L5, IC4, 4yr, 12 offices, 2025-2026)", ["$80K/yr"]),
        ("15-10% and 5,000+ customers in 2026.", ["10%"]),
        ("$150,000 SGD", ["$150,000 SGD"]),
        ("$150,000 lakh", ["$150,000 lakh"]),
    ],
)
def test_usual_forms_end_where_the_amount_ends(text: str, tokens: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_amounts(text)] == tokens
