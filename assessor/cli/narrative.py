"""`narrative`: what a note states, what bears on which question and what to look at; never applied unasked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assessor.cli.common import FORMAT, NATION, fail, give, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import command
from assessor.files.encodings import text_of
from assessor.notes import narrate
from assessor.notes.text import render


@command()
@click.argument("note", metavar="NOTE.txt|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--date",
    "day",
    metavar="DATE",
    help="The day of the note; today, if not said.",
)
@NATION
@FORMAT
def narrative(note: Path, day: str | None, nation: str | None, form: str) -> None:
    """What a note proposes, what bears on which question, and what to look at. Nothing is applied or saved.

    A dash reads the note from standard input.
    """
    text = read_note(note)
    reading = narrate(text, day_of(day, "--date"), nation)
    give(lambda: render(text, reading, rule_book().vocabulary), reading, form)


def read_note(note: Path) -> str:
    """The text of a note; the command ends with the reason where it cannot be read."""
    try:
        raw = _typed() if str(note) == "-" else note.read_bytes()
    except OSError as error:
        fail([f"{note}: the file cannot be read: {error.strerror}"])
    found = text_of(raw)
    if found is None:
        fail([f"{note}: this is not a text file in UTF-8, UTF-16 or Windows-1252"])
    text, encoding = found
    if encoding:
        click.echo(f"{note}: read as {encoding}.", err=True)
    return text


def _typed() -> bytes:
    """The note on standard input, as it came: streams let bytes that are not UTF-8 pass as lone surrogates."""
    return sys.stdin.read().encode("utf-8", "surrogateescape")
