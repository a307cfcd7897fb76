"""Patterns for paths, as ignore files write them."""

import re
from functools import cache

_STEP = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|.", re.DOTALL)
_MEANING = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether a path below the settings' folder ("acme/swe.md") fits a pattern.

    "*" and "?" stay within a folder's name, "**" goes through folders. A pattern without a slash fits a file or
    folder of that name at any depth. A pattern that fits a folder fits all that is in it.
    """
    return _compiled(pattern).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    wanted = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in wanted else "(?:.*/)?"
    body = "".join(_MEANING.get(step, re.escape(step)) for step in _STEP.findall(wanted.lstrip("/")))
    return re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL)
