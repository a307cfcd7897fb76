"""The pages about REST and MCP name every operation, every refusal and every prompt that there is."""

import re

import pytest

from counteroffer.faces.refusals import TABLE
from counteroffer.faces.rest.api import CODES
from counteroffer.faces.web.security import REFUSALS
from tests.faces.api_pages import DOCS, PAGES, written


@pytest.mark.parametrize("name", PAGES)
def test_the_tables_are_those_of_the_catalogue(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == written(name), "run python -m tests.faces.api_pages"


def test_every_refusal_is_explained() -> None:
    page = (DOCS / "rest-api.md").read_text("utf-8")
    explained = {
        (status, code)
        for status, codes in re.findall(r"(?m)^\| (\d{3}) \| ([^|]+) \|", page)
        for code in codes.strip().split(", ")
    }
    known = {(str(status), code) for status, code, _title in TABLE.values()}
    known |= {(str(status), code) for status, code in CODES.items()}
    known |= {(str(status), code) for status, (code, _title) in REFUSALS.items() if code != "header-twice"}
    assert explained == known
