"""The pages of a case hold what the command line's JSON holds, every figure leads to its trace, and nothing is in line."""

import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from counteroffer import operations
from counteroffer.playbook.ledger import figure_of, read_ledger
from counteroffer.terms.printing import printed
from counteroffer.valuation.worth import Asked
from tests.faces.web.browsing import EXAMPLE, TODAY, Tab, desk_in

PAGES = ("worth", "compare", "market", "plan", "scripts", "call-sheet", "playbook")
OF_PLAYBOOK = ("market", "plan", "scripts", "call-sheet")
NAMES = operations.example_names()
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


class Seen(HTMLParser):
    """What stands in a page: figures with their text and address, and what a strict policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.figures: list[tuple[str, str, str]] = []
        self.refused: list[str] = []
        self._open: tuple[str, str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-figure" in given:
            self._open = (given["data-figure"], given.get("href", ""))
        self.refused += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.refused.append(tag)
        loaded = [given.get(name, "") for name in ("src", "srcset", "poster")] + (
            [given.get("href", "")] if tag == "link" else []
        )
        self.refused += [one for one in loaded if one.startswith(("http", "//"))]

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.figures.append((self._open[0], data, self._open[1]))
            self._open = None


@pytest.fixture
def tab(tmp_path: Path) -> Tab:
    return Tab(desk_in(tmp_path))


def example(tab: Tab, name: str = EXAMPLE) -> str:
    return operations.copy_example(tab.desk.cases, name).id


def page(tab: Tab, id: str, path: str) -> Seen:
    answer = tab.get(f"/cases/{id}/{path}")
    assert answer.status_code == 200, answer.text
    return Seen(answer.text)


def ledger(content: bytes) -> dict[str, str]:
    return {name: printed(figure_of(entry)) for name, entry in read_ledger(content, "x.json").items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_that_of_the_command_lines_json(tab: Tab, name: str) -> None:
    id = example(tab, name)
    path = tab.desk.cases.read(id).path
    known = ledger(operations.render(operations.make_playbook(path, (), TODAY).playbook, "json"))
    for one in OF_PLAYBOOK:
        seen = page(tab, id, one)
        assert not seen.refused
        # Figures within words that are quoted stand there as somebody wrote them ("$275K+").
        other = {figure: (text, known[figure]) for figure, text, _at in seen.figures if text != known[figure]}
        assert not {figure: both for figure, both in other.items() if not figure.startswith("quoted.")}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "before-the-offer"])
def test_the_worth_is_that_of_the_command_lines_json(tab: Tab, name: str) -> None:
    id = example(tab, name)
    path = tab.desk.cases.read(id).path
    known = ledger(operations.worth_json(operations.value_case(path, Asked(taxed=True), TODAY)))
    seen = page(tab, id, "worth")
    assert not seen.refused
    assert seen.figures
    for figure, text, _at in seen.figures:
        if figure in known:  # what is kept after each month stands in the JSON as a number
            assert text == known[figure]


def test_the_comparison_is_that_of_the_command_lines_json(tab: Tab) -> None:
    one, other = example(tab), example(tab, "final-offer")
    paths = [tab.desk.cases.read(id).path for id in (one, other)]
    known = ledger(operations.comparison_json(operations.compare_cases(paths, TODAY)))
    seen = page(tab, one, f"compare?with={other}")
    assert {figure: text for figure, text, _at in seen.figures}.items() <= known.items()
    assert not seen.refused


@pytest.mark.parametrize("path", [*PAGES[:-1], "worth?whose=Copperfinch Capital"])
def test_every_figure_leads_to_its_trace(tab: Tab, path: str) -> None:
    seen = page(tab, example(tab), path)
    addresses = sorted({(address, text) for figure, text, address in seen.figures if not figure.startswith("quoted.")})
    assert addresses
    for address, text in addresses[:: max(1, len(addresses) // 25)]:
        answer = tab.get(unescape(address))
        assert answer.status_code == 200, address
        if path != "scripts":
            assert text in unescape(answer.text).split("</h2>")[0]


def test_a_trace_shows_the_line_and_what_stands_around_it(tab: Tab) -> None:
    id = example(tab)
    figure = next(at for _name, text, at in page(tab, id, "market").figures if text == "$290,000")
    trace = tab.get(figure).text
    links = [unescape(one) for one in re.findall(r'href="(/cases/[^"]*/source\?[^"]*)"', trace)]
    assert links
    shown = tab.get(links[-1]).text
    assert 'class="meant"' in shown
    whole = tab.get(links[-1], headers={"sec-fetch-dest": "document"}).text
    assert "<h1>" in whole
    assert "<h1>" in tab.get(figure, headers={"sec-fetch-dest": "document"}).text


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../index.sqlite", "other.yaml", "pyproject.toml", "", "x\0y", "src/counteroffer/__init__.py"],
)
def test_no_other_file_is_shown(tab: Tab, path: str) -> None:
    answer = tab.get(f"/cases/{example(tab)}/source", params={"path": path, "line": 1})
    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("line", ["0", "-1", "99999999", "x", "1.5"])
def test_a_line_that_is_not_there(tab: Tab, line: str) -> None:
    id = example(tab)
    assert tab.get(f"/cases/{id}/source", params={"path": f"{id}.yaml", "line": line}).status_code in (404, 422)


@pytest.mark.parametrize("path", PAGES)
def test_what_is_not_there(tab: Tab, path: str) -> None:
    assert tab.get(f"/cases/nobodys/{path}").status_code == 404


@pytest.mark.parametrize("path", ["trace", "worth/trace", "compare/trace"])
def test_a_figure_that_is_not_there(tab: Tab, path: str) -> None:
    answer = tab.get(f"/cases/{example(tab)}/{path}/no.such.figure")
    assert answer.status_code == 400
    assert "no.such.figure" in answer.text


FAULTY = "kind: offer\ncompany: Old Mill 7\nrole: Baker\ncurrency: USD\noffer:\n  base: lots\n"


@pytest.mark.parametrize("path", PAGES)
def test_a_faulty_case_says_what_to_mend_and_where(tab: Tab, path: str) -> None:
    id = tab.desk.cases.add("faulty", FAULTY).id
    answer = tab.get(f"/cases/{id}/{path}")
    assert answer.status_code == 200
    assert "Not yet" in answer.text
    assert f'href="/cases/{id}#f-offer.base"' in answer.text


@pytest.mark.parametrize("text", ["", "no: case", "- a\n- list", "kind: offer\n\tx", "{", "\ufeff", "a: &a [*a]"])
def test_any_text_has_pages(tab: Tab, text: str) -> None:
    id = tab.desk.cases.add("odd", text).id
    for path in PAGES:
        assert tab.get(f"/cases/{id}/{path}").status_code == 200, path


def test_without_an_offer_the_worth_says_how_to_go_on(tab: Tab) -> None:
    id = example(tab, "before-the-offer")
    told = tab.get(f"/cases/{id}/worth").text
    assert "holds no offer" in told
    assert f'href="/cases/{id}#f-offer.base"' in told
    assert "nothing to compare" in tab.get(f"/cases/{id}/compare").text


def test_words_of_others_stay_words(tab: Tab) -> None:
    source = tab.desk.cases.read(example(tab)).source.text
    quoted = json.dumps(HOSTILE)
    text = re.sub(r"(?m)^company: .*$", lambda _found: f"company: {quoted}", source)
    text = re.sub(r"(?m)^role: .*$", lambda _found: f"role: {quoted}", text)
    id = tab.desk.cases.add("hostile", text.replace("Copperfinch Capital", HOSTILE.replace('"', ""))).id
    for path in ("", *(f"/{one}" for one in PAGES)):
        answer = tab.get(f"/cases/{id}{path}")
        assert answer.status_code == 200
        assert not Seen(answer.text).refused, path
        assert "<script>alert" not in answer.text, path
        assert "<img src=x" not in answer.text, path


def addresses_in(text: str) -> Iterator[str]:
    return (unescape(found) for found in re.findall(r'href="(/[^"#]*)"', text))


@pytest.mark.parametrize("path", PAGES)
def test_every_way_on_leads_somewhere(tab: Tab, path: str) -> None:
    id = example(tab)
    ways = {
        one for one in addresses_in(tab.get(f"/cases/{id}/{path}").text) if "/trace/" not in one and "/file?" not in one
    }
    for way in sorted(ways - {"/library"}):
        assert tab.get(way).status_code in (200, 202), way


def test_the_menu_names_the_case_and_the_page(tab: Tab) -> None:
    id = example(tab)
    told: Any = tab.get(f"/cases/{id}/plan").text
    assert re.search(r'<a href="/cases/[^"]*/plan" aria-current="page">Plan</a>', told)
    assert "<bdi>KKR</bdi>" in told
    assert "<title>Plan: KKR, ML/AI Engineer · Counteroffer</title>" in told


def test_a_file_that_cannot_be_made_here_says_so_before_the_click(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    from counteroffer.operations import desk_views

    path = f"/cases/{example(tab)}"
    page = tab.get(f"{path}/playbook").text
    assert "not installed" not in page
    monkeypatch.setattr(desk_views, "find_spec", lambda name: None if name == "docx" else name)
    page = tab.get(f"{path}/playbook").text
    assert "counteroffer[docs]" in page
    assert "format=docx" not in page
    assert "format=pdf" in page
