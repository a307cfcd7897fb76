"""What can be asked of market records: import, list, forget, export, query; and the benchmark of a case."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer.terms.faults import BadRequestError, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.market.benchmark import Benchmark
    from counteroffer.market.blending import Blend
    from counteroffer.market.held import HeldRecords
    from counteroffer.market.importer import Choices
    from counteroffer.market.importing import Imported
    from counteroffer.market.published import LookedUp
    from counteroffer.market.records.folder import Source
    from counteroffer.market.records.question import Answer, Question
    from counteroffer.offers.case import Case
    from counteroffer.operations.cases import CheckedCase
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.terms.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Benchmarked:
    """What `benchmark` made: all evidence, its blend, its page on paper and the shorter one for a screen, the case's warnings."""

    benchmark: "Benchmark"
    blend: "Blend | None"
    page: "Playbook"
    brief: "Playbook"
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOfRecords:
    """What a person asks the records, in their own words; empty: all of them."""

    role: str = ""
    employer: str = ""
    area: str = ""
    occupation: str = ""
    currency: str = "USD"
    kinds: tuple[str, ...] = ()
    since: date | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Queried:
    """The answer of the records, the question as it was understood, and how the names in it were found."""

    question: "Question"
    answer: "Answer"
    found: "tuple[Sentence, ...]"


def import_records(
    paths: Sequence[Path],
    today: date,
    choices: "Choices",
    store: Path | None = None,
    watched: "Callable[[str, float], None] | None" = None,
) -> "Iterator[Imported]":
    """Import files into the records, one after another; `watched` is told how far each file is.

    Raises BadRequestError for a file that cannot be read, FaultsFoundError for columns that are not known; files before it count.
    """
    from counteroffer.market.importing import import_files
    from counteroffer.market.records.folder import folder_at

    return import_files(folder_at(store), paths, today, choices, watched or _silent)


def list_records(store: Path | None = None) -> "tuple[Source, ...]":
    """The sources of the records, in the order of their import."""
    from counteroffer.market.records.folder import folder_at

    return tuple(folder_at(store).listing().sources)


def forget_records(name: str, store: Path | None = None) -> "Source":
    """Take a source out of the records, by its id (or the beginning of it) or the name of its file; what was taken out."""
    from counteroffer.market.importing import forget
    from counteroffer.market.records.folder import folder_at

    return forget(folder_at(store), name)


def export_records(out: Path, store: Path | None = None) -> int:
    """Write all records that count into a new file, .csv or .parquet; how many there are."""
    from counteroffer.market.records.exporting import export
    from counteroffer.market.records.folder import folder_at

    return export(folder_at(store), out)


def query_records(asked: AskedOfRecords, store: Path | None = None, engine: str | None = None) -> Queried:
    """Percentiles of base pay among the records, in groups; `engine` is the address of a cluster, None: this machine.

    Raises BadRequestError for a role or an area that is not known, and where nothing was imported.
    """
    from counteroffer.market.records.folder import folder_at
    from counteroffer.market.understanding import understand

    folder = folder_at(store)
    if not folder.exists:
        raise BadRequestError(
            f"there are no records in {folder.path}", "counteroffer market import FILE brings some in"
        )
    question, found = understand(
        role=asked.role, employer=asked.employer, area=asked.area, occupation=asked.occupation, currency=asked.currency,
        kinds=asked.kinds, since=asked.since, by=asked.by,
    )  # fmt: skip
    if engine is not None:
        from counteroffer.market.records.scale import ask_engine

        return Queried(question, ask_engine(folder, question, engine), found)
    from counteroffer.market.records.asking import ask

    return Queried(question, ask(folder, question), found)


def held_records(
    case: "Case", wages: "LookedUp | None", today: date, store: Path | None = None
) -> "HeldRecords | None":
    """What the records hold for a case; None, for one look at the disk, where nothing was ever imported."""
    from counteroffer.market.records.presence import are_records

    if not are_records(store):
        return None
    from counteroffer.market.held import find_records
    from counteroffer.market.records.folder import folder_at

    return find_records(folder_at(store), case, wages, today)


def benchmark_case(path: Path, guides: Sequence[Path], today: date, store: Path | None = None) -> Benchmarked:
    """All market evidence for a case on one scale. FaultsFoundError where the case has errors."""
    from counteroffer.operations.cases import check_case
    from counteroffer.operations.playbooks import sound_case

    return benchmark_checked(sound_case(check_case(path), path), guides, today, store)


def benchmark_checked(
    checked: "CheckedCase", guides: Sequence[Path], today: date, store: Path | None = None
) -> Benchmarked:
    """As benchmark_case, of a sound case that was read already."""
    from counteroffer.market.blending import blend
    from counteroffer.offers.ledger import offer_on_the_table
    from counteroffer.offers.periods import yearly
    from counteroffer.operations.playbooks import benchmark_of
    from counteroffer.playbook.market_page import write_market

    case = checked.case
    assert case is not None  # sound
    benchmark, matches = benchmark_of(case, guides, today, store)
    offer = offer_on_the_table(case)
    stated = offer.base if offer else None
    base = yearly(case, stated.stated, "offer.base_a_year", stated) if stated is not None else None
    said = tuple(match.why for _field, match in matches)
    pages = [write_market(case, benchmark, today, base, said, on_paper=on_paper) for on_paper in (True, False)]
    return Benchmarked(benchmark, blend(case, benchmark, today), pages[0], pages[1], checked.faults)


def benchmark_json(made: Benchmarked) -> bytes:
    """What `benchmark` found, as JSON."""
    from counteroffer.render.formats.json import as_text
    from counteroffer.render.market_json import market_record

    return as_text(market_record(made.benchmark, made.blend, made.page))


def hold_against_filings(guides: "Sequence[Guide]", today: date, store: Path | None = None) -> tuple[Diagnostic, ...]:
    """Where the filings among the records disagree with guides; a BadRequestError where there are no records."""
    from counteroffer.market.guide_filings import check_guides_against
    from counteroffer.market.records.folder import folder_at

    folder = folder_at(store)
    if not folder.exists:
        raise BadRequestError(
            f"there are no records in {folder.path}", "counteroffer market import FILE brings some in"
        )
    return tuple(check_guides_against(folder, guides, today))


def _silent(name: str, share: float) -> None:
    """Tell nobody how far an import is."""
