"""A doubt: a fault of a case that has the right shape, as an error or a warning, with its code."""

from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span

CODES = {
    "days-out-of-order": "K006",
    "swapped-ends": "K007",
    "no-figure": "K008",
    "lost-magnitude": "K009",
    "listed-not-stated": "K010",
    "vesting-not-stated": "K011",
    "equity-without-value": "K012",
    "nothing-to-value": "K013",
    "two-values": "K014",
    "no-expiry": "K015",
    "unknown-term": "K016",
    "no-offer-yet": "K017",
    "instalments-do-not-add-up": "K019",
    "raise-not-clear": "K020",
    "raises-out-of-order": "K021",
    "raise-lowers-base": "K022",
    "base-not-stated": "K023",
    "guaranteed-for-no-year": "K024",
    "clawback-without-months": "K025",
    "strike-not-stated": "K026",
    "pool-share-not-stated": "K027",
    "preferences-not-stated": "K028",
    "more-shares-than-there-are": "K029",
    "left-behind-elsewhere": "K030",
    "left-behind-not-clear": "K031",
    "left-behind-is-kept": "K032",
    "place-without-tax-tables": "K033",
    "city-tax-not-computed": "K034",
    "impossible-rate": "K035",
    "tax-state-not-stated": "K036",
    "raise-without-amount": "K037",
    "income-without-search": "K038",
    "only-in-a-raise": "K039",
    "not-in-a-raise": "K040",
    "midpoint-outside-band": "K041",
    "far-from-base": "K042",
}


def error(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    """A contradiction: it keeps a case from being planned."""
    return Diagnostic(CODES[rule], rule, Severity.ERROR, span, message, help_text)


def warn(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    """A gap, or what is hardly meant."""
    return Diagnostic(CODES[rule], rule, Severity.WARNING, span, message, help_text)


def place_of(figure: Figure) -> Span:
    """Where a stated figure stands in the case."""
    return next(origin for origin in figure.origins if isinstance(origin, Span))
