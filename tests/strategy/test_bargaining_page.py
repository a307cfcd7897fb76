"""The examples of docs/negotiation-api.md run and print what the page says."""

import contextlib
import io
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "negotiation-api.md"


def test_the_examples_run_and_print_what_the_page_says() -> None:
    text = PAGE.read_text("utf-8")
    examples = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (printed,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    said = io.StringIO()
    assert len(examples) == 2
    with contextlib.redirect_stdout(said):
        for example in examples:
            exec(compile(example, str(PAGE), "exec"), {})
    assert said.getvalue() == printed
