"""Where a company's name ends and a level's begins: "Google Cloud | Customer Engineer (L5)"."""

import re

from counteroffer.guides.employers import employer_in
from counteroffer.guides.guide import LevelName
from counteroffer.guides.short_texts import remembered

# Words that begin a level's or a role's name, never the second word of a company's.
_BEGINS_LEVEL = re.compile(
    r"(?:(?:L|IC|E|P|T|M|D|G|B|N|U|ICT|SDE|SWE|SE|DE|DS|PM|TPM|EM|SA|PD|ML|MLE|MTS|AS|Band|Level|Grade)-?\d.*|\d{2}(?:[-–/]\d{2})?"
    r"|(?:junior|mid(?:-level)?|senior|sr|staff|principal|distinguished|fellow|lead|entry(?:-level)?|associate|assistant"
    r"|analyst|consultant|manager|director|vp|svp|evp|avp|md|executive|managing|head|chief|intern|member|technical|tech"
    r"|software|hardware|firmware|embedded|data|ml|mle|machine|deep|analytics|bi|product|program|project|prod|security"
    r"|sec(?:urity)?|appsec|infosec|cyber(?:security)?|identity|iam|devops|devsecops|sre|site|production|platform|infrastructure|infra"
    r"|systems?|sysde|sysdev|network|reliability|solutions?|sales|customer|field|forward|support|engineer(?:ing)?|eng"
    r"|engineers|developer|dev|architect|scientist|researcher|research|applied|quant.*|trading|design(?:er)?|ux|ui|uxd"
    r"|swe|sde|sdet|sdm|pm|tpm|pgm|tpgm|em|sa|ce|pe|de|ds|pd|mts|smts|lmts|pmts|ai/.*|ml/.*|sse|ic|backend|frontend"
    r"|full-?stack|mobile|ios|android|blockchain|crypto|protocol|smart|payments?|risk|fraud|compliance|credit|financial"
    r"|autonomy|autonomous|robotics|perception|silicon|asic|rtl|verification|compute|storage|database|search|ads?|growth"
    r"|business|content|community|creator|game|gameplay|graphics|bioinformatics|computational|clinical|specialist|expert"
    r"|advanced|vertical|enterprise|strategic|strategist|integration|implementation|delivery|api|edge|agentic|agent|genai|llm|nlp|cv"
    r"|core|seceng|compiler|runtime|fulfillment|personali[sz]ation|safety|inference|information|csa|fde"
    r"|internal|equivalent|level|levels|band|grade|tier|sm)\b.*)\Z",
    re.IGNORECASE,
)
# "AI" and "Cloud" begin a level only before a noun of work: "Cloud Engineer", but "Google Cloud Customer Engineer".
_WITH_NOUN = re.compile(r"(?:ai|cloud|web|data)\Z", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:engineer|eng|architect|security|platform|research(?:er)?|scientist|infra.*|developer|swe|lead|product|pm|ml|&)\b",
    re.IGNORECASE,
)
_NAMED_AI = frozenset(
    [
        "scale",
        "stability",
        "shield",
        "c3",
        "inflection",
        "mistral",
        "perplexity",
        "character",
        "together",
        "harvey",
        "xai",
        "adept",
        "cohere",
        "google",
        "meta",
    ]
) - {"google", "meta", "cohere", "xai"}
_AT = re.compile(r"^(?P<level>.+?)\s+(?:at|@)\s+(?P<company>[A-Z0-9][^=]*)$")
_CODE = re.compile(r"(?:L|E|P|T|M|G|IC|ICT|SDE|MTS)-?\d\S*\Z")
_RANK = re.compile(
    r"\(?(?:[A-Z]{1,4}-?\d|\d{2}\b|(?:Junior|Senior|Sr|Staff|Principal|Distinguished|Lead|VP|SVP|MTS)\b|[^()]*\((?:[A-Z]{1,4}-?\d|\d{2}\b))"
)
_BAND = re.compile(r"\s*\([^()]*\)\Z")  # "Grab (L4-L6)": the band belongs to the level


@remembered
def split_company(words: str) -> LevelName | None:
    """The company and the level of "Meta E5", "E5 at Meta" or "E5 Meta"; None where no company is named."""
    at = _AT.match(words)
    if at is not None:
        bracket = _BAND.search(at["company"])
        company = at["company"][: bracket.start()] if bracket else at["company"]
        level = f"{at['level']} {bracket[0].strip()}" if bracket else at["level"]
        return LevelName(company.strip(), level.strip())
    parts = words.split()
    employer = employer_in(parts)
    known = len(employer.split()) if employer else 0
    if known > 1 and _WITH_NOUN.match(parts[known - 1]) and _begins_level(parts, known - 1):
        known -= 1  # "Google Cloud Architect" is an architect of clouds
    if 0 < known < len(parts):
        return LevelName(" ".join(parts[:known]), " ".join(parts[known:]))
    if parts and _CODE.match(parts[0]) and (employer := employer_in(parts[1:])) == " ".join(parts[1:]):
        return LevelName(employer, parts[0])
    for index in range(1, len(parts)):
        if _begins_level(parts, index):
            if index == 1 and _begins_level(parts, 0):
                return None
            return LevelName(" ".join(parts[:index]), " ".join(parts[index:]))
    return None


def opens_with_rank(words: str) -> bool:
    """Whether words name a company and a level that is a code or a rank ("Meta E6", "Palantir Staff Engineer")."""
    found = split_company(words)
    return found is not None and (
        employer_in(words.split()) is not None or bool(_RANK.match(found.level)) or bool(_AT.match(words))
    )


def _begins_level(parts: list[str], index: int) -> bool:
    """Whether the level begins at this word."""
    word = parts[index].strip("(,")
    following = parts[index + 1] if index + 1 < len(parts) else ""
    if _WITH_NOUN.match(word):
        if index == 1 and word.lower() == "ai" and parts[0].lower() in _NAMED_AI:
            return False
        return bool(_NOUN.match(following)) and not (
            index == 1 and parts[0].lower() == "google" and following.lower() == "sa"
        )
    return parts[index].startswith("(") or bool(_BEGINS_LEVEL.match(word))
