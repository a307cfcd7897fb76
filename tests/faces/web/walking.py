"""The app on a real port of this machine, and tabs of a browser to walk through it."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn

from counteroffer.faces.web.app import make_app
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.serving import listen
from tests.browsers import severe_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The app for a desk on a free port; its address."""
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(desk, port), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


class Watched:
    """A tab whose every request and word on the console is noted; `wrong` is what should not have been."""

    def __init__(self, browser: "Browser", address: str, desk: Desk, **look: Any) -> None:
        self.address = address
        self.wrong: list[str] = []
        context = browser.new_context(**look)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", lambda said: self._note(said.type in ("error", "warning"), said.text))
        self.page.on("pageerror", lambda error: self._note(True, str(error)))
        self.page.on(
            "request",
            lambda asked: self._note(not asked.url.startswith((address, "data:", "about:", "blob:")), asked.url),
        )
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.goto(f"{address}/open?key={desk.key}")

    def _note(self, is_wrong: bool, words: str) -> None:
        if is_wrong:
            self.wrong.append(words)

    def go(self, path: str) -> "Page":
        """Go to a page."""
        self.page.goto(self.address + path)
        return self.page

    def case(self) -> str:
        """The id of the case that the page is of."""
        found = re.search(r"/cases/([^/?#]+)", self.page.url)
        assert found is not None, self.page.url
        return found[1]

    def faults(self, *rules: str) -> list[str]:
        """What axe finds serious on the page as it is, by some rules or by all."""
        return severe_faults(self.page, *rules)

    def close(self) -> None:
        """Close the tab."""
        self.page.context.close()
