"""The library's pages: what the guides say is there, every figure leads to its line, and hostile guides stay words."""

import html
import json
import re
import threading
import time
from pathlib import Path

import pytest

from counteroffer import operations
from counteroffer.faces.web import shelf_keeper
from counteroffer.faces.web.shelf_keeper import Reading, ShelfKeeper, keeper_of
from counteroffer.library.reading import SAMPLES
from tests.faces.called import call
from tests.faces.web.browsing import TODAY, Tab, desk_in

GUIDE = """---
company: {company}
role: {role}
last_updated: {updated}
---
# {role} | {company} Negotiation Guide

## Compensation

| Region | Base salary | Bonus | Total |
|---|---|---|---|
| {region} | $100K - $120K | 10% | $110K - $132K |

## Levers

1. **Start date:** "I could begin in May."

## Evidence

- Invented, 2026
"""
PAGES = ("/library", "/library/names", "/library/levels", "/library/findings", "/library/reviews", "/library/counts")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(shelf_keeper, "LOOK_AGAIN", 0.0)
    monkeypatch.setattr(shelf_keeper, "PATIENCE", 30.0)
    monkeypatch.setattr(ShelfKeeper.shelf, "__defaults__", (30.0,))
    shelf_keeper.KEEPERS.clear()


def write(
    folder: Path, name: str, company: str, role: str = "Engineer", region: str = "New York", updated: str = "2026-10-01"
) -> Path:
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(GUIDE.format(company=company, role=role, region=region, updated=updated), "utf-8")
    return path


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    folder = tmp_path / "guides"
    for number in range(120):
        write(folder, f"n{number:03}", f"Company {number:03}")
    write(folder, "acme-data", "Acme Robotics", "Data Scientist", "Lisbon", "2025-01-05")
    write(folder, "acme-eng", "Acme Robotics", "Engineer")
    return folder


@pytest.fixture
def tab(tmp_path: Path, guides: Path) -> Tab:
    return Tab(desk_in(tmp_path, (guides,)))


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def guide_links(page: str) -> list[str]:
    return re.findall(r'href="(/library/guides/\w+)"', page)


def test_without_a_folder_the_samples_are_there(tmp_path: Path) -> None:
    tab = Tab(desk_in(tmp_path))
    page = tab.get("/library").text
    assert f"{len(list(SAMPLES.rglob('*.md')))} guides" in page
    assert "KKR" in page
    for address in (*PAGES, *guide_links(page)):
        assert tab.get(address).status_code == 200


def test_the_guides_are_listed_page_by_page_and_each_once(tab: Tab) -> None:
    seen: list[str] = []
    address = "/library"
    while address:
        page = tab.get(address).text
        seen += guide_links(page)
        after = re.search(r'href="([^"]+)" rel="next"', page)
        address = html.unescape(after[1]) if after else ""
    assert len(seen) == len(set(seen)) == 122
    assert "Page 3 of 3" in page


@pytest.mark.parametrize("at", ["0", "-5", "999", "1"])
def test_a_page_that_there_is_not_is_the_nearest(tab: Tab, at: str) -> None:
    assert tab.get("/library", params={"at": at}).status_code == 200


@pytest.mark.parametrize("at", ["x", "1e9999", "", "9" * 5000])
def test_a_page_that_is_no_number_is_refused_in_words(tab: Tab, at: str) -> None:
    answer = tab.get("/library", params={"at": at})
    assert answer.status_code == 422
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [("acme", 2), ("ACME robotics", 2), ("lisbon", 1), ("acme data lisbon", 1), ("company 11", 11), ("engineer acme", 1), ("acme-data", 1), ("", 122), ("  ", 122), ("zzz", 0)],
)  # fmt: skip
def test_a_search_finds_what_has_every_word(tab: Tab, asked: str, found: int) -> None:
    page = text_of(tab.get("/library", params={"q": asked}).text)
    assert (f"{found} guide" in page) if found else ("No guide has all of" in page)


def test_who_finds_nothing_is_told_what_is_near(tab: Tab) -> None:
    page = tab.get("/library", params={"q": "Acme Robtics"}).text
    assert "Did you mean" in page
    assert "Acme Robotics" in page


def test_companies_and_roles_lead_to_their_guides(tab: Tab) -> None:
    page = tab.get("/library/names").text
    assert "121 companies" in page
    for address, count in (("/library?company=Acme%20Robotics", 2), ("/library?role=Data%20Scientist", 1)):
        assert address in page
        assert f"{count} guide" in text_of(tab.get(address).text)


def test_every_figure_of_pay_leads_to_the_line_that_says_it(tmp_path: Path) -> None:
    """For all samples: each number of the record that the table shows links to a line that has it."""
    tab = Tab(desk_in(tmp_path))
    for address in guide_links(tab.get("/library").text):
        page = tab.get(address).text
        lines = dict(re.findall(r'<li id="L(\d+)">(.*?)</li>', page, flags=re.S))
        links = re.findall(r'class="figure" href="#L(\d+)" title="(.*?) \(line (\d+)\)"', page)
        assert links
        for line, written, said in links:
            assert line == said
            assert html.unescape(written) in html.unescape(re.sub("<[^>]+>", "", lines[line]))


def test_a_guide_page_says_what_the_command_line_says(tmp_path: Path) -> None:
    tab = Tab(desk_in(tmp_path))
    shelf = operations.read_shelf((SAMPLES,), TODAY)
    for one in shelf.guides:
        record = json.loads(call("guides", "show", "--json", one.file).out)
        page = tab.get(f"/library/guides/{one.id}").text
        words = text_of(page)
        assert all(row["region"] in words for row in record["compensation"])
        assert all(" ".join(lever["title"].split()) in words for lever in record["levers"])
        assert all(" ".join(name["level"].split()) in words for group in record["level_mapping"] for name in group)
        source = one.file.read_text("utf-8").split("\n")
        shown = re.findall(r'<li id="L\d+">(.*?)</li>', page, flags=re.S)
        assert [html.unescape(re.sub("</?mark>", "", line)) for line in shown] == source


def test_findings_are_those_of_the_check_with_their_places(tab: Tab, guides: Path) -> None:
    found = json.loads(call("guides", "check", guides, "--format", "json", "--today", str(TODAY)).out)
    page = text_of(tab.get("/library/findings").text)
    assert f"{len(found)} finding" in page
    assert found[0]["message"] in page
    rule = found[0]["rule"]
    of_rule = sum(one["rule"] == rule for one in found)
    assert f"{of_rule} finding" in text_of(tab.get("/library/findings", params={"rule": rule}).text)
    link = re.search(r'href="(/library/guides/\w+)#L(\d+)"', tab.get("/library/findings").text)
    assert link is not None
    assert f'id="L{link[2]}"' in tab.get(link[1]).text


def test_reviews_are_those_of_fresh(tab: Tab, guides: Path) -> None:
    found = json.loads(call("guides", "fresh", guides, "--format", "json", "--today", str(TODAY)).out)["reviews"]
    page = text_of(tab.get("/library/reviews").text)
    overdue = sum(one["days_left"] is not None and one["days_left"] < 0 for one in found)
    assert f"{overdue} overdue" in page
    assert page.index("Acme Robotics, Data Scientist") < page.index("Company 000")
    assert found[0]["due"] in page


def test_statistics_are_those_of_stats(tab: Tab, guides: Path) -> None:
    found = json.loads(call("guides", "stats", guides, "--format", "json", "--today", str(TODAY)).out)
    page = text_of(tab.get("/library/counts").text)
    assert (
        f"{found['guides']} guides of {len(found['companies'])} companies with {found['pay_rows']} rows of pay" in page
    )


def test_a_guide_that_is_not_there_is_said_to_be_missing(tab: Tab) -> None:
    for id in ("0" * 12, "..%2f..%2fetc", "%00", "x"):
        answer = tab.get(f"/library/guides/{id}")
        assert answer.status_code == 404
        assert "import" not in answer.text


def test_an_empty_folder_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    tab = Tab(desk_in(tmp_path, (tmp_path / "none",)))
    assert "counteroffer guides new" in tab.get("/library").text
    for address in PAGES:
        assert tab.get(address).status_code == 200


def test_a_folder_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    answer = Tab(desk_in(tmp_path, (tmp_path / "nowhere",))).get("/library")
    assert answer.status_code == 400
    assert "there is no" in answer.text


def settled(tab: Tab, address: str, words: str) -> bool:
    """Whether a page says some words soon: a library is read again in the background."""
    for _try in range(100):
        if words in text_of(tab.get(address).text):
            return True
        time.sleep(0.05)
    return False


def test_a_guide_that_changes_comes_or_goes_is_seen(tab: Tab, guides: Path) -> None:
    tab.get("/library")
    write(guides, "new", "Newly Come")
    assert settled(tab, "/library?q=newly", "1 guide")
    (guides / "new.md").unlink()
    assert settled(tab, "/library?q=newly", "No guide")
    write(guides, "acme-eng", "Acme Renamed")
    assert settled(tab, "/library?q=renamed", "1 guide")


def test_the_library_is_read_by_one_and_its_progress_is_told(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()
    began = []
    read_shelf = operations.read_shelf

    def slowly(*given: object, **more: object) -> object:
        began.append(1)
        more["progress"](61, 122)  # type: ignore[operator]
        goes_on.wait(30)
        return read_shelf(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(operations, "read_shelf", slowly)
    monkeypatch.setattr(ShelfKeeper.shelf, "__defaults__", (0.1,))
    for address in (*PAGES, "/library/guides/x", "/library/progress"):
        page = tab.get(address)
        assert "61 of 122 guides are read" in page.text
        assert '<progress id="read" max="122" value="61">' in page.text
    goes_on.set()
    assert settled(tab, "/library", "Page 1 of 3")
    assert tab.get("/library/progress").headers["hx-refresh"] == "true"
    assert len(began) == 1


def test_a_library_that_is_being_read_does_not_keep_the_app_from_ending(guides: Path) -> None:
    keeper = ShelfKeeper((guides,))
    state = keeper.shelf(TODAY, 0)
    began = time.monotonic()
    keeper.stop()
    assert time.monotonic() - began < 20
    assert isinstance(state, Reading)
    assert isinstance(keeper.shelf(TODAY, 0), Reading | operations.Shelf)


def test_an_app_after_another_one_reads_the_library_anew(guides: Path) -> None:
    first = keeper_of((guides,))
    first.whole(TODAY)
    assert keeper_of((guides,)) is first
    first.stop()
    assert isinstance(keeper_of((guides,)).whole(TODAY), operations.Shelf)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>{{7*7}}${7*7}"


def test_a_hostile_guide_is_only_words(tmp_path: Path) -> None:
    folder = tmp_path / "guides"
    path = write(folder, "<img src=x onerror=alert(3)>", json.dumps(HOSTILE), json.dumps(HOSTILE), HOSTILE)
    more = f"\n## Strategy\n\nOpen at $130K {HOSTILE}\n\n## Level mapping\n\n| {HOSTILE} | Other |\n|---|---|\n| {HOSTILE} | L1 |\n\n[x](javascript:alert(4))\n"
    path.write_text(
        path.read_text("utf-8").replace("- Invented, 2026", f"- {HOSTILE} [a](javascript:alert(5)) 2026") + more,
        "utf-8",
    )
    tab = Tab(desk_in(tmp_path, (folder,)))
    links = guide_links(tab.get("/library").text)
    assert links
    for address in (
        *PAGES,
        *links,
        f"/library?q={HOSTILE}",
        f"/library?company={HOSTILE}&role={HOSTILE}",
        f"/library/findings?q={HOSTILE}&rule={HOSTILE}&severity={HOSTILE}",
    ):
        page = tab.get(address).text
        for raw in ("<script>alert", "<img", "<b>{{", 'href="javascript', "onerror=alert(2)>\"'", "49$"):
            assert raw not in page, (address, raw)


LEVELS = """
## Level mapping

| {company} | Bcme |
|---|---|
| L4 | E4 |
| L5 | E5 |
"""


def test_levels_lead_to_the_lines_that_say_them(tmp_path: Path) -> None:
    folder = tmp_path / "guides"
    for name, role, base in (("a", "Engineer", "$100K - $120K"), ("b", "Senior Engineer", "$150K - $180K")):
        path = write(folder, name, "Acme & Sons", role)
        text = path.read_text("utf-8").replace("$100K - $120K", base)
        path.write_text(text + LEVELS.format(company="Acme & Sons"), "utf-8")
    tab = Tab(desk_in(tmp_path, (folder,)))
    overview = tab.get("/library/levels").text
    assert re.search(r">\+50 %</a> of base", overview)
    page = tab.get("/library/levels", params={"company": "Acme & Sons"}).text
    assert "Bcme E5" in page
    assert "+$50,000 to +$60,000" in page
    places = set(re.findall(r'href="(/library/guides/\w+)#L(\d+)"', page))
    assert places
    for address, line in places:
        said = re.search(rf'<li id="L{line}">(.*)</li>', tab.get(address).text)
        assert said is not None
        assert re.search(r"E[45]|\$1\d0K", said[1])


def test_levels_of_nobody_are_refused_in_words(tmp_path: Path) -> None:
    tab = Tab(desk_in(tmp_path))
    assert "no guide maps a level of Nobody" in tab.get("/library/levels?company=Nobody").text.replace(
        "No guide", "no guide"
    )
    assert "Name the company too" in tab.get("/library/levels?level=L5").text
    empty = tmp_path / "empty"
    empty.mkdir()
    assert tab.get("/library/levels").status_code == 200
