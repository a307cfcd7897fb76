"""The US states, the federal district and Puerto Rico: their codes and the names that people write."""

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
OTHER_NAMES = {
    "dc": "DC",
    "d.c.": "DC",
    "washington dc": "DC",
    "washington d.c.": "DC",
    "washington, dc": "DC",
    "washington, d.c.": "DC",
}
_CODES = {name.lower(): code for code, name in STATES.items()} | {code.lower(): code for code in STATES} | OTHER_NAMES


def state_code(state: str | None) -> str | None:
    """The code of a state that is given by code or name, in any case ("ny", "New York State"); None where unknown."""
    plain = " ".join((state or "").lower().split())
    return _CODES.get(plain) or _CODES.get(plain.removesuffix(" state")) or _CODES.get(plain.removeprefix("state of "))
