"""Takes the pictures of the app that the documentation shows: `docs/images/app-*.png`.

    python tools/take_pictures.py

A worked example and the sample guides on a fixed day, in Debian's Chromium: pages at a desk's width, on a phone, and in the
dark. To be run, and looked at, after the app has changed how it looks. Needs what `make test` installs.
"""

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import ViewportSize

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from tests.browsers import chromium  # noqa: E402
from tests.faces.web.walking import served  # noqa: E402

from counteroffer.cases.folder import CaseFolder  # noqa: E402
from counteroffer.faces.web.desk import Desk  # noqa: E402

IMAGES = ROOT / "docs" / "images"
EXAMPLE = ROOT / "examples" / "written-offer-with-competing-offer.yaml"
TODAY = date(2026, 11, 21)
DESK, PHONE = ViewportSize(width=1100, height=800), ViewportSize(width=390, height=800)
SETTLED = 1500  # milliseconds for what a page asks for after it is there
PICTURES: tuple[tuple[str, str, ViewportSize, Literal["light", "dark"]], ...] = (
    ("case", "/cases/kkr", DESK, "light"),
    ("worth", "/cases/kkr/worth", DESK, "light"),
    ("market", "/cases/kkr/market", DESK, "light"),
    ("plan", "/cases/kkr/plan", DESK, "light"),
    ("scripts", "/cases/kkr/scripts", DESK, "light"),
    ("library", "/library", DESK, "light"),
    ("plan-dark", "/cases/kkr/plan", DESK, "dark"),
    ("plan-phone", "/cases/kkr/plan", PHONE, "light"),
)


def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cases").mkdir()
        shutil.copy(EXAMPLE, folder / "cases" / "kkr.yaml")
        desk = Desk(CaseFolder(folder / "cases"), (), lambda: TODAY, index=folder / "index.sqlite")
        with served(desk) as address, chromium() as browser:
            for name, path, size, scheme in PICTURES:
                context = browser.new_context(viewport=size, color_scheme=scheme)
                page = context.new_page()
                page.goto(f"{address}/open?key={desk.key}")
                page.goto(address + path)
                page.wait_for_timeout(SETTLED)
                page.screenshot(path=IMAGES / f"app-{name}.png")
                context.close()


if __name__ == "__main__":
    main()
