"""What changed between two libraries: pay at both ends, currencies apart, rows, guides and words."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from counteroffer.library.changes import THRESHOLD, GuideChange, PayChange
from counteroffer.library.comparing import compare_guides, compare_libraries
from tests.library.invented_guides import HEAD, NEW, OLD, read


def change() -> GuideChange:
    return compare_guides(read(OLD, "old.md"), read(NEW, "new.md"))


def found(region: str, component: str) -> PayChange:
    (one,) = (pay for pay in change().pay if (pay.region, pay.component) == (region, component))
    return one


def test_both_ends_are_compared_in_money_and_per_cent() -> None:
    base = found("NYC", "base")
    assert [base.difference(end) for end in ("low", "high")] == [5000, 30000]
    assert [base.per_cent(end) for end in ("low", "high")] == [5, 25]
    assert base.is_flagged(THRESHOLD)
    assert not base.is_flagged(Decimal(25))
    assert (base.old_line, base.new_line) == (12, 12)


def test_small_changes_are_not_flagged_and_equal_cells_are_no_changes() -> None:
    assert not found("NYC", "total").is_flagged(THRESHOLD)
    assert "sign-on" not in {pay.component for pay in change().pay}


def test_points_of_a_bonus_are_compared() -> None:
    bonus = found("NYC", "bonus in points")
    assert (bonus.difference("low"), bonus.per_cent("low"), bonus.new_unit) == (Decimal(2), Decimal(20), "%")


def test_two_currencies_are_flagged_and_never_compared() -> None:
    base = found("London", "base")
    assert (base.old_unit, base.new_unit) == ("GBP", "USD")
    assert base.difference("low") is base.per_cent("high") is None
    assert base.is_flagged(Decimal(1000))


def test_a_region_by_another_name_is_the_same_row() -> None:
    assert [(row.kind, row.region) for row in change().rows] == [("removed", "Paris"), ("added", "Berlin")]
    assert ("row", "New York (HQ) · Senior", "NYC · Senior") in [(w.topic, w.old, w.new) for w in change().words]


def test_words_are_told_in_short() -> None:
    words = {word.topic: (word.old, word.new) for word in change().words}
    assert words["updated"] == ("2026-01-31", "2026-07-31")
    assert words["lever Night Shifts, amounts"] == ("5,000", "7,000")
    assert words["level Senior Baker (L4)"] == ("Brot L5, Dough E5", "Brot L6, Dough E5")


def test_from_nothing_is_flagged_without_a_share() -> None:
    texts = [
        f"# Baker | Acme Negotiation Guide\n\n{HEAD}| Rome | Senior | €50K | €{sum} | – | – |\n" for sum in ("0", "5K")
    ]
    (sign_on,) = compare_guides(read(texts[0]), read(texts[1])).pay
    assert sign_on.per_cent("low") is None
    assert sign_on.difference("low") == 5000
    assert sign_on.is_flagged(THRESHOLD)


def test_guides_are_paired_by_company_and_role_else_by_path() -> None:
    old = [("a.md", read(OLD, "old/a.md")), ("b.md", read("# Cook | Acme Negotiation Guide\n", "old/b.md"))]
    new = [("c.md", read(NEW, "new/c.md")), ("d.md", read("# Cook | Brot Negotiation Guide\n", "new/d.md"))]
    found = compare_libraries(old, new)
    assert [(one.old.path, one.new.path) for one in found.changed] == [("old/a.md", "new/c.md")]
    assert [guide.path for guide in found.removed] == ["old/b.md"]
    assert [guide.path for guide in found.added] == ["new/d.md"]
    renamed = compare_libraries(old, [("b.md", read("# Chef | Acme Negotiation Guide\n", "new/b.md")), new[0]])
    assert [(one.topic, one.old, one.new) for one in renamed.changed[1].words] == [
        ("title", "Acme · Cook", "Acme · Chef")
    ]


def test_two_files_are_compared_whatever_they_are_about() -> None:
    found = compare_libraries([("a.md", read(OLD))], [("b.md", read("# Cook | Brot Negotiation Guide\n"))])
    assert len(found.changed) == 1


@given(st.text(alphabet="ab|-$€1K \n#*", max_size=300))
def test_a_guide_is_the_same_as_itself(text: str) -> None:
    for guide in (read(text), read(OLD + text)):
        assert not compare_guides(guide, guide).is_change


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_change_and_its_way_back_are_opposite(one: int, other: int) -> None:
    texts = [
        f"# Baker | Acme Negotiation Guide\n\n{HEAD}| Rome | Senior | €{value:,} | – | – | – |\n"
        for value in (one, other)
    ]
    guides = [read(text) for text in texts]
    there, back = compare_guides(*guides).pay, compare_guides(*reversed(guides)).pay
    assert [pay.difference("low") for pay in there] == [-(pay.difference("low") or 0) for pay in back]
