"""MCP: the reference client over the standard streams of a real process; what it gets, what it is refused, what it is not told."""

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.shared.exceptions import MCPError

from counteroffer import operations
from counteroffer.cases.folder import CaseFolder
from counteroffer.faces.catalogue import OFFERED
from counteroffer.faces.discretion import SECRETS, decoded, secret_of
from counteroffer.faces.mcp.prompting import prompts
from counteroffer.faces.mcp.server import _tells_secrets, make_server
from counteroffer.faces.paging import Page, paged
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.printing import printed_forms
from counteroffer.valuation.worth import Asked
from tests.offers.good_cases import EXAMPLES

EXAMPLE = "written-offer-with-competing-offer"
DAY = {"today": "2026-11-21"}
SOURCES = Path(__file__).parents[2] / "src"
RUN = "from counteroffer.faces.cli import main; main()"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    folder = CaseFolder(tmp_path / "cases")
    operations.copy_example(folder, EXAMPLE)
    return folder


def started(folder: CaseFolder) -> StdioServerParameters:
    environment = {"PYTHONPATH": str(SOURCES), "XDG_CACHE_HOME": str(folder.path.parent / "cache")}
    return StdioServerParameters(
        command=sys.executable, args=["-c", RUN, "mcp", "--cases", str(folder.path)], env=environment
    )


def talk(server: Any, ask: Callable[[Any], Awaitable[None]], mode: str = "auto") -> None:
    async def run() -> None:
        with anyio.fail_after(60):
            async with Client(server, mode=mode) as client:
                await ask(client)

    anyio.run(run)


def record_of(result: Any) -> Any:
    """What a tool gave; the text and the structure say the same."""
    assert not result.is_error, result.content
    (content,) = result.content
    assert json.loads(content.text) == result.structured_content
    return decoded(content.text.encode())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_whole_talk_over_the_standard_streams(folder: CaseFolder, mode: str) -> None:
    async def ask(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {one.name for one in OFFERED if one.to_assistants}
        assert "audit_text" in str(client.instructions)
        cases = record_of(await client.call_tool("list_cases", {}))["items"]
        assert [case["id"] for case in cases] == [EXAMPLE]
        read = record_of(await client.call_tool("read_case", {"case": EXAMPLE}))
        set_to = {"case": EXAMPLE, "dotted": "offer.base", "value": "242K", "based_on": read["version"]}
        changed = record_of(await client.call_tool("set_field", set_to))
        assert "base: 242K" in folder.read(EXAMPLE).source.text
        late = await client.call_tool("set_field", {**set_to, "value": "1K"})
        assert late.is_error
        assert late.structured_content["code"] == "changed-elsewhere"
        plan = record_of(await client.call_tool("plan_negotiation", {"case": EXAMPLE, **DAY}))
        assert plan["position"]["anchor"] > 242000
        said = {
            "case": EXAMPLE,
            "sentence": "they came up to 252K base on the phone",
            "based_on": changed["version"],
            **DAY,
        }
        logged = record_of(await client.call_tool("log_message", said))
        assert logged["next"]
        assert folder.read(EXAMPLE).version == logged["version"]
        for listing in (await client.list_resources()).resources:
            (content,) = (await client.read_resource(listing.uri)).contents
            assert content.text
        assert len((await client.list_resource_templates()).resource_templates) == 3
        for prompt in (await client.list_prompts()).prompts:
            found = await client.get_prompt(prompt.name, {"case": EXAMPLE})
            assert EXAMPLE in found.messages[0].content.text

    talk(started(folder), ask, mode)


def test_it_ends_with_0_when_the_stream_is_closed_and_prints_nothing_else(folder: CaseFolder) -> None:
    parameters = started(folder)
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }
    done = subprocess.run(
        [parameters.command, *parameters.args], input=f"not json\n{json.dumps(hello)}\n", capture_output=True, text=True, timeout=60, env={**os.environ, **(parameters.env or {})}
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[-1]["result"]["serverInfo"]["name"] == "counteroffer"
    assert EXAMPLE not in done.stderr


def in_process(folder: CaseFolder) -> Any:
    return make_server(Desk(folder, (), lambda: date(2026, 11, 21)))


def test_figures_come_with_their_trace(folder: CaseFolder) -> None:
    async def ask(client: Any) -> None:
        for tool in ("plan_negotiation", "value_offer", "benchmark_market"):
            figures = record_of(await client.call_tool(tool, {"case": EXAMPLE}))["figures"]
            assert figures
            for figure in figures:
                assert {"id", "name", "value", "unit", "because", "origins"} <= set(figure)
                assert figure["origins"]
        steps = record_of(await client.call_tool("trace_figure", {"case": EXAMPLE, "id": "position.anchor"}))["items"]
        assert steps[0]["id"] == "position.anchor"
        assert any(step.get("is_source") and step.get("place") for step in steps)

    talk(in_process(folder), ask)


def test_an_answer_is_no_longer_than_an_assistant_can_hold(folder: CaseFolder) -> None:
    async def ask(client: Any) -> None:
        for tool in ("plan_negotiation", "value_offer", "benchmark_market", "get_numbers", "read_case"):
            result = await client.call_tool(tool, {"case": EXAMPLE})
            assert len(result.content[0].text) < 80_000, tool

    talk(in_process(folder), ask)


REFUSED: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("read_case", {"case": "none"}, "not-there", "there is no case"),
    ("read_case", {"case": "../../etc/passwd"}, "not-there", "there is no case"),
    ("read_case", {}, "not-as-described", "case"),
    ("read_case", {"case": EXAMPLE, "more": 1}, "not-as-described", "more"),
    ("read_case", {"case": 5}, "not-as-described", "case"),
    ("value_offer", {"case": EXAMPLE, "months": 0}, "not-as-described", "months"),
    ("value_offer", {"case": EXAMPLE, "today": "tomorrow"}, "not-as-described", "today"),
    ("value_offer", {"case": EXAMPLE, "include": "reservation"}, "bad-request", "include"),
    ("value_offer", {"case": EXAMPLE, "include": ["everything"]}, "bad-request", "include"),
    ("value_offer", {"case": EXAMPLE, "alternative": "Copperfinch Capital"}, "bad-request", "include batna"),
    ("compare_offers", {"cases": [EXAMPLE]}, "bad-request", "include batna"),
    ("trace_figure", {"case": EXAMPLE, "id": "position.reservation"}, "bad-request", "include reservation"),
    ("trace_figure", {"case": EXAMPLE, "id": "position.batna"}, "bad-request", "include batna"),
    ("trace_figure", {"case": EXAMPLE, "id": "no.such"}, "bad-request", "no figure"),
    ("plan_negotiation", {"case": EXAMPLE, "parts": ["secrets"]}, "bad-request", "parts:"),
    ("what_if", {"case": EXAMPLE, "settings": {"offer.base": "many"}}, "faults-found", "many"),
    ("audit_text", {"case": EXAMPLE}, "not-as-described", "text"),
    ("show_guide", {"guide": "none"}, "not-there", "no such guide"),
    ("show_parameter", {"id": "zzzzqq"}, "bad-request", "list of parameters"),
    ("list_findings", {"severity": "loud"}, "bad-request", "error, warning, note"),
    ("list_findings", {"rule": "undated-gude"}, "bad-request", "did you mean undated-guide"),
    ("list_findings", {"rule": "zzz"}, "bad-request", "found in these guides"),
    ("list_findings", {"limit": 0}, "not-as-described", "limit"),
    ("compare_offers", {"cases": [EXAMPLE, EXAMPLE], "include": ["batna"], "offset": 0}, "not-as-described", "offset"),
    ("log_message", {"case": EXAMPLE, "based_on": "x"}, "bad-request", "base: 252K"),
    ("set_field", {"case": EXAMPLE, "dotted": "offer.base", "value": "1K", "based_on": "x"}, "changed-elsewhere", "version that the change was made from"),
    ("copy_example", {"name": "none"}, "bad-request", "there are:"),
)  # fmt: skip


def test_a_refusal_is_an_answer_with_the_way_out(folder: CaseFolder) -> None:
    async def ask(client: Any) -> None:
        for tool, arguments, code, words in REFUSED:
            result = await client.call_tool(tool, arguments)
            assert result.is_error, tool
            assert result.structured_content["code"] == code, (tool, arguments)
            assert words in result.content[0].text, result.content[0].text
            assert not re.search(r"\.\.$|--\w|this page|load the page|counteroffer \w", result.content[0].text)
        for tool in ("delete_case", "replace_text", "no_such_tool"):
            with pytest.raises(MCPError, match="no tool"):
                await client.call_tool(tool, {"case": EXAMPLE})
        for address in (
            "counteroffer://cases/none",
            "counteroffer://cases/..%2F..%2Fetc%2Fpasswd",
            "counteroffer://nothing",
            "file:///etc/passwd",
            "counteroffer://guides/x",
        ):
            with pytest.raises(MCPError):
                await client.read_resource(address)
        for name, given in (("no_such", {"case": EXAMPLE}), ("review_offer", {"case": "none"}), ("review_offer", {})):
            with pytest.raises(MCPError):
                await client.get_prompt(name, given)

    talk(in_process(folder), ask)


def numbers_in(record: object) -> Iterator[Decimal]:
    if isinstance(record, dict | list):
        for value in record.values() if isinstance(record, dict) else record:
            yield from numbers_in(value)
    elif isinstance(record, int | Decimal) and not isinstance(record, bool):
        yield Decimal(record)


def given_away(text: str, figures: list[Any], told: frozenset[str] = frozenset()) -> list[str]:
    """What an answer says that it may not: as a number, in any printed form, or as the person's own file has it."""
    hidden = [one for one in figures if secret_of(one["id"]) not in (None, *told)]
    public = {str(one["value"]) for one in figures if secret_of(one["id"]) in (None, *told)}
    numbers = set(numbers_in(decoded(text.encode()))) if text.startswith(("{", "[")) else set()
    found = []
    for one in hidden:
        if isinstance(one["value"], str) or abs(one["value"]) < 1000 or str(one["value"]) in public:
            continue
        forms = "|".join(re.escape(form) for form in printed_forms(Decimal(one["value"]), one["unit"]))
        if Decimal(one["value"]) in numbers or re.search(rf"(?<![\d.,])(?:{forms})(?!\d|[.,]\d)", text):
            found.append(f"{one['id']} = {one['value']}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_tells_the_walk_away_the_alternatives_or_the_priorities(tmp_path: Path, name: str) -> None:
    folder = CaseFolder(tmp_path / "cases")
    made = operations.copy_example(folder, name)
    desk = Desk(folder, ())
    playbook = operations.kept_playbook(made, (), date(2026, 11, 21))
    figures = decoded(operations.render(playbook, "json"))["figures"]
    with contextlib.suppress(BadRequestError):  # a case before the offer has nothing to value
        figures += decoded(operations.worth_json(operations.kept_worth(made, Asked(), date(2026, 11, 21))))["figures"]
    figures += decoded(operations.benchmark_json(operations.benchmark_kept(made, (), date(2026, 11, 21))))["figures"]
    stated = next(
        (field.value for field in operations.case_form(made.source).fields() if field.path == "needs.walk_away"), ""
    )
    assert desk.cases.read(name) == made

    async def ask(client: Any) -> None:
        texts: list[str] = []
        for tool, more in (
            ("read_case", {}),
            ("check_case", {}),
            ("value_offer", {}),
            ("plan_negotiation", {}),
            ("plan_negotiation", {"parts": ["scripts", "findings", "facts", "assumptions", "outlook", "bargaining"]}),
            ("get_numbers", {}),
            ("what_if", {"settings": {"candidate.years": "9"}}),
            ("benchmark_market", {}),
        ):
            result = await client.call_tool(tool, {"case": name, **more})
            texts.append(result.content[0].text)
        for what in ("", "/playbook"):
            texts.append((await client.read_resource(f"counteroffer://cases/{name}{what}")).contents[0].text)
        for text in texts:
            assert given_away(text, figures) == [], text[:300]
            assert not re.search(r'"(?:walk_away|needs\.|priorities\.|alternatives\.(?!\d+\.expires))', text)
            assert not stated or f"walk_away: {stated}" not in text

    talk(in_process(folder), ask)


def test_what_is_named_is_told(folder: CaseFolder) -> None:
    async def ask(client: Any) -> None:
        named = {"case": EXAMPLE, "include": ["reservation"]}
        assert record_of(await client.call_tool("get_numbers", named))["reservation"] == 373300
        assert "batna" not in record_of(await client.call_tool("get_numbers", named))
        everything = {"case": EXAMPLE, "include": list(SECRETS)}
        read = record_of(await client.call_tool("read_case", everything))
        assert read["fields"]["needs.walk_away"] == "235K"
        assert read["text"] == folder.read(EXAMPLE).source.text
        assert "needs" in record_of(await client.call_tool("read_case", {"case": EXAMPLE}))["left_out"]
        compared = record_of(await client.call_tool("compare_offers", {"cases": [EXAMPLE], "include": ["batna"]}))
        assert compared["ranking"]

    talk(in_process(folder), ask)


def test_every_tool_explains_itself(folder: CaseFolder) -> None:
    async def ask(client: Any) -> None:
        offered = {one.name: one for one in OFFERED}
        for tool in (await client.list_tools()).tools:
            one = offered[tool.name]
            assert tool.description
            assert tool.input_schema["type"] == "object"
            assert all(shape.get("description") for shape in tool.input_schema["properties"].values()), tool.name
            assert ("include" in tool.input_schema["properties"]) == _tells_secrets(one)
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is not one.changes
            assert tool.annotations.open_world_hint is False

    talk(in_process(folder), ask)


def test_a_large_library_is_listed_page_by_page(
    folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    guides = tmp_path / "guides"
    guides.mkdir()
    for number in range(230):
        (guides / f"{number}.md").write_text(
            f"---\ncompany: C{number}\nrole: Engineer\n---\n# Engineer | C{number} Negotiation Guide\n"
        )
    server = make_server(Desk(folder, (guides,), lambda: date(2026, 11, 21)))

    async def ask(client: Any) -> None:
        seen: list[str] = []
        cursor = None
        while True:
            page = await client.list_resources(cursor=cursor)
            seen += [str(one.uri) for one in page.resources]
            cursor = page.next_cursor
            if cursor is None:
                break
            assert len(page.model_dump_json()) < 40_000
        assert len(seen) == len(set(seen)) == 232
        assert (await client.list_resources(cursor="nonsense")).resources

    talk(server, ask)


LISTS = {
    "list_parameters": ("items",), "find_guides": ("items",), "list_findings": ("items",), "list_reviews": ("reviews",), "view_levels": ("levels", "conflicts", "steps"),
}  # fmt: skip


def test_lists_of_a_large_library_come_page_by_page_and_whole_in_the_end(
    folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    guides = tmp_path / "guides"
    guides.mkdir()
    for number in range(160):
        levels = "\n".join(f"| L{level} | {level}{number % 7} Engineer at {'x' * 40} |" for level in range(3, 8))
        (guides / f"{number}.md").write_text(
            f"---\ncompany: C{number}\nrole: Engineer\n---\n# Engineer | C{number} Negotiation Guide\n\n## Levels\n\n| Level | Google |\n| --- | --- |\n{levels}\n"
        )

    async def ask(client: Any) -> None:
        for tool, lists in LISTS.items():
            seen: list[Any] = []
            offset: int | None = 0
            while offset is not None:
                result = await client.call_tool(tool, {"offset": offset})
                page = record_of(result)
                assert len(result.content[0].text) < 30_000, tool
                entries = [entry for name in lists for entry in page[name]]
                assert entries or not page["total"]
                seen += entries
                offset = page["next"]
            assert len(seen) == page["total"], tool
            assert page["total"] >= 160 or tool not in ("find_guides", "list_findings", "list_reviews")
            few = record_of(await client.call_tool(tool, {"limit": 2}))
            assert [entry for name in lists for entry in few[name]] == seen[:2]

    talk(make_server(Desk(folder, (guides,), lambda: date(2026, 11, 21))), ask)


def test_a_very_long_entry_is_cut_and_says_by_how_much() -> None:
    sources = [{"path": "x" * 50, "line": line} for line in range(30)]
    level = {"level": "L5", "equivalents": [{"level": str(number), "sources": sources} for number in range(40)]}
    content = json.dumps([level, {"level": "L6", "equivalents": []}]).encode()
    cut = decoded(paged(content, ("items",), Page(room=10_000)))
    first, second = cut["items"]
    assert (len(first["equivalents"]), first["more_equivalents"]) == (8, 32)
    assert (len(first["equivalents"][0]["sources"]), first["equivalents"][0]["more_sources"]) == (2, 28)
    assert second == {"level": "L6", "equivalents": []}
    assert (cut["total"], cut["next"]) == (2, None)
    assert decoded(paged(content, ("items",), Page(limit=1)))["items"] == [level]
    assert len(decoded(paged(content, ("items",), Page(room=1)))["items"]) == 1


def test_prompts_speak_of_tools_that_there_are() -> None:
    names = {one.name for one in OFFERED}
    for prompt in prompts():
        assert prompt.title
        assert prompt.about.endswith(".")
        assert "{case}" in prompt.words
        assert set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", prompt.words)) <= names
