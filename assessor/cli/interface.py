"""`assessor` without a command: the interface where there is a terminal, else the help."""

from __future__ import annotations

import sys

import click


def open_interface(ctx: click.Context) -> int:
    """Open the interface; without a terminal, print the help and give the status for wrong input."""
    click.echo(ctx.get_help(), err=not sys.stdout.isatty())
    return 2
