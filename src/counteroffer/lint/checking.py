"""Checks a guide by every rule of the folder `rules`."""

from datetime import date
from functools import cache

from counteroffer.guides.guide import Guide
from counteroffer.lint import rules
from counteroffer.lint.rule import Rule
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.plugins import modules_of


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules, by code."""
    found = (getattr(module, "RULE", None) for module in modules_of(rules))
    return tuple(sorted((rule for rule in found if isinstance(rule, Rule)), key=lambda rule: rule.code))


def check_guide(guide: Guide, today: date) -> tuple[Diagnostic, ...]:
    """The faults of a guide by all rules, in the order of their places."""
    found = (fault for rule in all_rules() for fault in rule.check(guide, today))
    return tuple(sorted(found, key=lambda fault: fault.order))
