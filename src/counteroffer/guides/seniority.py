"""Telling a level from a place: "Senior (L5)", "IC4", "Staff" against "London", "Remote US"."""

import re

_LEVEL = re.compile(
    r"\b(?:junior|mid(?:-level)?|senior|sr\.?|staff|principal|distinguished|fellow|lead|entry|associate|director|vp|avp"
    r"|manager|intern|new grad|analyst|em|partner|head)\b"
    r"|\b(?:L|IC|E|P|T|M|ICT|SE|DE|G|Band|Grade|Level) ?-?\d{1,2}\b",
    re.IGNORECASE,
)


def is_level(name: str) -> bool:
    """Whether a column title or a heading names a level rather than a place."""
    return bool(_LEVEL.search(name))
