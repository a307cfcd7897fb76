"""If it does not last: what you keep on leaving, and what private equity would take to matter."""

from counteroffer.playbook.playbook import Section
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.worth_blocks import BRIEF_MONTHS, leaving_blocks, stake_blocks
from counteroffer.strategy.plan import Plan
from counteroffer.valuation.equity.break_even import break_even
from counteroffer.valuation.equity.exits import exit_table
from counteroffer.valuation.equity.option_facts import option_facts
from counteroffer.valuation.leaving.keeping import keep_if_leaving
from counteroffer.valuation.valuation import Form, State

ORDER = 9
TEXTS = Texts("sections/leaving")


def write(plan: Plan) -> Section | None:
    """Written where leaving costs something (a clawback, shares, unvested saving) or private equity is offered; not for a raise."""
    valuation, offer, batna = plan.valuation, plan.offer, plan.position.batna
    if valuation is None or offer is None or plan.case.kind == "raise":
        return None
    losable = any(
        line.state is State.VALUED and (line.clawback or line.vesting or line.form is Form.SHARES)
        for line in valuation.lines
    )
    stakes = valuation.stakes()
    if not losable and not stakes:
        return None
    tables = (exit_table(line, valuation) for line in stakes)
    options = (grant for grant in offer.equity if grant.kind == "options" and not grant.listed)
    blocks = [
        *(leaving_blocks(keep_if_leaving(valuation), BRIEF_MONTHS, brief=True) if losable else ()),
        *stake_blocks(
            tuple(table for table in tables if table is not None),
            tuple(option_facts(grant, offer.currency) for grant in options),
            break_even(valuation, batna) if batna is not None and stakes else None,
        ),
    ]
    kind = "both" if losable and stakes else "leaving" if losable else "stakes"
    return Section("leaving", TEXTS.plain(f"title.{kind}"), tuple(blocks))
