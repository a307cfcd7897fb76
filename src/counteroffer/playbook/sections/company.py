"""The company: what the guide says of it, its levers quoted and weighed, its levels and what the next one pays, its evidence."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.market.benchmark import GuideUsed
from counteroffer.playbook.levels_here import level_blocks
from counteroffer.playbook.playbook import Block, Bullets, Paragraph, Quotation, Section
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.quoting import quote
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Words, join

ORDER = 6
TEXTS = Texts("sections/company")
HUNDRED = Decimal(100)


def write(plan: Plan) -> Section:
    """Always written: without a guide it says what would help."""
    used = plan.benchmark.guide
    if used is None:
        missing = Paragraph(TEXTS.say("no-guide", company=plan.case.company))
        return Section("company", TEXTS.plain("title.no-guide"), (missing,))
    blocks: tuple[Block, ...] = (*_premiums(used), *_levers(plan), *level_blocks(plan, used), *_sources(used))
    return Section("company", TEXTS.plain("title"), blocks)


def _premiums(used: GuideUsed) -> Iterator[Block]:
    for number, premium in enumerate(used.guide.premiums):
        low, high = (_premium_end(used, number, end) for end in ("low", "high"))
        if low is not None and high is not None:
            yield Paragraph(TEXTS.say("premium", name=Words(premium.name), low=low, high=high))


def _premium_end(used: GuideUsed, number: int, end: str) -> Figure | None:
    found = used.guide.figure_at(f"premiums[{number}].{end}")
    if found is None:
        return None
    id, name = f"guide.premiums.{number + 1}.{end}", f"premium named by the guide, {end}"
    return Figure(id, name, found.value / HUNDRED, SHARE, "as the guide states it", (found.span,))


def _levers(plan: Plan) -> Iterator[Block]:
    """The guide's levers, those that can be used first, then the others with what each would need."""
    if plan.guide_levers:
        yield Paragraph(TEXTS.say("levers.intro"))
    for key, is_usable in (("levers.usable", True), ("levers.not-usable", False)):
        levers = [lever for lever in plan.guide_levers if lever.usable == is_usable]
        if levers:
            yield Paragraph(TEXTS.say(key if len(levers) > 1 else f"{key}.one"))
        for lever in levers:
            yield Quotation(lever.script, lever.title)
            if not is_usable:
                yield Paragraph(TEXTS.say("lever.needs", needs=join(list(lever.needs), "; ")))


def _sources(used: GuideUsed) -> Iterator[Block]:
    guide = used.guide
    if guide.sources:
        yield Paragraph(TEXTS.say("sources.intro"))
        yield Bullets(tuple(quote(guide, source.text, (source.line, source.line)) for source in guide.sources))
