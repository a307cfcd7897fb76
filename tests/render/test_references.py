"""The trace on paper: figures by numbers, sources once, what was read as it stands without a reason beside its place."""

from decimal import Decimal

from counteroffer.playbook.playbook import Ledger, Playbook, Section
from counteroffer.render.laying import lay_out
from counteroffer.render.references import References
from counteroffer.render.sheet import TraceBlock
from counteroffer.terms.figures import SHARE, Assumption, Figure
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.sentences import say
from tests.planned import MONDAY

LOW = Figure("row.low", "bottom", Decimal(10), "USD", "as stated", (Span("guide.md", 3, 4, 9, "10"),))
HIGH = Figure("row.high", "top", Decimal(20), "USD", "as stated", (Span("guide.md", 3, 12, 19, "20"),))
SURVEY = Figure("survey", "share", Decimal("0.5"), SHARE, "as published", (Citation("A survey", href="https://example.org/a", date="2024"),))  # fmt: skip
ASSUMED = Figure("assume.rounds", "rounds", Decimal(3), "rounds", "how often", (Assumption("assume.rounds", Decimal(3), Decimal(1), Decimal(4), "rounds", "how often", "ours"),))  # fmt: skip
MIDDLE = Figure("row.middle", "middle", Decimal(15), "USD", "half-way", (LOW, HIGH, ASSUMED, SURVEY))
ALL = (MIDDLE, LOW, HIGH, SURVEY)


def text(known: References, figure: Figure) -> str:
    return "".join(run.text for run in known.short(figure))


def test_origins_are_numbers_and_sources_are_named_once() -> None:
    known = References.of(ALL)
    assert text(known, MIDDLE) == "2, 3, rounds, 4"
    assert text(known, LOW) == "S1 line 3"
    assert text(known, HIGH) == "S1 line 3"
    assert text(known, SURVEY) == "S2"
    assert ["".join(run.text for run in source) for source in known.listed()] == ["guide.md", "A survey, 2024"]
    assert known.listed()[1][0].href == "https://example.org/a"


def test_the_sheet_numbers_its_rows_in_order() -> None:
    playbook = Playbook(say("A"), say("B"), MONDAY, (Section("trace", "Trace", (Ledger(ALL),)),))
    (block,) = lay_out(playbook, {}).sections[0].blocks
    assert isinstance(block, TraceBlock)
    assert [row.number for row in block.rows] == [1, 2, 3, 4]
    assert [row.is_read for row in block.rows] == [False, True, True, False]
    assert len(block.sources) == 2
