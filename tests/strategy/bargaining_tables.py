"""Drawn agendas and other sides for the tests of bargaining."""

from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.negotiation import Negotiation
from counteroffer.strategy.bargaining.terms import Accept, Answer, Counter, Package, Terms, Walk

AMOUNTS = st.integers(-60, 60) | st.integers(-(10**6), 10**6) | st.integers(-(2**57), 2**57) | st.just(0)


def agenda_of(*issues: list[tuple[int, int]]) -> Agenda:
    """An agenda of issues, each a list of (worth, cost)."""
    return Agenda(
        tuple(
            Issue(f"issue {number}", tuple(Option(f"option {place}", *one) for place, one in enumerate(options)))
            for number, options in enumerate(issues)
        )
    )


def agendas(most_issues: int = 4, most_options: int = 4) -> st.SearchStrategy[Agenda]:
    """Small agendas; worths and costs of either sign, all-equal and huge ones among them."""
    issue = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=most_options)
    return st.lists(issue, min_size=1, max_size=most_issues).map(lambda issues: agenda_of(*issues))


def all_packages(agenda: Agenda) -> list[Package]:
    """Every package of a small agenda."""
    return list(product(*(range(len(issue.options)) for issue in agenda.issues)))


@dataclass(frozen=True, slots=True)
class Talk:
    """All that we answered, and the proposals that we answered to (None where we opened)."""

    answers: tuple[Answer, ...]
    heard: tuple[Package | None, ...]

    @property
    def counters(self) -> list[Package]:
        return [answer.package for answer in self.answers if isinstance(answer, Counter)]


def talk(terms: Terms, proposals: list[Package]) -> Talk:
    """A negotiation in which the other side proposes these, one a round (the last again and again), and accepts nothing."""
    ours = Negotiation(terms)
    answers: list[Answer] = []
    heard: list[Package | None] = []
    if terms.opens:
        answers.append(ours.open())
        heard.append(None)
    first = 2 if terms.opens else 1
    for round in range(first, terms.rounds + first):
        if answers and isinstance(answers[-1], Accept | Walk):
            break
        offer = proposals[min(round - first, len(proposals) - 1)]
        answers.append(ours.respond(offer, round))
        heard.append(offer)
    return Talk(tuple(answers), tuple(heard))
