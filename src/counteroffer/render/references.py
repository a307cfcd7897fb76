"""The trace for paper, where nothing can be clicked: figures are numbered, sources named once, and origins are those numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from counteroffer.render.cleaning import clean, one_line
from counteroffer.render.sheet import Run, Text
from counteroffer.terms.figures import Assumption, Figure, Origin
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed, printed_value


@dataclass(slots=True)
class References:
    """The numbers of a trace: of its figures from 1 on, in their order; of its sources as letters, as they come."""

    numbers: dict[str, int]
    sources: dict[tuple[str, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "References":
        """The numbers of some figures; an id that comes twice keeps its first number."""
        numbers: dict[str, int] = {}
        for figure in figures:
            numbers.setdefault(figure.id, len(numbers) + 1)
        return cls(numbers)

    def short(self, figure: Figure) -> Text:
        """Where a figure comes from, in numbers: those of figures, then "S1 line 13"; assumptions by their names."""
        parts = [*self._figures(figure.origins), *self._places(figure.origins), *_assumed(figure.origins)]
        return tuple(run for place, part in enumerate(parts) for run in ((Run(", "), *part) if place else part))

    def listed(self) -> tuple[Text, ...]:
        """The sources in the order of their numbers, each whole."""
        return tuple(_whole(source) for source in self.sources)

    def _figures(self, origins: tuple[Origin, ...]) -> Iterator[Text]:
        for origin in (one for one in origins if isinstance(one, Figure)):
            number, id = self.numbers.get(origin.id), origin.id
            if number is not None:
                yield (Run(str(number), "place", clean(origin.because), href=f"#fig-{id}"),)
            elif id.startswith("assume."):
                yield (Run(id.removeprefix("assume."), "code"),)
            else:
                yield (Run(f"{clean(origin.name)}: {printed(origin)}"),)

    def _places(self, origins: tuple[Origin, ...]) -> Iterator[Text]:
        """The lines of each file together, and the publications."""
        lines: dict[str, list[int]] = {}
        for origin in origins:
            if isinstance(origin, Span):
                lines.setdefault(origin.path, []).append(origin.line)
        for path, found in lines.items():
            known = dict.fromkeys(str(line) for line in found)
            yield (Run(f"S{self._number((one_line(path),))} line {' and '.join(known)}", "code"),)
        for origin in origins:
            if isinstance(origin, Citation):
                key = tuple(one_line(part) for part in (origin.title, origin.date or "", origin.href or ""))
                yield (Run(f"S{self._number(key)}", "code"),)

    def _number(self, source: tuple[str, ...]) -> int:
        return self.sources.setdefault(source, len(self.sources) + 1)


def _assumed(origins: tuple[Origin, ...]) -> Iterator[Text]:
    for origin in (one for one in origins if isinstance(one, Assumption)):
        low, high = (printed_value(end, origin.unit) for end in (origin.low, origin.high))
        yield (Run(f"our assumption, {low} to {high}"),)


def _whole(source: tuple[str, ...]) -> Text:
    """A source as it is named once: a file by its path, a publication with its date and, on the web, its address."""
    title, *more = source
    if not more:
        return (Run(title, "code"),)
    date, href = more
    is_web = href.startswith(("https://", "http://"))
    named = Run(title, "link", href=clean(href)) if is_web else Run(title, "words")
    return (named, Run(f", {date}")) if date else (named,)
