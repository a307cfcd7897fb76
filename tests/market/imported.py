"""Files taken into a folder of records, for tests."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from counteroffer.market.importer import Choices
from counteroffer.market.importing import Imported, import_files
from counteroffer.market.records.folder import Folder
from tests.market.filing_files import columns_of, layout_of

TODAY = date(2026, 11, 21)


def take_in(folder: Path, *paths: Path, choices: Choices | None = None) -> list[Imported]:
    return list(import_files(Folder(folder), paths, TODAY, choices or Choices(), lambda _name, _share: None))


def take_text(folder: Path, name: str, text: str, choices: Choices | None = None) -> Imported:
    """A text file written beside the records and taken in."""
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    return take_in(folder, path, choices=choices)[0]


def case_row(**cells: str) -> dict[str, str]:
    """A certified case under our names; `cells` says what is other."""
    usual = {
        "case": "I-200-24001-000001", "status": "Certified", "day": "2024-03-01", "employer": "KKR & Co. Inc.",
        "title": "ML/AI Engineer", "occupation": "15-1252.00", "full_time": "Y", "city": "New York", "state": "NY",
        "wage_from": "200000.00", "wage_to": "", "wage_unit": "Year",
    }  # fmt: skip
    return {**usual, **cells}


def filing_file(path: Path, rows: Sequence[dict[str, str]], year: int = 2024, *, columns: Sequence[str] = ()) -> Path:
    """A disclosure file of a fiscal year with these cases, every other column empty."""
    reads = layout_of(year).reads
    names = list(columns or columns_of(year))
    lines = [",".join(names)]
    for row in rows:
        cells = {reads[field]: value for field, value in row.items()}
        lines.append(",".join(f'"{cells[name]}"' if name in cells else "" for name in names))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def cases(count: int, wage: int, **cells: str) -> list[dict[str, str]]:
    """So many cases at about a wage, each with a number of its own."""
    start = int(cells.pop("start", "1"))
    return [
        case_row(
            case=f"I-200-24{start % 366:03}-{number:06}", wage_from=f"{wage + 1000 * (number - count // 2)}.00", **cells
        )
        for number in range(count)
    ]
