"""Cases worked by hand from the case contract and the model of one ask, each with its arithmetic written out.

The model (one number under an unknown ceiling): o the base offered, M the top of the evidence, L = M - o; `no_room`
(p) the chance that there is no room, `room_given` (g) = 0.25, `withdrawn` (q) = 0.05, D what a lost offer costs.

    x = ((1 - p) L - q D p) / ((1 - p) ((2 - g) L + 2 q D)),  ask = o + x L, rounded down to steps of 500 below 200,000
    expected gain = (1 - p) L ((1 - x) x + g x x / 2) - q x D (p + (1 - p) x)
"""

from datetime import date
from decimal import Decimal

import pytest

from counteroffer.strategy.position import Chance
from counteroffer.terms.printing import printed_sentence
from tests.planned import HEAD, MONDAY, number, plan_of, playbook_of, position_of, said, whole_number

POSTED = "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: job posting, date: 2026-11-01}]\n"


def ends(chance: Chance) -> tuple[Decimal, Decimal]:
    return chance.low.number, chance.high.number


def test_a_posted_range_and_no_guide() -> None:
    """o = 100,000, M = 120,000, L = 20,000, p = 0.35, no alternative and no walk-away.

    Nothing to fall back on: D = 100,000 x 6/12 / 4 years = 12,500, so q D = 625.
    x = (0.65 x 20,000 - 625 x 0.35) / (0.65 x (1.75 x 20,000 + 1,250)) = 12,781.25 / 23,562.5 = 0.542440
    ask = 100,000 + 10,848.8 = 110,848.8, down to 110,500.
    Target, if there is room: 20,000 x (0.457560 x 0.542440 + 0.125 x 0.294241) = 5,699.6, so 105,700.
    The ask of 110,500 is 0.525 of the room. Its gain: 13,000 x (0.475 x 0.525 + 0.125 x 0.275625) = 3,689.8,
    less 0.05 x 0.525 x 12,500 x (0.35 + 0.65 x 0.525) = 226.8: 3,463.
    """
    position = position_of("offer: {base: 100K, expires: 2026-12-04}\nemployer: {firmness: some}\n" + POSTED)
    assert position.verdict == "ask"
    assert position.batna is None
    assert position.reservation is None
    assert whole_number(position.ceiling) == 120_000
    assert whole_number(position.anchor) == 110_500
    assert whole_number(position.aspiration) == 105_700
    assert whole_number(position.expected_gain) == 3_463


def test_the_chances_of_that_ask_are_ranges() -> None:
    """The ask above takes 0.525 of the room. "Some": p from 0.28 to 0.48; q from 0.01 to 0.17.

    In full (1 - p)(1 - x): 0.52 x 0.475 = 0.247 to 0.72 x 0.475 = 0.342.
    In part (1 - p) x: 0.52 x 0.525 = 0.273 to 0.72 x 0.525 = 0.378. Nothing: p itself.
    Withdrawn q x (p + (1 - p) x): 0.01 x 0.525 x 0.658 = 0.003 to 0.17 x 0.525 x 0.753 = 0.067.
    The survey: 1.73 withdrawn of 26.9 offers made = 0.064.
    """
    position = position_of("offer: {base: 100K}\nemployer: {firmness: some}\n" + POSTED)
    chances = {chance.name: ends(chance) for chance in position.chances}
    assert chances == {
        "full": (Decimal("0.247"), Decimal("0.342")),
        "part": (Decimal("0.273"), Decimal("0.378")),
        "nothing": (Decimal("0.280"), Decimal("0.480")),
        "withdrawn": (Decimal("0.003"), Decimal("0.067")),
    }
    assert number(position.survey) == Decimal("0.064")


def test_two_rounds_without_the_risk_of_withdrawal() -> None:
    """o = 100,000, M = 135,000, q = 0: the last ask of a talk takes 1 / 1.75 = 4/7 of the room that is left and brings 2/7 of
    it, if there is room.

    First 100,000 + 35,000 x 4/7 = 120,000 exactly. Flatly refused: room 20,000; second 111,428, down to 111,000.
    With l left to the ask of 120,000, a further one brings 0.65 x 2/7 l; that is worth the effort of a round, 0.25 % of
    100,000 = 250, down to l = 1,346: accept from 118,654, up to 119,000. After the last ask: what is on the table.
    The odds of no room are 0.35 / 0.65 = 0.5385, after a flat no 0.5385 / 0.3 = 1.7949. Over both rounds: 3/7 x 20,000 = 8,571.4 if it is
    paid; 0.5385 x (2/7 x 20,000 / 2.7949 - 250) = 966.3 after a flat no; and after a part t / 4 of the way to a ceiling t,
    4/7 x the mean of t / 4 + 0.65 x 2/7 x (20,000 - t / 4) - 250, 5,500, so 3,142.9; together 12,680.6 / 1.5385 = 8,242.
    """
    position = position_of(
        "offer: {base: 100K}\nassume: {withdrawn: 0, rounds: 2}\nemployer: {firmness: some}\n"
        + POSTED.replace("120K", "135K")
    )
    assert [whole_number(rung.ask) for rung in position.ladder] == [120_000, 111_000]
    assert [whole_number(rung.accept_from) for rung in position.ladder] == [119_000, 100_000]
    assert [whole_number(rung.ask_worth) for rung in position.ladder] == [120_000, 111_000]
    assert whole_number(position.gain_of_rounds) == 8_242


def test_the_middle_round_of_three_is_planned_for_the_last() -> None:
    """As above with a third round and no effort. After one flat no the odds are r = 1.7949, after two 5.9829.

    The second ask takes x of the room of 20,000 and brings x - x x + A x + B x x of it, with A = r x 2/7 / 6.9829 = 0.0734 (the
    third ask after a flat no) and B = 1/8 + 1/4 / 2.7949 = 0.2144 (a part answer, and the third ask after it): best at
    x = (1 + A) / (2 (1 - B)) = 0.6832, 113,665, down to 113,500. The third is 4/7 of that: 107,714, down to 107,500.
    """
    position = position_of(
        "offer: {base: 100K}\nassume: {withdrawn: 0, rounds: 3, another_round: 0}\nemployer: {firmness: some}\n"
        + POSTED.replace("120K", "135K")
    )
    assert [whole_number(rung.ask) for rung in position.ladder] == [120_000, 113_500, 107_500]


def test_an_offer_above_the_range() -> None:
    """Base 150,000 against a posted 110,000 to 140,000: base is not asked for. The grant of 40,000 over four years is
    10,000 a year, so the offer is worth 160,000; the survey states grants up to 80,000, so equity is asked for."""
    plan = plan_of(
        "offer:\n  base: 150K\n  equity: [{kind: rsu, grant: 40K, vest: '4y, 1y cliff, monthly', listed: true}]\n"
        "market:\n  - {what: base, low: 110K, high: 140K, kind: posted-range, source: job posting}\n"
        "  - {what: equity, low: 30K, high: 80K, kind: survey, source: pay survey}\n"
    )
    position, base = plan.position, plan.lever("base-salary")
    equity, sign_on = plan.lever("equity-grant"), plan.lever("sign-on-bonus")
    assert position.verdict == "ask"
    assert position.anchor is None
    assert position.ladder == ()
    assert whole_number(position.ceiling) == 140_000
    assert whole_number(position.offer_worth) == 160_000
    assert base is not None
    assert not base.usable
    assert equity is not None
    assert equity.usable
    assert whole_number(equity.ask) == 80_000
    assert sign_on is not None
    assert sign_on.usable
    assert [(one.component, one.where) for one in plan.standing] == [
        ("base", "above"),
        ("equity", "within, lower half"),
    ]


def test_a_better_alternative_says_leave() -> None:
    """The signed offer of 150,000 is sure (1), so BATNA = 150,000. Highest base with a chance of 5 %, p = 0.35:
    120,000 + 10,000 x (1 - 0.05 / 0.65) = 129,230.8. That is 20,769 short of 150,000: leave."""
    position = position_of(
        "offer: {base: 120K}\nmarket: [{what: base, low: 100K, high: 130K, kind: posted-range, source: ad}]\n"
        "alternatives: [{name: Tallgrass, kind: offer, evidence: signed, offer: {base: 150K}}]\n"
    )
    assert position.verdict == "leave"
    assert whole_number(position.batna) == 150_000
    assert whole_number(position.reachable) == 129_231
    assert whole_number(position.gap_to_reservation) == 20_769
    assert "$129,231" in said(position.reasons)


def test_an_expired_offer_never_plans_the_past() -> None:
    """The last day was 20 November; the plan is made on Monday 23 November."""
    plan = plan_of("offer: {base: 100K, expires: 2026-11-20}\n" + POSTED)
    assert all(step.day.day >= MONDAY for step in plan.timeline)
    assert "20 November 2026" in printed_sentence(plan.timeline[0].what)
    summary = playbook_of("offer: {base: 100K, expires: 2026-11-20}\n" + POSTED)
    assert next(script.name for script in summary.scripts()) == "renew"


def test_pounds_with_everything() -> None:
    """Base 88,000, bonus 8,800, grant 56,000 / 4 = 14,000; sign-on 4,000 in the first year.

    First year 114,800, then 110,800 each; average (114,800 + 3 x 110,800) / 4 = 111,800; four years 447,200.
    Present job 76,000 + 3,800 = 79,800 = BATNA. Walk-away 84,000 of base: 111,800 - 4,000 x 1.1 = 107,400, which is more.
    L = 12,000, D = 111,800 - 79,800 = 32,000, q D = 1,600:
    x = (7,800 - 560) / (0.65 x (21,000 + 3,200)) = 7,240 / 15,730 = 0.460267, ask = 93,523, down to 93,500.
    """
    text = (
        "offer:\n  base: £88K\n  bonus: {target: 10%}\n  sign_on: {amount: £4K, paid: [first-pay]}\n"
        "  equity: [{kind: rsu, grant: £56K, vest: '4y, 1y cliff, quarterly', listed: true}]\n"
        "market: [{what: base, low: £85K, high: £100K, kind: posted-range, source: ad}]\n"
        "alternatives: [{name: present job, kind: present, offer: {base: £76K, bonus: {target: 5%}}}]\n"
        "needs: {walk_away: £84K, of: base}\nemployer: {firmness: some}\n"
    )
    plan = plan_of(text, head=HEAD.replace("USD", "GBP"))
    position, walk = plan.position, plan.position.reservation
    assert plan.valuation is not None
    assert [whole_number(year) for year in plan.valuation.years] == [114_800, 110_800, 110_800, 110_800]
    assert whole_number(plan.valuation.four_years) == 447_200
    assert whole_number(position.offer_worth) == 111_800
    assert whole_number(position.batna) == 79_800
    assert walk is not None
    assert (whole_number(walk.worth), whole_number(walk.base)) == (107_400, 84_000)
    assert walk.below_batna_by is None
    assert whole_number(position.anchor) == 93_500
    assert position.anchor is not None
    assert position.anchor.unit == "GBP"


OPTIONS = (
    "offer:\n  base: 172K\n  equity:\n    - {kind: options, shares: 18000, strike: 2.10, preferred: 6.40, "
    "fully_diluted: 31000000, listed: false%s}\n"
)


def test_private_equity_is_claimed_and_counts_zero() -> None:
    """18,000 options at a preferred price of 6.40 are worth nothing that can be sold: the offer is worth its base."""
    plan = plan_of(OPTIONS % "")
    assert plan.valuation is not None
    line = next(line for line in plan.valuation.lines if line.component == "equity")
    assert line.state == "claimed"
    assert line.years == ()
    assert {figure.number for figure in line.claimed} >= {Decimal(18000), Decimal("2.1"), Decimal("6.4")}
    assert whole_number(plan.position.offer_worth) == 172_000


def test_private_equity_counts_at_the_persons_own_estimate() -> None:
    """172,000 + 8,000 a year by the person's own figure."""
    assert whole_number(position_of(OPTIONS % ", estimate: 8K").offer_worth) == 180_000


MUST = (
    "offer: {base: 100K, other: [{name: leave, days: 25}]}\nneeds: {must: [leave >= 20, remote_days >= 2]}\n" + POSTED
)


def test_an_unmet_must_have_is_asked_for_by_name_and_a_met_one_is_not() -> None:
    """25 days of leave meet the first condition; the offer says nothing of remote days, the second."""
    plan = plan_of(MUST)
    assert plan.position.verdict == "ask"
    assert len(plan.position.unmet) == 1
    assert said(plan.position.unmet).startswith("remote_days >= 2")
    email = next(script for script in playbook_of(MUST).scripts() if script.name == "counter-email")
    assert "remote days" in said(email.text)
    assert "leave" not in said(email.text)


def test_an_unmet_must_have_of_a_final_offer_says_leave() -> None:
    assert position_of("stage: final\n" + MUST).verdict == "leave"


def test_must_haves_on_bonus_are_held_in_their_own_unit() -> None:
    """A bonus of 20,000 on a base of 100,000 is 20 %: a must of 25 % is unmet, one of 20 % or of 15,000 is met."""
    offer = "offer: {base: 100K, bonus: {target: 20K}}\nneeds: {must: [%s]}\n"
    assert len(position_of(offer % "bonus >= 25%").unmet) == 1
    assert position_of(offer % "bonus >= 20%").unmet == ()
    assert position_of(offer % "bonus >= 15K").unmet == ()
    assert len(position_of(offer.replace("20K", "20%%") % "bonus >= 25K").unmet) == 1


def test_a_must_have_on_equity_counts_all_grants() -> None:
    """10,000 and 200,000 make 210,000."""
    text = (
        "offer:\n  base: 100K\n  equity: [{kind: rsu, grant: 10K, listed: true}, {kind: rsu, grant: 200K, listed: true}]\n"
        "needs: {must: [equity >= %s]}\n"
    )
    assert position_of(text % "210K").unmet == ()
    assert "$210,000" in said(position_of(text % "220K").unmet)


def test_no_market_and_no_guide_asks_without_a_number() -> None:
    """Nothing states what they could pay: verdict ask, no ask, no chances; the present job is worth 90,000."""
    position = position_of("offer: {base: 100K}\nalternatives: [{name: here, kind: present, offer: {base: 90K}}]\n")
    assert position.verdict == "ask"
    assert position.ceiling is None
    assert position.anchor is None
    assert position.ladder == ()
    assert position.chances == ()
    assert whole_number(position.batna) == 90_000
    assert "no evidence" in said(position.reasons)


def test_no_offer_cannot_say() -> None:
    position = position_of("stage: expectations\n" + POSTED)
    assert position.verdict == "cannot-say"
    assert position.offer_base is None
    assert position.anchor is None
    assert whole_number(position.ceiling) == 120_000


def test_an_offer_without_base_cannot_say() -> None:
    assert position_of("offer: {bonus: {target: 10%}}\n" + POSTED).verdict == "cannot-say"


@pytest.mark.parametrize(("walk_away", "verdict"), [("105K", "leave"), ("100K", "accept"), ("95K", "accept")])
def test_a_final_offer_is_held_against_the_walk_away(walk_away: str, verdict: str) -> None:
    """Final and worth 100,000: below 105,000 it is left, at or above the walk-away it is accepted."""
    text = f"stage: final\noffer: {{base: 100K}}\nneeds: {{walk_away: {walk_away}}}\n" + POSTED
    assert position_of(text).verdict == verdict


@pytest.mark.parametrize(("firmness", "ask"), [("firm", 156_000), ("some", 156_500), ("flexible", 156_500)])
def test_firmness_moves_the_ask(firmness: str, ask: int) -> None:
    """o = 100,000, M = 200,000, D = 12,500, q D = 625; (2 - g) L + 2 q D = 176,250.

    firm, p = 0.6: (40,000 - 375) / 70,500 = 0.562057, 156,206 down to 156,000.
    some, p = 0.35: (65,000 - 218.75) / 114,562.5 = 0.565466, 156,547 down to 156,500.
    flexible, p = 0.15: (85,000 - 93.75) / 149,812.5 = 0.566750, 156,675 down to 156,500.
    """
    text = f"offer: {{base: 100K}}\nemployer: {{firmness: {firmness}}}\n" + POSTED.replace("120K", "200K")
    assert whole_number(position_of(text).anchor) == ask


def test_a_stated_walk_away_below_the_best_alternative_is_shown_with_the_difference() -> None:
    """Stated 80,000 a year, present job 90,000: the walk-away is 90,000, the stated one lies 10,000 below."""
    walk = position_of(
        "offer: {base: 100K}\nneeds: {walk_away: 80K}\nalternatives: [{name: a, kind: present, offer: {base: 90K}}]\n"
    ).reservation
    assert walk is not None
    assert whole_number(walk.worth) == 90_000
    assert whole_number(walk.stated) == 80_000
    assert whole_number(walk.below_batna_by) == 10_000


@pytest.mark.parametrize(("assume", "worth"), [("", 107_500), ("assume: {expected_years: 3}\n", 110_000)])
def test_a_sign_on_bonus_is_spread_over_the_expected_years(assume: str, worth: int) -> None:
    """100,000 + 30,000 / 4 = 107,500; over three years 100,000 + 10,000. Four years pay 430,000 either way."""
    plan = plan_of("offer: {base: 100K, sign_on: {amount: 30K, paid: [first-pay]}}\n" + assume)
    assert plan.valuation is not None
    assert whole_number(plan.valuation.average) == worth
    assert whole_number(plan.valuation.four_years) == 430_000


def test_vesting_back_loaded() -> None:
    """5/15/40/40 of 200,000: 10,000, 30,000, 80,000, 80,000. Four years: 50,000 a year; two: (10 + 30) / 2 = 20,000."""
    text = "offer:\n  base: 100K\n  equity: [{kind: rsu, grant: 200K, vest: 5/15/40/40, listed: true}]\n"
    plan = plan_of(text)
    assert plan.valuation is not None
    equity = next(line for line in plan.valuation.lines if line.component == "equity")
    assert [whole_number(year) for year in equity.years] == [10_000, 30_000, 80_000, 80_000]
    assert whole_number(plan.valuation.average) == 150_000
    assert whole_number(position_of(text + "assume: {expected_years: 2}\n").offer_worth) == 120_000


@pytest.mark.parametrize(
    ("base", "yearly"), [("65/hour", 135_200), ("8K/month", 96_000), ("2,500/week", 130_000), ("500/day", 130_000)]
)
def test_base_by_the_hour_day_week_or_month(base: str, yearly: int) -> None:
    """65 x 2,080 hours; 8,000 x 12; 2,500 x 52; 500 x 260 working days."""
    assert whole_number(position_of(f"offer: {{base: '{base}'}}\n").offer_base) == yearly


def test_a_chain_of_alternatives() -> None:
    """Written 150,000 at its stated 95 %, spoken 140,000 at the assumed 70 %, present job 100,000 for sure:
    0.95 x 150,000 + 0.05 x (0.7 x 140,000 + 0.3 x 100,000) = 142,500 + 0.05 x 128,000 = 148,900."""
    position = position_of(
        "offer: {base: 160K}\nalternatives:\n"
        "  - {name: here, kind: present, offer: {base: 100K}}\n"
        "  - {name: B, kind: offer, evidence: verbal, offer: {base: 140K}}\n"
        "  - {name: A, kind: offer, evidence: written, probability: 95%, offer: {base: 150K}}\n"
    )
    assert [one.alternative.name.text for one in position.alternatives] == ["A", "B", "here"]
    assert whole_number(position.batna) == 148_900


def test_alternatives_that_do_not_count() -> None:
    """One that ran out, one without pay, and a search: nothing is left to weigh, so the BATNA is not known."""
    position = position_of(
        "offer: {base: 160K}\nalternatives:\n  - {name: A, expires: 2026-11-22, offer: {base: 200K}}\n"
        "  - {name: B}\n  - {name: look, kind: search}\n"
    )
    assert position.batna is None
    assert all(one.left_out is not None for one in position.alternatives)


def test_what_a_job_is_liked_better_by_counts() -> None:
    """90,000 and liked better by 5,000 a year: 95,000; liked less by 5,000: 85,000."""
    for prefer, worth in (("5K", 95_000), ("-5K", 85_000)):
        text = f"offer: {{base: 100K}}\nalternatives: [{{name: a, kind: present, prefer_by: {prefer}, offer: {{base: 90K}}}}]\n"
        assert whole_number(position_of(text).batna) == worth


def test_a_raise_risks_no_offer() -> None:
    """D = 0, so x = 1 / 1.75: 100,000 + 20,000 x 4/7 = 111,428, down to 111,000. Nothing can be withdrawn."""
    position = position_of("offer: {base: 100K}\n" + POSTED, head=HEAD.replace("kind: offer", "kind: raise"))
    assert whole_number(position.anchor) == 111_000
    assert "withdrawn" not in {chance.name for chance in position.chances}
    assert position.survey is None
    assert position.verdict == "ask"


MOVED = "offer: {base: 100K}\nsaid:\n  - {on: 2026-11-20, by: them, offer: {base: 104K}%s}\n"


def test_the_ledger_moves_base() -> None:
    """They moved to 104,000: L = 16,000, D = 13,000, q D = 650.
    x = (10,400 - 227.5) / (0.65 x (28,000 + 1,300)) = 10,172.5 / 19,045 = 0.534130: 112,546, down to 112,500."""
    position = position_of(MOVED % "" + POSTED)
    assert whole_number(position.offer_base) == 104_000
    assert whole_number(position.anchor) == 112_500


def test_a_refused_ask_is_the_top_of_the_next_round() -> None:
    """They opened at 100,000, refused 110,000 and came to 104,000; one round is left. L = 6,000, D = 104,000 x 6/12 / 4 = 13,000,
    q D = 650: x = (0.65 x 6,000 - 650 x 0.35) / (0.65 x (1.75 x 6,000 + 1,300)) = 0.4788: 106,873, down to 106,500.
    Had they refused 106,000, L would be 2,000 and x = 0.34375: 1,300 x (0.2256 + 0.0148) - 0.05 x 0.34375 x 13,000 x 0.5734 = 184 a year
    on average is less than the effort of a round, 260. The target does not lie above the ask.
    """
    talk = MOVED % "" + "  - {on: 2026-11-18, by: me, ask: {base: %s}}\n" + POSTED + "assume: {rounds: 2}\n"
    position = position_of(talk.replace("%s", "110K"))
    assert whole_number(position.anchor) == 106_500
    assert number(position.aspiration) <= 106_500
    assert [rung.number for rung in position.ladder] == [2]
    position = position_of(talk.replace("%s", "106K"))
    assert position.verdict == "accept"
    assert position.anchor is None
    assert "Another round" in said(position.reasons)


def test_an_ask_that_is_met_ends_the_talk() -> None:
    position = position_of(MOVED % "" + "  - {on: 2026-11-18, by: me, ask: {base: 104K}}\n" + POSTED)
    assert position.verdict == "accept"
    assert "met what you asked for" in said(position.reasons)


def test_as_many_rounds_as_are_worth_it() -> None:
    """Three rounds by default: after three refusals there is none left, unless the case says four."""
    said_so = "".join(
        f"  - {{on: 2026-11-1{day}, by: me, ask: {{base: {ask}K}}}}\n  - {{on: 2026-11-1{day}, by: them, words: no}}\n"
        for day, ask in ((1, 118), (2, 116), (3, 114))
    )
    text = "offer: {base: 100K}\nemployer: {firmness: flexible}\n" + POSTED + "said:\n" + said_so
    assert "as often as is taken to be worth it" in said(position_of(text).reasons)
    assert position_of(text).verdict == "accept"
    assert number(position_of(text + "assume: {rounds: 4, flat_no: 1}\n").anchor) < 114_000


def test_what_they_say_of_other_things_is_no_answer_to_the_ask() -> None:
    """Words that put an answer off, and an offer that names the sign-on bonus alone, leave the ask where it stands."""
    asked = "said:\n  - {on: 2026-11-18, by: me, ask: {base: 110500}}\n"
    for answer in ("words: we will come back to you", "offer: {sign_on: {amount: 10K}}", "words: I have no news yet"):
        position = position_of(
            "offer: {base: 100K}\n" + POSTED + asked + f"  - {{on: 2026-11-19, by: them, {answer}}}\n"
        )
        assert whole_number(position.anchor) == 110_500
        assert position.ladder[0].number == 1
    for answer in ("words: 'no, that is all'", "final: [base], words: that is it", "offer: {base: 100K}"):
        text = "offer: {base: 100K}\n" + POSTED + asked + f"  - {{on: 2026-11-19, by: them, {answer}}}\n"
        assert [rung.number for rung in position_of(text).ladder] == [2]


def test_base_called_final_is_not_asked_for_again() -> None:
    plan = plan_of(MOVED % ", final: [base]" + POSTED)
    base = plan.lever("base-salary")
    assert plan.position.verdict == "ask"
    assert base is not None
    assert not base.usable
    assert "final" in said(plan.position.reasons)
    for script in playbook_of(MOVED % ", final: [base]" + POSTED).scripts():
        assert "position.anchor" not in {figure.id for text in script.text for figure in text.figures()}


def test_a_move_takes_back_a_final_word() -> None:
    """All was final on the 20th; on the 21st they raised base: it is not final any more."""
    text = MOVED % ", final: [all]" + "  - {on: 2026-11-21, by: them, offer: {base: 106K}}\n" + POSTED
    assert position_of(text).verdict == "ask"
    assert position_of(MOVED % ", final: [all]" + POSTED).verdict == "accept"


def test_an_offer_below_the_walk_away_is_asked_half_way_to_the_top() -> None:
    """Walk-away 110,000 of base, M = 120,000: half-way is 115,000, more than the model's ask. Every rung and every
    acceptance stays at or above 110,000."""
    position = position_of("offer: {base: 100K}\nneeds: {walk_away: 110K, of: base}\n" + POSTED)
    assert position.verdict == "ask"
    assert whole_number(position.anchor) == 115_000
    assert min(number(rung.ask) for rung in position.ladder) >= 110_000
    assert min(number(rung.accept_from) for rung in position.ladder) >= 110_000


def test_own_evidence_stands_before_nothing_and_after_a_posted_range() -> None:
    """A survey says 150,000, the posting 120,000: the posting is the ceiling. Without it the survey is."""
    survey = "  - {what: base, value: 150K, kind: survey, source: pay survey}\n"
    posting = "  - {what: base, low: 90K, high: 120K, kind: posted-range, source: ad}\n"
    assert whole_number(position_of("offer: {base: 100K}\nmarket:\n" + survey + posting).ceiling) == 120_000
    assert whole_number(position_of("offer: {base: 100K}\nmarket:\n" + survey).ceiling) == 150_000


def test_a_stated_total_is_never_a_ceiling() -> None:
    assert position_of("offer: {base: 100K}\nmarket: [{what: total, value: 300K, source: site}]\n").ceiling is None


@pytest.mark.parametrize("today", [date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)])
def test_nothing_is_to_be_done_after_the_last_day(today: date) -> None:
    """The offer ends on the day itself or on a Sunday: the first step may not wait for Monday."""
    expires = date(2026, 11, 22) if today.weekday() > 4 else today
    plan = plan_of(f"offer: {{base: 100K, expires: {expires}}}\n" + POSTED, today)
    assert all(today <= step.day.day <= expires for step in plan.timeline)


RAISE_HEAD = HEAD.replace("kind: offer", "kind: raise")
OUTSIDE = "offer: {base: 100K}\nalternatives:\n  - {name: A, kind: offer, evidence: verbal, probability: %s, offer: {base: %s}}\n"


@pytest.mark.parametrize(
    ("chance", "pay", "batna"), [("70%", "130K", 121_000), ("100%", "130K", 130_000), ("70%", "90K", 100_000)]
)
def test_behind_the_alternatives_of_a_raise_stands_the_pay_of_today(chance: str, pay: str, batna: int) -> None:
    """0.7 x 130,000 + 0.3 x 100,000 = 121,000; what is worth less than today's pay does not count."""
    position = position_of(OUTSIDE % (chance, pay) + POSTED, head=RAISE_HEAD)
    assert whole_number(position.batna) == batna


def test_where_base_is_final_nothing_higher_is_counted_on() -> None:
    """100,000 is final and 104,000 stands behind: 4,000 are missing, whatever the evidence reaches."""
    said = "said:\n  - {on: 2026-11-20, by: them, offer: {base: 100K}, final: [base]}\n"
    behind = "alternatives: [{name: a, kind: present, offer: {base: 104K}}]\n"
    position = position_of("offer: {base: 100K}\n" + behind + POSTED + said)
    assert position.verdict == "leave"
    assert whole_number(position.reachable) == 100_000
    assert whole_number(position.gap_to_reservation) == 4_000


def test_hours_that_an_alternative_does_not_state_are_those_of_the_offer() -> None:
    """40 an hour over 30 x 52 hours of the offer's week is 62,400, whatever is assumed of other work."""
    text = "offer: {base: 45/hour, hours_a_week: 30}\nalternatives: [{name: a, kind: present, offer: {base: 40/hour}}]\nassume: {hours_a_year: 2000}\n"
    assert whole_number(position_of(text).batna) == 62_400
