"""What the README tells a person to type can be typed."""

import re
from pathlib import Path

from tests.docs.console import run
from tests.help_pages import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = "# Data Engineer | Fernhollow Robotics Negotiation Guide\n"


def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    (case,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "letter.txt").write_text("Could we get to $162,500?", "utf-8")
    (tmp_path / "my-guides").mkdir()
    (tmp_path / "my-guides" / "fernhollow-robotics.md").write_text(GUIDE, "utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("counteroffer")]
    assert len(commands) >= 8
    for command in commands:
        printed = run(command, tmp_path)
        assert "Traceback" not in printed, command
        assert "[exit" not in printed or ("guides check" in command and "[exit 1]" in printed), command
        if command.startswith("counteroffer new"):
            (tmp_path / "offer.yaml").write_text(case, "utf-8")
    assert (tmp_path / "playbook" / "playbook.pdf").is_file()
    assert (tmp_path / "guides.jsonl").read_text("utf-8").count("\n") == 1


def test_the_two_commands_and_the_picture_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"\nmake {target} " in README
        assert f"\n{target}:" in makefile
    picture = ROOT / "docs" / "images" / "playbook.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000
