"""Let an assistant on this machine use the tools, over standard input and output."""

from pathlib import Path

import click

from counteroffer.faces.options import guides_option


@click.command("mcp")
@guides_option
@click.option(
    "--cases",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of your cases. Default: the platform's place for your data, or COUNTEROFFER_CASES.",
)
def command(guides: tuple[Path, ...], cases: Path | None) -> None:
    """Serve tools, resources and prompts over MCP to the program that started this command, until it closes the stream.

    Nothing is listened to and nothing is sent anywhere else. Walk-away, alternatives and priorities are told only where
    a question names them.
    """
    from counteroffer.cases.folder import CaseFolder, own_folder
    from counteroffer.cases.index import own_index
    from counteroffer.terms.faults import MissingExtraError

    try:
        import anyio

        from counteroffer.faces.mcp.server import run
    except ImportError as error:
        raise MissingExtraError(f"this needs {error.name}", "pip install 'counteroffer[mcp]'") from error
    from counteroffer.faces.web.desk import Desk

    folder = CaseFolder(cases) if cases is not None else own_folder()
    anyio.run(run, Desk(folder, guides, index=own_index(folder)))
