"""Compiled templates are kept beside the modules, and a page is the same with them, without them and with a broken one."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from counteroffer.render.kept_templates import keeping


@pytest.fixture(autouse=True)
def _beside_the_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.pycache_prefix", None)
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def page(folder: Path, text: str = "{{ word }}!", *, autoescape: bool = False) -> str:
    environment = keeping(Environment(loader=DictLoader({"page": text}), autoescape=autoescape), folder)
    return environment.get_template("page").render(word="<b>")


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("__pycache__/*"))


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    assert page(tmp_path) == "<b>!"
    (file,) = kept(tmp_path)
    before = file.stat().st_mtime_ns
    assert page(tmp_path) == "<b>!"
    assert [file.stat().st_mtime_ns] == [before]


def test_a_changed_text_is_compiled_anew(tmp_path: Path) -> None:
    page(tmp_path)
    assert page(tmp_path, "{{ word }}?") == "<b>?"


def test_other_settings_have_a_file_of_their_own(tmp_path: Path) -> None:
    assert [page(tmp_path), page(tmp_path, autoescape=True)] == ["<b>!", "&lt;b&gt;!"]


@pytest.mark.parametrize("cut", [0, 1, 20, 60])
def test_a_damaged_file_is_none(tmp_path: Path, cut: int) -> None:
    page(tmp_path)
    (file,) = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    assert page(tmp_path) == "<b>!"


def test_nothing_is_kept_where_nothing_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "__pycache__").write_text("no folder")
    assert page(tmp_path) == "<b>!"
    (tmp_path / "__pycache__").unlink()
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert page(tmp_path) == "<b>!"
    assert kept(tmp_path) == []
