"""A day given to a command: read as people say it, said back where it was not plain, refused where it is not one day."""

from __future__ import annotations

import datetime as dt

import click

from assessor.cli.common import fail
from assessor.dates.reader import Read, read_day


def day_of(text: str | None, option: str = "--on") -> dt.date:
    """A day given as an option, or today; an end with a clear message if it is not one day."""
    today = dt.date.today()
    if text is None:
        return today
    found = read_day(text, today)
    if not isinstance(found, Read) or found.day is None:
        fail([f"{option}: '{text[:40]}' is not a day. {found.words}"])
    if text != found.text:
        click.echo(f"{option}: taken as {found.words}.", err=True)
    return found.day
