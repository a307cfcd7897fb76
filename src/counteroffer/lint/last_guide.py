"""What many rules ask of the same guide, one after another: worked out once a guide, and forgotten with the next."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Generic, TypeVar, cast

from counteroffer.guides.guide import Guide

Made = TypeVar("Made")


class OnceAGuide(Generic[Made]):
    """A function of a guide that remembers its answer for the guide that was asked for last."""

    known: ClassVar[list["OnceAGuide[object]"]] = []

    def __init__(self, make: Callable[[Guide], Made]) -> None:
        self.make = make
        self.last: tuple[Guide, Made] | None = None
        self.held: dict[int, Made] = {}
        self.__doc__ = make.__doc__
        OnceAGuide.known.append(cast("OnceAGuide[object]", self))

    def __call__(self, guide: Guide) -> Made:
        """The answer for a guide."""
        if self.held:
            made = self.held.get(id(guide))
            if made is not None:
                return made
        last = self.last
        if last is None or last[0] is not guide:
            # One assignment for both, so that another thread sees no guide with the answer for another one.
            last = self.last = guide, self.make(guide)
        return last[1]

    @contextmanager
    def holding(self, guides: Sequence[Guide]) -> Iterator[None]:
        """Meanwhile the answers for all these guides are at hand: rules over many guides ask for one after the other."""
        self.held = {id(guide): self.make(guide) for guide in guides}
        try:
            yield
        finally:
            self.held = {}


def forget_guides() -> None:
    """Give back the memory of all answers about the last guide."""
    for once in OnceAGuide.known:
        once.last = None
