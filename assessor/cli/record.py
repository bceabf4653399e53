"""`record`: the diary of a stored case, the log of requests for removal, what is due, and letters."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assessor.cli.cases_common import case_id, got, opened, store_options
from assessor.cli.common import FORMAT, fail, give
from assessor.cli.once import Group
from assessor.documents.forms import ENDINGS, FORMS, FormError
from assessor.files.write import WriteError, target, write_file
from assessor.record.due import clock_of, due
from assessor.record.entries import KINDS, Wrong, entry_of, entry_words
from assessor.record.letters import letters_for, write_letter
from assessor.text.blocks import Page
from assessor.text.names import long_day
from assessor.text.printing import need_input

if TYPE_CHECKING:
    from assessor.store.record import Recorded
    from assessor.store.store import Store

_LINES = tuple(dict.fromkeys(line.id for kind in KINDS.values() for line in kind.lines))
SAYS = click.option(
    "--set",
    "said",
    multiple=True,
    metavar="LINE=WORDS",
    help=f"A line of the entry; again for each. Lines: {', '.join(_LINES)}. Days as you say them.",
)


@click.group(cls=Group)
def record() -> None:
    """The record of a stored case: what happened, what proof there is, what was asked to be taken down. Never a picture.

    It is encrypted with the case and keeps its history. Where the service keeps no notes, nothing is added.
    """


@record.command()
@click.argument("case")
@click.argument("kind", type=click.Choice(tuple(KINDS)))
@SAYS
@store_options
def add(case: str, kind: str, said: tuple[str, ...], place: str | None, secret_fd: int | None) -> None:
    """Add an entry; without --set each line of it is asked for. Prints its name."""
    typed = _typed(kind, said) if said else _asked(kind)
    says = _checked(kind, typed)
    store = opened(place, secret_fd)
    id = case_id(store, case)
    name = _free(store, id, kind)
    got(store.record.add(id, kind, says, name))
    click.echo(name)
    _clock(kind, says)


@record.command("list")
@click.argument("case")
@FORMAT
@store_options
def list_(case: str, form: str, place: str | None, secret_fd: int | None) -> None:
    """List every entry of the record, by kind, in the order they were made."""
    store = opened(place, secret_fd)
    found = _entries(store, case)

    def page() -> Page:
        page = Page()
        for kind in KINDS.values():
            rows = [entry for entry in found if entry.kind == kind.id]
            if rows:
                page.head(kind.title)
            for entry in rows:
                page.item(f"{entry.name}: {entry_words(entry.kind, entry.says)}")
        if not page.blocks:
            page.para("Nothing is in the record of this case.")
        return page

    rows = [{"kind": e.kind, "name": e.name, "says": e.says, "made": e.made, "changed": e.changed} for e in found]
    give(page, {"schema": 1, "entries": rows}, form)


@record.command()
@click.argument("case")
@click.argument("name")
@SAYS
@store_options
def change(case: str, name: str, said: tuple[str, ...], place: str | None, secret_fd: int | None) -> None:
    """Change lines of an entry: an answer that came, a day to look again. What it said before stays in the history."""
    store = opened(place, secret_fd)
    entry = _entry(store, case, name)
    says = _checked(entry.kind, {**entry.says, **_typed(entry.kind, said)})
    got(store.record.correct(case_id(store, case), entry.kind, name, says))
    click.echo(entry_words(entry.kind, says))
    _clock(entry.kind, says)


@record.command("due")
@FORMAT
@store_options
def due_(form: str, place: str | None, secret_fd: int | None) -> None:
    """Say what is due in every case: requests to look at again, and 48 hours without an answer."""
    store = opened(place, secret_fd)
    rows = []
    for case in got(store.list()):
        entries = [(e.kind, e.says) for e in got(store.record.entries(case.id))] if not case.wrong else []
        rows += [(one.day, case.reference or case.id, one.says) for one in due(entries, dt.datetime.now())]

    def page() -> Page:
        page = Page()
        for day, reference, says in sorted(rows):
            page.item(f"{long_day(day)}, {reference}. {says}")
        if not rows:
            page.para("Nothing is due.")
        return page

    data = [{"day": day.isoformat(), "case": reference, "says": says} for day, reference, says in sorted(rows)]
    give(page, {"schema": 1, "due": data}, form)


@record.command()
@click.argument("case")
@click.argument("name")
@click.argument("letter")
@click.option("--to", "to", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The file to write.")
@click.option("--addressee", default="", help="Whom it goes to; kept nowhere. Left to be filled in, if not said.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@store_options
def letter(
    case: str, name: str, letter: str, to: Path, addressee: str, replace: bool, place: str | None, secret_fd: int | None
) -> None:
    """Write a letter from an entry: platform, second, search, employer or objection."""
    store = opened(place, secret_fd)
    entry = _entry(store, case, name)
    fitting = {one.id: one for one in letters_for(entry.kind)}
    if letter not in fitting:
        fail([f"no letter '{letter[:60]}' is made from '{name}'; letters: {', '.join(fitting) or 'none'}"])
    form = ENDINGS.get(to.suffix.lower(), "text")
    made = write_letter(fitting[letter], entry.says, addressee, dt.date.today())
    try:
        content = FORMS[form].write(made)
        write_file(target(to, f"letter-{letter}", name, FORMS[form].ending), content, replace)
    except (FormError, WriteError) as error:
        fail([str(error)])
    click.echo(
        f"Written to {to}, readable by you only. It is not encrypted. Read it through before it goes out.", err=True
    )


def _typed(kind: str, said: tuple[str, ...]) -> dict[str, str]:
    lines = {line.id for line in KINDS[kind].lines}
    pairs = [part.partition("=") for part in said]
    wrong = [name for name, sign, _ in pairs if not sign or name not in lines]
    if wrong:
        fail([f"--set: '{name[:60]}' is no line of '{kind}'; lines: {', '.join(sorted(lines))}" for name in wrong])
    return {name: words for name, _, words in pairs}


def _asked(kind: str) -> dict[str, str]:
    """Each line of an entry, asked for at a terminal."""
    if not sys.stdin.isatty():
        need_input()
    return {
        line.id: click.prompt(line.asks, default="", show_default=False, err=True, prompt_suffix=" ")
        for line in KINDS[kind].lines
    }


def _checked(kind: str, typed: dict[str, str]) -> dict[str, str]:
    says = entry_of(kind, typed, dt.date.today())
    if isinstance(says, tuple):
        fail([f"{one.line}: {one.says}" for one in says if isinstance(one, Wrong)])
    return says


def _free(store: Store, id: str, kind: str) -> str:
    taken = {entry.name for entry in got(store.record.entries(id, kind))}
    return next(name for n in range(1, len(taken) + 2) if (name := f"{kind}-{n}") not in taken)


def _entries(store: Store, case: str) -> tuple[Recorded, ...]:
    return tuple(entry for entry in got(store.record.entries(case_id(store, case))) if entry.kind in KINDS)


def _entry(store: Store, case: str, name: str) -> Recorded:
    found = next((entry for entry in _entries(store, case) if entry.name == name), None)
    if found is None:
        fail([f"there is no entry '{name[:60]}' in the record; 'assessor record list' shows them all"])
    return found


def _clock(kind: str, says: dict[str, str]) -> None:
    clock = clock_of(says) if kind == "removal" else None
    if clock is not None:
        click.echo(clock.says, err=True)
