"""What a person, a company or a guide writes stays words on every page, also on pages that were added later."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer.faces.web import pages
from counteroffer.faces.web.security import POLICY
from counteroffer.offers.reading import read_case
from counteroffer.terms.plugins import modules_in_order
from tests.faces.web.browsing import Tab, desk_in
from tests.offers.good_cases import EXAMPLES

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>{{7*7}}"
RAW = ("<script>alert", "<img src=x", "onerror=alert(2)>", "<b>{{", "<b>49", "onload=alert")
FREE = ("company", "role", "name", "claim", "evidence", "words", "state", "region", "note", "channel")


def hostile(content: Any) -> Any:
    """A case with hostile words behind everything that a person writes freely."""
    if isinstance(content, dict):
        return {
            key: f"{value} {HOSTILE}" if key in FREE and isinstance(value, str) else hostile(value)
            for key, value in content.items()
        }
    return [hostile(item) for item in content] if isinstance(content, list) else content


CASES = {
    path.stem: yaml.safe_dump(hostile(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)), allow_unicode=True, sort_keys=False)
    for path in sorted(EXAMPLES.glob("*.yaml"))
}  # fmt: skip
FAULTY = f"kind: {HOSTILE!r}\ncompany: {HOSTILE!r}\n{HOSTILE!r}: 1\noffer: {{base: {HOSTILE!r}, bonus: {{{HOSTILE!r}: 2}}}}\n"
BROKEN = f"company: [{HOSTILE}\n"


def addresses(id: str) -> Iterator[str]:
    """Every address that answers to GET, for a case; a part that is none of the case's id is hostile."""
    for module in modules_in_order(pages):
        for route in module.router.routes:
            if "GET" in getattr(route, "methods", ()):
                yield re.sub(r"{(?!id)\w+(:\w+)?}", "offer.base", route.path).replace("{id}", id)


def refuse_raw(tab: Tab, address: str) -> None:
    answer = tab.get(address)
    assert answer.status_code < 500, address
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/html"):
        found = [raw for raw in RAW if raw in answer.text]
        assert not found, (address, answer.text[max(0, answer.text.index(found[0]) - 200) :][:400])
        assert "javascript:" not in answer.text


def refuse_loose(policy: str) -> None:
    """A page that stands for itself, as a playbook does, runs what its policy names by its hash, and loads nothing."""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if " " in rule.strip())
    assert rules["default-src"] == "'none'"
    assert all(
        source == "'none'" or source.startswith("'sha256-") for source in rules.get("script-src", "'none'").split()
    )
    assert not re.search(r"https?:|\*|unsafe-eval", policy)
    assert "frame-ancestors 'self'" in policy


@pytest.fixture
def tab(tmp_path: Path) -> Tab:
    return Tab(desk_in(tmp_path))


@pytest.mark.parametrize("name", ["written-offer-with-competing-offer", "raise-with-outside-offer", "private-options"])
def test_a_hostile_case_is_only_words_on_every_page(tab: Tab, name: str) -> None:
    id = tab.begin(text=CASES[name])
    seen = list(addresses(id))
    assert len(seen) > 10
    for address in seen:
        refuse_raw(tab, address)
        refuse_raw(tab, f"{address}?q={HOSTILE}&since={HOSTILE}&with={HOSTILE}&tone={HOSTILE}")


def test_hostile_cases_can_be_read(tab: Tab) -> None:
    from counteroffer.documents.source import SourceText

    sound = [name for name, text in CASES.items() if read_case(SourceText("case.yaml", text))[0] is not None]
    assert len(sound) >= 3


@pytest.mark.parametrize(
    "text", [FAULTY, BROKEN, HOSTILE, f"# {HOSTILE}\n", f"company: {HOSTILE!r}\nrole: {HOSTILE!r}\n"]
)
def test_a_faulty_case_is_only_words_on_every_page(tab: Tab, text: str) -> None:
    id = tab.begin(text=text)
    for address in addresses(id):
        refuse_raw(tab, address)


@pytest.mark.parametrize("name", ["a & b (c) +d", "ünï cödé", "a.b-c_d", "हिन्दी"])
def test_every_page_of_an_oddly_named_case_is_reached_by_its_links(tab: Tab, name: str) -> None:
    tab.begin(example="final-offer")
    (tab.desk.cases.path / "final-offer.yaml").rename(tab.desk.cases.path / f"{name}.yaml")
    links = re.findall(r'href="(/cases/[^"]+)"', tab.get("/").text)
    assert links
    page = tab.get(links[0])
    assert page.status_code == 200
    for address in re.findall(r'(?:href|hx-get)="(/cases/[^"]+)"', page.text):
        if "." not in address.rsplit("/", 1)[-1] or address.endswith(".yaml"):
            assert tab.get(address).status_code in (200, 404, 422), address
    assert tab.get(f"{links[0]}/file").text.startswith("#") or tab.get(f"{links[0]}/file").status_code == 200


def test_pages_load_nothing_but_our_own_files_and_run_nothing_inline(tab: Tab) -> None:
    id = tab.begin(example="written-offer-with-competing-offer")
    for address in addresses(id):
        answer = tab.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        page = answer.text
        if answer.headers["content-security-policy"] != POLICY:
            refuse_loose(answer.headers["content-security-policy"])
            continue
        for loaded in re.findall(
            r'<(?:script|link|img|iframe|source|object|embed)\b[^>]*?(?:src|href|data)="([^"]*)"', page
        ):
            assert loaded.startswith(("/", "data:image/")), (address, loaded)
            assert not loaded.startswith("//")
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S", page), address
        assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page), address
        assert "<style" not in page, address


@given(
    st.dictionaries(
        st.sampled_from(["company", "role", "region", "currency", "base", "kind", "expires", "present", "x"]),
        st.text(max_size=40),
        max_size=5,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_answered_at_the_start_makes_a_case_or_is_refused(tab: Tab, answers: dict[str, str]) -> None:
    made = tab.send("POST", "/cases", json=answers)
    assert made.status_code in (201, 400, 422)
    if made.status_code == 201:
        assert tab.get(made.json()["href"]).status_code == 200
        assert tab.get(f"{made.json()['href']}/panel").status_code == 200
        tab.desk.cases.clear()
