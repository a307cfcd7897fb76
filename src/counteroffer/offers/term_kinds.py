"""What a further term is, told by its name; the names stand as data in `term_kinds.yaml`."""

import re
from functools import cache
from importlib import resources

import msgspec

_SIGNS = re.compile(r"[-_/()\[\].,:]+")


def kind_of_term(name: str) -> str:
    """retirement, leave, remote_days, commuting, stipend, budget or other.

    Of the known names within the name the one counts that ends last, and of two such the longer: the last words of
    an English name say what it is. "home office stipend" is a stipend, "parental leave" is not the yearly leave.
    """
    plain = " ".join(_SIGNS.sub(" ", name.lower()).replace("401 k", "401k").replace("403 b", "403b").split())
    found = [
        (place + len(alias), len(alias), kind)
        for alias, kind in _known_names().items()
        if (place := f" {plain} ".find(f" {alias} ")) >= 0
    ]
    return max(found, default=(0, 0, "other"))[2]


@cache
def _known_names() -> dict[str, str]:
    import yaml

    content = resources.files(__package__).joinpath("term_kinds.yaml").read_bytes()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars as text: a name is never a number
    kinds = msgspec.convert(yaml.load(content, Loader=loader), dict[str, list[str]])
    return {name: kind for kind, names in kinds.items() for name in names}
