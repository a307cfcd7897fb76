"""What you keep if you leave: after each month of work, what was paid less what goes back and what is not yet yours.

kept = paid so far - owed by clawbacks - retirement saving not yet vested. Every payment counts at the end of its month.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.leaving.kept import Keeping, Kept, KeptPart
from counteroffer.valuation.leaving.kept_tally import Tally, tallies_of
from counteroffer.valuation.leaving.months_of_work import completed_months
from counteroffer.valuation.leaving.worth_waiting import steps_of
from counteroffer.valuation.valuation import Form, Line, State, Valuation


def keep_if_leaving(valuation: Valuation, months: int = 48) -> Keeping:
    """What is kept on leaving at the end of each of the first months, as far as the valuation's years reach."""
    shown = min(months, 12 * len(valuation.years))
    tallies = tallies_of(valuation, shown)
    steps = sorted(
        (step for tally in tallies for step in steps_of(valuation, tally, shown)), key=lambda step: step.after.number
    )
    return Keeping(
        id=f"{valuation.id}.kept",
        currency=valuation.currency,
        months=tuple(_kept(valuation, tallies, month) for month in range(1, shown + 1)),
        steps=tuple(steps),
        notes=tuple(_notes(valuation)),
    )


def kept_on(valuation: Valuation, start: date, day: date) -> Kept | None:
    """What is kept on leaving on a day, by whole months of work since `start`; None after the valuation's years.

    A month that is not over is not counted: who leaves a week before a cliff keeps nothing of it.
    """
    month = completed_months(start, day)
    if month > 12 * len(valuation.years):
        return None
    return _kept(valuation, tallies_of(valuation, month), month)


def _kept(valuation: Valuation, tallies: tuple[Tally, ...], month: int) -> Kept:
    id, after = f"{valuation.id}.kept.month_{month}", f"after month {month} of work"
    years = valuation.years[: max(1, -(-month // 12))]

    def figure(part: str, name: str, amount: Decimal, because: str, origins: tuple[Figure, ...]) -> Figure:
        return Figure(f"{id}{part}", f"{name} {after}", amount, valuation.currency, because, origins)

    clawed = tuple(origin for tally in tallies if tally.owed[month] for origin in tally.origins(month))
    unvested = tuple(origin for tally in tallies if tally.not_vested[month] for origin in tally.origins(month))
    paid = figure(
        ".paid", "paid", _sum(tally.paid[month] for tally in tallies), "the payments of all months so far", years
    )
    owed = figure(
        ".to_pay_back", "to be paid back", _sum(tally.owed[month] for tally in tallies),
        "what a clawback takes on leaving then", clawed or (paid,),
    )  # fmt: skip
    not_vested = figure(
        ".not_vested", "retirement saving not yet vested", _sum(tally.not_vested[month] for tally in tallies),
        "what the employer paid in that is not yet the person's own", unvested or (paid,),
    )  # fmt: skip
    return Kept(
        month=month, paid=paid, to_pay_back=owed, not_vested=not_vested,
        kept=figure(
            "", "kept on leaving", paid.number - owed.number - not_vested.number,
            "what was paid, less what must be paid back and what has not vested", (paid, owed, not_vested),
        ),
        given_up=figure(
            ".given_up", "shares given up on leaving", _sum(tally.still_to_vest(month) for tally in tallies),
            "what shares would still pay in the years shown, as they are valued", _share_origins(tallies) or (paid,),
        ),
        parts=tuple(_parts(valuation, tallies, month)),
    )  # fmt: skip


def _parts(valuation: Valuation, tallies: tuple[Tally, ...], month: int) -> Iterator[KeptPart]:
    """What is kept of each line that is not zero."""
    because = "what was paid of it, less what must be paid back or has not vested"
    for tally in tallies:
        kept = tally.kept(month)
        if kept:
            id = f"{valuation.id}.kept.month_{month}.{tally.key}"
            name = f"kept of {tally.line.component.replace('_', ' ')} after month {month} of work"
            figure = Figure(id, name, kept, valuation.currency, because, tally.origins(month))
            yield KeptPart(key=tally.key, component=tally.line.component, label=tally.line.label, kept=figure)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _share_origins(tallies: tuple[Tally, ...]) -> tuple[Figure, ...]:
    return tuple(year for tally in tallies if tally.line.form is Form.SHARES for year in tally.line.years)


def _notes(valuation: Valuation) -> Iterator[Sentence]:
    for line in valuation.lines:
        if line.component == "equity" and line.state is not State.VALUED:
            yield say(
                "{label}: what of it is kept on leaving depends on its terms and is not counted here.", label=line.label
            )
        elif line.stake is not None:
            yield say(
                "{label}: counted as valued above; what of it is really kept on leaving depends on its terms.",
                label=line.label,
            )
        if line.clawback is not None:
            yield from _clawback_notes(line)


def _clawback_notes(line: Line) -> Iterator[Sentence]:
    clawback = line.clawback
    if clawback is None:
        return
    if line.state is not State.VALUED:
        yield say("{label}: it may have to be paid back on leaving; that is not counted here.", label=line.label)
    elif clawback.months is None:
        yield say(
            "{label}: the case does not say within which time it must be paid back, so nothing counts as owed.",
            label=line.label,
        )
    elif clawback.kind is None:
        yield say(
            "{label}: the case does not say whether it is paid back in full or in parts; in full is counted.",
            label=line.label,
        )
    if clawback.basis == "gross":
        yield say("{label}: the sum before tax must be paid back, more than reached you.", label=line.label)
    elif clawback.basis == "net" and line.state is State.VALUED:
        yield say(
            "{label}: only what reached you after tax must be paid back. How much that is depends on your tax; counted here is the sum before tax, which is more.",
            label=line.label,
        )
