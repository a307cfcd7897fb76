"""What is kept on leaving: the record, month by month, of what was paid, what goes back, and what is left."""

from dataclasses import dataclass

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPart:
    """What is kept of one line on leaving after a month; `key` is the line's part of an id ("sign_on", "equity.2")."""

    key: str
    component: str
    label: Sentence
    kept: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Leaving at the end of month `month` of work (zero: before the first is over), before tax, in whole units.

    `paid` is what the valued lines have paid by then; `to_pay_back` what a clawback takes of it; `not_vested` the
    employer's part of retirement saving that is not yet the person's own; `kept` is paid less these two. `given_up`
    is what shares would still pay in the years shown, as they are valued, refreshers to come included. `parts` holds the components of
    which something is kept, or whose cost is counted.
    """

    month: int
    paid: Figure
    to_pay_back: Figure
    not_vested: Figure
    kept: Figure
    given_up: Figure
    parts: tuple[KeptPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthWaiting:
    """A month at whose end much of one component becomes the person's own at once."""

    after: Figure
    amount: Figure
    what: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is kept on leaving after each month, from the first; the steps worth waiting for, by month.

    `notes` say what is not counted or assumed: stakes in private companies and funds, clawbacks that say too little.
    """

    id: str
    currency: str
    months: tuple[Kept, ...]
    steps: tuple[WorthWaiting, ...]
    notes: tuple[Sentence, ...]

    def after(self, month: int) -> Kept | None:
        """Leaving at the end of a month; None beyond the months that are shown."""
        return self.months[month - 1] if 0 < month <= len(self.months) else None
