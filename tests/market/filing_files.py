"""Makes files like those in which the US Department of Labor publishes labor condition applications, in any known layout.

    python -m tests.market.filing_files OUT.csv --year 2024 --rows 1000000

The rows are invented by the engine from the row's number alone, so the same call gives the same file. Employers, titles,
places and wages have the look and the faults of the real files: capital letters, legal forms, six spellings of a unit,
ranges, withdrawn and denied cases, part-time work, blank rows, repeated cases, an hourly wage of 150,000. A file whose
name ends in .xlsx is written as a sheet, one in .parquet as the columns that are read.
"""

import argparse
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import duckdb

from counteroffer.market.importers.lca import Layout, crosswalk

EMPLOYERS = (
    "GOOGLE LLC", "Google LLC", "MICROSOFT CORPORATION", "AMAZON.COM SERVICES LLC", "META PLATFORMS, INC.", "APPLE INC.",
    "KKR & CO. INC.", "Stripe, Inc.", "JPMORGAN CHASE & CO.", "GOLDMAN SACHS & CO. LLC", "INTEL CORPORATION", "NVIDIA CORPORATION",
)  # fmt: skip
JOBS = (
    ("Software Engineer", "15-1252.00", 150), ("Senior Software Engineer", "15-1252.00", 185), ("Data Scientist", "15-2051.00", 160),
    ("ML/AI Engineer", "15-1252.00", 190), ("Financial Analyst", "13-2051.00", 110), ("Registered Nurse", "29-1141.00", 95),
    ("Accountant", "13-2011.00", 80), ("Mechanical Engineer", "17-2141.00", 105), ("Management Consultant", "13-1111.00", 130),
    ("Systems Analyst", "15-1211.00", 98), ("Database Administrator", "15-1242.00", 102), ("Statistician", "15-2041.00", 108),
)  # fmt: skip
PLACES = (
    ("Mountain View", "CA"), ("San Francisco", "CA"), ("NEW YORK", "NY"), ("Seattle", "WA"), ("Austin", "TX"), ("Chicago", "IL"),
    ("Boston", "MA"), ("Denver", "CO"), ("Atlanta", "GA"), ("Hogwash Junction", "KS"), ("Jersey City", "NJ"), ("Los Angeles", "CA"),
)  # fmt: skip
OLD_CODES = {"15-1252.00": "15-1132", "15-1211.00": "15-1121", "15-1242.00": "15-1141", "15-2051.00": "15-1111"}
MANY = 40_000  # further employers, as most filings come from small ones


def layout_of(year: int) -> Layout:
    """The layout of a fiscal year."""
    return crosswalk().layouts[0 if year <= 2019 else 1]


def columns_of(year: int) -> tuple[str, ...]:
    """The columns of a fiscal year's file, as the files write them."""
    left_out = {"EMPLOYER_FEIN"} if year < 2024 else set()
    left_out |= {"LAWFIRM_BUSINESS_FEIN"} if year < 2025 else set()
    return tuple(name for name in layout_of(year).known() if name not in left_out)


def rows_sql(rows: int, year: int, *, seed: int = 0) -> str:
    """The rows as a question to the engine, every cell a text."""
    reads = layout_of(year).reads
    codes = [OLD_CODES.get(code, code.removesuffix(".00")) if year <= 2019 else code for _title, code, _pay in JOBS]
    picked = {
        reads["case"]: f"printf('I-200-{year % 100:02}%03d-%06d', (n // 1000000 + {seed * 37}) % 366, n * 7919 % 1000000)",
        reads["status"]: """CASE WHEN roll % 50 = 7 THEN 'Withdrawn' WHEN roll % 50 = 8 THEN 'Certified - Withdrawn'
            WHEN roll % 100 = 9 THEN 'Denied' ELSE 'Certified' END""",
        reads["day"]: f"strftime(DATE '{year - 1}-10-01' + (roll % 360)::INTEGER, '%Y-%m-%d')",
        reads["employer"]: f"""CASE WHEN roll % 5 < 2 THEN {_nth(EMPLOYERS, "roll // 7")}
            ELSE printf('Company %d of Something, {"Inc."}', roll % {MANY}) END""",
        reads["title"]: _nth([title for title, _code, _pay in JOBS], "job"),
        reads["occupation"]: _nth(codes, "job"),
        reads["full_time"]: "CASE WHEN roll % 40 = 3 THEN 'N' ELSE 'Y' END",
        reads["city"]: _nth([city for city, _state in PLACES], "spot"),
        reads["state"]: _nth([state for _city, state in PLACES], "spot"),
        reads["wage_from"]: """CASE WHEN slip = 1 THEN '150000.00' WHEN slip = 2 THEN '72.50' WHEN slip = 3 THEN '9900000'
            WHEN slip = 4 THEN 'see letter' WHEN per = 0 THEN printf('%.2f', yearly / 2080.0)
            WHEN per = 1 THEN printf('%.2f', yearly / 12.0) WHEN per = 2 THEN '$' || format('{:,}', yearly::BIGINT) || '.00'
            ELSE printf('%.2f', yearly::DOUBLE) END""",
        reads["wage_to"]: "CASE WHEN roll % 3 = 0 AND per > 2 AND slip > 4 THEN printf('%.2f', yearly * 1.2) WHEN roll % 7 = 0 THEN '0' END",
        reads["wage_unit"]: """CASE WHEN slip = 1 THEN 'Hour' WHEN slip = 2 THEN 'Year' WHEN per = 0 THEN 'Hour'
            WHEN per = 1 THEN 'Month' ELSE 'Year' END""",
    }  # fmt: skip
    others = {"VISA_CLASS": "'H-1B'", "SOC_TITLE": _nth([title for title, _code, _pay in JOBS], "job")}
    pay = "[" + ", ".join(str(pay * 1000) for _title, _code, pay in JOBS) + "]"
    cells = ", ".join(f'{({**others, **picked}).get(name, "NULL")} AS "{name}"' for name in columns_of(year))
    return f"""
        WITH numbered AS (SELECT range AS n, hash(range + {seed * 1_000_003}) AS roll FROM range({rows})),
        drawn AS (
            SELECT n, (roll // 1000)::BIGINT % 1000003 AS spread, (roll % 1000000)::BIGINT AS roll,
                ((roll // 11) % {len(JOBS)})::INTEGER AS job, ((roll // 1300) % {len(PLACES)})::INTEGER AS spot,
                ((roll // 17) % 40)::INTEGER AS per, ((roll // 23) % 4000)::INTEGER AS slip
            FROM numbered),
        paid AS (SELECT *, round({pay}[job + 1] * (0.75 + spread / 1000003.0 * 0.6)
            * (CASE WHEN spot < 4 THEN 1.15 ELSE 0.95 END)) AS yearly FROM drawn)
        SELECT {cells} FROM paid"""


def write_file(out: Path, rows: int, year: int, *, seed: int = 0) -> Path:
    """Write a file of a fiscal year with so many rows: .csv, .xlsx or .parquet by its name."""
    engine = duckdb.connect()
    question = rows_sql(rows, year, seed=seed)
    if out.suffix == ".xlsx":
        write_sheet(out, columns_of(year), engine.execute(question).fetchall())
    elif out.suffix == ".parquet":
        engine.execute(f"COPY ({question}) TO '{out}' (FORMAT parquet)")
    else:
        engine.execute(f"COPY ({question}) TO '{out}' (FORMAT csv, HEADER)")
    engine.close()
    return out


def write_sheet(out: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]], *, blank: int = 0) -> None:
    """Write a sheet (.xlsx) as the department's are: texts in a list beside it, `blank` empty rows at the end."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _LINKS)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate([columns, *rows], start=1):
                sheet.write(f'<row r="{number}">{_cells(number, row, texts)}</row>'.encode())
            for number in range(len(rows) + 2, len(rows) + 2 + blank):
                sheet.write(f'<row r="{number}"><c r="A{number}" s="1"/></row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'<?xml version="1.0"?><sst xmlns="{_MAIN}">{items}</sst>')


def _nth(choices: list[str] | tuple[str, ...], place: str) -> str:
    written = ", ".join("'" + choice.replace("'", "''") + "'" for choice in choices)
    return f"[{written}][({place}) % {len(choices)} + 1]"


def _cells(number: int, row: tuple[object, ...], texts: dict[str, int]) -> str:
    return "".join(
        f'<c r="{_letters(column)}{number}" t="s"><v>{texts.setdefault(str(value), len(texts))}</v></c>'
        for column, value in enumerate(row)
        if value is not None
    )


def _letters(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    return letters


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Q1" sheetId="1" r:id="rId1"/></sheets></workbook>'
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def main() -> None:
    """Write the file that is named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write_file(given.out, given.rows, given.year, seed=given.seed)


if __name__ == "__main__":
    main()
