"""The words of a strategy: what opens an ask, what states a floor, what is somebody else's number, and for what it is."""

import re
from typing import Literal, TypeAlias

from counteroffer.guides.short_texts import remembered

Mode: TypeAlias = Literal["open", "floor", "walk", "rival"]
Term: TypeAlias = Literal["base", "equity", "equity_annual", "bonus", "sign_on", "total"]

_I = re.IGNORECASE
_BEGINS = r"\b"
# The patterns that set a mode are for words in lower case: a pattern that ignores case takes twice the time.
# A firm opening takes the word even after a floor in the same sentence; a soft one does not ("floor ... targeting").
FIRM_OPEN = re.compile(
    r"\b(?:(?:open(?:ing)?|anchor(?:ing|ed)?|start(?:ing)?|begin)(?: (?:your|the|an?|my))?(?: (?:initial|first|opening))?"
    r"(?: (?:counter(?:-?offer)?|base|ask|offer|number|total))? (?:at|with|by|around|near|from)\b|(?:push|aim|ask|press|go) for\b"
    r"|to (?:join|make the move|sign)\b[^.]{0,30}:)",
)
SOFT_OPEN = re.compile(
    r"\b(?:target(?:ing|s)?\b(?!\s*[:(])|(?:push|increas|rais|bring|mov|get)(?:e|ing)?\b|ask(?:ing|s)?\b"
    r"|i(?:['’]d| would) like\b|i['’]?m (?:looking|aiming|(?:very |also )?open to)\b|looking for\b|need\b|request(?:ing|s)?\b"
    r"|i believe\b|justif(?:y|ies|ying)\b|propos(?:e|ing)\b|demand\b|negotiat(?:e|ing) (?:for|a|an)\b|seek(?:ing)?\b|(?:plus|and) an? (?=[$€£₹c]))",
)
FLOOR = re.compile(
    r"\b(?:accept(?<!target to accept)(?<!^to accept)(?<!^\"to accept)(?<!^“to accept)(?:-at)?(?: floor)?\b|floor\b(?<!bonus floor)(?<!refresh floor)|no lower than\b|no less than\b|walk-?away (?:floor|point|number|line|at|of|is)\b"
    r"|bottom line\b|do not (?:accept|go) below\b|minimum(?: acceptable)?\b(?= (?:package|offer|is|of|total)))",
)
WALK = re.compile(r"\b(?:walk(?:ing)?[- ]away (?:if |at )?(?:below|under)\b|any offer (?:below|under)\b)")
RIVAL = re.compile(
    r"\b(?:counter(?:s|ed|ing)?(?:[- ]offers?)?\b|competing\b|rival\b|holding\b|offers? (?:from|at|of|\(|average|rang)"
    r"|offer(?:ing|s|ed)?\b(?= [$€£₹])|alternatives? (?:offer|pay)|currently (?:at|earn|mak)|choosing between\b"
    r"|considering\b|benchmark|compar(?:ed|able)\b|offers?\b(?=[^.;]{0,40} at )|valued? at over\b|from [$€£₹](?!\[))",
)
FALLBACK = re.compile(
    r"^[\s\"“*(-]*(?:if|should|in case|when|where|unless|even if)\b(?! you (?:can|could) (?:get|do|reach))", _I
)
_SIGNS = re.compile(r"\bto accept\b|\bI['’]?(?:ll| will) (?:sign|accept)\b|\bas a floor\b|\bI (?:sign|accept)\b", _I)
GOES_ON = re.compile(r"^[\s\"“*]*(?:plus|also|and|additionally|with|i['’]d also|that|this|for a|totaling)\b", _I)
WISHES = re.compile(r"^[\s\"“*]*I['’]d also like\b", _I)
_ABOVE = re.compile(r"\s*(?:above|below|higher|lower than|more than|over (?:the|your|their)|on top of)\b", _I)
_ADDED = re.compile(r"\badd(?:ing|s)?\s*(?:an? )?[~+]?\s*\Z", _I)
_RELATIVE = re.compile(
    r"\bis (?:alone )?worth\s*\Z|\b(?:by|another|additional|extra|more than the|lift of|premium of)\s*(?:an? )?[~+]?\s*\Z",
    _I,
)

# What stands last where the two patterns above match, but for blanks and signs.
_LAST_OF_CHANGE = ("worth", "by", "other", "additional", "extra", "the", "of", "add", "adds", "adding", "a", "an")

# A colon right before the amount opens, as do words of a kind between: "to make the move: a base of $215K".
COLON = re.compile(r":\s*(?:an? [a-z ]{2,30} (?:of|at)\s*)?\Z")

# How firmly each kind of words sets the mode: 2 always, 1 except after a floor, 0 only where nothing is set.
SETTINGS: tuple[tuple[Mode, re.Pattern[str], int], ...] = (
    ("open", FIRM_OPEN, 2),
    ("open", SOFT_OPEN, 1),
    ("open", COLON, 0),
    ("floor", FLOOR, 2),
    ("walk", WALK, 2),
    ("rival", RIVAL, 2),
)
# One boundary before all words: most places of a passage are none, and fail at once.
_SETS_MODE = re.compile(
    rf"\b(?:{'|'.join(pattern.pattern.removeprefix(_BEGINS) for _mode, pattern, _strength in SETTINGS if pattern is not COLON)})|{COLON.pattern}"
)

_TERMS: tuple[tuple[Term | None, str], ...] = (
    (None, r"(?:base|base salary|salary|RSU|equity|bonus) (?:increase|lift|adjustment|bump|raise|uplift|boost)"),
    (
        None,
        r"carry(?:/bonus)?|bonus/carry|(?:stock|equity)/bonus|bonus/equity|(?:(?:annual |yearly )?(?:RSU|equity|stock) )?refresh\w*"
        r"|relocation|compute|research|budget|lift|uplift",
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
_LEAD = re.compile(r"\s*[\])]?[\s*]*\(?")
_MOST_PLACES = 20
# Each pattern is one adjective; both may match at one place ("target", "target total").
_ADJECTIVES = (
    re.compile(
        r"(?:in|of|for|as|a|an|the|initial|annual|target|guaranteed|minimum|retention|performance|cash|pre-ipo|private|public"
        r"|liquid|first-year|year-one|year[- ]1|new|hire|new-hire|(?-i:[A-Z]{2,5}|[A-Z][A-Za-z&+-]{2,})|total first-year|restricted|yearly"
        r"|additional|one-time|estimated|phantom|unvested|combined|gross|worth of|all-cash|program|milestone|project|delivery"
        r"|is the (?:right|appropriate|fair|correct))\s+",
        _I,
    ),
    re.compile(r"target total\s+", _I),
)
# One pattern for all terms, the first in the order of the list wins; its groups are numbered by that order.
_AFTER = re.compile(rf"(?:{'|'.join(f'({words})' for _term, words in _TERMS)})(?![\w-])(?!\s*:)", _I)
_LINK = (
    r"(?:\s*(?:grants?|package|component|value|target|ask|comp|compensation|number|floor|allocation|refresh\w*|/\s?4yr|over 4 years|salary"
    r"|bonus))*\s*[:(]?\s*(?:(?:is|are|at|of|to|toward|towards|above|around|about|approximately|approx\.?|worth|valued|reaches"
    r"|reach|exceeds?|exceeding|equivalent|should|be|least|minimum|a|an|the|over|near|closer|up|from|targeting|hits?|in|push|anchor|now|=|~|≈|\()\s*)*[~≈]?\s*\Z"
)
_BEFORE = re.compile(rf"(?<![\w-])(?=[\w/])(?:{'|'.join(f'({words})' for _term, words in _TERMS)}){_LINK}", _I)
_OVER_YEARS = re.compile(r"\+?\s*(?:/\s?\d ?yr|over (?:four|4|three|3|five|5) years?|\(\d[- ]?y(?:ea)?r)", _I)
_PER_YEAR = re.compile(r"\+?\s*(?:/ ?(?:yr|year)\b|per year|annually|a year)", _I)


def mode_after(passage: str, mode: Mode | None) -> Mode | None:
    """The mode after a passage: that of its last word that sets one."""
    for _end, strength, setting in _settings_in(passage):
        if strength == 2 or mode is None or (strength == 1 and mode not in ("floor", "walk")):
            mode = setting
    return mode


@remembered
def _settings_in(passage: str) -> tuple[tuple[int, int, Mode], ...]:
    """The words of a passage that set a mode, in order: where each ends, how firmly it sets, and which mode."""
    lowered = passage.lower()
    if not _SETS_MODE.search(lowered):
        return ()
    found: list[tuple[int, int, Mode]] = []
    for setting, pattern, strength in SETTINGS:
        found.extend((match.end(), strength, setting) for match in pattern.finditer(lowered))
    return tuple(sorted(found))


def term_of(before: str, after: str) -> tuple[Term | None, bool]:
    """What an amount is for, told from the words around it; and whether they say anything at all.

    Words behind the amount weigh more ("$35K signing bonus") than words before it ("base of $198K").
    """
    behind = _said_behind(after)
    if behind is not None:
        return behind[0], True
    ahead = _said_before(before)
    if ahead is not None:
        return ahead[0], True
    return ("equity", True) if _OVER_YEARS.match(after) else (None, False)


def is_said_behind(after: str) -> bool:
    """Whether the words behind an amount say what it is for."""
    return _said_behind(after) is not None


@remembered
def _said_before(before: str) -> tuple[Term | None] | None:
    """What the words before an amount say that it is for; None where they say nothing."""
    found = _BEFORE.search(before)
    return None if found is None else (_TERMS[(found.lastindex or 1) - 1][0],)


@remembered
def _said_behind(after: str) -> tuple[Term | None] | None:
    """What the words behind an amount say that it is for, past any adjectives; None where they say nothing."""
    said = (_AFTER.match(after, place) for place in _past_adjectives(after))
    numbers = [found.lastindex or 1 for found in said if found is not None]
    return (_TERMS[min(numbers) - 1][0],) if numbers else None


def _past_adjectives(after: str) -> list[int]:
    """Where the noun could begin: behind none, one or more adjectives."""
    lead = _LEAD.match(after)
    places = [lead.end() if lead else 0]
    for place in places:  # grows as it is walked
        if len(places) > _MOST_PLACES:
            break
        ends = (adjective.end() for pattern in _ADJECTIVES if (adjective := pattern.match(after, place)))
        places.extend(end for end in ends if end not in places)
    return places


@remembered
def is_per_year(after: str) -> bool:
    """Whether the words behind an amount make it a yearly one."""
    return bool(_PER_YEAR.match(after))


def is_change(before: str, after: str, term: Term) -> bool:
    """Whether an amount is a change ("by $20K", "adding $80K in RSUs") and not a value, told from the words around it."""
    lowered = before.lower().rstrip().rstrip("~+").rstrip()
    if lowered.endswith(_LAST_OF_CHANGE) and (
        _RELATIVE.search(before) or (term in ("base", "equity", "total") and _ADDED.search(before))
    ):
        return True
    return bool(_ABOVE.match(after))


def is_signed_for(rest: str) -> bool:
    """Whether the words behind an amount, up to the end of their clause, say that it would be accepted."""
    lowered = rest.lower()
    return ("accept" in lowered or "sign" in lowered or "floor" in lowered) and bool(_SIGNS.search(rest))
