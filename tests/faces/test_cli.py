"""The command line as a person meets it: what it prints, what it writes, how it refuses."""

import json
import os
import pty
import select
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counteroffer import __version__

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "written-offer-with-competing-offer.yaml"
TODAY = ("--today", "2026-11-21")
MAIN = "from counteroffer.faces.cli import main; main()"
GUIDE = """# Baker | Crumbwell Ovens Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Leeds | £31K - £39K | £31K - £39K |
"""
BAKER = "kind: offer\ncompany: Crumbwell Ovens\nrole: Baker\nregion: Leeds\ncurrency: GBP\noffer: {base: 33K, expires: 2026-12-04}\n"


def run(
    *arguments: str | Path, cwd: Path | None = None, told: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """One command in a fresh interpreter; whatever it is asked, it never shows a traceback."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *map(str, arguments)],
        cwd=cwd or ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8", **environment},
        input=told,
        capture_output=True,
        timeout=60,
        check=False,
    )
    found = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in found.stderr, found.stderr
    return found


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook.json of the first example."""
    out = tmp_path_factory.mktemp("playbook")
    assert run("plan", CASE, *TODAY, "--format", "json", "--out", out).returncode == 0
    return out / "playbook.json"


def test_version_and_help_list_the_commands_in_the_order_of_work() -> None:
    assert run("--version").stdout.strip() == f"counteroffer, version {__version__}"
    listed = run("--help").stdout.split("Commands:")[1].split()
    order = [listed.index(name) for name in ("new", "check", "plan", "trace", "audit", "guides")]
    assert order == sorted(order)
    assert run("-h").returncode == 0


@pytest.mark.parametrize(("typed", "meant"), [("pln", "plan"), ("chek", "check"), ("guide", "guides")])
def test_a_command_that_is_none_is_met_with_the_near_one(typed: str, meant: str) -> None:
    done = run(typed)
    assert done.returncode == 2
    assert f"Did you mean '{meant}'?" in done.stderr


def test_a_command_like_no_other_is_refused() -> None:
    done = run("xyzzy")
    assert (done.returncode, "Did you mean" in done.stderr) == (2, False)


# plan


def test_plan_prints_one_screen_and_writes_nothing(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(CASE.read_bytes())
    done = run("plan", case, *TODAY)
    assert done.returncode == 0
    assert "Verdict: ask" in done.stdout
    assert "\x1b" not in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_plan_fits_the_screen() -> None:
    assert max(map(len, run("plan", CASE, *TODAY, COLUMNS="72").stdout.splitlines())) <= 72


def test_json_alone_goes_to_standard_output() -> None:
    done = run("plan", CASE, *TODAY, "--format", "json")
    plan = json.loads(done.stdout)
    assert (plan["case"]["company"], plan["today"], plan["guide"]["company"]) == ("KKR", "2026-11-21", "KKR")
    assert plan["position"]["anchor"] > plan["position"]["offer_base"]


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "er"
    done = run("plan", CASE, *TODAY, "--format", "terminal,html,pdf,json", "--out", out)
    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["playbook.html", "playbook.json", "playbook.pdf"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (out, out.parent)} == {0o700}
    assert (out / "playbook.pdf").read_bytes().startswith(b"%PDF")
    assert b"Private" in (out / "playbook.html").read_bytes()
    assert "Verdict" in done.stdout
    assert [line.split()[0] for line in done.stdout.splitlines()[-3:]] == ["html", "pdf", "json"]


def test_files_lie_beside_the_case_unless_told_otherwise(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(BAKER, "utf-8")
    assert run("plan", case, *TODAY, "--format", "html").returncode == 0
    assert (tmp_path / "playbook" / "playbook.html").is_file()


def test_a_file_that_others_could_read_becomes_private(tmp_path: Path) -> None:
    old = tmp_path / "playbook.json"
    old.write_text("old", "utf-8")
    old.chmod(0o644)
    assert run("plan", CASE, *TODAY, "--format", "json", "--out", tmp_path).returncode == 0
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["playbook.json"]


def test_the_same_day_gives_the_same_plan() -> None:
    first, second = (run("plan", CASE, *TODAY, "--format", "json").stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("formats", ["htm", "html,xml", "", ","])
def test_a_format_that_is_none_is_refused_with_those_there_are(formats: str) -> None:
    done = run("plan", CASE, "--format", formats)
    assert done.returncode == 2
    assert all(name in done.stderr for name in ("terminal", "html", "pdf", "json"))
    assert done.stdout == ""


def test_a_format_that_is_nearly_one_is_met_with_it() -> None:
    assert "did you mean html?" in run("plan", CASE, "--format", "htlm").stderr


def test_a_day_that_is_none_is_refused() -> None:
    done = run("plan", CASE, "--today", "tomorrow")
    assert (done.returncode, "2026-12-04" in done.stderr) == (2, True)


def test_plan_of_a_case_with_errors_shows_them_all_and_ends_with_1(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("kind: ofer\ncompany: A\nrole: B\ncurrency: USD\noffer: {base: lots}\n", "utf-8")
    done = run("plan", case)
    assert done.returncode == 1
    assert (f"{case}:1:7:" in done.stderr, f"{case}:5:15:" in done.stderr) == (True, True)


def test_guides_of_ones_own_by_option_and_by_environment(tmp_path: Path) -> None:
    folder, case = tmp_path / "guides", tmp_path / "case.yaml"
    folder.mkdir()
    (folder / "crumbwell.md").write_text(GUIDE, "utf-8")
    case.write_text(BAKER, "utf-8")
    alone = json.loads(run("plan", case, *TODAY, "--format", "json").stdout)
    option = json.loads(run("plan", case, *TODAY, "--format", "json", "--guides", folder).stdout)
    other = json.loads(run("plan", case, *TODAY, "--format", "json", COUNTEROFFER_GUIDES=str(folder)).stdout)
    assert alone["guide"] is None
    assert option["guide"]["company"] == "Crumbwell Ovens"
    assert option == other
    assert option["position"]["ceiling"] == 39000


def test_the_later_folder_wins(tmp_path: Path) -> None:
    for name, top in (("first", "£39K"), ("second", "£45K")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "guide.md").write_text(GUIDE.replace("£39K", top), "utf-8")
    case = tmp_path / "case.yaml"
    case.write_text(BAKER, "utf-8")
    named = ("--guides", tmp_path / "second")
    done = run("plan", case, *TODAY, "--format", "json", *named, COUNTEROFFER_GUIDES=str(tmp_path / "first"))
    assert json.loads(done.stdout)["position"]["ceiling"] == 45000


def test_a_guides_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run("plan", CASE, "--guides", tmp_path / "none")
    assert (done.returncode, "there is no folder" in done.stderr, "help:" in done.stderr) == (2, True, True)


# check


def test_check_ends_with_0_on_a_sound_case_and_on_warnings(tmp_path: Path) -> None:
    assert run("check", CASE).returncode == 0
    case = tmp_path / "case.yaml"
    case.write_text("kind: offer\ncompany: A\nrole: B\ncurrency: USD\noffer: {base: 240}\n", "utf-8")
    done = run("check", case)
    assert done.returncode == 0
    assert "no errors, 2 warnings" in done.stdout
    assert "lost-magnitude" in done.stderr


def test_check_shows_each_fault_with_its_line_a_caret_and_the_way_out(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("kind: offer\ncompany: A\nrole: B\ncurrency: USD\noffer:\n  bsae: 150K\n  expires: soon\n", "utf-8")
    done = run("check", "case.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "case.yaml: 2 errors, no warnings\n"
    first = done.stderr.splitlines()[:4]
    assert first[0] == "case.yaml:6:3: error K001 [unknown-key] offer has no key 'bsae'"
    assert first[1:3] == ["    |   bsae: 150K", "    |   ^^^^"]
    assert first[3].startswith("    help: did you mean base?")
    assert "case.yaml:7:12: error K005" in done.stderr


def test_a_caret_stands_under_its_place_in_a_long_line(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(f"kind: offer\n{{company: {'A' * 300}, rol: B}}\n", "utf-8")
    done = run("check", case)
    assert max(map(len, (line for line in done.stderr.splitlines() if line.startswith("    |")))) < 120


# refusals that any command makes


@pytest.mark.parametrize("command", ["check", "plan"])
def test_what_is_no_case_is_refused_in_words(command: str, tmp_path: Path) -> None:
    binary, empty, listed = tmp_path / "binary.yaml", tmp_path / "empty.yaml", tmp_path / "list.yaml"
    binary.write_bytes(bytes(range(256)) * 40)
    empty.write_bytes(b"")
    listed.write_text("- one\n- two\n", "utf-8")
    missing = run(command, tmp_path / "missing.yaml")
    assert (missing.returncode, "there is no file" in missing.stderr) == (2, True)
    if command == "check":  # plan takes a folder of cases
        folder = run(command, tmp_path)
        assert (folder.returncode, "cannot be read" in folder.stderr) == (2, True)
    for path in (binary, empty, listed):
        done = run(command, path)
        assert (done.returncode, f"{path}:1:" in done.stderr, "help:" in done.stderr) == (1, True, True), path


def test_what_may_not_be_read_or_written_is_refused_in_words(tmp_path: Path) -> None:
    case, locked = tmp_path / "case.yaml", tmp_path / "locked"
    case.write_text(BAKER, "utf-8")
    locked.mkdir(mode=0o500)
    if os.access(locked, os.W_OK):
        pytest.skip("the superuser may read and write everything")
    refused = run("plan", case, "--format", "json", "--out", locked / "out")
    assert (refused.returncode, "--out" in refused.stderr) == (2, True)
    case.chmod(0)
    assert run("check", case).returncode == 2


def test_a_file_where_a_folder_should_be_is_refused_in_words(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("a file", "utf-8")
    for out in (there, there / "below"):
        done = run("plan", CASE, *TODAY, "--format", "json", "--out", out)
        assert done.returncode == 2, done.stderr
    assert there.read_text("utf-8") == "a file"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    line = f"{sys.executable} -c '{MAIN}' plan {CASE} --today 2026-11-21 --format json | head -1"
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 1)  # click ends a command whose reader is gone with 1
    assert done.stderr == b""


# new


def test_new_writes_a_template_that_becomes_a_case(tmp_path: Path) -> None:
    case = tmp_path / "deep" / "case.yaml"
    done = run("new", case)
    assert done.returncode == 0
    assert "counteroffer plan" in done.stdout
    assert stat.S_IMODE(case.stat().st_mode) == 0o600
    text = case.read_text("utf-8")
    text = (
        text.replace("company:", "company: A", 1)
        .replace("role:", "role: B", 1)
        .replace("currency:", "currency: USD", 1)
    )
    case.write_text(text, "utf-8")
    assert run("check", case).returncode == 0


def test_new_never_writes_over_a_file(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("mine", "utf-8")
    for more in ((), ("--schema",), ("--template",)):
        done = run("new", case, *more)
        assert (done.returncode, "is there already" in done.stderr) == (2, True)
    assert case.read_text("utf-8") == "mine"


def test_new_writes_the_schema_for_an_editor(tmp_path: Path) -> None:
    file = tmp_path / "case.schema.json"
    assert run("new", file, "--schema").returncode == 0
    assert json.loads(file.read_text("utf-8"))["required"] == ["kind", "company", "role", "currency"]


def test_new_asks_on_a_terminal_and_asks_again(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    answers = [
        "",
        "Crumbwell: Ovens",
        "Baker",
        "pounds",
        "GBP",
        "Leeds",
        "lots",
        "33K",
        "5%",
        "",
        "2026-12-04",
        "31K",
        "39K",
        "30K",
    ]
    said = ask(["new", str(case)], answers[1:])
    assert case.exists(), said
    assert "is not a currency" in said
    assert "'lots' is not an amount" in said
    checked = run("check", case)
    assert checked.returncode == 0, checked.stderr
    plan = json.loads(run("plan", case, *TODAY, "--format", "json").stdout)
    assert (plan["case"]["company"], plan["position"]["ceiling"]) == ("Crumbwell: Ovens", 39000)


def test_new_can_be_left(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    said = ask(["new", str(case)], ["Crumbwell", "\x03"])
    assert "stopped" in said
    assert "Traceback" not in said
    assert not case.exists()


def ask(arguments: list[str], answers: list[str]) -> str:
    """What a command says on a terminal, and the answers typed to it, each when it waits for one."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ["PYTHONPATH"] = str(ROOT / "src")
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a worker of pytest-xdist ignores it, and so would its children
        os.execv(sys.executable, [sys.executable, "-c", MAIN, *arguments])
    said, answered = b"", 0
    waiting = list(answers)
    while select.select([terminal], [], [], 20)[0]:
        try:
            heard = os.read(terminal, 4096)
        except OSError:  # the terminal closes when the command ends
            break
        said += heard
        if waiting and said[answered:].endswith((b"?: ", b"]: ")):
            answered = len(said)
            answer = waiting.pop(0)
            if answer == "\x03":
                time.sleep(0.3)  # slow as a hand: an interrupt just before input() waits is kept till the next key
            os.write(terminal, answer.encode() if answer == "\x03" else f"{answer}\n".encode())
    else:
        os.kill(process, signal.SIGKILL)
        said += b"(no answer)"
    os.close(terminal)
    os.waitpid(process, 0)
    return said.decode(errors="replace")


# trace


def test_trace_leads_to_file_line_and_column(playbook: Path) -> None:
    done = run("trace", "position.anchor", "--from", playbook)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("position.anchor = $")
    leaves = [line.strip() for line in lines if line.strip().startswith("from ")]
    base = next(
        number for number, line in enumerate(CASE.read_text("utf-8").splitlines(), start=1) if "base: 240K" in line
    )
    assert any(leaf.endswith(f"{CASE.name}:{base}:9  “240K”") for leaf in leaves)
    assert any("kkr/ml-ai-engineer.md:" in leaf and "“$290K”" in leaf for leaf in leaves)
    assert any(leaf.startswith("from our assumption, ") and "Pew Research Center" in leaf for leaf in leaves)


def test_every_figure_can_be_traced_to_where_it_stands(playbook: Path) -> None:
    """Each place that the ledger names holds the words that it quotes."""
    texts: dict[str, list[str]] = {}
    for figure in json.loads(playbook.read_text("utf-8"))["figures"]:
        assert figure["origins"], figure["id"]
        for origin in figure["origins"]:
            if isinstance(origin, dict) and "path" in origin:
                path = origin["path"]
                lines = texts.setdefault(path, (ROOT / path).read_text("utf-8").split("\n"))
                there = lines[origin["line"] - 1][origin["column"] - 1 : origin["end"] - 1]
                assert there == origin["text"], figure["id"]


def test_an_id_that_is_none_is_met_with_near_ones(playbook: Path) -> None:
    done = run("trace", "position.ancor", "--from", playbook)
    assert (done.returncode, "did you mean position.anchor" in done.stderr) == (2, True)
    assert run("trace", "%%%", "--from", playbook).returncode == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b'{"figures": 3}',
        b"\xff\xfe\x00",
        b'{"figures": [{"id": "a", "name": "", "value": "soon", "unit": "date", "because": "", "origins": []}]}',
        b'{"figures": [{"id": "a", "name": "", "value": 1, "unit": "USD", "because": "", "origins": ["b"]}]}',
        b'{"figures": [{"id": "a", "name": "", "value": null, "unit": "USD", "because": "", "origins": []}]}',
        b'{"figures": [{"id": "a", "name": "", "value": 1, "unit": "USD", "because": "", "origins": [{"path": "x"}]}]}',
    ],
)
@pytest.mark.parametrize("command", ["trace", "audit"])
def test_what_is_no_playbook_is_refused_in_words(command: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "playbook.json"
    file.write_bytes(content)
    text = "a" if command == "trace" else "-"
    done = run(command, text, "--from", file, told=b"for $1")
    assert done.returncode in (0, 2)
    if done.returncode == 2:
        assert "is no playbook.json" in done.stderr
        assert "help:" in done.stderr


@pytest.mark.parametrize("command", ["trace", "audit"])
def test_a_playbook_that_cannot_be_opened_is_refused_in_words(command: str, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.json"):
        done = run(command, "-", "--from", path)
        assert (done.returncode, done.stdout) == (2, "")
    assert run(command, "-").returncode == 2  # without --from


# audit


def test_audit_lets_backed_numbers_pass(playbook: Path, tmp_path: Path) -> None:
    plan = json.loads(playbook.read_text("utf-8"))
    letter = tmp_path / "letter.txt"
    letter.write_text(f"Could we get to ${plan['position']['anchor']:,}, with the bonus of 25%?", "utf-8")
    done = run("audit", letter, "--from", playbook)
    assert (done.returncode, done.stderr) == (0, "")
    scripts = "\n".join(script["text"] for script in plan["scripts"])
    assert run("audit", "-", "--from", playbook, told=scripts.encode()).returncode == 0


def test_audit_names_what_no_figure_backs(playbook: Path) -> None:
    done = run("audit", "-", "--from", playbook, told="Others pay £1.9M,\nand 77 % more.".encode())
    assert done.returncode == 1
    assert done.stdout == "2 errors\n"
    assert ":1:12: error A001" in done.stderr
    assert ":2:5: error A001" in done.stderr
    assert "    |            ^^^^^" in done.stderr


@pytest.mark.parametrize("content", [b"", b"no number at all", bytes(range(256))])
def test_audit_reads_any_text(playbook: Path, tmp_path: Path, content: bytes) -> None:
    text = tmp_path / "text"
    text.write_bytes(content)
    is_text = b"\0" not in content
    assert run("audit", text, "--from", playbook).returncode == (0 if is_text else 2)
    assert run("audit", tmp_path, "--from", playbook).returncode == 2
    assert run("audit", tmp_path / "missing", "--from", playbook).returncode == 2


# guides


def test_guides_show_and_export_agree() -> None:
    sample = "src/counteroffer/library/samples/kkr/ml-ai-engineer.md"
    shown = run("guides", "show", sample)
    assert shown.returncode == 0
    assert "$228,000 to $290,000" in shown.stdout
    assert "KKR" in shown.stdout
    exported = run("guides", "export", sample).stdout
    assert exported == run("guides", "show", "--json", sample).stdout
    record = json.loads(exported)
    assert record["compensation"][0]["base"] == {"low": 228000, "high": 290000}


def test_guides_of_a_folder_come_one_a_line() -> None:
    lines = run("guides", "export", "src/counteroffer/library/samples").stdout.splitlines()
    assert len(lines) == 6
    assert all(json.loads(line)["company"] for line in lines)


def test_any_text_is_a_guide_and_a_missing_one_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"just words", bytes(range(256)) * 9, GUIDE.encode()):
        (tmp_path / "guide.md").write_bytes(content)
        assert run("guides", "show", tmp_path / "guide.md").returncode == 0
        assert json.loads(run("guides", "export", tmp_path).stdout)["path"]
    missing = run("guides", "show", tmp_path / "missing.md")
    assert (missing.returncode, "help:" in missing.stderr) == (2, True)
    assert run("guides", "show").returncode == 2


# what is loaded

HEAVY = ("pydantic", "numpy", "fastapi", "mcp", "ibis", "pandas", "typst", "vl_convert", "jinja2")
LOADED = f"""
import atexit, sys
atexit.register(lambda: print("LOADED", *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr))
{MAIN}
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["new", "NEW"],
        ["check", str(CASE)],
        ["log", str(CASE), "--base", "250K", "--dry-run", *TODAY],
        ["guides", "show", "src/counteroffer/library/samples"],
        ["guides", "export", "src/counteroffer/library/samples"],
    ],
    ids=lambda arguments: " ".join(arguments[:2] if arguments[0] == "guides" else arguments[:1]),
)
def test_heavy_libraries_are_loaded_by_nobody_who_does_not_need_them(arguments: list[str], tmp_path: Path) -> None:
    named = [str(tmp_path / "case.yaml") if word == "NEW" else word for word in arguments]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *named],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    needed = " numpy" if arguments[0] == "plan" else ""  # the frontier of packages is built on its arrays
    assert done.stderr.decode().splitlines()[-1] == f"LOADED{needed}"
