"""The app for a long time: kills lose nothing, garbage breaks nothing, and many people at once are all answered."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from counteroffer.cases.folder import CaseFolder
from tests.cases.test_folder import killed_while_saving
from tests.faces.web.served import Served, serving
from tests.faces.web.test_serving import EXAMPLE, saved_until_killed

TIMES = float(os.environ.get("COUNTEROFFER_SOAK", "0"))
pytestmark = pytest.mark.skipif(not TIMES, reason="make soak runs it")
ROOT = Path(__file__).parents[2]
SEED = 20261121


def test_many_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Writers that are killed at any moment, each over the file that the one before it left."""
    folder = CaseFolder(tmp_path / "cases")
    known: set[str] = set()
    for said, now in killed_while_saving(folder, rounds=int(40 * TIMES), seed=SEED):
        known |= set(said)
        lines = now.source.text.split()
        assert known <= set(lines)
        assert len(lines) == len(set(lines))
        assert now.content.endswith(b"\n")


def test_the_app_is_killed_while_somebody_types_and_nothing_is_lost(tmp_path: Path) -> None:
    for number in range(int(15 * TIMES)):
        folder = tmp_path / str(number)
        with serving(folder) as served:
            acknowledged = saved_until_killed(served, seed=SEED + number)
        text = CaseFolder(folder / "cases").read(EXAMPLE).source.text
        last = int(acknowledged[-1].removesuffix("K"))
        assert f"base: {last}K" in text or f"base: {last + 1}K" in text


def test_two_tabs_an_editor_and_a_program_lose_nothing(tmp_path: Path) -> None:
    """Each writes fields of its own for a while; what was acknowledged last stands in the end, whoever came between."""
    fields = {"tab": "offer.base", "other tab": "candidate.years", "program": "candidate.name"}
    last: dict[str, str] = {}
    with serving(tmp_path) as served:
        with served.client() as client:
            client.post("/cases", json={"example": EXAMPLE})
        ends = time.monotonic() + 20 * TIMES

        def write(who: str) -> None:
            with served.client() as client:
                number = 0
                while time.monotonic() < ends:
                    number += 1
                    value = f"{number}"
                    now = client.get(f"/api/v1/cases/{EXAMPLE}")
                    answer = client.post(
                        f"/api/v1/cases/{EXAMPLE}/field", json={"dotted": fields[who], "value": value}, headers={"if-match": now.headers["etag"]}
                    )  # fmt: skip
                    assert answer.status_code in (200, 409), answer.text
                    if answer.status_code == 200:
                        last[who] = value

        people = [threading.Thread(target=write, args=(who,)) for who in fields]
        for one in people:
            one.start()
        for one in people:
            one.join()
        with served.client() as client:
            found = client.get(f"/api/v1/cases/{EXAMPLE}").json()["fields"]
        assert {who: found[path] for who, path in fields.items()} == last
        assert served.stop()[0] == 0


def garbage(chance: random.Random, served: Served) -> bytes:
    """Bytes that look like a request, more or less."""
    host = served.address.removeprefix("http://")
    method = chance.choice(
        ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "", "\x00", "GET" * 500]
    )
    path = chance.choice(
        ["/", "/cases", f"/cases/{EXAMPLE}", f"/cases/{EXAMPLE}/field", "/static/../../etc/passwd", "/api/v1/cases", "/open?key=", "//", "/%00", "/\xff", "/library?q=" + "a" * 5000, "*"]
    )  # fmt: skip
    lines = [f"{method} {path} HTTP/1.1", f"Host: {chance.choice([host, 'evil.example', ''])}"]
    pool = [
        f"Authorization: Bearer {served.key}", "Authorization: Bearer x", "Content-Length: 10", "Content-Length: -1", "Content-Length: 99999999999", "Transfer-Encoding: chunked",
        "Content-Type: application/json", "Content-Type: text/plain", f"Cookie: counteroffer={served.key}", "Upgrade: websocket", "Connection: Upgrade", "Expect: 100-continue",
        "Range: bytes=0-99999999999", "If-Match: *", "X: " + "y" * chance.choice([10, 10_000, 100_000]), "no colon", ": no name", "Sec-Fetch-Site: cross-site",
    ]  # fmt: skip
    pool = pool[1:] if method == "DELETE" else pool  # whoever has the key may delete
    lines += chance.sample(pool, chance.randint(0, 6))
    body = chance.choice(
        [
            b"",
            b"{}",
            b"[" * 2000,
            b"0\r\n\r\n",
            b"fffffff\r\n",
            bytes(chance.randrange(256) for _ in range(200)),
            b'{"path": "offer.base", "value": "1", "version": "x"}',
        ]
    )
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def test_garbage_on_the_line_breaks_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    with serving(tmp_path) as served:
        with served.client() as client:
            client.post("/cases", json={"example": EXAMPLE})
        before = CaseFolder(tmp_path / "cases").read(EXAMPLE)
        host, port = served.address.removeprefix("http://").split(":")
        for _number in range(int(1500 * TIMES)):
            with socket.create_connection((host, int(port)), timeout=10) as line:
                line.settimeout(0.05)
                try:
                    line.sendall(garbage(chance, served))
                    answer = line.recv(65536)
                except OSError:
                    continue
                assert b" 500 " not in answer.split(b"\r\n")[0], answer[:300]
                assert b"root:" not in answer
        with served.client() as client:
            assert client.get("/").status_code == 200
        assert CaseFolder(tmp_path / "cases").read(EXAMPLE) == before
        code, out, err = served.stop()
        assert code == 0
        assert "Traceback" not in out + err
        assert served.key not in out + err


def test_texts_torn_to_pieces_never_break_a_page(tmp_path: Path) -> None:
    """A case while somebody pastes into it: pieces of it gone, doubled, or full of signs."""
    chance = random.Random(SEED)
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))]
    with serving(tmp_path) as served, served.client() as client:
        id = client.post("/cases", json={"example": EXAMPLE}).json()["id"]
        for _number in range(int(250 * TIMES)):
            text = chance.choice(texts)
            for _cut in range(chance.randint(1, 6)):
                at, length = chance.randrange(len(text) or 1), chance.randrange(80)
                junk = chance.choice(
                    [
                        "",
                        "\n",
                        "- ",
                        ": ",
                        "{",
                        "]",
                        "*a",
                        "&a",
                        "'",
                        '"',
                        "\t",
                        "é",
                        "999999999999999999K",
                        "-5%",
                        "<script>",
                        "\x00",
                        "|",
                        text[at : at + 200],
                    ]
                )
                text = text[:at] + junk + text[at + length :]
            version = client.get(f"/api/v1/cases/{id}").headers["etag"]
            kept = client.put(
                f"/cases/{id}/text",
                content=text.encode(),
                headers={"content-type": "text/plain", "if-match": version.strip('"')},
            )
            assert kept.status_code == 200, kept.text
            for what in ("", "/panel", "/form", "/worth", "/market", "/plan", "/scripts", "/playbook"):
                assert client.get(f"/cases/{id}{what}").status_code < 500, (what, text)
            for what in ("check", "plan", "value", "market"):
                assert client.get(f"/api/v1/cases/{id}/{what}").status_code < 500, (what, text)


def test_it_stops_in_good_order_however_busy_it_is(tmp_path: Path) -> None:
    for number in range(int(8 * TIMES)):
        with serving(tmp_path / str(number)) as served:
            stop = threading.Event()

            def look(served: Served = served, stop: threading.Event = stop) -> None:
                with served.client() as client:
                    while not stop.is_set():
                        try:
                            client.get("/")
                        except httpx.TransportError:
                            return

            people = [threading.Thread(target=look) for _person in range(10)]
            for one in people:
                one.start()
            time.sleep(1)
            code, _out, err = served.stop(signal.SIGTERM if number % 2 else signal.SIGINT)
            stop.set()
            for one in people:
                one.join()
            assert code == 0
            assert "Traceback" not in err


def test_twenty_people_for_a_minute_are_all_answered() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "web.py"), str(60 * TIMES)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
