"""Laws that hold for every package: sums, schedules, more is never worth less, what is kept on leaving."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.offers.case import Case, Offer, Refresher
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.discounting import first_year_cash, present_value
from counteroffer.valuation.leaving.keeping import keep_if_leaving, kept_on
from counteroffer.valuation.valuation import Form, Line, State, Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of

MONEY = st.integers(1, 500_000)
PER_CENT = st.integers(0, 100).map(lambda share: f"{share}%")
MONTHS = st.integers(1, 60)
SCHEDULES = st.one_of(
    st.lists(st.integers(0, 100), min_size=2, max_size=5).filter(lambda parts: sum(parts) > 0).map(lambda parts: "/".join(f"{part}" for part in hundred(parts))),
    st.tuples(st.integers(2, 5), st.integers(0, 18), st.sampled_from(["monthly", "quarterly", "yearly"])).map(
        lambda parts: f"{parts[0]}y, {parts[1]} month cliff, {parts[2]}" if parts[1] else f"{parts[0]}y, {parts[2]}"
    ),
)  # fmt: skip


def hundred(parts: list[int]) -> list[int]:
    """Weights as whole parts of a hundred."""
    total, before, made = sum(parts), 0, []
    for count in range(1, len(parts) + 1):
        now = 100 * sum(parts[:count]) // total
        made.append(now - before)
        before = now
    return made


@st.composite
def bonuses(draw: st.DrawFn) -> str:
    kind, target = draw(st.sampled_from(["target", "guaranteed", "discretionary"])), draw(PER_CENT | MONEY.map(str))
    first, month, chance = draw(PER_CENT), draw(st.integers(1, 24)), draw(PER_CENT)
    return f"bonus: {{target: {target}, kind: {kind}, first_year: {first}, paid: month {month}, probability: {chance}}}"


@st.composite
def one_time_pay(draw: st.DrawFn, name: str) -> str:
    months = sorted(draw(st.lists(MONTHS, min_size=1, max_size=3, unique=True)))
    kind = draw(st.sampled_from(["", ", kind: cliff", ", kind: pro-rata"]))
    since = draw(st.sampled_from(["", ", since: payment"]))
    clawback = draw(st.sampled_from(["", f", clawback: {{months: {draw(st.integers(1, 36))}{kind}{since}}}"]))
    return f"{name}: {{amount: {draw(MONEY)}, paid: [{', '.join(f'month {month}' for month in months)}]{clawback}}}"


@st.composite
def further_terms(draw: st.DrawFn) -> str:
    vest = draw(st.sampled_from(["", ", vest: '3y, 3y cliff'", ", vest: 20/20/20/20/20"]))
    terms = [
        f"{{name: 401k match, share: {draw(PER_CENT)}, up_to: {draw(PER_CENT)}{vest}}}",
        f"{{name: phone allowance, amount: {draw(MONEY)}}}",
        f"{{name: leave, days: {draw(st.integers(1, 40))}}}",
        f"{{name: commuting, cost: {draw(st.integers(1, 9_000))}}}",
    ]
    return f"other: [{', '.join(draw(st.lists(st.sampled_from(terms), unique=True)))}]"


def grant_entry(amount: int, vest: str) -> str:
    return f"{{kind: rsu, listed: true, grant: {amount}, vest: '{vest}'}}"


@st.composite
def packages(draw: st.DrawFn) -> str:
    """The keys of an offer in flow style; base is there, everything else may be."""
    raises = sorted(draw(st.lists(st.tuples(MONTHS, st.integers(0, 30)), max_size=3, unique_by=lambda one: one[0])))
    grants = draw(st.lists(st.tuples(MONEY, SCHEDULES), max_size=3))
    parts = [
        f"base: {draw(st.integers(1_000, 900_000))}",
        f"raises: [{', '.join(f'{{when: month {month}, by: {share}%}}' for month, share in raises)}]",
        "equity: [" + ", ".join(grant_entry(amount, vest) for amount, vest in grants) + "]",
    ]
    others = [bonuses(), one_time_pay("sign_on"), one_time_pay("relocation"), further_terms()]
    parts += [draw(other) for other in others if draw(st.booleans())]
    return ", ".join(parts)


ASSUME = st.sampled_from(
    [
        "",
        "assume: {leave_counted: 30%, bonus_payout: 70%}\n",
        "assume: {expected_years: 7, listed_equity_counted: 85%}\n",
    ]
)


def read(offer: str, more: str = "") -> tuple[Case, Offer]:
    case = case_of(f"{HEAD}offer: {{{offer}}}\n{more}")
    assert case.offer is not None
    return case, case.offer


def worth(case: Case, offer: Offer) -> Valuation:
    found = value_offer(case, offer)
    assert found is not None
    return found


@settings(max_examples=60, deadline=None)
@given(packages(), ASSUME)
def test_everything_adds_up(offer: str, assume: str) -> None:
    """A year is the sum of its lines; a line's payments make its years; every figure leads to a source."""
    case, read_offer = read(offer, assume)
    found = worth(case, read_offer)
    for number, year in enumerate(found.years):
        assert year.number == sum((line.years[number].number for line in found.lines if line.years), Decimal(0))
    for line in found.lines:
        assert bool(line.years) == (line.state is State.VALUED)
        assert [flow.month for flow in line.flows] == sorted({flow.month for flow in line.flows})
        assert all(flow.amount == int(flow.amount) for flow in line.flows)
        for number, year in enumerate(line.years):
            paid = (flow.amount for flow in line.flows if 12 * number < flow.month <= 12 * (number + 1))
            assert sum(paid, Decimal(0)) == year.number
    assert collect((*found.years, found.average, found.four_years, first_year_cash(found), present_value(case, found)))


@settings(max_examples=80, deadline=None)
@given(MONEY, SCHEDULES)
def test_vesting_makes_the_grant(grant: int, vest: str) -> None:
    """Whatever the schedule: its parts are one, and the years of the line are the grant, to the unit."""
    case, offer = read(f"base: 100K, equity: [{{kind: rsu, listed: true, grant: {grant}, vest: '{vest}'}}]")
    vesting = offer.equity[0].vesting
    assert vesting is not None
    assert vesting.vested_after(vesting.months) == Fraction(1)
    (line,) = (line for line in worth(case, offer).lines if line.component == "equity")
    assert sum(year.number for year in line.years) == grant
    assert all(year.number >= 0 for year in line.years)


@settings(max_examples=60, deadline=None)
@given(packages(), ASSUME, st.integers(1, 50_000))
def test_more_is_never_worth_less(offer: str, assume: str, more: int) -> None:
    """A larger base, bonus, sign-on, relocation, grant or stipend never lowers the yearly worth."""
    case, held = read(offer, assume)
    before = worth(case, held).average.number
    for better in improved(held, more):
        assert worth(case, better).average.number >= before


def improved(offer: Offer, more: int) -> list[Offer]:
    """The offer with more of each component, one at a time."""
    found = []
    if offer.base is not None:
        found.append(replace(offer, base=replace(offer.base, stated=raised(offer.base.stated, more))))
    if offer.bonus is not None:
        step = Decimal(more) / 100_000 if offer.bonus.target.unit == "share" else Decimal(more)
        found.append(replace(offer, bonus=replace(offer.bonus, target=raised(offer.bonus.target, step))))
    if offer.sign_on is not None:
        found.append(replace(offer, sign_on=replace(offer.sign_on, amount=raised(offer.sign_on.amount, more))))
    if offer.relocation is not None:
        found.append(replace(offer, relocation=replace(offer.relocation, amount=raised(offer.relocation.amount, more))))
    for place, grant in enumerate(offer.equity):
        if grant.grant is not None:
            larger = replace(grant, grant=raised(grant.grant, more))
            found.append(replace(offer, equity=(*offer.equity[:place], larger, *offer.equity[place + 1 :])))
    for place, term in enumerate(offer.other):
        if "amount" in term.numbers:
            larger_term = replace(term, numbers={**term.numbers, "amount": raised(term.numbers["amount"], more)})
            found.append(replace(offer, other=(*offer.other[:place], larger_term, *offer.other[place + 1 :])))
    return found


def raised(figure: Figure, by: Decimal | int) -> Figure:
    return replace(figure, value=figure.number + by)


@settings(max_examples=60, deadline=None)
@given(packages(), ASSUME, st.integers(1, 50_000))
def test_what_a_unit_of_base_adds(offer: str, assume: str, more: int) -> None:
    """Without raises to an amount, worth is linear in base: `of_base` tells it but for the rounding of each year."""
    case, held = read(offer, assume)
    assert held.base is not None
    before = worth(case, held)
    after = worth(case, replace(held, base=replace(held.base, stated=raised(held.base.stated, more))))
    added = sum((line.of_base for line in before.lines), Decimal(0)) * more
    assert abs(after.average.number - before.average.number - added) <= len(before.lines) + 1


@settings(max_examples=60, deadline=None)
@given(packages(), ASSUME)
def test_what_is_kept(offer: str, assume: str) -> None:
    """Before tax, after every month: paid = kept + to be paid back + not vested, each at least zero, the two latter
    never more than was paid in all but costs. Without costs nothing kept is negative, and none of it more than was
    paid. At the end of a year what was paid is the sum of the years.
    """
    case, held = read(offer, assume)
    found = worth(case, held)
    kept = keep_if_leaving(found)
    costs = any(line.component == "commuting" for line in found.lines)
    for month in kept.months:
        assert month.paid.number == month.kept.number + month.to_pay_back.number + month.not_vested.number
        assert month.to_pay_back.number >= 0
        assert month.not_vested.number >= 0
        assert month.kept.number <= month.paid.number
        assert sum((part.kept.number for part in month.parts), Decimal(0)) == month.kept.number
        assert all(part.kept.number >= 0 for part in month.parts if part.component != "commuting")
        assert costs or month.kept.number >= 0
    for year in range(1, len(kept.months) // 12 + 1):
        at_its_end = kept.after(12 * year)
        assert at_its_end is not None
        assert at_its_end.paid.number == sum((one.number for one in found.years[:year]), Decimal(0))
    shares = [line for line in found.lines if line.form is Form.SHARES]
    last = 12 * len(found.years)
    whole = keep_if_leaving(found, last).after(last)
    assert whole is not None
    assert whole.given_up.number == 0
    for month in kept.months:
        assert month.given_up.number == sum((after_month(line, month.month) for line in shares), Decimal(0))


def after_month(line: Line, month: int) -> Decimal:
    return sum((flow.amount for flow in line.flows if flow.month > month), Decimal(0))


@settings(max_examples=40, deadline=None)
@given(packages(), st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 1_400))
def test_a_day_is_its_whole_months(offer: str, start: date, days: int) -> None:
    """Leaving on a day is leaving after the last whole month of work before it; waiting a day loses no month."""
    case, held = read(offer)
    found = worth(case, held)
    now, later = (kept_on(found, start, start + timedelta(days=count)) for count in (days, days + 1))
    assert now is not None
    assert now.month in (days // 31, days // 31 + 1, days // 31 + 2)
    assert later is None or later.month in (now.month, now.month + 1)
    if now.month:
        assert now == keep_if_leaving(found).after(now.month)


@settings(max_examples=40, deadline=None)
@given(packages(), st.integers(0, 50), st.integers(0, 50))
def test_a_higher_rate_is_never_worth_more(offer: str, one: int, other: int) -> None:
    """Present value falls with the rate, but for a net cost; at zero it is the four-year total."""
    low, high = sorted((one, other))
    values = []
    for rate in (0, low, high):
        case, held = read(offer, f"assume: {{discount_rate: {rate}%}}\n")
        found = worth(case, held)
        if any(line.component == "commuting" for line in found.lines):
            return
        values.append(present_value(case, found).number)
    assert found.four_years.number == values[0] >= values[1] >= values[2]


KINDS = ["rsu", "psu", "stock", "options", "phantom", "ppu", "profit-sharing", "carry", "other"]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(KINDS),
    st.sampled_from(["", ", listed: true", ", listed: false"]),
    st.sampled_from(["", ", estimate: 5K"]),
    st.sampled_from(["", ", grant: 40K", ", shares: 100, price: 50", ", shares: 100, strike: 10, price: 50"]),
    st.sampled_from([None, Refresher(first_month=13), Refresher(first_month=13, promised=True)]),
)
def test_no_grant_is_dropped_or_counted_twice(
    kind: str, listed: str, estimate: str, value: str, again: Refresher | None
) -> None:
    """Every grant makes exactly one line, whatever its kind and whatever it says."""
    case, offer = read(f"base: 100K, equity: [{{kind: {kind}{listed}{estimate}{value}}}]")
    grants = tuple(replace(grant, refresher=again) for grant in offer.equity)
    found = worth(case, replace(offer, equity=grants))
    assert [line.id for line in found.lines if line.component == "equity"] == ["valuation.equity.1"]


TERMS = ["retirement", "leave", "remote_days", "commuting", "stipend", "budget", "other"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(TERMS),
            st.sampled_from(["", ", days: 3", ", value: 2, cost_a_day: 9", ", amount: 500", ", share: 5%", ", cost: 800", ", estimate: 700"]),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_no_term_is_dropped_or_counted_twice(terms: list[tuple[str, str]]) -> None:
    """Every further term makes exactly one line of its kind, with an id of its own; what counts zero says so."""
    entries = ", ".join(f"{{name: term, kind: {kind}{more}}}" for kind, more in terms)
    case, offer = read(f"base: 100K, other: [{entries}]")
    lines = [line for line in worth(case, offer).lines if line.component != "base"]
    assert sorted(line.component for line in lines) == sorted(kind for kind, _more in terms)
    assert len({line.id for line in lines}) == len(lines)
    estimated = [line for line in lines if "your own estimate" in printed_sentence(line.note)]
    assert len(estimated) == sum(1 for term in offer.other if term.estimate is not None)
    assert all(line.state is State.VALUED for line in estimated)
