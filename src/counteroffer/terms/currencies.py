"""How people write a currency: ISO 4217 codes, signs and nicknames, and which of them could mean several."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DOLLARS = ("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "MXN", "TWD", "ARS", "CLP", "COP")
_KRONOR = ("SEK", "NOK", "DKK", "ISK")
_RUPEES = ("INR", "PKR", "LKR", "NPR")

# What stands before a number, with the currencies it may mean; the first is meant where nothing else says so.
SIGNS_BEFORE: dict[str, tuple[str, ...]] = {
    "$": _DOLLARS,
    **dict.fromkeys(("US$", "USD$", "U$"), ("USD",)),
    **dict.fromkeys(("C$", "CA$", "CAD$", "CDN$"), ("CAD",)),
    **dict.fromkeys(("A$", "AU$", "AUD$"), ("AUD",)),
    **dict.fromkeys(("S$", "SG$", "SGD$"), ("SGD",)),
    **dict.fromkeys(("HK$", "HKD$"), ("HKD",)),
    **dict.fromkeys(("NZ$", "NZD$"), ("NZD",)),
    **dict.fromkeys(("NT$",), ("TWD",)),
    **dict.fromkeys(("R$",), ("BRL",)),
    **dict.fromkeys(("MX$", "Mex$"), ("MXN",)),
    **dict.fromkeys(("AR$",), ("ARS",)),
    **dict.fromkeys(("CL$", "CLP$"), ("CLP",)),
    **dict.fromkeys(("CO$", "COP$"), ("COP",)),
    "€": ("EUR",),
    "£": ("GBP",),
    "₹": ("INR",),
    **dict.fromkeys(("Rs", "Rs.", "RS", "RS."), _RUPEES),
    "¥": ("JPY", "CNY"),
    "￥": ("CNY", "JPY"),
    **dict.fromkeys(("CN¥", "RMB¥", "RMB"), ("CNY",)),
    "JP¥": ("JPY",),
    "₪": ("ILS",),
    "NIS": ("ILS",),
    "₩": ("KRW",),
    **dict.fromkeys(("kr", "kr.", "Kr", "Kr."), _KRONOR),
    "Rp": ("IDR",),
    "RM": ("MYR",),
    "R": ("ZAR",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₦": ("NGN",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "₸": ("KZT",),
    "₾": ("GEL",),
}

# What may stand behind a number; codes may too.
SIGNS_BEHIND: dict[str, tuple[str, ...]] = {
    **{sign: SIGNS_BEFORE[sign] for sign in "$€£₹¥￥₪₩₽₺₴₦₫฿₱₸₾"},
    **{sign: SIGNS_BEFORE[sign] for sign in ("kr.", "kr", "RMB", "NIS")},
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "Ft": ("HUF",),
    "lei": ("RON",),
    "円": ("JPY",),
    "元": ("CNY",),
    **dict.fromkeys(("US dollars", "dollars"), ("USD",)),
    "euros": ("EUR",),
    "pounds": ("GBP",),
    "rupees": _RUPEES,
}

# "AMD", "ALL", "TOP" and their like are left out: in this trade they are names and words.
CODES = _words(
    """AED ARS AUD BAM BDT BGN BHD BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP ETB EUR GBP GEL GHS GTQ
    HKD HNL HUF IDR ILS INR IQD ISK JMD JOD JPY KES KRW KWD KZT LBP LKR LYD MAD MDL MKD MMK MUR MXN MYR NAD NGN NOK
    NPR NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS
    VND XAF XOF ZAR ZMW"""
)

# "R2", "RM 3", "PHP 8", "CAD 3": money only where the number is grouped or has a magnitude.
CAREFUL = _words("R RM Rp MAD PHP TRY CAD CRC COP PEN PAB BAM SAR")

# Where a point groups thousands: "€35.000" is thirty-five thousand.
POINT_GROUPS = _words(
    "EUR CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RSD BRL ARS CLP COP UYU IDR VND TRY UAH RUB BYN KZT GEL"
)

# Where a comma marks decimals: "€45,50" is forty-five and a half.
COMMA_DECIMALS = POINT_GROUPS - {"CHF"}


_MEANINGS: dict[str, tuple[str, ...]] = {**SIGNS_BEHIND, **SIGNS_BEFORE, **{code: (code,) for code in CODES}}


def currencies_of(sign: str) -> tuple[str, ...]:
    """The currencies that a written sign, nickname or code may mean, the likeliest first; () for none."""
    return _MEANINGS.get(sign, ())


def sign_of(text: str) -> str:
    """The currency sign at either end of an amount's text: "$" of "$240K", "kr" of "600 000 kr", "" of "240K"."""
    letters = "".join(" " if character.isdigit() or character in "[]+,.'’-–—" else character for character in text)
    for word in letters.split():
        for length in range(len(word), 0, -1):
            if currencies_of(word[:length]):
                return word[:length]
            if currencies_of(word[-length:]):
                return word[-length:]
    return ""
