"""The command line. Each command's code is imported only when it is run."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from assessor import __version__
from assessor.cli.interface import open_interface
from assessor.cli.lazy import LazyGroup
from assessor.files.memory import keep_memory_private
from assessor.text.printing import standard_streams
from legal_rules.files.broken import BrokenFile

COMMANDS = {
    "assess": ("assessor.cli.assess", "assess", "Every act of a case against every offence of its nation and date."),
    "ask": ("assessor.cli.assess", "ask", "The next question that can still change something, and why."),
    "interview": ("assessor.cli.interview", "interview", "The interview line by line, for screen readers and pipes."),
    "narrative": (
        "assessor.cli.narrative",
        "narrative",
        "Facts suggested by a note, each on its words; never applied unasked.",
    ),
    "document": (
        "assessor.cli.document",
        "document",
        "A document about a case: note, chronology, options, police sheet and more.",
    ),
    "cases": (
        "assessor.cli.cases",
        "cases",
        "The encrypted store of cases: begin, list, open, check, hand over, delete.",
    ),
    "record": (
        "assessor.cli.record",
        "record",
        "The record of a stored case: diary, proof, removal requests, what is due, letters.",
    ),
    "compare": ("assessor.cli.compare", "compare", "The same facts in the three nations."),
    "whatif": (
        "assessor.cli.whatif",
        "whatif",
        "A case beside itself with a fact or day changed: offences gained and lost, and why.",
    ),
    "law": ("assessor.cli.law", "law", "List, show and search the law; its facts; its timeline."),
    "exercise": (
        "assessor.cli.exercise",
        "exercise",
        "Problem questions: from the library and from the law itself, marked part by part.",
    ),
    "gaps": ("assessor.cli.gaps", "gaps", "Wrongs that no offence reached on a day: every pattern, none to spare."),
    "changes": (
        "assessor.cli.changes",
        "changes",
        "What the law newly meets and no longer meets, between two days or with a draft.",
    ),
    "draft": (
        "assessor.cli.changes",
        "draft",
        "What a draft clause would do: gaps closed and left, overlaps, parts that do nothing.",
    ),
    "bulk": ("assessor.cli.bulk", "bulk", "Many fact patterns at once: a CSV or Parquet file in, one out."),
    "sql": ("assessor.cli.bulk", "sql", "The same assessment as one query, for the database that holds the patterns."),
    "check": ("assessor.cli.check", "check", "Check the rule base: its form, its ledgers, and the law itself."),
    "accessibility": (
        "assessor.cli.accessibility",
        "accessibility",
        "Screen readers, keys, colours; every screen and the command that does the same.",
    ),
    "replay": ("assessor.cli.replay", "replay", "The same result again, or precisely what changed."),
}
"""Each command: its module, its name there, and its line in the help."""
COMPLETING = "_ASSESSOR_COMPLETE"
"""The variable by which a shell asks what can be typed."""
INTERRUPTED = 130
RARELY = 500_000
"""How many more things are made than let go before the garbage collector looks."""


@click.group(
    cls=LazyGroup, table=COMMANDS, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="assessor", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Which intimate-image offences of the United Kingdom fit what was done, on the law of that day and nation.

    Information, not legal advice. Everything stays on this machine. Without a command, the interface opens.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(open_interface(ctx))


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status; no traceback reaches the user. A shell that asks what can be typed is told in
    bytes, of names of commands and options alone."""
    if os.environ.get(COMPLETING):
        return _status(args)
    with standard_streams():
        return _status(args)


def _status(args: Sequence[str] | None) -> int:
    try:
        result = cli.main(args=None if args is None else list(args), prog_name="assessor", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return int(done.exit_code)
    except click.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenFile as error:
        click.echo(str(error), err=True)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def run() -> None:
    """The console script. Its memory is for nobody else, whatever the command. Most of what a command makes stays until it
    ends: the garbage collector looks rarely, and not at the end."""
    keep_memory_private()
    gc.set_threshold(RARELY)
    status = main()
    gc.freeze()
    sys.exit(status)
