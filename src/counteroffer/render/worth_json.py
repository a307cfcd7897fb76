"""What an offer is worth, and how offers compare, as JSON; numbers stay exact decimals."""

from decimal import Decimal

import msgspec

from counteroffer.playbook.ledger import entries_of
from counteroffer.playbook.playbook import Playbook
from counteroffer.render.formats.json import Value, valuation_record
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.comparing.comparison import Comparison, Sensitivity
from counteroffer.valuation.equity.break_even import BreakEven
from counteroffer.valuation.equity.exits import ExitTable
from counteroffer.valuation.leaving.kept import Keeping, Kept
from counteroffer.valuation.swings.spread import EquitySpread, Spread
from counteroffer.valuation.taxes.after_tax import AfterTax, NotComputed
from counteroffer.valuation.taxes.exercise_tax import ExerciseTax
from counteroffer.valuation.worth import Worth

Record = dict[str, "Value"]


def worth_record(worth: Worth, page: Playbook) -> Record:
    """The record of `value`: keys as docs/case-format.md names them."""
    return {
        "case": {"path": worth.case.path, "company": worth.case.company.text, "role": worth.case.role.text},
        "offer": worth.name.text,
        "valuation": valuation_record(worth.valuation),
        "first_year_cash": worth.first_year_cash.number,
        "present_value": worth.present_value.number,
        "kept": _keeping(worth.keeping),
        "leaving_on": _leaving_on(worth),
        "break_even": _break_even(worth.break_even),
        "exits": [_exits(table) for table in worth.exits],
        "spread": _spread(worth.spread) if worth.spread else None,
        "after_tax": _taxed(worth.taxed, worth.exercised),
        "figures": msgspec.to_builtins(entries_of(collect(page.figures())), builtin_types=(Decimal,)),
    }


def comparison_record(comparison: Comparison, page: Playbook) -> Record:
    """The record of `compare`."""
    names = [side.contender.name.text for side in comparison.sides]
    return {
        "currency": comparison.currency,
        "ranking": [names[number] for number in comparison.ranking],
        "offers": [
            {
                "name": name,
                "worth": side.worth.number,
                "years": [year.number for year in side.valuation.years],
                "four_years": side.valuation.four_years.number,
                "kept": [kept.number for kept in side.kept],
                "rate": printed_sentence(side.rate.said()) if side.rate else None,
                "prefer_by": _number(side.prefer_by),
                "probability": _number(side.probability),
                "expired": side.expired.day.isoformat() if side.expired else None,
            }
            for name, side in zip(names, comparison.sides, strict=True)
        ],
        "components": [
            {"component": row.component, "a_year": {name: _number(average) for name, average in zip(names, row.averages, strict=True)}}
            for row in comparison.rows
        ],
        "dominance": [
            {"better": names[one.better], "worse": names[one.worse], "manner": str(one.manner)} for one in comparison.dominances
        ],
        "indifference": [
            {
                "better": names[one.better], "worse": names[one.worse], "gap": one.gap.number, "base": _number(one.base),
                "sign_on": _number(one.sign_on), "equity": _number(one.equity),
            }
            for one in comparison.indifferences
        ],
        "sensitivity": [_sensitivity(one, names) for one in comparison.sensitivities],
        "left_out": [
            *({"name": one.contender.name.text, "why": printed_sentence(one.why.why)} for one in comparison.left_out),
            *({"name": one.name.text, "why": printed_sentence(one.why)} for one in comparison.absent),
        ],
        "notes": [printed_sentence(note) for note in comparison.notes],
        "figures": msgspec.to_builtins(entries_of(collect(page.figures())), builtin_types=(Decimal,)),
    }  # fmt: skip


def _leaving_on(worth: Worth) -> "Value":
    if worth.leave_on is None or worth.left_on is None:
        return None
    options: list[Value] = [
        {
            "line": one.line_id, "vested": _number(one.vested), "cost": _number(one.cost),
            "last_day": one.last_day.day.isoformat() if one.last_day else None, "text": printed_sentence(one.said),
        }
        for one in worth.options_left
    ]  # fmt: skip
    return {"date": worth.leave_on.isoformat(), **_kept(worth.left_on), "options": options}


def _keeping(keeping: Keeping) -> "Value":
    return {
        "months": [_kept(kept) for kept in keeping.months],
        "steps": [
            {"after_months": step.after.number, "amount": step.amount.number, "what": printed_sentence(step.what)}
            for step in keeping.steps
        ],
        "notes": [printed_sentence(note) for note in keeping.notes],
    }


def _kept(kept: Kept) -> Record:
    return {
        "month": kept.month, "paid": kept.paid.number, "to_pay_back": kept.to_pay_back.number,
        "not_vested": kept.not_vested.number, "kept": kept.kept.number, "given_up": kept.given_up.number,
        "parts": {part.key: part.kept.number for part in kept.parts},
    }  # fmt: skip


def _break_even(found: BreakEven | None) -> "Value":
    if found is None:
        return None
    return {
        "target": found.target.number,
        "answers": [
            {
                "of": one.of, "outcome": str(one.outcome), "multiple": _number(one.multiple), "missing": one.missing.number,
                "text": printed_sentence(one.sentence), "notes": [printed_sentence(note) for note in one.notes],
            }
            for one in found.answers
        ],
    }  # fmt: skip


def _exits(table: ExitTable) -> "Value":
    return {
        "line": table.line.id,
        "exercise_cost": _number(table.exercise_cost),
        "rows": [
            {"multiple": row.multiple.number, "total": row.total.number, "a_year": row.a_year.number}
            for row in table.rows
        ],
    }


def _spread(spread: EquitySpread) -> "Value":
    return {
        "volatility": spread.volatility.number, "drift": spread.drift.number, "paths": _number(spread.paths),
        "seed": _number(spread.seed), "years": [_spread_year(one) for one in spread.years], "total": _spread_year(spread.total),
        "fan": [
            {"month": month.month, "factors": [figure.number for figure in month.factors], "worths": [figure.number for figure in month.worths]}
            for month in spread.fan
        ],
    }  # fmt: skip


def _spread_year(one: Spread) -> "Value":
    return {
        "year": one.year, "as_valued": one.as_valued.number, "mean": one.mean.number, "deviation": one.deviation.number,
        "simulated": one.simulated,
        "percentiles": [
            {"level": found.level, "worth": found.figure.number, "low": _number(found.low), "high": _number(found.high)}
            for found in one.percentiles
        ],
    }  # fmt: skip


def _taxed(taxed: AfterTax | NotComputed | None, exercised: tuple[ExerciseTax, ...]) -> "Value":
    if taxed is None:
        return None
    if isinstance(taxed, NotComputed):
        fault = taxed.fault
        return {
            "computed": False,
            "code": fault.code,
            "message": fault.message,
            "help": fault.help,
            "place": str(fault.span),
        }
    return {
        "computed": True,
        "scope": printed_sentence(taxed.scope),
        "years": [
            {
                "year": year.number, "pay": year.pay.number, "net": year.net.number,
                "taxes": {tax.id.rsplit(".", 1)[1]: tax.number for tax in year.taxes},
            }
            for year in taxed.years
        ],
        "four_years": taxed.four_years.number,
        "left_out": [{"line": one.line.id, "why": printed_sentence(one.why)} for one in taxed.left_out],
        "exercise": [
            {
                "grant": one.grant_id, "spread": _number(one.spread), "tax": _number(one.total),
                "taxes": {tax.id.rsplit(".", 1)[1]: tax.number for tax in one.taxes}, "text": printed_sentence(one.said),
            }
            for one in exercised
        ],
    }  # fmt: skip


def _sensitivity(one: Sensitivity, names: list[str]) -> "Value":
    return {
        "assumption": one.assumption.id, "used": one.used.number, "low": one.low.value.number, "high": one.high.value.number,
        "first_at_low": names[one.low.first], "first_at_high": names[one.high.first],
        "flips": [{"at": flip.at.number, "first": names[flip.first]} for flip in one.flips],
    }  # fmt: skip


def _number(figure: Figure | None) -> Decimal | None:
    return None if figure is None else figure.number
