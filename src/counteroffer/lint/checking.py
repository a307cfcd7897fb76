"""Checks guides that are read already by every rule of the folder `rules`."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from counteroffer.guides.guide import Guide
from counteroffer.lint import rules
from counteroffer.lint.cells import cells_of
from counteroffer.lint.rule import AnyRule, LibraryRule, Rule
from counteroffer.lint.settings import Settings
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.plugins import modules_of


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """The rules of both kinds, by code."""
    found = (getattr(module, "RULE", None) for module in modules_of(rules))
    return tuple(sorted((rule for rule in found if isinstance(rule, AnyRule)), key=lambda rule: rule.code))


@cache
def default_rules() -> frozenset[str]:
    """The codes of the rules that are on by default."""
    return frozenset(rule.code for rule in all_rules() if rule.default_on)


def check_guide(guide: Guide, today: date) -> tuple[Diagnostic, ...]:
    """The faults of one guide by the rules that are on by default, in the order of their places."""
    return _in_order(check_alone(guide, today, default_rules()))


def check_guides(guides: Sequence[Guide], today: date, settings: Settings | None = None) -> Iterator[Diagnostic]:
    """The faults of guides checked together, by path and place, as settings want them; without any, by the usual rules."""
    codes = settings.enabled if settings else default_rules()
    ordered = sorted(guides, key=lambda guide: guide.path)
    alone = (fault for guide in ordered for fault in check_alone(guide, today, codes))
    found = _in_order((*alone, *check_together([without_prose(guide) for guide in ordered], today, codes)))
    if settings is None:
        yield from found
        return
    for fault in found:
        if fault.code in settings.codes_at(Path(fault.span.path)):
            yield settings.graded(fault)


def check_alone(guide: Guide, today: date, codes: Collection[str]) -> Iterator[Diagnostic]:
    """The faults that rules over one guide find, in any order."""
    for rule in _rules_over_one(frozenset(codes)):
        for found in rule.find(guide, today):
            yield Diagnostic(rule.code, rule.name, rule.severity, found.span, found.message, found.help)


@cache
def _rules_over_one(codes: frozenset[str]) -> tuple[Rule, ...]:
    """The rules over one guide among those of some codes."""
    return tuple(rule for rule in all_rules() if isinstance(rule, Rule) and rule.code in codes)


def check_together(guides: Sequence[Guide], today: date, codes: Collection[str]) -> Iterator[Diagnostic]:
    """The faults that rules over many guides find, in any order; the guides stand by path and without their prose."""
    with cells_of.holding(guides):
        for rule in all_rules():
            if isinstance(rule, LibraryRule) and rule.code in codes:
                yield from rule.check(guides, today)


def without_prose(guide: Guide) -> Guide:
    """A guide as rules over many guides see it: thousands of them are held at once, so their prose stays behind.

    Of its figures those of the pay tables stay.
    """
    figures = tuple([figure for figure in guide.figures if figure.field.startswith("compensation[")])
    return replace(guide, summary=None, levers=(), strategy=None, sections=(), figures=figures, unread=())


def _in_order(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.order))
