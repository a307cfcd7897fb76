"""The Markdown files of a folder: at any depth, hidden ones aside."""

from pathlib import Path

from counteroffer.documents.markdown_files import markdown_files


def test_files_at_any_depth_but_no_hidden_ones_and_no_loops(tmp_path: Path) -> None:
    for name in ("a.md", "B.MD", "c.txt", ".d.md", "deep/deeper/e.md", ".git/f.md", "folder.md/g.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    found = sorted(Path(path).relative_to(tmp_path).as_posix() for path in markdown_files(str(tmp_path)))
    assert found == ["B.MD", "a.md", "deep/deeper/e.md", "folder.md/g.md"]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    assert list(markdown_files(str(tmp_path / "none"))) == [str(tmp_path / "none")]
