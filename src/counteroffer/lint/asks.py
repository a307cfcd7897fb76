"""What a guide's strategy asks for, one component at a time, beside the rows of pay that it should fit."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from counteroffer.guides.guide import Guide, GuideFigure, PayRow
from counteroffer.library.regions import find_region
from counteroffer.lint.cells import Cell, cells_of
from counteroffer.lint.last_guide import OnceAGuide
from counteroffer.lint.places import figures_by_field
from counteroffer.terms.currencies import SIGNS_BEFORE
from counteroffer.terms.places import Span

PARTS = {
    "base": "base",
    "equity": "equity.grant",
    "equity_annual": "equity.annual",
    "bonus": "bonus.amount",
    "sign_on": "sign_on",
    "total": "total",
}
NAMES = {"equity": "equity grant", "equity_annual": "yearly equity", "sign_on": "sign-on"}


MOST_KNOWN = 20  # regions, and their letters, that another guide may have too
LONGEST_KNOWN = 80
_SIGN = re.compile(r"[^\d\s~+≈-]+")


class Term(msgspec.Struct, frozen=True, gc=False):
    """One component of an opening or a floor: the number of its ask, the component, and the figures of both ends."""

    ask: int
    side: str
    component: str
    low: GuideFigure
    high: GuideFigure

    @property
    def name(self) -> str:
        """What the component is called in a message."""
        return NAMES.get(self.component, self.component)

    @property
    def written(self) -> str:
        """The amount as the guide writes it."""
        return self.low.text if self.low.text == self.high.text else f"{self.low.text} to {self.high.text}"

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies that the sign of the amount may mean: "¥" is yen and yuan, "$" is many dollars."""
        sign = _SIGN.match(self.low.text)
        return frozenset(SIGNS_BEFORE.get(sign[0], ()) if sign else ()) | {self.low.unit}


def terms_of(guide: Guide, side: str) -> Iterator[Term]:
    """The terms of all openings ("open") or all floors ("floor") that have figures."""
    return (term for term in _terms(guide) if term.side == side)


@OnceAGuide
def _terms(guide: Guide) -> tuple[Term, ...]:
    """The terms of both sides that have figures, ask by ask."""
    asks = guide.strategy.asks if guide.strategy else ()
    figures = figures_by_field(guide)
    found: list[Term] = []
    for number, ask in enumerate(asks):
        for side, terms in (("open", ask.open), ("floor", ask.floor)):
            for component in PARTS:
                if getattr(terms, component) is None:
                    continue
                field = f"strategy.asks[{number}].{side}.{component}"
                low = figures.get(f"{field}.low", figures.get(field))
                if low is not None:
                    found.append(Term(number, side, component, low, figures.get(f"{field}.high", low)))
    return tuple(found)


def shared_terms(guide: Guide, side: str) -> Iterator[tuple[Term, tuple[Cell, ...]]]:
    """Each amount of the openings or floors once, with the guide's cells that it may stand for.

    An amount that is asked for in several regions at once ("$30K signing bonus" after three cities) may stand for any of
    them, so the cells of all those regions are its cells.
    """
    together: dict[tuple[Span, str], list[Term]] = {}
    for term in terms_of(guide, side):
        together.setdefault((term.low.span, term.component), []).append(term)
    for terms in together.values():
        cells = {cell.span: cell for term in terms for cell in _cells_asked_for(guide, term)}
        yield terms[0], tuple(cells.values())


def _cells_asked_for(guide: Guide, term: Term) -> Iterator[Cell]:
    """The cells of the term's component and currency, of its region where it names one; quotations count too."""
    numbers = _rows_of_asks(guide)[term.ask]
    part = PARTS[term.component]
    parts = (part,) if part == "equity.annual" else (part, f"quoted.{part.partition('.')[0]}")
    for cell in cells_of(guide):
        if cell.row in numbers and cell.part in parts and cell.unit == term.low.unit:
            yield cell


@OnceAGuide
def _rows_of_asks(guide: Guide) -> tuple[frozenset[int], ...]:
    """The rows that each ask may be about, by number: those of its region, all of them where it names none."""
    regions = tuple([row.region for row in guide.compensation])
    asks = guide.strategy.asks if guide.strategy else ()
    return tuple([_rows_of(regions, ask.region) for ask in asks])


def _rows_of(regions: tuple[str, ...], asked: str | None) -> frozenset[int]:
    """The rows of a region, by number; all of them where none is asked for."""
    if asked is None:
        return frozenset(range(len(regions)))
    if len(regions) > MOST_KNOWN or len(asked) > LONGEST_KNOWN or max(map(len, regions), default=0) > LONGEST_KNOWN:
        return _rows_found(regions, asked)
    return _rows_known(regions, asked)


def _rows_found(regions: tuple[str, ...], asked: str) -> frozenset[int]:
    rows = tuple([PayRow(region=region) for region in regions])
    fitting = frozenset(map(id, find_region(rows, asked)[0]))
    return frozenset(number for number, row in enumerate(rows) if id(row) in fitting)


_rows_known = lru_cache(maxsize=4096)(_rows_found)  # many guides pay in the same regions
