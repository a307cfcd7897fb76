"""The app in this process, and a tab of a browser that is let into it."""

from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from counteroffer.cases.folder import CaseFolder
from counteroffer.faces.web.app import make_app
from counteroffer.faces.web.desk import Desk

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
TODAY = date(2026, 11, 21)
EXAMPLE = "written-offer-with-competing-offer"


def desk_in(folder: Path, guides: tuple[Path, ...] = ()) -> Desk:
    """A desk whose cases and index lie in a folder, on a fixed day."""
    return Desk(CaseFolder(folder / "cases"), guides, lambda: TODAY, index=folder / "index.sqlite")


def stranger(desk: Desk, *, crashes: bool = True) -> TestClient:
    """A client that knows the address and nothing else; with `crashes` a fault of ours is raised here."""
    return TestClient(make_app(desk, PORT), base_url=ADDRESS, raise_server_exceptions=crashes, follow_redirects=False)


class Tab:
    """A tab that came in through the link that the terminal shows, and sends what our pages send."""

    def __init__(self, desk: Desk, *, crashes: bool = True) -> None:
        self.desk = desk
        self.client = stranger(desk, crashes=crashes)
        assert self.client.get("/open", params={"key": desk.key}).status_code == 303

    def get(self, address: str, **more: Any) -> Any:
        return self.client.get(address, **more)

    def send(self, method: str, address: str, *, headers: dict[str, str] | None = None, **more: Any) -> Any:
        own = {"x-counteroffer-token": self.desk.token, "origin": ADDRESS, "sec-fetch-site": "same-origin"}
        return self.client.request(method, address, headers={**own, **(headers or {})}, **more)

    def begin(self, **answers: str) -> str:
        made = self.send("POST", "/cases", json=answers)
        assert made.status_code == 201, made.text
        return str(made.json()["id"])
