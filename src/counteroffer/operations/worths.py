"""What can be asked of what offers are worth: value one, compare several, list the parameters behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer.operations.cases import CheckedCase, check_case
from counteroffer.operations.playbooks import sound_case
from counteroffer.terms.faults import BadRequestError, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from counteroffer.offers.case import Case, Offer
    from counteroffer.parameters.listing import ShownParameter
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.terms.figures import Figure
    from counteroffer.terms.sentences import Words
    from counteroffer.valuation.comparing.comparison import Absent, Comparison, Contender
    from counteroffer.valuation.worth import Asked, Worth


@dataclass(frozen=True, slots=True)
class Valued:
    """What `value` made: the worth, its page on paper and the shorter one for a screen, and the case's warnings."""

    worth: "Worth"
    page: "Playbook"
    brief: "Playbook"
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What `compare` made: the comparison, its page on paper and the shorter one for a screen, and the cases' warnings."""

    comparison: "Comparison"
    page: "Playbook"
    brief: "Playbook"
    faults: tuple[Diagnostic, ...]


def value_case(path: Path, asked: "Asked", today: date, *, alternative: str | None = None) -> Valued:
    """What the offer of a case file is worth, as it stands after what was said; or one of its alternatives, by name.

    FaultsFoundError where the case has errors; BadRequestError where it states no base salary to value, or no such
    alternative.
    """
    return value_checked(sound_case(check_case(path), path), asked, today, alternative=alternative)


def value_checked(checked: CheckedCase, asked: "Asked", today: date, *, alternative: str | None = None) -> Valued:
    """As value_case, of a sound case that was read already."""
    from counteroffer.playbook.worth_page import write_worth
    from counteroffer.valuation.worth import assess

    case, path = checked.case, checked.source.path
    assert case is not None  # sound
    offer, name = _offer(case, alternative, path)
    _check_leaving(asked, offer, path)
    worth = assess(case, offer, name, _target(case, today) if alternative is None else None, asked)
    if worth is None:
        raise BadRequestError(
            f"{name.text} states no base salary, so it cannot be valued", "add base: to it in the case"
        )
    if asked.leave_on is not None and worth.left_on is None:
        raise BadRequestError(
            f"{asked.leave_on} is later than the years that are valued, {len(worth.valuation.years)} from the first day of work",
            "name an earlier day of leaving",
        )
    return Valued(worth, write_worth(worth, today), write_worth(worth, today, on_paper=False), checked.faults)


def compare_cases(paths: Sequence[Path], today: date) -> Compared:
    """One case file: its offer against its alternatives; several: their offers against each other.

    Errors as of value_case; BadRequestError where there is nothing to compare with.
    """
    return compare_checked([sound_case(check_case(path), path) for path in paths], today)


def compare_checked(checked: Sequence[CheckedCase], today: date) -> Compared:
    """As compare_cases, of sound cases that were read already."""
    from counteroffer.playbook.comparison_page import write_comparison
    from counteroffer.valuation.comparing.comparing import compare

    contenders, absent = _contenders([one.case for one in checked if one.case is not None])
    if len(contenders) < 2:
        raise BadRequestError(
            "there is nothing to compare: fewer than two offers state a base salary",
            " ".join(
                ("name several cases, or add alternatives: with their offer to the case.", *map(_printed, absent))
            ),
        )
    comparison = compare(contenders, today, absent)
    faults = tuple(fault for one in checked for fault in one.faults)
    return Compared(
        comparison, write_comparison(comparison, today), write_comparison(comparison, today, on_paper=False), faults
    )


def worth_json(valued: Valued) -> bytes:
    """What `value` found, as JSON."""
    from counteroffer.render.formats.json import as_text
    from counteroffer.render.worth_json import worth_record

    return as_text(worth_record(valued.worth, valued.page))


def comparison_json(compared: Compared) -> bytes:
    """What `compare` found, as JSON."""
    from counteroffer.render.formats.json import as_text
    from counteroffer.render.worth_json import comparison_record

    return as_text(comparison_record(compared.comparison, compared.page))


def list_parameters() -> "tuple[ShownParameter, ...]":
    """Every public constant that the product holds, with where it was checked."""
    from counteroffer.parameters.listing import all_parameters

    return all_parameters()


def show_parameters(id: str) -> "tuple[ShownParameter, ...]":
    """The constants of an id, or all whose ids begin with it; a BadRequestError names near ones."""
    from rapidfuzz import process

    known = list_parameters()
    found = tuple(one for one in known if one.id == id or one.id.startswith(f"{id}."))
    if not found:
        near = [match[0] for match in process.extract(id, [one.id for one in known], limit=3, score_cutoff=60)]
        hint = f"did you mean {' or '.join(near)}?" if near else "the list of parameters has the ids"
        raise BadRequestError(f"no parameter is called {id!r}", hint)
    return found


def _offer(case: "Case", alternative: str | None, path: str) -> "tuple[Offer, Words]":
    from counteroffer.offers.ledger import offer_on_the_table

    if alternative is None:
        offer = offer_on_the_table(case)
        if offer is None:
            raise BadRequestError(f"{path} holds no offer", "add offer: with at least base:")
        return offer, case.company
    names = [one.name.text for one in case.alternatives if one.offer is not None]
    for one in case.alternatives:
        if one.name.text.casefold() == alternative.casefold() and one.offer is not None:
            return one.offer, one.name
    raise BadRequestError(
        f"no alternative with an offer is called {alternative!r}", f"there are: {', '.join(names) or 'none'}"
    )


def _check_leaving(asked: "Asked", offer: "Offer", path: str) -> None:
    if asked.leave_on is None:
        return
    if offer.start is None:
        raise BadRequestError(
            f"{path} does not say when the work starts", "add start: to the offer, or leave --leave-on out"
        )
    if asked.leave_on < offer.start.day:
        raise BadRequestError(
            f"{asked.leave_on} lies before the first day of work, {offer.start.day}", "name a later day of leaving"
        )


def _target(case: "Case", today: date) -> "Figure | None":
    """The worth that private equity is held against: the best alternative's."""
    from counteroffer.strategy.batna import best_alternative, weigh_alternatives

    return best_alternative(weigh_alternatives(case, today), case.currency)


def _contenders(cases: "Sequence[Case]") -> "tuple[tuple[Contender, ...], tuple[Absent, ...]]":
    """Of one case its offer and its alternatives, of several their offers; and what cannot be compared."""
    from counteroffer.offers.ledger import offer_on_the_table
    from counteroffer.valuation.comparing.sides import absent_ones, contenders_of, own_contender

    alone = len(cases) == 1
    find = contenders_of if alone else own_contender
    found: list[Contender] = []
    absent: list[Absent] = []
    for case, name in zip(cases, _names(cases), strict=True):
        offer = offer_on_the_table(case)
        found += find(case, offer, name) if offer is not None else ()
        absent += absent_ones(case, offer, name, alternatives=alone)
    return tuple(_told_apart(found)), tuple(absent)


def _names(cases: "Sequence[Case]") -> "list[Words]":
    """What each offer is called: the company, with the role where two cases are of one company."""
    from counteroffer.terms.sentences import Words

    companies = [case.company.text for case in cases]
    return [
        Words(f"{case.company.text} ({case.role.text})") if companies.count(case.company.text) > 1 else case.company
        for case in cases
    ]


def _told_apart(contenders: "Sequence[Contender]") -> "Iterator[Contender]":
    """The contenders, of whom a later one of the same name is numbered."""
    from dataclasses import replace

    from counteroffer.terms.sentences import Words

    seen: list[str] = []
    for one in contenders:
        seen.append(one.name.text)
        count = seen.count(one.name.text)
        yield one if count == 1 else replace(one, name=Words(f"{one.name.text} ({count})"))


def _printed(absent: "Absent") -> str:
    from counteroffer.terms.printing import printed_sentence

    return printed_sentence(absent.why)
