"""Which of an offer's lines are spread, and their parts: what vests in which month, on which way of the share's price."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.valuation.assumptions import DRIFT, SIMULATION_PATHS, SIMULATION_SEED, VOLATILITY
from counteroffer.valuation.equity.equity_lines import grant_line_id, vesting_of
from counteroffer.valuation.equity.listed_grants import is_listed_grant
from counteroffer.valuation.swings.price_paths import Motion, Part, year_of
from counteroffer.valuation.valuation import Form, Horizon, Line, State, Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadFrame:
    """What every spread of one offer rests on; `held` are the lines whose shares are counted at the present price."""

    id: str
    currency: str
    volatility: Figure
    drift: Figure
    paths: Figure
    seed: Figure
    lines: tuple[Line, ...]
    held: tuple[Line, ...]
    parts: tuple[Part, ...]

    @property
    def motion(self) -> Motion:
        """How the price moves."""
        return Motion(self.drift.number, self.volatility.number)

    def parts_of(self, year: int | None) -> tuple[Part, ...]:
        """What vests in a year of work, or in all."""
        return tuple(part for part in self.parts if year is None or year_of(part.month) == year)


def spread_frame(case: Case, offer: Offer, valuation: Valuation, seed: int | None) -> SpreadFrame:
    """The frame of an offer's listed shares; without parts where none of them count."""
    horizon = Horizon(
        case=case, years=len(valuation.years), id=valuation.id, base=valuation.base, expected=valuation.expected
    )
    grants = {grant_line_id(grant, horizon): grant for grant in offer.equity if is_listed_grant(grant)}
    lines = tuple(line for line in valuation.lines if _is_spread(line, grants))
    later = {line.id: grants[line.id] for line in lines if line.id in grants and _is_made_later(grants[line.id])}
    held = tuple(line for line in lines if line.id not in later)
    parts = [Part(flow.month, flow.amount) for line in held for flow in line.flows]
    for line in lines:
        if line.id in later:
            parts.extend(_parts_made_later(line, later[line.id], horizon))
    stated = case.assumption(SIMULATION_SEED, "seed of the simulation")
    return SpreadFrame(
        id=f"{valuation.id}.spread",
        currency=valuation.currency,
        volatility=case.assumption(VOLATILITY, "volatility of the share a year"),
        drift=case.assumption(DRIFT, "drift of the share's price a year"),
        paths=case.assumption(SIMULATION_PATHS, "simulated paths of the price"),
        seed=stated if seed is None else _asked_seed(stated, seed),
        lines=lines,
        held=held,
        parts=_together(parts),
    )


def _is_spread(line: Line, grants: Mapping[str, EquityGrant]) -> bool:
    is_shares = line.id in grants or (line.component == "left_behind" and line.form is Form.SHARES)
    return is_shares and line.state is State.VALUED and any(flow.amount for flow in line.flows)


def _is_made_later(grant: EquityGrant) -> bool:
    """Whether the grant becomes shares on a later day: a refresher whose value is stated in money."""
    return grant.refresher is not None and grant.grant is not None


def _parts_made_later(line: Line, grant: EquityGrant, horizon: Horizon) -> Iterator[Part]:
    """A refresher's payments shared out among the grants that make them: all are of one size, so by what vests of each."""
    again, (vesting, _assumed) = grant.refresher, vesting_of(grant, horizon)
    assert again is not None  # asked for by the caller
    granted = range(again.first_month, 12 * horizon.years + 1, again.every_months)
    vests = dict(vesting.tranches)
    for flow in line.flows:
        by_grant = {since - 1: vests[flow.month - since + 1] for since in granted if flow.month - since + 1 in vests}
        whole_share = sum(by_grant.values())
        for since, share in by_grant.items():
            part = share / whole_share
            yield Part(flow.month, flow.amount * part.numerator / part.denominator, since)


def _together(parts: Sequence[Part]) -> tuple[Part, ...]:
    """One part for each way of the price, in order."""
    amounts: dict[tuple[int, int], Decimal] = {}
    for part in parts:
        amounts[part.month, part.since] = amounts.get((part.month, part.since), Decimal(0)) + part.amount
    return tuple(Part(month, amount, since) for (month, since), amount in sorted(amounts.items()))


def _asked_seed(stated: Figure, seed: int) -> Figure:
    because = "asked for with this run, in place of the default"
    return Figure(stated.id, stated.name, Decimal(seed), stated.unit, because, (SIMULATION_SEED,))
