"""Laws of the engine: they hold for all terms and all that the other side may say."""

from itertools import pairwise
from typing import cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counteroffer.strategy.bargaining.frontier import frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.negotiation import Negotiation
from counteroffer.strategy.bargaining.terms import Accept, Answer, Counter, Package, Terms, Walk
from tests.strategy.bargaining_tables import agenda_of, agendas, all_packages, talk

PAY = agenda_of([(0, 0), (5, 6), (10, 13)], [(0, 0), (4, 1)], [(3, 0), (0, 2)])


@st.composite
def talks(draw: st.DrawFn) -> tuple[Terms, list[Package]]:
    """Terms and what the other side proposes."""
    agenda = draw(agendas())
    packages = all_packages(agenda)
    worths = sorted({agenda.worth(one) for one in packages})
    reservation = draw(st.sampled_from(worths) | st.integers(worths[0] - 2, worths[-1] + 2))
    assume(abs(reservation) < 2**62)
    terms = Terms(
        agenda=agenda, reservation=reservation, rounds=draw(st.sampled_from((1, 2, 4, 10))), opens=draw(st.booleans())
    )
    return terms, draw(st.lists(st.sampled_from(packages), min_size=1, max_size=terms.rounds))


@settings(max_examples=300, deadline=None)
@given(talks())
def test_nothing_at_or_below_the_reservation_is_offered_or_taken(drawn: tuple[Terms, list[Package]]) -> None:
    terms, proposals = drawn
    for answer in talk(terms, proposals).answers:
        if not isinstance(answer, Walk):
            assert terms.agenda.worth(answer.package) > terms.reservation


@settings(max_examples=200, deadline=None)
@given(talks())
def test_offers_lie_on_the_frontier_and_never_rise(drawn: tuple[Terms, list[Package]]) -> None:
    terms, proposals = drawn
    counters = talk(terms, proposals).counters
    frontier = set(frontier_of(terms.agenda).packages())
    assert frontier.issuperset(counters)
    assert all(terms.agenda.worth(later) <= terms.agenda.worth(earlier) for earlier, later in pairwise(counters))


@settings(max_examples=100, deadline=None)
@given(talks())
def test_the_same_words_get_the_same_answers(drawn: tuple[Terms, list[Package]]) -> None:
    assert talk(*drawn) == talk(*drawn)


@settings(max_examples=100, deadline=None)
@given(talks())
def test_what_is_taken_is_what_was_said_and_the_last_good_word_is_taken(drawn: tuple[Terms, list[Package]]) -> None:
    terms, proposals = drawn
    done = talk(terms, proposals)
    for answer, offer in zip(done.answers, done.heard, strict=True):
        assert not isinstance(answer, Accept) or answer.package == offer
    assert isinstance(done.answers[-1], Accept | Walk)  # the last answer, to their last word, is never a counter


@settings(max_examples=60, deadline=None)
@given(agendas(), st.booleans(), st.sampled_from((1, 3, 10)))
def test_without_a_zone_of_agreement_we_leave_at_once(agenda: Agenda, opens: bool, rounds: int) -> None:
    best = max(agenda.worth(one) for one in all_packages(agenda))
    terms = Terms(agenda=agenda, reservation=best, rounds=rounds, opens=opens)
    done = talk(terms, all_packages(agenda)[:1])
    assert len(done.answers) == 1
    assert isinstance(done.answers[0], Walk)


@settings(max_examples=40, deadline=None)
@given(agendas(3, 3), agendas(3, 3), st.booleans(), st.sampled_from((2, 4, 10)), st.data())
def test_two_engines_agree_only_on_what_both_prefer(
    one: Agenda, other: Agenda, opens: bool, rounds: int, data: st.DataObject
) -> None:
    """Two engines over the same packages, each with its own worths; each has the other's worths as its prior of costs."""
    counts = [min(len(a.options), len(b.options)) for a, b in zip(one.issues, other.issues, strict=False)]
    worths = [
        [
            [issue.options[place].worth for place in range(count)]
            for issue, count in zip(side.issues, counts, strict=False)
        ]
        for side in (one, other)
    ]
    seats = []
    for mine, theirs in ((0, 1), (1, 0)):
        agenda = agenda_of(
            *([*zip(a, (-w for w in b), strict=True)] for a, b in zip(worths[mine], worths[theirs], strict=True))
        )
        levels = sorted(agenda.worth(package) for package in all_packages(agenda))
        reservation = data.draw(st.sampled_from(levels))
        seats.append(Terms(agenda=agenda, reservation=reservation, rounds=rounds, opens=opens == (mine == 0)))
    agreed = _play(seats)
    if agreed is not None:
        assert all(terms.agenda.worth(agreed) > terms.reservation for terms in seats)


def _play(seats: list[Terms]) -> Package | None:
    seats = sorted(seats, key=lambda terms: not terms.opens)
    sides = [Negotiation(terms) for terms in seats]
    answer: Answer = sides[0].open()
    for round in range(1, seats[0].rounds + 1):
        for number, side in enumerate(sides):
            if number == 0 and round == 1:
                continue
            if not isinstance(answer, Counter):
                return answer.package if isinstance(answer, Accept) else None
            answer = side.respond(answer.package, round)
    return answer.package if isinstance(answer, Accept) else None


def test_one_issue_of_one_option() -> None:
    agenda = agenda_of([(5, 3)])
    assert Negotiation(Terms(agenda=agenda, reservation=4, rounds=1, opens=True)).open() == Counter((0,))
    assert Negotiation(Terms(agenda=agenda, reservation=4, rounds=1, opens=False)).respond((0,), 1) == Accept((0,))
    assert isinstance(Negotiation(Terms(agenda=agenda, reservation=5, rounds=1, opens=False)).respond((0,), 1), Walk)


def test_all_is_worth_the_same() -> None:
    agenda = agenda_of(*[[(1, 1)] * 3] * 4)
    done = talk(Terms(agenda=agenda, reservation=3, rounds=10, opens=True), [(2, 2, 2, 2)])
    assert isinstance(done.answers[0], Counter)
    assert done.answers[1] == Accept((2, 2, 2, 2))


def test_twelve_issues_and_many_rounds() -> None:
    agenda = agenda_of(
        *([(step * 97 * (number + 2), step * 89 * (14 - number)) for step in range(7)] for number in range(12))
    )
    done = talk(Terms(agenda=agenda, reservation=20_000, rounds=40, opens=True), [(0,) * 12])
    assert len(done.counters) == 40
    assert isinstance(done.answers[-1], Walk)


def test_they_concede_and_we_take_the_last_word() -> None:
    proposals: list[Package] = [(0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 1, 0)]
    done = talk(Terms(agenda=PAY, reservation=2, rounds=4, opens=False), proposals)
    assert isinstance(done.answers[-1], Accept)


@pytest.mark.parametrize("package", [(), (0,), (0, 0, 0, 0), (3, 0, 0), (0, -1, 0), (0, 0, 2)])
def test_packages_that_do_not_fit_are_refused_and_change_nothing(package: Package) -> None:
    terms = Terms(agenda=PAY, reservation=2, rounds=4, opens=False)
    slipped, straight = Negotiation(terms), Negotiation(terms)
    with pytest.raises(ValueError, match=r"agenda|option"):
        slipped.respond(package, 1)
    assert slipped.respond((0, 0, 1), 1) == straight.respond((0, 0, 1), 1)


def test_a_package_of_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no option number"):
        Negotiation(Terms(agenda=PAY, reservation=2, rounds=4, opens=False)).respond((0, 0, "0"), 1)  # type: ignore[arg-type]


def test_whoever_speaks_out_of_turn_is_told_so() -> None:
    opening = Negotiation(Terms(agenda=PAY, reservation=2, rounds=4, opens=True))
    with pytest.raises(ValueError, match=r"call open\(\)"):
        opening.respond((0, 0, 0), 2)
    opening.open()
    with pytest.raises(ValueError, match="open already"):
        opening.open()
    with pytest.raises(ValueError, match="round 1 is past"):
        opening.respond((0, 0, 0), 1)
    with pytest.raises(ValueError, match="no round 6"):
        opening.respond((0, 0, 0), 6)
    answering = Negotiation(Terms(agenda=PAY, reservation=2, rounds=1, opens=False))
    with pytest.raises(ValueError, match="other side opens"):
        answering.open()
    assert isinstance(answering.respond((2, 1, 0), 1), Accept)
    with pytest.raises(ValueError, match="is over"):
        answering.respond((2, 1, 0), 1)


def test_terms_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one round"):
        Terms(agenda=PAY, reservation=0, rounds=0, opens=True)
    with pytest.raises(ValueError, match="larger unit"):
        Terms(agenda=PAY, reservation=10**30, rounds=1, opens=True)


@pytest.mark.parametrize("wrong", [float("nan"), 3.5, "3", True, None])
def test_numbers_of_another_kind_are_refused_with_a_reason(wrong: object) -> None:
    agenda = Agenda((Issue("base", (Option("low", 0, 0), Option("high", 5, 5))),))
    number = cast("int", wrong)
    with pytest.raises(ValueError, match="worth of 'high' of base"):
        Agenda((Issue("base", (Option("low", 0, 0), Option("high", number, 5))),))
    with pytest.raises(ValueError, match="cost of 'high' of base"):
        Agenda((Issue("base", (Option("low", 0, 0), Option("high", 5, number))),))
    with pytest.raises(ValueError, match="reservation"):
        Terms(agenda=agenda, reservation=number, rounds=2, opens=True)
    with pytest.raises(ValueError, match="rounds"):
        Terms(agenda=agenda, reservation=0, rounds=number, opens=True)
    ours = Negotiation(Terms(agenda=agenda, reservation=0, rounds=3, opens=False))
    with pytest.raises(ValueError, match="round"):
        ours.respond((0,), number)
    with pytest.raises(ValueError, match="no option number"):
        ours.respond((number,), 1)


def test_things_of_another_kind_are_refused_with_a_reason() -> None:
    agenda = Agenda((Issue("base", (Option("low", 0, 0), Option("high", 5, 5))),))
    with pytest.raises(ValueError, match="not an Agenda"):
        Terms(agenda=cast("Agenda", None), reservation=0, rounds=2, opens=True)
    with pytest.raises(ValueError, match="True or False"):
        Terms(agenda=agenda, reservation=0, rounds=2, opens=cast("bool", "yes"))
    ours = Negotiation(Terms(agenda=agenda, reservation=0, rounds=3, opens=False))
    with pytest.raises(ValueError, match="not the place of an option"):
        ours.respond(cast("tuple[int, ...]", None), 1)


def test_a_package_that_does_not_fit_the_agenda_is_refused() -> None:
    agenda = Agenda((Issue("base", (Option("low", 0, 0), Option("high", 5, 5))),))
    for ask in (agenda.worth, agenda.cost, agenda.named):
        for package in ((-1,), (2,), (0, 0), ()):
            with pytest.raises(ValueError, match=r"no option number|parts"):
                ask(package)
    with pytest.raises(ValueError, match="no issue leave; it has base"):
        agenda.package({"base": "low", "leave": "20 days"})
