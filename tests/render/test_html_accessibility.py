"""The HTML page in a browser: no serious finding of axe, in light and dark; on a phone, by keyboard, and on paper.

Needs Chromium and the packages playwright and axe-playwright-python; where one is missing the tests say so and are skipped.
"""

import importlib.util
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counteroffer.render.formats import html
from tests.render.invented_playbook import whole_playbook
from tests.render.planned_cases import NAMES, drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
NEEDED = [name for name in ("playwright", "axe_playwright_python") if importlib.util.find_spec(name) is None]
MISSING = [*NEEDED, *([] if CHROMIUM else ["chromium"])]

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"needs {', '.join(MISSING)}: apt-get install chromium, make test"
)

PHONE: "ViewportSize" = {"width": 390, "height": 844}
DESK: "ViewportSize" = {"width": 1280, "height": 900}
SEVERE = ("serious", "critical")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@cache
def axe() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


def opened(browser: "Browser", content: bytes, **look: Any) -> "Page":
    page = browser.new_page(**look)
    page.route("**/*", lambda route: route.abort())  # whatever it asked for would be a fault
    page.set_content(content.decode(), wait_until="domcontentloaded")
    return page


def findings(page: "Page") -> list[str]:
    """What axe finds serious, with the first place of each."""
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)")
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SEVERE]


def invented() -> bytes:
    return html.render(whole_playbook())


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_read_by_everybody(browser: "Browser", name: str) -> None:
    """Nothing serious by axe in light and dark, with all answers open; on a phone it scrolls up and down only."""
    page = opened(browser, drawn(name, "html"), color_scheme="light", viewport=DESK)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_block_is_clean_too(browser: "Browser", scheme: str) -> None:
    page = opened(browser, invented(), color_scheme=scheme, viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert findings(page) == []
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
