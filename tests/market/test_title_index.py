"""The kept index of job titles says what its sources say."""

from importlib.resources import files

from counteroffer.market.title_index import FILE, as_written, make_index, title_index


def test_the_index_is_made_from_its_sources_as_they_stand() -> None:
    assert title_index() == make_index(), "run python tools/build_title_index.py"


def test_the_file_is_as_the_tool_writes_it() -> None:
    assert files("counteroffer.market").joinpath(FILE).read_bytes() == as_written(title_index())
