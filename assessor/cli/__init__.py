"""The command line. Each command's code is imported only when it is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

_COMMANDS = {
    "assess": ("assessor.cli.assess", "assess"),
    "ask": ("assessor.cli.assess", "ask"),
    "interview": ("assessor.cli.interview", "interview"),
    "narrative": ("assessor.cli.narrative", "narrative"),
    "document": ("assessor.documents.commands", "document"),
    "compare": ("assessor.cli.assess", "compare"),
    "law": ("assessor.cli.law", "law"),
    "bulk": ("assessor.cli.bulk", "bulk"),
    "sql": ("assessor.cli.bulk", "sql"),
    "check": ("assessor.cli.check", "check"),
    "replay": ("assessor.cli.assess", "replay"),
    "bench": ("assessor.cli.bench", "bench"),
}
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for; their one-line helps are kept here."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with their helps, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in _COMMANDS])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of some arguments; for one that is not known, the nearest."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from legal_rules.problems import nearest

            hint = nearest(args[0], _COMMANDS)
            ctx.fail(f"there is no command '{args[0][:40]}'." + (f" {hint[0].upper()}{hint[1:]}" if hint else ""))
        return super().resolve_command(ctx, args)


SUMMARIES = {
    "assess": "Every act of a case against every offence of its nation and date.",
    "ask": "The next question that can still change something, and why.",
    "interview": "The interview line by line, for screen readers and pipes.",
    "narrative": "Facts suggested by a note, each on its words; never applied unasked.",
    "document": "A document about a case: note, chronology, options, police sheet and more.",
    "compare": "The same facts in the three nations.",
    "law": "List, show and search the law; its facts; its timeline.",
    "bulk": "Many fact patterns at once: a CSV or Parquet file in, one out.",
    "sql": "The same assessment as one query, for the database that holds the patterns.",
    "check": "Check the rule base: its form, its ledgers, and the law itself.",
    "replay": "The same result again, or precisely what changed.",
    "bench": "The project's own benchmark: ratios in one run.",
}


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="uk-image-law-assessor", prog_name="assessor", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Which intimate-image offences of the United Kingdom fit what was done, on the law of that day and nation.

    Information, not legal advice. Everything stays on this machine. Without a command, the interface opens.
    """
    if ctx.invoked_subcommand is None:
        from assessor.cli.interface import open_interface

        ctx.exit(open_interface(ctx))


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status; no traceback reaches the user."""
    try:
        result = cli.main(args=None if args is None else list(args), prog_name="assessor", standalone_mode=False)
    except click.exceptions.Exit as done:
        return int(done.exit_code)
    except click.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def run() -> None:
    """The console script."""
    sys.exit(main())
