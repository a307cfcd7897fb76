"""guides format, fix and new as a person meets them."""

import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from counteroffer.faces.commands.guides import command
from counteroffer.terms import processes
from tests.lint.checked_guides import CLEAN, HEAD, SWAPPED, WRONG_BONUS, write

HOOKS = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"
LOOSE = CLEAN.replace("# Baker | Acme Negotiation Guide", "### Baker | Acme Global Negotiation Guide")


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    made = CliRunner().invoke(command, [str(argument) for argument in arguments], input=given)
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def test_format_writes_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, loose=LOOSE)
    assert run("format", tmp_path).exit_code == 0
    text = (tmp_path / "loose.md").read_text("utf-8")
    assert text.startswith("---\ncompany: Acme\nrole: Baker\n---\n# Baker | Acme Negotiation Guide\n")
    again = run("format", tmp_path)
    assert "0 guides formatted, 1 unchanged" in again.stderr


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_format_can_only_say_what_it_would_do(tmp_path: Path, option: str) -> None:
    write(tmp_path, loose=LOOSE)
    made = run("format", tmp_path, option)
    assert made.exit_code == 1
    assert ("+# Baker | Acme Negotiation Guide\n" if option == "--diff" else "would be formatted") in made.stdout
    assert (tmp_path / "loose.md").read_text("utf-8") == LOOSE
    assert run("format", tmp_path, "-q").exit_code == 0
    assert run("format", tmp_path, option).exit_code == 0


def test_fix_mends_what_is_plain_and_counts_what_is_not(tmp_path: Path) -> None:
    write(tmp_path, swapped=SWAPPED, bonus=WRONG_BONUS)
    made = run("fix", tmp_path, "--today", "2026-11-21")
    assert made.exit_code == 0
    assert "1 guide mended (1 finding), 1 unchanged" in made.stderr
    assert "1 more could be mended by a guess: --unsafe" in made.stderr
    assert (tmp_path / "swapped.md").read_text("utf-8") == HEAD + "| New York | $100K - $120K | |\n"
    assert (tmp_path / "bonus.md").read_text("utf-8") == WRONG_BONUS


def test_fix_guesses_where_it_is_asked_to(tmp_path: Path) -> None:
    write(tmp_path, bonus=WRONG_BONUS)
    made = run("fix", tmp_path, "--unsafe", "--diff", "--today", "2026-11-21")
    assert made.exit_code == 1
    assert "+| New York | $100K - $120K | $20K - $24K (20%) |\n" in made.stdout
    assert (tmp_path / "bonus.md").read_text("utf-8") == WRONG_BONUS


def test_fix_follows_the_settings(tmp_path: Path) -> None:
    write(tmp_path, swapped=SWAPPED)
    (tmp_path / "counteroffer.toml").write_text('[guides]\nignore = ["swapped-ends"]\n', "utf-8")
    assert run("fix", tmp_path).exit_code == 0
    assert (tmp_path / "swapped.md").read_text("utf-8") == SWAPPED


def test_a_guide_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"# caf\xe9\n")
    made = run("format", tmp_path)
    assert made.exit_code == 1
    assert "L004 [guide-not-utf8]" in made.stderr


def test_format_passes_standard_input_on() -> None:
    made = run("format", "-", given=LOOSE.encode())
    assert made.exit_code == 0
    assert made.stdout.startswith("---\ncompany: Acme\nrole: Baker\n---\n# Baker | Acme Negotiation Guide\n")
    assert "1 guide formatted, 0 unchanged" in made.stderr
    again = run("format", "-", given=made.stdout_bytes)
    assert again.stdout_bytes == made.stdout_bytes
    assert "0 guides formatted, 1 unchanged" in again.stderr


def test_format_notes_of_standard_input_go_to_standard_error() -> None:
    made = run("format", "-", "--check", given=LOOSE.encode())
    assert (made.exit_code, made.stdout) == (1, "<standard input> would be formatted\n")
    shown = run("format", "-", "--diff", "-q", given=LOOSE.encode())
    assert shown.exit_code == 1
    assert "+# Baker | Acme Negotiation Guide\n" in shown.stdout
    assert shown.stdout.startswith("--- <standard input>\n")
    assert run("format", "-", "-q", given=LOOSE.encode()).stderr == ""


def test_fix_passes_standard_input_on() -> None:
    made = run("fix", "-", "--today", "2026-11-21", given=SWAPPED.encode())
    assert made.exit_code == 0
    assert made.stdout == HEAD + "| New York | $100K - $120K | |\n"
    assert made.stderr == "<standard input> mended\n1 guide mended (1 finding), 0 unchanged\n"
    guess = run("fix", "-", "--today", "2026-11-21", given=WRONG_BONUS.encode())
    assert guess.stdout == WRONG_BONUS
    assert "1 more could be mended by a guess" in guess.stderr
    assert run("fix", "-", "--unsafe", "--diff", given=WRONG_BONUS.encode()).exit_code == 1


@pytest.mark.parametrize("verb", ["fix", "format"])
@pytest.mark.parametrize("given", [b"", b"\xef\xbb\xbf# Baker\r\n", "no guide at all ₹\n".encode()])
def test_standard_input_that_is_no_guide_comes_out_as_it_is(verb: str, given: bytes) -> None:
    assert run(verb, "-", "-q", "--diff", given=given).exit_code in (0, 1)
    made = run(verb, "-", "-q", given=given)
    assert made.exit_code == 0
    assert verb == "format" or made.stdout_bytes == given


@pytest.mark.parametrize("verb", ["fix", "format"])
def test_standard_input_that_cannot_be_read_is_told_and_nothing_comes_out(verb: str) -> None:
    made = run(verb, "-", given=b"# caf\xe9\n")
    assert (made.exit_code, made.stdout_bytes) == (1, b"")
    assert made.stderr.startswith("<standard input>:1:1: error L004 [guide-not-utf8]")


@pytest.mark.parametrize("verb", ["fix", "format"])
def test_standard_input_stands_alone(verb: str, tmp_path: Path) -> None:
    write(tmp_path, loose=LOOSE)
    made = run(verb, "-", tmp_path, given=b"")
    assert made.exit_code == 2
    assert '"-" stands alone' in made.stderr
    assert (tmp_path / "loose.md").read_text("utf-8") == LOOSE


def test_fix_of_standard_input_follows_the_settings_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "counteroffer.toml").write_text('[guides]\nignore = ["swapped-ends"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("fix", "-", given=SWAPPED.encode()).stdout == SWAPPED
    (tmp_path / "counteroffer.toml").write_text('[guides]\nexclude = ["*"]\n', "utf-8")
    assert run("fix", "-", given=SWAPPED.encode()).stdout == HEAD + "| New York | $100K - $120K | |\n"


@pytest.mark.parametrize("cores", [1, 2])
def test_many_guides_are_written_the_same_on_any_number_of_processors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(processes, "cores", lambda: cores)
    write(tmp_path, **{f"guide{number:02}": LOOSE for number in range(20)})
    (tmp_path / "guide07.md").write_bytes(b"# caf\xe9\n")
    made = run("format", tmp_path)
    assert made.exit_code == 1
    assert [Path(line.split()[0]).stem for line in made.stdout.splitlines()] == [
        f"guide{number:02}" for number in range(20) if number != 7
    ]
    assert "19 guides formatted, 0 unchanged, 1 not written" in made.stderr
    assert (tmp_path / "guide19.md").read_text("utf-8").startswith("---\ncompany: Acme\n")


@pytest.mark.parametrize("verb", ["fix", "format"])
def test_hooks_run_as_they_are_written(tmp_path: Path, verb: str) -> None:
    write(tmp_path, loose=LOOSE, swapped=SWAPPED)
    hooks = {hook["id"]: shlex.split(hook["entry"]) for hook in yaml.safe_load(HOOKS.read_text("utf-8"))}
    program, group, *words = hooks[f"counteroffer-guides-{verb}"]
    assert (program, group, words[0]) == ("counteroffer", "guides", verb)
    made = run(*words, tmp_path / "loose.md", tmp_path / "swapped.md")
    assert (made.exit_code, made.output) == (0, "")
    assert (tmp_path / "swapped.md").read_text("utf-8") != SWAPPED


def test_new_prints_a_guide_or_writes_one_that_is_not_there(tmp_path: Path) -> None:
    printed = run("new", "Acme", "Baker", "--today", "2026-11-21").stdout
    file = tmp_path / "acme" / "baker.md"
    assert run("new", "Acme", "Baker", "--today", "2026-11-21", "--out", file).exit_code == 0
    assert file.read_text("utf-8") == printed
    assert "last_updated: 2026-11-21\n" in printed
    refused = CliRunner().invoke(command, ["new", "Acme", "Baker", "--out", str(file)])
    assert "is there already" in str(refused.exception)


def test_a_new_guide_passes_the_check_but_for_its_content(tmp_path: Path) -> None:
    file = tmp_path / "baker.md"
    run("new", "Acme", "Baker", "--today", "2026-11-21", "--out", file)
    made = run("check", file, "--today", "2026-11-21", "--no-cache")
    assert " error " not in made.stdout
    assert "G008" in made.stdout
