"""The equity of an offer: each entry of a case file's list becomes a grant."""

from counteroffer.documents.yaml_tree import Mapping, Scalar
from counteroffer.offers.case import CarryTerms, EquityGrant, Refresher, Window
from counteroffer.offers.nodes import (
    STATED,
    entries_of,
    mapping_of,
    money_of,
    multiple_of,
    number_of,
    scalar_of,
    scalars_of,
    share_of,
    text_of,
    truth_of,
    words_in,
)
from counteroffer.offers.values import read_instalment, read_money, read_number, read_schedule, read_window
from counteroffer.terms.figures import Figure

CARRY_KEYS = ("pool_share", "fund", "carry", "hurdle", "catch_up", "years", "multiple")


def read_grants(node: Mapping, id: str, owner: str, currency: str) -> tuple[EquityGrant, ...]:
    """The grants of an offer, in the order of the text; `owner` names the offer in the figures."""
    entries = entries_of(node, "equity")
    return tuple(_grant(item, f"{id}.equity.{number}", owner, currency) for number, item in entries)


def _grant(node: Mapping, id: str, owner: str, currency: str) -> EquityGrant:
    def money(key: str, what: str) -> Figure | None:
        return money_of(node, key, f"{id}.{key}", f"{what} {owner}", currency)

    def shares(key: str, what: str) -> Figure | None:
        return number_of(node, key, f"{id}.{key}", f"{what} {owner}", "shares")

    vest = scalar_of(node, "vest")
    return EquityGrant(
        id=id,
        kind=text_of(node, "kind") or _kind_of(node),
        kind_stated=text_of(node, "kind") is not None,
        span=node.span,
        grant=money("grant", "equity grant of"),
        shares=shares("shares", "shares granted in"),
        price=money("price", "share price in"),
        grant_price=money("grant_price", "share price at grant in"),
        vesting=read_schedule(vest.text) if vest else None,
        refresher=_refresher(node),
        listed=truth_of(node, "listed"),
        trigger=text_of(node, "trigger"),
        option_type=text_of(node, "type"),
        strike=money("strike", "strike price in"),
        fmv_409a=money("fmv_409a", "409A value of a share in"),
        preferred=money("preferred", "price of a preferred share in"),
        fully_diluted=shares("fully_diluted", "fully diluted shares in"),
        preferences=money("preferences", "liquidation preferences in"),
        preferred_shares=shares("preferred_shares", "preferred shares in"),
        participating=truth_of(node, "participating"),
        dilution=share_of(node, "dilution", f"{id}.dilution", f"dilution before an exit in {owner}"),
        window=_window(node),
        multiplier=multiple_of(node, "multiplier", f"{id}.multiplier", f"multiplier of the grant in {owner}"),
        history=_past_payments(node, id, owner, currency),
        carry=_carry(node, id, currency) if any(node.get(key) for key in CARRY_KEYS) else None,
        estimate=money("estimate", "the person's own yearly estimate of equity in"),
    )


def _refresher(node: Mapping) -> Refresher | None:
    again = mapping_of(node, "refresher")
    first, every = scalar_of(again, "first"), scalar_of(again, "every")
    if again is None or first is None:
        return None
    return Refresher(
        first_month=read_instalment(first.text),
        every_months=int(read_number(every.text)) if every else 12,
        promised=bool(truth_of(again, "promised")),
    )


def _window(node: Mapping) -> Window | None:
    value = scalar_of(node, "window")
    if value is None:
        return None
    count, unit = read_window(value.text)
    return Window(count=count, unit=unit, words=words_in(value))


def _past_payments(node: Mapping, id: str, owner: str, currency: str) -> tuple[Figure, ...]:
    name = f"profit sharing of a past year in {owner}"
    return tuple(
        Figure(
            f"{id}.history.{number}", name, read_money(item.text, currency).low, currency, STATED, (item.span,)
        )
        for number, item in scalars_of(node, "history")
    )  # fmt: skip


def _carry(grant: Mapping, id: str, currency: str) -> CarryTerms:
    """Terms of carried interest, whether they stand under `carry` or beside it."""
    inner = mapping_of(grant, "carry")

    def terms(key: str) -> Mapping:
        return inner if inner is not None and inner.get(key) is not None else grant

    rate = terms("carry")
    return CarryTerms(
        pool_share=share_of(terms("pool_share"), "pool_share", f"{id}.pool_share", "share of the carry pool"),
        fund=money_of(terms("fund"), "fund", f"{id}.fund", "size of the fund", currency),
        carry=share_of(rate, "carry", f"{id}.carry", "carry rate") if isinstance(rate.get("carry"), Scalar) else None,
        hurdle=share_of(terms("hurdle"), "hurdle", f"{id}.hurdle", "hurdle rate"),
        catch_up=share_of(terms("catch_up"), "catch_up", f"{id}.catch_up", "catch-up of the carry pool"),
        years=number_of(terms("years"), "years", f"{id}.years", "years until the fund distributes", "years"),
        multiple=multiple_of(
            terms("multiple"), "multiple", f"{id}.multiple", "the person's own guess of the fund's multiple"
        ),
    )


def _kind_of(node: Mapping) -> str:
    """The kind that the grant's own keys tell."""
    if node.get("carry") or node.get("pool_share"):
        return "carry"
    return "options" if node.get("strike") else "other"
