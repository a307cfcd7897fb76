"""What has been asked for on base so far, and how the employer has answered: where the next round begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import Case, Message
from counteroffer.offers.ledger import in_order
from counteroffer.offers.periods import yearly
from counteroffer.terms.figures import Figure

# Words that refuse; "let me see what I can do" or "we will come back to you" answer nothing yet.
REFUSES = re.compile(
    r"(?i)\b(no|not|never|cannot|can ?not|can['’]t|won['’]t|unable|declined?|refused?|best (we|i|they) can|as far as (we|i|they)|"
    r"maximum|the top of|stands?|stays?|firm)\b"
)
WAITS = re.compile(r"(?i)\b(not (yet|sure|decided)|no (decision|answer|word|news)|don['’]t know|check|think|come back|get back|let you know)\b")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The talk on base, a year.

    `refused` is the lowest base asked for that they have answered; `standing` one that waits for its answer; `answered`
    counts the answered asks and `flat_noes` how many of their last answers gave nothing. `has_moved` is whether
    their answer to the last ask named a base.
    """

    refused: Figure | None = None
    standing: Figure | None = None
    answered: int = 0
    flat_noes: int = 0
    has_moved: bool = False

    @property
    def lowest(self) -> Figure | None:
        """The lowest base asked for so far, answered or not: no later ask rises above it."""
        found = [one for one in (self.refused, self.standing) if one is not None]
        return min(found, key=lambda one: one.number, default=None)


NOTHING_ASKED = Asked()


def asked_on_base(case: Case) -> Asked:
    """The talk on base as the ledger of a case tells it."""
    talk = _Talk(case)
    for number, message in in_order(case):
        if message.by == "me":
            talk.ask(number, message)
        else:
            talk.hear(number, message)
    return Asked(
        refused=talk.refused, standing=talk.standing, answered=talk.answered, flat_noes=talk.flat_noes,
        has_moved=talk.has_moved,
    )  # fmt: skip


def says_no(message: Message) -> bool:
    """Whether the words of a message refuse; words that put the answer off do not."""
    return message.words is not None and bool(REFUSES.search(message.words.text)) and not waits(message)


def waits(message: Message) -> bool:
    """Whether the words of a message put the answer off."""
    return message.words is not None and bool(WAITS.search(message.words.text))


class _Talk:
    """The talk on base up to a message."""

    def __init__(self, case: Case) -> None:
        self.case = case
        stated = case.offer.base if case.offer else None
        self.table = yearly(case, stated.stated, "asked.opening", stated).number if stated else Decimal(0)
        self.refused: Figure | None = None
        self.standing: Figure | None = None
        self.answered = self.flat_noes = 0
        self.has_moved = False

    def ask(self, number: int, message: Message) -> None:
        """A message of the person's; several asks without an answer between are one round, of which the lowest counts."""
        stated = message.ask.get("base")
        if stated is not None:
            asked = yearly(self.case, stated, f"asked.{number}", self.case.offer.base if self.case.offer else None)
            self.standing = min([asked, *_known(self.standing)], key=lambda one: one.number)

    def hear(self, number: int, message: Message) -> None:
        """A message of theirs: a base that they name, a flat no, or something that does not concern base."""
        pay = message.offer.base if message.offer else None
        named = yearly(self.case, pay.stated, f"asked.heard.{number}", pay) if pay else None
        raises = named is not None and named.number > self.table
        if self.standing is not None and (named is not None or _refuses(message)):
            self.refused = min([self.standing, *_known(self.refused)], key=lambda one: one.number)
            self.standing, self.answered, self.has_moved = None, self.answered + 1, named is not None
            self.flat_noes = 0 if raises else self.flat_noes + 1
        elif raises:
            self.flat_noes = 0
        if named is not None:
            self.table = named.number


def _known(figure: Figure | None) -> Iterator[Figure]:
    if figure is not None:
        yield figure


def _refuses(message: Message) -> bool:
    """Whether a message that names no base refuses one: it calls base final, or says no in words and names nothing else."""
    if "base" in message.final or "all" in message.final:
        return True
    return message.offer is None and says_no(message)
