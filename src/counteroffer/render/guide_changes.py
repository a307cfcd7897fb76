"""What changed between two libraries, as text for a terminal and as JSON."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from counteroffer.guides.guide import Guide, Range
from counteroffer.library.changes import ENDS, GuideChange, LibraryChange, PayChange, RowChange
from counteroffer.library.word_changes import shown_range
from counteroffer.render.cleaning import one_line
from counteroffer.render.columns import in_columns
from counteroffer.terms.printing import printed_number, printed_value

FLAG = "!"


def render_changes(change: LibraryChange, threshold: Decimal) -> str:
    """The changes guide by guide, flagged ones with a "!" in front, and a line that counts them."""
    parts = ["\n".join((*_guide(one, threshold), "")) for one in change.changed]
    for word, guides in (("added", change.added), ("removed", change.removed)):
        if guides:
            rows = [(f"guide {word}:", title_of(guide), guide.path) for guide in guides]
            parts.append(in_columns(rows))
    return "\n".join((*parts, summary(change, threshold), ""))


def summary(change: LibraryChange, threshold: Decimal) -> str:
    """How many guides changed, and how many changes of pay there are and how many of them are flagged."""
    pay = sum(len(one.pay) for one in change.changed)
    flagged = change.flagged(threshold)
    apart = sum(not one.is_comparable for one in flagged)
    said = [
        f"{_counted(len(change.changed), 'guide')} changed, {len(change.added):,} added, {len(change.removed):,} removed, "
        f"{change.same:,} the same",
        f"{_counted(pay, 'change')} of pay, {len(flagged) - apart:,} above {printed_number(threshold)} %"
        + (f", {apart:,} in another unit than before" if apart else ""),
    ]
    return "; ".join(said)


def changes_as_json(change: LibraryChange, threshold: Decimal) -> bytes:
    """All changes as one JSON object; money in full units, a share in per cent, null where units are not compared."""
    found = {
        "threshold": threshold,
        "flagged": len(change.flagged(threshold)),
        "same": change.same,
        "added": [_named(guide) for guide in change.added],
        "removed": [_named(guide) for guide in change.removed],
        "changed": [
            {
                "old": _named(one.old),
                "new": _named(one.new),
                "pay": [_pay_as_json(pay, threshold) for pay in one.pay],
                "rows": list(one.rows),
                "words": list(one.words),
            }
            for one in change.changed
        ],
    }
    return msgspec.json.Encoder(decimal_format="number").encode(found)


def title_of(guide: Guide) -> str:
    """Whose guide it is, on one line."""
    named = [part for part in (guide.company, guide.role, guide.level) if part]
    return one_line(" · ".join(named)) or "no company and no role"


def _guide(change: GuideChange, threshold: Decimal) -> Iterator[str]:
    same = change.old.path == change.new.path
    yield f"{title_of(change.new)}  ({change.new.path if same else f'{change.old.path} → {change.new.path}'})"
    lines = [line for pay in change.pay for line in _pay(pay, threshold)]
    if lines:
        yield in_columns(lines, numbers=(4, 6, 7, 8), indent=1).rstrip("\n")
    for pay in change.pay:
        if not pay.is_comparable:
            units = f"{pay.old_unit or 'no currency'} became {pay.new_unit or 'no currency'}, not compared"
            was, now = shown_range(pay.old, pay.old_unit), shown_range(pay.new, pay.new_unit)
            yield f" {FLAG}  {one_line(_place(pay))}, {one_line(pay.component)}: {units} ({was} → {now})"
    for row in change.rows:
        yield f"    row {row.kind}: {one_line(_place(row))}{f', {one_line(row.pays)}' if row.pays else ''}"
    for word in change.words:
        yield f"    {one_line(word.topic)}: {one_line(_said(word.old, word.new))}"


def _pay(pay: PayChange, threshold: Decimal) -> Iterator[tuple[str, ...]]:
    """The lines of a change: one for each end that moved, one for both where only a plus came or went; none across units."""
    if not pay.is_comparable:
        return
    head = (_place(pay), pay.component)
    moved = [end for end in ENDS if pay.difference(end)]
    one_value = all(value.low == value.high for value in (pay.old, pay.new))
    for end in moved[:1] if one_value else moved:
        was, now = (value.low if end == "low" else value.high for value in (pay.old, pay.new))
        share = pay.per_cent(end)
        yield (
            FLAG if share is None or abs(share) > threshold else "",
            *head,
            "" if one_value else end,
            _shown(was, pay.old_unit),
            "→",
            _shown(now, pay.new_unit),
            _signed(pay.difference(end) or Decimal(0), pay.new_unit),
            _share(share),
        )
    if not moved:
        yield ("", *head, "", shown_range(pay.old, pay.old_unit), "→", shown_range(pay.new, pay.new_unit), "", "")


def _pay_as_json(pay: PayChange, threshold: Decimal) -> dict[str, object]:
    return {
        "region": pay.region,
        "level": pay.level,
        "component": pay.component,
        "old": _side(pay.old, pay.old_unit, pay.old_line),
        "new": _side(pay.new, pay.new_unit, pay.new_line),
        "difference": {end: pay.difference(end) for end in ENDS} if pay.is_comparable else None,
        "per_cent": {end: _rounded(pay.per_cent(end)) for end in ENDS} if pay.is_comparable else None,
        "flagged": pay.is_flagged(threshold),
    }


def _side(value: Range, unit: str | None, line: int | None) -> dict[str, object]:
    return {"low": value.low, "high": value.high, "open": value.open, "unit": unit, "line": line}


def _named(guide: Guide) -> dict[str, str | None]:
    return {"path": guide.path, "company": guide.company, "role": guide.role, "level": guide.level}


def _place(where: PayChange | RowChange) -> str:
    return " · ".join(part for part in (where.region, where.level) if part) or "no region"


def _said(old: str | None, new: str | None) -> str:
    if old is None:
        return f"added, {new}"
    return f"removed, {old}" if new is None else f"{old} → {new}"


def _shown(value: Decimal, unit: str | None) -> str:
    return f"{printed_number(value)} %" if unit == "%" else printed_value(value, unit or "")


def _signed(value: Decimal, unit: str | None) -> str:
    sign = "+" if value > 0 else "-"
    return sign + (f"{printed_number(abs(value))} points" if unit == "%" else _shown(abs(value), unit))


def _share(per_cent: Decimal | None) -> str:
    return "from 0" if per_cent is None else f"{_rounded(per_cent):+} %"


def _rounded(per_cent: Decimal | None) -> Decimal | None:
    return None if per_cent is None else per_cent.quantize(Decimal("0.1"))


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
