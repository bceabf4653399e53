"""`assessor` without a command: the interface where there is a terminal, else the help."""

from __future__ import annotations

import os
import sys

import click

from assessor.cli.lazy import LazyGroup

HARMLESS = frozenset({"TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS"})


def open_interface(ctx: click.Context) -> int:
    """Open the interface; without a terminal, print the help and give the status for wrong input.

    Where ACCESSIBLE is set, as people who use a screen reader do, and on a terminal that cannot be drawn on (TERM=dumb), the
    interview line by line opens in its place.
    """
    there = sys.stdin.isatty() and sys.stdout.isatty()
    if os.environ.get("ACCESSIBLE") or (there and os.environ.get("TERM") == "dumb"):
        assert isinstance(ctx.command, LazyGroup)
        interview = ctx.command.get_command(ctx, "interview")
        assert interview is not None
        ctx.invoke(interview)
        return 0
    if there:
        for name in [n for n in os.environ if n.startswith("TEXTUAL") and n not in HARMLESS]:
            del os.environ[name]  # some of them write a log or a picture of the screen into a file
        from tui.app import run

        return run()
    click.echo(ctx.get_help(), err=not sys.stdout.isatty())
    return 2
