"""A guide's record on a terminal: pay by region, premiums, levels, levers, strategy, evidence."""

import io
from collections.abc import Iterator

from counteroffer.guides.guide import AskTerms, Guide, PayRow, Range
from counteroffer.terms.printing import printed_number, printed_value

WIDTH = 110


def render_guide(guide: Guide) -> str:
    """The record of a guide as text, at most 110 columns wide; what the guide does not state is a dash."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=io.StringIO(), width=WIDTH, no_color=True, highlight=False, emoji=False, markup=False)
    console.print(
        Text(f"{guide.company or 'no company'} · {guide.role or 'no role'}{f' · {guide.level}' if guide.level else ''}")
    )
    console.print(Text(f"{guide.path}; {_dates(guide)}"))
    table = Table(show_edge=False, pad_edge=False, box=None)
    heads = ("Region", "Level", "Base", "Equity", "Bonus", "Sign-on", "Total", "Other")
    used = [
        number
        for number, _head in enumerate(heads)
        if number in (0, 2) or any(_cells(row)[number] != "–" for row in guide.compensation)
    ]
    for number in used:
        table.add_column(heads[number], justify="left", overflow="fold")
    for row in guide.compensation:
        cells = _cells(row)
        table.add_row(*(Text(cells[number]) for number in used))
    console.print(table if guide.compensation else Text("no pay rows were read"))
    for line in _rest(guide):
        console.print(Text(line))
    console.print()
    written = console.file
    assert isinstance(written, io.StringIO)  # made above
    return written.getvalue()


def _dates(guide: Guide) -> str:
    dated = guide.dated
    said = (
        ("updated", dated.last_updated),
        ("figures of", dated.data_quarter),
        ("review due", dated.next_review_due),
        ("quality", dated.quality),
    )
    return ", ".join(f"{word} {value}" for word, value in said if value) or "undated"


def _cells(row: PayRow) -> tuple[str, ...]:
    unit = row.currency or ""
    equity, bonus = row.equity, row.bonus
    granted = (
        _range(equity.grant, unit)
        + (f" over {printed_number(equity.vest_years)} years" if equity.vest_years and equity.grant else "")
        if equity
        else "–"
    )
    if equity and equity.annual:
        granted = (
            f"{_range(equity.annual, unit)} a year"
            if not equity.grant
            else f"{granted} ({_range(equity.annual, unit)} a year)"
        )
    if equity and not equity.grant and not equity.annual:
        granted = equity.text or "–"
    paid = (
        " ".join(
            part
            for part in (
                _range(bonus.amount, unit) if bonus.amount else "",
                f"({_points(bonus.pct)})" if bonus.pct else "",
            )
            if part
        )
        or bonus.text
        or "–"
        if bonus
        else "–"
    )
    other = (
        "; ".join(f"{one.name}: {_range(one.range, unit) if one.range else one.text or '–'}" for one in row.other)
        or "–"
    )
    base = _range(row.base, unit) + (" a month" if row.period == "month" and row.base else "")
    return (
        row.region,
        row.level or "–",
        base,
        granted,
        paid,
        _range(row.sign_on, unit),
        _range(row.total, unit),
        other,
    )


def _rest(guide: Guide) -> Iterator[str]:
    for premium in guide.premiums:
        yield f"premium: {premium.name}, {printed_number(premium.low)} to {printed_number(premium.high)} %"
    for group in guide.level_mapping:
        yield "level: " + " = ".join(f"{name.company} {name.level}" for name in group)
    for number, lever in enumerate(guide.levers, start=1):
        amounts = ", ".join(printed_number(amount) for amount in lever.amounts)
        yield f"lever {number}: {lever.title}{f' ({amounts})' if amounts else ''}"
    for ask in guide.strategy.asks if guide.strategy else ():
        region = f" in {ask.region}" if ask.region else ""
        for side, terms in (("opens at", ask.open), ("accepts from", ask.floor)):
            said = ", ".join(_terms(terms))
            if said:
                yield f"strategy{region}: {side} {said}"
    yield f"evidence: {len(guide.sources)} source{'' if len(guide.sources) == 1 else 's'}; {len(guide.figures)} figures read, {len(guide.unread)} other amounts in prose"


def _terms(terms: AskTerms) -> Iterator[str]:
    names = (
        ("base", "base"),
        ("equity", "equity"),
        ("equity_annual", "equity a year"),
        ("bonus", "bonus"),
        ("sign_on", "sign-on"),
        ("total", "total"),
    )
    for field, name in names:
        value: Range | None = getattr(terms, field)
        if value is not None:
            yield f"{_range(value, '')} {name}"


def _range(value: Range | None, unit: str) -> str:
    if value is None:
        return "–"
    low, high = printed_value(value.low, unit), printed_value(value.high, unit)
    return (low if low == high else f"{low} to {high}") + ("+" if value.open else "")


def _points(value: Range) -> str:
    low, high = printed_number(value.low), printed_number(value.high)
    return f"{low} %" if low == high else f"{low} to {high} %"
