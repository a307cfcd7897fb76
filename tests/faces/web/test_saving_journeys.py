"""Nothing that is typed is lost: form and text side by side, an editor beside the browser, a slow line, an app that is away."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from counteroffer import operations
from counteroffer.faces.web.desk import Desk
from tests.browsers import needs_browser
from tests.faces.web.browsing import EXAMPLE
from tests.faces.web.walking import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser
BASE, COMPANY, TEXT = '[data-path="offer.base"]', '[data-path="company"]', "#text"


@pytest.fixture
def id(desk: Desk) -> str:
    return operations.copy_example(desk.cases, EXAMPLE).id


@pytest.fixture
def tab(browser: "Browser", address: str, desk: Desk) -> Iterator[Watched]:
    opened = Watched(browser, address, desk)
    yield opened
    opened.close()
    assert [one for one in opened.wrong if "409" not in one and "ERR_FAILED" not in one] == []


@pytest.fixture
def page(tab: Watched, id: str) -> "Page":
    page = tab.go(f"/cases/{id}")
    page.locator("#as-text summary").click()
    return page


def text_of(desk: Desk, id: str) -> str:
    return desk.cases.read(id).source.text


def until(page: "Page", holds: Callable[[], bool]) -> None:
    for _try in range(300):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to hold")


def all_saved(page: "Page") -> None:
    until(page, lambda: page.evaluate("waiting.length === 0") and page.inner_text("#state") == "Saved")


def type_at_the_end(page: "Page", words: str) -> None:
    page.focus(TEXT)
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def test_the_text_follows_the_form(page: "Page", desk: Desk, id: str) -> None:
    page.fill(BASE, "250K")
    all_saved(page)
    assert "base: 250K" in page.input_value(TEXT)
    type_at_the_end(page, "\n# a note\n")
    all_saved(page)
    assert "base: 250K" in text_of(desk, id)
    assert text_of(desk, id).endswith("# a note\n")


def test_text_and_field_in_one_breath_are_both_kept(page: "Page", desk: Desk, id: str) -> None:
    type_at_the_end(page, "\n# a note\n")
    page.fill(BASE, "251K")
    all_saved(page)
    assert "base: 251K" in text_of(desk, id)
    assert "# a note" in text_of(desk, id)
    assert page.input_value(BASE) == "251K"


def test_it_says_saved_when_it_is_saved(page: "Page") -> None:
    page.focus(BASE)
    page.keyboard.press("End")
    page.keyboard.type("1")
    assert page.inner_text("#state") == "Saving …"
    assert page.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.keyboard.press("Backspace")
    assert page.inner_text("#state") == "Saved"


@pytest.mark.parametrize("mine", [True, False])
def test_an_editor_beside_the_text_overwrites_nothing_in_silence(page: "Page", desk: Desk, id: str, mine: bool) -> None:
    file = desk.cases.read(id)
    file.path.write_text(file.source.text + "# of the editor\n", "utf-8")
    type_at_the_end(page, "\n# mine\n")
    page.locator("#text-conflict button").first.wait_for()
    assert "# mine" not in text_of(desk, id)
    page.fill(BASE, "253K")  # a field goes on; the text stays as it is until somebody chooses
    until(page, lambda: "base: 253K" in text_of(desk, id))
    assert "# mine" in page.input_value(TEXT)
    page.click(f"#text-conflict >> text={'Save mine' if mine else 'drop mine'}")
    if mine:
        page.locator("#text-conflict button").first.wait_for()  # the field has changed it again meanwhile
        page.click("#text-conflict >> text=Save mine")
    all_saved(page)
    assert ("# mine" in text_of(desk, id)) is mine
    assert ("# of the editor" in text_of(desk, id)) is not mine


def test_while_the_app_is_away_nothing_is_lost(page: "Page", desk: Desk, id: str) -> None:
    page.route(f"**/cases/{id}/*", lambda route: route.abort())
    type_at_the_end(page, "\n# typed meanwhile\n")
    until(page, lambda: page.inner_text("#state").startswith("Not saved"))
    assert page.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.unroute(f"**/cases/{id}/*")
    all_saved(page)
    assert "# typed meanwhile" in text_of(desk, id)


def test_on_a_slow_line_somebody_types_on(page: "Page", desk: Desk, id: str) -> None:
    line = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    type_at_the_end(page, "\n# one")
    page.wait_for_timeout(600)
    page.keyboard.type(" two")
    page.wait_for_timeout(600)
    page.keyboard.type(" three\n")
    all_saved(page)
    assert "# one two three\n" in text_of(desk, id)
    page.locator('[data-add="alternatives"]').click()
    page.wait_for_timeout(100)
    page.fill(COMPANY, "Typed")
    page.keyboard.type(" on and on", delay=80)
    all_saved(page)
    assert page.input_value(COMPANY) == "Typed on and on"
    assert "company: Typed on and on" in text_of(desk, id)


def test_the_text_takes_in_what_the_form_changes_meanwhile(page: "Page", desk: Desk, id: str) -> None:
    line = {"offline": False, "latency": 900, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    page.locator('[data-add="candidate.strengths"]').click()
    type_at_the_end(page, "\n# typed meanwhile")
    page.wait_for_timeout(1500)
    page.keyboard.type(" and after\n")
    all_saved(page)
    assert "# typed meanwhile and after\n" in text_of(desk, id)
    assert text_of(desk, id).count("claim:") > operations.copy_example(desk.cases, EXAMPLE).source.text.count("claim:")
    assert page.locator("#text-conflict button").count() == 0


def test_a_file_of_another_kind_is_refused_and_another_case_can_be_taken_back(
    page: "Page", desk: Desk, id: str
) -> None:
    before = text_of(desk, id)
    page.set_input_files(
        "#load", {"name": "a.yaml", "mimeType": "text/plain", "buffer": "kind: offer".encode("utf-16")}
    )
    page.locator("#text-conflict .fault", has_text="no text in UTF-8").wait_for()
    assert page.input_value(TEXT) == before
    page.set_input_files("#load", {"name": "a.yaml", "mimeType": "text/plain", "buffer": b"kind: raise\n"})
    until(page, lambda: text_of(desk, id) == "kind: raise\n")
    page.click("#text-conflict >> text=Put back")
    until(page, lambda: text_of(desk, id) == before)


def test_a_day_in_words_stands_in_its_field(page: "Page", desk: Desk, id: str) -> None:
    now = desk.cases.read(id)
    operations.set_case_field(desk.cases, id, "offer.expires", "4 Dec 2026", now.version)
    page.reload()
    assert page.input_value('[data-path="offer.expires"]') == "4 Dec 2026"


def test_a_case_file_is_taken_on_the_start_page(tab: Watched, desk: Desk) -> None:
    page = tab.go("/")
    page.locator("summary", has_text="Begin with a case file").click()
    text = "kind: offer\ncompany: Pasted\nrole: Baker\ncurrency: USD\noffer:\n  base: a lot\n"
    page.fill("#new-text", "x" * 1_000_001)
    page.click("form[data-begin-with=text] >> text=Make the case")
    page.locator("form[data-begin-with=text] > .fault").wait_for()
    assert len(page.input_value("#new-text")) == 1_000_001
    page.set_input_files("[data-loads=new-text]", {"name": "a.yaml", "mimeType": "text/plain", "buffer": text.encode()})
    until(page, lambda: page.input_value("#new-text") == text)
    page.click("form[data-begin-with=text] >> text=Make the case")
    page.wait_for_url("**/cases/*")
    assert desk.cases.read(tab.case()).source.text == text
    assert "a lot" in page.inner_text('[data-faults="offer.base"]')
    tab.wrong = [one for one in tab.wrong if "400" not in one]
