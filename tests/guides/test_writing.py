"""Formatting: the record stays, every word stays, a second time changes nothing, and what is not safe is not done."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.as_json import guide_as_json
from counteroffer.guides.reading import read_guide
from counteroffer.guides.template import guide_template
from counteroffer.guides.writing import format_guide, record_of
from counteroffer.library.reading import SAMPLES, guide_files
from counteroffer.terms.faults import Severity
from tests.guides.canonical_guides import Parts, guides
from tests.guides.written import CANONICAL
from tests.lint.checked_guides import TODAY

GUIDE_WORDS = st.lists(
    st.sampled_from(
        (
            "---\n", "company: Acme\n", "# Baker | Acme Negotiation Guide\n", "## Levers\n", "**Level Mapping:** ", "\n\n",
            "| Region | Base Salary | Bonus |\n|--|:-:|--|\n", "| Paris | €60K–€72K | 10% |\n", "> **Strategy:** ", "```\n",
            "1. **Ask:** \"$90K\"\n", "**Lever 2 — More:** $20K\n", "Open at $90K base. ", "- x\n", "  ", "\t", "\r\n", "\x00",
            "<!-- a word -->", "\u200f", "***", "| a | b |\n", "#### Evidence\n", "[1] A report, 2025\n", "text ", "\\|", "[^1]",
        )
    ),
    max_size=30,
).map("".join)  # fmt: skip


def formatted(text: str) -> str:
    return format_guide(SourceText("guide.md", text)).text


def record(text: str) -> dict[str, object]:
    return dict(record_of(read_guide(SourceText("guide.md", text))[0]))


@settings(max_examples=60, deadline=None)
@given(guides())
def test_a_canonical_guide_stays_as_it_is(parts: Parts) -> None:
    assert formatted(parts.canonical()) == parts.canonical()


@settings(max_examples=60, deadline=None)
@given(guides())
def test_reading_what_was_written_gives_the_same_record(parts: Parts) -> None:
    text = parts.loose()
    after = formatted(text)
    assert record(after) == record(text)
    assert formatted(after) == after
    for heading, words in parts.sections:
        assert f"## {heading}\n\n{words}\n" in after
    assert f"\n## Strategy\n\n{parts.strategy}\n" in after


@settings(max_examples=60, deadline=None)
@given(guides())
def test_a_loose_guide_is_laid_out_like_its_canonical_twin(parts: Parts) -> None:
    made = format_guide(SourceText("guide.md", parts.loose()))
    assert made.faults == ()
    body = parts.canonical().split("---\n", 2)[2]
    levels = body.index("## Level mapping") if parts.mapping else None
    without = body if levels is None else body[:levels] + body[body.index("\n## ", levels + 3) + 1 :]
    assert made.text.split("---\n", 2)[2] == without


@settings(max_examples=300, deadline=None)
@given(GUIDE_WORDS | st.text())
def test_any_text_is_formatted_without_a_change_of_its_record(text: str) -> None:
    after = formatted(text)
    assert record(after) == record(text)
    assert formatted(after) == after


def test_figures_keep_their_values_and_tokens() -> None:
    before = guide_as_json(read_guide(SourceText("guide.md", CANONICAL))[0])
    after = guide_as_json(read_guide(SourceText("guide.md", formatted(CANONICAL)))[0])
    assert {key: before[key] for key in before if key not in ("figures", "unread")} == {
        key: after[key] for key in after if key not in ("figures", "unread")
    }


@pytest.mark.parametrize("path", guide_files(SAMPLES), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_samples_are_canonical(path: object) -> None:
    text = str(getattr(path, "read_text")("utf-8"))  # noqa: B009
    assert formatted(text) == text


def test_a_table_with_components_down_is_turned() -> None:
    text = (
        "# Baker | Acme Negotiation Guide\n\n## Pay\n\n| Component | London (GBP) | Berlin (EUR) |\n|---|---|---|\n"
        "| Base Salary | £110K - £140K | €95K-€120K |\n| Bonus | 10-15% | 10-15% |\n"
    )
    assert "| Region | Base salary | Bonus |\n|---|---|---|\n| London (GBP) | £110K - £140K | 10-15% |\n" in formatted(
        text
    )


def test_a_level_by_region_table_has_a_row_for_each() -> None:
    text = (
        "# Baker | Acme Negotiation Guide\n\n## Pay\n\n| Level | London | Berlin |\n|---|---|---|\n"
        "| Senior (L5) | £110K - £140K | €95K - €120K |\n\nRanges are total compensation.\n"
    )
    assert "| Region | Level | Total |\n|---|---|---|\n| London | Senior (L5) | £110K - £140K |\n" in formatted(text)


def test_front_matter_keeps_what_no_field_holds() -> None:
    text = (
        "---\n# our own key\nteam: bread # and rolls\ndata_quality: low\nrole_display: Baker\nlevel_mapping:\n  raw: x\n---\n"
        "# Baker | Acme Negotiation Guide\n"
    )
    assert formatted(text) == (
        "---\ncompany: Acme\nrole_display: Baker\ndata_quality: low\n# our own key\nteam: bread # and rolls\n"
        "level_mapping:\n  raw: x\n---\n# Baker | Acme Negotiation Guide\n"
    )


def test_a_part_that_would_be_read_otherwise_stays_and_is_told() -> None:
    text = (
        "# Baker | Acme Negotiation Guide\n\n**Level Mapping:** none\n\n**Bakery Levers**\n\n- **One:** x\n\n"
        '**Lever 1 — Ask:** "$90K"\n\n**Lever 2 — Wait:** "$95K"\n'
    )
    made = format_guide(SourceText("guide.md", text))
    assert record(made.text) == record(text)
    assert all(fault.rule == "part-not-formatted" and fault.severity is Severity.NOTE for fault in made.faults)


def test_windows_line_ends_and_code_survive() -> None:
    text = "# Baker | Acme Negotiation Guide\r\n\r\n## Notes\r\n\r\n```\r\na\r\n\r\n\r\n\r\nb\r\n```\r\n"
    assert "```\na\n\n\n\nb\n```\n" in formatted(text)
    assert record(formatted(text)) == record(text.replace("\r\n", "\n"))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_a_new_guide_is_read_whatever_its_names(company: str, role: str) -> None:
    _guide, faults = read_guide(SourceText("guide.md", guide_template(company, role, TODAY)))
    assert [fault for fault in faults if fault.severity is Severity.ERROR] == []


def test_a_new_guide_lacks_nothing_but_content() -> None:
    text = guide_template("Acme & Sons (UK)", "ML/AI Engineer", TODAY)
    guide, faults = read_guide(SourceText("guide.md", text))
    assert (guide.company, guide.role, guide.dated.last_updated) == ("Acme & Sons (UK)", "ML/AI Engineer", "2026-11-21")
    assert [fault.rule for fault in faults] == ["no-pay-table"]
    assert formatted(text) == text


def test_a_lever_whose_title_has_markup_keeps_it() -> None:
    text = "# Baker | Acme Negotiation Guide\n\n## Lever 1: The `oven` clause\n\nAsk for $90K.\n"
    assert "The `oven` clause" in formatted(text)
    assert record(formatted(text)) == record(text)
