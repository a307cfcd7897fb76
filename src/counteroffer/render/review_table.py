"""When guides are due for review, as a table and as JSON."""

from collections.abc import Sequence
from datetime import date

import msgspec

from counteroffer.library.freshness import REVIEW_INTERVAL, Review
from counteroffer.render.columns import in_columns
from counteroffer.render.guide_changes import title_of

SHOWN = 10  # guides without a date that are named unless all are asked for
_BASIS = {
    "next_review_due": "named by the guide",
    "last_updated": "last updated {made}",
    "data_quarter": "figures up to {made}",
}


def render_reviews(reviews: Sequence[Review], today: date, interval: int, *, all_undated: bool = False) -> str:
    """The reviews by due day, then the guides that have no date, and a line that counts them."""
    dated = [review for review in reviews if review.due is not None]
    undated = [review for review in reviews if review.due is None]
    rows = [(str(one.due), _when(one, today), _basis(one), title_of(one.guide), one.guide.path) for one in dated]
    parts = [in_columns(rows, ("Due", "", "Because", "Guide", "File"))] if rows else []
    if undated:
        shown = undated if all_undated else undated[:SHOWN]
        left = len(undated) - len(shown)
        names = in_columns([("undated", title_of(one.guide), one.guide.path) for one in shown])
        parts.append(names + (f"and {left:,} more without a date; --all names them\n" if left else ""))
    return "\n".join((*parts, summary(reviews, today, interval)))


def summary(reviews: Sequence[Review], today: date, interval: int) -> str:
    """How many guides are overdue, due later and undated; and the assumption, where a day rests on it."""
    left = [review.days_left(today) for review in reviews]
    overdue = sum(days is not None and days < 0 for days in left)
    later = sum(days is not None and days >= 0 for days in left)
    text = (
        f"{len(reviews):,} guides: {overdue:,} overdue, {later:,} due later, {left.count(None):,} undated ({today})\n"
    )
    if any(review.basis in ("last_updated", "data_quarter") for review in reviews):
        low, high = int(REVIEW_INTERVAL.low), int(REVIEW_INTERVAL.high)
        name = REVIEW_INTERVAL.id.removeprefix("assume.")
        default = f"assumption {name}, {low} to {high}" if interval == REVIEW_INTERVAL.value else "as asked"
        text += f"Where a guide names no day for its review, it is due {interval} months on ({default}).\n"
    return text


def reviews_as_json(reviews: Sequence[Review], today: date, interval: int) -> bytes:
    """All reviews as one JSON object, the undated last."""
    found = {
        "today": today,
        "interval_months": interval,
        "reviews": [
            {
                "path": one.guide.path,
                "company": one.guide.company,
                "role": one.guide.role,
                "level": one.guide.level,
                "due": one.due,
                "days_left": one.days_left(today),
                "basis": one.basis,
                "made": one.made,
            }
            for one in reviews
        ],
    }
    return msgspec.json.encode(found)


def _when(review: Review, today: date) -> str:
    days = review.days_left(today) or 0
    if not days:
        return "today"
    word = "day" if abs(days) == 1 else "days"
    return f"in {days:,} {word}" if days > 0 else f"{-days:,} {word} overdue"


def _basis(review: Review) -> str:
    return _BASIS[review.basis or "next_review_due"].format(made=review.made)
