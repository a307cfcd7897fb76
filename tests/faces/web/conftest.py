"""What browser tests of the app begin with: a desk of their own, and its app on a port."""

from collections.abc import Iterator

import pytest

from counteroffer.faces.web.desk import Desk
from tests.faces.web.browsing import desk_in
from tests.faces.web.walking import served


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk in an empty folder, one for all tests of a file."""
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    """Where the app of that desk answers."""
    with served(desk) as found:
        yield found
