"""The command line: each command is a file of the folder `commands`, loaded only when it is called."""

import gc
import importlib
import pkgutil
import sys

import click

from counteroffer import __version__
from counteroffer.faces import commands


class Commands(click.Group):
    """A group whose commands are the modules of a folder; their docstrings are the list's lines, calling one imports it alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of a person's work."""
        modules = (module.name for module in pkgutil.iter_modules(commands.__path__))
        names = [name.replace("_", "-") for name in modules if not name.startswith("_")]
        return sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"counteroffer.faces.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        command.short_help = (module.__doc__ or "").strip()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a "did you mean" for a name that is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from rapidfuzz import process

            near = process.extractOne(args[0], self.list_commands(ctx), score_cutoff=60)
            if near is None:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from None


ORDER = [
    "new",
    "check",
    "value",
    "compare",
    "plan",
    "ask",
    "log",
    "what-if",
    "trace",
    "audit",
    "benchmark",
    "market",
    "parameters",
    "guides",
    "serve",
    "mcp",
]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="counteroffer")
def cli() -> None:
    """Know what an offer is worth, what to ask for, what to say, and when to walk away."""


def main() -> None:
    """Run the command line; exit codes: 0 done, 1 the text has faults, 2 the request cannot be met."""
    # Most commands make many small records and no cycles: the default makes the collector run for nothing.
    gc.set_threshold(100_000, 50, 50)
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except Exception as error:
        sys.exit(_refusal(error))


def _refusal(error: Exception) -> int:
    """Say what cannot be done and the way out; a fault of our own crashes as it is."""
    from counteroffer.terms.faults import CounterofferError, FaultsFoundError

    if not isinstance(error, CounterofferError):
        raise error
    if isinstance(error, FaultsFoundError):
        from counteroffer.faces.showing import show_faults

        show_faults(error.faults, error.texts)
    click.echo(f"counteroffer: {error.message}", err=True)
    if error.hint:
        click.echo(f"help: {error.hint}", err=True)
    return 1 if isinstance(error, FaultsFoundError) else 2


if __name__ == "__main__":
    main()
