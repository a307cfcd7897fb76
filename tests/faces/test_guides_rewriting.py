"""guides format, fix and new as a person meets them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counteroffer.faces.commands.guides import command
from tests.lint.checked_guides import CLEAN, HEAD, SWAPPED, WRONG_BONUS, write

LOOSE = CLEAN.replace("# Baker | Acme Negotiation Guide", "### Baker | Acme Global Negotiation Guide")


def run(*arguments: str | Path) -> Result:
    made = CliRunner().invoke(command, [str(argument) for argument in arguments])
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
