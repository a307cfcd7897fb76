"""The days that a guide states of itself as figures, and how old they are at the day of the plan."""

from datetime import date
from decimal import Decimal

from counteroffer.guides.guide import Guide
from counteroffer.strategy.timeline import made_on
from counteroffer.terms.figures import DAY, Figure

FEW_MONTHS = 3  # below this, an age is told in days


def guide_day(guide: Guide, field: str) -> Figure | None:
    """A day of the guide's own ("last_updated"); None where it states none, or only a month or a quarter."""
    stated, place = getattr(guide.dated, field), guide.dated.place_of(field)
    if not isinstance(stated, str) or place is None:
        return None
    try:
        day = date.fromisoformat(stated)
    except ValueError:
        return None
    return Figure(f"guide.dated.{field}", f"the guide's own date ({field.replace('_', ' ')})", day, DAY, "as the guide states it", (place,))  # fmt: skip


def age_of(day: Figure, today: date) -> Figure | None:
    """How old something is at the day of the plan, in days, or in whole months from three months on; None before its day."""
    days = (today - day.day).days
    if days < 0:
        return None
    months = (today.year - day.day.year) * 12 + today.month - day.day.month - (today.day < day.day.day)
    value, unit = (months, "months") if months >= FEW_MONTHS else (days, "days")
    because = "from its day to the day of the plan, whole ones"
    return Figure(f"{day.id}.age", f"age of {day.name}", Decimal(value), unit, because, (day, made_on(today)))
