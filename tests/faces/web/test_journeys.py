"""People's ways through the app in a real browser: with a real case, on a phone, by keyboard, without a console error."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counteroffer import operations
from counteroffer.faces.web.desk import Desk
from tests.browsers import needs_browser
from tests.faces.web.browsing import EXAMPLE, TODAY
from tests.faces.web.walking import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
PAGES = ("", "/worth", "/compare", "/market", "/plan", "/scripts", "/call-sheet", "/playbook")


@pytest.fixture
def tab(browser: "Browser", address: str, desk: Desk) -> Iterator[Watched]:
    opened = Watched(browser, address, desk)
    yield opened
    opened.close()
    assert opened.wrong == []


def shown(page: "Page", selector: str) -> list[str]:
    return page.locator(selector).all_inner_texts()


def example(desk: Desk, name: str = EXAMPLE) -> str:
    return operations.copy_example(desk.cases, name).id


def playbook_json(desk: Desk, id: str) -> dict[str, Any]:
    """What the command line writes for the same file."""
    file = desk.cases.read(id)
    made = operations.make_playbook(file.path, desk.guides, TODAY)
    found: dict[str, Any] = json.loads(operations.render(made.playbook, "json"))
    return found


def figures(desk: Desk, id: str) -> dict[str, str]:
    """Every figure of the command line's playbook.json as it is printed."""
    from counteroffer.playbook.ledger import figure_of, read_ledger
    from counteroffer.terms.printing import printed

    content = json.dumps(playbook_json(desk, id)).encode()
    return {name: printed(figure_of(entry)) for name, entry in read_ledger(content, "playbook.json").items()}


def test_from_nothing_to_a_playbook_by_the_form(tab: Watched, desk: Desk) -> None:
    page = tab.go("/")
    page.locator(".way", has_text="I have an offer").locator("summary").click()
    page.fill("#offer-company", "Crumbwell 3 Ovens")
    page.fill("#offer-role", "Baker")
    page.fill("#offer-region", "New York")
    page.fill("#offer-currency", "USD")
    page.fill("#offer-base", "60K")
    page.click(".way:has-text('I have an offer') button:has-text('Make the case')")
    page.wait_for_url("**/cases/*")
    id = tab.case()
    page.click("#part-needs > summary")
    with page.expect_response("**/field"):
        page.fill("[data-path='needs.walk_away']", "61K")
    assert "walk_away: 61K" in desk.cases.read(id).source.text
    page.locator("#panel .notice").wait_for()
    page.click("#panel >> text=See the plan")
    page.wait_for_url("**/plan")
    assert "Crumbwell 3 Ovens" in page.title()
    known = figures(desk, id)
    for link in page.locator(".sections a.figure").all()[:40]:
        name = link.get_attribute("data-figure") or ""
        assert link.inner_text() == known[name], name
    page.click(".case-menu >> text=Scripts")
    script = page.locator(".script").first
    script.locator("button.copy").first.click()
    script.locator("button.copy", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == script.locator("button.copy").first.get_attribute("data-copy")
    page.click(".case-menu >> text=Playbook")
    assert "Crumbwell 3 Ovens" in page.frame_locator("iframe.preview").locator("h1").inner_text()
    with page.expect_download() as waiting:
        page.click(".files >> text=PDF")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")
    assert waiting.value.suggested_filename.endswith("playbook.pdf")


def test_a_raise(tab: Watched, desk: Desk) -> None:
    page = tab.go("/")
    page.locator(".way", has_text="I want a raise").locator("text=See a worked example").click()
    page.wait_for_url("**/cases/*")
    id = tab.case()
    page.locator("#panel .notice").wait_for()
    page.click(".case-menu >> text=Plan")
    known = figures(desk, id)
    found = {link.get_attribute("data-figure"): link.inner_text() for link in page.locator("#numbers a.figure").all()}
    assert found
    assert found.items() <= known.items()
    assert page.locator("#raise-gap").count() == 1
    page.click(".case-menu >> text=Scripts")
    assert page.locator("#business-case").count() == 1


def test_offers_are_compared(tab: Watched, desk: Desk) -> None:
    one, other = example(desk), example(desk, "final-offer")
    page = tab.go(f"/cases/{one}/compare")
    assert "Copperfinch Capital" in page.locator("#ranking").inner_text()
    page.locator(f"input[name=with][value='{other}']").check()
    page.click("button:has-text('Compare')")
    page.wait_for_url("**with=**")
    paths = [desk.cases.read(id).path for id in (one, other)]
    made = json.loads(operations.comparison_json(operations.compare_cases(paths, TODAY)))
    assert page.locator("#ranking tbody tr").first.locator("td").first.inner_text() == made["ranking"][0]
    page.locator("#ranking a.figure").first.click()
    page.locator("#trace[open] .tree li").first.wait_for()
    desk.cases.remove(other)


def test_a_yaml_file_is_taken(tab: Watched, desk: Desk, tmp_path: Path) -> None:
    id = example(desk)
    written = tmp_path / "mine.yaml"
    written.write_text(desk.cases.read(id).source.text.replace("base: 240K", "base: 241K"), "utf-8")
    page = tab.go(f"/cases/{id}")
    page.click("#as-text summary")
    with page.expect_response("**/text"):
        page.set_input_files("#load", written)
    page.locator("#panel .keys", has_text="$241,000").wait_for()
    assert desk.cases.read(id).content == written.read_bytes()


def test_the_plan_moves_with_what_they_said(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    page = tab.go(f"/cases/{id}/plan")
    page.fill("#said-sentence", "they came up to 252K base on the phone, that is final")
    page.click("button:has-text('Read it back')")
    told = page.locator("#understood .understood")
    told.wait_for()
    for words in ("they said, phone", "252K", "base", "$240,000", "$252,000"):
        assert words in told.inner_text()
    assert "252K" not in desk.cases.read(id).source.text
    old = page.locator("#understood del a.figure").first
    old.click()
    page.locator("#trace[open] h2", has_text=old.inner_text()).wait_for()
    page.keyboard.press("Escape")
    page.click("#understood >> text=Keep it")
    page.wait_for_url("**/plan?since=*")
    moved = page.locator("#moved").inner_text()
    assert "$240,000" in moved
    assert "$252,000" in moved
    assert "252K" in desk.cases.read(id).source.text
    assert page.locator("#numbers a[data-figure='position.offer_base'], #summary a.figure", has_text="$252,000").count()
    page.fill("#said-sentence", "they said about 250K")
    page.click("button:has-text('Read it back')")
    page.locator("#understood .fault.error", has_text="not clear").wait_for()


def test_an_assumption_moves_the_worth_at_once(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    page = tab.go(f"/cases/{id}/worth")
    before = page.locator("#worth-summary a.figure").first.inner_text()
    page.locator("#s-bonus_payout").fill("70")
    page.locator("#worth-state", has_text="another assumption").wait_for()
    after = page.locator("#worth-summary a.figure").first.inner_text()
    assert before != after
    assert page.locator("#a-bonus_payout").input_value() == "70%"
    assert "assume" not in desk.cases.read(id).source.text
    page.locator("#worth-summary a.figure").first.click()
    page.locator("#trace[open] h2", has_text=after).wait_for()
    page.keyboard.press("Escape")
    page.fill("#a-bonus_payout", "a lot")
    page.locator("#worth-state.wrong").wait_for()
    page.fill("#a-bonus_payout", "80%")
    page.locator("#worth-state", has_text="another assumption").wait_for()
    page.locator("#month").fill("24")
    page.locator("#left", has_text="Kept").wait_for()
    page.click("text=Keep these in my case")
    page.wait_for_url("**/worth?kept=1")
    assert "bonus_payout: 80%" in desk.cases.read(id).source.text
    valued = operations.value_case(desk.cases.read(id).path, _asked(), TODAY)
    made = json.loads(operations.worth_json(valued))
    shown_average = page.locator("#worth-summary a.figure").first.inner_text()
    assert shown_average == f"${made['valuation']['average']:,.0f}"


def _asked() -> Any:
    from counteroffer.valuation.worth import Asked

    return Asked(months=48)


def test_edited_words_are_held_against_the_case_as_one_types(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    page = tab.go(f"/cases/{id}/scripts")
    editor = page.locator(".edit").first
    editor.locator("summary").click()
    editor.locator(".editor:visible .state", has_text="backed by your case").wait_for()
    area = editor.locator(".editor:visible textarea")
    area.fill("Hello,\n\nI ask for a base salary of $999,000.\n")
    editor.locator(".editor:visible .findings li").first.wait_for()
    assert shown(page, ".editor:visible .lit-words mark") == ["$999,000"]
    assert "nearest" in editor.locator(".findings:visible li").first.inner_text().lower() or "$" in editor.locator(".findings:visible li").first.inner_text()  # fmt: skip
    page.reload()
    assert "$999,000" in page.locator(".editor textarea").first.input_value() + page.locator(".editor textarea").nth(1).input_value()  # fmt: skip


def test_a_figure_leads_to_the_line_that_says_it(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    page = tab.go(f"/cases/{id}/market")
    page.locator("#standing table a.figure", has_text="$290,000").first.click()
    page.locator("#trace[open] a[data-source]").first.click()
    assert "290" in page.locator("#trace .source-lines .meant").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#trace[open]").count()
    assert page.evaluate("document.activeElement.classList.contains('figure')")


def test_on_a_phone(browser: "Browser", address: str, desk: Desk) -> None:
    tab, id = Watched(browser, address, desk, **PHONE), example(desk)
    for path in ("/", *(f"/cases/{id}{page}" for page in PAGES)):
        page = tab.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    tab.go(f"/cases/{id}/plan").click("text=Log what they said")
    assert tab.page.locator("#said-sentence").is_visible()
    tab.close()
    assert tab.wrong == []


def test_by_keyboard_alone(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    page = tab.go(f"/cases/{id}/plan")
    press(page, "Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reach(page, "a.figure")
    press(page, "Enter")
    page.locator("#trace[open]").wait_for()
    press(page, "Escape")
    assert page.evaluate("document.activeElement.classList.contains('figure')")
    page.focus("#said-sentence")
    page.keyboard.type("they said 250K base")
    reach(page, "#said button[type=submit]")
    press(page, "Enter")
    page.locator("#understood button", has_text="Keep it").wait_for()
    reach(page, "#understood button")
    press(page, "Enter")
    page.wait_for_url("**/plan?since=*")
    page = tab.go(f"/cases/{id}/worth")
    page.focus("#s-bonus_payout")
    press(page, "ArrowLeft")
    page.locator("#worth-state", has_text="another assumption").wait_for()
    page = tab.go(f"/cases/{id}/scripts")
    page.focus("#tone-plain")
    press(page, "ArrowRight")
    assert page.locator(".script .words-to-say.in-formal:visible").count()
    assert not page.locator(".script .words-to-say.in-plain:not(.in-formal):visible").count()


def press(page: "Page", key: str) -> None:
    page.keyboard.press(key)


def reach(page: "Page", selector: str) -> None:
    """Go on with Tab until the focus stands on something."""
    for _ in range(60):
        press(page, "Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def settle(page: "Page") -> None:
    """Wait until nothing on the page is still being worked out."""
    page.locator("#panel p.muted").wait_for(state="detached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_finding(browser: "Browser", address: str, desk: Desk, scheme: str) -> None:
    tab = Watched(browser, address, desk, color_scheme=scheme)
    rules = () if scheme == "light" else ("color-contrast",)  # all that another scheme can change
    id = example(desk)
    paths = [f"/cases/{id}{path}" for path in PAGES]
    if scheme == "light":
        empty = example(desk, "before-the-offer")
        paths += [f"/cases/{empty}/worth", f"/cases/{empty}/plan"]
    tab.go("/")
    found = {"/": tab.faults(*rules)}
    for path in paths:
        tab.go(path)
        settle(tab.page)
        found[path] = tab.faults(*rules)
    tab.go(f"/cases/{id}/scripts").locator(".edit summary").first.click()
    found["editor"] = tab.faults(*rules)
    tab.page.locator("a.figure").first.click()
    tab.page.locator("#trace[open]").wait_for()
    found["trace"] = tab.faults(*rules)
    tab.close()
    assert {page: faults for page, faults in found.items() if faults} == {}
    assert tab.wrong == []


def test_headings_come_in_order(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    for path in PAGES:
        page = tab.go(f"/cases/{id}{path}")
        settle(page)
        levels = [int(name[1]) for name in page.evaluate("[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((one) => one.tagName)")]  # fmt: skip
        assert levels.count(1) == 1, path
        assert all(now - before <= 1 for before, now in pairwise(levels)), (path, levels)


def test_a_faulty_case_leads_to_the_field(tab: Watched, desk: Desk) -> None:
    id = desk.cases.add(
        "faulty", "kind: offer\ncompany: Old Mill 7\nrole: Baker\ncurrency: USD\noffer:\n  base: lots\n"
    ).id
    page = tab.go(f"/cases/{id}/plan")
    assert page.locator("h1").inner_text() == "Not yet"
    page.click("text=Mend it in the form")
    page.wait_for_url(re.compile(r".*#f-offer\.base"))
    assert page.locator("[id='f-offer.base']").is_visible()
    for path in PAGES[1:]:
        tab.go(f"/cases/{id}{path}")
        assert "lots" in tab.page.locator("main").inner_text(), path


def test_printing_shows_no_controls(tab: Watched, desk: Desk) -> None:
    id = example(desk)
    for path in ("/worth", "/plan", "/scripts"):
        page = tab.go(f"/cases/{id}{path}")
        page.emulate_media(media="print")
        for hidden in (".bar nav", ".case-menu", ".contents", ".settings", "#said", ".edit", "button.copy"):
            assert not page.locator(f"{hidden}:visible").count(), (path, hidden)
        page.emulate_media(media="screen")
