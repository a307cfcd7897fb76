"""The app as a process: it listens here alone, says nothing secret, ends in good order, and loses nothing it acknowledged."""

import json
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
from tests.faces.called import call
from tests.faces.web.served import Served, serving

EXAMPLE = "written-offer-with-competing-offer"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_finishes_what_is_under_way_and_ends_with_0(tmp_path: Path, how: int) -> None:
    body = json.dumps({"example": EXAMPLE}).encode()
    with serving(tmp_path) as served:
        host, port = served.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as line:
            head = f"POST /cases HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {served.key}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            line.sendall(head.encode() + body[:5])
            time.sleep(0.3)
            served.process.send_signal(how)
            time.sleep(0.5)
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((host, int(port)), timeout=2).close()
            line.sendall(body[5:])
            answer = line.recv(65536)
        code, _out, err = served.process.wait(20), "", served.process.stderr.read() if served.process.stderr else ""
    assert b" 201 " in answer.split(b"\r\n")[0]
    assert (code, err) == (0, "")
    assert [path.stem for path in CaseFolder(tmp_path / "cases").files()] == [EXAMPLE]


def test_it_says_nothing_secret_and_nothing_of_the_cases(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        with served.client() as client:
            made = client.post(
                "/cases",
                json={"company": "Unmistakable Holdings", "role": "Engineer", "currency": "USD", "base": "240K"},
            )
            for path in ("/", made.json()["href"], f"{made.json()['href']}/panel", "/nothing", "/library"):
                client.get(path)
            client.get("/open", params={"key": served.key})
            client.get("/", headers={"authorization": "Bearer wrong", "cookie": "x=y"})
        with socket.create_connection(
            (served.address[7:].split(":")[0], int(served.address.rsplit(":", 1)[1]))
        ) as line:
            line.sendall(b"GARBAGE\r\n\r\n")
            line.recv(1000)
        code, out, err = served.stop()
    assert code == 0
    assert "Unmistakable" not in out + err
    assert served.key not in out + err  # the line with the address has been read before


def test_it_refuses_to_be_reached_from_elsewhere(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "192.168.0.2", "::"):
        answer = call("serve", "--host", host, "--port", "0", "--no-browser", "--cases", tmp_path)
        assert answer.code == 2
        assert "others could read your cases" in answer.err
        assert "help:" in answer.err


def test_a_port_that_is_taken_is_said_to_be(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        port = served.address.rsplit(":", 1)[1]
        answer = call("serve", "--port", port, "--no-browser", "--cases", tmp_path)
    assert answer.code == 2
    assert "cannot be used" in answer.err


def saved_until_killed(served: Served, seed: int) -> list[str]:
    """The values of a field that were acknowledged before the app was killed in the middle."""
    acknowledged: list[str] = []
    killer = threading.Timer(random.Random(seed).uniform(0.2, 0.6), served.process.kill)
    with served.client() as client:
        id = client.post("/cases", json={"example": EXAMPLE}).json()["id"]
        was, version = "240K", CaseFolder(served.folder / "cases").read(id).version
        killer.start()
        for number in range(100_000):
            value = f"{240 + number}K"
            try:
                answer = client.post(
                    f"/cases/{id}/field", json={"path": "offer.base", "value": value, "was": was, "version": version}
                )
            except httpx.TransportError:
                break
            assert answer.status_code == 200, answer.text
            version, was = answer.json()["version"], value
            acknowledged.append(value)
    served.process.wait()
    return acknowledged


def test_a_kill_during_a_save_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        acknowledged = saved_until_killed(served, seed=3)
    now = CaseFolder(tmp_path / "cases").read(EXAMPLE).source.text
    last = int(acknowledged[-1].removesuffix("K"))
    assert f"base: {last}K" in now or f"base: {last + 1}K" in now  # the next one may have been written and not yet said
    assert len(now) > 500
    for left in (tmp_path / "cases").glob(".*.part"):
        os.utime(left, (0, 0))  # long ago: what is written right now is let be
    with serving(tmp_path) as again, again.client() as client:
        assert client.get(f"/cases/{EXAMPLE}").status_code == 200
        assert not list((tmp_path / "cases").glob(".*.part"))


def test_nothing_is_sent_anywhere_whatever_the_environment_says(tmp_path: Path) -> None:
    """The framework could send traces to an address that the environment names; a listener there hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as ear:
        ear.settimeout(0.2)
        named = f"http://127.0.0.1:{ear.getsockname()[1]}"
        code = (
            "import os, sys\n"
            f"os.environ.update(FASTAPI_OTEL_AUTO_CONFIGURE='true', OTEL_EXPORTER_OTLP_ENDPOINT='{named}', OTEL_BSP_SCHEDULE_DELAY='10')\n"
            "from pathlib import Path\n"
            "from tests.faces.web.browsing import Tab, desk_in\n"
            f"tab = Tab(desk_in(Path({str(tmp_path)!r})))\n"
            "with tab.client:\n"
            "    tab.begin(example='final-offer'); tab.get('/'); tab.get('/nothing')\n"
        )
        root = Path(__file__).parents[3]
        environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
        subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)
        with pytest.raises(TimeoutError):
            ear.accept()
