"""Who may talk to the app: this machine's own browser, with the key, from the app's own pages.

A page of somebody else's in the same browser must neither read a case nor change one. So every request is held against
the host's name (a foreign name that was made to point here is refused: DNS rebinding), every change against its origin
and a token that only our pages know, and everything but the styles against the key that the terminal showed.
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeAlias

from counteroffer.faces.web.desk import Desk

LARGEST_BODY = 3_000_000  # bytes; a case is at most one million
COOKIE = "counteroffer"
TOKEN_HEADER = "x-counteroffer-token"
SAFE = frozenset(["GET", "HEAD", "OPTIONS"])
OPEN_PATHS = ("/static/", "/open", "/healthy")

# No script and no style but our own files; nothing is loaded from, sent to, or shown inside anything else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "cache-control": "no-store",
}

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Scope: TypeAlias = MutableMapping[str, Any]
Application: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]


class TooLargeError(Exception):
    """A request's body is larger than anything that the app takes."""


class Guard:
    """Refuses what does not come from the app's own pages on this machine; adds the headers that a browser obeys."""

    def __init__(self, app: Application, desk: Desk, hosts: frozenset[str]) -> None:
        self.app = app
        self.desk = desk
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self.refusal(scope["method"], scope["path"], headers)
        if refused is not None:
            await _refuse(send, *refused)
            return
        await self.pass_on(scope, receive, send)

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Why a request is refused, as a status and words; None for one that may pass."""
        if headers.get("host", "").lower() not in self.hosts:
            return 421, "This app answers to its own address only. Open the address that the terminal shows."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, "That is more than the app takes at once."
        if path.startswith(OPEN_PATHS) and method in SAFE:
            return None
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        by_bearer = bool(bearer) and self.desk.opens(bearer)
        if not by_bearer and not self.desk.opens(_cookie(headers.get("cookie", ""))):
            return 401, "Open the app through the link that the terminal shows: it holds the key."
        if method in SAFE or by_bearer:
            return None  # who can send the key in a header is no page of somebody else's
        if not self.is_own(headers):
            return 403, "A change must come from the app's own pages."
        return None

    def is_own(self, headers: Mapping[str, str]) -> bool:
        """Whether a change comes from our own pages: by its origin, by what the browser says, and by the token."""
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://").lower() not in self.hosts:
            return False
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        return headers.get(TOKEN_HEADER, "") == self.desk.token

    async def pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, counting its bytes, and put our headers on the answer."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST_BODY:
                raise TooLargeError
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _value in message["headers"]}
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in given]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        try:
            await self.app(scope, counted, with_headers)
        except TooLargeError:
            await _refuse(send, 413, "That is more than the app takes at once.")


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""


async def _refuse(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *own]})
    await send({"type": "http.response.body", "body": body})
