"""The app in a process of its own, as a person starts it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

RUN = "from counteroffer.faces.cli import main; main()"
SOURCES = Path(__file__).parents[3] / "src"


@dataclass(frozen=True)
class Served:
    process: "subprocess.Popen[str]"
    address: str
    key: str
    folder: Path

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, headers={"authorization": f"Bearer {self.key}"}, timeout=30)

    def stop(self, how: int = signal.SIGTERM) -> tuple[int, str, str]:
        """Its exit code, and what it printed and said on the side."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    arguments = [
        sys.executable,
        "-c",
        RUN,
        "serve",
        "--port",
        "0",
        "--no-browser",
        "--cases",
        str(folder / "cases"),
        *options,
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCES),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/open\?key=(\S+)", line)
        assert found is not None, (line, process.stderr.read() if process.stderr else "")
        served = Served(process, found[1], found[2], folder)
        with served.client() as client:
            for _try in range(100):
                try:
                    if client.get("/healthy").status_code == 200:
                        break
                except httpx.TransportError:
                    continue
        yield served
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
