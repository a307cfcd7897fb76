"""Laws of the position: they hold for every case, not only for the worked ones."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counteroffer.offers.vesting import read_vesting
from counteroffer.playbook.writing import plan_figures, write_playbook
from counteroffer.strategy.asking import Room, best_share, expected_gain, outcomes, round_down, round_up, step_at
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Assumption, Figure, collect
from counteroffer.terms.places import Citation, Span
from tests.planned import HEAD, number, plan_of

FIRMNESS = ("firm", "some", "flexible", "unknown")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What varies in a case; money in tens."""

    base: int
    bonus: int
    top: int
    present: int | None
    rival: int | None
    walk_away: int | None
    grant: int
    sign_on: int
    years: int
    firmness: str
    stage: str

    def text(self, times: int = 1) -> str:
        """The case, all money multiplied."""
        lines = [
            f"stage: {self.stage}",
            f"employer: {{firmness: {self.firmness}}}",
            f"assume: {{expected_years: {self.years}}}",
            "offer:",
            f"  base: {self.base * times}",
            f"  bonus: {{target: {self.bonus}%}}",
            f"  sign_on: {{amount: {self.sign_on * times}, paid: [first-pay, month 13]}}",
            f"  equity: [{{kind: rsu, grant: {self.grant * times}, vest: 5/15/40/40, listed: true}}]",
            f"market: [{{what: base, high: {self.top * times}, kind: posted-range, source: ad}}]",
        ]
        if self.walk_away is not None:
            lines.append(f"needs: {{walk_away: {self.walk_away * times}, of: base}}")
        entries = []
        if self.present is not None:
            entries.append(f"  - {{name: here, kind: present, offer: {{base: {self.present * times}}}}}")
        if self.rival is not None:
            entries.append(f"  - {{name: Tallgrass, evidence: written, offer: {{base: {self.rival * times}}}}}")
        return "\n".join([*lines, *(["alternatives:", *entries] if entries else [])]) + "\n"


def tens(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low // 10, high // 10).map(lambda value: value * 10)


DRAWN = st.builds(
    Drawn,
    base=tens(20_000, 600_000), bonus=st.integers(0, 60), top=tens(20_000, 800_000), present=st.none() | tens(10_000, 800_000),
    rival=st.none() | tens(10_000, 800_000), walk_away=st.none() | tens(10_000, 800_000), grant=tens(1_000, 400_000),
    sign_on=tens(1_000, 90_000), years=st.integers(1, 6), firmness=st.sampled_from(FIRMNESS),
    stage=st.sampled_from(("verbal", "written", "countered", "final")),
)  # fmt: skip


def with_room(drawn: Drawn) -> Drawn:
    """The same with a top above the offer and alternatives that leave it worth an ask."""
    top = drawn.base + drawn.base * (5 + drawn.top % 40) // 100 // 10 * 10

    def near(pay: int | None) -> int | None:
        return None if pay is None else drawn.base * (50 + pay % 60) // 1000 * 10

    return replace(
        drawn, top=top, stage="written", present=near(drawn.present), rival=near(drawn.rival), walk_away=near(drawn.walk_away)
    )  # fmt: skip


ASKING = DRAWN.map(with_room)


def asked_and_answered(drawn: Drawn, *talks: tuple[Decimal | int, str]) -> str:
    """A case with asks and their answers, a day each; an answer is a message's terms."""
    lines = [
        f"  - {{on: 2026-11-{2 * number:02}, by: me, ask: {{base: {ask}}}}}\n  - {{on: 2026-11-{2 * number + 1:02}, by: them, {answer}}}\n"
        for number, (ask, answer) in enumerate(talks, start=1)
    ]
    return replace(drawn, stage="countered").text() + "said:\n" + "".join(lines)


@settings(max_examples=120, deadline=None)
@given(DRAWN)
def test_the_numbers_stand_in_their_order(drawn: Drawn) -> None:
    position = plan_of(drawn.text()).position
    walk = position.reservation
    if walk is not None and position.batna is not None:
        assert walk.worth.number >= position.batna.number
    asks = [rung.ask.number for rung in position.ladder]
    accepts = [rung.accept_from.number for rung in position.ladder]
    floor = number(walk.base) if walk else Decimal(0)
    assert asks == sorted(set(asks), reverse=True)
    assert accepts == sorted(accepts, reverse=True)
    assert all(accept <= ask for ask, accept in zip(asks, accepts, strict=True))
    assert all(ask >= floor and ask > number(position.offer_base) for ask in asks)
    assert all(accept >= max(floor, number(position.offer_base)) for accept in accepts)
    if position.anchor is not None:
        assert asks[0] == position.anchor.number <= number(position.ceiling)
        assert number(position.offer_base) <= number(position.aspiration) <= position.anchor.number
        assert number(position.aspiration) >= floor
    for chance in position.chances:
        assert 0 <= chance.low.number <= chance.high.number <= 1
    if position.verdict == "leave":
        assert walk is not None
        assert number(position.offer_worth) < walk.worth.number
    if position.verdict == "accept" and walk is not None:
        assert number(position.offer_worth) >= walk.worth.number


@settings(max_examples=80, deadline=None)
@given(DRAWN, tens(0, 200_000))
def test_a_worse_alternative_never_raises_the_walk_away(drawn: Drawn, less: int) -> None:
    assume(drawn.rival is not None and drawn.rival > less)
    assert drawn.rival is not None
    worse = replace(drawn, rival=drawn.rival - less)
    before, after = plan_of(drawn.text()).position.reservation, plan_of(worse.text()).position.reservation
    assert before is not None
    assert after is not None
    assert after.worth.number <= before.worth.number
    assert number(after.base) <= number(before.base)


@settings(max_examples=80, deadline=None)
@given(DRAWN, tens(0, 200_000))
def test_a_higher_ceiling_never_lowers_the_ask(drawn: Drawn, more: int) -> None:
    higher = replace(drawn, top=drawn.top + more)
    before, after = plan_of(drawn.text()).position, plan_of(higher.text()).position
    if before.anchor is not None:
        assert number(after.anchor) >= before.anchor.number


@settings(max_examples=60, deadline=None)
@given(ASKING, st.integers(1, 90), st.integers(-1, 99), tens(0, 200_000))
def test_a_higher_ceiling_never_lowers_an_ask_after_a_refusal(
    drawn: Drawn, asked: int, answered: int, more: int
) -> None:
    """Whatever was asked for and answered before (below zero: a flat no); a higher ceiling may only raise what comes next."""
    ask = drawn.base + drawn.base * asked // 200
    answer = "words: no" if answered < 0 else f"offer: {{base: {drawn.base + (ask - drawn.base) * answered // 100}}}"
    before = plan_of(asked_and_answered(drawn, (ask, answer))).position
    after = plan_of(asked_and_answered(replace(drawn, top=drawn.top + more), (ask, answer))).position
    if before.anchor is not None:
        assert number(after.anchor) >= before.anchor.number


@settings(max_examples=60, deadline=None)
@given(DRAWN)
def test_ten_times_the_money_is_ten_times_the_worth(drawn: Drawn) -> None:
    """Asks agree up to one step of their rounding; worths are the same to the unit of the smaller case."""
    small, large = plan_of(drawn.text()).position, plan_of(drawn.text(10)).position
    for name in ("offer_base", "offer_worth", "batna", "ceiling"):
        first, second = getattr(small, name), getattr(large, name)
        assert (first is None) == (second is None)
        if first is not None:
            assert abs(second.number - 10 * first.number) <= 10
    if small.anchor is not None and large.anchor is not None:
        step = max(10 * step_at(small.anchor.number), step_at(large.anchor.number))
        assert abs(large.anchor.number - 10 * small.anchor.number) <= step


@settings(max_examples=60, deadline=None)
@given(ASKING)
def test_a_flat_no_leads_to_the_next_rung(drawn: Drawn) -> None:
    """What is printed for the second round is what the plan says once the first ask was flatly refused."""
    before = plan_of(drawn.text()).position
    assume(before.anchor is not None and before.verdict == "ask")
    after = plan_of(asked_and_answered(drawn, (number(before.anchor), "words: no"))).position
    rungs = [(rung.number, rung.ask.number, rung.accept_from.number) for rung in before.ladder]
    assume(after.gap_to_reservation is None)  # what is likely enough to count on may no longer reach the walk-away
    if len(rungs) > 1:
        assert [(rung.number, rung.ask.number, rung.accept_from.number) for rung in after.ladder] == rungs[1:]
    else:
        assert after.anchor is None
        assert after.verdict in ("accept", "leave")


@settings(max_examples=60, deadline=None)
@given(ASKING, st.integers(0, 100))
def test_an_answer_from_the_last_column_on_is_accepted(drawn: Drawn, part: int) -> None:
    before = plan_of(drawn.text()).position
    assume(before.anchor is not None and before.verdict == "ask")
    rung = before.ladder[0]
    least, most = rung.accept_from.number, rung.ask.number
    assume(least > number(before.offer_base))
    answer = least + (most - least) * part // 100
    after = plan_of(asked_and_answered(drawn, (most, f"offer: {{base: {answer}}}"))).position
    assert after.verdict == "accept"
    assert after.anchor is None


@settings(max_examples=60, deadline=None)
@given(ASKING, st.lists(st.integers(-1, 120), min_size=1, max_size=4), st.integers(20, 150))
def test_asks_never_rise(drawn: Drawn, answers: list[int], first: int) -> None:
    """Whatever they answer (below zero: a flat no; else a share of the way to the ask), no ask lies above the one before."""
    base = Decimal(drawn.base)
    asks = [base + base * first // 200]
    talks: list[tuple[Decimal | int, str]] = []
    table = base
    for share in answers:
        table = table if share < 0 else max(table, table + (asks[-1] - table) * share // 100)
        talks.append((asks[-1], "words: no" if share < 0 else f"offer: {{base: {table}}}"))
        position = plan_of(asked_and_answered(drawn, *talks)).position
        floor = number(position.reservation.base) if position.reservation else Decimal(0)
        if position.anchor is None or min(asks) < floor:
            return
        assert position.anchor.number <= min(asks)
        assert position.anchor.number >= floor
        assert position.anchor.number > table
        asks.append(position.anchor.number)


@settings(max_examples=40, deadline=None)
@given(DRAWN, st.text(alphabet="abcdefgh ijkl", min_size=1).filter(str.strip))
def test_another_company_name_changes_no_number(drawn: Drawn, name: str) -> None:
    def values(plan: Plan) -> list[tuple[str, object]]:
        return [(figure.id, figure.value) for figure in collect(plan_figures(plan))]

    other = HEAD.replace("Quillmoor Freight", f'"{name}"')
    assert values(plan_of(drawn.text())) == values(plan_of(drawn.text(), head=other))


@settings(max_examples=60, deadline=None)
@given(DRAWN)
def test_every_figure_walks_back_to_a_source(drawn: Drawn) -> None:
    figures = collect(write_playbook(plan_of(drawn.text())).figures())
    assert len({figure.id for figure in figures}) == len(figures)
    known = {figure.id for figure in figures}
    for figure in figures:
        assert figure.origins
        for origin in figure.origins:
            if isinstance(origin, Figure):
                assert origin.id in known
            else:
                assert isinstance(origin, Span | Citation | Assumption)
                if isinstance(origin, Span):
                    assert origin.text
                    assert HEAD.count("\n") < origin.line


SHARES = st.integers(0, 100).map(lambda points: Decimal(points) / 100)
ROOMS = st.builds(
    Room, no_room=SHARES, room_given=SHARES, withdrawn=SHARES, room=tens(10, 300_000).map(Decimal), loss=tens(0, 500_000).map(Decimal)
)  # fmt: skip


@given(ROOMS)
def test_the_closed_form_is_the_best_of_a_grid(room: Room) -> None:
    best = best_share(room)
    assert 0 <= best <= 1
    grid = max(expected_gain(room, Decimal(point) / 400) for point in range(401))
    assert expected_gain(room, best) >= grid - Decimal("0.000001") * room.room


@given(ROOMS, SHARES)
def test_the_outcomes_of_an_ask_sum_to_one(room: Room, share: Decimal) -> None:
    found = outcomes(room, share)
    assert found.full + found.part + found.nothing == 1
    assert 0 <= found.withdrawn <= 1


@given(tens(0, 3_000_000).map(Decimal))
def test_round_steps(amount: Decimal) -> None:
    assert round_down(amount) <= amount <= round_up(amount)
    assert round_up(amount) - round_down(amount) <= step_at(amount)


PARTS = st.lists(st.integers(0, 40), min_size=2, max_size=6).filter(lambda parts: 0 < sum(parts) <= 100)


@given(PARTS, st.sampled_from(["", ", monthly", ", quarterly", " yearly"]))
def test_parts_of_a_schedule_sum_to_one(parts: list[int], how: str) -> None:
    vesting = read_vesting("/".join(str(part) for part in [*parts, 100 - sum(parts)]) + how)
    assert sum((share for _month, share in vesting.tranches), Fraction(0)) == 1
    assert vesting.vested_after(12 * (len(parts) + 1)) == 1


@given(
    st.integers(1, 10),
    st.integers(0, 24),
    st.sampled_from(["", ", monthly", ", quarterly", ", yearly", ", half-yearly"]),
)
def test_even_schedules_sum_to_one_and_keep_the_cliff(years: int, cliff: int, how: str) -> None:
    assume(cliff <= 12 * years)
    vesting = read_vesting(f"{years}y, {cliff}m cliff{how}")
    assert sum((share for _month, share in vesting.tranches), Fraction(0)) == 1
    assert vesting.vested_after(cliff - 1) == 0
    if cliff:
        assert vesting.vested_after(cliff) == Fraction(cliff, 12 * years)
    assert vesting.vested_after(12 * years) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999_999), PARTS)
def test_the_years_of_a_grant_sum_to_the_grant(grant: int, parts: list[int]) -> None:
    schedule = "/".join(str(part) for part in [*parts, 100 - sum(parts)])
    plan = plan_of(f"offer: {{base: 100K, equity: [{{kind: rsu, grant: {grant}, vest: {schedule}, listed: true}}]}}\n")
    assert plan.valuation is not None
    line = next(line for line in plan.valuation.lines if line.component == "equity")
    assert sum(year.number for year in line.years) == grant
