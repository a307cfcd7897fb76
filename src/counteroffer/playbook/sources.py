"""The sources of a playbook with their dates: guides, own evidence, the case, publications; and how many figures rest on each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from counteroffer.offers.case import Evidence
from counteroffer.playbook.guide_dates import age_of, guide_day
from counteroffer.playbook.playbook import Block, Paragraph, Table
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.timeline import made_on
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence, Words

TEXTS = Texts("sections/appendix")


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its title, what it is, its day or what it says of it, its age, and how many figures rest on it."""

    title: Sentence
    what: Sentence
    dated: Sentence
    age: Figure | None
    count: int


def source_blocks(plan: Plan, figures: Iterable[Figure]) -> Iterator[Block]:
    """The table of sources; nothing where no figure has one."""
    sources = sorted(_sources(plan, _Leaves(tuple(figures))), key=lambda one: (-one.count, printed_sentence(one.title)))
    rows = tuple(
        (one.title, one.what, one.dated, cell(one.age) if one.age else TEXTS.say("sources.no-age"), cell(Words(str(one.count))))
        for one in sources
        if one.count
    )  # fmt: skip
    if rows:
        yield Paragraph(TEXTS.say("sources.intro"))
        yield Table(columns(TEXTS, "sources.columns"), rows, right=(3, 4))


class _Leaves:
    """What each figure rests on at the end: paths of files, titles of publications, and the figures on the way."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self.known: dict[str, frozenset[Figure | Citation | str]] = {}
        self.figures = figures
        self.citations: dict[Citation, None] = {}
        for figure in figures:
            self.citations.update(dict.fromkeys(leaf for leaf in self.of(figure) if isinstance(leaf, Citation)))

    def of(self, figure: Figure) -> frozenset[Figure | Citation | str]:
        found = self.known.get(figure.id)
        if found is None:
            leaves: set[Figure | Citation | str] = {figure.id}
            for origin in figure.origins:
                if isinstance(origin, Figure):
                    leaves |= self.of(origin)
                elif isinstance(origin, Span):
                    leaves.add(origin.path)
                elif isinstance(origin, Citation):
                    leaves.add(origin)
            found = self.known[figure.id] = frozenset(leaves)
        return found

    def count(self, *leaves: Citation | str) -> int:
        """How many figures rest on one of these."""
        return sum(not self.of(figure).isdisjoint(leaves) for figure in self.figures)


def _sources(plan: Plan, leaves: _Leaves) -> Iterator[Source]:
    used = plan.benchmark.guide
    for guide in used.beside or (used.guide,) if used is not None else ():
        updated = guide_day(guide, "last_updated")
        is_used = used is not None and guide.path == used.guide.path
        if not is_used:
            updated = None if updated is None else _renamed(updated, guide.path)
        what = TEXTS.say("sources.guide" if is_used else "sources.other-guide")
        stated = guide.dated.last_updated or guide.dated.data_quarter
        dated = (
            cell(updated or (Words(stated) if stated else None)) if updated or stated else TEXTS.say("sources.undated")
        )
        named = cell(Words(f"{guide.company}, {guide.role} ({_file(guide.path)})"))
        yield Source(named, what, dated, _age(updated, plan), leaves.count(guide.path))
    for evidence in plan.case.market:
        yield _own(evidence, plan, leaves)
    received = plan.offer.received if plan.offer else None
    dated = TEXTS.say("sources.received", day=received) if received else TEXTS.say("sources.no-age")
    title = TEXTS.say("sources.case.title")
    yield Source(title, TEXTS.say("sources.case"), dated, _age(received, plan), leaves.count(plan.case.path))
    clock = set(made_on(plan.today).origins)
    for citation in leaves.citations.keys() - clock:
        yield _published(citation, plan, leaves)


def _own(evidence: Evidence, plan: Plan, leaves: _Leaves) -> Source:
    ends = [end.id for end in (evidence.low, evidence.high, evidence.value) if end is not None]
    dated = cell(evidence.date) if evidence.date is not None else TEXTS.say("sources.undated")
    what = TEXTS.say("sources.evidence", kind=Words(evidence.kind.replace("-", " ")))
    return Source(cell(evidence.source), what, dated, _age(evidence.date, plan), leaves.count(*ends))


def _published(citation: Citation, plan: Plan, leaves: _Leaves) -> Source:
    day = _day(citation)
    dated = cell(day or Words(citation.date)) if citation.date else TEXTS.say("sources.undated")
    what = TEXTS.say("sources.published" if citation.date or citation.href else "sources.kept")
    return Source(cell(Words(citation.title)), what, dated, _age(day, plan), leaves.count(citation))


def _day(citation: Citation) -> Figure | None:
    """The day of a publication, where it states a whole one."""
    try:
        day = date.fromisoformat(citation.date or "")
    except ValueError:
        return None
    id = f"sources.{_key(citation.title)}.day"
    return Figure(id, f"day of {citation.title}", day, DAY, "as it is dated", (citation,))


def _key(title: str) -> str:
    """A short name for a title or a path, the same in every run."""
    return f"{crc32(title.encode()):08x}"


def _renamed(figure: Figure, path: str) -> Figure:
    """The date of another guide under a name of its own."""
    return Figure(f"{figure.id}.{_key(path)}", figure.name, figure.value, figure.unit, figure.because, figure.origins)


def _age(day: Figure | None, plan: Plan) -> Figure | None:
    return age_of(day, plan.today) if day is not None else None


def _file(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]
