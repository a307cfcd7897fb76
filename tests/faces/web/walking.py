"""The app on a real port of this machine, and Debian's Chromium to walk through it."""

import importlib.util
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from counteroffer.faces.web.app import make_app
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.serving import listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
NEEDED = [name for name in ("playwright", "axe_playwright_python") if importlib.util.find_spec(name) is None]
MISSING = [*NEEDED, *([] if CHROMIUM else ["chromium"])]
needs_browser = pytest.mark.skipif(
    bool(MISSING), reason=f"needs {', '.join(MISSING)}: apt-get install chromium, make test"
)
SEVERE = ("serious", "critical")


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


@contextmanager
def chromium() -> "Iterator[Browser]":
    """A browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


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
        self.page.evaluate(axe())
        options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = self.page.evaluate("(options) => axe.run(document, options)", options)
        return [
            f"{one['id']}: {node['html'][:160]}"
            for one in found["violations"]
            if one["impact"] in SEVERE
            for node in one["nodes"][:3]
        ]

    def close(self) -> None:
        """Close the tab."""
        self.page.context.close()


@cache
def axe() -> str:
    """The source of axe."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")
