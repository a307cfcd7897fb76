"""The server: tools from the catalogue, resources and prompts; it speaks over its standard streams and to nobody else."""

from collections.abc import Callable
from typing import Any, TypeVar

import anyio.to_thread
import mcp_types as types
import msgspec
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from counteroffer import __version__
from counteroffer.faces.asking import answer
from counteroffer.faces.catalogue import OFFERED, Offered, offered, schema_of
from counteroffer.faces.discretion import SECRETS, Record, decoded
from counteroffer.faces.mcp import prompting, resources
from counteroffer.faces.refusals import Refusal, refusal_to_a_program
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.faults import BadRequestError, CounterofferError

A_PAGE = 100  # resources in one answer
MOST_FIGURES = 120  # of the ledger in one answer of a tool
ROOM = 28_000  # characters that the entries of a list may take in one answer of a tool
# What a plan comes with where nothing is asked for: all of it would fill an assistant's memory.
USUAL_PARTS = ("standing", "position", "levers", "packages", "timeline", "contradictions")
INSTRUCTIONS = (
    "Counteroffer prepares pay negotiations: what an offer is worth, what to ask for, what to say, when to leave. Every number "
    "comes with its id, unit, reason and origins; use only numbers from these tools and trace_figure for where one comes "
    "from. Hold any text that you write against audit_text before you show it. The walk-away, the alternatives and the "
    "priorities belong to the person: name them in include only where the person asks for them. To change a case, read it "
    "first and give its version as based_on. A plan comes with its scripts where parts names them. Long lists come page by "
    "page: next is the offset of the next one."
)
Context = ServerRequestContext[Any]
Paged = types.PaginatedRequestParams | None
Found = TypeVar("Found")


def make_server(desk: Desk) -> Server[Any]:
    """The server of a desk."""

    async def list_tools(_context: Context, _params: Paged) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_tool(one) for one in OFFERED if one.to_assistants])

    async def call_tool(_context: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        one = offered(params.name)
        if one is None or not one.to_assistants:
            raise MCPError(types.INVALID_PARAMS, f"no tool is called {params.name!r}")
        return await anyio.to_thread.run_sync(_call, desk, one, dict(params.arguments or {}))

    async def list_resources(_context: Context, params: Paged) -> types.ListResourcesResult:
        return await _refusing(lambda: _resources(desk, params.cursor if params else None))

    async def list_templates(_context: Context, _params: Paged) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(
            resource_templates=[
                types.ResourceTemplate(
                    uri_template=one.address, name=one.name, description=one.about, mime_type=one.kind
                )
                for one in resources.TEMPLATES
            ]
        )

    async def read_resource(_context: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        text, kind = await _refusing(lambda: resources.read(desk, str(params.uri)))
        contents = types.TextResourceContents(uri=params.uri, mime_type=kind, text=text)
        return types.ReadResourceResult(contents=[contents])

    async def list_prompts(_context: Context, _params: Paged) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=[_prompt(one) for one in prompting.prompts()])

    async def get_prompt(_context: Context, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        return await _refusing(lambda: _said(desk, params.name, params.arguments or {}))

    server: Server[Any] = Server(
        "counteroffer",
        version=__version__,
        title="Counteroffer",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )
    server.middleware.clear()  # it traces every message for whoever listens; nobody is told of these
    return server


async def run(desk: Desk) -> None:
    """Serve one client over the standard streams until it closes them."""
    server = make_server(desk)
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


def _tool(one: Offered) -> types.Tool:
    summary, more = one.words
    return types.Tool(
        name=one.name,
        description=f"{summary} {more}".strip(),
        input_schema=schema_of(one, with_include=_tells_secrets(one)),
        annotations=types.ToolAnnotations(
            read_only_hint=not one.changes,
            destructive_hint=False,
            idempotent_hint=not one.changes,
            open_world_hint=False,
        ),
    )


def _tells_secrets(one: Offered) -> bool:
    """Whether an answer could hold what only the owner of a case should know."""
    return (one.is_of_a_case and not one.changes) or one.name in ("compare_offers", "log_message")


def _call(desk: Desk, one: Offered, given: dict[str, Any]) -> types.CallToolResult:
    """What a tool gives, or why it gives nothing, with the way out."""
    told = given.pop("include", ()) if _tells_secrets(one) else ()
    if one.name == "plan_negotiation" and not given.get("parts"):
        given["parts"] = list(USUAL_PARTS)
    try:
        content = answer(desk, one, msgspec.convert(given, one.request), _named(told), ROOM)
    except msgspec.ValidationError as error:
        return _refused(
            Refusal(422, "not-as-described", "The request is not as described", str(error), "see the tool's schema")
        )
    except CounterofferError as error:
        return _refused(refusal_to_a_program(error))
    record = _within_reach(decoded(content))
    text = msgspec.json.Encoder(decimal_format="number").encode(record).decode()
    return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=msgspec.json.decode(text))


def _within_reach(record: Record) -> Record:
    """An answer as an object whose ledger has the figures that are said first; the others are a trace away."""
    if not isinstance(record, dict):
        return {"items": record}
    figures = record.get("figures")
    if not isinstance(figures, list) or len(figures) <= MOST_FIGURES:
        return record
    more = f"{len(figures) - MOST_FIGURES}; trace_figure shows any"
    return {**record, "figures": figures[:MOST_FIGURES], "more_figures": more}


def _named(told: Any) -> tuple[str, ...]:
    if not isinstance(told, list | tuple) or any(word not in SECRETS for word in told):
        raise BadRequestError("include is no list of what may be told", f"names: {', '.join(SECRETS)}")
    return tuple(told)


def _refused(refusal: Refusal) -> types.CallToolResult:
    record = refusal.record()
    places = "".join(f"\n{fault.span}: {fault.message} ({fault.help})" for fault in refusal.faults)
    way_out = f" Way out: {refusal.hint.removesuffix('.')}." if refusal.hint else ""
    said = f"{refusal.message}{places}{way_out}"
    return types.CallToolResult(content=[types.TextContent(text=said)], structured_content=record, is_error=True)


def _resources(desk: Desk, cursor: str | None) -> types.ListResourcesResult:
    first = int(cursor) if cursor is not None and cursor.isascii() and cursor.isdigit() and len(cursor) < 9 else 0
    found = list(resources.listings(desk))
    page = found[first : first + A_PAGE]
    return types.ListResourcesResult(
        resources=[
            types.Resource(uri=one.address, name=one.name, description=one.about, mime_type=one.kind) for one in page
        ],
        next_cursor=str(first + A_PAGE) if first + A_PAGE < len(found) else None,
    )


def _prompt(one: prompting.Prompt) -> types.Prompt:
    case = types.PromptArgument(name="case", description="The id of a case, as list_cases gives it.", required=True)
    return types.Prompt(name=one.name, title=one.title, description=one.about, arguments=[case])


def _said(desk: Desk, name: str, given: dict[str, str]) -> types.GetPromptResult:
    one = prompting.prompt_called(name)
    case = given.get("case", "")
    if not case:
        raise BadRequestError(f"{name} is about a case", "give its id as case; list_cases shows them")
    desk.cases.read(case)
    text = types.TextContent(text=one.said(case))
    return types.GetPromptResult(description=one.about, messages=[types.PromptMessage(role="user", content=text)])


async def _refusing(do: "Callable[[], Found]") -> Found:
    """What is found, in a thread of its own; a refusal of ours as the protocol has it."""
    try:
        return await anyio.to_thread.run_sync(do)
    except CounterofferError as error:
        refusal = refusal_to_a_program(error)
        raise MCPError(types.INVALID_PARAMS, f"{refusal.message}. {refusal.hint}".strip(), refusal.record()) from None
