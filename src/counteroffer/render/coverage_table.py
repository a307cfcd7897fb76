"""What a library covers, as tables and as JSON."""

from collections.abc import Sequence

import msgspec

from counteroffer.library.coverage import Coverage
from counteroffer.render.cleaning import one_line
from counteroffer.render.columns import in_columns

MOST = 12  # lines of one table unless all are asked for


def render_coverage(
    coverage: Coverage, findings: Sequence[tuple[str, str, int]] | None = None, *, whole: bool = False
) -> str:
    """How many guides there are of each kind, table by table; `findings` are rules (code, name, count) where counted."""
    tables: list[tuple[str, Sequence[tuple[str, int]]]] = [
        ("Guides with", coverage.parts),
        ("Company", coverage.companies),
        ("Work, whatever the level", coverage.roles),
        ("Region", coverage.regions),
        ("Currency", coverage.currencies),
        ("Quality", coverage.qualities),
    ]
    if findings is not None:
        tables.append(("Findings by rule", [(f"{code} {name}", count) for code, name, count in findings]))
    head = f"{coverage.guides:,} guides of {_companies(coverage)} with {coverage.pay_rows:,} rows of pay\n"
    texts = [_table(title, counts, coverage.guides, whole or title == "Guides with") for title, counts in tables]
    return "\n".join((head, *texts, *_not_guides(coverage)))


def coverage_as_json(coverage: Coverage, findings: Sequence[tuple[str, str, int]] | None = None) -> bytes:
    """The counts as one JSON object; "findings" only where they were counted."""
    tables = ("companies", "roles", "regions", "currencies", "qualities", "parts")
    found: dict[str, object] = {"guides": coverage.guides, "pay_rows": coverage.pay_rows}
    for name in tables:
        counts: Sequence[tuple[str, int]] = getattr(coverage, name)
        found[name] = [{"name": one, "guides": count} for one, count in counts]
    if findings is not None:
        found["findings"] = [{"code": code, "rule": name, "count": count} for code, name, count in findings]
    return msgspec.json.encode({**found, "not_guides": coverage.not_guides})


def _table(title: str, counts: Sequence[tuple[str, int]], total: int, whole: bool) -> str:
    shown = counts if whole else counts[:MOST]
    of_guides = title != "Findings by rule"
    rows = [(name, f"{count:,}", _share(count, total) if of_guides else "") for name, count in shown]
    text = in_columns(rows, (title, "", ""), numbers=(1, 2))
    left = counts[len(shown) :]
    return text + (f"and {len(left):,} more, {sum(count for _name, count in left):,} in all\n" if left else "")


def _share(count: int, total: int) -> str:
    share = 100 * count / total if total else 0
    return "< 1 %" if 0 < share < 1 else f"{int(share)} %"


def _companies(coverage: Coverage) -> str:
    count = len(coverage.companies)
    return f"{count:,} {'company' if count == 1 else 'companies'}"


def _not_guides(coverage: Coverage) -> list[str]:
    if not coverage.not_guides:
        return []
    some = ", ".join(one_line(path) for path in coverage.not_guides[:3])
    more = f" and {len(coverage.not_guides) - 3:,} more" if len(coverage.not_guides) > 3 else ""
    return [f"Not counted, as they name no company and role and have no pay: {some}{more}\n"]
