"""The words of a strategy: what opens an ask, what states a floor, what is somebody else's number, and for what it is."""

import re
from typing import Literal, TypeAlias

Mode: TypeAlias = Literal["open", "floor", "walk", "rival"]
Term: TypeAlias = Literal["base", "equity", "equity_annual", "bonus", "sign_on", "total"]

_I = re.IGNORECASE
# A firm opening takes the word even after a floor in the same sentence; a soft one does not ("floor ... targeting").
FIRM_OPEN = re.compile(
    r"\b(?:open(?:ing)?|anchor(?:ing)?|start(?:ing)?|begin) (?:at|with|by|around|near|from)\b|\b(?:push|aim|ask|press|go) for\b"
    r"|\bto (?:join|make the move|sign)\b[^.]{0,30}:",
    _I,
)
SOFT_OPEN = re.compile(
    r"\btarget(?:ing|s)?\b(?!\s*[:(])|\b(?:push|increas|rais|bring|mov|get)(?:e|ing)?\b|\bask(?:ing|s)?\b"
    r"|\bI(?:['’]d| would) like\b|\bI['’]?m (?:looking|aiming)\b|\blooking for\b|\bneed\b|\brequest(?:ing|s)?\b"
    r"|\bI believe\b|\bjustif(?:y|ies|ying)\b|\bpropos(?:e|ing)\b|\bdemand\b|\bnegotiat(?:e|ing) (?:for|a|an)\b|\bseek(?:ing)?\b|\b(?:plus|and) an? (?=[$€£₹C])",
    _I,
)
FLOOR = re.compile(
    r"\baccept(?:-at)?(?: floor)?\b|\bfloor\b|\bno lower than\b|\bno less than\b|\bwalk-?away (?:floor|point|number|line)\b"
    r"|\bbottom line\b|\bdo not (?:accept|go) below\b|\bminimum(?: acceptable)?\b(?= (?:package|offer|is|of|total))",
    _I,
)
WALK = re.compile(r"\bwalk(?:ing)?[- ]away (?:if |at )?(?:below|under)\b|\bany offer (?:below|under)\b", _I)
RIVAL = re.compile(
    r"\bcounter(?:s|ed|ing)?(?:[- ]offers?)?\b|\bcompeting\b|\brival\b|\bholding\b|\boffers? (?:from|at|of|\(|average|rang)"
    r"|\boffer(?:ing|s|ed)?\b(?= [$€£₹])|\balternatives? (?:offer|pay)|\bcurrently (?:at|earn|mak)|\bchoosing between\b"
    r"|\bconsidering\b|\bbenchmark|\bcompar(?:ed|able)\b|\boffers?\b(?=[^.;]{0,40} at )|\bvalued? at over\b|\bfrom [$€£₹]",
    _I,
)
FALLBACK = re.compile(
    r"^[\s\"“*(-]*(?:if|should|in case|when|where|unless|even if)\b(?! you (?:can|could) (?:get|do|reach))", _I
)
SIGNS = re.compile(r"\bto accept\b|\bI['’]?(?:ll| will) (?:sign|accept)\b|\bas a floor\b|\bI (?:sign|accept)\b", _I)
GOES_ON = re.compile(r"^[\s\"“*]*(?:plus|also|and|additionally|with|i['’]d also|that|this|for a|totaling)\b", _I)
ABOVE = re.compile(r"\s*(?:above|below|higher|lower than|more than|over (?:the|your|their)|on top of)\b", _I)
ADDED = re.compile(r"\badd(?:ing|s)?\s*(?:an? )?[~+]?\s*\Z", _I)
RELATIVE = re.compile(
    r"\bis (?:alone )?worth\s*\Z|\b(?:by|another|additional|extra|more than the|lift of|premium of)\s*(?:an? )?[~+]?\s*\Z",
    _I,
)

COLON = re.compile(r":\s*\Z")  # "the scope of this role: $215K base"

# How firmly each kind of words sets the mode: 2 always, 1 except after a floor, 0 only where nothing is set.
SETTINGS: tuple[tuple[Mode, re.Pattern[str], int], ...] = (
    ("open", FIRM_OPEN, 2),
    ("open", SOFT_OPEN, 1),
    ("open", COLON, 0),
    ("floor", FLOOR, 2),
    ("walk", WALK, 2),
    ("rival", RIVAL, 2),
)

_TERMS: tuple[tuple[Term | None, str], ...] = (
    (None, r"(?:base|base salary|salary|RSU|equity|bonus) (?:increase|lift|adjustment|bump|raise|uplift|boost)"),
    (
        None,
        r"carry(?:/bonus)?|bonus/carry|stock/bonus|rsu refresh\w*|refresh\w*|relocation|compute|research|budget|lift|uplift",
    ),
    (
        None,
        r"premium|increase|per share|share price|/share|severance|stipend|housing|allowance|raise|retention (?!sign)\w+",
    ),
    ("sign_on", r"sign(?:ing|[- ]on)(?:[- ]on)?(?: (?:bonus|payment|package))?|joining bonus"),
    (
        "total",
        r"total(?! (?:options?|equity|RSU|stock|bonus|sign|base))(?:[- ]?(?:comp(?:ensation)?|package|cash|rewards?))?|TC|TDC|OTE|all[- ]in|(?:first|1st)[- ]year (?:comp|TC|total)\w*",
    ),
    (
        "total",
        r"year[- ](?:one|1) (?:total )?(?:comp|TC|total)\w*|(?:overall |annual |comp )?package|annual comp(?:ensation)?",
    ),
    ("equity_annual", r"annual (?:equity|RSUs?|stock)|(?:equity|RSUs?|stock) (?:per|a) year"),
    (
        "equity",
        r"equity|RSUs?|PSUs?|GSUs?|options?|stock|phantom(?: equity| stock| units)?|PPUs?|shares|LTI\b|4[- ]?y(?:ea)?r vest",
    ),
    ("bonus", r"bonus(?:es)?"),
    ("base", r"base(?: salary)?|salary"),
)
_ADJECTIVES = (
    r"(?:(?:in|of|for|as|a|an|the|initial|annual|target|guaranteed|minimum|retention|performance|cash|pre-ipo|private|public"
    r"|liquid|first-year|year-one|year[- ]1|new|hire|new-hire|(?-i:[A-Z]{2,5})|total first-year|restricted|target total|yearly"
    r"|additional|one-time|estimated|phantom|unvested|combined|gross|worth of)\s+)*"
)
_AFTER = tuple(
    (term, re.compile(rf"\s*[\])]?[\s*]*(?:\()?{_ADJECTIVES}(?:{words})(?![\w-])(?!\s*:)", _I))
    for term, words in _TERMS
)
_LINK = (
    r"(?:\s*(?:grants?|package|component|value|target|ask|comp|compensation|number|allocation|refresh\w*|/\s?4yr|over 4 years|salary"
    r"|bonus))*\s*[:(]?\s*(?:(?:is|are|at|of|to|toward|towards|above|around|about|approximately|approx\.?|worth|valued|reaches"
    r"|reach|exceeds?|exceeding|should|be|least|minimum|a|an|the|over|near|closer|up|from|targeting|hits?|in|push|anchor|now|=|~|≈|\()\s*)*[~≈]?\s*\Z"
)
_BEFORE = tuple((term, re.compile(rf"(?<![\w-])(?:{words}){_LINK}", _I)) for term, words in _TERMS)
_OVER_YEARS = re.compile(r"\+?\s*(?:/\s?\d ?yr|over (?:four|4|three|3|five|5) years?|\(\d[- ]?y(?:ea)?r)", _I)
_PER_YEAR = re.compile(r"\+?\s*(?:/ ?(?:yr|year)\b|per year|annually|a year)", _I)


def term_of(before: str, after: str) -> tuple[Term | None, bool]:
    """What an amount is for, told from the words around it; and whether they say anything at all.

    Words behind the amount weigh more ("$35K signing bonus") than words before it ("base of $198K").
    """
    for term, pattern in _AFTER:
        if pattern.match(after):
            return term, True
    best: tuple[int, Term | None] | None = None
    for term, pattern in _BEFORE:
        found = pattern.search(before)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), term)
    if best is not None:
        return best[1], True
    return ("equity", True) if _OVER_YEARS.match(after) else (None, False)


def is_said_behind(after: str) -> bool:
    """Whether the words behind an amount say what it is for."""
    return any(pattern.match(after) for _term, pattern in _AFTER)


def is_per_year(after: str) -> bool:
    """Whether the words behind an amount make it a yearly one."""
    return bool(_PER_YEAR.match(after))
