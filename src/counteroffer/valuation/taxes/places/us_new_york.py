"""New York State income tax of residents with the recapture of tax benefits, paid family leave and disability benefits.

Over a certain adjusted gross income the saving by the lower brackets is taken back, as in the tax computation
worksheets of Form IT-201: first to a flat rate, then in a step for each higher bracket; the fraction of a step is
rounded to four decimals. In the highest bracket all taxable income bears the highest rate. Adjusted gross income is
the pay. The schedule is computed to the cent; the printed one has whole dollars at the start of each bracket, and its
table for lower incomes works in bands.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.parameters.tables import Rate, Step, TaxTable
from counteroffer.valuation.taxes.levy import Levy, Pay, above, by_brackets

SUBJECT, COUNTRY, STATE, CITY = "tax_us_new_york", "US", "NY", None
CURRENCY, ORDER = "USD", 2
NAME = "New York State"
SCOPE = "New York State income tax with the standard deduction, paid family leave and disability benefits"
FRACTION = Decimal("0.0001")


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """Income tax with what is recaptured, and the two contributions that are withheld."""
    deduction = table.figure("standard_deduction", filing)
    over, length = table.figure("recapture_over"), table.figure("recapture_length")
    taxable = above(pay.total, deduction.number)
    tax = by_brackets(taxable, table.schedule("income_tax", filing))
    if pay.total > over.number:
        tax += _recaptured(pay.total, taxable, tax, filing, table)
    because = "pay without the standard deduction at the rates of the brackets, and the tax benefits taken back"
    origins = (
        deduction, over, length, table.citation("income_tax"), table.citation("recapture_base"),
        table.citation("recapture_benefit"),
    )  # fmt: skip
    yield Levy("new_york_income_tax", "New York State income tax", tax, because, origins)
    for key, name in (
        ("paid_family_leave", "New York paid family leave"),
        ("disability", "New York disability benefits"),
    ):
        rate, most = table.figure(f"{key}_rate"), table.figure(f"{key}_most")
        amount = min(pay.total * rate.number, most.number)
        yield Levy(f"new_york_{key}", name, amount, "the rate on pay, up to the yearly most", (rate, most))


def _recaptured(income: Decimal, taxable: Decimal, tax: Decimal, filing: str, table: TaxTable) -> Decimal:
    """What is taken back of the benefit of the lower brackets."""
    brackets, bases = table.schedule("income_tax", filing), table.steps("recapture_base", filing)
    length = table.figure("recapture_length").number
    if income > brackets[-1].over:
        return taxable * brackets[-1].rate - tax
    if taxable <= bases[0].over:
        flat = _rate_below(brackets, bases[0].over)
        return above(taxable * flat, tax) * _fraction(above(income, table.figure("recapture_over").number), length)
    base = _last_under(bases, taxable)
    benefit = _last_under(table.steps("recapture_benefit", filing), taxable)
    return base.amount + benefit.amount * _fraction(above(income, base.over), length)


def _fraction(amount: Decimal, length: Decimal) -> Decimal:
    return (min(amount, length) / length).quantize(FRACTION, rounding=ROUND_HALF_UP)


def _rate_below(brackets: tuple[Rate, ...], income: Decimal) -> Decimal:
    """The rate of the bracket that ends at an income."""
    return next(bracket.rate for bracket in reversed(brackets) if bracket.over < income)


def _last_under(steps: tuple[Step, ...], income: Decimal) -> Step:
    return next(step for step in reversed(steps) if step.over < income)
