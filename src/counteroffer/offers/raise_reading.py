"""What a raise case states beside its pay: the job under `job:`, and achievements with what they brought to whom."""

from counteroffer.documents.yaml_tree import Mapping
from counteroffer.offers.case import Strength
from counteroffer.offers.job import Band, Job, LastRaise, Promotion, Review
from counteroffer.offers.nodes import (
    STATED,
    day_of,
    entries_of,
    mapping_of,
    money_of,
    needed_words_of,
    scalar_of,
    scalars_of,
    text_of,
    words_in,
    words_of,
)
from counteroffer.offers.values import is_percentage, read_money, read_share
from counteroffer.terms.figures import SHARE, Figure


def read_job(node: Mapping | None, currency: str) -> Job | None:
    """The job under `job:`; None where the case says nothing of it."""
    if node is None:
        return None
    return Job(
        since=day_of(node, "since", "job.since", "first day at this employer"),
        role_since=day_of(node, "role_since", "job.role_since", "first day in this role"),
        last_raise=_last_raise(mapping_of(node, "last_raise"), currency),
        review=_review(mapping_of(node, "review")),
        band=_band(mapping_of(node, "band"), "job.band", "the band of your level", currency),
        promotion=_promotion(mapping_of(node, "promotion"), currency),
    )


def read_strengths(node: Mapping, currency: str) -> tuple[Strength, ...]:
    """The achievements of a candidate, in the order of the case."""
    return tuple(
        _strength(item, f"candidate.strengths.{number}", currency) for number, item in entries_of(node, "strengths")
    )


def _strength(node: Mapping, id: str, currency: str) -> Strength:
    claim = needed_words_of(node, "claim")
    return Strength(
        claim=claim,
        evidence=words_of(node, "evidence"),
        on=day_of(node, "on", f"{id}.on", f"day of “{claim.text}”"),
        # Not called worth: what ends in .worth is the person's own valuation, and private.
        brought=money_of(node, "worth", f"{id}.brought", f"what “{claim.text}” brought, by your own count", currency),
        whom=words_of(node, "for"),
    )


def _last_raise(node: Mapping | None, currency: str) -> LastRaise | None:
    on = day_of(node, "on", "job.last_raise.on", "day of the last raise") if node is not None else None
    if node is None or on is None:
        return None
    value, id, name = scalar_of(node, "by"), "job.last_raise.by", "the last raise"
    if value is None:
        return LastRaise(on=on)
    if is_percentage(value.text):
        return LastRaise(on=on, by=Figure(id, name, read_share(value.text), SHARE, STATED, (value.span,)))
    amount = read_money(value.text, currency)
    return LastRaise(on=on, by=Figure(id, name, amount.low, currency, STATED, (value.span,)))


def _review(node: Mapping | None) -> Review | None:
    if node is None:
        return None
    return Review(
        on=day_of(node, "on", "job.review.on", "day of the pay review"),
        decided=day_of(node, "decided", "job.review.decided", "day by which raises are settled"),
        cycle=text_of(node, "cycle"),
        by=words_of(node, "by"),
    )


def _band(node: Mapping | None, id: str, whose: str, currency: str) -> Band | None:
    if node is None:
        return None
    return Band(
        id=id,
        low=money_of(node, "low", f"{id}.low", f"bottom of {whose}", currency),
        midpoint=money_of(node, "midpoint", f"{id}.midpoint", f"midpoint of {whose}, as stated", currency),
        high=money_of(node, "high", f"{id}.high", f"top of {whose}", currency),
        source=words_of(node, "source"),
        date=day_of(node, "date", f"{id}.date", f"day of {whose}"),
    )


def _promotion(node: Mapping | None, currency: str) -> Promotion | None:
    if node is None:
        return None
    id = "job.promotion"
    return Promotion(
        to=needed_words_of(node, "to"),
        band=_band(mapping_of(node, "band"), f"{id}.band", "the band of the level asked for", currency),
        since=day_of(node, "since", f"{id}.since", "day since which you do the work of that level"),
        expects=tuple(words_in(item) for _number, item in scalars_of(node, "expects")),
    )
