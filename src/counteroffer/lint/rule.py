"""What a lint rule is: a code, a name that reads well after "allow", and a check of one guide."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from counteroffer.guides.guide import Guide
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault before it has its rule's code: the place, what is wrong with the value, and what to do instead."""

    span: Span
    message: str
    help: str


Check: TypeAlias = Callable[[Guide, date], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `find` sees one guide and today's date, and yields its findings in any order."""

    code: str
    name: str
    severity: Severity
    find: Check

    @property
    def page(self) -> str:
        """The rule's page in Markdown: the docstring of its file, with a bad and a good example."""
        return sys.modules[self.find.__module__].__doc__ or ""

    def check(self, guide: Guide, today: date) -> Iterator[Diagnostic]:
        """The rule's faults in a guide."""
        for found in self.find(guide, today):
            yield Diagnostic(self.code, self.name, self.severity, found.span, found.message, found.help)
