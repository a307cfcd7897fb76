"""What can be asked of the linter: check, keep a baseline, explain a rule."""

from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.lint.report import Report
    from counteroffer.lint.request import CheckRequest


def check_guides(request: "CheckRequest") -> "Report":
    """What is wrong in guides, by path and place, but for what a baseline knows: the one named, else those of settings.

    Raises BadRequestError for a missing path, for settings or a baseline that cannot be read, for an unknown rule.
    """
    from counteroffer.lint.baseline import read_baseline
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.running import check_files

    files = gather_files(request)
    named = (request.baseline,) if request.baseline else dict.fromkeys(file.settings.baseline for file in files)
    baselines = [read_baseline(file) for file in named if file]
    report = check_files(files, request)
    for baseline in baselines:
        report = baseline.hide(report)
    return report


def write_guide_baseline(file: Path, request: "CheckRequest") -> "Report":
    """Write all that is wrong in guides into a baseline file, so that it counts as known; no baseline hides any of it."""
    from counteroffer.lint.baseline import write_baseline
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.running import check_files

    report = check_files(gather_files(request), request)
    write_baseline(file, report)
    return report


def explain_rule(name: str) -> str:
    """The page of a kind of finding, by its name or code, in Markdown; "all" lists them."""
    from counteroffer.lint.catalogue import explained

    return explained(name)
