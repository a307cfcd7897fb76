"""The numbers: where to open, what to aim for, where to stop; the rounds; the chances; the packages; the guide's own strategy beside."""

from collections.abc import Iterator

from counteroffer.playbook.package_blocks import package_blocks
from counteroffer.playbook.playbook import (
    Block,
    Notice,
    Paragraph,
    Quotation,
    RangeBar,
    RangeChart,
    Section,
    Table,
)
from counteroffer.playbook.reasons import asked_base
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell, columns, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, listed

ORDER = 4
TEXTS = Texts("sections/numbers")


def write(plan: Plan) -> Section:
    """Always written: what cannot be computed is said."""
    blocks: list[Block] = [*_position(plan), *_ladder(plan), *_chances(plan)]
    if plan.packages is not None:
        blocks += package_blocks(plan.packages)
    blocks += _guide(plan)
    return Section("numbers", TEXTS.plain("title"), tuple(blocks))


def _position(plan: Plan) -> Iterator[Block]:
    position = plan.position
    yield Table(columns(TEXTS, "columns"), tuple(_rows(plan)), right=(1, 2), caption=TEXTS.say("caption"))
    yield from _walkaway_notes(plan)
    if position.anchor is None and position.verdict != "leave":
        yield Paragraph(_why_no_anchor(plan))
    if position.base_is_final is not None and position.anchor is not None:
        yield Notice("care", TEXTS.say("base-is-final", day=position.base_is_final, anchor=position.anchor))


def _rows(plan: Plan) -> Iterator[tuple[Sentence, Sentence, Sentence]]:
    position, asked = plan.position, asked_base(plan)
    worth_of_ask = position.ladder[0].ask_worth if position.ladder else None
    shown: tuple[tuple[str, Figure | None, Figure | None], ...] = (
        ("next" if _is_later(plan) else "open", asked, worth_of_ask if asked is not None else None),
        ("target", position.aspiration if asked is not None else None, None),
        ("walk-away", *((position.reservation.base, position.reservation.worth) if position.reservation else (None, None))),
        ("batna", None, position.batna),
        ("ceiling", position.ceiling, None),
        ("refused", position.refused, None),
    )  # fmt: skip
    yield (
        TEXTS.say("row.paid" if is_raise(plan) else "row.offered"),
        cell(position.offer_base),
        cell(position.offer_worth),
    )
    for key, base, worth in shown:
        if base is not None or worth is not None:
            yield TEXTS.say(f"row.{key}"), cell(base), cell(worth)


def _is_later(plan: Plan) -> bool:
    """Whether an ask has been answered already."""
    return bool(plan.position.ladder) and plan.position.ladder[0].number > 1


def _walkaway_notes(plan: Plan) -> Iterator[Block]:
    position, walk = plan.position, plan.position.reservation
    if walk is None:
        yield Notice("care", TEXTS.say("no-walk-away"))
        return
    if walk.below_batna_by is not None and walk.stated is not None and position.batna is not None:
        yield Notice(
            "care",
            TEXTS.say("below-batna", stated=walk.stated, difference=walk.below_batna_by, batna=position.batna),
        )
    unvalued = plan.valuation is not None and any(
        line.component == "equity" and not line.years for line in plan.valuation.lines
    )
    if unvalued and position.gap_to_reservation is not None:
        yield Notice("care", TEXTS.say("equity-counts-zero", gap=position.gap_to_reservation))


def _why_no_anchor(plan: Plan) -> Sentence:
    position = plan.position
    if position.offer_base is None:
        return TEXTS.say("no-ask.no-base")
    if position.ceiling is None:
        return TEXTS.say("no-ask.no-ceiling")
    if position.offer_base.number >= position.ceiling.number:
        return TEXTS.say("no-ask.at-ceiling")
    return position.settled or TEXTS.say("no-ask.does-not-pay")


def _ladder(plan: Plan) -> Iterator[Block]:
    ladder, position = plan.position.ladder, plan.position
    if not ladder or asked_base(plan) is None:
        return
    rows = tuple(
        (TEXTS.say(f"ladder.round.{min(rung.number, 4)}"), cell(rung.ask), cell(rung.ask_worth), cell(rung.accept_from))
        for rung in ladder
    )
    key = "ladder.caption" if len(ladder) > 1 else "ladder.caption.single"
    if position.gain_of_rounds is None:
        key = "ladder.caption.last"
    yield Table(columns(TEXTS, "ladder.columns"), rows, right=(1, 2, 3), caption=TEXTS.say(key))
    yield _ladder_chart(plan)
    gain, together = position.expected_gain, position.gain_of_rounds
    if gain is None:
        return
    if together is not None and together.number > gain.number:
        yield Paragraph(TEXTS.say("gain.rounds", ask=_ask(plan), gain=gain, all=together))
    else:
        yield Paragraph(TEXTS.say("gain", ask=_ask(plan), gain=gain))


def _ladder_chart(plan: Plan) -> RangeChart:
    """A bar a round, all on one scale: from what to accept up to the ask, with the base on the table."""
    position = plan.position
    bars = tuple(
        RangeBar(
            TEXTS.plain(f"ladder.bar.{min(rung.number, 4)}"), rung.accept_from, rung.ask, position.offer_base, rung.ask
        )
        for rung in position.ladder
    )
    text = TEXTS.say("ladder.chart.text", ask=position.ladder[0].ask, accept=position.ladder[0].accept_from)
    return RangeChart("ladder", TEXTS.plain("ladder.chart"), position.currency, bars, text, one_scale=True)


def _ask(plan: Plan) -> Sentence:
    return TEXTS.say("gain.ask.next" if _is_later(plan) else "gain.ask.first")


def _chances(plan: Plan) -> Iterator[Block]:
    chances = plan.position.chances
    if not chances or asked_base(plan) is None:
        return
    rows = tuple(
        (TEXTS.say(f"chances.{chance.name}", ask=_ask(plan)), cell(chance.low), cell(chance.high)) for chance in chances
    )
    yield Table(columns(TEXTS, "chances.columns"), rows, right=(1, 2), caption=TEXTS.say("chances.caption"))
    if plan.position.survey is not None:
        yield Paragraph(TEXTS.say("survey", share=plan.position.survey))


def _guide(plan: Plan) -> Iterator[Block]:
    shown, used = plan.guide_strategy, plan.benchmark.guide
    if shown is None or used is None:
        return
    if shown.open or shown.floor:
        opening = TEXTS.say("guide.opens", terms=_terms(shown.open)) if shown.open else TEXTS.say("guide.no-opening")
        floor = TEXTS.say("guide.floor", terms=_terms(shown.floor)) if shown.floor else TEXTS.say("guide.no-floor")
        yield Paragraph(TEXTS.say("guide", opening=opening, floor=floor))
    yield Quotation(shown.text, Words(f"{used.title.text}, strategy", used.title.span))


def _terms(figures: tuple[Figure, ...]) -> Sentence:
    """Figures of the guide, each with what it is of."""
    return listed([TEXTS.say("guide.term", figure=figure, what=figure.name.rsplit(", ", 1)[1]) for figure in figures])
