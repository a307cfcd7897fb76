"""Which guides there are: company, role, how old, and where they lie."""

from collections.abc import Sequence
from datetime import date

from counteroffer.library.freshness import Review
from counteroffer.render.columns import in_columns


def render_list(reviews: Sequence[Review], today: date) -> str:
    """One line a guide, by company and role; the age is in days since the guide was made, as it says itself."""
    rows = [
        (
            one.guide.company or "–",
            one.guide.role or "–",
            one.guide.level or "",
            _age(one.made, today),
            one.guide.path,
        )
        for one in sorted(reviews, key=lambda one: (one.guide.company or "", one.guide.role or "", one.guide.path))
    ]
    return in_columns(rows, ("Company", "Role", "Level", "Age", "File")) if rows else "no guides\n"


def _age(made: date | None, today: date) -> str:
    if made is None:
        return "undated"
    days = (today - made).days
    return f"{days:,} {'day' if days == 1 else 'days'}" if days >= 0 else f"from {made}"
