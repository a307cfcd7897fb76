"""Open the app in the browser, on this machine alone."""

from pathlib import Path

import click

from counteroffer.faces.options import guides_option


@click.command("serve")
@guides_option
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 for any that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address; only this machine's own is taken.")
@click.option(
    "--cases",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of your cases. Default: the platform's place for your data, or COUNTEROFFER_CASES.",
)
@click.option("--browser/--no-browser", default=True, help="Open the browser, or only print the address.")
def command(guides: tuple[Path, ...], port: int, host: str, cases: Path | None, browser: bool) -> None:
    """Serve the app to this machine's browser until Ctrl-C. Nothing leaves the machine.

    The printed address holds a key: without it nobody can read your cases, not even from this machine.
    """
    from counteroffer.cases.folder import CaseFolder, own_folder
    from counteroffer.cases.index import own_index
    from counteroffer.terms.faults import MissingExtraError

    try:
        from counteroffer.faces.web.desk import Desk
        from counteroffer.faces.web.serving import listen, serve
    except ImportError as error:
        raise MissingExtraError(f"the app needs {error.name}", "pip install 'counteroffer[web]'") from error

    folder = CaseFolder(cases) if cases is not None else own_folder()
    desk = Desk(folder, guides, index=own_index(folder))
    listening = listen(host, port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/open?key={desk.key}"
    click.echo(f"Counteroffer is at {address}\nYour cases lie in {folder.path}. Stop with Ctrl-C.")
    if browser:
        click.launch(address)
    serve(desk, listening)
