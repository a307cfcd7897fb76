"""Nobody but this machine's browser, with the key, from the app's own pages, reads or changes anything."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counteroffer import operations
from counteroffer.faces.web.app import make_app
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.security import LARGEST_BODY, Guard, Message
from counteroffer.faces.web.serving import listen, loopback
from counteroffer.terms.faults import BadRequestError
from tests.faces.web.browsing import ADDRESS, EXAMPLE, PORT, Tab, desk_in, stranger


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def tab(desk: Desk) -> Tab:
    return Tab(desk)


FOREIGN_HOSTS = (
    "evil.example", "evil.example:8765", "127.0.0.1:9999", "127.0.0.1.evil.example:8765", "evil.example#127.0.0.1:8765",
    "localhost.evil.example:8765", "0.0.0.0:8765", "[::1]:8765", "127.0.0.1", "", "127.0.0.1:8765, evil.example", "user@127.0.0.1:8765",
)  # fmt: skip


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
@pytest.mark.parametrize("path", ["/", "/static/app.css", "/open", "/healthy", "/cases.zip", "/api/v1/cases"])
def test_another_name_for_this_machine_is_refused(desk: Desk, host: str, path: str) -> None:
    """A page of evil.example whose name is made to point at 127.0.0.1 sends its own name as the host."""
    headers = {"host": host, "cookie": f"counteroffer-{PORT}={desk.key}", "authorization": f"Bearer {desk.key}"}
    assert stranger(desk).get(path, headers=headers).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765"])
def test_the_names_of_this_machine_are_taken(desk: Desk, host: str) -> None:
    assert stranger(desk).get("/healthy", headers={"host": host}).status_code == 200


def test_without_the_key_only_styles_and_the_door_are_there(desk: Desk) -> None:
    client = stranger(desk)
    assert client.get("/static/app.css").status_code == 200
    assert client.get("/healthy").text == "ok"
    assert client.get("/open", params={"key": "wrong"}).status_code == 401
    for path in (
        "/",
        "/cases",
        "/cases.zip",
        f"/cases/{EXAMPLE}",
        "/library",
        "/api/v1/cases",
        "/openapi.json",
        "/opening",
        "/healthy/x",
        "/docs",
    ):
        assert client.get(path).status_code == 401, path
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/cases").status_code == 401


@pytest.mark.parametrize("key", ["", "x", "\udcff", "é", "a" * 5000])
def test_a_wrong_key_opens_nothing(desk: Desk, key: str) -> None:
    client = stranger(desk)
    assert client.get("/open", params={"key": key.encode("utf-8", "surrogatepass")}).status_code == 401
    for name in (f"counteroffer-{PORT}", "counteroffer"):
        headers = {b"cookie": f"{name}={key}".encode("utf-8", "surrogatepass")}
        assert client.get("/", headers=headers).status_code == 401


def test_the_key_becomes_a_cookie_that_scripts_and_other_sites_have_no_use_of(desk: Desk) -> None:
    answer = stranger(desk).get("/open", params={"key": desk.key})
    cookie = answer.headers["set-cookie"]
    assert answer.headers["location"] == "/"
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert cookie.startswith(f"counteroffer-{PORT}=")


def test_two_apps_on_one_machine_keep_their_keys_apart(tmp_path: Path) -> None:
    one, other = Tab(desk_in(tmp_path / "a")), Tab(desk_in(tmp_path / "b"))
    assert one.desk.key != other.desk.key
    assert one.desk.token != other.desk.token
    both = stranger(one.desk)
    both.cookies.set(f"counteroffer-{PORT}", one.desk.key)
    both.cookies.set("counteroffer-9000", other.desk.key)
    assert both.get("/").status_code == 200


CHANGES = (
    ("POST", "/cases"),
    ("DELETE", "/cases"),
    ("DELETE", f"/cases/{EXAMPLE}"),
    ("POST", f"/cases/{EXAMPLE}/field"),
    ("PUT", f"/cases/{EXAMPLE}/text"),
)
FOREIGN: tuple[dict[str, str], ...] = (
    {},
    {"origin": "http://evil.example"},
    {"origin": ADDRESS},
    {"origin": "null"},
    {"x-counteroffer-token": "guess", "origin": ADDRESS},
    {"x-counteroffer-token": "TOKEN", "origin": "http://evil.example"},
    {"x-counteroffer-token": "TOKEN", "origin": "null"},
    {"x-counteroffer-token": "TOKEN", "origin": "https://127.0.0.1:8765"},
    {"x-counteroffer-token": "TOKEN", "origin": "http://127.0.0.1:3000"},
    {"x-counteroffer-token": "TOKEN", "sec-fetch-site": "cross-site"},
    {"x-counteroffer-token": "TOKEN", "origin": ADDRESS, "sec-fetch-site": "same-site"},
)  # fmt: skip


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_page_of_somebody_elses_changes_nothing(tab: Tab, method: str, path: str, headers: dict[str, str]) -> None:
    tab.begin(example=EXAMPLE)
    before = tab.desk.cases.read(EXAMPLE)
    sent = {name: value.replace("TOKEN", tab.desk.token) for name, value in headers.items()}
    assert tab.client.request(method, path, headers=sent, json={"example": EXAMPLE}).status_code == 403
    assert [path.stem for path in tab.desk.cases.files()] == [EXAMPLE]
    assert tab.desk.cases.read(EXAMPLE) == before


def test_a_form_of_another_site_changes_nothing(tab: Tab) -> None:
    """What a form can send without being asked: no header of its own, and one of three kinds of content."""
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"):
        answer = tab.client.post(
            "/cases", content=b"example=x", headers={"content-type": kind, "origin": "http://evil.example"}
        )
        assert answer.status_code == 403
    assert list(tab.desk.cases.files()) == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_loads_is_not_sent(tab: Tab, site: str) -> None:
    """An app on another port of this machine is the same site to a browser, which sends our cookie along."""
    for path in ("/", "/cases.zip", "/library"):
        assert tab.get(path, headers={"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}).status_code == 403
        assert tab.get(path, headers={"sec-fetch-site": site, "sec-fetch-mode": "navigate"}).status_code == 200


def test_the_key_in_a_header_is_enough(desk: Desk) -> None:
    client = stranger(desk)
    for scheme in ("Bearer", "bearer"):
        made = client.post("/cases", json={"example": EXAMPLE}, headers={"authorization": f"{scheme} {desk.key}"})
        assert made.status_code == 201
    for wrong in (
        "Bearer x",
        "Bearer",
        "Bearer ",
        f"Basic {desk.key}",
        desk.key,
        f"Bearer {desk.key[:-1]}",
        "Bearer é",
    ):
        assert client.get("/", headers={b"authorization": wrong.encode("latin-1")}).status_code == 401


def test_every_answer_tells_the_browser_what_it_may_not_do(tab: Tab) -> None:
    tab.begin(example=EXAMPLE)
    for path in (
        "/",
        f"/cases/{EXAMPLE}",
        "/static/app.css",
        "/nothing",
        "/healthy",
        "/cases.zip",
        f"/cases/{EXAMPLE}/file",
    ):
        headers = tab.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers
    assert "content-security-policy" in stranger(tab.desk).get("/").headers


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "-1", "1e3", "²", "٣", "", "0x10", "9" * 5000])
def test_a_length_that_is_too_much_or_none_is_refused(desk: Desk, length: str) -> None:
    guard = Guard(_never, desk, frozenset(["127.0.0.1:8765"]))
    headers = {"host": "127.0.0.1:8765", "authorization": f"Bearer {desk.key}", "content-length": length}
    refused = guard.refusal("POST", "/cases", headers)
    assert refused is not None
    assert refused[0] == 413


def _chunks(total: int) -> Iterator[bytes]:
    for _number in range(total // 100_000):
        yield b"x" * 100_000


@pytest.mark.parametrize("path", ["/cases", f"/cases/{EXAMPLE}/text", "/api/v1/cases"])
def test_a_body_that_does_not_say_its_length_is_counted(tab: Tab, path: str) -> None:
    tab.begin(example=EXAMPLE)
    method = "PUT" if path.endswith("text") else "POST"
    kind = {"content-type": "text/plain" if path.endswith("text") else "application/json", "if-match": "x"}
    answer = tab.send(method, path, content=_chunks(LARGEST_BODY + 500_000), headers=kind)
    assert answer.status_code == 413


def test_a_case_that_is_too_large_is_refused_in_words(tab: Tab) -> None:
    tab.begin(example=EXAMPLE)
    now = tab.desk.cases.read(EXAMPLE)
    headers = {"content-type": "text/plain", "if-match": now.version}
    answer = tab.send("PUT", f"/cases/{EXAMPLE}/text", content=b"a: " + b"x" * 1_000_001, headers=headers)
    assert answer.status_code == 400
    assert "larger than a case should be" in answer.text
    assert tab.desk.cases.read(EXAMPLE) == now


WAYS_OUT = (
    "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/....//app.py", "/static/%2e%2e%2f%2e%2e%2fcli.py", "/static//etc/passwd",
    "/static/..\\app.py", "/static/%00", "/static/app.css%00.html", "/static/%5c%5chost%5cshare", "/static", "/static/", "/static/C:/Windows",
)  # fmt: skip


@pytest.mark.parametrize("path", WAYS_OUT)
def test_the_styles_are_no_way_to_other_files(desk: Desk, path: str) -> None:
    answer = _raw(desk, "GET", path, [(b"host", b"127.0.0.1:8765")])
    assert answer[0]["status"] in (401, 404, 307, 405)
    assert b"import" not in b"".join(message.get("body", b"") for message in answer)
    assert b"root:" not in b"".join(message.get("body", b"") for message in answer)


@pytest.mark.parametrize(
    "id", ["..%2f..%2fetc%2fpasswd", "%2e%2e", ".hidden", "a%2fb", "%00", "a%0ab", "%ff", "x" * 300]
)
@pytest.mark.parametrize("what", ["", "/form", "/panel", "/file", "/trace/position.anchor"])
def test_no_id_of_a_case_is_a_way_out(tab: Tab, id: str, what: str) -> None:
    assert tab.get(f"/cases/{id}{what}").status_code in (303, 404)


def test_head_and_options_give_nothing_away(tab: Tab, desk: Desk) -> None:
    tab.begin(example=EXAMPLE)
    for method in ("HEAD", "OPTIONS"):
        for path in ("/", "/cases.zip", f"/cases/{EXAMPLE}", f"/cases/{EXAMPLE}/file"):
            assert stranger(desk).request(method, path).status_code == 401
            mine = tab.client.request(method, path)
            assert mine.status_code in (200, 405)
            assert "Harrow" not in mine.text
            assert "access-control-allow-origin" not in mine.headers
        assert stranger(desk).request(method, "/static/app.css").status_code in (200, 405)


def test_methods_that_nothing_answers_to_are_refused(tab: Tab) -> None:
    for method in ("PATCH", "TRACE", "CONNECT", "PROPFIND"):
        assert tab.send(method, "/cases").status_code == 405


def _never(_scope: object, _receive: object, _send: object) -> Any:
    raise AssertionError("the app was reached")


def _raw(desk: Desk, method: str, path: str, headers: list[tuple[bytes, bytes]], kind: str = "http") -> list[Message]:
    """What the app sends to a request of bytes as they are."""
    sent: list[Message] = []

    waiting: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        # A server says once that the body is whole, then that the other side has gone.
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    from urllib.parse import unquote

    scope = {
        "type": kind, "http_version": "1.1", "method": method, "path": unquote(path), "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "scheme": "http", "headers": headers, "client": ("127.0.0.1", 50000), "server": ("127.0.0.1", PORT), "app": None,
    }  # fmt: skip

    async def ask() -> None:
        await make_app(desk, PORT)(scope, receive, send)

    asyncio.run(ask())
    return sent


def test_a_websocket_is_closed_before_it_opens(desk: Desk) -> None:
    headers = [(b"host", b"127.0.0.1:8765"), (b"authorization", f"Bearer {desk.key}".encode())]
    assert [message["type"] for message in _raw(desk, "GET", "/", headers, "websocket")] == ["websocket.close"]


@pytest.mark.parametrize(
    "name", [b"host", b"Host", b"origin", b"content-length", b"authorization", b"x-counteroffer-token"]
)
def test_a_header_that_decides_may_be_there_once(desk: Desk, name: bytes) -> None:
    own = {
        b"host": b"127.0.0.1:8765",
        b"authorization": f"Bearer {desk.key}".encode(),
        b"origin": ADDRESS.encode(),
        b"content-length": b"0",
        b"x-counteroffer-token": desk.token.encode(),
    }
    answer = _raw(desk, "GET", "/", [*own.items(), (name, own[name.lower()])])
    assert answer[0]["status"] == 400


header_names = st.sampled_from(["host", "cookie", "authorization", "origin", "sec-fetch-site", "content-length", "x-counteroffer-token", "content-type", "range", "if-match", "hx-request", "accept"])  # fmt: skip


@given(
    st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "\x00"]),
    st.lists(st.tuples(header_names.map(str.encode), st.binary(max_size=40)), max_size=8),
    st.sampled_from(["/", "/cases", "/open", "/static/app.css", "/cases/x/field", "/library", "//", "/%"]),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_headers_nothing_is_let_in_or_breaks(
    desk: Desk, method: str, headers: list[tuple[bytes, bytes]], path: str
) -> None:
    answer = _raw(desk, method, path, [(b"host", b"127.0.0.1:8765"), *headers])
    opens = path in ("/open", "/static/app.css")
    assert answer[0]["status"] in ((200, 206, 304, 400, 401, 405, 413, 416, 421) if opens else (400, 401, 413, 421))


def test_what_is_listened_on_is_this_machine_alone() -> None:
    assert loopback("localhost") == loopback("127.0.0.1") == "127.0.0.1"
    for host in ("0.0.0.0", "::", "::1", "192.168.0.2", "127.0.0.2", "example.com", "", "127.1", "2130706433", "0"):
        with pytest.raises(BadRequestError) as refused:
            loopback(host)
        assert refused.value.hint


def test_answers_are_sent_at_once() -> None:
    """A socket that is not named as TCP is not told to, and each answer waits 40 ms for the browser."""
    import socket

    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_a_port_that_is_taken_is_said_to_be() -> None:
    first = listen("127.0.0.1", 0)
    try:
        with pytest.raises(BadRequestError, match="cannot be used"):
            listen("127.0.0.1", first.getsockname()[1])
    finally:
        first.close()


def test_no_key_and_no_case_stands_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    tab = Tab(desk_in(tmp_path), crashes=False)
    id = tab.begin(company="Unmistakable Holdings", role="Engineer", base="240K", currency="USD")
    for path in ("/", f"/cases/{id}", f"/cases/{id}/panel", "/nothing", f"/open?key={tab.desk.key}"):
        tab.get(path)
    tab.send("POST", f"/cases/{id}/field", json={"wrong": "shape"})
    own = [
        record.getMessage() for record in caplog.records if not record.name.startswith(("httpx", "httpcore", "httpx2"))
    ]
    assert not [
        line for line in own if tab.desk.key in line or tab.desk.token in line or "unmistakable" in line.lower()
    ]


MALFORMED: tuple[tuple[str, str, object], ...] = (
    ("POST", "/cases", []), ("POST", "/cases", {"a": 1}), ("POST", "/cases", {"example": "../../etc/passwd"}), ("POST", "/cases", {"text": 5}),
    ("POST", f"/cases/{EXAMPLE}/field", {}), ("POST", f"/cases/{EXAMPLE}/field", {"path": "offer.base"}), ("POST", f"/cases/{EXAMPLE}/field", {"path": 1}),
    ("POST", f"/cases/{EXAMPLE}/field", {"path": "", "value": "x", "version": "y"}), ("POST", f"/cases/{EXAMPLE}/field", {"path": "a", "value": "b", "version": "c", "extra": "d"}),
    ("POST", f"/cases/{EXAMPLE}/entry", {}), ("POST", f"/cases/{EXAMPLE}/entry", {"path": "said", "entry": "[", "version": ""}), ("POST", f"/cases/{EXAMPLE}/remove", {}),
    ("POST", f"/cases/{EXAMPLE}/remove", {"path": "nothing", "version": "x"}), ("PUT", f"/cases/{EXAMPLE}/text", {}), ("DELETE", "/cases/none", None),
    ("POST", "/cases/none/field", {"path": "a", "value": "b", "version": "c"}),
)  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body"), MALFORMED)
def test_a_request_that_none_of_our_pages_makes_is_refused_in_words(
    tab: Tab, method: str, path: str, body: object
) -> None:
    tab.begin(example=EXAMPLE)
    before = tab.desk.cases.read(EXAMPLE)
    more: dict[str, Any] = {"json": body} if body is not None else {}
    answer = tab.send(method, path, **more)
    assert answer.status_code in (400, 404, 409, 422)
    assert "<h1>" in answer.text
    assert tab.desk.cases.read(EXAMPLE) == before


def test_a_fault_of_ours_is_said_to_be_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(operations, "list_kept", broken)
    answer = Tab(desk_in(tmp_path), crashes=False).get("/")
    assert answer.status_code == 500
    assert "failed" in answer.text
    assert "secret of the inside" not in answer.text
    assert "content-security-policy" in answer.headers


def test_the_newest_contents_are_remembered_and_no_more(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from counteroffer.cases.folder import CaseFile
    from counteroffer.faces.web.desk import MOST_SEEN

    files = [CaseFile("x", Path("x.yaml"), str(number).encode()) for number in range(3 * MOST_SEEN)]
    with ThreadPoolExecutor(16) as pages:
        list(pages.map(desk.remember, files))
    assert len(desk.seen) == MOST_SEEN
    assert desk.remember(files[0]) is desk.seen[files[0].version]
    desk.forget()
    assert not desk.seen
