"""Packages on the page: their table and chart, what they rest on, and doubts about the person's answers."""

from counteroffer.playbook.playbook import Bullets, Playbook, ScatterChart, Section, Table
from counteroffer.render.charts import specify
from counteroffer.render.formats import terminal
from counteroffer.terms.printing import printed_sentence
from tests.planned import playbook_of

TEXT = (
    "offer: {base: 100K, bonus: {target: 10%}, sign_on: {amount: 20K}, other: [{name: leave, days: 20}]}\n"
    "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: job posting, date: 2026-11-01}]\n"
)
PRICED = TEXT + "priorities:\n  - {give: {base: 3K}, for: {remote_days: 1}}\n  - {give: {base: 600}, for: {leave: 3}}\n"


def section(playbook: Playbook, id: str) -> Section:
    return next(section for section in playbook.sections if section.id == id)


def tables(found: Section) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def test_the_table_of_packages() -> None:
    table = next(one for one in tables(section(playbook_of(PRICED), "numbers")) if "Package A" in one.header)
    assert table.header == ("", "As offered", "Base alone", "Package A", "Package B", "Package C")
    first = [printed_sentence(row[0]) for row in table.rows]
    assert first[:4] == ["Base salary", "Bonus, of base", "Sign-on bonus", "Leave, a year"]
    assert "Remote, a week" in first
    assert first[-3:] == ["Worth to you, a year", "Over the offer", "Costs them, about"]


def test_the_chart_shows_the_offer_the_ask_and_the_packages() -> None:
    (chart,) = [one for one in section(playbook_of(PRICED), "numbers").blocks if isinstance(one, ScatterChart)]
    assert [point.label for point in chart.points] == ["As offered", "Base alone", "A", "B", "C"]
    costs = [x.number for x, _y in chart.line]
    worths = [y.number for _x, y in chart.line]
    assert costs == sorted(costs)
    assert worths == sorted(worths)
    assert specify(chart)["layer"]


def test_terms_stand_by_exchange_rate() -> None:
    found = tables(section(playbook_of(PRICED), "beyond-base"))[0]
    assert [printed_sentence(row[0]) for row in found.rows] == [
        "Remote, a week", "Bonus, of base", "Sign-on bonus", "Base salary", "Leave, a year",
    ]  # fmt: skip
    assert "about nothing" in printed_sentence(found.rows[0][-1])


def test_contradictions_are_shown() -> None:
    twice = PRICED + "  - {give: {base: 9K}, for: {remote_days: 1}}\n"
    playbook = playbook_of(twice)
    lists = [one for one in section(playbook, "summary").blocks if isinstance(one, Bullets)]
    assert any("contradict each other" in printed_sentence(item) for one in lists for item in one.items)
    assert "contradict each other" in " ".join(terminal.render_summary(playbook).split()), "on the screen of plan, too"


def test_what_was_said_and_does_not_go_together_stands_on_the_screen_of_plan() -> None:
    said = (
        "said:\n  - {on: 2026-11-18, by: them, offer: {base: 110K}, final: [base]}\n"
        "  - {on: 2026-11-20, by: them, offer: {base: 112K}}\n"
    )
    playbook = playbook_of(PRICED + said)
    screen = " ".join(terminal.render_summary(playbook).split())
    assert "What was said does not go together:" in screen
    assert "Their final word was not the last one." in screen
    assert screen.index("Next, on") < screen.index("What was said does not go together:")


def test_why_there_are_no_packages() -> None:
    text = TEXT + "said: [{on: 2026-11-20, by: them, final: [sign_on, bonus]}]\n"
    assert "nothing on the table has both room and a price" in terminal.render(playbook_of(text)).replace("\n", " ")


def test_the_summary_of_an_ask_shows_the_packages() -> None:
    shown = terminal.render_summary(playbook_of(PRICED), sections=("summary", "numbers"), whole=2)
    assert "Package A" in shown
