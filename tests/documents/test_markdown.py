"""Markdown as blocks with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.front_matter import split_front_matter
from counteroffer.documents.markdown import Heading, Paragraph, Prose, Rule, Table, Verbatim, read_markdown
from counteroffer.documents.source import SourceText
from tests.ending import ended

GUIDE = """# Rôle | Firm Guide

**Lead:** words with `code €5K`
and a second line

| Régión | **Base** |
|---|---|
| Zürich 🇨🇭 | CHF 120'000 |

1. **One:** "a script"
   > quoted words
2. Two

- [a link](https://example.org/x), 2026

---

> **Strategy:** open

```
code
```
"""


def read(text: str) -> tuple[SourceText, tuple[object, ...]]:
    source = SourceText("guide.md", text)
    return source, read_markdown(source).blocks


def test_blocks_in_order() -> None:
    _source, blocks = read(GUIDE)
    kinds = [type(block).__name__ for block in blocks]
    assert kinds == ["Heading", "Paragraph", "Table", *["Paragraph"] * 4, "Rule", "Paragraph", "Verbatim"]


def test_words_know_where_they_stand() -> None:
    source, blocks = read(GUIDE)
    for block in blocks:
        for prose in proses(block):
            for position, character in enumerate(prose.text):
                assert source.text[prose.offset(position)] == character
                assert prose.position(prose.offset(position)) == position


def proses(block: object) -> list[Prose]:
    if isinstance(block, Table):
        return [cell for row in (block.head, *block.rows) for cell in row]
    return [block.prose] if isinstance(block, (Heading, Paragraph, Verbatim)) else []


def test_tables_lists_quotes_and_links() -> None:
    source, blocks = read(GUIDE)
    table = next(block for block in blocks if isinstance(block, Table))
    assert [cell.text for cell in table.head] == ["Régión", "Base"]
    assert table.head[1].strong == ((0, 4),)
    cell = table.rows[0][1]
    assert source.text[cell.start : cell.end].strip() == "CHF 120'000"
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    numbered = [block for block in paragraphs if block.item is not None and block.item.number is not None]
    assert [block.item.number for block in numbered if block.item] == [1, 1, 2]
    assert [block.quoted for block in numbered] == [False, True, False]
    linked = next(block for block in paragraphs if block.prose.links)
    assert linked.prose.links[0].href == "https://example.org/x"
    assert linked.prose.text == "a link, 2026"
    assert paragraphs[-1].quoted
    assert any(isinstance(block, Rule) for block in blocks)


def test_places_count_code_points() -> None:
    source, blocks = read("# é🇨🇭 | Firm\n\nx €5K y\n")
    paragraph = next(block for block in blocks if isinstance(block, Paragraph))
    span = source.span(paragraph.prose.offset(2), paragraph.prose.offset(5))
    assert (span.line, span.column, span.end, span.text) == (3, 3, 6, "€5K")


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf# x", b"\x00\x00# x\n", b"\xff\xfe\xff# x\n", b"# x\r\n\r\n| a |\r\n|---|\r\n| b |"]
)
def test_any_bytes_are_read(content: bytes) -> None:
    source = SourceText.from_bytes("guide.md", content)
    read_markdown(source)


@given(st.text(alphabet="#>-*`|[]() \n1.ab:\u00e9\U0001f600\x00\r", max_size=200) | st.text())
def test_any_text_is_read_and_placed(text: str) -> None:
    source, blocks = read(text)
    last = 0
    for block in blocks:
        for prose in proses(block):
            assert 0 <= prose.start <= prose.end <= len(source.text)
            assert all(0 <= prose.offset(position) <= len(source.text) for position in range(len(prose.text) + 1))
        if isinstance(block, (Heading, Table)):
            start = block.prose.start if isinstance(block, Heading) else block.start
            assert start >= last
            last = start


@pytest.mark.parametrize(
    "text", [">" * 100_000, "- " * 50_000 + "x", "[" * 100_000, "x $5K " * 300_000, "*a **b " * 50_000]
)
def test_depth_and_length_do_not_run_away(text: str) -> None:
    ended(lambda: read(text))


def test_front_matter_is_split_off() -> None:
    text = "---\ncompany: Firm\nquality: high\n---\n# Role | Firm Guide\n"
    front, faults = split_front_matter(SourceText("guide.md", text))
    assert front.fields is not None
    assert [key.text for key, _value in front.fields.entries] == ["company", "quality"]
    assert front.fields.entries[1][1].span.line == 3
    assert text[front.body :].startswith("# Role")
    assert faults == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("---\ncompany: Firm\n# Role | Firm Guide\n", "front-matter-not-closed"),
        ("---\na: [\n---\n# x\n", "yaml-syntax"),
        ("---\na: &x [1]\nb: *x\n---\n# x\n", "yaml-alias"),
        ("---\n" + "a: [" * 200 + "\n---\n# x\n", "yaml-too-deep"),
    ],
)
def test_front_matter_faults_are_told_and_survived(text: str, rule: str) -> None:
    front, faults = split_front_matter(SourceText("guide.md", text))
    assert rule in {fault.rule for fault in faults}
    assert front.body <= len(text)


@pytest.mark.parametrize(
    "text", ["", "---", "---\n", "---\n\n# A line across the page\n", "--- x\n", "# no front matter\n"]
)
def test_a_line_across_the_page_is_no_front_matter(text: str) -> None:
    front, faults = split_front_matter(SourceText("guide.md", text))
    assert (front.fields, front.body, faults) == (None, 0, ())


def test_words_that_stand_together_need_no_anchors() -> None:
    table = next(block for block in read_markdown(SourceText("a.md", GUIDE)).blocks if isinstance(block, Table))
    cell = table.rows[0][1]
    assert cell.anchors == ()
    assert GUIDE[cell.offset(4) : cell.offset(11)] == cell.text[4:11] == "120'000"
    assert cell.position(cell.offset(4)) == 4
    assert (cell.position(0), cell.position(len(GUIDE))) == (0, len(cell.text))
    assert cell.offset(99) == cell.end


def test_line_of_an_offset() -> None:
    source = SourceText("a.md", "one\ntwo\n\nfour")
    assert [source.line_at(offset) for offset in (0, 3, 4, 8, 9, 13)] == [1, 1, 2, 3, 4, 4]
