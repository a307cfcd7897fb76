"""Figures of several case files in one ledger: each file's figures get a prefix, for all files name theirs alike."""

from dataclasses import replace

from counteroffer.offers.case import Clawback
from counteroffer.terms.figures import Figure, Origin
from counteroffer.terms.sentences import Part, Quoted, Sentence
from counteroffer.valuation.currencies.converting import Rate
from counteroffer.valuation.valuation import Line, Valuation


class Apart:
    """Gives figures ids that begin with a prefix, each figure once however often it stands; "" changes nothing."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._known: dict[int, tuple[Figure, Figure]] = {}

    def figure(self, figure: Figure) -> Figure:
        """The figure and all that it rests on, under the prefix."""
        if not self.prefix:
            return figure
        known = self._known.get(id(figure))
        if known is None:
            origins = tuple(self._origin(origin) for origin in figure.origins)
            known = (figure, replace(figure, id=self.prefix + figure.id, origins=origins))
            self._known[id(figure)] = known
        return known[1]

    def figures(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Several figures under the prefix."""
        return tuple(self.figure(one) for one in figures)

    def valuation(self, valuation: Valuation) -> Valuation:
        """A valuation, its lines and totals; stakes keep their own."""
        if not self.prefix:
            return valuation
        return replace(
            valuation,
            id=self.prefix + valuation.id,
            lines=tuple(self._line(line) for line in valuation.lines),
            years=self.figures(valuation.years),
            four_years=self.figure(valuation.four_years),
            average=self.figure(valuation.average),
            base=self.figure(valuation.base),
            expected=self.figure(valuation.expected),
        )

    def rate(self, rate: Rate) -> Rate:
        """A rate in use."""
        return replace(rate, figure=self.figure(rate.figure), day=self.figure(rate.day) if rate.day else None)

    def _line(self, line: Line) -> Line:
        return replace(
            line,
            id=self.prefix + line.id,
            label=self._sentence(line.label),
            note=self._sentence(line.note),
            years=self.figures(line.years),
            claimed=self.figures(line.claimed),
            clawback=self._clawback(line.clawback),
            of_base_origins=self.figures(line.of_base_origins),
        )

    def _clawback(self, clawback: Clawback | None) -> Clawback | None:
        if clawback is None or clawback.months is None:
            return clawback
        return replace(clawback, months=self.figure(clawback.months))

    def _sentence(self, sentence: Sentence) -> Sentence:
        return Sentence(tuple(self._part(part) for part in sentence.parts))

    def _part(self, part: Part) -> Part:
        if isinstance(part, Figure):
            return self.figure(part)
        return Quoted(part.text, self.figures(part.figures)) if isinstance(part, Quoted) else part

    def _origin(self, origin: Origin) -> Origin:
        return self.figure(origin) if isinstance(origin, Figure) else origin
