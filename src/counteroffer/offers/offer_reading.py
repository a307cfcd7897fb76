"""The offer part of a case file's tree becomes an Offer: base, bonus, equity, sign-on bonus, further terms."""

from counteroffer.documents.yaml_tree import Mapping, Scalar, Sequence
from counteroffer.offers.case import (
    BasePay,
    BonusTerms,
    CarryTerms,
    Clawback,
    EquityGrant,
    Instalment,
    Offer,
    OtherTerm,
    SignOn,
)
from counteroffer.offers.nodes import (
    STATED,
    day_of,
    entries_of,
    mapping_of,
    needed_words_of,
    scalar_of,
    share_of,
    text_of,
    truth_of,
    words_of,
)
from counteroffer.offers.values import (
    is_percentage,
    read_instalment,
    read_money,
    read_number,
    read_schedule,
    read_share,
)
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Words


class OfferReader:
    """Makes offers of a tree that has the right shape; knows the case's currency."""

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def offer(self, node: Mapping, id: str, owner: str) -> Offer:
        """An offer, ours or an alternative's."""
        bonus, sign_on = mapping_of(node, "bonus"), mapping_of(node, "sign_on")
        return Offer(
            id=id,
            currency=self.currency,
            base=self.base(node, id, owner),
            bonus=self.bonus(bonus, id, owner) if bonus else None,
            equity=tuple(
                self.equity(item, f"{id}.equity.{number}", owner) for number, item in entries_of(node, "equity")
            ),
            sign_on=self.sign_on(sign_on, id, owner) if sign_on else None,
            other=tuple(self.other(item, f"{id}.other.{number}") for number, item in entries_of(node, "other")),
            start=day_of(node, "start", f"{id}.start", f"first day of work of {owner}"),
            received=day_of(node, "received", f"{id}.received", f"day on which {owner} came"),
            expires=day_of(node, "expires", f"{id}.expires", f"last day to answer {owner}"),
        )

    def base(self, node: Mapping, id: str, owner: str) -> BasePay | None:
        """Base salary with its period."""
        value = scalar_of(node, "base")
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
        value = scalar_of(node, "target")
        assert value is not None  # the schema demands it
        if is_percentage(value.text):
            target = Figure(
                f"{id}.bonus.target", f"target bonus of {owner}", read_share(value.text), SHARE, STATED, (value.span,)
            )
        else:
            target = self.money(node, "target", f"{id}.bonus.target", f"target bonus of {owner}") or target
        return BonusTerms(target=target, kind=text_of(node, "kind") or "target")

    def equity(self, node: Mapping, id: str, owner: str) -> EquityGrant:
        """One equity grant."""
        carry = node.get("carry")
        vest = scalar_of(node, "vest")
        return EquityGrant(
            id=id,
            kind=text_of(node, "kind") or _kind_of(node),
            span=node.span,
            grant=self.money(node, "grant", f"{id}.grant", f"equity grant of {owner}"),
            shares=self.number(node, "shares", f"{id}.shares", f"shares granted in {owner}", "shares"),
            price=self.money(node, "price", f"{id}.price", f"share price in {owner}"),
            vesting=read_schedule(vest.text) if vest else None,
            listed=truth_of(node, "listed"),
            strike=self.money(node, "strike", f"{id}.strike", f"strike price in {owner}"),
            fmv_409a=self.money(node, "fmv_409a", f"{id}.fmv_409a", f"409A value of a share in {owner}"),
            preferred=self.money(node, "preferred", f"{id}.preferred", f"price of a preferred share in {owner}"),
            fully_diluted=self.number(
                node, "fully_diluted", f"{id}.fully_diluted", f"fully diluted shares in {owner}", "shares"
            ),
            window=words_of(node, "window"),
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
            pool_share=share_of(terms, "pool_share", f"{id}.pool_share", "share of the carry pool"),
            fund=self.money(terms, "fund", f"{id}.fund", "size of the fund"),
            carry=share_of(terms, "carry", f"{id}.carry", "carry rate")
            if isinstance(terms.get("carry"), Scalar)
            else None,
            hurdle=share_of(terms, "hurdle", f"{id}.hurdle", "hurdle rate")
            or share_of(grant, "hurdle", f"{id}.hurdle", "hurdle rate"),
        )

    def sign_on(self, node: Mapping, id: str, owner: str) -> SignOn:
        """The sign-on bonus."""
        amount = self.money(node, "amount", f"{id}.sign_on", f"sign-on bonus of {owner}")
        assert amount is not None  # the schema demands it
        clawback = mapping_of(node, "clawback")
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
                kind=text_of(clawback, "kind"),
                basis=text_of(clawback, "basis"),
            )
            if clawback
            else None,
        )

    def other(self, node: Mapping, id: str) -> OtherTerm:
        """A further term."""
        name = needed_words_of(node, "name")
        found = [
            self.number(node, "days", f"{id}.days", f"{name.text}, days", "days"),
            self.number(node, "value", f"{id}.value", name.text, ""),
            self.money(node, "amount", f"{id}.amount", f"{name.text}, a year"),
            share_of(node, "share", f"{id}.share", f"{name.text}, share"),
            share_of(node, "up_to", f"{id}.up_to", f"{name.text}, up to"),
        ]
        numbers = {figure.id.rsplit(".", 1)[1]: figure for figure in found if figure is not None}
        estimate = self.money(node, "estimate", f"{id}.estimate", f"the person's own yearly estimate of {name.text}")
        return OtherTerm(id=id, name=name, numbers=numbers, words=words_of(node, "words"), estimate=estimate)

    def money(self, node: Mapping, key: str, id: str, name: str, *, signed: bool = False) -> Figure | None:
        """An amount of money as a figure."""
        value = scalar_of(node, key)
        if value is None:
            return None
        amount = read_money(value.text, self.currency, signed=signed)
        return Figure(id, name, amount.low, self.unit(amount.period), STATED, (value.span,))

    def unit(self, period: str | None) -> str:
        """The unit of pay for a period: the currency alone for a year."""
        return self.currency if period in (None, "year") else f"{self.currency}/{period}"

    def number(self, node: Mapping, key: str, id: str, name: str, unit: str) -> Figure | None:
        """A plain number as a figure."""
        value = scalar_of(node, key)
        return None if value is None else Figure(id, name, read_number(value.text), unit, STATED, (value.span,))


def _kind_of(node: Mapping) -> str:
    """The kind that the grant's own keys tell."""
    if node.get("carry") or node.get("pool_share"):
        return "carry"
    return "options" if node.get("strike") else "other"
