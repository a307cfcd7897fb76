"""Cases for the tests of the person's rooms: a YAML text is read and planned on a fixed day, without any guide."""

from datetime import date
from decimal import Decimal

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


def number(figure: Figure | None) -> Decimal:
    assert figure is not None
    return figure.number


def whole_number(figure: Figure | None) -> int:
    found = number(figure)
    assert found == int(found), f"{found} is no whole number"
    return int(found)


def said(sentences: tuple[Sentence, ...]) -> str:
    return "\n".join(printed_sentence(sentence) for sentence in sentences)
