"""A case file's text becomes a Case, with all its faults at once."""

from dataclasses import replace

from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml
from counteroffer.offers.case import (
    Alternative,
    Candidate,
    Case,
    Condition,
    Evidence,
    Message,
    Needs,
    Offer,
    Stated,
    StatedRate,
    Swap,
    TaxPlace,
)
from counteroffer.offers.doubts import find_doubts
from counteroffer.offers.nodes import (
    STATED,
    day_of,
    entries_of,
    mapping_of,
    money_of,
    needed_words_of,
    number_of,
    scalar_of,
    scalars_of,
    share_of,
    text_of,
    words_in,
    words_of,
)
from counteroffer.offers.offer_reading import read_left_behind, read_offer
from counteroffer.offers.raise_reading import read_job, read_strengths
from counteroffer.offers.shape import check_shape, currency_in, prune
from counteroffer.offers.tax_places import CITIES, COUNTRIES, STATES, place_named
from counteroffer.offers.values import read_condition, read_rate, read_signed_override, read_term
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Words

# What a value that was cut out for its own fault would leave behind: looked for once the case is sound.
DOUBTS_OF_GAPS = ("no-figure", "raise-without-amount", "instalments-do-not-add-up", "left-behind-elsewhere")


def read_case(source: SourceText) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """The case that a YAML text states, and all faults found in it, in the order of the text.

    The case is None where any fault is an error; warnings leave it usable.
    """
    root, faults = read_yaml(source)
    if root is None and not faults:
        faults = (_empty(source),)
    elif root is not None and not isinstance(root, Mapping):
        faults = (*faults, _not_a_mapping(root))
    elif root is not None:
        faults = (*faults, *check_shape(root, currency_in(root, "")))
    if not isinstance(root, Mapping):
        return None, _sorted(faults)
    sound = prune(root, faults)
    case = _CaseReader(currency_in(sound, "")).case(sound, source.path)
    doubts = tuple(find_doubts(case, sound))
    if _stopped_by(faults):  # what was cut out would be missed: gaps are looked for in a sound case only
        doubts = tuple(one for one in doubts if one.severity is Severity.ERROR and one.rule not in DOUBTS_OF_GAPS)
    faults = _sorted((*faults, *doubts))
    return (None if _stopped_by(faults) else case), faults


class _CaseReader:
    """Makes a case of a tree that has the right shape; knows the case's currency."""

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def case(self, root: Mapping, path: str) -> Case:
        """The whole case."""
        offer = mapping_of(root, "offer")
        stage = text_of(root, "stage")
        assume = mapping_of(root, "assume")
        employer = mapping_of(root, "employer")
        return Case(
            path=path,
            kind=text_of(root, "kind") or "offer",
            company=words_of(root, "company") or Words(""),  # missing: an error that keeps the case from being used
            role=words_of(root, "role") or Words(""),
            currency=self.currency,
            stage=stage or ("written" if offer else "expectations"),
            level=words_of(root, "level"),
            region=words_of(root, "region"),
            candidate=self.candidate(mapping_of(root, "candidate")),
            offer=read_offer(offer, "offer", "the offer", self.currency) if offer else None,
            market=tuple(self.evidence(item, number) for number, item in entries_of(root, "market")),
            alternatives=tuple(self.alternative(item, number) for number, item in entries_of(root, "alternatives")),
            needs=self.needs(mapping_of(root, "needs")),
            priorities=tuple(self.swap(item, number) for number, item in entries_of(root, "priorities")),
            rank=tuple(words_in(item) for _number, item in scalars_of(root, "rank")),
            firmness=(text_of(employer, "firmness") if employer else None) or "unknown",
            assume={
                key.text: Stated(value=read_signed_override(value.text), span=value.span)
                for key, value in (assume.entries if assume else ())
                if isinstance(value, Scalar) and not value.is_empty
            },
            said=tuple(self.message(item, number) for number, item in entries_of(root, "said")),
            tax=_tax(mapping_of(root, "tax")),
            rates=tuple(_rate(item, number) for number, item in entries_of(root, "rates")),
            job=read_job(mapping_of(root, "job"), self.currency),
        )

    def candidate(self, node: Mapping | None) -> Candidate:
        """Who negotiates."""
        if node is None:
            return Candidate()
        return Candidate(
            name=words_of(node, "name"),
            years=number_of(node, "years", "candidate.years", "years of experience", "years"),
            state=words_of(node, "state"),
            strengths=read_strengths(node, self.currency),
        )

    def evidence(self, node: Mapping, number: int) -> Evidence:
        """One piece of market evidence."""
        id, what = f"market.{number}", text_of(node, "what") or "base"
        kind = "-".join((text_of(node, "kind") or "other").lower().replace("_", "-").split())
        whose = f"the {kind.replace('-', ' ')} for {what.replace('_', '-')}"
        return Evidence(
            id=id,
            what=what,
            kind=kind,
            source=needed_words_of(node, "source"),
            low=money_of(node, "low", f"{id}.low", f"bottom of {whose}", self.currency),
            high=money_of(node, "high", f"{id}.high", f"top of {whose}", self.currency),
            value=money_of(node, "value", f"{id}.value", f"figure of {whose}", self.currency),
            date=day_of(node, "date", f"{id}.date", "day of the evidence"),
        )

    def alternative(self, node: Mapping, number: int) -> Alternative:
        """One alternative; its amounts are in its own currency where it states one."""
        id, name = f"alternatives.{number}", needed_words_of(node, "name")
        currency = currency_in(node, self.currency)
        return Alternative(
            id=id,
            name=name,
            kind=text_of(node, "kind") or "offer",
            company=words_of(node, "company"),
            evidence=text_of(node, "evidence"),
            probability=share_of(node, "probability", f"{id}.probability", f"probability that {name.text} comes true"),
            expires=day_of(node, "expires", f"{id}.expires", f"last day to take {name.text}"),
            prefer_by=money_of(
                node,
                "prefer_by",
                f"{id}.prefer_by",
                f"what {name.text} is liked better by, a year",
                currency,
                signed=True,
            ),
            income=money_of(node, "income", f"{id}.income", f"income while searching ({name.text})", currency),
            offer=_alternative_offer(node, f"{id}.offer", name.text, currency),
        )

    def needs(self, node: Mapping | None) -> Needs:
        """Walk-away and must-haves."""
        if node is None:
            return Needs()
        must = node.get("must")
        conditions = must.items if isinstance(must, Sequence) else ()
        return Needs(
            walk_away=money_of(node, "walk_away", "needs.walk_away", "stated walk-away", self.currency),
            of=text_of(node, "of") or "yearly",
            must=tuple(
                self.condition(item, number)
                for number, item in enumerate(conditions, start=1)
                if isinstance(item, Scalar)
            ),
        )

    def condition(self, node: Scalar, number: int) -> Condition:
        """One must-have."""
        read = read_condition(node.text, self.currency)
        money_term = read.term in ("base", "bonus", "equity", "sign_on", "yearly")
        unit = SHARE if read.unit == "%" else read.unit or (self.currency if money_term else "")
        value = Figure(f"needs.must.{number}", f"must-have: {read.term}", read.value, unit, STATED, (node.span,))
        return Condition(term=read.term, comparison=read.comparison, value=value, words=Words(node.text, node.span))

    def swap(self, node: Mapping, number: int) -> Swap:
        """One swap."""
        return Swap(
            give=self.terms(mapping_of(node, "give"), f"priorities.{number}.give"),
            gain=self.terms(mapping_of(node, "for"), f"priorities.{number}.for"),
        )

    def terms(self, node: Mapping | None, id: str, what: str = "in a swap") -> dict[str, Figure]:
        """Terms by name; money for the names that are pay, else a count; `what` is said of each in its figure's name."""
        found = {}
        for key, value in node.entries if node else ():
            if isinstance(value, Scalar) and not value.is_empty:
                amount, unit = read_term(value.text, self.currency)
                if not unit and (key.text in ("base", "bonus", "equity", "sign_on") or amount >= 1000):
                    unit = self.currency
                found[key.text] = Figure(
                    f"{id}.{key.text}", f"{key.text.replace('_', ' ')} {what}", amount, unit, STATED, (value.span,)
                )
        return found

    def message(self, node: Mapping, number: int) -> Message:
        """One entry of the ledger."""
        id = f"said.{number}"
        on = day_of(node, "on", f"{id}.on", "day of the message")
        assert on is not None  # the schema demands it
        offer, final = mapping_of(node, "offer"), node.get("final")
        return Message(
            on=on,
            by=text_of(node, "by") or "them",
            channel=words_of(node, "channel"),
            offer=read_offer(offer, f"{id}.offer", "their message", self.currency) if offer else None,
            ask=self.terms(mapping_of(node, "ask"), f"{id}.ask", "that was asked for"),
            final=tuple(item.text for item in final.items if isinstance(item, Scalar))
            if isinstance(final, Sequence)
            else (),
            words=words_of(node, "words"),
        )


def _alternative_offer(node: Mapping, id: str, owner: str, currency: str) -> Offer | None:
    """The offer of an alternative, with what leaving that job loses."""
    stated, lost = mapping_of(node, "offer"), read_left_behind(node, id, currency)
    if stated is None:
        return Offer(id=id, currency=currency, left_behind=lost) if lost else None
    return replace(read_offer(stated, id, owner, currency), left_behind=lost)


def _tax(node: Mapping | None) -> TaxPlace | None:
    if node is None:
        return None
    country, state, city = needed_words_of(node, "country"), words_of(node, "state"), words_of(node, "city")
    if state is None and country.text.lower() in STATES["England"]:
        state = country  # "country: England" names both
    return TaxPlace(
        span=node.span,
        country=place_named(country, COUNTRIES),
        state=place_named(state, STATES) if state else None,
        city=place_named(city, CITIES) if city else None,
        filing=text_of(node, "filing") or "single",
        year=number_of(node, "year", "tax.year", "tax year", ""),
    )


def _rate(node: Mapping, number: int) -> StatedRate:
    base, quote, id = text_of(node, "base") or "", text_of(node, "quote") or "", f"rates.{number}"
    rate = scalar_of(node, "rate")
    assert rate is not None  # the schema demands it
    unit, name = f"{quote}/{base}", f"exchange rate of {base}"
    return StatedRate(
        base=base,
        quote=quote,
        rate=Figure(f"{id}.rate", name, read_rate(rate.text), unit, STATED, (rate.span,)),
        on=day_of(node, "on", f"{id}.on", f"day of the exchange rate of {base}"),
        source=words_of(node, "source"),
    )


def _stopped_by(faults: tuple[Diagnostic, ...]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def _sorted(faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.order))


def _empty(source: SourceText) -> Diagnostic:
    help_text = "counteroffer new writes a template to fill in"
    return Diagnostic("K000", "empty-case", Severity.ERROR, Span(source.path, 1, 1, 1), "the file is empty", help_text)


def _not_a_mapping(root: Node) -> Diagnostic:
    help_text = "write keys and values, one a line, such as company: KKR; counteroffer new writes a template"
    return Diagnostic(
        "K003", "wrong-shape", Severity.ERROR, root.span, "this is no case: keys and values are missing", help_text
    )
