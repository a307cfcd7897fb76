"""Markdown in GitHub's flavour: what is written is what is read, whoever's words they are; every figure leads to its trace."""

import re
from functools import cache
from html import unescape
from urllib.parse import unquote

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.playbook.playbook import Bullets, Notice, Paragraph, Playbook, Section, Table
from counteroffer.render.cleaning import clean
from counteroffer.render.formats import markdown
from counteroffer.render.look import Brand, Look
from counteroffer.terms.printing import printed
from counteroffer.terms.sentences import Words, say
from tests.render.invented_playbook import ANCHOR, HOSTILE, whole_playbook

OURS = {
    "h1", "h2", "h3", "p", "ul", "ol", "li", "a", "strong", "em", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br",
    "code", "hr",
}  # fmt: skip
GITHUB = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_MATH
)


@cache
def written() -> str:
    return markdown.render(whole_playbook()).decode()


def page(text: str) -> str:
    return pyromark.html(text, options=GITHUB)


def read(text: str) -> str:
    """The words that a reader of the page sees, without spaces: breaks and blanks are no words."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", page(text))))


def drawn(words: str) -> str:
    """A playbook whose every block holds some words, as Markdown."""
    said = say("{w}", w=Words(words))
    blocks = (
        Paragraph(said), Bullets((said, say("After {w} comes this.", w=Words(words)))), Notice("care", said),
        Table(("Words", "Number"), ((said, say("{a}", a=ANCHOR)),), (1,), said),
    )  # fmt: skip
    return markdown.render(
        Playbook(say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", blocks),))
    ).decode()


def test_words_of_others_stay_words() -> None:
    tags = set(re.findall(r"<([a-z0-9]+)", page(written())))
    assert tags <= OURS
    seen = read(written())
    for words in HOSTILE:
        assert re.sub(r"\s+", "", clean(words)) in seen, words


@given(st.text(max_size=120))
def test_any_words_are_read_as_they_are_written(words: str) -> None:
    wanted = re.sub(r"\s+", "", clean(words))
    assert read(drawn(words)).count(wanted) >= (5 if wanted else 0)


@pytest.mark.parametrize("words", [
    "# no heading", "- no entry", "1. no entry", "12) no entry", "> no quotation", "--- ", "===", "| a | b |", "~~no~~", "[ ] no task",
    "$x$ and $y$", "a  \nb", "```", "<!-- no comment -->", "&copy; 2026", "https://no-link.example/", "www.no-link.example", "\\", "a\\",
    "*", "**no**", "__no__", "[no](https://x.example)", "![no](x.png)", "[^1]: no", "+ no", "::: no", "`a`` b`", "a | b",
])  # fmt: skip
def test_nothing_in_words_is_read_as_markup(words: str) -> None:
    text = drawn(words)
    assert read(text).count(re.sub(r"\s+", "", words)) >= 5
    assert "no-link.example</a>" not in page(text)


def test_every_figure_holds_its_id_and_leads_to_its_trace() -> None:
    text = written()
    places = {unescape(name) for name in re.findall(r'<a id="fig-([^"]+)"></a>', text)}
    shown = re.findall(r"\[((?:\\.|[^\]\\])+)\]\(#fig-([^)]+)\)", text)
    assert len(shown) > 100
    assert {unquote(id) for _form, id in shown} <= places
    assert (printed(ANCHOR), "position.anchor") in shown


def test_a_figure_outside_the_trace_keeps_its_id_in_a_comment() -> None:
    text = Playbook(
        say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", (Paragraph(say("{a}", a=ANCHOR)),)),)
    )
    assert "£126,500<!-- fig-position.anchor -->" in markdown.render(text).decode()


def test_answers_are_a_nested_list() -> None:
    made = page(written())
    inner = made.index("“The bonus is fixed as well.”")
    outer = made.index("“Nobody can.”")
    assert made[outer:inner].count("<ul>") == 1
    assert "<strong>“Nobody can.”</strong>" in made


def test_contents_lead_to_the_parts() -> None:
    for anchor in re.findall(r"^- \[[^\]]+\]\(#([^)]+)\)$", written(), re.MULTILINE):
        assert f'<a id="{anchor}"></a>' in written()


def test_a_brand_stands_above_and_below() -> None:
    look = Look(Brand("Harbour *Light*", footer="Bristol"), private=False)
    text = markdown.render(whole_playbook(), look).decode()
    assert text.startswith("Harbour \\*Light\\*\n\n# ")
    assert text.endswith("---\n\nBristol\n")
    assert "Private" not in text.split("\n## ", 1)[0]


def test_it_is_the_same_text_each_time() -> None:
    assert markdown.render(whole_playbook()).decode() == written()


@pytest.mark.parametrize("words", ["-", "+", "#", "="])
def test_a_lone_sign_is_no_list_and_no_heading(words: str) -> None:
    assert read(drawn(words)).count(words) >= 5
