"""What is made from the code in the docs is current, and nothing that the code offers is left out."""

import re
from pathlib import Path

import pytest

from counteroffer.lint.catalogue import all_kinds
from counteroffer.lint.checking import all_rules
from counteroffer.operations import format_names
from counteroffer.strategy import levers
from counteroffer.strategy.assumptions import known_assumptions
from counteroffer.terms.plugins import modules_of
from counteroffer.valuation import models
from tests.help_pages import DOCS, ROOT, pages

PAGES = pages()
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


@pytest.mark.parametrize("name", PAGES)
def test_made_page_is_current(name: str) -> None:
    path = DOCS / name
    assert path.exists(), "run `make docs`"
    assert path.read_text("utf-8") == PAGES[name], "run `make docs`"


def test_every_command_is_documented() -> None:
    text = PAGES["commands.md"]
    for name in ("new", "check", "plan", "trace", "audit", "guides", "guides show", "guides export"):
        assert f"## counteroffer {name}\n" in text


def test_every_rule_lever_model_format_and_assumption_is_documented() -> None:
    rules, model = PAGES["rules.md"], PAGES["model.md"]
    assert all(f"## {rule.code} {rule.name}\n" in rules for rule in all_rules())
    others = (DOCS / "faults.md").read_text("utf-8")
    told = (f"## {kind.code} {kind.name}\n" in rules or f"| `{kind.code}` |" in others for kind in all_kinds().values())
    assert all(told)
    assert all(f"| `{name}` |" in model for name in known_assumptions())
    assert all(f"## {name}\n" in PAGES["formats.md"] for name in format_names())
    for page, folder in (("levers.md", levers), ("valuation.md", models)):
        for module in modules_of(folder):
            assert (module.__doc__ or "").split("\n")[0] in PAGES[page], module.__name__


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")]), ids=lambda path: path.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_names_every_page() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [path.name for path in sorted(DOCS.glob("*.md")) if f"(docs/{path.name})" not in readme] == []
