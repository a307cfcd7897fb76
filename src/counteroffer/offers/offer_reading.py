"""The offer part of a case file's tree becomes an Offer: base, bonus, equity, payments on joining, further terms."""

from counteroffer.documents.yaml_tree import Mapping
from counteroffer.offers.case import BasePay, BonusTerms, LeftBehind, Offer, OtherTerm, PlannedRaise
from counteroffer.offers.equity_reading import read_grants
from counteroffer.offers.nodes import (
    STATED,
    day_of,
    entries_of,
    mapping_of,
    money_of,
    needed_words_of,
    number_of,
    pay_unit,
    scalar_of,
    scalars_of,
    share_of,
    text_of,
    words_in,
    words_of,
)
from counteroffer.offers.payment_reading import read_payment, read_when
from counteroffer.offers.term_kinds import kind_of_term
from counteroffer.offers.values import is_percentage, read_instalment, read_money, read_schedule, read_share
from counteroffer.terms.figures import SHARE, Figure


def read_offer(node: Mapping, id: str, owner: str, currency: str) -> Offer:
    """An offer, ours or an alternative's, of a tree that has the right shape; all its amounts are in one currency.

    `id` is the prefix of its figures, `owner` what they call it ("the offer", "Acme").
    """
    return Offer(
        id=id,
        currency=currency,
        base=_base(node, id, owner, currency),
        bonus=_bonus(mapping_of(node, "bonus"), id, owner, currency),
        equity=read_grants(node, id, owner, currency),
        sign_on=read_payment(node, "sign_on", f"{id}.sign_on", f"sign-on bonus of {owner}", currency),
        relocation=read_payment(node, "relocation", f"{id}.relocation", f"relocation payment of {owner}", currency),
        other=tuple(_other(item, f"{id}.other.{number}", currency) for number, item in entries_of(node, "other")),
        start=day_of(node, "start", f"{id}.start", f"first day of work of {owner}"),
        received=day_of(node, "received", f"{id}.received", f"day on which {owner} came"),
        expires=day_of(node, "expires", f"{id}.expires", f"last day to answer {owner}"),
    )


def read_left_behind(node: Mapping, id: str, currency: str) -> tuple[LeftBehind, ...]:
    """What an alternative says that leaving it loses."""
    found = []
    for number, item in entries_of(node, "left_behind"):
        name, prefix = needed_words_of(item, "name"), f"{id}.left_behind.{number}"
        shares = number_of(item, "shares", f"{prefix}.shares", f"{name.text}, shares", "shares")
        one = LeftBehind(
            id=prefix,
            name=name,
            kind=text_of(item, "kind") or ("equity" if shares else "other"),
            on=day_of(item, "on", f"{prefix}.on", f"{name.text}, the day"),
            amount=money_of(item, "amount", f"{prefix}.amount", f"{name.text}, left behind", currency),
            shares=shares,
            price=money_of(item, "price", f"{prefix}.price", f"{name.text}, price of a share", currency),
        )
        found.append(one)
    return tuple(found)


def _base(node: Mapping, id: str, owner: str, currency: str) -> BasePay | None:
    """Base salary with its period, its hours and its raises."""
    value = scalar_of(node, "base")
    if value is None:
        return None
    amount = read_money(value.text, currency)
    period = amount.period or "year"
    name = f"base salary of {owner}"
    return BasePay(
        stated=Figure(f"{id}.base", name, amount.low, pay_unit(currency, period), STATED, (value.span,)),
        period=period,
        hours_a_week=number_of(node, "hours_a_week", f"{id}.hours_a_week", f"paid hours a week of {owner}", "hours"),
        raises=tuple(
            raised
            for number, item in entries_of(node, "raises")
            if (raised := _raise(item, f"{id}.raises.{number}", owner, currency))
        ),
    )


def _raise(node: Mapping, id: str, owner: str, currency: str) -> PlannedRaise | None:
    when = scalar_of(node, "when")
    if when is None:
        return None
    words = words_in(when)
    return PlannedRaise(
        month=read_instalment(when.text),
        when=words,
        by=share_of(node, "by", f"{id}.by", f"raise of {owner}, {words.text}"),
        to=money_of(node, "to", f"{id}.to", f"base salary of {owner}, {words.text}", currency),
    )


def _bonus(node: Mapping | None, id: str, owner: str, currency: str) -> BonusTerms | None:
    if node is None:
        return None
    value, name, prefix = scalar_of(node, "target"), f"target bonus of {owner}", f"{id}.bonus"
    assert value is not None  # the schema demands it
    if is_percentage(value.text):
        target = Figure(f"{prefix}.target", name, read_share(value.text), SHARE, STATED, (value.span,))
    else:
        amount = read_money(value.text, currency)
        unit = pay_unit(currency, amount.period)
        target = Figure(f"{prefix}.target", name, amount.low, unit, STATED, (value.span,))
    paid = scalar_of(node, "paid")
    return BonusTerms(
        target=target,
        kind=text_of(node, "kind") or "target",
        kind_stated=text_of(node, "kind") is not None,
        guaranteed_years=number_of(
            node, "guaranteed_years", f"{prefix}.guaranteed_years", f"years with a guaranteed bonus of {owner}", "years"
        ),
        first_year=share_of(node, "first_year", f"{prefix}.first_year", f"share of the first year's bonus of {owner}"),
        history=tuple(
            Figure(
                f"{prefix}.history.{number}", f"share of the target paid in a past year of {owner}",
                read_share(item.text), SHARE, STATED, (item.span,),
            )
            for number, item in scalars_of(node, "history")
        ),
        probability=share_of(node, "probability", f"{prefix}.probability", f"chance that the bonus of {owner} is paid"),
        paid=read_when(paid) if paid else None,
    )  # fmt: skip


def _other(node: Mapping, id: str, currency: str) -> OtherTerm:
    """A further term."""
    name = needed_words_of(node, "name")
    found = [
        number_of(node, "days", f"{id}.days", f"{name.text}, days", "days"),
        number_of(node, "value", f"{id}.value", name.text, ""),
        money_of(node, "amount", f"{id}.amount", f"{name.text}, a year", currency),
        share_of(node, "share", f"{id}.share", f"{name.text}, share"),
        share_of(node, "up_to", f"{id}.up_to", f"{name.text}, up to"),
        money_of(node, "cost", f"{id}.cost", f"cost of {name.text}, a year", currency),
        money_of(node, "cost_a_day", f"{id}.cost_a_day", f"cost of {name.text}, a day", currency),
    ]
    vest = scalar_of(node, "vest")
    estimate = f"the person's own yearly estimate of {name.text}"
    return OtherTerm(
        id=id,
        name=name,
        kind=text_of(node, "kind") or kind_of_term(name.text),
        numbers={figure.id.rsplit(".", 1)[1]: figure for figure in found if figure is not None},
        words=words_of(node, "words"),
        estimate=money_of(node, "estimate", f"{id}.estimate", estimate, currency),
        vesting=read_schedule(vest.text) if vest else None,
    )
