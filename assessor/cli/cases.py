"""`cases`: the encrypted store. Beginning, listing, opening cases, and their history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assessor.case.edit import new_case
from assessor.case.file import case_to_yaml, read_case
from assessor.case.model import NATIONS_OR_ELSEWHERE, Case
from assessor.cli.cases_common import case_id, got, made, opened, stop, store_options, the_store
from assessor.cli.common import FORMAT, OVERLAYS, fail, give, rule_book, view_option
from assessor.cli.interview import hear
from assessor.cli.lazy import LazyGroup
from assessor.cli.once import command
from assessor.pages.moved import moved_lines
from assessor.plain.session import start
from assessor.store import StoreProblem, store_exists
from assessor.store.chain import read_head
from assessor.store.lawstamp import book_under, confirmed_changes
from assessor.store.types import Conflict
from assessor.text.blocks import Page
from assessor.text.printing import need_input

if TYPE_CHECKING:
    from assessor.store.store import Store
    from assessor.store.types import Loaded
    from legal_rules.rulebook import RuleBook

FOUND_SOMETHING = 1
_FILES = "assessor.cli.cases_files"
_KEEPING = "assessor.cli.cases_keeping"
_HERE = "assessor.cli.cases"
COMMANDS = {
    "new": (_HERE, "new", "Begin a case; the first one makes the store."),
    "list": (_HERE, "list_", "Every case, last changed first; or those due to be deleted."),
    "open": (_HERE, "open_", "Go on with a case, line by line, each answer saved as it is given."),
    "history": (_HERE, "history", "Who entered what, when, and what it was before."),
    "verify": (_HERE, "verify", "Check that no history or answer was altered, removed or cut off."),
    "decide": (_FILES, "decide", "Note a decision or a step."),
    "document": (_FILES, "document", "A document about a case, with the head of its history on it."),
    "export": (_FILES, "export", "Write a case out as a case file, for someone named."),
    "import": (_FILES, "import_", "Take a case file into the store."),
    "access-report": (_FILES, "access_report", "Everything held, tagged by whom it is about and who supplied it."),
    "delete": (_FILES, "delete", "Delete a case and its history for good."),
    "retention": (_KEEPING, "retention", "How long cases are kept, and which are due."),
    "backup": (_KEEPING, "backup", "Make a copy that is read back, or list the copies."),
    "restore": (_KEEPING, "restore", "Put a copy back in the store's place."),
    "members": (_KEEPING, "members", "A team's members: list, add, remove; begin a team's store."),
    "passphrase": (_KEEPING, "passphrase", "Change the passphrase, or print a new recovery code."),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def cases() -> None:
    """The case store, encrypted: begin, list, open, check, hand over, delete.

    A case is named by its id, the beginning of its id, or its reference.
    """


@command()
@click.argument("reference")
@click.option(
    "--nation",
    type=click.Choice(NATIONS_OR_ELSEWHERE),
    default="england-wales",
    show_default=True,
    help="The nation its acts are read under unless an act says otherwise.",
)
@click.option("--no-encryption", is_flag=True, help="Make a store that is NOT encrypted; every start warns of it.")
@store_options
def new(reference: str, nation: str, no_encryption: bool, place: str | None, secret_fd: int | None) -> None:
    """Begin a case under a reference, which is never a name. The first one makes the store.

    Prints the case's id.
    """
    book = rule_book()
    store = store_or_new(place, secret_fd, not no_encryption)
    click.echo(got(store.new(checked(new_case(nation, reference)), book)).id)


def store_or_new(place: str | None, secret_fd: int | None, encrypted: bool = True) -> Store:
    """The store, open; made if there is none."""
    chosen = the_store(place)
    return opened(place, secret_fd) if store_exists(chosen) else made(chosen, secret_fd, encrypted)


def checked(case: Case) -> Case:
    """The case, if it reads back as a case file; its reference may be of a kind that does not."""
    read, problems = read_case(case_to_yaml(case), rule_book().vocabulary, "the new case")
    if read is None:
        fail(problems)
    return read


@command("list")
@FORMAT
@store_options
def list_(form: str, place: str | None, secret_fd: int | None) -> None:
    """Every case: id, reference, nation, number of acts, when it was last changed."""
    store = opened(place, secret_fd)
    found = got(store.list())
    data = {
        "schema": 1,
        "cases": [
            {
                "id": c.id,
                "reference": c.reference,
                "nation": c.nation,
                "acts": c.acts,
                "changed": c.changed,
                "version": c.version,
                "wrong": c.wrong,
            }
            for c in found
        ],
    }

    def page() -> Page:
        page = Page()
        for c in found:
            if c.wrong:
                page.item(f"{c.id}  not shown: {c.wrong}; 'assessor cases verify {c.id}' says more")
                continue
            acts = f"{c.acts} act{'' if c.acts == 1 else 's'}"
            page.item(f"{c.id}  {c.reference}, {c.nation}, {acts}, changed {c.changed[:16].replace('T', ' ')} UTC")
        if not found:
            page.para("The store holds no case.")
        return page

    give(page, data, form)


@command("open")
@click.argument("case")
@click.option("--show", is_flag=True, help="Print the case file and stop; nothing is asked or saved.")
@OVERLAYS
@view_option("support")
@store_options
def open_(
    case: str, show: bool, overlays: tuple[Path, ...], view: str, place: str | None, secret_fd: int | None
) -> None:
    """Go on with a case, line by line; each answer is on the disk before the next question.

    A case stored under an older rule base is read anew; every difference is shown first, and nothing of it is saved
    before you answer.
    """
    if not show:
        need_input()
    book = rule_book(overlays)
    store = opened(place, secret_fd)
    id = case_id(store, case)
    found = got(store.load(id, book))
    say_differences(found, book, view)
    if show:
        click.echo(case_to_yaml(found.stored), nl=False)
        return
    if found.problems:
        fail(found.problems)
    keeper = Keeper(store, found, book)
    start(book, found.case, hear, click.echo, view, keeper.keep).run()


def say_differences(found: Loaded, book: RuleBook, view: str) -> None:
    """Say what reading a stored case under this law changes, and which findings are otherwise for what was confirmed."""
    if found.changes:
        click.echo(
            f"Stored under rule base {found.rulebook or 'not known'}; under this one it reads differently:", err=True
        )
    for change in found.changes:
        click.echo(f"  {change}", err=True)
    if confirmed_changes(found.changes):
        for line in moved_lines(found.case, book_under(rule_book(shipped=True), found.stamp), book, view):
            click.echo(f"  {line}", err=True)


class Keeper:
    """Saves a case after every answer of an interview."""

    def __init__(self, store: Store, found: Loaded, book: RuleBook) -> None:
        self._store = store
        self._id = found.id
        self._version = found.version
        self._kind = "reread" if found.changes else "save"
        self._book = book

    def keep(self, case: Case, after_results: bool) -> str:
        """Save, or end with what is wrong; says where it is."""
        saved = self._store.save_case(self._id, case, self._version, after_results, self._book, self._kind)
        if isinstance(saved, StoreProblem):
            stop(saved)
        if isinstance(saved, Conflict):
            both = "; ".join(
                f"{c.about}: there {c.theirs or 'nothing'}, here {c.mine or 'nothing'}" for c in saved.clashes
            )
            stop(StoreProblem("conflict", f"Someone changed the same thing meanwhile: {both}.", "Open the case again."))
        if saved.beside:
            click.echo(f"Others changed meanwhile: {', '.join(saved.beside)}. Open the case again to see it.", err=True)
        self._version, self._kind = saved.version, "save"
        return f"Saved in the store, version {saved.version}."


@command()
@click.argument("case")
@FORMAT
@store_options
def history(case: str, form: str, place: str | None, secret_fd: int | None) -> None:
    """Who entered what, when, what it was before, and whether results had been seen."""
    store = opened(place, secret_fd)
    id = case_id(store, case)
    lines, head = got(store.history(id)), got(store.head(id))
    data = {
        "schema": 1,
        "case": id,
        "head": str(head),
        "entries": [
            {
                "seq": line.seq,
                "at": line.at,
                "by": line.by,
                "what": line.what,
                "after_results": line.after_results,
                "clock_back": line.clock_back,
                "changes": [{"about": c.about, "before": c.before, "now": c.now} for c in line.changes],
            }
            for line in lines
        ],
    }

    def page() -> Page:
        page = Page()
        for line in lines:
            seen = ", after results were seen" if line.after_results else ""
            back = ", the clock stood earlier than at the entry before" if line.clock_back else ""
            page.item(f"{line.seq}. {line.at}, {line.by}: {line.what}{seen}{back}")
            for change in line.changes:
                page.item(f"{change.about}: {change.now or 'taken back'}; before: {change.before or 'nothing'}", 2)
        page.para(f"Head: {head}")
        return page

    give(page, data, form)


@command()
@click.argument("case", required=False)
@click.option("--head", "noted", metavar="HEAD", help="A head printed on a document, such as 12-0123456789abcdef.")
@store_options
def verify(case: str | None, noted: str | None, place: str | None, secret_fd: int | None) -> None:
    """Check the history and content of a case, or of all. Status 1 if something was altered, removed or cut off.

    A case put back as it was earlier, history and all, shows only against a head printed before: give it with --head.
    """
    head = read_head(noted) if noted is not None else None
    if noted is not None and (head is None or case is None):
        fail(["--head: give a case, and a head as a document prints it, such as 12-0123456789abcdef"])
    store = opened(place, secret_fd)
    ids = [case_id(store, case)] if case is not None else list(got(store.ids()))
    bad = 0
    for id in ids:
        found = got(store.verify(id, head))
        bad += bool(found)
        for line in found:
            click.echo(f"{id}: {line}")
    click.echo(f"{len(ids)} checked, {bad} with something wrong.")
    if bad:
        raise click.exceptions.Exit(FOUND_SOMETHING)
