"""Remembering what short texts mean."""

from counteroffer.guides.short_texts import LONGEST, remembered


def test_short_texts_are_asked_once_and_long_ones_never_kept() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "a" * (LONGEST + 1)
    assert [length("ab"), length("ab"), length(long), length(long)] == [2, 2, LONGEST + 1, LONGEST + 1]
    assert asked == ["ab", long, long]
