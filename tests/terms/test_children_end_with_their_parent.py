"""Processes that share work end when the one that shares it out is killed: nobody is left to end them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 60.0  # seconds after which a process that still lives is one that would live for ever

CHILDREN = 3
PARENT = f"""
import os, sys, time
from pathlib import Path
from counteroffer.terms import processes

def work(number):
    (Path(sys.argv[1]) / str(os.getpid())).touch()
    time.sleep(600)

processes.cores = lambda: {CHILDREN}
list(processes.share_out(work, range({CHILDREN})))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)])
    children: list[int] = []
    try:
        while len(children) < CHILDREN and parent.poll() is None:
            time.sleep(0.05)
            children = [int(file.name) for file in tmp_path.iterdir()]
        assert len(children) == CHILDREN
        assert parent.pid not in children
        parent.kill()
        parent.wait()
        assert not _alive_after(children, PATIENCE)
    finally:
        parent.kill()
        for child in _alive(children):
            os.kill(child, signal.SIGKILL)


def _alive_after(children: list[int], seconds: float) -> list[int]:
    """The processes that still live when some time is over; none as soon as none does."""
    until = time.monotonic() + seconds
    while (alive := _alive(children)) and time.monotonic() < until:
        time.sleep(0.05)
    return alive


def _alive(children: list[int]) -> list[int]:
    return [child for child in children if _lives(child)]


def _lives(process: int) -> bool:
    """Whether a process lives; one that has ended and that nobody has asked after yet does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as opened:
            return opened.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return not os.path.isdir("/proc/self")
