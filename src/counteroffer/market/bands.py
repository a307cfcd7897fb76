"""The employer's own pay band as evidence: in a raise it is the range that the employer itself has set."""

from counteroffer.market.benchmark import BAND, PayRange
from counteroffer.offers.case import Case
from counteroffer.offers.periods import yearly
from counteroffer.terms.sentences import Sentence, say


def band_ranges(case: Case) -> tuple[PayRange, ...]:
    """The band that a raise is asked within, as a range of base a year: that of the level asked for, else of the present one."""
    band = case.job.asked_band() if case.job is not None and case.kind == "raise" else None
    if band is None:
        return ()
    low, high = (
        yearly(case, end, f"{end.id}_a_year") if end else None for end in (band.low, band.high or band.midpoint)
    )
    return (
        PayRange(
            component="base", source=BAND, said_by=_said_by(case), low=low, high=high, dated=band.date, name=band.source
        ),
    )  # fmt: skip


def _said_by(case: Case) -> Sentence:
    job = case.job
    assert job is not None  # the caller has found its band
    band, promotion = job.asked_band(), job.promotion
    whose = say("the employer's band for {level}", level=promotion.to) if promotion else say("the employer's pay band")
    if band is None or band.source is None:
        return whose
    return say("{whose}: {source}", whose=whose, source=band.source)
