"""Who may talk to the app: this machine's own browser, with the key, from the app's own pages.

A page of somebody else's in the same browser must neither read a case nor change one. So every request is held against
the host's name (a foreign name that was made to point here is refused: DNS rebinding), every change against its origin
and a token that only our pages know, and everything but the styles against the key that the terminal showed.
"""

import hmac
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeAlias

import msgspec
from starlette.exceptions import HTTPException

from counteroffer.faces.refusals import Refusal
from counteroffer.faces.web.desk import Desk

LARGEST_BODY = 3_000_000  # bytes; a case is at most one million
COOKIE = "counteroffer"
TOKEN_HEADER = "x-counteroffer-token"
SAFE = frozenset(["GET", "HEAD", "OPTIONS"])
OPEN_PATHS = frozenset(["/open", "/healthy"])
OPEN_FOLDER = "/static/"
ONLY_ONCE = frozenset(["host", "origin", "content-length", "authorization", TOKEN_HEADER])
LONGEST_LENGTH = 12  # digits of a length that is read as a number at all
API = "/api/"
REFUSALS = {
    400: ("header-twice", "A header is there twice"), 401: ("no-key", "The key is missing"), 403: ("not-ours", "That comes from elsewhere"),
    413: ("too-large", "That is too much"), 421: ("wrong-host", "That is another address"),
}  # fmt: skip
TOO_LARGE = "That is more than the app takes at once."

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


class TooLargeError(HTTPException):
    """A request's body is larger than anything that the app takes."""

    def __init__(self) -> None:
        super().__init__(413, TOO_LARGE)


class Guard:
    """Refuses what does not come from the app's own pages on this machine; adds the headers that a browser obeys."""

    def __init__(self, app: Application, desk: Desk, hosts: frozenset[str]) -> None:
        self.app = app
        self.desk = desk
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
            return
        headers = _headers(scope["headers"])
        if headers is None:
            refused: tuple[int, str] | None = (400, "A header that may be there once is there twice.")
        else:
            refused = self.refusal(scope["method"], scope["path"], headers)
        if refused is not None:
            await _refuse(send, scope["path"], *refused)
            return
        await self.pass_on(scope, receive, send)

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Why a request is refused, as a status and words; None for one that may pass."""
        if headers.get("host", "").lower() not in self.hosts:
            return 421, "This app answers to its own address only. Open the address that the terminal shows."
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit() and len(length) <= LONGEST_LENGTH) or int(length) > LARGEST_BODY:
            return 413, TOO_LARGE
        if (path in OPEN_PATHS or path.startswith(OPEN_FOLDER)) and method in SAFE:
            return None
        scheme, _blank, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.desk.opens(bearer.strip()):
            return None  # who can send the key in a header is no page of somebody else's
        if not self.desk.opens(_cookie(headers.get("cookie", ""), cookie_name(headers["host"]))):
            return 401, "Open the app through the link that the terminal shows: it holds the key."
        if method in SAFE:
            return None if self.is_looked_at(headers) else (403, "Another site's page may not load this.")
        if not self.is_own(headers):
            return 403, "A change must come from the app's own pages."
        return None

    def is_looked_at(self, headers: Mapping[str, str]) -> bool:
        """Whether a page is opened by a person or loaded by our own pages: another port of this machine is another site.

        A browser sends our cookie along with what a page of 127.0.0.1:3000 loads, since cookies know no ports.
        """
        site = headers.get("sec-fetch-site", "none")
        return site in ("same-origin", "none") or headers.get("sec-fetch-mode") == "navigate"

    def is_own(self, headers: Mapping[str, str]) -> bool:
        """Whether a change comes from our own pages: by its origin, by what the browser says, and by the token."""
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://").lower() not in self.hosts:
            return False
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        return hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.desk.token.encode())

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
            await _refuse(send, scope["path"], 413, TOO_LARGE)


def cookie_name(host: str) -> str:
    """The name of the cookie that holds the key; cookies know no ports, so two apps on one machine need two names."""
    return f"{COOKIE}-{host.rpartition(':')[2]}"


def _headers(given: Iterable[tuple[bytes, bytes]]) -> Mapping[str, str] | None:
    """The headers by name; None where one that decides something is there twice, so that no two readers differ on it."""
    found: dict[str, str] = {}
    for name, value in given:
        key = name.decode("latin-1").lower()
        if key in found and key in ONLY_ONCE:
            return None
        found[key] = value.decode("latin-1")
    return found


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found is not None else ""


async def _refuse(send: Send, path: str, status: int, words: str) -> None:
    """A refusal in plain words, for programs as problem details."""
    is_of_api = path.startswith(API)
    body = msgspec.json.encode(Refusal(status, *REFUSALS[status], words).record()) if is_of_api else words.encode()
    kind = b"application/problem+json" if is_of_api else b"text/plain; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *own]})
    await send({"type": "http.response.body", "body": body})
