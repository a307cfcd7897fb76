"""What is well-formed in a case but cannot be right, or leaves something out that matters."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.documents.yaml_tree import Mapping, Sequence
from counteroffer.offers.case import Alternative, Case, EquityGrant, Evidence, Offer
from counteroffer.offers.values import TERM_NAMES
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Span

CODES = {
    "days-out-of-order": "K006",
    "swapped-ends": "K007",
    "no-figure": "K008",
    "lost-magnitude": "K009",
    "listed-not-stated": "K010",
    "vesting-not-stated": "K011",
    "equity-without-value": "K012",
    "nothing-to-value": "K013",
    "two-values": "K014",
    "no-expiry": "K015",
    "unknown-term": "K016",
    "no-offer-yet": "K017",
}

# Yearly base below this is a slip in any of these currencies (240 for 240K); others are not judged.
LARGEST_BONUS = 3
LEAST_YEARLY = {
    "USD": 1000,
    "GBP": 1000,
    "EUR": 1000,
    "CHF": 1000,
    "CAD": 1000,
    "AUD": 1000,
    "SGD": 1000,
    "ILS": 2000,
    "INR": 10000,
}


def find_doubts(case: Case, root: Mapping) -> Iterator[Diagnostic]:
    """Contradictions (errors) and gaps (warnings) of a case that has the right shape."""
    if case.offer is not None:
        yield from _doubts_of_offer(case.offer)
        if case.offer.expires is None and case.kind == "offer":
            key = root.key("offer")
            yield _warn(
                "no-expiry",
                key.span if key else root.span,
                "no last day to answer",
                "add expires: to the offer, or ask the employer for a date",
            )
    elif case.stage not in ("expectations",):
        key = root.key("stage") or root.entries[0][0]
        yield _warn(
            "no-offer-yet",
            key.span,
            f"the stage is {case.stage}, but there is no offer",
            "add offer: with at least base:, or set stage: expectations",
        )
    for evidence in case.market:
        yield from _doubts_of_evidence(evidence)
    entries = root.get("alternatives")
    places = [item.span for item in entries.items] if isinstance(entries, Sequence) else []
    for alternative, span in zip(case.alternatives, places, strict=False):
        yield from _doubts_of_alternative(alternative, span)
    yield from _doubts_of_needs(case)
    yield from _doubts_of_yearly_pay(case)


def _doubts_of_offer(offer: Offer) -> Iterator[Diagnostic]:
    yield from _out_of_order(offer.received, offer.expires, "the offer expires before it came")
    yield from _out_of_order(offer.received, offer.start, "work starts before the offer came")
    yield from _doubts_of_base(offer)
    yield from _doubts_of_bonus(offer)
    for grant in offer.equity:
        yield from _doubts_of_grant(grant)


def _doubts_of_base(offer: Offer) -> Iterator[Diagnostic]:
    if offer.base is not None and offer.base.period == "year":
        yield from _lost_magnitude(offer.base.stated, offer.currency, "base salary", ", or {}/hour")


def _doubts_of_yearly_pay(case: Case) -> Iterator[Diagnostic]:
    """A range, walk-away, must-have or ask of 240 a year would silently turn the plan round."""
    for evidence in case.market:
        if evidence.what in ("base", "total"):
            for figure in (evidence.low, evidence.high, evidence.value):
                yield from _lost_magnitude(figure, case.currency, "pay")
    yield from _lost_magnitude(case.needs.walk_away, case.currency, "pay")
    for condition in case.needs.must:
        if condition.term in ("base", "yearly"):
            yield from _lost_magnitude(condition.value, case.currency, "pay", place=condition.words.span)
    for message in case.said:
        yield from _lost_magnitude(message.ask.get("base"), case.currency, "base salary")
        if message.offer is not None:
            yield from _doubts_of_base(message.offer)


def _lost_magnitude(
    figure: Figure | None, currency: str, what: str, also: str = "", *, place: Span | None = None
) -> Iterator[Diagnostic]:
    least = LEAST_YEARLY.get(currency)
    if figure is None or least is None or figure.unit != currency or figure.number >= least:
        return
    place, written = place or _place(figure), f"{figure.number.normalize():f}"
    help_text = f"did you mean {written}K{also.format(written)}?"
    yield _warn(
        "lost-magnitude", place, f"{written} a year is hardly {'a ' if what == 'base salary' else ''}{what}", help_text
    )


def _doubts_of_bonus(offer: Offer) -> Iterator[Diagnostic]:
    """A target of 25 is hardly an amount a year where base is a yearly salary: a lost sign of per cent."""
    target = offer.bonus.target if offer.bonus else None
    if target is not None and target.unit == SHARE and target.number > LARGEST_BONUS:
        place = _place(target)
        yield _warn(
            "lost-magnitude",
            place,
            f"a bonus of {place.text} of base is hardly meant",
            "write the percentage of base, such as 15%",
        )
    if target is None or target.unit == SHARE or offer.base is None or offer.base.period != "year":
        return
    if 0 < target.number <= 300 and offer.base.stated.number >= 1000:
        place = _place(target)
        help_text = f"did you mean {place.text}%, or {place.text}K?"
        yield _warn("lost-magnitude", place, f"{place.text} a year is hardly a bonus", help_text)


def _doubts_of_grant(grant: EquityGrant) -> Iterator[Diagnostic]:
    if grant.estimate is not None or grant.kind == "carry":
        return
    if grant.kind in ("rsu", "psu", "stock") and grant.listed is None:
        yield _warn(
            "listed-not-stated",
            grant.span,
            "the grant does not say whether the shares are listed",
            "add listed: true or listed: false; until then it counts zero",
        )
    if grant.listed and grant.grant is None and (grant.shares is None or grant.price is None):
        yield _warn(
            "equity-without-value",
            grant.span,
            "the grant states neither its value nor shares with a price",
            "add grant:, or shares: and price:; until then it counts zero",
        )
    if grant.listed and grant.vesting is None:
        yield _warn(
            "vesting-not-stated",
            grant.span,
            "the grant does not say how it vests",
            'add vest: "4y, 1y cliff, monthly" or what the letter says',
        )
    if grant.grant and grant.shares and grant.price:
        made = grant.shares.number * grant.price.number
        if abs(made - grant.grant.number) > grant.grant.number * Decimal("0.02"):
            yield _warn(
                "two-values",
                _place(grant.grant),
                f"shares times price make {made:,.0f}, not {grant.grant.number:,.0f}",
                "leave out grant:, or correct one of the three; grant: is used",
            )


def _doubts_of_evidence(evidence: Evidence) -> Iterator[Diagnostic]:
    low, high = evidence.low, evidence.high
    if low and high and low.unit == high.unit and low.number > high.number:
        message = f"low {low.number:,.0f} lies above high {high.number:,.0f}"
        yield _error("swapped-ends", _place(low), message, "swap the two figures")
    if evidence.top is None and evidence.low is None:
        yield _error(
            "no-figure",
            evidence.source.span or Span("", 1, 1, 1),
            "evidence without a figure",
            "add low: and high:, or value:",
        )


def _doubts_of_alternative(alternative: Alternative, span: Span) -> Iterator[Diagnostic]:
    if alternative.kind != "search" and (alternative.offer is None or alternative.offer.base is None):
        help_text = "add offer: with base: and whatever else it pays; until then it does not count"
        yield _warn("nothing-to-value", span, f"{alternative.name.text} states no pay", help_text)
    if alternative.offer is not None:
        yield from _doubts_of_offer(alternative.offer)


def _doubts_of_needs(case: Case) -> Iterator[Diagnostic]:
    stated = {term.name.text for term in case.offer.other} if case.offer else set()
    for condition in case.needs.must:
        if condition.term in TERM_NAMES or condition.term in stated:
            continue
        from rapidfuzz import process

        near = process.extractOne(condition.term, [*TERM_NAMES, *stated], score_cutoff=75)
        if near:
            place = condition.words.span or Span(case.path, 1, 1, 1)
            yield _warn("unknown-term", place, f"no term is called {condition.term!r}", f"did you mean {near[0]}?")


def _out_of_order(first: Figure | None, second: Figure | None, message: str) -> Iterator[Diagnostic]:
    if first and second and second.day < first.day:
        yield _error(
            "days-out-of-order",
            _place(second),
            f"{message} ({second.day} is before {first.day})",
            "correct one of the two days",
        )


def _place(figure: Figure) -> Span:
    return next(origin for origin in figure.origins if isinstance(origin, Span))


def _error(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    return Diagnostic(CODES[rule], rule, Severity.ERROR, span, message, help_text)


def _warn(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    return Diagnostic(CODES[rule], rule, Severity.WARNING, span, message, help_text)
