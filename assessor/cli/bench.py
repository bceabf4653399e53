"""`bench`: the project's own benchmark."""

from __future__ import annotations

import json

import click

from benchmarks.run import figures, text


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the output.",
)
def bench(form: str) -> None:
    """Time the engine on this machine, beside the reference ways of doing it where they are installed.

    Takes about a minute. Ratios are of one run; single times are only as good as the machine was idle.
    """
    found = figures()
    if form == "json":
        rows = [{"what": r.what, "microseconds": r.micros, "budget": r.budget, "ratio": r.ratio} for r in found]
        click.echo(json.dumps({"schema": 1, "figures": rows}, indent=2))
    else:
        click.echo(text(found))
