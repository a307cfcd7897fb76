"""The words by which a sentence about a talk is understood: components, speakers, final words, and what is no amount."""

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


COMPONENTS = {
    "sign_on": r"sign(?:ing)?[- ]?on(?: bonus)?|signing(?: bonus)?|joining bonus|welcome bonus|on (?:signing|joining)",
    "other": r"relocation(?: bonus| payment| package)?|moving costs?|pension|retirement|retention(?: bonus)?|one-(?:time|off)(?: bonus| payment)?"
    r"|stipend|allowance|commissions?|severance|budget|total(?: comp(?:ensation)?| pay| package)?|tc|ote|ctc|package|all[- ]in",
    "base": r"base(?: salary| pay)?|salary",
    "bonus": r"(?:target |yearly |annual |performance )?bonus",
    "equity": r"equity(?: grant)?|rsus?|stock(?: grant)?|shares|grant",
}
COMPONENT = _words("|".join(rf"\b(?P<{name}>{words})\b" for name, words in COMPONENTS.items()))
CLAUSE = _words(r"[,;.:!?]\s|\b(?:and|plus|but|with|while|then)\b| [-–—+] ")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
RETIREMENT_PLAN = re.compile(r"(?i)\b40[13]\(?[kb]\b\)?")
YEAR = re.compile(r"20[2-4]\d")

CHANNELS = {
    "video call": _words(r"\bvideo(?: call)?\b|\bzoom\b|\bteams (?:call|meeting)\b|\bgoogle meet\b"),
    "phone": _words(r"\bphone\b|\b(?:call|called|rang)\b"),
    "e-mail": _words(r"\b(?:e-?mail(?:ed)?|mail(?:ed)?|wrote|letter)\b"),
    "message": _words(r"\b(?:message|messaged|texted|sms|chat|slack|whatsapp|linkedin)\b|\b(?:a|by) text\b"),
    "in person": _words(r"\bin person\b|\bface to face\b|\b(?:I|we) met\b"),
}

# Who speaks is who was named last before the amount; somebody to whom an offer came does not speak.
THEIRS = (
    r"\b(?:they|he|she|recruiter|hr|manager|company|employer|director|founder|ceo)\b|\bI(?:'ve| have)?(?: been| was| got| get| received| heard)\b"
    r"|\bwe(?:'re)? (?:can|could|are|offer|will|would be|cannot|can't|have)\b|\bwe(?:'ve)? (?:agreed|settled|shook)\b"
)
MINE = r"\b(?:I|we)\b|^\s*(?:me|my)\b|\bmy (?:ask|counter|number|answer)\b|^\s*(?:asked|countered|requested)\b"
SPEAKER = _words(rf"(?P<theirs>{THEIRS})|(?P<mine>{MINE})")

CANNOT = r"(?:can't|cannot|can not|won't|will not|couldn't|could not|wouldn't|would not|unable to|not able to|not)"
FINAL = _words(
    r"\bfinal\b(?! (?:round|interview|stage|decision|answer|step|call|letter|approval|paperwork|check))"
    r"|\bbest (?:that )?(?:we|they|he|she|I) (?:can|could) (?:do|offer)\b|\btop of (?:our|the|their) (?:band|range)\b"
    r"|\bno (?:more )?room\b|\btake it or leave it\b|\blast (?:word|offer)\b|\b(?:as far|as high) as (?:we|they) (?:can|could) go\b"
    rf"|\b{CANNOT} (?:be )?(?:moved?|budge|improve|increase|do (?:any )?(?:more|better)(?! than)|go (?:any )?(?:higher|further|up)(?! than))\b"
)
OF_EVERYTHING = _words(r"\b(?:final|last|best) (?:offer|package|proposal)\b")
NOT_FINAL = _words(r"(?:\bnot|n't|\bnever|\bnothing|\bno)\b[^.;,]{0,25}\bfinal\b|\bfinal\?")

# What stands right before an amount, or right behind it.
CEILING_BEFORE = _words(
    rf"\b{CANNOT}\b[^,;.]{{0,30}}\b(?:above|over|beyond|past|exceed|(?:higher|more|further|better) than)\s*$"
    r"|\b(?:max(?:imum)?|most|cap(?:ped)?|limit|ceiling)(?: (?:they|we) (?:can|could) (?:do|offer|pay))?(?: of base)?(?: is| was| of| at|:)?\s*$"
)
CEILING_BEHIND = _words(
    r"\s*(?:base )?(?:(?:at most|tops|max(?:imum)?)\b|is (?:the|their|our) (?:most|max(?:imum)?|limit|cap|ceiling)\b)"
)
OF_A_BAND = _words(
    r"\b(?:top|bottom|middle|midpoint|end|part) of (?:the|their|our) (?:band|range)(?: is| was| of| at|:)?\s*$|\b(?:band|range|budget)(?: is| was| of|:)?\s*$"
)
# A limit of their band, which nobody has offered: no word of an offer stands between the band and the amount.
LIMIT_OF_A_BAND = _words(
    r"\b(?:band|range|bracket|grade|scale|budget)\b(?:(?!\b(?:offer|said|say|gave|give|came|come|mov|named|do|pay|put)\w*\b)[^,;.])*$"
)
DIFFERENCE_BEFORE = _words(
    r"(?:\bby|\b(?:another|additional|extra)|\b(?:raise|increase|rise|bump|difference|gap|cut) of)(?: about| around)?\s*$|(?:^|\s)\+$"
)
DIFFERENCE_BEHIND = _words(r"\s*(?:more|extra|higher|above|on top|less|lower|below|under|short|apart|increase|raise)\b")
NOT_EXACT_BEFORE = _words(
    r"\b(?:about|around|roughly|approximately|circa|some|close to|almost|nearly|at least|more than|over|above|less than|under|below|between|north of|upwards of)\s*$"
    r"|~\s*$|\b(?:of|is|be|bonus|equity|offer(?:ed)?) up to\s*$"
)
EARLIER_BEFORE = _words(r"\b(?:from|instead of|rather than|not)\s*$")
REFUSED_BEFORE = _words(
    r"\b(?:reject(?:ed)?|refus(?:ed|e)|declin(?:ed|e)|turned down|no to|did(?:n't| not) (?:\w+ )?(?:offer|accept|agree|give|match|go)"
    rf"|{CANNOT} (?:pay|do|offer|give|match|meet|accept|agree))\b[^,;.]*$"
)
SHARES_BEHIND = _words(r"\s*(?:stock |share )?(?:options|shares|units)\b")
GRANT_BEHIND = _words(r"\s*rsus?\b")
LOOSE_BEFORE = _words(
    r"\b(?:agreed|settled|met)(?: on| at| to)\s*$|\b(?:said|says|offer(?:ed)?|named|asked for|ask for|at|to|of|is|was|want(?:ed)?|counter(?:ed)?)\s*$|[:=]\s*$"
)
LOOSE_BEHIND = _words(r"\s*(?:$|[,;.!]|and\b|plus\b|but\b|base\b|salary\b|bonus\b|equity\b|sign)")

NOT_SAID = _words(
    r"^\s*if\b|\bif (?:they|he|she)\b|\bmight\b|\bmaybe\b|\bperhaps\b|\bI (?:hope|expect|wish|plan|think)\b|\b(?:should|shall) (?:I|we)\b"
    r"|\bI(?:'ll| will| want to| am going to|'m going to| could| would|'d)(?: \w+)? (?:ask|counter|accept|take|say|sign)\b"
)
OTHERS_PAY = _words(
    r"\b(?:competing|other|another|rival) (?:offer|company|employer)\b|\b(?:current|present) (?:job|salary|base|pay|employer)\b|\bI (?:earn|make)\b|\bpays\b"
)
NOTHING = _words(
    r"\b(?:no|without(?: a| any)?|not any|zero) (?:sign(?:ing)?[- ]?on(?: bonus)?|signing bonus|(?:target |annual )?bonus|equity|rsus?|stock)\b"
)

# What a sentence may hold beside amounts, and a message has no place for.
_COUNT = r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty[- ]five|thirty|forty)"
_DAY_NAMED = (
    r"(?:(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|noon|(?:the )?end of (?:the |this |next )?(?:day|week|month)"
    r"|next (?:week|month)|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}(?:st|nd|rd|th)?)"
)
LENGTH = _words(
    rf"\b{_COUNT}(?: (?:more|extra|additional|remote|paid))*[- ](?:day|week|month|hour)s?\b(?: (?:of|a|per|from|at)(?: paid)? (?!\d)\w+)?(?: remote(?:ly)?)?"
)
DEADLINE = _words(rf"\b(?:by|until|till|before|no later than) {_DAY_NAMED}\b")
WITHDRAWN = _words(
    r"\b(?:withdr[ae]wn?|withdrawing|rescind(?:ed|ing)?|revoked?|(?:pulled|took back|taken back) (?:the|their|my) offer|offer is (?:gone|off the table))\b"
)
