"""What is wrong in a guide as it was read: numbers that no field holds, cells in another currency, parts that lack."""

from collections.abc import Collection, Iterator

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.tokens import PERCENT, Tokens
from counteroffer.terms.faults import Diagnostic, Severity

_NO_CURRENCIES = (PERCENT, "years", "")


def unread_pay(tokens: Tokens, held: Collection[int], tables: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Money and percentages in pay tables that no field of the record holds; `held` is where those begin that one does."""
    for start, end in tables:
        for token in tokens.within(start, end):
            if token.unit and token.start not in held:
                span = tokens.source.span(token.start, token.end)
                yield Diagnostic(
                    "G004",
                    "pay-not-read",
                    Severity.WARNING,
                    span,
                    f"{span.text} stands in the pay table, but no field of the record holds it",
                    "write one range a cell, and a second one only in brackets or after a slash",
                )


def unread_asks(tokens: Tokens, held: Collection[int], stretches: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Percentages in levers and in the strategy: the record holds their money only; `held` as for pay."""
    for start, end in stretches:
        for token in tokens.within(start, end):
            if token.unit == PERCENT and token.start not in held:
                span = tokens.source.span(token.start, token.end)
                yield Diagnostic(
                    "G005",
                    "percentage-not-read",
                    Severity.NOTE,
                    span,
                    f"{span.text} is asked for as a percentage; the record holds money alone",
                    "where it is a bonus, write its amount in brackets behind it",
                )


def mixed_currencies(guide: Guide) -> Iterator[Diagnostic]:
    """Cells whose currency is not that of their row."""
    told: set[str] = set()
    currencies = {row.currency for row in guide.compensation}
    usual = currencies.pop() if len(currencies) == 1 else ""  # where all rows are in one currency, most figures are too
    for figure in guide.figures:
        unit = figure.unit
        if unit == usual or unit in _NO_CURRENCIES:
            continue
        field = figure.field
        if not field.startswith("compensation[") or ".quoted." in field:
            continue
        row = guide.compensation[int(field[13 : field.index("]")])]
        cell = field.rpartition(".")[0] if unit != row.currency else ""
        if cell and cell not in told:
            told.add(cell)
            yield Diagnostic(
                "G006",
                "cell-in-another-currency",
                Severity.WARNING,
                figure.span,
                f"{figure.text} is in {figure.unit}, its row in {row.currency}",
                "write the row in one currency, with a second one after a slash",
            )


def lacking(source: SourceText, guide: Guide) -> Iterator[Diagnostic]:
    """The parts without which a guide says little: whom it is about, and what is paid."""
    top = source.span(0, 0)
    if guide.company is None or guide.role is None:
        missing = " and ".join(
            name for name, said in (("company", guide.company), ("role", guide.role)) if said is None
        )
        help_text = 'begin with a heading such as "# ML/AI Engineer | KKR Negotiation Guide"'
        yield Diagnostic("G007", "title-not-read", Severity.WARNING, top, f"the title names no {missing}", help_text)
    if not guide.compensation:
        help_text = "add a table with a column for the region and one for each component"
        yield Diagnostic("G008", "no-pay-table", Severity.WARNING, top, "no pay table could be read", help_text)
