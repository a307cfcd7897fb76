"""What one's own records hold for a case: filings of this employer and role, of its occupation, of the place; ads; notes.

Filings are answered in percentiles, and only where there are five at least. The narrowest cell that has as many stands for
the employer: its role at its level, else its occupation at all levels. Beside it stands the occupation in the place, of all
employers together. Advertisements and notes are few and are named one by one; only those of this employer and role.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.library.companies import same_company
from counteroffer.library.roles import read_role
from counteroffer.market.areas import letters_of
from counteroffer.market.assumptions import DAYS_A_YEAR, RECORD_YEARS
from counteroffer.market.published import LookedUp
from counteroffer.market.records.asking import ask, records_of, titles_of
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.question import PERCENTILES, Group, Question
from counteroffer.market.records.record import CENTS
from counteroffer.market.wages import POINT_NAMES
from counteroffer.offers.case import Case
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, Words, say

PUBLISHER = "US Department of Labor: labor condition applications, certified"
ADDRESS = "https://www.dol.gov/agencies/eta/foreign-labor/performance"
ROLE, EMPLOYER, AREA = "filings-role", "filings-employer", "filings-area"
MOST_TITLES = 900  # a longer list of titles is cut to the most frequent ones
MOST_NAMED = 5
POSTED_DAYS = 366  # an older advertisement may be for other pay


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One cell of filings: what it is of, how many there are, five percentiles of base pay, and the days of the decisions.

    `scope` is "filings-role", "filings-employer" or "filings-area".
    """

    scope: str
    about: Sentence
    count: Figure
    points: tuple[Figure, ...]
    first: Figure
    middle: Figure
    last: Figure

    def point(self, rank: int) -> Figure:
        """One of the five percentiles."""
        return self.points[PERCENTILES.index(rank)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One advertisement or one note: pay from its bottom to its top, and its day. `kind` is "posted" or "notes"."""

    kind: str
    about: Sentence
    component: str
    low: Figure
    high: Figure
    day: Figure | None


@dataclass(frozen=True, slots=True)
class HeldRecords:
    """All that the records hold for a case: cells of filings, the narrowest first, and single advertisements and notes."""

    filings: tuple[Held, ...] = ()
    named: tuple[Named, ...] = ()

    def of_employer(self) -> Held | None:
        """The filings of the employer itself."""
        return next((one for one in self.filings if one.scope in (ROLE, EMPLOYER)), None)


def find_records(folder: Folder, case: Case, wages: LookedUp | None, today: date) -> HeldRecords:
    """What the records hold for a case; `wages` knows its occupation and area, where they were found."""
    years = case.assumption(RECORD_YEARS, "how old records may be").number
    since = today - timedelta(days=int(years * DAYS_A_YEAR))
    place = _Place.of(wages)
    filed = Question(currency=case.currency, kinds=("filing",), since=since, occupations=place.occupations)
    whose = replace(filed, employers=(same_company(case.company.text),))
    filings = [*_of_employer(folder, whose, case, place), *_of_area(folder, filed, place)]
    return HeldRecords(tuple(filings), tuple(_named(folder, case, since, today)))


def filings_of_role(folder: Folder, question: Question, role: str) -> Question | None:
    """The same question narrowed to the titles that are this role at this level; None where there are none."""
    wanted = read_role(role)
    counted = titles_of(folder, question)
    same = [
        title
        for title in counted
        if (found := read_role(title)).family == wanted.family and found.levels == wanted.levels
    ]
    if not same:
        return None
    return replace(question, titles=tuple(sorted(same, key=lambda title: (-counted[title], title))[:MOST_TITLES]))


@dataclass(frozen=True, slots=True)
class _Place:
    """The occupation and the area of a case as records name them."""

    occupations: tuple[str, ...] = ()
    occupation: str = ""
    area: str = ""
    area_title: str = ""
    state: str = ""
    state_title: str = ""

    @classmethod
    def of(cls, wages: LookedUp | None) -> "_Place":
        if wages is None or wages.occupation.occupation is None:
            return cls()
        found, area, state = wages.occupation.occupation, wages.area.area, wages.area.state
        local = area is not None and area.kind in ("metropolitan", "nonmetropolitan")
        return cls(
            (found.code,), found.title, area.code if area and local else "", area.title if area and local else "",
            letters_of(state) if state else "", state.title if state else "",
        )  # fmt: skip

    def wider(self, question: Question) -> Iterator[tuple[Question, str]]:
        """A question for the area, then for the state, each with its name, as far as they are known."""
        if self.area:
            yield replace(question, areas=(self.area,)), self.area_title
        if self.state:
            yield replace(question, states=(self.state,)), self.state_title


def _of_employer(folder: Folder, question: Question, case: Case, place: _Place) -> Iterator[Held]:
    """The employer's filings for the role, in the place of the case where there are enough; else those for its occupation."""
    company = case.company
    # An employer may file a role under another occupation than the one that we count it among.
    narrowed = filings_of_role(folder, replace(question, occupations=()), case.role.text)
    about = say("{company}, {role}", company=company, role=case.role)
    tried = [(ROLE, about, narrowed)] if narrowed is not None else []
    if place.occupation:
        what = say("{company}, {occupation}, all levels", company=company, occupation=Words(place.occupation))
        tried.append((EMPLOYER, what, question))
    for scope, about, asked in tried:
        for where, somewhere in (*place.wider(asked), (asked, "")):
            found = _cell(folder, where)
            if found is not None:
                whole = say("{about}, {place}", about=about, place=Words(somewhere)) if somewhere else about
                yield _held(scope, whole, found, case.currency)
                return


def _of_area(folder: Folder, question: Question, place: _Place) -> Iterator[Held]:
    """Everybody's filings for the occupation in the area, else in the state."""
    for asked, where in place.wider(question) if place.occupations else ():
        found = _cell(folder, asked)
        if found is not None:
            about = say(
                "all employers, {occupation}, {where}, all levels",
                occupation=Words(place.occupation),
                where=Words(where),
            )
            yield _held(AREA, about, found, question.currency)
            return


def _cell(folder: Folder, question: Question) -> Group | None:
    """The answer as one cell; None where it has fewer records than are shown."""
    groups = ask(folder, question).groups
    return groups[0] if groups else None


def _held(scope: str, about: Sentence, group: Group, currency: str) -> Held:
    assert group.first is not None  # every filing has its day
    assert group.middle is not None
    assert group.last is not None
    source = Citation(PUBLISHER, ADDRESS, f"decided from {group.first} to {group.last}, as imported")
    id = scope.replace("-", ".")
    because = (
        "percentile of base pay filed, a range counting as its middle; interpolated between the two nearest filings"
    )

    def point(rank: int, cents: int) -> Figure:
        return Figure(
            f"{id}.p{rank}", f"{POINT_NAMES[rank]} of the filings", dollars(cents), currency, because, (source,)
        )

    def day(name: str, found: date) -> Figure:
        return Figure(f"{id}.{name}", f"{name} decision", found, DAY, "as the filings state it", (source,))

    return Held(
        scope=scope, about=about, first=day("first", group.first), middle=day("middle", group.middle), last=day("last", group.last),
        count=Figure(f"{id}.count", "filings", Decimal(group.count), "filings", "counted, each case once", (source,)),
        points=tuple(point(rank, cents) for rank, cents in zip(PERCENTILES, group.points, strict=True)),
    )  # fmt: skip


def _named(folder: Folder, case: Case, since: date, today: date) -> Iterator[Named]:
    """Advertisements of the last year and notes, of this employer and role, the newest first."""
    names = {source.id: source.name for source in folder.listing().sources}
    for kind, record_kind in (("posted", "posted"), ("notes", "note"), ("notes", "table")):
        question = Question(currency=case.currency, kinds=(record_kind,), employers=(same_company(case.company.text),))  # type: ignore[arg-type]
        narrowed = filings_of_role(folder, question, case.role.text)
        if narrowed is None:
            continue
        oldest = today - timedelta(days=POSTED_DAYS) if kind == "posted" else since
        rows = records_of(folder, narrowed, MOST_NAMED * 4)
        fresh = [row for row in rows if not isinstance(row[8], date) or row[8] >= oldest]
        for number, row in enumerate(fresh[:MOST_NAMED], start=1):
            yield _named_record(kind, f"{record_kind}.{number}", row, names, case.currency)


def _named_record(kind: str, id: str, row: tuple[object, ...], names: dict[str, str], currency: str) -> Named:
    source, number, employer, title, place, low, high, _total, day, base = row
    file = names.get(str(source), str(source))
    dated = day if isinstance(day, date) else None
    cited = Citation(f"your records: {file}, row {number}", None, dated.isoformat() if dated else None)
    bottom, top = (
        int(str(end)) if end is not None else int(str(base)) for end in (low, high if high is not None else low)
    )
    ends = [
        Figure(
            f"records.{id}.{end}",
            f"{end} end of {file}, row {number}",
            dollars(cents),
            currency,
            "as recorded, a year",
            (cited,),
        )
        for end, cents in (("low", bottom), ("high", top))
    ]
    when = (
        Figure(f"records.{id}.day", f"day of {file}, row {number}", dated, DAY, "as recorded", (cited,))
        if dated
        else None
    )
    shown = ", ".join(str(part) for part in (employer, title, place) if part)
    what = "posted" if kind == "posted" else "your notes"
    about = say("{what}: {shown}", what=what, shown=Words(shown))
    if when is not None:
        about = say("{about}, {day}", about=about, day=when)
    return Named(kind=kind, about=about, component="base", low=ends[0], high=ends[1], day=when)


def dollars(cents: int) -> Decimal:
    """Cents as whole units of their currency, halves up."""
    return (Decimal(cents) / CENTS).quantize(Decimal(1), rounding=ROUND_HALF_UP)
