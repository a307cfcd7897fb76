"""What can be asked of the linter: check, keep a baseline, explain a rule."""

from collections.abc import Sequence
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.lint.guide_files import GuideFile
    from counteroffer.lint.report import Report
    from counteroffer.lint.request import CheckRequest
    from counteroffer.terms.faults import Diagnostic


def check_guides(request: "CheckRequest", *, market: bool = False) -> "Report":
    """What is wrong in guides, by path and place, but for what a baseline knows: the one named, else those of settings.

    With `market`, guides are held against the filings among the person's records too. Raises BadRequestError for a missing
    path, for settings or a baseline that cannot be read, for an unknown rule, and where `market` finds no records.
    """
    from counteroffer.lint.baseline import read_baseline
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.running import check_files

    files = gather_files(request)
    also = _against_filings(files, request) if market else {}
    files = _with_filings(files, request) if market else files
    named = (request.baseline,) if request.baseline else dict.fromkeys(file.settings.baseline for file in files)
    baselines = [read_baseline(file) for file in named if file]
    report = check_files(files, request, also)
    for baseline in baselines:
        report = baseline.hide(report)
    return report


def write_guide_baseline(file: Path, request: "CheckRequest", *, market: bool = False) -> "Report":
    """Write all that is wrong in guides into a baseline file, so that it counts as known; no baseline hides any of it."""
    from counteroffer.lint.baseline import write_baseline
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.running import check_files

    files = gather_files(request)
    also = _against_filings(files, request) if market else {}
    report = check_files(_with_filings(files, request) if market else files, request, also)
    write_baseline(file, report)
    return report


def explain_rule(name: str) -> str:
    """The page of a kind of finding, by its name or code, in Markdown; "all" lists them."""
    from counteroffer.lint.catalogue import explained

    return explained(name)


def _against_filings(files: "Sequence[GuideFile]", request: "CheckRequest") -> "dict[str, list[Diagnostic]]":
    """Where filings disagree with the guides in files, by path."""
    from counteroffer.lint.kept_guides import read_kept_guides
    from counteroffer.operations.markets import hold_against_filings

    guides = [guide for _file, guide in read_kept_guides(files, cached=request.cached, progress=request.progress)]
    found: dict[str, list[Diagnostic]] = {}
    for fault in hold_against_filings(guides, request.today):
        found.setdefault(fault.span.path, []).append(fault)
    return found


def _with_filings(files: "Sequence[GuideFile]", request: "CheckRequest") -> "tuple[GuideFile, ...]":
    """The files with the finding of disagreeing filings switched on, as far as it is not ignored."""
    from dataclasses import replace

    from counteroffer.lint.catalogue import codes_hidden
    from counteroffer.lint.market_kinds import MARKET_KINDS

    hidden = frozenset(code for word in request.ignore for code in codes_hidden(word) or ())
    codes = frozenset(kind.code for kind in MARKET_KINDS) - hidden
    return tuple(
        replace(file, settings=replace(file.settings, enabled=file.settings.enabled | codes)) for file in files
    )
