"""REST: the same answers as the command line, one format for refusals, nobody's change lost, and no secret that is not named."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    missing_required_header,
    positive_data_acceptance,
    unsupported_method,
)

from counteroffer import operations
from counteroffer.faces.catalogue import OFFERED, Offered, offered
from counteroffer.faces.discretion import ALL, SECRETS, decoded, secret_of, without_secrets
from counteroffer.faces.rest import api
from counteroffer.faces.rest.description import describe
from counteroffer.faces.web.app import make_app
from counteroffer.library.reading import SAMPLES
from counteroffer.terms.printing import printed_forms
from tests.faces.called import call
from tests.faces.web.browsing import EXAMPLE, PORT, TODAY, Tab, desk_in
from tests.help_pages import ROOT
from tests.offers.good_cases import EXAMPLES

API = "/api/v1"
CASE = f"{API}/cases/{EXAMPLE}"
DAY = {"today": str(TODAY)}
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.fixture
def tab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tab:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    tab = Tab(desk_in(tmp_path))
    tab.begin(example=EXAMPLE)
    monkeypatch.chdir(tab.desk.cases.path)  # the command line names a file from where it stands
    return tab


def etag(tab: Tab, address: str = CASE) -> dict[str, str]:
    return {"if-match": tab.get(address).headers["etag"]}


FILE = f"{EXAMPLE}.yaml"
SAME: dict[str, tuple[str, dict[str, Any], tuple[str, ...]]] = {
    "value": (f"{CASE}/value", {}, ("value", FILE)),
    "value with options": (f"{CASE}/value", {"months": 12, "seed": 5, "taxed": "true", "leave_on": "2027-06-01"}, ("value", FILE, "--months", "12", "--seed", "5", "--after-tax", "--leave-on", "2027-06-01")),
    "value of an alternative": (f"{CASE}/value", {"alternative": "Copperfinch Capital"}, ("value", FILE, "--alternative", "Copperfinch Capital")),
    "compare": (f"{API}/compare", {"cases": EXAMPLE}, ("compare", FILE)),
    "plan": (f"{CASE}/plan", {"include": ",".join(SECRETS)}, ("plan", FILE)),
    "ask": (f"{CASE}/numbers", {"include": list(SECRETS)}, ("ask", FILE)),
    "benchmark": (f"{CASE}/market", {}, ("benchmark", FILE)),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_an_answer_is_the_command_lines_json_to_the_byte(tab: Tab, name: str) -> None:
    address, query, command = SAME[name]
    answer = tab.get(address, params={**query, **DAY})
    said = call(*command, "--format", "json", "--today", str(TODAY))
    assert said.code == 0, said.err
    assert answer.status_code == 200
    assert from_root(answer.text) == from_root(said.out)


def test_a_what_if_is_the_command_lines(tab: Tab) -> None:
    answer = tab.send(
        "POST", f"{CASE}/what-if?include={','.join(SECRETS)}", json={"settings": {"offer.base": "255K"}, **DAY}
    )
    said = call("what-if", FILE, "--set", "offer.base=255K", "--format", "json", "--today", str(TODAY))
    assert answer.text == said.out


def from_root(text: str) -> str:
    """A text whose paths are told from the project's folder: one that was read before stands as it was shown then."""
    return text.replace(f"{ROOT}/", "")


OF_GUIDES = {
    "findings": ("findings", "check"),
    "reviews": ("reviews", "fresh"),
    "coverage": ("coverage", "stats"),
    "levels": ("levels", "levels"),
}


@pytest.mark.parametrize("name", OF_GUIDES)
def test_what_is_said_of_guides_is_the_command_lines(tab: Tab, name: str) -> None:
    address, command = OF_GUIDES[name]
    day = () if command == "levels" else ("--today", str(TODAY))
    answer = tab.get(f"{API}/guides/{address}", params=DAY if name == "reviews" else {})
    assert from_root(answer.text) == from_root(call("guides", command, SAMPLES, "--format", "json", *day).out)


def test_a_guide_is_shown_as_the_command_line_shows_it(tab: Tab) -> None:
    for one in tab.get(f"{API}/guides").json():
        path = next(path for path in SAMPLES.rglob("*.md") if one["path"].endswith(str(path.relative_to(SAMPLES))))
        assert tab.get(f"{API}/guides/{one['id']}").text == call("guides", "show", "--json", path).out.rstrip("\n")


def test_a_guide_is_matched_with_reasons_and_its_figures_with_places(tab: Tab) -> None:
    found = tab.get(
        f"{API}/guides/match", params={"company": "kkr & co", "role": "ML Engineer", "region": "NYC"}
    ).json()
    assert found["guide"]["company"] == "KKR"
    assert found["pay"]["base"]["high"] == 290000
    assert all(figure["span"]["line"] for figure in found["figures"])
    assert set(found["match"]) >= {"company", "role", "region"}
    nothing = tab.get(f"{API}/guides/match", params={"company": "Nobody Ltd", "role": "x"}).json()
    assert (nothing["guide"], nothing["pay"]) == (None, None)
    assert nothing["match"]["company"]["how"] == "none"


def test_a_case_from_its_beginning_to_its_end(tab: Tab) -> None:
    made = tab.send(
        "POST",
        f"{API}/cases",
        json={
            "answers": {"company": "Acme", "role": "Engineer", "region": "New York", "currency": "USD", "base": "240K"}
        },
    )
    assert made.status_code == 201
    place = made.headers["location"]
    read = tab.get(place)
    assert read.json()["fields"]["offer.base"] == "240K"
    assert read.headers["etag"] == made.headers["etag"] == f'"{read.json()["version"]}"'
    changed = tab.send(
        "POST", f"{place}/field", json={"dotted": "offer.base", "value": "245K"}, headers=etag(tab, place)
    )
    assert changed.status_code == 200
    entry = {"dotted": "candidate.strengths", "entry": "{claim: led a team of four}"}
    more = tab.send("POST", f"{place}/entry", json=entry, headers={"if-match": changed.headers["etag"]})
    fields = tab.get(place).json()["fields"]
    assert (fields["offer.base"], fields["candidate.strengths.1.claim"]) == ("245K", "led a team of four")
    gone = tab.send(
        "POST", f"{place}/remove", json={"dotted": "candidate.strengths.1"}, headers={"if-match": more.headers["etag"]}
    )
    assert "candidate.strengths.1.claim" not in tab.get(place).json()["fields"]
    text = tab.get(place).json()["text"].replace("245K", "251K")
    kept = tab.send(
        "PUT",
        f"{place}/text",
        content=text.encode(),
        headers={"content-type": "text/plain", "if-match": gone.headers["etag"]},
    )
    assert kept.status_code == 200
    assert tab.get(place).json()["fields"]["offer.base"] == "251K"
    logged = tab.send(
        "POST",
        f"{place}/log",
        json={"sentence": "they came up to 255K base on the phone", **DAY},
        headers=etag(tab, place),
    )
    assert logged.json()["entry"].startswith("{on: 2026-11-21, by: them")
    assert logged.json()["next"]
    assert tab.get(place).json()["fields"]["said.1.offer.base"] == "255K"
    assert tab.send("DELETE", place).status_code == 204
    assert tab.get(place).status_code == 404


def test_nobodys_change_is_written_over(tab: Tab) -> None:
    first = etag(tab)
    body = {"dotted": "offer.base", "value": "245K"}
    assert tab.send("POST", f"{CASE}/field", json=body, headers=first).status_code == 200
    before = tab.desk.cases.read(EXAMPLE)
    for method, what, more in (
        ("POST", "field", {"json": {**body, "value": "1K"}}),
        ("PUT", "text", {"json": {"text": "x"}}),
        ("POST", "log", {"json": {"sentence": "they said 250K base"}}),
    ):
        late = tab.send(method, f"{CASE}/{what}", headers=first, **more)
        assert (late.status_code, late.json()["code"]) == (409, "changed-elsewhere")
        without = tab.send(method, f"{CASE}/{what}", **more)
        assert (without.status_code, without.json()["code"]) == (428, "version-missing")
    assert tab.desk.cases.read(EXAMPLE) == before


REFUSED: tuple[tuple[str, str, dict[str, Any], int, str], ...] = (
    ("GET", f"{API}/nothing", {}, 404, "no-such-address"),
    ("POST", f"{CASE}/plan", {}, 405, "no-such-method"),
    ("GET", f"{API}/cases/none", {}, 404, "not-there"),
    ("GET", f"{API}/cases/..%2f..%2fetc%2fpasswd", {}, 404, "no-such-address"),
    ("GET", f"{API}/cases/.hidden/plan", {}, 404, "not-there"),
    ("GET", f"{API}/guides/000000000000", {}, 404, "not-there"),
    ("GET", f"{CASE}/trace/nothing.such", {}, 400, "bad-request"),
    ("GET", f"{CASE}/value?months=0", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?months=many", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?months=1&months=2", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?nothing=1", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?taxed=perhaps", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?today=2026-13-01", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?seed=-1", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/value?include=reservation", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/plan?include=everything", {}, 422, "not-as-described"),
    ("GET", f"{CASE}/plan?parts=nothing", {}, 400, "bad-request"),
    ("GET", f"{CASE}/plan?today=9990-01-01", {}, 400, "bad-request"),
    ("GET", f"{CASE}/numbers?today=0001-01-01", {}, 400, "bad-request"),
    ("GET", f"{CASE}/market?today=9999-12-31", {}, 400, "bad-request"),
    ("GET", f"{CASE}/value?leave_on=9999-12-31", {}, 400, "bad-request"),
    ("GET", f"{API}/guides/reviews?today=9999-12-31", {}, 400, "bad-request"),
    ("POST", f"{CASE}/what-if", {"json": {"settings": {}, "today": "9999-12-31"}}, 400, "bad-request"),
    ("POST", f"{CASE}/what-if", {"json": {"settings": {"offer.expires": "9999-12-31"}}}, 422, "faults-found"),
    ("POST", f"{CASE}/log", {"json": {"sentence": "they said 252K base", "on": "9999-12-31"}, "headers": {"if-match": "x"}}, 400, "bad-request"),
    ("GET", f"{API}/guides/findings?severity=loud", {}, 400, "bad-request"),
    ("GET", f"{API}/guides/findings?rule=zzz", {}, 400, "bad-request"),
    ("GET", f"{API}/guides/findings?limit=0", {}, 422, "not-as-described"),
    ("GET", f"{API}/guides?offset=-1", {}, 422, "not-as-described"),
    ("GET", f"{API}/guides/coverage?limit=1", {}, 422, "not-as-described"),
    ("GET", f"{API}/compare", {}, 422, "not-as-described"),
    ("GET", f"{API}/guides/match?company=KKR", {}, 422, "not-as-described"),
    ("POST", f"{CASE}/what-if", {"json": []}, 422, "not-as-described"),
    ("POST", f"{CASE}/what-if", {"json": {"settings": {"offer.base": 5}}}, 422, "not-as-described"),
    ("POST", f"{CASE}/what-if", {"json": {"settings": {"offer.base": "many"}}}, 422, "faults-found"),
    ("POST", f"{CASE}/what-if", {"content": b"{", "headers": {"content-type": "application/json"}}, 422, "not-as-described"),
    ("POST", f"{CASE}/what-if", {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 422, "not-as-described"),
    ("POST", f"{CASE}/what-if", {"content": b"\xff", "headers": {"content-type": "application/json"}}, 422, "not-as-described"),
    ("POST", f"{CASE}/what-if", {"content": b"settings=1"}, 415, "not-json"),
    ("POST", f"{API}/cases/from-example", {"json": {"name": "../../secrets"}}, 400, "bad-request"),
    ("PUT", f"{CASE}/text", {"content": b"\xff", "headers": {"content-type": "text/plain", "if-match": "x"}}, 422, "not-as-described"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "address", "more", "status", "code"), REFUSED)
def test_every_refusal_has_one_form(
    tab: Tab, method: str, address: str, more: dict[str, Any], status: int, code: str
) -> None:
    answer = tab.send(method, address, **more)
    found = answer.json()
    assert (answer.status_code, found["code"], found["status"]) == (status, code, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "code", "hint", "faults"} == set(found)
    assert found["type"] == f"urn:counteroffer:problem:{code}"
    assert found["detail"]
    assert found["hint"]


def test_the_guard_refuses_programs_in_the_same_form(tab: Tab) -> None:
    for headers, status in (
        ({"host": "evil.example"}, 421),
        ({"cookie": "", "authorization": "Bearer x"}, 401),
        ({"content-length": "99999999"}, 413),
    ):
        answer = tab.client.get(f"{API}/cases", headers=headers)
        assert (answer.status_code, answer.json()["status"]) == (status, status)
        assert answer.headers["content-type"] == "application/problem+json"
    assert tab.client.delete(CASE).json()["code"] == "not-ours"


def test_a_faulty_case_is_refused_with_every_fault_and_its_place(tab: Tab) -> None:
    made = tab.send(
        "POST",
        f"{API}/cases/from-text",
        json={"text": "kind: offer\ncompany: A\nrole: B\ncurrency: USD\noffer: {base: many, bonus: x}\n"},
    )
    place = made.headers["location"]
    for what in ("plan", "value", "market", "numbers"):
        answer = tab.get(f"{place}/{what}")
        assert answer.status_code == 422
        faults = answer.json()["faults"]
        assert {"many", "x"} <= {fault["text"] for fault in faults}
        assert all(fault["line"] == 5 and fault["help"] and fault["code"] for fault in faults)
    assert tab.get(f"{place}/check").json()["errors"] >= 2


def numbers_in(record: object) -> Iterator[Decimal]:
    if isinstance(record, dict | list):
        for value in record.values() if isinstance(record, dict) else record:
            yield from numbers_in(value)
    elif isinstance(record, int | Decimal) and not isinstance(record, bool):
        yield Decimal(record)


def told(text: str, whole: list[Any], allowed: frozenset[str]) -> list[str]:
    """Which figures an answer gives away that it may not: by id, by number, by any printed form of theirs."""
    hidden = [one for one in whole if secret_of(one["id"]) not in (None, *allowed)]
    public = {str(one["value"]) for one in whole if one not in hidden}
    numbers = set(numbers_in(decoded(text.encode())))
    found = []
    for one in hidden:
        value = one["value"]
        if f'"{one["id"]}"' in text:
            found.append(one["id"])
        if isinstance(value, str) or abs(value) < 1000 or str(value) in public:
            continue
        forms = "|".join(re.escape(form) for form in printed_forms(Decimal(value), one["unit"]))
        if Decimal(value) in numbers or re.search(rf"(?<![\d.,])(?:{forms})(?!\d|[.,]\d)", text):
            found.append(f"{one['id']} = {value}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_gives_nothing_away_that_is_not_named(tmp_path: Path, name: str) -> None:
    tab = Tab(desk_in(tmp_path))
    tab.begin(example=name)
    place = f"{API}/cases/{name}"
    whole = decoded(tab.get(f"{place}/plan", params={"include": ",".join(SECRETS), **DAY}).content)
    for what in ("plan", "numbers"):
        answer = tab.get(f"{place}/{what}", params=DAY)
        assert told(answer.text, whole["figures"], frozenset()) == []
        assert not re.search(
            r'"(?:reservation|reservation_base|batna|stated_walk_away|accept_from|alternatives)"', answer.text
        )
        for secret in SECRETS:
            some = tab.get(f"{place}/{what}", params={"include": secret, **DAY})
            assert told(some.text, whole["figures"], frozenset([secret])) == []
    asked = tab.send("POST", f"{place}/what-if", json={"settings": {"candidate.years": "9"}, **DAY})
    assert asked.status_code == 200
    assert told(asked.text, whole["figures"], frozenset()) == []
    assert not re.search(r'"(?:reservation|batna|stated_walk_away|accept_from|alternatives)"', asked.text)
    for figure in whole["figures"]:
        if figure["id"] in ("position.reservation", "position.batna"):
            trace, secret = f"{place}/trace/{figure['id']}", figure["id"].removeprefix("position.")
            assert tab.get(trace, params=DAY).json()["code"] == "bad-request"
            assert tab.get(trace, params={"include": secret, **DAY}).json()[0]["id"] == figure["id"]
    if whole["position"]["reservation"] is not None:
        named = tab.get(f"{place}/numbers", params={"include": "reservation", **DAY}).json()
        assert named["reservation"] == whole["position"]["reservation"]


def test_an_audit_does_not_speak_of_the_walk_away_unless_it_is_named(tab: Tab) -> None:
    body = {"text": "".join(f"My limit is ${number},000.\n" for number in range(150, 420)), **DAY}
    unnamed = tab.send("POST", f"{CASE}/audit", json=body).json()["faults"]
    named = tab.send("POST", f"{CASE}/audit?include={','.join(SECRETS)}", json=body).json()["faults"]
    assert any("walk-away" in fault["message"] for fault in named)
    assert not any("walk-away" in fault["message"] + fault["help"] for fault in unnamed)


PAGED = {
    f"{API}/cases": "items", f"{API}/parameters": "items", f"{API}/parameters/tax_us_federal": "items", f"{API}/guides": "items", f"{API}/guides/findings": "items",
    f"{API}/guides/reviews": "reviews",
}  # fmt: skip


@pytest.mark.parametrize("address", PAGED)
def test_pages_of_a_list_come_to_the_whole_list(tab: Tab, address: str) -> None:
    whole = tab.get(address).json()
    entries = whole[PAGED[address]] if isinstance(whole, dict) else whole
    assert entries
    seen: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        page = tab.get(address, params={"limit": 7, "offset": offset}).json()
        assert page["total"] == len(entries)
        assert len(page[PAGED[address]]) <= 7
        seen += page[PAGED[address]]
        offset = page["next"]
    assert seen == entries
    beyond = tab.get(address, params={"offset": len(entries) + 1}).json()
    assert (beyond[PAGED[address]], beyond["next"]) == ([], None)


def test_levels_are_counted_through_with_conflicts_and_steps(tab: Tab) -> None:
    whole = tab.get(f"{API}/guides/levels").json()
    pages = [tab.get(f"{API}/guides/levels", params={"limit": 1, "offset": 0}).json()]
    while pages[-1]["next"] is not None:
        pages.append(tab.get(f"{API}/guides/levels", params={"limit": 1, "offset": pages[-1]["next"]}).json())
    assert pages[0]["counts"] == {name: len(entries) for name, entries in whole.items()}
    assert whole == {name: [entry for page in pages for entry in page[name]] for name in whole}


def test_a_rule_is_asked_for_by_name_or_code(tab: Tab) -> None:
    found = tab.get(f"{API}/guides/findings").json()
    for fault in found[:3]:
        for word in (fault["rule"], fault["code"], fault["code"].lower()):
            some = tab.get(f"{API}/guides/findings", params={"rule": word}).json()
            assert some == [one for one in found if one["code"] == fault["code"]]
    assert "warning" in tab.get(f"{API}/guides/findings?severity=loud").json()["hint"]


@pytest.mark.parametrize("address", ["openapi.json", "cases"])
def test_a_crash_is_a_problem_document_and_one_traceback(
    tab: Tab, address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(api, "describe", broken)
    monkeypatch.setattr(api, "answer", broken)
    with caplog.at_level("ERROR"):
        answer = tab.get(f"{API}/{address}")
    found = answer.json()
    assert (answer.status_code, found["status"], found["code"]) == (500, 500, "failed")
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "code", "hint", "faults"} == set(found)
    assert "secret of the inside" not in answer.text
    assert sum(record.exc_info is not None for record in caplog.records) == 1


def test_what_all_may_know_stays() -> None:
    figures = [
        {"id": "position.reservation", "value": 235000, "unit": "USD", "origins": []},
        {"id": "offer.base", "value": 240000, "unit": "USD", "origins": []},
        {"id": "position.ladder.2.accept_from", "value": 240000, "unit": "USD", "origins": []},
    ]
    record = {
        "a": "from $240,000 to $235,000",
        "b": [240000, 235000, 1, True, None],
        "accept_from": 240000,
        "figures": figures,
    }
    cut = without_secrets(record, figures, ())
    assert cut == {"a": "from $240,000 to [left out]", "b": [240000, None, 1, True, None], "figures": figures[1:2]}
    assert without_secrets(record, figures, ALL) == record


# --- the catalogue, and what it says of itself ---


@pytest.mark.parametrize("one", OFFERED, ids=lambda one: one.name)
def test_every_operation_explains_itself(one: Offered) -> None:
    summary, more = one.words
    assert summary.endswith(".")
    assert "Error" not in summary + more
    assert all(parameter.about for parameter in one.parameters)
    assert set(re.findall(r"{(\w+)}", one.address)) <= {parameter.name for parameter in one.parameters}
    assert offered(one.name) is one
    assert getattr(operations, one.ask.__name__) is one.ask


def test_names_and_addresses_are_taken_once() -> None:
    assert len({one.name for one in OFFERED}) == len(OFFERED)
    assert len({(one.verb, one.address) for one in OFFERED}) == len(OFFERED)


def test_the_description_is_openapi_and_every_example_was_really_answered() -> None:
    document = json.loads(describe())
    assert document["openapi"].startswith("3.1")
    assert [method for path in document["paths"].values() for method in path].__len__() == len(OFFERED)
    for path in document["paths"].values():
        for method, operation in path.items():
            assert operation["summary"]
            assert "default" in operation["responses"]
            done = next(response for status, response in operation["responses"].items() if status.startswith("2"))
            assert method == "delete" or "example" in done["content"]["application/json"], operation["operationId"]
    assert "/tmp" not in from_root(describe().decode())


def test_every_example_of_a_request_is_taken(tmp_path: Path) -> None:
    for address, methods in json.loads(describe())["paths"].items():
        for method, operation in methods.items():
            tab = Tab(desk_in(tmp_path / operation["operationId"]))
            tab.begin(example=EXAMPLE)
            inside: dict[str, Any] = {}
            query: dict[str, Any] = {}
            for parameter in operation["parameters"]:
                if parameter["in"] != "header" and (parameter["required"] or parameter["name"] == "today"):
                    (inside if parameter["in"] == "path" else query)[parameter["name"]] = parameter["example"]
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
            headers = etag(tab) if any(one["name"] == "If-Match" for one in operation["parameters"]) else {}
            answer = tab.send(
                method.upper(),
                API + address.format(**inside),
                params=query,
                headers=headers,
                **({"json": body} if body else {}),
            )
            assert answer.status_code < 300, (operation["operationId"], answer.text)


def test_the_description_is_served(tab: Tab) -> None:
    answer = tab.get(f"{API}/openapi.json")
    assert answer.content == describe()
    assert answer.headers["content-type"] == "application/json"


# --- whatever is sent, the answer is as described ---


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Tab]:
    tab = Tab(desk_in(tmp_path_factory.mktemp("rest")))
    tab.begin(example=EXAMPLE)
    headers = {"authorization": f"Bearer {tab.desk.key}", "host": f"127.0.0.1:{PORT}"}
    return schemathesis.openapi.from_asgi(f"{API}/openapi.json", make_app(tab.desk, PORT), headers=headers), tab


@pytest.mark.parametrize("one", OFFERED, ids=lambda one: one.name)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_whatever_is_sent_the_answer_is_as_described(
    tried: tuple[Any, Tab], one: Offered, mode: GenerationMode
) -> None:
    schema, tab = tried

    @given(case=schema[one.address][one.verb].as_strategy(generation_mode=mode))
    @settings(
        max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
    )
    def send(case: Any) -> None:
        if tab.desk.cases.path.joinpath(f"{EXAMPLE}.yaml").exists() is False:
            tab.begin(example=EXAMPLE)
        answer = case.call(headers={"authorization": f"Bearer {tab.desk.key}", "host": f"127.0.0.1:{PORT}"})
        assert answer.status_code < 500
        if answer.status_code == 413:
            return
        case.validate_response(
            answer,
            excluded_checks=[positive_data_acceptance, ignored_auth, missing_required_header, unsupported_method],
        )
        if answer.status_code >= 400:
            assert set(answer.json()) == {"type", "title", "status", "detail", "code", "hint", "faults"}

    try:
        send()
    except Unsatisfiable:
        pytest.skip("nothing of this kind can be sent here")
