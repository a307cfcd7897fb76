"""The HTML page in a browser: no serious finding of axe, in light and dark; on a phone, by keyboard, and on paper.

Needs Chromium and the packages playwright and axe-playwright-python; where one is missing the tests say so and are skipped.
"""

import re
from typing import TYPE_CHECKING, Any

import pytest

from counteroffer.render.formats import html
from tests.browsers import needs_browser, severe_faults
from tests.render.invented_playbook import whole_playbook
from tests.render.planned_cases import NAMES, drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = needs_browser

PHONE: "ViewportSize" = {"width": 390, "height": 844}
DESK: "ViewportSize" = {"width": 1280, "height": 900}


def opened(browser: "Browser", content: bytes, **look: Any) -> "Page":
    page = browser.new_page(**look)
    page.route("**/*", lambda route: route.abort())  # whatever it asked for would be a fault
    page.set_content(content.decode(), wait_until="domcontentloaded")
    return page


def invented() -> bytes:
    return html.render(whole_playbook())


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_read_by_everybody(browser: "Browser", name: str) -> None:
    """Nothing serious by axe in light and dark, with all answers open; on a phone it scrolls up and down only."""
    page = opened(browser, drawn(name, "html"), color_scheme="light", viewport=DESK)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert severe_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert severe_faults(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_block_is_clean_too(browser: "Browser", scheme: str) -> None:
    page = opened(browser, invented(), color_scheme=scheme, viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert severe_faults(page) == []
    page.close()


def test_the_tone_is_chosen_by_keyboard_without_scripts(browser: "Browser") -> None:
    page = opened(browser, invented(), java_script_enabled=False, viewport=DESK)
    said = page.locator("#script-pause > .words-to-say:visible")
    assert said.inner_text() == "I understand. Who could look at an exception, and what would they need from me?"
    page.locator("#tone-plain").focus()
    page.keyboard.press("ArrowRight")
    assert said.inner_text().startswith("I understand. May I ask who decides")
    page.locator("#tone-warm").focus()
    page.keyboard.press("Space")
    assert said.inner_text().startswith("I do see that, thank you.")
    page.close()


def test_the_answers_open_by_keyboard_without_scripts(browser: "Browser") -> None:
    page = opened(browser, invented(), java_script_enabled=False, viewport=DESK)
    answer = page.locator("#script-pause .branches details").first
    assert not answer.locator(".words-to-say").first.is_visible()
    answer.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert answer.locator(".words-to-say").first.is_visible()
    page.close()


def test_copying_takes_the_chosen_tone(browser: "Browser") -> None:
    page = opened(browser, invented(), viewport=DESK)
    page.locator("label", has_text="Formal").click()
    button = page.locator("#script-pause button.copy:visible")
    assert button.count() == 1
    assert (button.get_attribute("data-copy") or "").startswith("I understand. May I ask")
    page.close()


def test_on_paper_all_answers_stand_in_one_tone(browser: "Browser") -> None:
    from tests.render.reading_back import pdf_text

    page = opened(browser, invented(), java_script_enabled=False, viewport=DESK)
    text = re.sub(r"\s+", " ", pdf_text(page.pdf(prefer_css_page_size=True)))
    assert "Then I would like to think until 4 December 2026." in text
    assert "That is a pity." not in text
    assert "Tone of the scripts" not in text
    page.close()


def test_nothing_is_asked_for_from_outside(browser: "Browser") -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(invented().decode())
    assert [url for url in asked if not url.startswith(("data:", "about:"))] == []
    page.close()
