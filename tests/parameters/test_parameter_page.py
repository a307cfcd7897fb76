"""The page of all public constants is current and says where each was seen."""

from counteroffer.parameters.listing import all_parameters
from tests.parameters.parameter_page import PAGE, parameters_page


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == parameters_page(), "run `make docs`"


def test_every_parameter_is_on_it_with_every_place_where_it_was_seen() -> None:
    page = parameters_page()
    for row in all_parameters():
        assert f"`{row.id}`" in page
        assert all(seen.page in page and seen.words in page for seen in row.checked_in)
