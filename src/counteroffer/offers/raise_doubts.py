"""What a raise case contradicts or leaves out: its job, its band, its days; and what belongs to the other kind of case."""

from collections.abc import Iterator

from counteroffer.documents.yaml_tree import Mapping
from counteroffer.offers.case import Case
from counteroffer.offers.doubt import error, place_of, warn
from counteroffer.offers.job import Band, Job
from counteroffer.offers.offer_doubts import lost_magnitude
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure

# Days of an offer that present pay does not have.
DAYS_OF_AN_OFFER = ("start", "received", "expires")


def doubts_of_raise(case: Case, root: Mapping) -> Iterator[Diagnostic]:
    """The doubts about `job:`, and about what stands in a case of the wrong kind."""
    if case.kind == "offer":
        yield from _job_in_an_offer(root)
        return
    yield from _days_of_an_offer(root)
    if case.job is None:
        return
    yield from _days_in_order(case.job)
    promotion = case.job.promotion
    for band in (case.job.band, promotion.band if promotion else None):
        if band is not None:
            yield from _doubts_of_band(band, case.currency, root)


def _job_in_an_offer(root: Mapping) -> Iterator[Diagnostic]:
    key = root.key("job")
    if key is not None:
        help_text = "write kind: raise where you ask for more in the job that you have; in an offer it counts nothing"
        yield warn("only-in-a-raise", key.span, "job: is of the job that you have, and this is an offer", help_text)


def _days_of_an_offer(root: Mapping) -> Iterator[Diagnostic]:
    pay = root.get("offer")
    for name in DAYS_OF_AN_OFFER if isinstance(pay, Mapping) else ():
        key = pay.key(name) if isinstance(pay, Mapping) else None
        if key is not None:
            message = f"{name} is of an offer; in a raise, offer: holds what you are paid now"
            help_text = "take it out; the days of a job stand under job: (since, review, last_raise)"
            yield warn("not-in-a-raise", key.span, message, help_text)


def _days_in_order(job: Job) -> Iterator[Diagnostic]:
    """The days that must follow one another, each pair with what is wrong where they do not."""
    last = job.last_raise.on if job.last_raise else None
    review, promotion = job.review, job.promotion
    pairs = (
        (job.since, job.role_since, "the role began before the work at this employer"),
        (job.since, last, "the last raise came before the work at this employer"),
        (job.since, promotion.since if promotion else None, "the work of that level began before the work here"),
        (review.decided if review else None, review.on if review else None, "the review comes before it is settled"),
    )
    for first, second, message in pairs:
        yield from _in_order(first, second, message)


def _in_order(first: Figure | None, second: Figure | None, message: str) -> Iterator[Diagnostic]:
    if first is not None and second is not None and second.day < first.day:
        message = f"{message} ({second.day} is before {first.day})"
        yield error("days-out-of-order", place_of(second), message, "correct one of the two days")


def _doubts_of_band(band: Band, currency: str, root: Mapping) -> Iterator[Diagnostic]:
    found = band.figures()
    if not found:
        key = root.key("job")
        place = key.span if key is not None else root.span
        yield error("no-figure", place, "a band without a figure", "add low: and high: to the band, or take it out")
        return
    for figure in found:
        yield from lost_magnitude(figure, currency, "pay")
    low, mid, high = band.low, band.midpoint, band.high
    if low and high and low.unit == high.unit and low.number > high.number:
        message = f"low {low.number:,f} lies above high {high.number:,f}"
        yield error("swapped-ends", place_of(low), message, "swap the two figures")
    elif mid is not None and (_beyond(low, mid) or _beyond(mid, high)):
        message = f"the midpoint {mid.number:,f} does not lie between the ends of the band"
        yield error("midpoint-outside-band", place_of(mid), message, "correct midpoint:, or take it out")


def _beyond(first: Figure | None, second: Figure | None) -> bool:
    """Whether the first lies above the second, both known and per the same period."""
    return first is not None and second is not None and first.unit == second.unit and first.number > second.number
