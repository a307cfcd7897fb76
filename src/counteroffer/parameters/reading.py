"""Parameters read from the files beside this one."""

from decimal import Decimal
from functools import cache
from importlib import resources

import msgspec

from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Citation


class CheckedIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a value was really seen: the page, and its words."""

    page: str
    words: str


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public constant: a file without a reference or a place where it was checked does not load."""

    value: Decimal
    unit: str
    about: str
    title: str
    date: str
    checked_in: CheckedIn
    href: str | None = None


@cache
def parameters(subject: str) -> dict[str, Parameter]:
    """All parameters of a subject ("surveys"), by name; a KeyError-free read of a shipped file."""
    import yaml

    content = resources.files(__package__).joinpath(f"{subject}.yaml").read_bytes()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars as text: a Decimal is read from its own digits
    return msgspec.convert(yaml.load(content, Loader=loader), dict[str, Parameter], strict=False)


def parameter(subject: str, name: str) -> Figure:
    """A parameter as a figure whose source is its publication; a KeyError for a name that the file lacks."""
    found = parameters(subject)[name]
    because = f"{found.about}; checked in {found.checked_in.page}"
    return Figure(f"{subject}.{name}", found.about, found.value, found.unit, because, (citation(found),))


def citation(found: Parameter) -> Citation:
    """The publication of a parameter."""
    return Citation(found.title, found.href, found.date)
