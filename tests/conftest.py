"""Tests never see the market records of whoever runs them; those that need a browser share the way in which it is started."""

import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes says more of the machine, and of what else runs on it, than of what is tried.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

os.environ["COUNTEROFFER_MARKET"] = os.path.join(tempfile.gettempdir(), "no-market-records-in-tests")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Chromium, for the tests of one file: while it runs, no test there can run a loop of its own."""
    from tests.browsers import chromium

    with chromium() as opened:
        yield opened
