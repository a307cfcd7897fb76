"""A guide as a JSON-able object, in the shape and order of the guide record (`guide.schema.json`)."""

from decimal import Decimal
from typing import TypeAlias

from counteroffer.guides.guide import AskTerms, Bonus, Equity, Guide, GuideAsk, GuideStrategy, PayRow, Quoted, Range
from counteroffer.terms.places import Span

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def guide_as_json(guide: Guide) -> dict[str, Json]:
    """The record as plain values: money in full units, percentages in points, whole numbers as integers."""
    dated = guide.dated
    return {
        "path": guide.path,
        "company": guide.company,
        "role": guide.role,
        "level": guide.level,
        "dated": {
            "last_updated": dated.last_updated,
            "data_quarter": dated.data_quarter,
            "next_review_due": dated.next_review_due,
            "quality": dated.quality,
        },
        "summary": guide.summary,
        "premiums": [
            {"name": item.name, "low": _number(item.low), "high": _number(item.high)} for item in guide.premiums
        ],
        "compensation": [_row(row) for row in guide.compensation],
        "level_mapping": [
            [{"company": name.company, "level": name.level} for name in group] for group in guide.level_mapping
        ],
        "levers": [
            {"title": lever.title, "script": lever.script, "amounts": [_number(amount) for amount in lever.amounts]}
            for lever in guide.levers
        ],
        "strategy": _strategy(guide.strategy),
        "sections": [{"heading": section.heading, "text": section.text} for section in guide.sections],
        "sources": [{"text": item.text, "url": item.url, "years": list(item.years)} for item in guide.sources],
        "figures": [
            {
                "value": _number(figure.value),
                "unit": figure.unit,
                "text": figure.text,
                "field": figure.field,
                "span": _span(figure.span),
            }
            for figure in guide.figures
        ],
        "unread": [{"text": token.text, "span": _span(token.span)} for token in guide.unread],
    }


def _row(row: PayRow) -> dict[str, Json]:
    return {
        "region": row.region or None,
        "level": row.level,
        "currency": row.currency,
        "period": row.period,
        "base": _range(row.base),
        "equity": _equity(row.equity),
        "bonus": _bonus(row.bonus),
        "sign_on": _range(row.sign_on),
        "total": _range(row.total),
        "other": [{"name": pay.name, "range": _range(pay.range), "text": pay.text} for pay in row.other],
        "quoted": _quoted(row.quoted),
    }


def _equity(equity: Equity | None) -> Json:
    if equity is None:
        return None
    return {
        "kind": equity.kind,
        "grant": _range(equity.grant),
        "annual": _range(equity.annual),
        "vest_years": None if equity.vest_years is None else _number(equity.vest_years),
        "text": equity.text,
    }


def _bonus(bonus: Bonus | None) -> Json:
    if bonus is None:
        return None
    return {"amount": _range(bonus.amount), "pct": _range(bonus.pct), "text": bonus.text}


def _quoted(quoted: Quoted | None) -> Json:
    if quoted is None:
        return None
    return {
        "currency": quoted.currency,
        "base": _range(quoted.base),
        "equity": _range(quoted.equity),
        "bonus": _range(quoted.bonus),
        "total": _range(quoted.total),
    }


def _strategy(strategy: GuideStrategy | None) -> Json:
    if strategy is None:
        return None
    return {
        "text": strategy.text,
        "amounts": [_number(amount) for amount in strategy.amounts],
        "asks": [_ask(ask) for ask in strategy.asks],
    }


def _ask(ask: GuideAsk) -> Json:
    return {"region": ask.region, "open": _terms(ask.open), "floor": _terms(ask.floor)}


def _terms(terms: AskTerms) -> Json:
    return {
        "base": _scalar(terms.base),
        "equity": _scalar(terms.equity),
        "equity_annual": _scalar(terms.equity_annual),
        "bonus": _scalar(terms.bonus),
        "sign_on": _scalar(terms.sign_on),
        "total": _scalar(terms.total),
    }


def _range(value: Range | None) -> Json:
    """A range as {low, high}, with "open" where the guide writes a plus."""
    if value is None:
        return None
    ends: dict[str, Json] = {"low": _number(value.low), "high": _number(value.high)}
    return {**ends, "open": True} if value.open else ends


def _scalar(value: Range | None) -> Json:
    """An asked value: a number where it is one, else {low, high}."""
    if value is None:
        return None
    if value.low == value.high:
        return _number(value.low)
    return {"low": _number(value.low), "high": _number(value.high)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _span(span: Span) -> Json:
    return {"line": span.line, "column": span.column, "end": span.end}
