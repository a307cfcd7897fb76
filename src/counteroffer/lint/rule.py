"""What a lint rule is: a code, a name that reads well after "allow", and a check of one guide or of many."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import msgspec

from counteroffer.guides.guide import Guide
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One fault before it has its rule's code: the place, what is wrong with the value, and what to do instead."""

    span: Span
    message: str
    help: str


Check: TypeAlias = Callable[[Guide, date], Iterator[Finding]]
LibraryCheck: TypeAlias = Callable[[Sequence[Guide], date], Iterator[Finding]]

_EXAMPLE = r"^{kind}:\n((?:\s*```markdown\n.*?^```$)+)"
_FENCE = re.compile(r"```markdown\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `find` sees one guide and today's date, and yields its findings in any order.

    A rule with `default_on` false runs only where the settings or the command line select it.
    """

    code: str
    name: str
    severity: Severity
    find: Check
    default_on: bool = True

    @property
    def page(self) -> str:
        """The rule's page in Markdown: the docstring of its file, with a bad and a good example."""
        return _page_of(self.find)

    def check(self, guide: Guide, today: date) -> Iterator[Diagnostic]:
        """The rule's faults in a guide."""
        for found in self.find(guide, today):
            yield Diagnostic(self.code, self.name, self.severity, found.span, found.message, found.help)


@dataclass(frozen=True, slots=True)
class LibraryRule:
    """A rule over many guides: `find` sees all that are checked together, by path, and may place a finding in any.

    The guides come without their prose (summary, levers, strategy, sections, unread tokens) and its figures, as there may
    be thousands.

    The page is as a rule's, except that an example may be several guides: one fenced block each, one after another.
    """

    code: str
    name: str
    severity: Severity
    find: LibraryCheck
    default_on: bool = True

    @property
    def page(self) -> str:
        """The rule's page in Markdown: the docstring of its file, with a bad and a good example."""
        return _page_of(self.find)

    def check(self, guides: Sequence[Guide], today: date) -> Iterator[Diagnostic]:
        """The rule's faults in guides that are checked together."""
        for found in self.find(guides, today):
            yield Diagnostic(self.code, self.name, self.severity, found.span, found.message, found.help)


AnyRule: TypeAlias = Rule | LibraryRule


def examples_on(page: str, kind: str) -> tuple[str, ...]:
    """The guides of a page's "Bad" or "Good" example: one, or several for a rule over many guides."""
    found = re.search(_EXAMPLE.format(kind=kind), page, re.DOTALL | re.MULTILINE)
    return tuple(_FENCE.findall(found[1])) if found else ()


def _page_of(find: Check | LibraryCheck) -> str:
    return sys.modules[find.__module__].__doc__ or ""
