"""The HTML page: whole without a network, safe from any word in it, every figure traced."""

import base64
import hashlib
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser

from counteroffer.playbook.playbook import Paragraph, Playbook, Section
from counteroffer.render.formats import html
from counteroffer.terms.printing import in_locale
from counteroffer.terms.sentences import Words, say
from tests.render.invented_playbook import HOSTILE, whole_playbook

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(HTMLParser):
    """Reads a page strictly: its elements with their attributes, and what lies open at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.sources: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.sources[self.open[-1]] = data


@cache
def page() -> str:
    return html.render(whole_playbook()).decode()


@cache
def read() -> Reader:
    reader = Reader()
    reader.feed(page())
    reader.close()
    return reader


def test_every_element_is_closed_and_every_id_is_given_once() -> None:
    assert read().open == []
    ids = [attributes["id"] for _, attributes in read().elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_page_has_the_parts_that_a_screen_reader_looks_for() -> None:
    tags = [tag for tag, _ in read().elements]
    assert tags.count("h1") == 1
    assert {"header", "nav", "main", "section", "figure", "figcaption", "caption", "blockquote"} <= set(tags)
    for tag, attributes in read().elements:
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
        if tag == "svg":
            assert attributes["role"] == "img"
            assert attributes["aria-label"]


def test_links_lead_to_places_in_the_page_or_to_the_web() -> None:
    ids = {attributes.get("id") for _, attributes in read().elements}
    for tag, attributes in read().elements:
        if tag == "a":
            href = attributes["href"]
            assert href is not None
            assert href.removeprefix("#") in ids if href.startswith("#") else href.startswith("https://")


def test_every_figure_says_why_and_leads_to_its_row_in_the_trace() -> None:
    figures = [attributes for _, attributes in read().elements if "data-figure" in attributes]
    assert len(figures) > 100
    for attributes in figures:
        assert attributes["title"]
        assert attributes["href"] == f"#fig-{attributes['data-figure']}"


def test_nothing_is_loaded_and_nothing_but_our_own_script_can_run() -> None:
    addresses = [
        value
        for tag, attributes in read().elements
        for name, value in attributes.items()
        if name in ("src", "srcset", "data", "action", "style") or name.startswith("on") or (tag == "link")
    ]
    assert addresses == []
    assert "@import" not in page()
    assert "url(" not in page()
    policy = next(a["content"] for t, a in read().elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for name, source in read().sources.items():
        allowed = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{allowed}'" in policy


def test_words_of_others_stay_words() -> None:
    tags = [tag for tag, _ in read().elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert "alert(&#39;x&#39;)" in page()
    assert "{{ 7*7 }}" in page()
    assert "\x1b" not in page()
    assert "\u202e" not in page()


def test_a_script_is_copied_as_its_plain_text() -> None:
    copied = [attributes["data-copy"] for _, attributes in read().elements if "data-copy" in attributes]
    assert copied[0] is not None
    assert copied[0].startswith("Subject: The offer for Staff Data Engineer\n\nDear Ms Okonkwo-Lindqvist,\n\n")
    assert "base salary of £126,500." in copied[0]
    assert copied[0].endswith("Kind regards,\nSam")


def test_the_charts_have_a_dark_colour_for_every_colour_in_them() -> None:
    style = read().sources["style"]
    for paint, colour in set(re.findall(r'<(?:path|text|line|rect)[^>]* (fill|stroke)="(#[0-9a-f]+)"', page())):
        assert f'.chart [{paint}="{colour}"]' in style, colour


def test_it_is_the_same_page_each_time() -> None:
    assert html.render(whole_playbook()).decode() == page()


def test_a_playbook_without_charts_needs_no_chart_library() -> None:
    text = tuple(Paragraph(say("{w}", w=Words(words))) for words in HOSTILE)
    small = Playbook(say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", text),))
    assert b"<svg" not in html.render(small)


def test_the_module_is_cheap_to_import() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", "import sys, counteroffer.render.formats.html; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"jinja2", "vl_convert", "babel"} & set(listed.stdout.split())


def test_every_tone_stands_in_the_page_and_one_is_chosen() -> None:
    radios = [attributes for tag, attributes in read().elements if tag == "input"]
    assert [radio["value"] for radio in radios] == ["warm", "plain", "formal"]
    assert [radio["value"] for radio in radios if "checked" in radio] == ["plain"]
    assert page().count('class="tones"') == 1
    classes = [attributes.get("class") or "" for tag, attributes in read().elements if tag == "div"]
    for tone in ("warm", "plain", "formal"):
        assert any(f"in-{tone}" in names for names in classes)
    # An answer without formal words shows its first ones in that tone too.
    assert "words-to-say toned front in-plain in-formal" in classes


def test_answers_are_details_in_details() -> None:
    inner = page().index("The bonus is fixed as well.")
    before = page()[:inner]
    assert before.count("<details>") - before.count("</details>") == 2


def test_the_language_is_that_of_the_locale() -> None:
    with in_locale("en-GB"):
        assert '<html lang="en-GB">' in html.render(whole_playbook()).decode()
