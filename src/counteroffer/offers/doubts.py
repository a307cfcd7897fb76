"""What is well-formed in a case but cannot be right, or leaves something out that matters."""

from collections.abc import Iterator

from counteroffer.documents.yaml_tree import Mapping, Node, Sequence
from counteroffer.offers.case import Alternative, Case, Evidence, LeftBehind
from counteroffer.offers.doubt import error, place_of, warn
from counteroffer.offers.equity_doubts import two_values
from counteroffer.offers.offer_doubts import doubts_of_offer, doubts_of_pay, lost_magnitude
from counteroffer.offers.raise_doubts import doubts_of_raise
from counteroffer.offers.tax_doubts import doubts_of_rates, doubts_of_tax
from counteroffer.offers.values import TERM_NAMES
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span

FAR = 3  # times: a range that begins above three times the base offered is hardly of the same job


def find_doubts(case: Case, root: Mapping) -> Iterator[Diagnostic]:
    """Contradictions (errors) and gaps (warnings) of a case that has the right shape."""
    if case.offer is not None:
        yield from doubts_of_offer(case.offer)
        if case.offer.expires is None and case.kind == "offer":
            key = root.key("offer")
            yield warn(
                "no-expiry",
                key.span if key else root.span,
                "no last day to answer",
                "add expires: to the offer, or ask the employer for a date",
            )
    elif case.stage not in ("expectations",):
        key = root.key("stage") or root.entries[0][0]
        yield warn(
            "no-offer-yet",
            key.span,
            f"the stage is {case.stage}, but there is no offer",
            "add offer: with at least base:, or set stage: expectations",
        )
    for evidence in case.market:
        yield from _doubts_of_evidence(evidence)
    start = case.offer.start if case.offer else None
    yield from _far_from_base(case)
    for alternative, node in zip(case.alternatives, _items(root, "alternatives"), strict=False):
        yield from _doubts_of_alternative(alternative, node, start)
    yield from _doubts_of_needs(case)
    yield from _doubts_of_yearly_pay(case)
    yield from _without_base(root)
    if case.tax is not None:
        yield from doubts_of_tax(case.tax)
    yield from doubts_of_rates(case.rates)
    yield from doubts_of_raise(case, root)


def _items(node: Mapping, key: str) -> list[Mapping]:
    entries = node.get(key)
    return [item for item in entries.items if isinstance(item, Mapping)] if isinstance(entries, Sequence) else []


def _doubts_of_yearly_pay(case: Case) -> Iterator[Diagnostic]:
    """A range, walk-away, must-have or ask of 240 a year would silently turn the plan round."""
    for evidence in case.market:
        if evidence.what in ("base", "total"):
            for figure in (evidence.low, evidence.high, evidence.value):
                yield from lost_magnitude(figure, case.currency, "pay")
    yield from lost_magnitude(case.needs.walk_away, case.currency, "pay")
    for condition in case.needs.must:
        if condition.term in ("base", "yearly"):
            yield from lost_magnitude(condition.value, case.currency, "pay", place=condition.words.span)
    for message in case.said:
        yield from lost_magnitude(message.ask.get("base"), case.currency, "base salary")
        if message.offer is not None:
            yield from doubts_of_pay(message.offer)


def _without_base(root: Mapping) -> Iterator[Diagnostic]:
    """Hours and raises of a base salary that is not stated: they would be dropped in silence."""
    offers: list[Node | None] = [root.get("offer")]
    offers += [item.get("offer") for key in ("alternatives", "said") for item in _items(root, key)]
    for offer in offers:
        for name in ("hours_a_week", "raises"):
            key = offer.key(name) if isinstance(offer, Mapping) and offer.get("base") is None else None
            if key is not None:
                message = f"{name} of a base salary that is not stated here"
                yield warn("base-not-stated", key.span, message, "add base: beside it; until then it counts nothing")


def _doubts_of_evidence(evidence: Evidence) -> Iterator[Diagnostic]:
    low, high = evidence.low, evidence.high
    if low and high and low.unit == high.unit and low.number > high.number:
        message = f"low {low.number:,.0f} lies above high {high.number:,.0f}"
        yield error("swapped-ends", place_of(low), message, "swap the two figures")
    if evidence.top is None and evidence.low is None:
        yield error(
            "no-figure",
            evidence.source.span or Span("", 1, 1, 1),
            "evidence without a figure",
            "add low: and high:, or value:",
        )


def _far_from_base(case: Case) -> Iterator[Diagnostic]:
    """Evidence on base, or an ask, of another order of magnitude than the base offered: a digit too many, another period."""
    base = case.offer.base.stated if case.offer and case.offer.base else None
    stated = [evidence for evidence in case.market if evidence.what == "base"]
    ends = [(one.low or one.value, one.high or one.value) for one in stated]
    ends += [(ask, ask) for message in case.said if (ask := message.ask.get("base")) is not None]
    for low, high in ends:
        figure, least, most = low or high, low or high, high or low
        if (
            figure is None
            or least is None
            or most is None
            or base is None
            or base.number <= 0
            or figure.unit != base.unit
        ):
            continue
        if least.number > base.number * FAR or most.number * FAR < base.number:
            message = f"{place_of(figure).text} lies far from the base offered, {place_of(base).text}"
            help_text = "look for a digit too many or too few, another currency, or pay by the month; the plan counts it as it stands"
            yield warn("far-from-base", place_of(figure), message, help_text)


def _doubts_of_alternative(alternative: Alternative, node: Mapping, start: Figure | None) -> Iterator[Diagnostic]:
    if alternative.kind != "search" and (alternative.offer is None or alternative.offer.base is None):
        help_text = "add offer: with base: and whatever else it pays; until then it does not count"
        yield warn("nothing-to-value", node.span, f"{alternative.name.text} states no pay", help_text)
    if alternative.income is not None and alternative.kind != "search":
        message = f"{alternative.name.text} is no search, so its income counts nothing"
        help_text = "write what it pays under offer:; income: is what a search (kind: search) lives on"
        yield warn("income-without-search", place_of(alternative.income), message, help_text)
    if alternative.offer is None:
        return
    yield from doubts_of_offer(alternative.offer)
    key = node.key("left_behind")
    if alternative.offer.left_behind and alternative.kind != "present" and key is not None:
        yield error(
            "left-behind-elsewhere",
            key.span,
            f"{alternative.name.text} is not the present job, so nothing is left behind there",
            "move it to the entry with kind: present, or make this entry that",
        )
    for one in alternative.offer.left_behind:
        yield from _doubts_of_left_behind(one, start)


def _doubts_of_left_behind(one: LeftBehind, start: Figure | None) -> Iterator[Diagnostic]:
    place = one.name.span or Span("", 1, 1, 1)
    if one.amount is None and (one.shares is None or one.price is None):
        help_text = "add amount:, or shares: and price:; until then it counts zero"
        yield warn("left-behind-not-clear", place, f"{one.name.text} does not say what it is worth", help_text)
    if one.on is None:
        help_text = "add on: with the day on which it vests or is paid; until then it counts in the first year"
        yield warn("left-behind-not-clear", place, f"{one.name.text} does not say when it falls due", help_text)
    elif start is not None and one.on.day < start.day:
        message = f"{one.name.text} falls due before the new work starts on {start.day}: leaving does not lose it"
        help_text = "check the day, or ask whether it is lost on giving notice; until then it is counted as kept"
        yield warn("left-behind-is-kept", place_of(one.on), message, help_text)
    yield from two_values(one.amount, one.shares, one.price, "amount")


def _doubts_of_needs(case: Case) -> Iterator[Diagnostic]:
    stated = {term.name.text for term in case.offer.other} if case.offer else set()
    for condition in case.needs.must:
        if condition.term in TERM_NAMES or condition.term in stated:
            continue
        from rapidfuzz import process

        near = process.extractOne(condition.term, [*TERM_NAMES, *stated], score_cutoff=75)
        if near:
            place = condition.words.span or Span(case.path, 1, 1, 1)
            yield warn("unknown-term", place, f"no term is called {condition.term!r}", f"did you mean {near[0]}?")
