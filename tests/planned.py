"""Cases for the tests of the person's rooms: a YAML text is read and planned on a fixed day, without any guide."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from counteroffer.documents.source import SourceText
from counteroffer.market.gathering import gather
from counteroffer.offers.case import Case
from counteroffer.offers.reading import read_case
from counteroffer.playbook.playbook import Playbook
from counteroffer.playbook.writing import write_playbook
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.planning import make_plan
from counteroffer.strategy.position import Position
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence
from tests.offers.good_cases import all_good_cases

MONDAY = date(2026, 11, 23)
HEAD = "kind: offer\ncompany: Quillmoor Freight\nrole: Data Engineer\ncurrency: USD\n"


def faults_of(text: str) -> tuple[Diagnostic, ...]:
    return read_case(SourceText("case.yaml", text))[1]


def case_of(text: str) -> Case:
    case, faults = read_case(SourceText("case.yaml", text))
    assert case is not None, faults
    return case


def plan_of(text: str, today: date = MONDAY, *, head: str = HEAD) -> Plan:
    case = case_of(head + text)
    return make_plan(case, gather(case, None), today)


def position_of(text: str, today: date = MONDAY, *, head: str = HEAD) -> Position:
    return plan_of(text, today, head=head).position


def playbook_of(text: str, today: date = MONDAY, *, head: str = HEAD) -> Playbook:
    return write_playbook(plan_of(text, today, head=head))


class Playbooks(Mapping[str, Playbook]):
    """The playbooks of whole case texts on a day, by name, and those of `beside`; each is made when a test first asks for it."""

    def __init__(
        self, texts: Mapping[str, str], today: date = MONDAY, beside: "Mapping[str, Playbook] | None" = None
    ) -> None:
        self._texts, self._today, self._beside = texts, today, beside or {}
        self._made: dict[str, Playbook] = {}

    def __getitem__(self, name: str) -> Playbook:
        if name in self._beside:
            return self._beside[name]
        if name not in self._made:
            self._made[name] = playbook_of(self._texts[name], self._today, head="")
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._beside
        yield from self._texts

    def __len__(self) -> int:
        return len(self._beside) + len(self._texts)


@cache
def good_playbooks() -> Playbooks:
    """The playbooks of all good cases on the Monday: the same ones for all who ask."""
    return Playbooks(all_good_cases())


def number(figure: Figure | None) -> Decimal:
    assert figure is not None
    return figure.number


def whole_number(figure: Figure | None) -> int:
    found = number(figure)
    assert found == int(found), f"{found} is no whole number"
    return int(found)


def said(sentences: tuple[Sentence, ...]) -> str:
    return "\n".join(printed_sentence(sentence) for sentence in sentences)
