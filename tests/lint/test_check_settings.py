"""Settings: where they are found, what they choose, and how a mistake in them is told."""

from pathlib import Path

import pytest

from counteroffer.lint.catalogue import all_kinds, codes_meant, default_codes
from counteroffer.lint.choosing import with_choice
from counteroffer.lint.configuration import settings_for
from counteroffer.lint.globs import matches
from counteroffer.terms.faults import BadRequestError
from tests.lint.checked_guides import SWAPPED, WRONG_BONUS, checked, told, write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write(tmp_path / "guides" / "acme", one=SWAPPED, two=WRONG_BONUS)
    write(tmp_path / "guides" / "old", three=SWAPPED)
    return tmp_path


def found_with(library: Path, settings: str, file: str = "counteroffer.toml") -> list[tuple[str, str]]:
    (library / file).write_text(settings, "utf-8")
    return [(name, rule) for name, _line, rule in told(checked(library / "guides", select=None))]


def test_own_file_is_found_upward(library: Path) -> None:
    assert found_with(library, '[guides]\nselect = ["swapped-ends"]\n') == [
        ("one.md", "swapped-ends"),
        ("three.md", "swapped-ends"),
    ]


def test_shared_file_is_found_and_the_own_file_comes_first(library: Path) -> None:
    shared = '[tool.counteroffer.guides]\nselect = ["C006"]\n'
    assert found_with(library, shared, "pyproject.toml") == [("two.md", "bonus-percent-does-not-match-amount")]
    assert found_with(library, '[guides]\nselect = ["C005"]\n')[0] == ("one.md", "swapped-ends")


def test_shared_file_about_something_else_is_passed_over(library: Path) -> None:
    (library / "guides" / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert len(found_with(library, '[guides]\nselect = ["C005"]\n')) == 2


def test_the_nearest_settings_hold_for_what_is_named(library: Path) -> None:
    (library / "guides" / "old" / "counteroffer.toml").write_text('[guides]\nselect = ["C006"]\n', "utf-8")
    (library / "counteroffer.toml").write_text('[guides]\nselect = ["C005"]\n', "utf-8")
    report = checked(library / "guides" / "acme", library / "guides" / "old", select=None)
    assert [name for name, _line, _rule in told(report)] == ["one.md"]


def test_exclude_and_per_path_ignores(library: Path) -> None:
    chosen = '[guides]\nselect = ["C005", "C006"]\n'
    assert found_with(library, f'{chosen}exclude = ["old"]\n') == [
        ("one.md", "swapped-ends"),
        ("two.md", "bonus-percent-does-not-match-amount"),
    ]
    per_path = f'{chosen}[guides.per-path-ignores]\n"guides/*/t*.md" = ["C"]\n'
    assert found_with(library, per_path) == [("one.md", "swapped-ends")]


def test_severities(library: Path) -> None:
    text = '[guides]\nselect = ["C005"]\n[guides.severities]\nswapped-ends = "note"\n'
    (library / "counteroffer.toml").write_text(text, "utf-8")
    assert {str(fault.severity) for fault in checked(library, select=None).findings} == {"note"}


def test_the_call_wins(library: Path) -> None:
    (library / "counteroffer.toml").write_text('[guides]\nignore = ["C005"]\nselect = ["C006"]\n', "utf-8")
    assert {rule for _name, _line, rule in told(checked(library, select=("C005",)))} == {"swapped-ends"}
    assert told(checked(library, select=None, ignore=("C006",))) == []


def test_words_that_select() -> None:
    assert codes_meant("C001") == codes_meant("c001") == codes_meant("total-does-not-reconcile") == frozenset(("C001",))
    assert codes_meant("all") == frozenset(all_kinds())
    assert codes_meant("default") == default_codes()
    assert codes_meant("E") == frozenset(code for code in default_codes() if code.startswith("E"))
    assert codes_meant("Z") is codes_meant("") is codes_meant("no-such-rule") is None


def test_a_file_that_cannot_be_read_is_told_whatever_is_selected(tmp_path: Path) -> None:
    settings = with_choice(settings_for(tmp_path), ("C001",), ())
    assert settings.enabled == {"C001", "E005"}
    assert with_choice(settings_for(tmp_path), ("C001",), ("E005",)).enabled == {"C001"}


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ('[guides]\nslect = ["C001"]\n', "2:1", "no key 'slect'", "did you mean select?"),
        ("[guide]\n", "1:2", "no table 'guide'", "did you mean guides?"),
        (
            '[guides]\nignore = [\n  "C001",\n  "swaped-ends",\n]\n',
            "4:4",
            "'swaped-ends'",
            "did you mean swapped-ends?",
        ),
        ('[guides]\nselect = "C001"\n', "2:1", "select should be a list", 'write select = ["…"]'),
        ("[guides]\nexclude = [1]\n", "2:1", "exclude should be a list", 'write exclude = ["…"]'),
        ("guides = 3\n", "1:1", "guides should be a table", "write [guides]"),
        ("[guides]\nseverities = 3\n", "2:1", "severities should be a table", "write [guides.severities]"),
        ('[guides.severities]\nC001 = "eror"\n', "2:9", "'eror' is no severity", "did you mean error?"),
        ("[guides.severities]\nC001 = 3\n", "2:1", "3 is no severity", "write one of error, warning, note"),
        ('[guides.severities]\nC999 = "note"\n', "2:1", "no rule 'C999'", ""),
        (
            '[guides.per-path-ignores]\n"a/**" = ["swaped-ends"]\n',
            "2:12",
            "'swaped-ends'",
            "did you mean swapped-ends?",
        ),
        ("[guides]\nbaseline = 1\n", "2:1", "baseline should be a file's name", ""),
        ('[guides]\nselect = ["C001"\nx = 1\n', "3:1", "unclosed array", "mend the TOML there"),
    ],
)
def test_mistakes_are_told_at_their_place(tmp_path: Path, text: str, place: str, message: str, hint: str) -> None:
    file = tmp_path / "counteroffer.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadRequestError) as raised:
        settings_for(tmp_path)
    assert raised.value.message.startswith(f"{file}:{place}: ")
    assert message in raised.value.message
    assert raised.value.hint.startswith(hint)


def test_settings_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "counteroffer.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadRequestError, match="cannot be read"):
        settings_for(tmp_path)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "acme/swe.md", True),
        ("acme", "acme/swe.md", True),
        ("acme/", "acme/deep/swe.md", True),
        ("acme/*.md", "acme/swe.md", True),
        ("acme/*.md", "acme/deep/swe.md", False),
        ("acme/**", "acme/deep/swe.md", True),
        ("**/swe.md", "swe.md", True),
        ("a/**/swe.md", "a/b/c/swe.md", True),
        ("./acme/s?e.md", "acme/swe.md", True),
        ("acm", "acme/swe.md", False),
        ("swe.md", "acme/swe.md.bak", False),
        ("a.md", "abmd", False),
    ],
)
def test_patterns(pattern: str, path: str, *, fits: bool) -> None:
    assert matches(pattern, path) is fits
