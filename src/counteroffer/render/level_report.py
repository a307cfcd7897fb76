"""The level graph on a terminal and as JSON: equivalents, conflicts, and what the next level pays."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from counteroffer.library.level_conflicts import Conflict, torn_companies
from counteroffer.library.level_graph import Equivalence, Level, LevelGraph
from counteroffer.library.level_view import LevelView
from counteroffer.library.steps_up import StepUp
from counteroffer.library.word_changes import shown_range
from counteroffer.render.cleaning import one_line
from counteroffer.render.columns import in_columns
from counteroffer.terms.printing import printed_value

MOST_LEVELS = 8
MOST_EQUIVALENTS = 8
MOST_CONFLICTS = 15
MOST_STEPS = 12


def render_levels(view: LevelView, *, whole: bool = False) -> str:
    """The levels asked for with their equivalents, then conflicts, then steps up; cut where long unless all is asked for."""
    parts = [_head(view.graph)] if not view.is_asked else [_equivalents(view, whole)]
    parts.append(_conflicts(view.conflicts, whole))
    parts.append(_steps(view.steps, whole) if view.is_asked else _steps_in_short(view.steps))
    return "\n".join(part for part in parts if part)


def levels_as_json(view: LevelView) -> bytes:
    """The levels with equivalents, conflicts and steps as one JSON object; every equivalence with all its sources."""
    found = {
        "levels": [
            {
                **_named(level),
                "equivalents": [
                    {**_named(other), "sources": _sources(link)} for other, link in view.graph.equivalents(level)
                ],
            }
            for level in view.levels
        ],
        "conflicts": [
            {
                **_named(one.level),
                "said_to_be": [{**_named(other), "sources": _sources(link)} for other, link in one.said],
            }
            for one in view.conflicts
        ],
        "steps": [_step_as_json(step) for step in view.steps],
    }
    return msgspec.json.Encoder(decimal_format="number").encode(found)


def _head(graph: LevelGraph) -> str:
    companies = {level.key.company for level in graph.levels}
    torn = sum(bool(torn_companies(group)) for group in graph.groups)
    return (
        f"{len(graph.levels):,} levels at {len(companies):,} companies, {len(graph.equivalences):,} equivalences between "
        f"them in {len(graph.groups):,} connected groups; {torn:,} {'group' if torn == 1 else 'groups'} would make two "
        "levels of one company equal\n"
    )


def _equivalents(view: LevelView, whole: bool) -> str:
    """Each level with what it is said to be elsewhere, what most guides say first, and one place of each."""
    lines: list[str] = []
    levels = view.levels if whole else view.levels[:MOST_LEVELS]
    for level in levels:
        found = view.graph.equivalents(level)
        lines.append(f"{one_line(str(level))}  ({level.work})\n")
        shown = found if whole else found[:MOST_EQUIVALENTS]
        rows = [(f"= {other}", _guides(link), str(link.sources[0])) for other, link in shown]
        lines.append(in_columns(rows, indent=2))
        if len(found) > len(shown):
            lines.append(f"  and {len(found) - len(shown):,} more; --all names them\n")
    if len(view.levels) > len(levels):
        lines.append(
            f"and {len(view.levels) - len(levels):,} more levels; --all names them, --role asks for one work\n"
        )
    return "".join(lines)


def _conflicts(conflicts: Sequence[Conflict], whole: bool) -> str:
    """Each conflict on a line of its own, then who says what."""
    if not conflicts:
        return "no conflicts\n"
    ordered = sorted(conflicts, key=lambda one: -one.weight)
    shown = ordered if whole else ordered[:MOST_CONFLICTS]
    count = f"{len(conflicts):,} {'conflict' if len(conflicts) == 1 else 'conflicts'}"
    lines = [f"{count}: one level that some guides say is one and others say is another level of one company\n"]
    for one in shown:
        lines.append(f"{one_line(str(one.level))}  ({one.level.work})\n")
        rows = [(f"is {other}", _guides(link), str(link.sources[0])) for other, link in one.said]
        lines.append(in_columns(rows, indent=2))
    if len(ordered) > len(shown):
        lines.append(f"and {len(ordered) - len(shown):,} more; --all names them\n")
    return "".join(lines)


def _steps(steps: Sequence[StepUp], whole: bool) -> str:
    """What the next level pays, region by region."""
    if not steps:
        return "what one level up is worth is not known: no two levels of it have pay in one region and currency\n"
    shown = steps if whole else steps[:MOST_STEPS]
    rows = [
        (
            f"{step.lower.level} → {step.higher.level}",
            step.lower.region,
            step.component,
            shown_range(step.lower.part.range, step.unit),
            "→",
            shown_range(step.higher.part.range, step.unit),
            f"{_signed(step.difference.low, step.unit)} to {_signed(step.difference.high, step.unit)}",
            _share(step.share),
        )
        for step in shown
    ]
    heads = ("One level up", "Region", "", "Now", "", "Then", "Worth", "")
    left = len(steps) - len(shown)
    return in_columns(rows, heads, numbers=(7,)) + (f"and {left:,} more; --all names them\n" if left else "")


def _steps_in_short(steps: Sequence[StepUp]) -> str:
    """The middle of all steps, by component; one company's steps are shown where it is asked for."""
    lines: list[str] = []
    for component in dict.fromkeys(step.component for step in steps):
        shares = sorted(step.share for step in steps if step.component == component and step.share is not None)
        if shares:
            low, middle, high = (shares[len(shares) * quarter // 4] for quarter in (1, 2, 3))
            lines.append(
                f"one level up is worth {_share(middle)} of {component} in the middle, half of the time {_share(low)} to "
                f"{_share(high)} ({len(shares):,} steps within one company, region and currency)\n"
            )
    return "".join(lines)


def _guides(link: Equivalence) -> str:
    count = len(link.guides)
    return f"{count:,} {'guide' if count == 1 else 'guides'}"


def _share(share: Decimal | None) -> str:
    return "" if share is None else f"{(share * 100).quantize(Decimal(1)):+} %"


def _signed(value: Decimal, unit: str) -> str:
    return ("+" if value >= 0 else "-") + printed_value(abs(value), unit)


def _named(level: Level) -> dict[str, str]:
    return {"company": level.company, "level": level.name, "work": level.work}


def _sources(link: Equivalence) -> list[dict[str, str | int | None]]:
    return [{"path": source.path, "line": source.line} for source in link.sources]


def _step_as_json(step: StepUp) -> dict[str, object]:
    sides: Iterator[dict[str, object]] = (
        {
            "level": rung.level,
            "path": rung.guide.path,
            "line": rung.part.line,
            "region": rung.region,
            "low": rung.part.range.low,
            "high": rung.part.range.high,
        }
        for rung in (step.lower, step.higher)
    )
    return {
        "company": step.lower.guide.company,
        "component": step.component,
        "unit": step.unit,
        "from": next(sides),
        "to": next(sides),
        "difference": {"low": step.difference.low, "high": step.difference.high},
        "share": None if step.share is None else step.share.quantize(Decimal("0.001")),
    }
