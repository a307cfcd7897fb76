"""The pages of worth and comparison: every number has a source and one value, whatever the case; nothing raises."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.offers.case import Case
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.offers.reading import read_case
from counteroffer.playbook.changes import write_changes
from counteroffer.playbook.comparison_page import write_comparison
from counteroffer.playbook.playbook import Ledger, MonthsChart, Playbook, YearsChart
from counteroffer.playbook.worth_page import write_worth
from counteroffer.render.formats import html, terminal
from counteroffer.render.formats.json import as_text
from counteroffer.render.worth_json import comparison_record, worth_record
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.sentences import Words
from counteroffer.valuation.comparing.comparing import compare
from counteroffer.valuation.comparing.comparison import Absent, Contender
from counteroffer.valuation.comparing.sides import absent_ones, contenders_of, own_contender
from counteroffer.valuation.taxes.after_tax import NotComputed
from counteroffer.valuation.worth import Asked, Worth, assess
from tests.offers.good_cases import all_good_cases
from tests.planned import HEAD, MONDAY, case_of, plan_of

CASES = all_good_cases()


def worth_of(case: Case, **asked: int | bool | date | None) -> Worth | None:
    offer = offer_on_the_table(case)
    if offer is None:
        return None
    target = (
        Figure("position.batna", "best alternative", Decimal(230_000), case.currency, "given", (case.company.span,))
        if case.company.span
        else None
    )
    return assess(case, offer, case.company, target, Asked(**asked))  # type: ignore[arg-type]


def hold(page: Playbook) -> None:
    """Every figure shown has a source; one id is one value; the last section of a page on paper holds them all."""
    figures = collect(page.figures())
    ledger = [block for section in page.sections for block in section.blocks if isinstance(block, Ledger)]
    if ledger:
        assert {figure.id for figure in figures} == {figure.id for figure in ledger[0].figures} | {
            end.id for end in ends(page)
        }
    assert terminal.render(page)


def ends(page: Playbook) -> list[Figure]:
    """The figures that stand in no trace of their own: the ends of assumptions' ranges."""
    traced = {
        figure.id
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Ledger)
        for figure in block.figures
    }
    return [figure for figure in collect(page.figures()) if figure.id not in traced]


def charts(page: Playbook) -> list[MonthsChart | YearsChart]:
    return [
        block for section in page.sections for block in section.blocks if isinstance(block, MonthsChart | YearsChart)
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_pages_of_every_good_case(name: str) -> None:
    case = case_of(CASES[name])
    worth = worth_of(case, taxed=True, leave_on=date(2027, 8, 1))
    if worth is None:
        return
    for on_paper in (True, False):
        page = write_worth(worth, MONDAY, on_paper=on_paper)
        hold(page)
        assert bool(charts(page)) is on_paper
    record = json.loads(as_text(worth_record(worth, write_worth(worth, MONDAY))))
    assert record["offer"] == case.company.text
    offer = offer_on_the_table(case)
    assert offer is not None
    found = compare(contenders_of(case, offer, case.company), MONDAY, tuple(absent_ones(case, offer, case.company)))
    hold(write_comparison(found, MONDAY))
    hold(write_comparison(found, MONDAY, on_paper=False))
    assert json.loads(as_text(comparison_record(found, write_comparison(found, MONDAY))))


def test_all_good_cases_against_each_other() -> None:
    """Cases of several files and currencies, whose figures have the same names at home."""
    contenders: list[Contender] = []
    for name in sorted(CASES):
        case = case_of(CASES[name])
        offer = offer_on_the_table(case)
        contenders += own_contender(case, offer, Words(name)) if offer is not None else ()
    found = compare(contenders, MONDAY)
    assert len(found.sides) > 8
    hold(write_comparison(found, MONDAY))


def test_the_page_of_the_fullest_case_has_every_part() -> None:
    worth = worth_of(case_of(CASES["full"]), taxed=True, leave_on=date(2027, 8, 1))
    assert worth is not None
    page = write_worth(worth, MONDAY)
    assert [section.id for section in page.sections] == [
        "worth",
        "years",
        "leaving",
        "stakes",
        "spread",
        "tax",
        "appendix",
    ]
    assert [chart.id for chart in charts(page)] == ["years", "kept", "fan"]
    assert b"<svg" in html.render(page)


def test_what_is_kept_is_told_apart_by_line() -> None:
    equity = "equity: [{kind: rsu, grant: 40K, listed: true, vest: 4y}, {kind: rsu, grant: 80K, listed: true, vest: 3y cliff}]"
    worth = worth_of(
        case_of(
            f"{HEAD}offer: {{base: 100K, {equity}, other: [{{name: stipend, amount: 600}}, {{name: pension, share: 5%}}]}}\n"
        )
    )
    assert worth is not None
    page = write_worth(worth, MONDAY)
    kept = next(chart for chart in charts(page) if isinstance(chart, MonthsChart) and chart.id == "kept")
    assert sorted(line.label for line in kept.lines) == [
        "Equity",
        "Equity (second)",
        "Retirement",
        "Shares given up",
        "Stipend",
    ]
    last = json.loads(as_text(worth_record(worth, page)))["kept"]["months"][-1]
    assert sum(last["parts"].values()) == last["kept"]
    assert [amount for key, amount in last["parts"].items() if key.startswith("equity.")] == [40_000, 80_000]


@pytest.mark.parametrize(
    "tax", ["US, state: NY, city: New York City, filing: single, year: 2025", "England, year: 2025"]
)
def test_taxes_are_told_apart_and_make_the_difference(tax: str) -> None:
    worth = worth_of(
        case_of(
            f"{HEAD.replace('USD', 'GBP' if 'England' in tax else 'USD')}offer: {{base: 150K, bonus: {{target: 10%}}}}\ntax: {{country: {tax}}}\n"
        ),
        taxed=True,
    )
    assert worth is not None
    years = json.loads(as_text(worth_record(worth, write_worth(worth, MONDAY))), parse_float=Decimal)["after_tax"][
        "years"
    ]
    assert all(year["pay"] - sum(year["taxes"].values()) == year["net"] for year in years)


# random packages

AMOUNTS = st.sampled_from(["1", "900", "8K", "60K", "240K", "1.2M", "0"])
SHARES = st.sampled_from(["10", "2200", "1.5M"])
PERCENT = st.sampled_from(["0%", "0.5%", "8%", "25%", "100%"])
NAMES = st.sampled_from(["Acme", "3M & 7 {Sons}", "401(k) Ltd", "a: b", "👩‍🚀", "Acme"])
VEST = st.sampled_from(["4y, 1y cliff, monthly", "5/15/40/40", "3y cliff", "immediately", "33/27/20/20"])
WHEN = st.sampled_from(["first-pay", "month 6", "after 12 months", "year 3"])


def fields(**parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Keys with values in brackets, each key there or not."""
    keys = list(parts)
    return st.tuples(*(st.none() | parts[key] for key in keys)).map(
        lambda values: ", ".join(
            f"{key}: {value}" for key, value in zip(keys, values, strict=True) if value is not None
        )
    )


def braced(fixed: str, rest: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return rest.map(lambda text: f"{{{fixed}{', ' if fixed and text else ''}{text}}}")


quoted_vest = VEST.map(lambda text: f'"{text}"')
grants = st.one_of(
    braced("kind: rsu, listed: true", fields(grant=AMOUNTS, shares=SHARES, price=st.just("41.5"), grant_price=st.just("40"), vest=quoted_vest,
                                             refresher=WHEN.map(lambda when: f"{{first: {when}, promised: true}}"))),
    braced("kind: rsu, listed: false", fields(grant=AMOUNTS, shares=SHARES, price=AMOUNTS, vest=quoted_vest, estimate=AMOUNTS, trigger=st.just("double"))),
    braced("kind: options, strike: 2", fields(shares=SHARES, listed=st.sampled_from(["true", "false"]), price=st.just("5"), fmv_409a=st.just("2.5"),
                                              preferred=AMOUNTS, fully_diluted=st.just("31M"), preferences=AMOUNTS, preferred_shares=st.just("9M"),
                                              participating=st.just("true"), dilution=PERCENT, window=st.just("90d"), type=st.sampled_from(["iso", "nso"]),
                                              vest=quoted_vest, estimate=AMOUNTS)),
    braced("kind: carry", fields(pool_share=st.just("0.4%"), fund=AMOUNTS, carry=PERCENT, hurdle=PERCENT, catch_up=PERCENT, years=st.just("8"), multiple=st.just("2.1x"))),
    braced("kind: psu, listed: true", fields(grant=AMOUNTS, multiplier=PERCENT, vest=quoted_vest)),
    braced("kind: phantom", fields(shares=SHARES, price=AMOUNTS, grant_price=AMOUNTS, vest=quoted_vest)),
    braced("kind: profit-sharing", fields(history=st.just("[12K, 15K]"))),
    braced("kind: other", fields(grant=AMOUNTS, estimate=AMOUNTS)),
)  # fmt: skip
payments = AMOUNTS.flatmap(
    lambda amount: braced(
        f"amount: {amount}",
        fields(paid=WHEN.map(lambda when: f"[{when}]"), clawback=braced("", fields(months=st.sampled_from(["12", "24"]), kind=st.sampled_from(["cliff", "pro-rata"]), basis=st.just("gross"), since=st.just("payment")))),
    )
)  # fmt: skip
others = st.sampled_from(["{name: leave, days: 20}", "{name: 401k match, share: 50%, up_to: 6%, vest: 3y cliff}", "{name: pension, share: 8%}", "{name: remote days, days: 2}",
                          "{name: commuting, cost_a_day: 14}", "{name: stipend 2, amount: 600}", "{name: budget, amount: 1K}"])  # fmt: skip
offers = st.builds(
    lambda base, parts: f"{{base: {base}{', ' if parts else ''}{parts}}}",
    st.sampled_from(["90K", "240K", "65/hour", "8K/month"]),
    fields(
        bonus=braced("target: 10%", fields(kind=st.sampled_from(["guaranteed", "discretionary"]), guaranteed_years=st.just("1"), first_year=PERCENT, history=st.just("[90%, 110%]"), probability=PERCENT)),
        equity=st.lists(grants, max_size=3).map(lambda found: f"[{', '.join(found)}]"),
        sign_on=payments, relocation=payments, other=st.lists(others, max_size=3, unique=True).map(lambda found: f"[{', '.join(found)}]"),
        start=st.just("2027-01-11"), expires=st.sampled_from(["2026-11-01", "2026-12-04"]), raises=st.just("[{when: year 2, by: 3%}]"),
    ),
)  # fmt: skip
alternatives = st.builds(
    lambda name, currency, offer, rest: f'{{name: "{name}", currency: {currency}, offer: {offer}{", " if rest else ""}{rest}}}',
    NAMES, st.sampled_from(["USD", "EUR", "INR", "XAF"]), offers, fields(prefer_by=st.sampled_from(["-5K", "4K"]), probability=PERCENT, expires=st.just("2026-11-02")),
)  # fmt: skip
cases = st.builds(
    lambda company, offer, others_, tax, assume: (
        f'kind: offer\ncompany: "{company}"\nrole: Level 5 Engineer\ncurrency: USD\noffer: {offer}\nalternatives: [{", ".join(others_)}]\n{tax}{assume}'
    ),
    NAMES, offers, st.lists(alternatives, max_size=2),
    st.sampled_from(["", "tax: {country: US, state: TX, filing: single, year: 2025}\n", "tax: {country: GB}\n"]),
    st.sampled_from(["", "assume: {expected_years: 2}\n", "assume: {volatility: 60%, expected_years: 6}\n"]),
)  # fmt: skip


def read(text: str) -> Case | None:
    return read_case(SourceText("case.yaml", text))[0]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(cases)
def test_every_figure_of_a_worth_page_has_a_source_and_one_value(text: str) -> None:
    case = read(text)
    worth = worth_of(case, taxed=True, leave_on=date(2027, 8, 1)) if case is not None else None
    if worth is None:
        return
    page = write_worth(worth, MONDAY)
    hold(page)
    assert json.loads(as_text(worth_record(worth, page)))
    total = [
        sum((line.years[year].number for line in worth.valuation.lines if line.years), Decimal(0))
        for year in range(len(worth.valuation.years))
    ]
    assert total == [year.number for year in worth.valuation.years]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(cases, cases)
def test_every_figure_of_a_comparison_has_a_source_and_one_value(text: str, other: str) -> None:
    found = [case for case in (read(text), read(other)) if case is not None]
    contenders: list[Contender] = []
    absent: list[Absent] = []
    for case in found:
        offer = offer_on_the_table(case)
        assert offer is not None
        contenders += contenders_of(case, offer, case.company)
        absent += absent_ones(case, offer, case.company)
    if not contenders:
        return
    comparison = compare(contenders, MONDAY, absent)
    page = write_comparison(comparison, MONDAY)
    hold(page)
    assert json.loads(as_text(comparison_record(comparison, page)))
    worths = [comparison.sides[number].worth.number for number in comparison.ranking]
    assert worths == sorted(worths, reverse=True)


# what a change does


def test_the_page_of_a_change_shows_what_moves_and_nothing_else() -> None:
    before = plan_of(
        "offer: {base: 100K, expires: 2026-12-04}\nmarket: [{what: base, high: 140K, kind: survey, source: s}]\n"
    )
    after = plan_of(
        "offer: {base: 110K, expires: 2026-12-04}\nmarket: [{what: base, high: 140K, kind: survey, source: s}]\n"
    )
    page = write_changes(before, after, {"offer.base": "110K", "assume.x9": "3"})
    text = terminal.render(page)
    for said in ("offer.base is 110K", "assume.x9 is 3", "Offered, base", "$100,000", "$110,000"):
        assert said in text
    assert "Top of the range" not in text
    same = terminal.render(write_changes(before, before, {"stage": "final"}))
    assert "Nothing in the plan depends on it." in same


def texts(page: Playbook) -> str:
    return " ".join(terminal.render(page).split())


GRANT = "{kind: options, type: nso, shares: 20000, strike: 2, fmv_409a: 7, vest: 4y, window: 90 days}"


def test_a_stake_without_an_alternative_says_what_is_missing() -> None:
    case = case_of(f"{HEAD}offer: {{base: 100K, equity: [{GRANT}]}}\n")
    assert case.offer is not None
    alone = assess(case, case.offer, case.company, None, Asked())
    against = worth_of(case)
    assert alone is not None
    assert against is not None
    said = "Without an alternative's worth no break-even can be told."
    assert said in texts(write_worth(alone, MONDAY))
    told = texts(write_worth(against, MONDAY))
    assert said not in told
    assert "your best alternative ($230,000 a year, chances counted in)" in told


def test_leaving_with_options_and_exercising_them_stand_on_the_page_and_in_json() -> None:
    """After 24 of 48 months 10,000 are vested: $20,000; 20,000 x 5 are 100,000 of spread."""
    case = case_of(
        f"{HEAD}offer: {{base: 100K, start: 2027-01-11, equity: [{GRANT}]}}\ntax: {{country: US, state: TX, year: 2025}}\n"
    )
    worth = worth_of(case, leave_on=date(2029, 1, 11), taxed=True)
    assert worth is not None
    page = write_worth(worth, MONDAY)
    told = texts(page)
    assert "10,000 options of 20,000 options have vested by then; exercising them costs $20,000." in told
    assert "The last day to exercise is 11 April 2029" in told
    assert "a spread of $100,000 on top of the first year's pay" in told
    record = json.loads(as_text(worth_record(worth, page)))
    (left,) = record["leaving_on"]["options"]
    assert (left["vested"], left["cost"], left["last_day"]) == (10_000, 20_000, "2029-04-11")
    (exercise,) = record["after_tax"]["exercise"]
    assert (exercise["spread"], exercise["tax"]) == (100_000, sum(exercise["taxes"].values()))
    assert worth.taxed is not None
    assert not isinstance(worth.taxed, NotComputed)
    assert worth.taxed.years[0].net.name == "pay after tax of 2025 (US federal and FICA, Texas), first year"


def test_a_converted_claim_is_labelled_as_any_other() -> None:
    case = case_of(
        f"{HEAD}offer: {{base: 100K}}\nalternatives:\n"
        "  - {name: Pound, currency: GBP, offer: {base: 150K, equity: [{kind: options, listed: false, shares: 500, strike: 3}]}}\n"
    )
    assert case.offer is not None
    comparison = compare(tuple(contenders_of(case, case.offer, case.company)), MONDAY)
    assert "500 shares, $4 (strike price)" in texts(write_comparison(comparison, MONDAY))


@pytest.mark.parametrize(
    ("grant", "words"),
    [
        ("grant: 60K, multiplier: 1x", "At the stated value and at target, as it vests."),
        ("shares: 100, price: 60, multiplier: 120%", "At the stated price and 1.2 times the target, as it vests."),
        ("grant: 60K", "The case states no vesting; equal months over 4 years are taken."),
    ],
)
def test_what_is_said_of_performance_shares(grant: str, words: str) -> None:
    worth = worth_of(case_of(f"{HEAD}offer: {{base: 100K, equity: [{{kind: psu, listed: true, {grant}}}]}}\n"))
    assert worth is not None
    assert words in texts(write_worth(worth, MONDAY))
