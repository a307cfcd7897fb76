"""JSON: the plan and every figure of it, in the shape of docs/case-format.md; numbers stay exact decimals.

A playbook without a plan, as a redacted one is, becomes its parts in words with the figures that these show.
"""

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import msgspec

from counteroffer.playbook.auditing.held_facts import facts_of
from counteroffer.playbook.ledger import entries_of
from counteroffer.playbook.playbook import (
    AssumptionTable,
    Branch,
    Bullets,
    CurveChart,
    KeyNumbers,
    Ledger,
    MonthsChart,
    Notice,
    Paragraph,
    Playbook,
    Quotation,
    RangeChart,
    ScatterChart,
    Script,
    Section,
    Table,
    Toned,
    YearsChart,
)
from counteroffer.render.look import PLAIN, Look
from counteroffer.render.outlook_json import outlook_record
from counteroffer.render.package_json import bargaining_record, packages_record
from counteroffer.strategy.lever import Lever, QuotedLever
from counteroffer.strategy.plan import Plan, Standing
from counteroffer.strategy.position import Position
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Assumption, Figure, collect
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed, printed_sentence, printing_locale
from counteroffer.terms.sentences import Sentence
from counteroffer.valuation.valuation import Line, Valuation

NAME = "json"
SUFFIX = ".json"

Value: TypeAlias = "str | int | float | bool | Decimal | list[Value] | dict[str, Value] | None"


def render(playbook: Playbook, look: Look = PLAIN) -> bytes:
    """The playbook as JSON: its plan, or where it has none its parts; `look` changes nothing in it."""
    if playbook.plan is None:
        return as_text(parts_record(playbook, private=look.private))
    return as_text(plan_record(playbook.plan, playbook))


def parts_record(playbook: Playbook, *, private: bool) -> "dict[str, Value]":
    """The record of a playbook without a plan: its sections in words, its scripts, and the figures that they show."""
    figures = collect(playbook.figures())
    return {
        "title": _text(playbook.title),
        "subtitle": _text(playbook.subtitle),
        "today": playbook.made_on.isoformat(),
        "private": private,
        "locale": printing_locale(),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "lines": list(_lines(section)),
            }
            for section in playbook.sections
        ],
        "scripts": [_script(script) for script in playbook.scripts()],
        "figures": msgspec.to_builtins(entries_of(figures), builtin_types=(Decimal,)),
    }


def _lines(section: Section) -> "Iterator[Value]":
    """The words of a section, line by line; scripts and the ledger have keys of their own, a chart stands as its title."""
    for block in section.blocks:
        match block:
            case Paragraph() | Notice() | Quotation():
                yield _text(block.text)
            case Bullets():
                for item in block.items:
                    yield _text(item)
            case Table():
                if block.caption is not None:
                    yield _text(block.caption)
                yield [*block.header]
                for row in block.rows:
                    yield [_text(cell) for cell in row]
            case KeyNumbers():
                for label, value in block.items:
                    yield [label, printed(value) if isinstance(value, Figure) else _text(value)]
            case RangeChart() | YearsChart() | MonthsChart() | CurveChart() | ScatterChart():
                yield block.title
            case Script() | Ledger() | AssumptionTable():
                pass


def as_text(record: "dict[str, Value]") -> bytes:
    """A record as JSON text; numbers stay exact decimals."""
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(record), indent=1) + b"\n"


def plan_record(plan: Plan, playbook: Playbook) -> "dict[str, Value]":
    """The record: keys as docs/case-format.md names them."""
    used = plan.benchmark.guide
    guide = used.guide if used else None
    assumed = next(
        (block for section in playbook.sections for block in section.blocks if isinstance(block, AssumptionTable)), None
    )
    return {
        "case": {"path": plan.case.path, "kind": plan.case.kind, "stage": plan.case.stage, "company": plan.case.company.text, "role": plan.case.role.text, "currency": plan.case.currency},
        "today": plan.today.isoformat(),
        "locale": printing_locale(),
        "guide": {"path": guide.path, "company": guide.company, "role": guide.role, "dated": guide.dated.last_updated, "confidence": guide.dated.quality} if guide else None,
        "match": {field: {"how": match.how, "why": _text(match.why)} for field, match in plan.matches},
        "findings": [_diagnostic(fault) for fault in (*(used.faults if used else ()), *plan.case_faults)],
        "standing": [_standing(one) for one in plan.standing],
        "valuation": valuation_record(plan.valuation) if plan.valuation else None,
        "position": position_record(plan.position),
        "guide_strategy": {
            "open": {figure.id.rsplit(".", 1)[1]: figure.number for figure in plan.guide_strategy.open},
            "floor": {figure.id.rsplit(".", 1)[1]: figure.number for figure in plan.guide_strategy.floor},
            "text": _text(plan.guide_strategy.text),
        } if plan.guide_strategy else None,
        "levers": [_lever(lever) for lever in plan.levers] + [_quoted(lever) for lever in plan.guide_levers],
        "packages": packages_record(plan.position, plan.packages),
        "bargaining": bargaining_record(plan.packages) if plan.packages else None,
        "outlook": outlook_record(plan.outlook) if plan.outlook else None,
        "contradictions": [_text(sentence) for sentence in plan.contradictions],
        "scripts": [_script(script) for script in playbook.scripts()],
        "timeline": [{"date": step.day.day.isoformat(), "what": _text(step.what)} for step in plan.timeline],
        "assumptions": [_assumption(figure, assumed.defaults) for figure in assumed.figures] if assumed else [],
        "facts": msgspec.to_builtins(facts_of(playbook)),
        "figures": msgspec.to_builtins(entries_of(collect(playbook.figures())), builtin_types=(Decimal,)),
    }  # fmt: skip


def position_record(position: Position) -> "dict[str, Value]":
    """The position's part of the record."""
    walk = position.reservation
    return {
        "currency": position.currency,
        "offer_base": _number(position.offer_base),
        "offer_worth": _number(position.offer_worth),
        "batna": _number(position.batna),
        "reservation": _number(walk.worth if walk else None),
        "reservation_base": _number(walk.base if walk else None),
        "stated_walk_away": _number(walk.stated if walk else None),
        "walk_away_below_batna": _number(walk.below_batna_by if walk else None),
        "ceiling": _number(position.ceiling),
        "aspiration": _number(position.aspiration),
        "anchor": _number(position.anchor),
        "ladder": [
            {
                "round": rung.number,
                "ask": rung.ask.number,
                "accept_from": rung.accept_from.number,
                "ask_worth": rung.ask_worth.number,
            }
            for rung in position.ladder
        ],
        "below_reservation_by": _number(position.below_reservation_by),
        "base_is_final": position.base_is_final.day.isoformat() if position.base_is_final else None,
        "verdict": position.verdict,
        "reasons": [_text(reason) for reason in position.reasons],
        "unmet": [_text(unmet) for unmet in position.unmet],
        "chances": {chance.name: {"low": chance.low.number, "high": chance.high.number} for chance in position.chances},
        "survey_withdrawn": _number(position.survey),
        "expected_gain": _number(position.expected_gain),
        "gain_of_rounds": _number(position.gain_of_rounds),
        "refused": _number(position.refused),
        "reachable": _number(position.reachable),
        "gap_to_reservation": _number(position.gap_to_reservation),
        "alternatives": [
            {
                "name": one.alternative.name.text,
                "worth": _number(one.worth),
                "probability": _number(one.probability),
                "counts": one.counts,
                "why": _text(one.left_out) if one.left_out else None,
            }
            for one in position.alternatives
        ],
    }


def valuation_record(valuation: Valuation) -> "dict[str, Value]":
    """The valuation's part of a record."""
    return {
        "currency": valuation.currency,
        "years": [
            {
                "year": number,
                "total": year.number,
                "lines": [
                    {"component": line.component, "id": line.id, "amount": line.years[number - 1].number}
                    for line in valuation.lines
                    if line.years
                ],
            }
            for number, year in enumerate(valuation.years, start=1)
        ],
        "four_years": valuation.four_years.number,
        "average": valuation.average.number,
        "lines": [_line(line) for line in valuation.lines],
    }


def _line(line: Line) -> "dict[str, Value]":
    return {
        "id": line.id, "component": line.component, "label": _text(line.label), "state": str(line.state), "note": _text(line.note),
        "claimed": [figure.id for figure in line.claimed], "years": [year.number for year in line.years],
    }  # fmt: skip


def _standing(one: Standing) -> "dict[str, Value]":
    return {
        "component": one.component, "offer": _number(one.offer), "low": _number(one.low), "high": _number(one.high),
        "where": one.where, "source": one.source, "said_by": _text(one.said_by),
    }  # fmt: skip


def _lever(lever: Lever) -> "dict[str, Value]":
    needs: list[Value] = [_text(need) for need in lever.needs]
    return {
        "name": lever.name, "title": lever.title, "part": lever.part, "usable": lever.usable, "why": _text(lever.why), "needs": needs,
        "move": _text(lever.move) if lever.move else None, "ask": _number(lever.ask), "said_by": "us",
    }  # fmt: skip


def _quoted(lever: QuotedLever) -> "dict[str, Value]":
    needs: list[Value] = [_text(need) for need in lever.needs]
    return {
        "name": lever.title.text,
        "usable": lever.usable,
        "why": _text(lever.why),
        "needs": needs,
        "quotation": _text(lever.script),
        "said_by": "guide",
    }


def _script(script: Script) -> "dict[str, Value]":
    return {
        "name": script.name, "title": script.title, "channel": script.channel, **_toned(Toned(script.tone, script.text, script.subject)),
        "figures": list(dict.fromkeys(figure.id for sentence in script.spoken() for figure in sentence.figures())),
        "to_do": [_text(sentence) for sentence in script.to_do],
        "others": [_toned(one) for one in script.others],
        "branches": [_branch(branch, script.tone) for branch in script.branches],
    }  # fmt: skip


def _toned(words: Toned) -> "dict[str, Value]":
    return {
        "tone": words.tone,
        "subject": _text(words.subject) if words.subject else None,
        "text": "\n\n".join(_text(sentence) for sentence in words.text),
    }


def _branch(branch: Branch, tone: str) -> "dict[str, Value]":
    others: list[Value] = [{"tone": one.tone, "text": _toned(one)["text"]} for one in branch.others]
    return {
        "heard": _text(branch.heard),
        "tone": tone,
        "text": _toned(Toned(tone, branch.text))["text"],
        "note": _text(branch.note) if branch.note else None,
        "others": others,
        "branches": [_branch(below, tone) for below in branch.branches],
    }


def _assumption(figure: Figure, defaults: tuple[Assumption, ...]) -> "dict[str, Value]":
    default = next((one for one in defaults if one.id == figure.id), None)
    source: Value = None
    if default is not None:
        source = default.source.title if isinstance(default.source, Citation) else default.source
    return {
        "id": figure.id, "name": figure.name, "value": figure.number, "unit": figure.unit, "low": default.low if default else None,
        "high": default.high if default else None, "because": figure.because, "source": source or "the case",
    }  # fmt: skip


def _diagnostic(fault: Diagnostic) -> "dict[str, Value]":
    found = dataclasses.asdict(fault)
    return {**found, "severity": str(fault.severity)}


def _number(figure: Figure | None) -> Decimal | None:
    return figure.number if figure is not None and not isinstance(figure.value, date) else None


def _text(sentence: Sentence) -> str:
    return printed_sentence(sentence)
