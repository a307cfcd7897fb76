"""A stake: what a private grant would pay at an exit, as a function of how well the company or the fund does."""

from decimal import Decimal
from typing import Protocol

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence


class Stake(Protocol):
    """What a private grant pays at a multiple of a stated reference (the last round; the fund's size).

    A model makes one where the case states enough; it never says how likely a multiple is.
    """

    @property
    def of(self) -> str:
        """What must do well: "company" or "fund"."""
        ...

    @property
    def reference(self) -> Sentence:
        """What one times means ("the last round's price of 10.00 USD a preferred share")."""
        ...

    @property
    def origins(self) -> tuple[Figure, ...]:
        """The figures that its payments rest on."""
        ...

    @property
    def leaves_out(self) -> tuple[Sentence, ...]:
        """What the case does not state and the payments therefore leave out ("preferences are not stated")."""
        ...

    def pays(self, multiple: Decimal, months: int) -> Decimal:
        """Money before tax from the part vested after so many months of work, at a multiple of the reference.

        Never falls when the multiple rises; exercise costs are taken off, and it is never below zero.
        """
        ...
