"""Builds the index of job titles that the package carries: `src/counteroffer/market/title_index.json`.

    python tools/build_title_index.py

To be run after a change of market/occupations.yaml, of the short forms in library/roles.yaml, or of the wage statistics; a
test says when it is due. The same sources give the same bytes.
"""

from pathlib import Path

from counteroffer.market.title_index import FILE, as_written, make_index

MARKET = Path(__file__).parents[1] / "src" / "counteroffer" / "market"


def main() -> None:
    """Write the index."""
    (MARKET / FILE).write_bytes(as_written(make_index()))


if __name__ == "__main__":
    main()
