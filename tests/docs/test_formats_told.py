"""The pages on the case, on playbook.json, on guides and on faults name every key and code there is, and no other."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from counteroffer import operations
from counteroffer.documents import yaml_tree
from counteroffer.library.reading import SAMPLES, guide_files
from counteroffer.lint.checking import check_guide
from counteroffer.offers import doubt, shape
from counteroffer.offers.shape import Schema, case_schema
from counteroffer.terms.faults import Severity
from counteroffer.valuation.taxes import tables_in_use
from counteroffer.valuation.worth import Asked
from tests.help_pages import DOCS, ROOT
from tests.offers.good_cases import FULL

TODAY = date(2026, 11, 21)
CELL = re.compile(r"`([^`]+)`")
ROW = re.compile(r"^\| (?P<keys>`[^|]+`) \|", re.MULTILINE)


def told(page: str, after: str) -> set[str]:
    """The keys that a page's table names, below a heading as far as the next."""
    text = re.split(
        r"^## ", (DOCS / page).read_text("utf-8").split(f"\n{after}\n", 1)[1], maxsplit=1, flags=re.MULTILINE
    )[0]
    return {key for row in ROW.finditer(text) for key in CELL.findall(row["keys"])}


def paths(value: Any, above: str = "") -> Iterator[str]:
    """The dotted paths of everything in a JSON value that is not a group itself."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from paths(inner, f"{above}.{key}" if above else key)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from paths(inner, f"{above}[]")
    else:
        yield above


def covers(key: str, path: str) -> bool:
    """Whether a told key is the path, leads to it, or names a group or list that is empty or missing here."""
    pattern = re.escape(key).replace(r"\*", r"\w+")
    return re.match(rf"{pattern}(?=$|\.|\[)", path) is not None or key.startswith((f"{path}.", f"{path}["))


def plans() -> Iterator[Any]:
    for case in sorted((ROOT / "examples").glob("*.yaml")):
        made = operations.make_playbook(case, (), TODAY, ("json",))
        yield json.loads(operations.render(made.playbook, "json"), parse_float=Decimal)


def test_every_key_of_playbook_json_is_told_and_no_other() -> None:
    keys = told("case-format.md", "## playbook.json")
    found = {path for plan in plans() for path in paths(plan)}
    precise = {
        key for key in keys if not any(other != key and other.startswith((f"{key}.", f"{key}[")) for other in keys)
    }
    assert sorted(path for path in found if not any(covers(key, path) for key in precise)) == []
    assert sorted(key for key in keys if not any(covers(key, path) for path in found)) == ["match.level"]


def hold_told(heading: str, found: set[str]) -> None:
    """Every path has its key in the page's table; every key there is met."""
    keys = told("case-format.md", heading)
    precise = {
        key for key in keys if not any(other != key and other.startswith((f"{key}.", f"{key}[")) for other in keys)
    }
    assert sorted(path for path in found if not any(covers(key, path) for key in precise)) == []
    assert sorted(key for key in keys if not any(covers(key, path) for path in found)) == []


CLOSE = """\
kind: offer
company: Quillmoor Freight
role: Data Engineer
currency: USD
offer: {base: 100K, bonus: {target: 20%, kind: discretionary}}
alternatives: [{name: Ravenshaw, offer: {base: 118K}}, {name: Silent}]
"""


def test_every_key_of_worth_json_is_told_and_no_other(tmp_path: Path) -> None:
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.yaml")))
    cases = [text for text in texts if "\noffer:" in text]
    found: set[str] = set()
    for number, text in enumerate([*cases, FULL]):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, "utf-8")
        start = "start:" in text
        asked = Asked(months=12, leave_on=date(2027, 8, 1) if start else None, taxed=True)
        found |= set(paths(json.loads(operations.worth_json(operations.value_case(file, asked, TODAY)))))
    hold_told(
        "## worth.json",
        {one for one in found if not one.startswith(("valuation.", "figures[]."))} | {"valuation", "figures[]"},
    )


def test_every_key_of_comparison_json_is_told_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(FULL, "utf-8")
    close = tmp_path / "close.yaml"
    close.write_text(CLOSE, "utf-8")
    found: set[str] = set()
    for cases in ([file], [close], sorted((ROOT / "examples").glob("*.yaml"))):
        record = json.loads(operations.comparison_json(operations.compare_cases(cases, TODAY)))
        for row in record["components"]:
            row["a_year"] = {f"offer_{number}": amount for number, amount in enumerate(row["a_year"].values())}
        found |= set(paths(record))
    hold_told("## comparison.json", {one for one in found if not one.startswith("figures[].")} | {"figures[]"})


def test_every_key_of_a_case_is_told() -> None:
    text = (DOCS / "case-format.md").read_text("utf-8")
    missing = [key for key in keys_of(case_schema()) if f"| `{key}` |" not in text]
    missing += [key for one in case_schema().defs.values() for key in keys_of(one) if f"| `{key}` |" not in text]
    assert missing == []


def keys_of(schema: Schema) -> Iterator[str]:
    for key, value in schema.properties.items():
        yield key
        yield from (f"{key}.{inner}" for inner in keys_of(value))
        if value.items is not None:
            yield from (f"{key}[].{inner}" for inner in keys_of(value.items))


def test_every_key_of_a_guide_record_is_told_and_no_other() -> None:
    keys = told("guide-format.md", "## The record")
    found = set()
    for guide, _faults, _source in operations.read_guides(guide_files(SAMPLES)):
        found |= set(paths(json.loads(operations.guide_record(guide))))
    precise = {
        key for key in keys if not any(other != key and other.startswith((f"{key}.", f"{key}[")) for other in keys)
    }
    assert sorted(path for path in found if not any(covers(key, path) for key in precise)) == []
    assert sorted(key for key in keys if not any(covers(key, path) for path in found)) == []


def test_the_guide_on_the_page_is_read_without_a_fault(tmp_path: Path) -> None:
    page = (DOCS / "guide-format.md").read_text("utf-8")
    example = re.search(r"```markdown\n(.*?)```", page, re.DOTALL)
    assert example is not None
    file = tmp_path / "guide.md"
    file.write_text(example[1], "utf-8")
    ((guide, faults, _source),) = operations.read_guides([file])
    assert faults == ()
    assert (guide.company, guide.role, len(guide.compensation)) == ("Fernhollow Robotics", "Data Engineer", 2)
    assert guide.strategy is not None
    assert guide.strategy.asks
    assert len(guide.levers) == 2
    assert [fault for fault in check_guide(guide, TODAY) if fault.severity is not Severity.NOTE] == []


def test_the_cases_on_the_page_are_cases(tmp_path: Path) -> None:
    for number, text in enumerate(
        re.findall(r"```yaml\n(.*?)```", (DOCS / "case-format.md").read_text("utf-8"), re.DOTALL)
    ):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, "utf-8")
        assert not operations.check_case(file).has_errors


def codes() -> set[tuple[str, str]]:
    """Every code with its rule's name, as the source states it: in a table of codes or where a fault is made."""
    found = {
        (code, name)
        for table in (shape.CODES, doubt.CODES, yaml_tree._CODES, tables_in_use.CODES)
        for name, code in table.items()
    }
    for file in (ROOT / "src").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Diagnostic":
                stated = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant)]
                if len(stated) == 2:
                    found.add((str(stated[0]), str(stated[1])))
    return found


def test_every_fault_is_told_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w\d{3})` \| `([\w-]+)` \|", (DOCS / "faults.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(set(rows)) == sorted(codes())
    assert len(rows) == len({code for code, _name in rows})


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_a_page_names_is_there(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake (\w+)`", (ROOT / name).read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
