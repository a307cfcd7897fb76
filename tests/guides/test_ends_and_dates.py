"""Pay tables with a column for each end of a range, and dates in a guide's own lines; read through `read_guide`."""

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide, PayRow
from counteroffer.guides.writing import format_guide
from tests.guides.written import ends, faults_of, read


def titled(body: str) -> Guide:
    return read(f"# Engineer | Fernwater Negotiation Guide\n\n{body}")


def only_row(table: str) -> PayRow:
    (row,) = titled(table).compensation
    return row


def test_a_column_for_each_end() -> None:
    row = only_row(
        "| Region | Base Low | Base High | RSU Min | RSU Max |\n|---|---|---|---|---|\n| Hove | £100K | £120K | £40K | £60K |\n"
    )
    assert (row.region, ends(row.base), row.other) == ("Hove", (100_000, 120_000), ())
    assert row.equity is not None
    assert ends(row.equity.grant) == (40_000, 60_000)


def test_a_middle_between_the_ends() -> None:
    row = only_row(
        "| Region | Base (Min) | Base (Mid) | Base (Max) |\n|---|---|---|---|\n| Hove | £100K | £110K | £120K |\n"
    )
    assert ends(row.base) == (100_000, 120_000)
    assert [(pay.name, ends(pay.range)) for pay in row.other] == [("Base (Mid)", (110_000, 110_000))]


def test_ends_across_and_components_down() -> None:
    table = "| Component | Low | High | Notes |\n|---|---|---|---|\n| Base | £100K | £120K | firm |\n| Bonus | 10% | 15% | |\n| Total | £110K | £138K | |\n"
    row = only_row(f"## Hove\n\n{table}")
    assert (row.region, ends(row.base), ends(row.total)) == ("Hove", (100_000, 120_000), (110_000, 138_000))
    assert row.bonus is not None
    assert ends(row.bonus.pct) == (10, 15)


def test_of_percentiles_the_median_counts() -> None:
    row = only_row(
        "| Region | Base 25th | Base Median | Base 75th |\n|---|---|---|---|\n| Hove | £100K | £110K | £120K |\n"
    )
    assert ends(row.base) == (110_000, 110_000)
    assert [pay.name for pay in row.other] == ["Base 25th", "Base 75th"]
    down = titled("| Component | 25th | Median |\n|---|---|---|\n| Base | £100K | £110K |\n| Total | £120K | £130K |\n")
    assert [(row.region, ends(row.base), ends(row.total)) for row in down.compensation] == [
        ("", (110_000,) * 2, (130_000,) * 2)
    ]
    assert [item.text for item in down.unread] == ["£100K", "£120K"]


def test_mid_beside_senior_is_a_level() -> None:
    rows = titled("| Component | Mid | Senior |\n|---|---|---|\n| Base | £90K | £110K |\n| Total | £99K | £130K |\n")
    assert [(row.level, ends(row.base)) for row in rows.compensation] == [
        ("Mid", (90_000,) * 2),
        ("Senior", (110_000,) * 2),
    ]


def test_a_column_in_a_second_currency_is_quoted() -> None:
    row = only_row(
        "| Region | Base (Local) | Base (USD) | Total |\n|---|---|---|---|\n| Hove | £100K | $125K - $130K | £120K |\n"
    )
    assert (row.currency, ends(row.base), row.other) == ("GBP", (100_000, 100_000), ())
    assert row.quoted is not None
    assert (row.quoted.currency, ends(row.quoted.base)) == ("USD", (125_000, 130_000))


def test_remarks_are_no_region() -> None:
    guide = titled(
        "### Hove\n\n| Component | Range | Notes |\n|---|---|---|\n| Base | £100K | firm |\n| RSU | £80K | RSU of £20K a year |\n"
    )
    assert [row.region for row in guide.compensation] == ["Hove"]


def test_ends_that_do_not_fit_are_no_range() -> None:
    row = only_row("| Region | Base Low | Base High | Total |\n|---|---|---|---|\n| Hove | £120K | $100K | £150K |\n")
    assert ends(row.base) == (120_000, 120_000)
    lacking = only_row("| Region | Base Low | Base High | Total |\n|---|---|---|---|\n| Lyon | - | €90K | €99K |\n")
    assert ends(lacking.base) == (90_000, 90_000)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("*Last updated: 23 February 2026*", ("2026-02-23", None, None)),
        ("Last updated: February 23rd, 2026 | Data: Q4 2025 | Next review: 2026-05-23", ("2026-02-23", "2025-Q4", "2026-05-23")),
        ("> As of 2026-02-23", ("2026-02-23", None, None)),
        ("As of Q4 2025.", (None, "2025-Q4", None)),
        ("As of January 2026", (None, "2026-Q1", None)),
        ("Salary data from 2025-Q3; next review due 1 June 2026", (None, "2025-Q3", "2026-06-01")),
        ("Last updated: January 2026", (None, None, None)),
        ("Last updated: 2025. Figures vary.", (None, None, None)),
        ("Last updated: 31 February 2026", (None, None, None)),
        ("As of January 2026, Fernwater has four engineers.", (None, None, None)),
    ],
)  # fmt: skip
def test_dates_in_the_body(line: str, dated: tuple[str | None, str | None, str | None]) -> None:
    found = titled(f"Some words.\n\n{line}\n").dated
    assert (found.last_updated, found.data_quarter, found.next_review_due) == dated
    assert not [fault for fault in faults_of(f"# A | B Negotiation Guide\n\n{line}\n") if fault.code == "G003"]


def test_front_matter_wins_over_the_body() -> None:
    guide = read(
        "---\nlast_updated: 2026-01-02\n---\n# A | B Negotiation Guide\n\nLast updated: 2025-01-02 | Data: Q4 2025\n"
    )
    assert (guide.dated.last_updated, guide.dated.data_quarter) == ("2026-01-02", "2025-Q4")


def test_dates_know_their_places() -> None:
    guide = read("---\ndata_quarter: 2025-Q4\n---\n# A | B Negotiation Guide\n\nLast updated: 2026-01-02\n")
    quarter, updated = guide.dated.place_of("data_quarter"), guide.dated.place_of("last_updated")
    assert quarter is not None
    assert updated is not None
    assert (quarter.line, quarter.text, updated.line) == (2, "2025-Q4", 6)
    assert guide.dated.place_of("next_review_due") is None


@pytest.mark.parametrize(
    "table",
    [
        "| Component | Low | High | Notes |\n|---|---|---|---|\n| Base | £100K | £120K | firm |\n| Total | £110K | £138K | |\n",
        "| Component | Range | Notes |\n|---|---|---|\n| Base | £100K | firm |\n| Total | £110K | in all |\n",
        "| Region | Base Low | Base High | Total |\n|---|---|---|---|\n| Hove | £100K | £120K | £150K |\n",
        "| Region | Base 25th | Base Median | Base 75th |\n|---|---|---|---|\n| Hove | £100K | £110K | £120K |\n",
    ],
)
def test_the_canonical_form_keeps_ends_and_remarks(table: str) -> None:
    text = f"# Engineer | Fernwater Negotiation Guide\n\n## Hove\n\n{table}\nLast updated: 2 January 2026\n"
    written = format_guide(SourceText("guide.md", text)).text
    assert read(written).compensation == read(text).compensation
    assert read(written).dated == read(text).dated
    assert all(word in written for word in ("£100K", "£120K") if word in text)
    assert ("firm" in written) == ("firm" in text)
