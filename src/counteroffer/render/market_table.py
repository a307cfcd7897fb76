"""The answer of market records as text, JSON or CSV."""

import csv
import io
from decimal import Decimal

from counteroffer.market.held import dollars
from counteroffer.market.records.question import FEWEST, PERCENTILES, Answer, Group, Question
from counteroffer.market.records.record import CENTS
from counteroffer.market.wage_tables import areas, occupations
from counteroffer.render.cleaning import one_line
from counteroffer.render.formats.json import Value, as_text
from counteroffer.terms.printing import printed_money, printed_sentence
from counteroffer.terms.sentences import Sentence

WIDEST_NAME = 44


def render_answer(question: Question, answer: Answer, found: tuple[Sentence, ...], top: int) -> str:
    """The groups as lines, the largest first; what was understood above, what is not shown below."""
    lines = [f"{printed_sentence(one)}\n" for one in found]
    rows = [[*_names(question, group), f"{group.count:,}", *_points(question, group)] for group in answer.groups[:top]]
    header = [*(question.by or ("",)), "records", *(f"p{rank}" for rank in PERCENTILES)]
    if rows:
        lines.append(_lines([header, *rows], len(question.by) or 1))
    if len(answer.groups) > top:
        lines.append(f"{len(answer.groups) - top:,} more groups; --top shows more\n")
    if answer.hidden:
        groups = "group" if answer.hidden == 1 else "groups"
        lines.append(
            f"{answer.hidden:,} {groups} of fewer than {FEWEST} records not shown ({answer.hidden_records:,} records)\n"
        )
    if not answer.groups and not answer.hidden:
        lines.append("no records answer this; fewer conditions, or counteroffer market list, may help\n")
    return "".join(lines)


def answer_as_json(question: Question, answer: Answer, found: tuple[Sentence, ...]) -> str:
    """The groups as JSON, amounts exact to the cent."""
    record: dict[str, Value] = {
        "currency": question.currency,
        "by": list(question.by),
        "understood": [printed_sentence(one) for one in found],
        "groups": [_record(question, group) for group in answer.groups],
        "hidden": {"groups": answer.hidden, "records": answer.hidden_records, "fewer_than": FEWEST},
    }
    return as_text(record).decode()


def answer_as_csv(question: Question, answer: Answer) -> str:
    """The groups as a table of text, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [*question.by, *(f"{one}_name" for one in question.by), "records", *(f"p{rank}" for rank in PERCENTILES)]
    )
    for group in answer.groups:
        names = [_guarded(name) for name in _names(question, group)[: len(question.by)]]
        writer.writerow([*group.keys, *names, group.count, *(Decimal(point) / CENTS for point in group.points)])
    return out.getvalue()


def _record(question: Question, group: Group) -> "dict[str, Value]":
    return {
        **{str(by): key for by, key in zip(question.by, group.keys, strict=True)},
        "name": list(_names(question, group)),
        "records": group.count,
        **{f"p{rank}": Decimal(point) / CENTS for rank, point in zip(PERCENTILES, group.points, strict=True)},
        "first": group.first.isoformat() if group.first else None,
        "last": group.last.isoformat() if group.last else None,
    }


def _names(question: Question, group: Group) -> list[str]:
    """The keys of a group as people call them."""
    if not question.by:
        return ["all"]
    return [_named(by, key, group) for by, key in zip(question.by, group.keys, strict=True)]


def _named(by: str, key: str, group: Group) -> str:
    if by == "employer":
        return _short(group.named or key)
    if by == "occupation":
        return _short(f"{key} {occupations()[key].title}" if key in occupations() else key or "not known")
    if by == "area":
        return _short(areas()[key].title if key in areas() else "no metropolitan area known")
    return _short(key or "not known")


def _points(question: Question, group: Group) -> list[str]:
    return [printed_money(dollars(point), question.currency) for point in group.points]


def _short(name: str) -> str:
    shown = one_line(name)
    return shown if len(shown) <= WIDEST_NAME else f"{shown[: WIDEST_NAME - 1]}…"


def _guarded(name: str) -> str:
    """A name that a spreadsheet cannot take for a formula."""
    return f"'{name}" if name[:1] in ("=", "+", "-", "@") else name


def _lines(rows: list[list[str]], names: int) -> str:
    """The cells in columns: names to the left, numbers to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.ljust(width) if place < names else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)
