"""The parts of the docs that are made from the code: `make docs` writes them, a test holds that they are current.

A whole page is made for the commands and for each folder of plug-ins; within a page that people write, a stretch
between `<!-- made: NAME -->` and `<!-- end -->` is made.
"""

import importlib
import re
import tempfile
import textwrap
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import click

from counteroffer.faces.cli import cli
from counteroffer.lint.catalogue import all_kinds
from counteroffer.offers.shape import Schema, case_schema
from counteroffer.playbook import scripts, sections
from counteroffer.render import formats
from counteroffer.strategy import levers
from counteroffer.strategy.assumptions import known_assumptions, no_room
from counteroffer.terms.figures import SHARE, Assumption
from counteroffer.terms.places import Citation
from counteroffer.terms.plugins import modules_of
from counteroffer.valuation import models
from tests.docs.console import refreshed
from tests.parameters.parameter_page import parameters_page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MADE = "Made from the code by `make docs`; a test holds it current."
FIRMNESS = ("firm", "some", "flexible")
STRETCH = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

KINDS = {
    "text": "words",
    "pay": "amount; a year, or /hour, /day, /week, /month",
    "amount": "amount",
    "signed-amount": "amount, may be negative",
    "share": "percentage",
    "chance": "percentage up to 100%",
    "amount-or-share": "percentage of base, or an amount",
    "number": "number",
    "rate": "number",
    "multiple": "multiple or percentage",
    "window": "length of time",
    "date": "day",
    "vesting": "schedule",
    "instalment": "when",
    "must": "condition",
    "currency": "currency",
    "term": "amount, percentage or number",
    "override": "number or percentage",
    "signed-override": "number or percentage, may be negative",
}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of plug-ins and its page: the title, what the page begins with, and what is said of each plug-in."""

    title: str
    opening: str
    package: ModuleType

    def page(self) -> str:
        """The page: one heading a file, in the order of use, each with the file's docstring."""
        found = sorted(modules_of(self.package), key=lambda module: (getattr(module, "ORDER", 0), module.__name__))
        return _top(self.title, self.opening) + "".join(_entry(module) for module in found)


FOLDERS = {
    "levers.md": Folder(
        "Levers",
        "A lever is a thing that can be asked for, or a reason to ask. Each is one file of "
        "`src/counteroffer/strategy/levers/` and weighs the case: usable with its move, or not usable with what it would need.",
        levers,
    ),
    "valuation.md": Folder(
        "Valuation models",
        "Each component of an offer is valued by one file of `src/counteroffer/valuation/models/`, year by year and before "
        "tax. What cannot be valued is shown as claimed and counts zero.",
        models,
    ),
    "formats.md": Folder(
        "Formats",
        "A playbook is written in any of these, `counteroffer plan --format NAME,…`. Each is one file of "
        "`src/counteroffer/render/formats/`; none adds a number or a claim.",
        formats,
    ),
    "sections.md": Folder(
        "Sections of a playbook",
        "In the order of the page, each one file of `src/counteroffer/playbook/sections/`. A section with nothing to say "
        "is left out.",
        sections,
    ),
    "scripts.md": Folder(
        "Scripts",
        "What a playbook puts into your mouth, by occasion; each is one file of `src/counteroffer/playbook/scripts/`. A "
        "script claims a rival offer, a result or a deadline only where the case holds it.",
        scripts,
    ),
}


def pages() -> Mapping[str, str]:
    """Every page of docs/ that holds something made, by file name, as it should be."""
    made = {"commands.md": command_page(), "rules.md": rule_page(), "parameters.md": parameters_page()}
    made.update({name: folder.page() for name, folder in FOLDERS.items()})
    for path in sorted(DOCS.glob("*.md")):
        if path.name not in made and STRETCH.search(text := path.read_text("utf-8")):
            made[path.name] = with_stretches(text)
    return made


def with_stretches(text: str) -> str:
    """A page with its made stretches as they should be; a KeyError for a stretch that nobody makes."""
    return STRETCH.sub(lambda found: f"{found[1]}\n{STRETCHES[found['name']]()}\n{found[3]}", text)


def command_page() -> str:
    """Every command's help, with the groups before their commands."""
    top = _top("Commands", "Exit codes: 0 done, 1 the text has faults, 2 the request cannot be met.")
    helps = _helps(cli, "counteroffer", None)
    return top + "".join(f"\n## {name}\n\n```text\n{text}\n```\n" for name, text in helps)


def rule_page() -> str:
    """Every lint rule's page, by code, and the pages of what the check says of itself."""
    top = _top(
        "Lint rules",
        "What a guide is checked for; a plan shows the faults that touch its numbers. Each rule (C) is one file of "
        "`src/counteroffer/lint/rules/`; what the check says of comments and files (E) stands below them. What readers find in "
        "a guide or a case file is in [faults.md](faults.md).",
    )
    told = sorted((kind for kind in all_kinds().values() if kind.code[0] in "CE"), key=lambda kind: kind.code)
    return top + "".join(
        f"\n## {kind.code} {kind.name}\n\n*{kind.severity}{'' if kind.default_on else ', off unless chosen'}*\n\n"
        f"{kind.page.strip()}\n"
        for kind in told
    )


def assumption_table() -> str:
    """Every named assumption with its default, its range and why."""
    rows = (_assumption_row(name, one) for name, one in _assumptions())
    return "| name | default | range | what it is | where it comes from |\n|---|---|---|---|---|\n" + "".join(rows)


def case_table() -> str:
    """Every key of a case file: where it stands, what it takes, what it means."""
    return "\n".join(
        f"### {title}\n\n| key | takes | meaning |\n|---|---|---|\n" + "".join(rows) for title, rows in _case_tables()
    )


def room_table() -> str:
    """Every room that is built, from the top of the import contract, with the first line of its docstring."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    names = (name for layer in contract["layers"] for name in re.findall(r"[\w.]+", layer))
    rooms = ((name, name.removeprefix("counteroffer.")) for name in names if find_spec(name) is not None)
    rows = (f"| `{short}` | {(importlib.import_module(name).__doc__ or '').strip()} |\n" for name, short in rooms)
    return "| room | what lives there |\n|---|---|\n" + "".join(rows)


STRETCHES: Mapping[str, Callable[[], str]] = {
    "assumptions": assumption_table,
    "case-keys": case_table,
    "rooms": room_table,
}


def _top(title: str, opening: str) -> str:
    return f"# {title}\n\n{textwrap.fill(f'{MADE} {opening}', 120, break_on_hyphens=False)}\n"


def _helps(command: click.Command, name: str, above: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command, info_name=name.rsplit(" ", 1)[-1], parent=above, terminal_width=80, **cli.context_settings
    )
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _helps(found, f"{name} {inner}", context)


def _entry(module: ModuleType) -> str:
    name = module.__name__.rsplit(".", 1)[1]
    return f"\n## {name.replace('_', ' ')}\n\n{(module.__doc__ or '').strip()}\n"


def _assumptions() -> Iterator[tuple[str, Assumption]]:
    """Every named assumption; the chance of no room once for each firmness that a case may state."""
    for name, one in known_assumptions().items():
        yield f"`{name}`", one
        if name == "no_room":
            yield from ((f"`{name}`, {firmness}", no_room(firmness)) for firmness in FIRMNESS)


def _assumption_row(name: str, one: Assumption) -> str:
    source = one.source
    if isinstance(source, Citation):
        where = f"[{source.title}]({source.href})" if source.href else source.title
    else:
        where = source.split(";")[0]
    ends = f"{_shown(one.low, one.unit)} to {_shown(one.high, one.unit)}"
    return f"| {name} | {_shown(one.value, one.unit)} | {ends} | {one.because} | {where} |\n"


def _shown(value: Decimal, unit: str) -> str:
    number = (value * 100 if unit == SHARE else value).normalize()
    words = "%" if unit == SHARE else unit.removesuffix("s") if number == 1 else unit
    return f"{number:f} {words}"


def _case_tables() -> Iterator[tuple[str, list[str]]]:
    """The top of a case, then each kind of entry; a mapping within one is told with dots."""
    schema = case_schema()
    yield "The case", list(_rows(schema, ""))
    for name, inner in schema.defs.items():
        if inner.properties:
            yield f"`{name}`", list(_rows(inner, ""))


def _rows(schema: Schema, above: str) -> Iterator[str]:
    for key, value in schema.properties.items():
        path = f"{above}{key}"
        needed = " (required)" if key in schema.required else ""
        yield f"| `{path}` | {_takes(value)}{needed} | {_meaning(value)} |\n"
        inner = value.items if value.items is not None and value.items.properties else value
        yield from _rows(inner, f"{path}[]." if inner is not value else f"{path}.")


def _takes(value: Schema) -> str:
    if value.any_of:
        return " or ".join(_takes(choice) for choice in value.any_of)
    if value.ref:
        return f"`{value.ref.rsplit('/', 1)[1]}`"
    if value.items is not None:
        return f"list of {_takes(value.items)}"
    if value.enum:
        return ", ".join(f"`{word}`" for word in value.enum)
    if value.format:
        return KINDS[value.format] + "".join(f", as in `{example}`" for example in value.examples[:1])
    return "`true` or `false`" if value.allows("boolean") and value.type is not None else "keys and values"


def _meaning(value: Schema) -> str:
    if value.description or not value.ref:
        return value.description or ""
    return case_schema().defs[value.ref.rsplit("/", 1)[1]].description or ""


def main() -> None:
    """Write every made page, and the tutorial with what its commands print now; say which of them changed."""
    with tempfile.TemporaryDirectory() as folder:
        tutorial = refreshed((DOCS / "tutorial.md").read_text("utf-8"), Path(folder))
    for name, text in {**pages(), "tutorial.md": tutorial}.items():
        path = DOCS / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            click.echo(f"docs/{name} is written")


if __name__ == "__main__":
    main()
