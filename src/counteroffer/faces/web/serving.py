"""Serving the app: on this machine only, until it is told to stop."""

import ipaddress
import signal
import socket
from types import FrameType

import uvicorn

from counteroffer.faces.web.app import make_app
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.faults import BadRequestError

WAITING = 128  # connections that may wait their turn
GRACE = 5  # seconds that requests under way may take when the app is told to stop


def loopback(host: str) -> str:
    """The address to listen on; a BadRequestError for one that others could reach."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise BadRequestError(f"{host!r} is no address", "leave --host out: the app listens on 127.0.0.1") from None
    if address != ipaddress.ip_address("127.0.0.1"):
        raise BadRequestError(
            f"the app does not listen on {host}: others could read your cases there",
            "leave --host out: the app listens on 127.0.0.1, this machine alone",
        )
    return host


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on this machine; port 0 takes any that is free. A BadRequestError where it is taken."""
    # Named as TCP, so that the server sends each answer at once; else it waits 40 ms for the browser to confirm its head.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((loopback(host), port))
        listening.listen(WAITING)  # now, not later: until it listens, another app could take the port too
    except OSError as error:
        listening.close()
        raise BadRequestError(
            f"port {port} cannot be used: {error.strerror}", "name another one with --port, or --port 0 for any"
        ) from None
    return listening


def serve(desk: Desk, listening: socket.socket) -> None:
    """Answer until SIGINT or SIGTERM; what is under way is finished first."""
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        make_app(desk, port),
        log_level="warning",
        access_log=False,  # a line of it would hold the key, and the names of cases
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=64_000,
        limit_concurrency=200,
    )
    server = uvicorn.Server(config)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(
            told, stop
        )  # the server hears them while it runs; told once more when it has ended, we go on to the end
    server.run(sockets=[listening])
