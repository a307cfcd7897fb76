"""The usual ways to write an amount, told at a glance: "$120K", "€150,000", "10-15%"; and numbers that are surely none.

Most digits of a guide stand in a few forms, and the signs around them say that nothing more belongs to them. These two
patterns know such forms; they are narrow on purpose, as whatever they leave is read by the whole grammar. They say only
where a token begins and ends, never what it is worth.
"""

import re

_SYMBOLS = "$€£₹₪¥"
USUAL_SIGNS = frozenset(_SYMBOLS)
_CODES = "USD|EUR|GBP|INR|CAD|AUD|SGD|CNY|JPY|CHF|AED|SAR|HKD|KRW|ILS|BRL|MXN|SEK|NOK|DKK|PLN|NZD"

# Behind these nothing goes on: no digits, no magnitude, no unit, no period, no second end of a range.
_ENDS = r"[]|)*;:\"\n(]|\Z|[.,](?![0-9])"

# Words that begin neither a magnitude nor a currency nor a period, and signs that join nothing to a number.
_GOES_ON = (
    r" (?:[(*|:\"“&=≈fghijnosuvwxy]|b[ao]|cas|co[mu]|eq|re|at|and|to[ntw]|RSU|TC\b|OTE|Sign|Base|Total|Equity|Bonus)"
)

# The dash and the slash only before a currency: then the other end speaks for itself.
USUAL_MONEY = re.compile(
    rf"(?<![^\W\d_])(?:[{_SYMBOLS}]|(?:[CASR]|US|HK|NZ|NT)\$|(?:{_CODES}) )"
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,4},[0-9]{3}(?:[KMBL]\+?)?|[0-9]{1,4}(?:\.[0-9]{1,2})?[KMBL]\+?)"
    rf"(?:(?={_ENDS}|{_GOES_ON}| ?[-–—/] ?[A-Z{_SYMBOLS}])|/y(?:ea)?r(?![\w/+]))"
)

# Where no currency stands before a number: behind punctuation, behind a word's end and a blank, or behind "L" and "IC".
_UNSIGNED = (
    r"(?:(?<=[(|~*+\"\n:&=/–—-])|(?<=[a-oqt-z,;:|(&)+~\"*–—-] )|(?<=[a-jl-z][prs] )|(?<=[a-qt-z][.] )"
    r"|(?<=[ (|\n/=-][A-QS-Z])|(?<=[ (|\n/=-]IC))"
)
# What may follow a number that stands for no money.
_SAYS_NONE = (
    r"(?: (?:[afghijnosuvwxy(|*:]|mon|ref|eq|en[gt]|co[mun]|lev|da|de|ci|te|me|ba|bu|[ADEG-JNOPRSU-Z][a-z]|[–—-] [A-Za-z])"
    r"|\+ [A-Za-z]|-[A-Za-z])"
)

# A percentage; or what is none: years, "4yr", "12 offices", "5,000+ customers", "8-week", "L5", "3" before a bracket.
PERCENT_OR_COUNT = re.compile(
    rf"{_UNSIGNED}(?:"
    rf"(?P<percent>(?<![A-Z])(?:[0-9]{{1,2}}[-–])?[0-9]{{1,3}}(?:\.[0-9])?%)(?={_ENDS}| [b-oq-zB-OQ-Z(|*:])"
    rf"|(?:19|20)[0-9][0-9][-–]20[0-9][0-9](?={_ENDS}|{_SAYS_NONE})"
    r"|[0-9]{1,2}(?:yrs?|x|th)(?!\w)"
    rf"|(?:(?:[0-9]{{1,2}}[-–])?[0-9]{{1,4}}|[0-9]{{1,3}}(?:,[0-9]{{3}})+)(?={_ENDS}|{_SAYS_NONE})"
    r")"
)
