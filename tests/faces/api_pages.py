"""Writes the tables of operations in docs/rest-api.md and docs/mcp.md from the catalogue: python -m tests.faces.api_pages."""

import re
from pathlib import Path

from counteroffer.faces.catalogue import OFFERED
from counteroffer.faces.mcp.prompting import prompts

DOCS = Path(__file__).parents[2] / "docs"


def rest_table() -> str:
    """The operations by their addresses."""
    rows = [f"| `{one.verb}` | `{one.address}` | {_words(one.words[0])} |" for one in OFFERED]
    return "\n".join(("| method | below /api/v1 | |", "| --- | --- | --- |", *rows))


def tools_table() -> str:
    """The operations that are an assistant's tools."""
    rows = [
        f"| `{one.name}` | {_words(one.words[0])} | {'yes' if one.changes else ''} |"
        for one in OFFERED
        if one.to_assistants
    ]
    return "\n".join(("| tool | | changes something |", "| --- | --- | --- |", *rows))


def prompts_table() -> str:
    """The prompts."""
    rows = [f"| `{one.name}` | {one.title}: {one.about} |" for one in prompts()]
    return "\n".join(("| prompt | |", "| --- | --- |", *rows))


PAGES = {"rest-api.md": {"operations": rest_table}, "mcp.md": {"operations": tools_table, "prompts": prompts_table}}


def written(name: str) -> str:
    """A page with its tables as they are to be."""
    text = (DOCS / name).read_text("utf-8")
    for mark, table in PAGES[name].items():
        text = re.sub(
            rf"<!-- {mark} -->.*?<!-- end -->", f"<!-- {mark} -->\n{table()}\n<!-- end -->", text, flags=re.DOTALL
        )
    return text


def _words(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for page in PAGES:
        (DOCS / page).write_text(written(page), "utf-8")
