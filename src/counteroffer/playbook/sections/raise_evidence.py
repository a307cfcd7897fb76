"""What you can show, and what you cannot yet: the achievements behind a raise, those without evidence listed apart."""

from collections.abc import Iterator

from counteroffer.offers.case import Strength
from counteroffer.playbook.playbook import Block, Bullets, Notice, Paragraph, Section, Table
from counteroffer.playbook.raise_words import RESULTS_ON_THE_PAGE
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import cell
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import RaiseCase
from counteroffer.terms.sentences import Sentence, say

ORDER = 3.5
TEXTS = Texts("sections/raise_evidence")


def write(plan: Plan) -> Section | None:
    """Written for a raise."""
    raised = plan.raise_case
    return None if raised is None else Section("raise-evidence", TEXTS.plain("title"), tuple(_blocks(raised)))


def _blocks(raised: RaiseCase) -> Iterator[Block]:
    if not raised.shown and not raised.unshown:
        yield Notice("care", TEXTS.say("none"))
        return
    if raised.shown:
        yield Paragraph(TEXTS.say("intro"))
        yield _table(raised.shown)
        if len(raised.shown) > RESULTS_ON_THE_PAGE:
            yield Paragraph(TEXTS.say("more"))
        if not any(one.brought for one in raised.shown):
            yield Paragraph(TEXTS.say("no-worth"))
    else:
        yield Notice("care", TEXTS.say("none-shown"))
    if raised.unshown:
        yield Paragraph(TEXTS.say("find-intro"))
        yield Bullets(tuple(say("“{claim}”", claim=one.claim) for one in raised.unshown))


def _table(shown: tuple[Strength, ...]) -> Table:
    header = tuple(TEXTS.plain(f"header-{name}") for name in ("claim", "proof", "when", "worth"))
    rows = tuple((cell(one.claim), cell(one.evidence), cell(one.on), _brought(one)) for one in shown)
    counted = any(one.brought for one in shown)
    return Table(header, rows, caption=TEXTS.say("caption") if counted else None)


def _brought(one: Strength) -> Sentence:
    if one.brought is None or one.whom is None:
        return cell(one.brought or one.whom)
    return TEXTS.say("to", amount=one.brought, whom=one.whom)
