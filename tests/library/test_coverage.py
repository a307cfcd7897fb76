"""What a library covers: every guide counted once in each table, under the name by which it is known most."""

from counteroffer.library.coverage import NONE, PARTS, cover
from tests.library.invented_guides import NEW, OLD, read


def test_counts() -> None:
    texts = {"a.md": OLD, "b.md": NEW.replace("# Baker", "# Senior Baker"), "c.md": "# About this folder\n\nWords.\n"}
    found = cover(read(text, path) for path, text in texts.items())
    assert (found.guides, found.pay_rows, found.not_guides) == (2, 6, ("c.md",))
    assert found.companies == (("Acme", 2),)
    assert found.roles == (("Baker", 2),)
    assert dict(found.regions)["London"] == 2
    assert sum(count for name, count in found.regions if name in ("New York (HQ)", "NYC")) == 2
    assert dict(found.currencies) == {"EUR": 2, "USD": 2, "GBP": 1}
    assert found.qualities == ((NONE, 2),)
    parts = dict(found.parts)
    assert list(parts) == list(PARTS)
    assert (parts["pay rows"], parts["levers"], parts["levels elsewhere"], parts["a date"]) == (2, 2, 2, 2)
    assert parts["evidence"] == parts["premiums"] == 0


def test_nothing() -> None:
    assert cover([]).guides == 0
