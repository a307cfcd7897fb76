"""What can be asked of the worth of kept cases: value one with other assumptions, keep these, compare several."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from counteroffer.cases.folder import CaseFile, CaseFolder
from counteroffer.documents.source import SourceText
from counteroffer.operations.cases import CheckedCase
from counteroffer.operations.kept_cases import sound_source
from counteroffer.operations.worths import Compared, Valued, compare_checked, value_checked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.terms.figures import Assumption, Figure
    from counteroffer.valuation.worth import Asked

KEPT = 64
STEPS = 40  # steps of a slider from one end to the other, about
NICE_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
NOT_ADJUSTED = ("simulation_paths", "simulation_seed")  # how exactly something is computed, not what is believed
SHARE_OF_ONE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustable:
    """An assumption that a worth rests on: what is in force, what we would take, and how far it could lie off.

    Numbers are as a person writes them, a share in per cent: `unit` is "%" for it, else the word of the unit.
    """

    name: str
    label: str
    why: str
    value: Decimal
    ours: Decimal
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str


def kept_worth(
    file: CaseFile,
    asked: "Asked",
    today: date,
    *,
    alternative: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> Valued:
    """What the offer of a kept case is worth, were assumptions others: `settings` by name, as a person writes them.

    The file stays as it is. Errors as of value_case; FaultsFoundError where a setting cannot be.
    """
    return _valued(file.path.name, file.content, asked, today, alternative, tuple((settings or {}).items()))


def adjustable(
    file: CaseFile, asked: "Asked", today: date, *, alternative: str | None = None
) -> tuple[Adjustable, ...]:
    """The assumptions that the worth of a kept case rests on, as they are in force there."""
    used = _assumptions(kept_worth(file, asked, today, alternative=alternative))
    plain = _assumptions(_without_own(file, asked, today, alternative))
    defaults = {one.id: one for one in (*used.defaults, *plain.defaults)}
    return tuple(
        _adjustable(figure, defaults[figure.id])
        for figure in used.figures
        if figure.id in defaults and figure.id.removeprefix("assume.") not in NOT_ADJUSTED
    )


def differing(known: Sequence[Adjustable], written: Mapping[str, str]) -> dict[str, str]:
    """Of assumptions as somebody wrote them those that are not what is in force; one that cannot be read is among them.

    Beside a slider in per cent a number of more than one is in per cent too, written so or not.
    """
    values = {one.name: one for one in known}
    said = {name: _in_unit(text, values[name]) for name, text in written.items() if name in values and text.strip()}
    return {name: text for name, text in said.items() if _read(text, values[name]) != values[name].value}


def keep_assumptions(
    folder: CaseFolder, id: str, known: Sequence[Adjustable], written: Mapping[str, str], based_on: str
) -> CaseFile:
    """Write assumptions into a kept case; one that is ours needs no writing and is taken out.

    Errors as of CaseFolder.keep; FaultsFoundError where one cannot be, and nothing is written.
    """
    from counteroffer.cases.fields import set_field

    file = folder.read(id)
    differ = differing(known, written)
    _with_settings(sound_source(file.source), tuple(differ.items()))
    ours = {one.name: one for one in known}
    source = file.source
    for name, text in differ.items():
        is_ours = _read(text, ours[name]) == ours[name].ours
        source = set_field(source, f"assume.{name}", "" if is_ours else text)
    return folder.keep(id, source.text, based_on)


def kept_comparison(files: Sequence[CaseFile], today: date) -> Compared:
    """One kept case: its offer against its alternatives; several: their offers. Errors as of compare_cases."""
    return _compared(tuple((file.path.name, file.content) for file in files), today)


@lru_cache(maxsize=KEPT)
def _valued(
    name: str,
    content: bytes,
    asked: "Asked",
    today: date,
    alternative: str | None,
    settings: tuple[tuple[str, str], ...],
) -> Valued:
    checked = _with_settings(sound_source(SourceText.from_bytes(name, content)), settings)
    return value_checked(checked, asked, today, alternative=alternative)


@lru_cache(maxsize=KEPT)
def _compared(files: tuple[tuple[str, bytes], ...], today: date) -> Compared:
    return compare_checked([sound_source(SourceText.from_bytes(name, content)) for name, content in files], today)


def _with_settings(checked: CheckedCase, settings: tuple[tuple[str, str], ...]) -> CheckedCase:
    from counteroffer.cases.editing import with_value

    for name, text in settings:
        edited = with_value(checked.source, f"assume.{name}", text)
        checked = CheckedCase(edited.case, edited.faults, edited.source)
    return checked


def _without_own(file: CaseFile, asked: "Asked", today: date, alternative: str | None) -> Valued:
    """The worth as it would be with none but our own assumptions."""
    from counteroffer.documents.yaml_edit import EditError, holds_value, remove_at

    text = file.source.text
    try:
        if holds_value(text, ("assume",)):
            file = CaseFile(file.id, file.path, remove_at(text, ("assume",)).encode(errors="replace"))
    except EditError:
        pass  # then those that the case states have no slider
    return kept_worth(file, asked, today, alternative=alternative)


@dataclass(frozen=True, slots=True)
class _Used:
    """The assumptions of a page: in force, and as we set them."""

    figures: "tuple[Figure, ...]"
    defaults: "tuple[Assumption, ...]"


def _assumptions(valued: Valued) -> _Used:
    from counteroffer.playbook.playbook import AssumptionTable

    blocks = [block for section in valued.page.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, AssumptionTable)]
    return _Used(
        tuple(figure for table in tables for figure in table.figures),
        tuple(default for table in tables for default in table.defaults),
    )


def _adjustable(figure: "Figure", default: "Assumption") -> Adjustable:
    from counteroffer.terms.figures import SHARE

    name = figure.id.removeprefix("assume.")
    times = SHARE_OF_ONE if default.unit == SHARE else 1
    value, ours, low, high = (one * times for one in (figure.number, default.value, default.low, default.high))
    return Adjustable(
        name=name,
        label=figure.name[:1].upper() + figure.name[1:],
        why=default.because,
        value=_plain(value),
        ours=_plain(ours),
        low=_plain(min(low, value)),
        high=_plain(max(high, value)),
        step=_step(name, high - low),
        unit="%" if default.unit == SHARE else default.unit,
    )


def _step(name: str, width: Decimal) -> Decimal:
    """A step of a slider: 1, 2 or 5 of some power of ten; whole where only whole numbers may be."""
    from counteroffer.offers.shape import case_schema

    least = case_schema().properties["assume"].properties[name].multiple_of or 0
    rough = width / STEPS
    power = Decimal(1).scaleb(rough.adjusted()) if rough else Decimal(1)
    return _plain(max(Decimal(least), next(nice * power for nice in NICE_STEPS if nice * power >= rough)))


def _in_unit(text: str, known: Adjustable) -> str:
    is_bare = re.fullmatch(r"\s*[0-9]+(?:\.[0-9]+)?\s*", text) is not None
    return f"{text.strip()}%" if is_bare and known.unit == "%" and Decimal(text.strip()) > 1 else text


def _read(text: str, known: Adjustable) -> Decimal | None:
    """A value as it is written, in the numbers of the slider; None where it cannot be read."""
    from counteroffer.offers.values import UnreadableError, read_signed_override

    try:
        value = read_signed_override(text)
    except UnreadableError:
        return None
    return value * SHARE_OF_ONE if known.unit == "%" else value


def _plain(number: Decimal) -> Decimal:
    """A number without noughts behind the point and without an exponent."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()


def figures_of_worth(valued: Valued) -> "Iterator[Figure]":
    """Every figure of a worth that a page may show: those of its page, and what is kept after each month."""
    yield from valued.page.figures()
    for kept in valued.worth.keeping.months:
        yield from (kept.paid, kept.to_pay_back, kept.not_vested, kept.kept, kept.given_up)
