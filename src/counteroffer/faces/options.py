"""Options that several commands share."""

import os
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from counteroffer.terms.near_days import FAR_HELP, is_near


class Day(click.ParamType[date]):
    """A day as year-month-day."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; refused with the way out where it is none."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as year-month-day, such as 2026-12-04", param, ctx)
        if not is_near(day):
            self.fail(f"{value!r} is too far away to reckon with; {FAR_HELP}", param, ctx)
        return day


TODAY = Day()


class PerCent(click.ParamType[Decimal]):
    """A number of per cent, 0 or more."""

    name = "per cent"

    def convert(self, value: str | Decimal, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The number; refused with the way out where it is none."""
        try:
            number = Decimal(str(value).strip().rstrip("%"))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number < 0:
            self.fail(f"{value!r} is no number of per cent; write it as 20 or 7.5", param, ctx)
        return number


PER_CENT = PerCent()


def _folders(_ctx: click.Context, _param: click.Parameter, given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders given, over those of COUNTEROFFER_GUIDES."""
    named = os.environ.get("COUNTEROFFER_GUIDES", "")
    return (*(Path(folder) for folder in named.split(os.pathsep) if folder), *given)


guides_option = click.option(
    "--guides",
    multiple=True,
    type=click.Path(path_type=Path),
    callback=_folders,
    help="Folder of guides that lies over the samples; may be repeated. Also: COUNTEROFFER_GUIDES.",
)
