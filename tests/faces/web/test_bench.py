"""The measurement of the app, for a few seconds: everybody is answered, and no page takes long."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_app_answers_many_at_once() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "web.py"), "3"], capture_output=True, text=True, check=False, timeout=120
    )
    assert "requests a second" in done.stdout, done.stderr
    assert re.findall(r"(\d+) not well", done.stdout) == ["0", "0", "0"], done.stdout
