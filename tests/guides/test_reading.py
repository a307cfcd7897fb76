"""Guides in many layouts, read through `read_guide`."""

import json
from decimal import Decimal
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.as_json import guide_as_json
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.terms.amounts import read_amount
from tests.ending import ended
from tests.guides.written import CANONICAL, ends, faults_of, read

SCHEMA = json.loads(files("counteroffer.guides").joinpath("guide.schema.json").read_text(encoding="utf-8"))


def whole_numbers(amounts: tuple[Decimal, ...]) -> tuple[int, ...]:
    return tuple(int(amount) for amount in amounts)


def titled(body: str) -> Guide:
    return read(f"# Engineer | Fernwater Negotiation Guide\n\n{body}")


class TestCanonical:
    guide = read(CANONICAL)

    def test_head(self) -> None:
        guide = self.guide
        assert (guide.company, guide.role, guide.level) == ("Fernwater", "ML/AI Engineer", None)
        assert guide.dated.last_updated == "2026-02-23"
        assert guide.dated.data_quarter == "2025-Q4"
        assert guide.dated.next_review_due == "2026-05-23"
        assert guide.dated.quality == "high"
        assert guide.summary == "Fernwater is invented, so that its $3B fund harms nobody."
        assert [(item.name, int(item.low), int(item.high)) for item in guide.premiums] == [("AI Premium", 15, 25)]

    def test_pay(self) -> None:
        new_york, london = self.guide.compensation
        assert (new_york.region, new_york.currency, new_york.period) == ("New York (HQ)", "USD", "year")
        assert ends(new_york.base) == (228_000, 290_000)
        assert new_york.equity is not None
        assert new_york.equity.kind == "rsu"
        assert new_york.equity.vest_years == 4
        assert ends(new_york.equity.grant) == (220_000, 340_000)
        assert ends(new_york.equity.annual) == (55_000, 85_000)
        assert new_york.bonus is not None
        assert ends(new_york.bonus.amount) == (58_000, 88_000)
        assert ends(new_york.bonus.pct) == (25, 30)
        assert ends(new_york.sign_on) == (20_000, 40_000)
        assert ends(new_york.total) == (415_000, 598_000)
        assert (london.currency, london.sign_on) == ("GBP", None)
        assert london.quoted is not None
        assert (london.quoted.currency, ends(london.quoted.base)) == ("USD", (224_000, 285_000))
        assert london.total is not None
        assert london.total.open

    def test_mapping_levers_strategy_evidence(self) -> None:
        guide = self.guide
        pairs = [[(name.company, name.level) for name in group] for group in guide.level_mapping]
        assert pairs == [
            [("Fernwater", "ML/AI Engineer"), ("Oakbridge", "VP - AI/ML Engineering"), ("Elmfield", "ML Engineer")],
            [("Fernwater", "Staff ML/AI Engineer"), ("Elmfield", "Principal")],
        ]
        assert [(lever.title, whole_numbers(lever.amounts)) for lever in guide.levers] == [
            ("What it saves", (275_000,)),
            ("A larger grant", (300_000, 320_000, 80_000)),
        ]
        assert guide.levers[0].script.startswith('"My models saved')
        assert guide.strategy is not None
        assert whole_numbers(guide.strategy.amounts[:4]) == (280_000, 325_000, 81_000, 78_000)
        whole, london = guide.strategy.asks
        assert whole.region is None
        assert ends(whole.open.base) == (280_000, 280_000)
        assert ends(whole.open.equity) == (325_000, 325_000)
        assert ends(whole.open.equity_annual) == (81_000, 81_000)
        assert ends(whole.open.bonus) == (78_000, 78_000)
        assert ends(whole.open.total) == (575_000, 575_000)
        assert london.region == "London"
        assert (ends(london.open.base), ends(london.floor.base)) == ((210_000,) * 2, (180_000,) * 2)
        first, second = guide.sources
        assert (first.text, first.url, first.years) == (
            "Fernwater annual report, 2026",
            "https://example.org/2025/report",
            (2026,),
        )
        assert (second.url, second.years) == ("https://example.org/survey", (2024, 2025))

    def test_every_token_is_a_figure_or_unread(self) -> None:
        assert [item.text for item in self.guide.unread] == ["$3B", "9%", "28%", "$550K", "$620K"][:3]
        figure = self.guide.figure_at("compensation[0].base.low")
        assert figure is not None
        assert (figure.text, figure.span.line, figure.span.column, figure.span.end) == ("$228K", 18, 19, 24)
        assert {fault.rule for fault in faults_of(CANONICAL)} == {"percentage-not-read"}


PAY_LAYOUTS = [
    pytest.param(
        "| Component | Lyon (EUR) | Basel (CHF) |\n|---|---|---|\n| Base Salary | €60.000 - €70.000 | CHF 120'000 - CHF 140'000 |\n"
        "| RSU Grant (4-yr vest) | €40K–€80K | CHF 60K |\n| Annual Bonus | 10% | 12-15% |\n| Total Year-1 Comp | €76K | CHF 150K |\n",
        [
            ("Lyon (EUR)", None, "EUR", (60_000, 70_000), (76_000, 76_000)),
            ("Basel (CHF)", None, "CHF", (120_000, 140_000), (150_000, 150_000)),
        ],
        id="components-down",
    ),
    pytest.param(
        "| Level | Lyon (EUR) | Remote |\n|---|---|---|\n| Senior (L5) | €60K–€70K | $90K |\n\n*Total compensation includes base and RSU.*\n",
        [
            ("Lyon (EUR)", "Senior (L5)", "EUR", None, (60_000, 70_000)),
            ("Remote", "Senior (L5)", "USD", None, (90_000, 90_000)),
        ],
        id="levels-by-region-total",
    ),
    pytest.param(
        "| Level | Lyon (EUR) |\n|---|---|\n| Senior | €60K–€70K |\n\nRead from offers.\n",
        [("Lyon (EUR)", "Senior", "EUR", (60_000, 70_000), None)],
        id="levels-by-region-base",
    ),
    pytest.param(
        "| Level | Title | Base Salary | Total Comp |\n|---|---|---|---|\n| 59 | SWE I | $120K - $145K | $150K |\n",
        [("", "59", "USD", (120_000, 145_000), (150_000, 150_000))],
        id="levels-without-region",
    ),
    pytest.param(
        "## Lyon\n\n| Level | Base | Total |\n|---|---|---|\n| Staff | €90K | €120K |\n",
        [("Lyon", "Staff", "EUR", (90_000, 90_000), (120_000, 120_000))],
        id="region-in-the-heading",
    ),
    pytest.param(
        "| Region | Base | Total |\n|---|---|---|\n| :flag-cn: Hangzhou | ¥350,000 – ¥650,000 | ¥700,000 |\n| 🇩🇰 Copenhagen | kr785,000–kr1,050,000 | kr1.2M |\n",
        [
            ("Hangzhou", None, "CNY", (350_000, 650_000), (700_000, 700_000)),
            ("Copenhagen", None, "DKK", (785_000, 1_050_000), (1_200_000, 1_200_000)),
        ],
        id="shared-signs",
    ),
    pytest.param(
        "| Region | Base | Total |\n|---|---|---|\n| Hove | £100K / $125K - £120K / $150K | £130K / $162K - £150K / $187K |\n",
        [("Hove", None, "GBP", (100_000, 120_000), (130_000, 150_000))],
        id="two-currencies-crosswise",
    ),
    pytest.param(
        "| Region | Base (GBP) | Total |\n|---|---|---|\n| Hove | 100,000 - 120,000 | 130K–150K+ |\n",
        [("Hove", None, "GBP", (100_000, 120_000), (130_000, 150_000))],
        id="currency-in-the-title",
    ),
    pytest.param(
        "### Hove, UK\n\n| Component | Range |\n|---|---|\n| Base | £100K–£120K |\n| RSU | £80K |\n| Total | £150K |\n",
        [("Hove, UK", None, "GBP", (100_000, 120_000), (150_000, 150_000))],
        id="components-of-the-place-in-the-heading",
    ),
    pytest.param(
        "| Region | Currency | Base | Total |\n|---|---|---|---|\n| Hove | GBP | 100,000 - 120,000 | 150,000 |\n",
        [("Hove", None, "GBP", (100_000, 120_000), (150_000, 150_000))],
        id="currency-in-a-column",
    ),
    pytest.param(
        "## Pay (EUR)\n\n| Location | Base Pay | LTI | Target Bonus % | On-Target Earnings |\n|---|---|---|---|---|\n"
        "| Lyon | 100K–120K | 20K | 10% | 140K |\n",
        [("Lyon", None, "EUR", (100_000, 120_000), (140_000, 140_000))],
        id="currency-in-the-heading",
    ),
    pytest.param(
        "## Compensation\n\n- **Hove:** Base £100K-£120K | RSU £80K/4yr | Total £150K\n- **Lyon:** €90K base, €100K total\n",
        [
            ("Hove", None, "GBP", (100_000, 120_000), (150_000, 150_000)),
            ("Lyon", None, "EUR", (90_000, 90_000), (100_000, 100_000)),
        ],
        id="one-place-an-item",
    ),
    pytest.param(
        "## Compensation\n\n### Hove\n\n- **Base salary:** £100K–£120K\n- **Bonus:** 10-15%\n- **Total:** £150K\n",
        [("Hove", None, "GBP", (100_000, 120_000), (150_000, 150_000))],
        id="one-component-an-item",
    ),
    pytest.param(
        "| Region | 25th | 50th |\n|---|---|---|\n| Hove | £100K | £110K |\n", [], id="percentiles-are-no-levels"
    ),
    pytest.param(
        "| Company | Base | Total |\n|---|---|---|\n| Oakbridge | £100K | £110K |\n",
        [],
        id="other-companies-pay-is-not-ours",
    ),
]


@pytest.mark.parametrize(("table", "expected"), PAY_LAYOUTS)
def test_pay_layouts(table: str, expected: list[tuple[str, str | None, str, object, object]]) -> None:
    rows = titled(table).compensation
    assert [(row.region, row.level, row.currency, ends(row.base), ends(row.total)) for row in rows] == expected


def cell(title: str, content: str) -> Guide:
    return titled(f"| Region | Base | {title} |\n|---|---|---|\n| Hove | £100K | {content} |\n")


@pytest.mark.parametrize(
    ("title", "content", "grant", "annual"),
    [
        ("Stock (Options/4yr)", "£40K-£60K", (40_000, 60_000), None),
        ("RSU", "£40K–£60K/4yr", (40_000, 60_000), None),
        ("Equity (annual)", "£10K-£15K", None, (10_000, 15_000)),
        ("RSU", "£10K-£15K/yr", None, (10_000, 15_000)),
        ("RSU/4yr", "£40K-£60K (£10K-£15K/yr vest)", (40_000, 60_000), (10_000, 15_000)),
        ("Stock Options", "10,000 – 22,000 options", None, None),
        ("RSU", "£2K/month", None, None),
        ("Equity", "None", None, None),
    ],
)
def test_equity_cells(title: str, content: str, grant: object, annual: object) -> None:
    equity = cell(title, content).compensation[0].equity
    assert equity is not None
    assert (ends(equity.grant), ends(equity.annual)) == (grant, annual)
    assert (equity.text is None) == bool(grant or annual)


def test_mixed_and_other_columns() -> None:
    row = cell("Carry/Bonus", "£20K-£30K").compensation[0]
    assert row.bonus is None
    assert [(pay.name, ends(pay.range)) for pay in row.other] == [("Carry/Bonus", (20_000, 30_000))]
    assert ends(cell("Sign-On / Bonus", "£20K sign-on").compensation[0].sign_on) == (20_000, 20_000)
    bonus = cell("Sign-On / Bonus", "10% bonus").compensation[0].bonus
    assert bonus is not None
    assert ends(bonus.pct) == (10, 10)
    assert cell("Bonus", "discretionary").compensation[0].bonus is not None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "**Level Mapping:** Fernwater Staff SWE (IC5) = Google L6 = Cash App Staff SWE = Meta E6 -- with a remark",
            [[("Fernwater", "Staff SWE (IC5)"), ("Google", "L6"), ("Cash App", "Staff SWE"), ("Meta", "E6")]],
        ),
        (
            "**Level Mapping:** Staff Engineer at Fernwater maps to L6 at Google, E6 at Meta, and 65–66 at Microsoft. More words.",
            [[("Fernwater", "Staff Engineer"), ("Google", "L6"), ("Meta", "E6"), ("Microsoft", "65–66")]],
        ),
        (
            "## Level Mapping\n\n| External Title | Fernwater Internal Level | Typical YoE |\n|---|---|---|\n| Engineer | L3 | 2–5 |\n",
            [[("Fernwater", "Engineer"), ("Fernwater", "L3")]],
        ),
        (
            "## Levels\n\n| Fernwater Level | Equivalent at Oakbridge | Elmfield Equiv. |\n|---|---|---|\n| L3 | No Direct Equivalent | IC3 |\n",
            [[("Fernwater", "L3"), ("Elmfield", "IC3")]],
        ),
    ],
)
def test_level_mapping(line: str, expected: list[list[tuple[str, str]]]) -> None:
    groups = titled(f"{line}\n").level_mapping
    assert [[(name.company, name.level) for name in group] for group in groups] == expected


@pytest.mark.parametrize(
    "body",
    [
        '## Global Levers\n\n1. **One:** "Say $5K."\n2. **Two** — "Say £6K."\n',
        '**Global Levers**\n1. **Lever 1 — One:**\n   > "Say $5K."\n2. **Lever 2 — Two:**\n   > "Say £6K."\n',
        '### Lever 1: One\n\n"Say $5K."\n\n**Script:**\n> nothing\n\n### Lever 2: Two\n\nSay £6K.\n',
        '#### Global Lever 1: One — "Say $5K."\n#### Global Lever 2: Two — "Say £6K."\n',
        '## Moat\n\n**Lever 1 — One:** "Say $5K."\n\n**Lever 2 — Two:** "Say £6K."\n\n---\n\nOther words, $9K.\n',
    ],
)
def test_levers(body: str) -> None:
    guide = titled(f"{body}\n> **Negotiate Up Strategy:** Open at $7K base.\n\n## Fernwater Lever\n\nNo number, $8K.\n")
    assert [(lever.title, whole_numbers(lever.amounts)) for lever in guide.levers] == [
        ("One", (5_000,)),
        ("Two", (6_000,)),
    ]


@pytest.mark.parametrize(
    ("strategy", "asks"),
    [
        ('"I need $165K base, RSUs worth $75K over 4 years. Plus a $15K signing bonus." Fernwater will counter at $145K base. '
         "Accept if total first-year TC reaches $190K+.", "None: base 165 equity 75 sign_on 15 | total 190"),
        ("Open at $203,000 base with RSUs valued at $73K-$100K/year. Accept-at floor: $280,000 total comp.",
         "None: base 203 equity_annual 73-100 | total 280"),
        ('"My competing offer is $235K TC. I hold an offer at $99K. To join: $190K base. Floor is $150K."', "None: base 190 |"),
        ("For Hove, start at £100K base + £80K RSU/4yr; accept no lower than £90K base. For Lyon, start at €90K base.",
         "Hove: base 100 equity 80 | base 90; Lyon: base 90 |"),
        ("Start at £140K base for Hove (€145K Lyon). Accept no lower than £115K (€120K).",
         "Hove: base 140 | base 115; Lyon: base 145 | base 120"),
        ("Anchor at €120K base / €80K RSU (Lyon) or £110K / £70K RSU (Hove).",
         "Lyon: base 120 equity 80 |; Hove: base 110 equity 70 |"),
        ("Anchor at AED 570K base ($155K). Push base by $20K. If base is firm, ask for a $30K signing bonus.", "None: base 570 |"),
        ("Walk away below £80K base.", "None: | base 80"),
        ("Use the market. Frame the ask at $[X] base.", ""),
    ],
)  # fmt: skip
def test_asks(strategy: str, asks: str) -> None:
    table = "| Region | Base | Total |\n|---|---|---|\n| Hove (HQ) | £1K | £2K |\n| Lyon (EUR) | €1K | €2K |\n"
    guide = titled(f"{table}\n> **Negotiate Up Strategy:** {strategy}\n")
    assert guide.strategy is not None
    assert "; ".join(shown(ask.region, ask.open, ask.floor) for ask in guide.strategy.asks) == asks


def shown(region: str | None, opening: object, floor: object) -> str:
    return f"{region}: {terms(opening)}| {terms(floor)}".rstrip()


def terms(side: object) -> str:
    named = ("base", "equity", "equity_annual", "bonus", "sign_on", "total")
    said = [(name, ends(getattr(side, name))) for name in named]
    return "".join(
        f"{name} {pair[0] // 1000} " if pair[0] == pair[1] else f"{name} {pair[0] // 1000}-{pair[1] // 1000} "
        for name, pair in said
        if pair
    )


@pytest.mark.parametrize(
    ("title", "company", "role", "level"),
    [
        ("# Engineer | Fernwater Global Negotiation Guide", "Fernwater", "Engineer", None),
        ("### Engineer — Fernwater (Oak) Salary Negotiation Guide", "Fernwater (Oak)", "Engineer", None),
        ("# Engineer - Fernwater Negotiation Guide", "Fernwater", "Engineer", None),
        (
            "# Senior Engineer (L5) | Fernwater Global Tech Negotiation Guide",
            "Fernwater Global Tech",
            "Senior Engineer",
            "L5",
        ),
        ("# Reliability Engineer (SRE) | Fernwater Negotiation Guide", "Fernwater", "Reliability Engineer (SRE)", None),
        ("# Fernwater Negotiation Guide: Engineer", "Fernwater", "Engineer", None),
        ("# Engineer", None, "Engineer", None),
        ("", None, None, None),
    ],
)
def test_titles(title: str, company: str | None, role: str | None, level: str | None) -> None:
    guide = read(title)
    assert (guide.company, guide.role, guide.level) == (company, role, level)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("## Evidence & Sources\n\n- one 2024\n- two\n  - a detail\n", 2),
        ("**Evidence & Sources**\n1. one\n2. two\n3. three\n", 3),
        ("## References\n\n[1] one 2024\n[2] two\n", 2),
        ("## Evidence\n\n### Pay\n- one\n\n### Market\n- two\n", 2),
    ],
)
def test_evidence(body: str, count: int) -> None:
    assert len(titled(body).sources) == count


def test_front_matter_fills_gaps_and_differences_are_told() -> None:
    front = "---\ncompany: Fernwater\nrole: Engineer\ncompensation:\n  - region: Hove\n    base_low: 100000\n    base_high: 120000\n    currency: EUR\n---\n"
    alone = read(front + "No title, no table.\n")
    assert (alone.company, alone.role) == ("Fernwater", "Engineer")
    assert ends(alone.compensation[0].base) == (100_000, 120_000)
    figure = alone.figure_at("compensation[0].base.low")
    assert figure is not None
    assert (figure.text, figure.span.line) == ("100000", 6)
    both = (
        front
        + "# Engineer | Fernwater Negotiation Guide\n\n| Region | Base | Total |\n|---|---|---|\n| Hove | £100K - £130K | £150K |\n"
    )
    said = [fault.message for fault in faults_of(both) if fault.rule == "front-matter-disagrees"]
    assert said == [
        "base_high of Hove is 120000 in front matter and 130000 in the body",
        "front matter pays Hove in EUR, the body in GBP",
    ]
    assert ends(read(both).compensation[0].base) == (100_000, 130_000)


def test_what_cannot_be_read_is_told_at_its_place() -> None:
    text = "# Engineer | Fernwater Negotiation Guide\n\n| Region | Base | Total |\n|---|---|---|\n| Hove | £100K (5% more) | $150K |\n"
    faults = {fault.rule: fault for fault in faults_of(text)}
    assert (faults["pay-not-read"].span.line, faults["pay-not-read"].span.text) == (5, "5%")
    assert faults["cell-in-another-currency"].span.text == "$150K"
    assert {fault.rule for fault in faults_of("words")} == {"title-not-read", "no-pay-table"}


@pytest.mark.parametrize("text", [CANONICAL, "", "# x", *(param.values[0] for param in PAY_LAYOUTS)])
def test_records_follow_their_schema(text: object) -> None:
    record = guide_as_json(read(str(text)))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(record)))
    assert list(record) == list(SCHEMA["properties"])


def test_the_schema_refuses_a_wrong_record() -> None:
    record = {**guide_as_json(read(CANONICAL)), "premiums": [{"name": "AI", "low": "15"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def numbers(value: object, path: str = "") -> list[str]:
    """The paths of all numbers of a record, in the words of `figures`."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in numbers(item, f"{path}.{key}" if path else key)]
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in numbers(item, f"{path}[{index}]")]
    return [path] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def test_every_number_of_the_record_has_a_figure() -> None:
    record = guide_as_json(read(CANONICAL))
    held = {key: value for key, value in record.items() if key not in ("figures", "unread")}
    assert set(numbers(held)) == {figure.field for figure in read(CANONICAL).figures}


PIECES = st.lists(
    st.sampled_from(
        ["# ", "## Level Mapping", "## Global Levers", "> **Negotiate Up Strategy:** ", "| Region | Base | Total |", "|---|---|---|",
         "| Hove | £100K - £120K / $5K | 10-15% |", "\n", "\n\n", "1. **One:** ", "- ", "$5K-$6K", "25%", "**Lever 1 — x:**", "---", "a: [",
         "Open at ", "accept at ", " base", "Evidence & Sources", "[1] 2024 ", "Fernwater L3 = Google L4", "€", "é🇨🇭", "`", "**", "(", "\x00"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(PIECES | st.text())
def test_any_text_gives_a_record_whose_figures_read_back(text: str) -> None:
    source = SourceText("guide.md", text)
    guide, _faults = read_guide(source)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(guide_as_json(guide))))
    lines = source.text.split("\n")
    for figure in guide.figures:
        assert lines[figure.span.line - 1][figure.span.column - 1 : figure.span.end - 1] == figure.text
        amount = read_amount(figure.text)
        assert figure.value in (amount.low, amount.high)
    for token in guide.unread:
        assert lines[token.span.line - 1][token.span.column - 1 : token.span.end - 1] == token.text


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 999, bytes(range(256)) * 99, b"\xff\xfe" + "# x".encode("utf-16-le")]
)
def test_any_bytes_give_a_record(content: bytes) -> None:
    read_guide(SourceText.from_bytes("guide.md", content))


def test_line_ends_of_another_system_change_nothing() -> None:
    left, right = read(CANONICAL), read(CANONICAL.replace("\n", "\r\n"))
    assert left.compensation == right.compensation
    assert [lever.amounts for lever in left.levers] == [lever.amounts for lever in right.levers]
    assert left.strategy is not None
    assert right.strategy is not None
    assert left.strategy.asks == right.strategy.asks
    assert [figure.span.column for figure in left.figures] == [figure.span.column for figure in right.figures]


@pytest.mark.parametrize(
    "text",
    [
        "> **Negotiate Up Strategy:** Open at " + "$5K base " * 15_000,
        "**Level Mapping:** " + "A L3 = " * 20_000,
        "## Lever 1: a\n\n$5K\n\n" * 4_000,
        "| Region | Base | Total |\n|---|---|---|\n| X | $5K | $6K |\n\n" * 3_000,
        "## Level Mapping\n\nA L3 = B L4\n\n" * 6_000,
        "| Region | Base | Total |\n|---|---|---|\n| X | " + "$5K - " * 15_000 + " | $6K |\n",
        ">" * 100_000,
        "**a:** b\n" * 20_000,
    ],
)
def test_long_texts_do_not_run_away(text: str) -> None:
    ended(lambda: read(text))


def test_values_are_exact() -> None:
    guide = titled("| Region | Base | Total |\n|---|---|---|\n| Hove | £100.25K | £1.1M |\n")
    assert guide.compensation[0].base is not None
    assert guide.compensation[0].base.low == Decimal(100_250)
