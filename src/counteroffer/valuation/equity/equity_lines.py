"""Lines of grants that cannot be sold on a market: as claimed, or at the person's own yearly estimate."""

from collections.abc import Iterator

from counteroffer.offers.case import EquityGrant
from counteroffer.offers.vesting import Vesting, even_vesting
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.assumptions import VEST_YEARS
from counteroffer.valuation.flows import year_figures
from counteroffer.valuation.stake import Stake
from counteroffer.valuation.valuation import Flow, Form, Horizon, Line, State

SHARE_KINDS = ("rsu", "psu", "stock")
NAMES = {
    "rsu": "RSU", "psu": "PSU", "options": "options", "carry": "carried interest", "ppu": "profit participation units",
    "profit-sharing": "profit sharing", "phantom": "phantom equity", "stock": "stock", "other": "kind not stated",
}  # fmt: skip


def grant_line_id(grant: EquityGrant, horizon: Horizon) -> str:
    """The id of a grant's line."""
    if grant.id.startswith("offer."):
        return f"{horizon.id}.{grant.id.split('.', 1)[1]}"
    return f"{grant.id}.value"


def private_line(
    grant: EquityGrant, horizon: Horizon, why_zero: Sentence, stake: Stake | None = None, form: Form = Form.SHARES
) -> Line:
    """A claimed line that counts zero for the reason given, or a valued one where the person estimates the grant."""
    id, label = grant_line_id(grant, horizon), say("Equity ({kind})", kind=NAMES[grant.kind])
    claimed, estimate = tuple(claims(grant)), grant.estimate
    if estimate is None:
        if claimed:
            why_zero = join(
                [
                    why_zero,
                    say("The letter's figures are claims." if claimed[1:] else "The letter's figure is a claim."),
                ]
            )
        return Line(
            id=id, component="equity", label=label, state=State.CLAIMED, note=why_zero, claimed=claimed, form=form,
            stake=stake,
        )  # fmt: skip
    flows = tuple(Flow(12 * year, estimate.number) for year in range(1, horizon.years + 1))
    years = year_figures(
        id, "equity by the person's own estimate", flows, estimate.unit, "the person's own yearly estimate",
        (estimate,), horizon.years,
    )  # fmt: skip
    note = say("Counted at your own estimate, not at any figure of ours.")
    return Line(
        id=id, component="equity", label=label, state=State.VALUED, note=note, years=years, claimed=claimed,
        flows=flows, form=form, stake=stake,
    )  # fmt: skip


def claims(grant: EquityGrant) -> Iterator[Figure]:
    """Everything that the letter states of a grant in numbers."""
    stated = [
        grant.grant, grant.shares, grant.price, grant.grant_price, grant.strike, grant.fmv_409a, grant.preferred,
        grant.fully_diluted, grant.preferences, grant.preferred_shares, grant.dilution, grant.multiplier, *grant.history,
    ]  # fmt: skip
    terms = grant.carry
    if terms is not None:
        stated += [
            terms.pool_share, terms.fund, terms.carry, terms.hurdle, terms.catch_up, terms.years,
        ]  # fmt: skip
    yield from (figure for figure in stated if figure is not None)


def vesting_taken(assumed: Figure | None) -> tuple[Sentence, ...]:
    """What has to be said where the case states no vesting: over how many years it is taken."""
    if assumed is None:
        return ()
    return (say("The case states no vesting; equal months over {years} are taken.", years=assumed),)


def vesting_of(grant: EquityGrant, horizon: Horizon) -> tuple[Vesting, Figure | None]:
    """A grant's schedule; where the case states none, equal months over the assumed years, with their figure."""
    if grant.vesting is not None:
        return grant.vesting, None
    years = horizon.case.assumption(VEST_YEARS, "years of vesting")
    return even_vesting(int(years.number)), years
