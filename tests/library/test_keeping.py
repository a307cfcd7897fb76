"""Writing guides: whole or not at all, with their own mode, and never over somebody else's change."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counteroffer import operations
from counteroffer.library.keeping import Rewrite
from counteroffer.terms.faults import BadRequestError, Diagnostic
from tests.lint.checked_guides import TODAY

ROOT = Path(__file__).parents[2]
MAIN = "from counteroffer.faces.cli import main; main()"
LOOSE = (
    "### Baker | Acme {} Global Negotiation Guide\n\n| Region | Base Salary |\n|--------|---|\n| Paris | €60K–€72K |\n"
)


def rewrites(*paths: Path) -> list[Rewrite]:
    found = list(operations.format_guides(paths))
    assert all(isinstance(one, Rewrite) for one in found)
    return [one for one in found if isinstance(one, Rewrite)]


def loose(folder: Path, count: int = 1) -> list[Path]:
    """Guides that formatting changes."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number:03}.md" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(LOOSE.format(number) + f"\n**Notes**\n\n{'Words. ' * number}\n", "utf-8")
    return files


def command(*arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, *map(str, arguments)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_guide_keeps_its_mode_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (file,) = loose(tmp_path)
    file.chmod(0o640)
    (rewrite,) = rewrites(file)
    assert operations.keep_guide(rewrite) is None
    assert file.read_text("utf-8") == rewrite.text
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == [file.name]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (file,) = loose(tmp_path / "there")
    link = tmp_path / "link.md"
    link.symlink_to(file)
    (rewrite,) = rewrites(link)
    assert operations.keep_guide(rewrite) is None
    assert link.is_symlink()
    assert file.read_text("utf-8") == rewrite.text


def test_a_file_that_changed_since_it_was_read_is_not_overwritten(tmp_path: Path) -> None:
    (file,) = loose(tmp_path)
    (rewrite,) = rewrites(file)
    file.write_text("somebody else's words", "utf-8")
    fault = operations.keep_guide(rewrite)
    assert fault is not None
    assert fault.rule == "guide-changed-meanwhile"
    assert file.read_text("utf-8") == "somebody else's words"
    assert os.listdir(tmp_path) == [file.name]


def test_a_file_that_went_away_is_not_made_again(tmp_path: Path) -> None:
    (file,) = loose(tmp_path)
    (rewrite,) = rewrites(file)
    file.unlink()
    fault = operations.keep_guide(rewrite)
    assert fault is not None
    assert fault.rule == "guide-not-written"
    assert os.listdir(tmp_path) == []


def test_what_is_no_utf8_is_left_alone_and_told(tmp_path: Path) -> None:
    file = tmp_path / "latin.md"
    file.write_bytes(LOOSE.encode() + b"\xe9\n")
    (fault,) = operations.format_guides([file])
    assert isinstance(fault, Diagnostic)
    assert fault.rule == "guide-not-utf8"


def test_a_missing_path_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(BadRequestError, match="there is no"):
        list(operations.format_guides([*loose(tmp_path), tmp_path / "missing"]))


def test_a_mend_keeps_mark_and_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    text = (
        "# Baker | Acme Negotiation Guide\r\n\r\n| Region | Base salary |\r\n|---|---|\r\n| Paris | €72K - €60K |\r\n"
    )
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (rewrite,) = operations.mend_guides([file], TODAY)
    assert isinstance(rewrite, Rewrite)
    assert operations.keep_guide(rewrite) is None
    assert file.read_bytes() == b"\xef\xbb\xbf" + text.replace("€72K - €60K", "€60K - €72K").encode()


@pytest.mark.parametrize("asked", [("guides", "format"), ("guides", "fix", "--today", "2026-11-21")])
def test_a_kill_in_the_middle_leaves_every_guide_old_or_new(tmp_path: Path, asked: tuple[str, ...]) -> None:
    files = loose(tmp_path / "guides", 150)
    for file in files:
        file.write_text(file.read_text("utf-8").replace("€60K–€72K", "€72K–€60K"), "utf-8")
    old = {file: file.read_bytes() for file in files}
    made = (
        operations.format_guides([tmp_path / "guides"])
        if asked[1] == "format"
        else operations.mend_guides([tmp_path / "guides"], TODAY)
    )
    new = {one.file.path: one.content for one in made if isinstance(one, Rewrite)}
    process = command(*asked, tmp_path / "guides")
    while process.poll() is None and files[3].read_bytes() == old[files[3]]:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    states = [file.read_bytes() for file in files]
    assert all(state in (old[file], new[file]) for file, state in zip(files, states, strict=True))
    assert states[0] == new[files[0]]
    assert states[-1] == old[files[-1]], "the kill came too late to be in the middle"
    assert command(*asked, tmp_path / "guides").wait(60) == 0
    assert all(file.read_bytes() == new[file] for file in files)
