"""Words around a number that make it money: the name of a currency behind it, and verbs of asking, paying and reaching before it."""

import re

from counteroffer.terms.currencies import currencies_of

# What money is called, with the currencies it may mean. A name alone ("dollars") may mean several, as its sign may.
_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:US|U\.S\.|American) dollars?|bucks?", ("USD",)),
    (r"Canadian dollars?", ("CAD",)),
    (r"Australian dollars?|Aussie dollars?", ("AUD",)),
    (r"New Zealand dollars?|Kiwi dollars?", ("NZD",)),
    (r"Singapore(?:an)? dollars?", ("SGD",)),
    (r"Hong Kong dollars?", ("HKD",)),
    (r"(?:New )?Taiwan(?:ese)? dollars?", ("TWD",)),
    (r"dollars?", currencies_of("$")),
    (r"(?:British )?pounds?(?: sterling)?|quid|sterling", ("GBP",)),
    (r"euros?", ("EUR",)),
    (r"(?:Swiss )?francs?", ("CHF",)),
    (r"Indian rupees?", ("INR",)),
    (r"rupees?", currencies_of("Rs")),
    (r"(?:Japanese )?yen", ("JPY",)),
    (r"(?:Chinese )?yuan|renminbi", ("CNY",)),
    (r"(?:South )?(?:Korean )?won(?= (?:a |per |as |for |and |in |is |would )|[.,;?!])", ("KRW",)),
    (r"Swedish kron(?:or|a|er)", ("SEK",)),
    (r"Norwegian kron(?:er|e|or)", ("NOK",)),
    (r"Danish kron(?:er|e|or)", ("DKK",)),
    (r"Icelandic kr[oó]n(?:ur|a)", ("ISK",)),
    (r"kron(?:or|er|a|e|ur)", currencies_of("kr")),
    (r"(?:Polish )?z[lł]ot(?:y|ys|ies|ych)", ("PLN",)),
    (r"(?:Czech )?(?:koruna|korunas|crowns)", ("CZK",)),
    (r"(?:Hungarian )?forints?", ("HUF",)),
    (r"(?:Romanian )?lei", ("RON",)),
    (r"(?:(?:new )?Israeli )?(?:new )?shekels?", ("ILS",)),
    (r"(?:Emirati |UAE )?dirhams?", ("AED", "MAD")),
    (r"(?:Saudi )?riyals?", ("SAR", "QAR", "OMR")),
    (r"(?:South African )?rand", ("ZAR",)),
    (r"(?:Brazilian )?reais|(?:Brazilian )?real(?= (?:a|per) )", ("BRL",)),
    (r"Mexican pesos?", ("MXN",)),
    (r"pesos?", ("MXN", "ARS", "CLP", "COP", "PHP", "UYU")),
    (r"(?:Turkish )?lira", ("TRY",)),
    (r"(?:Russian )?rou?bles?", ("RUB",)),
    (r"(?:Ukrainian )?hryvnias?", ("UAH",)),
    (r"(?:Malaysian )?ringgit", ("MYR",)),
    (r"(?:Thai )?baht", ("THB",)),
    (r"(?:Indonesian )?rupiah", ("IDR",)),
    (r"(?:Vietnamese )?dong", ("VND",)),
    (r"(?:Nigerian )?naira", ("NGN",)),
    (r"(?:Kenyan )?shillings?", ("KES", "UGX", "TZS")),
)  # fmt: skip
_NAME = re.compile(
    r"[ -]?(?:(?:in |of )?(?:" + "|".join(f"(?P<n{number}>{words})" for number, (words, _codes) in enumerate(_NAMES)) + r")"
    r"|(?P<code>[A-Za-z]{3}))(?!\w)",
    re.IGNORECASE,
)  # fmt: skip

# Words that make a plain number behind them an amount of pay, whatever the sentence is about.
_ASKING = re.compile(
    r"(?:get to|ask(?:ing)? for|reach(?:es|ing)?|move to|raise (?:it|that|this) to|(?:come|go|goes|going) (?:up )?to|up to|offer(?:s|ed|ing)?(?: me)?"
    r"|pay(?:s|ing)?(?: me)?|paid|earn(?:s|ing)?|settle (?:at|on|for)|meet (?:me )?at|accept|(?:others|people|peers|colleagues|teams|the rest)(?: [\w-]+){0,5}? (?:make|get|earn|have)"
    r"|(?:tops?|cap(?:s|ped)?|max(?:es)?|maxed|bottoms?) (?:out )?at|(?:starts?|begins?|ends?|stops?|sits?|stands?|tops) at"
    r"|hop(?:e|ing) for|think(?:ing)? (?:of|about)|(?:how|what) about|(?:could|can|would) you (?:do|manage|make it)|anything (?:from|between|above|over|around|near)|(?:role|job|position|work|level) at|content with|aim(?:ing)? (?:for|at)"
    r"|(?:need|want|expect|require|take)(?: no less than| at least)?|closer to|north of|south of|no less than|let['’]?s say|let us say|land(?:ing)? (?:at|on)|shooting for|looking (?:for|at)"
    r"|my (?:number|figure|ask|target|price|expectation)s? (?:is|are|was|would be))\s+(?:about |around |roughly |something like |some |closer to |at least |an? )?\Z",
    re.IGNORECASE,
)
# Words that do so only in a sentence that speaks of pay.
_LOOSELY = re.compile(
    r"(?:from|between|to|and|at least|around|about|roughly|make|makes|making|is|was|at|of|or|say|near|than|over|under|above|below|reads|says|median|average)\s+\Z|[-–—]\s?\Z",
    re.IGNORECASE,
)
_PAY_SPOKEN_OF = re.compile(
    r"\b(?:range|band|market|median|percentile|salary|base|pay|paid|compensation|budget|role pays|offer|ask|posting|posted)\b",
    re.IGNORECASE,
)
# What may follow an amount; a noun would say that something else is counted.
_MAY_FOLLOW = re.compile(
    r"\s*(?:\Z|[.,;?!)(\n–—-](?!\d)|(?:a|per|an|or|as|for|on|in|to|and|would|is|was|base|all|plus|here|today|then|now|if|but|at|with|mark|range|which|that|from|K|k|thousand|grand|when|instead|rather|might|may|should|could|will|now)\b)"
)
_SENTENCE = re.compile(r"[.!?](?=\s)|\n\s*\n|\f")


def currency_behind(text: str, end: int) -> tuple[tuple[str, ...], int]:
    """The currencies that the words behind a number name, and where the words end; () and `end` where they name none."""
    found = _NAME.match(text, end)
    if found is None:
        return (), end
    if found["code"]:
        code = found["code"]
        known = currencies_of(code) if code == code.upper() else ()
        return (known, found.end()) if known else ((), end)
    return _NAMES[int((found.lastgroup or "n0")[1:])][1], found.end()


def is_pay(text: str, start: int, end: int, *, named: bool) -> bool:
    """Whether the words around a plain number make it pay, in thousands: "tops out at 205", "a base of 240".

    `named` where a part of the pay is joined to it.
    """
    if named:
        return True
    if not _MAY_FOLLOW.match(text, end):
        return False
    if _ASKING.search(text, max(0, start - 48), start):
        return True
    if not _LOOSELY.search(text, max(0, start - 14), start):
        return False
    before = _SENTENCE.split(text[max(0, start - 140) : start])[-1]
    return _PAY_SPOKEN_OF.search(before) is not None
