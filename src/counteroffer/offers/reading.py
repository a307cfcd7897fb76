"""A case file's text becomes a Case, with all its faults at once."""

from collections.abc import Iterator

from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml
from counteroffer.offers.case import (
    Alternative,
    BasePay,
    BonusTerms,
    Candidate,
    CarryTerms,
    Case,
    Clawback,
    Condition,
    EquityGrant,
    Evidence,
    Instalment,
    Message,
    Needs,
    Offer,
    OtherTerm,
    SignOn,
    Stated,
    Strength,
    Swap,
)
from counteroffer.offers.doubts import find_doubts
from counteroffer.offers.shape import check_shape, prune
from counteroffer.offers.values import (
    read_condition,
    read_day,
    read_instalment,
    read_money,
    read_number,
    read_override,
    read_schedule,
    read_share,
    read_term,
)
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import DAY, SHARE, Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Words

STATED = "as stated in the case"


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
        faults = (*faults, *check_shape(root, _currency(root)))
    if not isinstance(root, Mapping):
        return None, _sorted(faults)
    sound = prune(root, faults)
    case = _Reader(_currency(sound)).case(sound, source.path)
    doubts = tuple(find_doubts(case, sound))
    if _stopped_by(faults):  # what was cut out would be missed: gaps are looked for in a sound case only
        doubts = tuple(doubt for doubt in doubts if doubt.severity is Severity.ERROR and doubt.rule != "no-figure")
    faults = _sorted((*faults, *doubts))
    return (None if _stopped_by(faults) else case), faults


class _Reader:
    """Makes records of a tree that has the right shape; knows the case's currency."""

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def case(self, root: Mapping, path: str) -> Case:
        """The whole case."""
        offer = _mapping(root, "offer")
        stage = _text(root, "stage")
        assume = _mapping(root, "assume")
        employer = _mapping(root, "employer")
        return Case(
            path=path,
            kind=_text(root, "kind") or "offer",
            company=_words(root, "company") or Words(""),  # missing: an error that keeps the case from being used
            role=_words(root, "role") or Words(""),
            currency=self.currency,
            stage=stage or ("written" if offer else "expectations"),
            stage_stated=stage is not None,
            level=_words(root, "level"),
            region=_words(root, "region"),
            candidate=self.candidate(_mapping(root, "candidate")),
            offer=self.offer(offer, "offer", "the offer") if offer else None,
            market=tuple(self.evidence(item, number) for number, item in _entries(root, "market")),
            alternatives=tuple(self.alternative(item, number) for number, item in _entries(root, "alternatives")),
            needs=self.needs(_mapping(root, "needs")),
            priorities=tuple(self.swap(item, number) for number, item in _entries(root, "priorities")),
            firmness=(_text(employer, "firmness") if employer else None) or "unknown",
            assume={
                key.text: Stated(value=read_override(value.text), span=value.span)
                for key, value in (assume.entries if assume else ())
                if isinstance(value, Scalar) and not value.is_empty
            },
            said=tuple(self.message(item, number) for number, item in _entries(root, "said")),
        )

    def candidate(self, node: Mapping | None) -> Candidate:
        """Who negotiates."""
        if node is None:
            return Candidate()
        return Candidate(
            name=_words(node, "name"),
            years=self.number(node, "years", "candidate.years", "years of experience", "years"),
            state=_words(node, "state"),
            strengths=tuple(
                Strength(claim=_must_words(item, "claim"), evidence=_words(item, "evidence"))
                for _number, item in _entries(node, "strengths")
            ),
        )

    def offer(self, node: Mapping, id: str, owner: str) -> Offer:
        """An offer, ours or an alternative's."""
        bonus, sign_on = _mapping(node, "bonus"), _mapping(node, "sign_on")
        return Offer(
            id=id,
            currency=self.currency,
            base=self.base(node, id, owner),
            bonus=self.bonus(bonus, id, owner) if bonus else None,
            equity=tuple(
                self.equity(item, f"{id}.equity.{number}", owner) for number, item in _entries(node, "equity")
            ),
            sign_on=self.sign_on(sign_on, id, owner) if sign_on else None,
            other=tuple(self.other(item, f"{id}.other.{number}") for number, item in _entries(node, "other")),
            start=_day(node, "start", f"{id}.start", f"first day of work of {owner}"),
            received=_day(node, "received", f"{id}.received", f"day on which {owner} came"),
            expires=_day(node, "expires", f"{id}.expires", f"last day to answer {owner}"),
        )

    def base(self, node: Mapping, id: str, owner: str) -> BasePay | None:
        """Base salary with its period."""
        value = _scalar(node, "base")
        if value is None:
            return None
        amount = read_money(value.text, self.currency)
        period = amount.period or "year"
        return BasePay(
            stated=Figure(
                f"{id}.base", f"base salary of {owner}", amount.low, self.unit(period), STATED, (value.span,)
            ),
            period=period,
        )

    def bonus(self, node: Mapping, id: str, owner: str) -> BonusTerms:
        """The bonus."""
        value = _scalar(node, "target")
        assert value is not None  # the schema demands it
        if "%" in value.text:
            target = Figure(
                f"{id}.bonus.target", f"target bonus of {owner}", read_share(value.text), SHARE, STATED, (value.span,)
            )
        else:
            target = self.money(node, "target", f"{id}.bonus.target", f"target bonus of {owner}") or target
        return BonusTerms(target=target, kind=_text(node, "kind") or "target")

    def equity(self, node: Mapping, id: str, owner: str) -> EquityGrant:
        """One equity grant."""
        carry = node.get("carry")
        vest = _scalar(node, "vest")
        return EquityGrant(
            id=id,
            kind=_text(node, "kind") or _kind_of(node),
            span=node.span,
            grant=self.money(node, "grant", f"{id}.grant", f"equity grant of {owner}"),
            shares=self.number(node, "shares", f"{id}.shares", f"shares granted in {owner}", "shares"),
            price=self.money(node, "price", f"{id}.price", f"share price in {owner}"),
            vesting=read_schedule(vest.text) if vest else None,
            listed=_truth(node, "listed"),
            strike=self.money(node, "strike", f"{id}.strike", f"strike price in {owner}"),
            fmv_409a=self.money(node, "fmv_409a", f"{id}.fmv_409a", f"409A value of a share in {owner}"),
            preferred=self.money(node, "preferred", f"{id}.preferred", f"price of a preferred share in {owner}"),
            fully_diluted=self.number(
                node, "fully_diluted", f"{id}.fully_diluted", f"fully diluted shares in {owner}", "shares"
            ),
            window=_words(node, "window"),
            carry=self.carry(carry if isinstance(carry, Mapping) else node, node, id)
            if carry or node.get("pool_share")
            else None,
            estimate=self.money(
                node, "estimate", f"{id}.estimate", f"the person's own yearly estimate of equity in {owner}"
            ),
        )

    def carry(self, terms: Mapping, grant: Mapping, id: str) -> CarryTerms:
        """Terms of carried interest, wherever in the grant they stand."""
        return CarryTerms(
            pool_share=_share(terms, "pool_share", f"{id}.pool_share", "share of the carry pool"),
            fund=self.money(terms, "fund", f"{id}.fund", "size of the fund"),
            carry=_share(terms, "carry", f"{id}.carry", "carry rate")
            if isinstance(terms.get("carry"), Scalar)
            else None,
            hurdle=_share(terms, "hurdle", f"{id}.hurdle", "hurdle rate")
            or _share(grant, "hurdle", f"{id}.hurdle", "hurdle rate"),
        )

    def sign_on(self, node: Mapping, id: str, owner: str) -> SignOn:
        """The sign-on bonus."""
        amount = self.money(node, "amount", f"{id}.sign_on", f"sign-on bonus of {owner}")
        assert amount is not None  # the schema demands it
        clawback = _mapping(node, "clawback")
        paid = node.get("paid")
        instalments = paid.items if isinstance(paid, Sequence) else ()
        return SignOn(
            amount=amount,
            instalments=tuple(
                Instalment(month=read_instalment(item.text), words=Words(item.text, item.span))
                for item in instalments
                if isinstance(item, Scalar)
            ),
            clawback=Clawback(
                months=self.number(
                    clawback, "months", f"{id}.sign_on.clawback", f"clawback of the sign-on bonus of {owner}", "months"
                ),
                kind=_text(clawback, "kind"),
                basis=_text(clawback, "basis"),
            )
            if clawback
            else None,
        )

    def other(self, node: Mapping, id: str) -> OtherTerm:
        """A further term."""
        name = _must_words(node, "name")
        found = [
            self.number(node, "days", f"{id}.days", f"{name.text}, days", "days"),
            self.number(node, "value", f"{id}.value", name.text, ""),
            self.money(node, "amount", f"{id}.amount", f"{name.text}, a year"),
            _share(node, "share", f"{id}.share", f"{name.text}, share"),
            _share(node, "up_to", f"{id}.up_to", f"{name.text}, up to"),
        ]
        numbers = {figure.id.rsplit(".", 1)[1]: figure for figure in found if figure is not None}
        estimate = self.money(node, "estimate", f"{id}.estimate", f"the person's own yearly estimate of {name.text}")
        return OtherTerm(id=id, name=name, numbers=numbers, words=_words(node, "words"), estimate=estimate)

    def evidence(self, node: Mapping, number: int) -> Evidence:
        """One piece of market evidence."""
        id, what = f"market.{number}", _text(node, "what") or "base"
        kind = "-".join((_text(node, "kind") or "other").lower().replace("_", "-").split())
        return Evidence(
            id=id,
            what=what,
            kind=kind,
            source=_must_words(node, "source"),
            low=self.money(
                node, "low", f"{id}.low", f"bottom of the {kind.replace('-', ' ')} for {what.replace('_', '-')}"
            ),
            high=self.money(
                node, "high", f"{id}.high", f"top of the {kind.replace('-', ' ')} for {what.replace('_', '-')}"
            ),
            value=self.money(
                node, "value", f"{id}.value", f"figure of the {kind.replace('-', ' ')} for {what.replace('_', '-')}"
            ),
            date=_day(node, "date", f"{id}.date", "day of the evidence"),
        )

    def alternative(self, node: Mapping, number: int) -> Alternative:
        """One alternative."""
        id, name = f"alternatives.{number}", _must_words(node, "name")
        offer = _mapping(node, "offer")
        return Alternative(
            id=id,
            name=name,
            kind=_text(node, "kind") or "offer",
            company=_words(node, "company"),
            evidence=_text(node, "evidence"),
            probability=_share(node, "probability", f"{id}.probability", f"probability that {name.text} comes true"),
            expires=_day(node, "expires", f"{id}.expires", f"last day to take {name.text}"),
            prefer_by=self.money(
                node, "prefer_by", f"{id}.prefer_by", f"what {name.text} is liked better by, a year", signed=True
            ),
            offer=self.offer(offer, f"{id}.offer", name.text) if offer else None,
        )

    def needs(self, node: Mapping | None) -> Needs:
        """Walk-away and must-haves."""
        if node is None:
            return Needs()
        must = node.get("must")
        conditions = must.items if isinstance(must, Sequence) else ()
        return Needs(
            walk_away=self.money(node, "walk_away", "needs.walk_away", "stated walk-away"),
            of=_text(node, "of") or "yearly",
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
            give=self.terms(_mapping(node, "give"), f"priorities.{number}.give"),
            gain=self.terms(_mapping(node, "for"), f"priorities.{number}.for"),
        )

    def terms(self, node: Mapping | None, id: str) -> dict[str, Figure]:
        """Terms by name; money for the names that are pay, else a count."""
        found = {}
        for key, value in node.entries if node else ():
            if isinstance(value, Scalar) and not value.is_empty:
                amount, unit = read_term(value.text, self.currency)
                if not unit and (key.text in ("base", "bonus", "equity", "sign_on") or amount >= 1000):
                    unit = self.currency
                found[key.text] = Figure(
                    f"{id}.{key.text}", f"{key.text} in a swap", amount, unit, STATED, (value.span,)
                )
        return found

    def message(self, node: Mapping, number: int) -> Message:
        """One entry of the ledger."""
        id = f"said.{number}"
        on = _day(node, "on", f"{id}.on", "day of the message")
        assert on is not None  # the schema demands it
        offer, final = _mapping(node, "offer"), node.get("final")
        return Message(
            on=on,
            by=_text(node, "by") or "them",
            channel=_words(node, "channel"),
            offer=self.offer(offer, f"{id}.offer", "their message") if offer else None,
            ask=self.terms(_mapping(node, "ask"), f"{id}.ask"),
            final=tuple(item.text for item in final.items if isinstance(item, Scalar))
            if isinstance(final, Sequence)
            else (),
            words=_words(node, "words"),
        )

    def money(self, node: Mapping, key: str, id: str, name: str, *, signed: bool = False) -> Figure | None:
        """An amount of money as a figure."""
        value = _scalar(node, key)
        if value is None:
            return None
        amount = read_money(value.text, self.currency, signed=signed)
        return Figure(id, name, amount.low, self.unit(amount.period), STATED, (value.span,))

    def unit(self, period: str | None) -> str:
        """The unit of pay for a period: the currency alone for a year."""
        return self.currency if period in (None, "year") else f"{self.currency}/{period}"

    def number(self, node: Mapping, key: str, id: str, name: str, unit: str) -> Figure | None:
        """A plain number as a figure."""
        value = _scalar(node, key)
        return None if value is None else Figure(id, name, read_number(value.text), unit, STATED, (value.span,))


def _share(node: Mapping, key: str, id: str, name: str) -> Figure | None:
    value = _scalar(node, key)
    return None if value is None else Figure(id, name, read_share(value.text), SHARE, STATED, (value.span,))


def _day(node: Mapping, key: str, id: str, name: str) -> Figure | None:
    value = _scalar(node, key)
    return None if value is None else Figure(id, name, read_day(value.text), DAY, STATED, (value.span,))


def _scalar(node: Mapping | None, key: str) -> Scalar | None:
    value = node.get(key) if node is not None else None
    return value if isinstance(value, Scalar) else None


def _text(node: Mapping | None, key: str) -> str | None:
    value = _scalar(node, key)
    return value.text.strip() if value else None


def _truth(node: Mapping, key: str) -> bool | None:
    value = _scalar(node, key)
    return value.text.lower() in ("true", "yes") if value else None


def _words(node: Mapping | None, key: str) -> Words | None:
    value = _scalar(node, key)
    return Words(" ".join(value.text.split()), value.span) if value else None


def _must_words(node: Mapping, key: str) -> Words:
    words = _words(node, key)
    assert words is not None  # the schema demands it
    return words


def _mapping(node: Mapping, key: str) -> Mapping | None:
    value = node.get(key)
    return value if isinstance(value, Mapping) else None


def _entries(node: Mapping, key: str) -> Iterator[tuple[int, Mapping]]:
    value = node.get(key)
    for number, item in enumerate(value.items if isinstance(value, Sequence) else (), start=1):
        if isinstance(item, Mapping):
            yield number, item


def _kind_of(node: Mapping) -> str:
    """The kind that the grant's own keys tell."""
    if node.get("carry") or node.get("pool_share"):
        return "carry"
    return "options" if node.get("strike") else "other"


def _currency(root: Node) -> str:
    value = _scalar(root, "currency") if isinstance(root, Mapping) else None
    return value.text.strip() if value else ""


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
