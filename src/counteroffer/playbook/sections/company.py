"""The company: what the guide says of it, its levers quoted and weighed, its levels, its evidence."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, Paragraph, Quotation, Section, Table
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.quoting import quote
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Words, join, say

ORDER = 6


def write(plan: Plan) -> Section:
    """Always written: without a guide it says what would help."""
    used = plan.benchmark.guide
    if used is None:
        return Section(
            "company",
            "The company",
            (
                Paragraph(
                    say(
                        "No guide on {company} is in the library. A guide of your own can lie in a folder given with --guides.",
                        company=plan.case.company,
                    )
                ),
            ),
        )
    blocks: list[Block] = [*_premiums(plan), *_levers(plan), *_levels(plan), *_sources(plan)]
    return Section("company", "The company, by its guide", tuple(blocks))


def _premiums(plan: Plan) -> Iterator[Block]:
    guide = plan.benchmark.guide.guide if plan.benchmark.guide else None
    for number, premium in enumerate(guide.premiums if guide else ()):
        ends = [_premium_end(plan, number, end) for end in ("low", "high")]
        if ends[0] is not None and ends[1] is not None:
            yield Paragraph(
                say(
                    "The guide names a premium for this role, {name}: {low} to {high}. It is the guide's claim and is not added to any number here.",
                    name=Words(premium.name),
                    low=ends[0],
                    high=ends[1],
                )
            )


def _premium_end(plan: Plan, number: int, end: str) -> Figure | None:
    assert plan.benchmark.guide is not None  # the caller has checked
    found = plan.benchmark.guide.guide.figure_at(f"premiums[{number}].{end}")
    if found is None:
        return None
    return Figure(
        f"guide.premiums.{number + 1}.{end}",
        f"premium named by the guide, {end}",
        found.value / 100,
        SHARE,
        "as the guide states it",
        (found.span,),
    )


def _levers(plan: Plan) -> Iterator[Block]:
    if not plan.guide_levers:
        return
    yield Paragraph(
        say(
            "The guide's levers, in the guide's words. They are its suggestions, not yours. A usable idea is one in which we see no rival offer, no result and no gap that the case lacks; whether the rest is true of you, only you know."
        )
    )
    for lever in plan.guide_levers:
        yield Quotation(lever.script, lever.title)
        needs = join(list(lever.needs), "; ")
        verdict = (
            say("A usable idea, in words of your own.")
            if lever.usable
            else say("Not usable as it stands. {why} Needed: {needs}.", why=lever.why, needs=needs)
        )
        yield Paragraph(verdict)


def _levels(plan: Plan) -> Iterator[Block]:
    guide = plan.benchmark.guide.guide if plan.benchmark.guide else None
    if guide is None or not guide.level_mapping:
        return
    rows = tuple(
        (
            cell(Words(f"{group[0].company}: {group[0].level}")),
            join([cell(Words(f"{name.company}: {name.level}")) for name in group[1:]], "; "),
        )
        for group in guide.level_mapping
        if group
    )
    yield Table(("Level", "Held equal by the guide"), rows)


def _sources(plan: Plan) -> Iterator[Block]:
    guide = plan.benchmark.guide.guide if plan.benchmark.guide else None
    if guide is None or not guide.sources:
        return
    yield Paragraph(say("The evidence that the guide names; it was not checked here."))
    yield Bullets(tuple(quote(guide, source.text, (source.line, source.line)) for source in guide.sources))
