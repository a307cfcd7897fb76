"""What a strategy asks for, told in the many ways in which people put it; read through `read_guide`."""

import pytest

from counteroffer.guides.guide import AskTerms
from tests.ending import ended
from tests.guides.written import ends, read

TABLE = (
    "| Region | Base | Total |\n|---|---|---|\n| Hove, ES (HQ) | £1K | £2K |\n| Lyon (EUR) | €1K | €2K |\n"
    "| San Francisco | $1K | $2K |\n| New York | $1K | $2K |\n| Remote Alps | €1K | €2K |\n"
)
NAMES = ("base", "equity", "equity_annual", "bonus", "sign_on", "total")


def asks_of(strategy: str) -> str:
    guide = read(f"# Engineer | Fernwater Negotiation Guide\n\n{TABLE}\n> **Negotiate Up Strategy:** {strategy}\n")
    assert guide.strategy is not None
    return "; ".join(f"{ask.region}: {terms(ask.open)}| {terms(ask.floor)}".rstrip() for ask in guide.strategy.asks)


def terms(side: AskTerms) -> str:
    said = ((name, ends(getattr(side, name))) for name in NAMES)
    return "".join(f"{name} {'-'.join(str(end // 1000) for end in sorted(set(pair)))} " for name, pair in said if pair)


REGIONS = [
    pytest.param(
        "Open at £90K base for Hove, ES. Your floor is £80K base in Hove, and €70K base in Lyon.",
        "Hove, ES: base 90 | base 80; Lyon: | base 70",
        id="one-place-with-and-without-its-county",
    ),
    pytest.param(
        "Open at $200K base in San Francisco. Accept no lower than $180K base in SF, $170K base in NYC.",
        "San Francisco: base 200 | base 180; NYC: | base 170",
        id="one-place-under-its-short-name",
    ),
    pytest.param(
        "For a Hove-based engineer, begin at £90K base. The floor is £80K base. For Lyon-based ones, ask for €75K base.",
        "Hove: base 90 | base 80; Lyon: base 75 |",
        id="based-in-a-place-and-a-floor-before-other-places",
    ),
    pytest.param(
        "Target $200K TC in San Francisco or New York. The floor is $180K TC in San Francisco/New York.",
        "San Francisco: total 200 | total 180; New York: total 200 | total 180",
        id="joined-places-share-an-amount",
    ),
    pytest.param(
        "Open at $200K base in San Francisco or $190K in New York.",
        "San Francisco: base 200 |; New York: base 190 |",
        id="joined-places-with-an-amount-each",
    ),
    pytest.param(
        "For Hove, open at £90K base. For Lyon, open at €80K base. For New York, open at $190K base. Your floor is "
        "£80K / €70K / $170K base respectively, and options of £10K / €20K / $30K.",
        "Hove: base 90 | base 80 equity 10; Lyon: base 80 | base 70 equity 20; New York: base 190 | base 170 equity 30",
        id="respectively",
    ),
    pytest.param(
        "In Lyon, begin at €90K base and €60K of stock. In New York, begin at $190K base and $120K of stock. "
        "Your floor: €80K base / $170K base (NY), and never less than €50K / $100K of stock.",
        "Lyon: base 90 equity 60 | base 80 equity 50; New York: base 190 equity 120 | base 170 equity 100",
        id="each-currency-to-its-place",
    ),
    pytest.param(
        "Ask for $300K-$320K TC in SF (for those at the sea £95K-£105K base Hove). Start base at $180K-$190K in SF.",
        "SF: base 180-190 total 300-320 |; Hove: base 95-105 |",
        id="a-place-behind-the-word-for-the-amount",
    ),
    pytest.param(
        "Start at $250K TC for New York. For Hove, start at £180K / $225K. Floor of $230K TC (New York).",
        "New York: total 250 | total 230; Hove: total 180 |",
        id="a-second-place-leaves-the-kind-unsaid",
    ),
    pytest.param(
        "Ask for $240K total in New York, made of $180K base and $60K equity. For Lyon, anchor at €150K; walk-away at €120K.",
        "New York: base 180 equity 60 total 240 |; Lyon: total 150 | total 120",
        id="what-came-first-is-meant-again",
    ),
    pytest.param(
        "For Lyon, push for €80K base with €30K in options. For Hove, target £90K with £40K in options.",
        "Lyon: base 80 equity 30 |; Hove: base 90 equity 40 |",
        id="base-with-options",
    ),
    pytest.param(
        "Target £80K TC in Hove. Remote Alps hires may ask for €70K TC, whatever Lyon pays.",
        "Hove: total 80 |; Remote Alps: total 70 |",
        id="the-place-as-subject",
    ),
    pytest.param(
        "Begin at $200K base (SF) / $190K (NYC) with $60K-$70K in stock. The floor: $180K base (SF) / $170K (NYC), with $50K in stock.",
        "SF: base 200 equity 60-70 | base 180 equity 50; NYC: base 190 equity 60-70 | base 170 equity 50",
        id="what-comes-with-all-of-them",
    ),
    pytest.param(
        "In Hove, ask for £90K / £40K options; the floor is £80K / £30K.",
        "Hove: base 90 equity 40 | base 80 equity 30",
        id="base-before-equity-at-the-beginning",
    ),
]


@pytest.mark.parametrize(("strategy", "asks"), REGIONS)
def test_regions(strategy: str, asks: str) -> None:
    assert asks_of(strategy) == asks


MODES = [
    pytest.param(
        'If you hold a better offer, show it: "Oakbridge pays me $[X]. I would rather stay." For Lyon, open at €80K base.',
        "Lyon: base 80 |",
        id="a-quotation-in-a-fallback-is-closed",
    ),
    pytest.param(
        '"To accept this week, I need $210K base plus a $20K signing bonus. My floor is $190K base."',
        "None: base 210 sign_on 20 | base 190",
        id="what-it-takes-to-accept-is-no-floor",
    ),
    pytest.param(
        '"My target to accept is simple, with base at $210K. I sign if you reach $205K base to accept."',
        "None: base 210 | base 205",
        id="a-target-to-accept",
    ),
    pytest.param(
        "Be anchored at $210K base from the first call. Walk away below $180K base.",
        "None: base 210 | base 180",
        id="anchored-at",
    ),
    pytest.param("Anchor your first counter at $250K TC.", "None: total 250 |", id="your-counter-is-no-rival's"),
    pytest.param("Open your counter at $210K base.", "None: base 210 |", id="open-your-counter"),
    pytest.param(
        '"To match the market: a base of $[180-190]K, stock of $[60-70]K and $[10-15]K as a signing bonus."',
        "None: base 180-190 equity 60-70 sign_on 10-15 |",
        id="a-base-of-after-a-colon",
    ),
    pytest.param(
        '"I\'d like to go from $[A]K to $[B]K of stock, with $40K as a signing bonus."',
        "None: sign_on 40 |",
        id="from-a-blank-is-no-rival's",
    ),
    pytest.param(
        '"I ask for $210K base. My floor is $190K base. I\'d also like a $15K signing bonus."',
        "None: base 210 sign_on 15 | base 190",
        id="a-further-wish-after-a-floor",
    ),
    pytest.param(
        '"My floor is $190K base. I\'m open to less stock for a signing bonus of $20K-$30K."',
        "None: sign_on 20-30 | base 190",
        id="open-to",
    ),
    pytest.param(
        "Open at $210K base. Accept-at total comp floor: $280K.", "None: base 210 | total 280", id="comp-floor"
    ),
    pytest.param(
        "Open at $210K base. Push for a guaranteed bonus floor of $30K.", "None: base 210 bonus 30 |", id="bonus-floor"
    ),
]


@pytest.mark.parametrize(("strategy", "asks"), MODES)
def test_modes(strategy: str, asks: str) -> None:
    assert asks_of(strategy) == asks


KINDS = [
    pytest.param("Open at $210K base with equity/bonus of $50K.", "None: base 210 |", id="mixed-pay"),
    pytest.param("Push for $210K base and annual RSU refreshes of $40K.", "None: base 210 |", id="refreshers"),
    pytest.param(
        "Open at $210K base with equity equivalent to $50K-$60K/year.",
        "None: base 210 equity_annual 50-60 |",
        id="equivalent-to",
    ),
    pytest.param("Push for $90K in Fernwater RSUs.", "None: equity 90 |", id="whose-stock"),
    pytest.param("Push for $210K base and a $25K Harbour program bonus.",
                 "None: base 210 bonus 25 |", id="what-the-bonus-is-for"),
    pytest.param("Target €900K / £110K / $140K total comp.", "None: total 900 |", id="the-kind-after-the-last"),
    pytest.param('"I believe that $150K-$160K is the fair all-cash base."', "None: base 150-160 |", id="is-the-right-base"),
]  # fmt: skip


@pytest.mark.parametrize(("strategy", "asks"), KINDS)
def test_kinds(strategy: str, asks: str) -> None:
    assert asks_of(strategy) == asks


def test_many_amounts_do_not_run_away() -> None:
    line = "For Lyon or Hove, target €80K / £70K base respectively with €9K in New York. "
    ended(lambda: asks_of(line * 6_400))
