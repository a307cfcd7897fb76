"""What is certain of an option grant: its cost, its spread at the 409A value, its window, what its kind means."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import EquityGrant
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.equity.exercise_window import is_longer

ISO_MONTHS = 3
SECTION_422 = Citation(
    "Internal Revenue Code, section 422(a)(2), as quoted in The Startup Law Blog: Incentive Stock Options: "
    "Post-Termination of Service Exercise Periods",
    "http://thestartuplawblog.com/incentive-stock-options-post-termination-service-exercise-periods/",
)
SIGNIFICANT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFacts:
    """An option grant's certain numbers, and the sentences that say them.

    `spread` is below zero where the 409A value is below the strike price; `part` is the share of the company.
    """

    exercise_cost: Figure | None
    spread: Figure | None
    part: Figure | None
    sentences: tuple[Sentence, ...]


def option_facts(grant: EquityGrant, currency: str) -> OptionFacts:
    """The facts of a grant of options on shares that are not listed; money before tax."""
    cost, spread, part = _cost(grant, currency), _spread(grant, currency), _part(grant)
    sentences = (*_on_numbers(cost, spread, part), *_on_window(grant), *_on_kind(grant))
    return OptionFacts(exercise_cost=cost, spread=spread, part=part, sentences=sentences)


def _cost(grant: EquityGrant, currency: str) -> Figure | None:
    if grant.shares is None or grant.strike is None:
        return None
    amount = grant.shares.number * grant.strike.number
    origins = (grant.shares, grant.strike)
    return Figure(
        f"{grant.id}.exercise_cost", "cost of exercising all options", amount, currency,
        "the options times the strike price", origins,
    )  # fmt: skip


def _spread(grant: EquityGrant, currency: str) -> Figure | None:
    if grant.shares is None or grant.strike is None or grant.fmv_409a is None:
        return None
    amount = grant.shares.number * (grant.fmv_409a.number - grant.strike.number)
    return Figure(
        f"{grant.id}.spread", "spread at the 409A value", amount, currency,
        "the 409A value less the strike price, times the options", (grant.shares, grant.fmv_409a, grant.strike),
    )  # fmt: skip


def _part(grant: EquityGrant) -> Figure | None:
    if grant.shares is None or grant.fully_diluted is None or not grant.fully_diluted.number:
        return None
    part = grant.shares.number / grant.fully_diluted.number
    rounded = part if not part else part.quantize(Decimal(1).scaleb(part.adjusted() - SIGNIFICANT + 1)).normalize()
    because = "the options divided by the fully diluted shares, rounded to four digits"
    origins = (grant.shares, grant.fully_diluted)
    return Figure(f"{grant.id}.part", "share of the company, fully diluted", rounded, SHARE, because, origins)


def _on_numbers(cost: Figure | None, spread: Figure | None, part: Figure | None) -> Iterator[Sentence]:
    if cost is not None:
        yield say("Exercising all of it costs {cost}, which you pay in before anything can be sold.", cost=cost)
    if spread is not None and spread.number > 0:
        yield say(
            "At the 409A value the shares are worth {spread} more than that: on paper, not in hand.", spread=spread
        )
    elif spread is not None and spread.number < 0:
        under = Figure(
            f"{spread.id}.under", "short of the strike price", -spread.number, spread.unit, spread.because, (spread,)
        )
        yield say(
            "Under water: at the 409A value the shares are worth {under} less than exercising costs.", under=under
        )
    if part is not None:
        yield say("It is {part} of the company, fully diluted, before any new shares.", part=part)


def _on_window(grant: EquityGrant) -> Iterator[Sentence]:
    window = grant.window
    if window is None:
        yield say("How long you can exercise after leaving is not stated; what is not exercised in time lapses. Ask.")
        return
    stated = Figure(
        f"{grant.id}.window", "window to exercise after leaving", Decimal(window.count), window.unit,
        "as stated in the case", (window.words.span or grant.span,),
    )  # fmt: skip
    yield say(
        "After leaving you have {window} to pay for what has vested; what is not exercised by then lapses.",
        window=stated,
    )


def _on_kind(grant: EquityGrant) -> Iterator[Sentence]:
    if grant.option_type == "iso":
        yield say(
            "ISO: exercising is not itself taxed as pay, but the spread counts for the alternative minimum tax. Neither that nor the tax on selling is computed here."
        )
        if grant.window is not None and is_longer(grant.window, ISO_MONTHS):
            months = Figure(
                "law.iso_months", "months after leaving within which an ISO stays one", Decimal(ISO_MONTHS), "months",
                "an ISO has to be exercised within this time after the last day of work", (SECTION_422,),
            )  # fmt: skip
            yield say(
                "Exercised more than {months} after leaving, it is taxed as an NSO although the window is still open.",
                months=months,
            )
    elif grant.option_type == "nso":
        yield say("NSO: the spread on the day of exercise is taxed as pay, although nothing has been sold.")
    elif grant.fmv_409a is not None:
        yield say("Whether it is an ISO or an NSO is not stated; they are taxed differently. Ask.")
