"""The levels of a guide's rows in order, as far as their names say it: by code ("L4" is below "L5") or by word."""

from counteroffer.guides.guide import Guide
from counteroffer.library.ladder import rung_of


def rungs(guide: Guide) -> tuple[tuple[int, ...], ...]:
    """The rows of each region by rising level, by number; rows whose level has no known rung are left out."""
    ladders: dict[tuple[str, str | None, str], list[tuple[int, int]]] = {}
    for number, row in enumerate(guide.compensation):
        found = rung_of(row.level) if row.level else None
        if found is not None:
            series, rank = found
            ladders.setdefault((row.region, row.currency, series), []).append((rank, number))
    return tuple(
        tuple(number for _rank, number in sorted(ladder))
        for ladder in ladders.values()
        if len({rank for rank, _number in ladder}) == len(ladder) > 1
    )
