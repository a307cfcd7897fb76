"""Mends findings of a guide one by one: each mend is read and checked again, and counts only if it did no more.

After a mend its finding must be gone, none may have come but what the fault had covered, and the record may differ only in the parts that
the mend is for. Else the text stays as it was.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from counteroffer.documents.source import SourceText
from counteroffer.guides.edits import Edit, apply_edits
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.guides.writing import differences, record_of
from counteroffer.lint import mends
from counteroffer.lint.catalogue import default_codes
from counteroffer.lint.checking import check_guide
from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.lint.suppressions import suppressed
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.plugins import modules_of


@dataclass(frozen=True, slots=True)
class Mended:
    """A guide's text after its mends, the findings that are gone, and those that only an unsafe mend could take away."""

    text: str
    gone: tuple[Diagnostic, ...]
    unsafe: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Checked:
    """A text as it was read and checked."""

    source: SourceText
    guide: Guide
    faults: tuple[Diagnostic, ...]

    def known(self) -> Counter[tuple[str, str]]:
        """The findings without their places, as a mend above may move those below."""
        return Counter((fault.rule, fault.message) for fault in self.faults)


@cache
def all_mends() -> Mapping[str, Mend]:
    """The mends by the name of their rule."""
    found = (getattr(module, "MEND", None) for module in modules_of(mends))
    return {mend.rule: mend for mend in found if isinstance(mend, Mend)}


def mend_guide(
    source: SourceText, today: date, *, unsafe: bool = False, codes: Collection[str] | None = None
) -> Mended:
    """The guide's text with its findings mended where a mend is known; without `unsafe` by safe mends alone.

    `codes` are the kinds of findings that count in this file (None: the usual ones). Findings that a comment in the
    guide allows are left alone.
    """
    seen = _check(source, today)
    wanted = default_codes() if codes is None else codes
    gone: list[Diagnostic] = []
    tried: set[str] = set()
    while (step := next(_steps(seen, today, wanted, tried, unsafe=unsafe), None)) is not None:
        fault, seen = step
        gone.append(fault)
    others = () if unsafe else (fault for fault, mend in _mendable(seen, wanted) if not mend.is_safe)
    return Mended(seen.source.text, tuple(gone), tuple(fault for fault in others if _can(seen, fault, today)))


def _steps(
    seen: _Checked, today: date, wanted: Collection[str], tried: set[str], *, unsafe: bool
) -> Iterator[tuple[Diagnostic, _Checked]]:
    """The findings that can be mended, each with the text after its mend; those that cannot are tried once alone."""
    for fault, mend in _mendable(seen, wanted):
        key = f"{fault.rule}:{fault.span}:{fault.message}"
        if key in tried or not (mend.is_safe or unsafe):
            continue
        after = _mended(seen, fault, mend, today)
        if after is not None:
            yield fault, after
        tried.add(key)


def _mendable(seen: _Checked, wanted: Collection[str]) -> Iterator[tuple[Diagnostic, Mend]]:
    for fault in seen.faults:
        mend = all_mends().get(fault.rule)
        if mend is not None and fault.code in wanted:
            yield fault, mend


def _can(seen: _Checked, fault: Diagnostic, today: date) -> bool:
    """Whether a finding's mend would do what it should."""
    return _mended(seen, fault, all_mends()[fault.rule], today) is not None


def _mended(seen: _Checked, fault: Diagnostic, mend: Mend, today: date) -> _Checked | None:
    """The text after one mend; None where there is none, or where it would do more or less than it should."""
    fixes = mend.fixes(Seen(seen.guide, seen.source), fault)
    if not fixes:
        return None
    text = apply_edits(seen.source.text, (_edit(seen.source, fix) for fix in fixes))
    after = _check(SourceText(seen.source.path, text), today)
    changed = set(differences(record_of(seen.guide), record_of(after.guide)))
    before, now = seen.known(), after.known()
    is_gone = now[(fault.rule, fault.message)] < before[(fault.rule, fault.message)]
    has_come = {rule for rule, _message in now - before} - mend.uncovers
    return after if is_gone and not has_come and changed <= mend.parts else None


def _check(source: SourceText, today: date) -> _Checked:
    guide, faults = read_guide(source)
    found = suppressed(source, (*faults, *check_guide(guide, today)), ())
    return _Checked(source, guide, tuple(sorted(found, key=lambda fault: fault.order)))


def _edit(source: SourceText, fix: Fix) -> Edit:
    """A fix as an edit of the text."""
    begins = source.line_starts[fix.span.line - 1]
    if not fix.whole_line:
        return Edit(begins + fix.span.column - 1, begins + fix.span.end - 1, fix.replacement)
    after = source.line_starts[fix.span.line] if fix.span.line < len(source.line_starts) else len(source.text)
    return Edit(begins, after, "")
