"""The guide's base range of every region and level, as a chart for each currency and as a table, the case's row marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.guides.guide import PayRow
from counteroffer.market.benchmark import GuideUsed
from counteroffer.market.gathering import MONTHS
from counteroffer.playbook.playbook import Block, Paragraph, RangeBar, RangeChart, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words

TEXTS = Texts("sections/standing")
MOST = 10  # rows in one chart and table


@dataclass(frozen=True, slots=True)
class BaseRow:
    """One row of the guide with its base range a year; `is_own` marks the row that the case matched."""

    row: PayRow
    label: str
    currency: str
    low: Figure | None
    high: Figure | None
    is_own: bool


def guide_row_blocks(plan: Plan) -> Iterator[Block]:
    """The other rows of the guide; nothing where it has no more than one with a base range."""
    used = plan.benchmark.guide
    rows = list(_rows(plan, used)) if used is not None else []
    if len(rows) < 2:
        return
    own = next((one for one in rows if one.is_own), None)
    currencies = dict.fromkeys([*([own.currency] if own else []), *(one.currency for one in rows)])
    for currency in currencies:
        together = [one for one in rows if one.currency == currency]
        shown = _nearest(together, own)
        here = own if own in shown else None
        if len(shown) > 1:
            yield _chart(plan, currency, shown, here)
        yield _table(shown, here, currency)
        if len(shown) < len(together):
            yield Paragraph(TEXTS.say("rows.more", count=Words(str(len(together) - len(shown)))))


def _rows(plan: Plan, used: GuideUsed) -> Iterator[BaseRow]:
    """The rows with a base range, each once by its label and currency."""
    seen: set[tuple[str, str]] = set()
    several_levels = len({row.level for row in used.guide.compensation}) > 1
    for number, row in enumerate(used.guide.compensation):
        is_own, currency = number == used.row_index, row.currency
        label = f"{row.region}, {row.level}" if row.level and several_levels else row.region
        if row.base is None or not currency or not label or (not is_own and (label, currency) in seen):
            continue
        seen.add((label, currency))
        low, high = (_own_end(plan, end) if is_own else None for end in ("low", "high"))
        yield BaseRow(
            row, label, currency, low or _end(used, number, "low"), high or _end(used, number, "high"), is_own
        )


def _own_end(plan: Plan, end: str) -> Figure | None:
    """The end of the matched row's range as the benchmark holds it."""
    stated = next((one for one in plan.benchmark.ranges if (one.component, one.source) == ("base", "guide")), None)
    return getattr(stated, end) if stated is not None else None


def _end(used: GuideUsed, number: int, end: str) -> Figure | None:
    """An end of a row's base range a year; a monthly one times twelve, as for the row that is used."""
    found = used.guide.figure_at(f"compensation[{number}].base.{end}")
    if found is None:
        return None
    row = used.guide.compensation[number]
    name = f"{'bottom' if end == 'low' else 'top'} of the guide's base range, {row.region}"
    id, stated = f"guide.rows.{number + 1}.base.{end}", "as the guide states it"
    if row.period != "month":
        return Figure(id, name, found.value, found.unit, stated, (found.span,))
    monthly = Figure(f"{id}.monthly", f"{name}, a month", found.value, found.unit, stated, (found.span,))
    return Figure(id, name, found.value * MONTHS, found.unit, "the guide's monthly figure times twelve", (monthly,))


def _nearest(rows: list[BaseRow], own: BaseRow | None) -> list[BaseRow]:
    """The rows to show, in the guide's order: one's own, those of its region, those of its level, then the rest."""
    if len(rows) <= MOST or own is None:
        return rows[:MOST]
    distant = sorted(
        range(len(rows)),
        key=lambda number: (
            not rows[number].is_own,
            rows[number].row.region != own.row.region,
            rows[number].row.level != own.row.level,
        ),
    )
    return [rows[number] for number in sorted(distant[:MOST])]


def _chart(plan: Plan, currency: str, rows: list[BaseRow], own: BaseRow | None) -> RangeChart:
    base = plan.position.offer_base
    offer = base if base is not None and base.unit == currency else None
    bars = tuple(RangeBar(one.label, one.low, one.high, offer if one is own else None) for one in rows)
    regions, levels = ({getattr(one.row, field) for one in rows} for field in ("region", "level"))
    kind = ".both" if len(regions) > 1 and len(levels) > 1 else ".levels" if len(levels) > 1 else ""
    title = TEXTS.plain(f"rows.title{kind}") if own is not None else TEXTS.plain("rows.title.elsewhere").format(currency=currency)  # fmt: skip
    text = TEXTS.say("rows.text", own=Words(own.label)) if own is not None else TEXTS.say("rows.text.no-own")
    return RangeChart(f"guide-rows-{currency.lower()}", title, currency, bars, text, one_scale=True)


def _table(rows: list[BaseRow], own: BaseRow | None, currency: str) -> Table:
    header = columns(TEXTS, "rows.columns")
    cells: list[tuple[Sentence, ...]] = [
        (cell(Words(one.label)), cell(one.low), cell(one.high), _against(one, own)) for one in rows
    ]
    if own is not None:
        return Table(header, tuple(cells), right=(1, 2), caption=TEXTS.say("rows.caption"))
    caption = TEXTS.say("rows.caption.elsewhere", currency=currency)
    return Table(header[:-1], tuple(row[:-1] for row in cells), right=(1, 2), caption=caption)


def _against(one: BaseRow, own: BaseRow | None) -> Sentence:
    """How a row's top stands to the top of one's own."""
    if one.is_own:
        return TEXTS.say("rows.yours")
    if own is None or own.high is None or one.high is None:
        return cell(None)
    difference = one.high.number - own.high.number
    if difference == Decimal(0):
        return TEXTS.say("rows.same")
    figure = Figure(
        f"{one.high.id}.against", "difference of the tops of two rows", abs(difference), one.currency,
        "the higher top less the lower one", (one.high, own.high),
    )  # fmt: skip
    return TEXTS.say("rows.higher" if difference > 0 else "rows.lower", difference=figure)
