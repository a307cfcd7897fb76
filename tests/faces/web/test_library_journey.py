"""The library in a real browser: search, a guide, its findings; on a phone, in the dark, by keyboard, and without a serious fault of access."""

from typing import TYPE_CHECKING

import pytest

from counteroffer.faces.web.desk import Desk
from tests.browsers import needs_browser
from tests.faces.web.walking import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
PAGES = ("/library", "/library/names", "/library/levels", "/library/findings", "/library/reviews", "/library/counts")


def test_from_a_search_to_the_line_that_says_a_figure(browser: "Browser", address: str, desk: Desk) -> None:
    tab = Watched(browser, address, desk)
    page = tab.go("/library")
    page.fill("#q", "kkr")
    page.locator("#found", has_text="1 guide").wait_for()
    page.locator(".guides a").first.click()
    page.locator("h1", has_text="KKR").wait_for()
    figure = page.locator("table.pay a.figure").first
    written = (figure.get_attribute("title") or "").rsplit(" (line", 1)[0]
    figure.click()
    line = page.locator(f"#{page.url.rsplit('#', 1)[1]}")
    assert written in line.inner_text()
    assert line.is_visible()
    tab.close()
    assert tab.wrong == []


def test_by_keyboard_alone(browser: "Browser", address: str, desk: Desk) -> None:
    tab = Watched(browser, address, desk)
    page = tab.go("/library")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _press in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("oddlantern")
    page.locator("#found", has_text="1 guide").wait_for()
    for _press in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.guides') !== null"):
            break
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Oddlantern").wait_for()
    tab.close()
    assert tab.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desk"])
def test_every_page_is_within_reach_of_everybody(
    browser: "Browser", address: str, desk: Desk, scheme: str, size: str
) -> None:
    """No serious finding of axe, and nothing wider than the screen."""
    more = PHONE if size == "phone" else {}
    tab = Watched(browser, address, desk, color_scheme=scheme, **more)
    page = tab.go("/library")
    guide = page.locator(".guides a").first.get_attribute("href") or ""
    for path in (*PAGES, guide):
        page = tab.go(path)
        assert tab.faults() == [], path
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, (path, width)
    tab.close()
    assert tab.wrong == []
