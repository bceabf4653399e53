"""`cases`: what goes in and out of the store: decisions, documents, case files, the access report, deletion."""

from __future__ import annotations

import sys
from dataclasses import replace as replaced
from pathlib import Path

import click

from assessor.case.file import case_to_yaml, load_case
from assessor.cli.cases import checked, say_differences, store_or_new
from assessor.cli.cases_common import case_id, got, opened, store_options
from assessor.cli.common import FORMAT, OVERLAYS, fail, give, rule_book
from assessor.cli.document import form_of, offer
from assessor.cli.once import command
from assessor.documents.build import build
from assessor.documents.contacts import help_for
from assessor.documents.forms import FORMS, FormError
from assessor.documents.kinds import KINDS, READERS
from assessor.documents.markup import TemplateError
from assessor.files.write import WriteError, refuse_existing, write_file
from assessor.store import StoreProblem
from assessor.store.access import report
from assessor.text.content import Document
from assessor.text.printing import typed

_REPLACE = click.option("--replace", is_flag=True, help="Write over a file that is there.")
_YES = click.option("--yes", is_flag=True, help="Do it without asking.")
_FORM_NAMES = ("markdown", "text", "html", "docx", "pdf", "json", "csv")


@command()
@click.argument("case")
@store_options
def decide(case: str, place: str | None, secret_fd: int | None) -> None:
    """Note a decision of the person supported, or a step that was taken: one line, typed or from standard input.

    Write facts: what was decided or done, and when. It is not given on the command line, which other programs can see.
    """
    store = opened(place, secret_fd)
    id = case_id(store, case)
    if sys.stdin.isatty():
        click.echo("Decision or step:", err=True)
    text = typed().strip()
    if not text:
        fail(["nothing was typed, so nothing was noted"])
    click.echo(f"Noted. Head: {got(store.decide(id, text)).head}")


@command("import")
@click.argument("case_file", metavar="CASE.yaml", type=click.Path(path_type=Path))
@store_options
def import_(case_file: Path, place: str | None, secret_fd: int | None) -> None:
    """Take a case file into the store, all of it. The file stays where it is, readable as before.

    Prints the case's id.
    """
    book = rule_book()
    read, problems = load_case(case_file, book.vocabulary)
    if read is None:
        fail(problems)
    store = store_or_new(place, secret_fd)
    click.echo(got(store.new(checked(read), book, "import")).id)
    click.echo(f"{case_file} is still there and is not encrypted; delete it if it is not needed.", err=True)


@command()
@click.argument("case")
@click.option(
    "--to", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The file to write; - prints it."
)
@click.option("--for", "reader", type=click.Choice(tuple(READERS)), required=True, help="Who will read it.")
@_REPLACE
@_YES
@store_options
def export(
    case: str, to: Path, reader: str, replace: bool, yes: bool, place: str | None, secret_fd: int | None
) -> None:
    """Write a case out as a case file, shown first. The file is not encrypted; it holds answers, not their history."""
    store = opened(place, secret_fd)
    found = got(store.load(case_id(store, case)))
    text = f"# History head: {found.head}\n{case_to_yaml(found.stored)}"
    hand_over(text, to, reader, replace, yes)


def hand_over(text: str, to: Path, reader: str, replace: bool, yes: bool) -> None:
    """Show a text, say whom it is for, and write it to a file for its owner's eyes."""
    click.echo(text, nl=False)
    if str(to) == "-":
        return
    try:
        refuse_existing(to, replace)
        click.echo(
            f"\nThis is for {READERS[reader]}. Check that it holds no name, address or contact that should not go there.",
            err=True,
        )
        if sys.stdin.isatty() and not yes and not click.confirm(f"Write it to {to}?", err=True):
            click.echo("Nothing was written.", err=True)
            return
        write_file(to, text.encode(), replace)
    except WriteError as error:
        fail([str(error)])
    click.echo(f"Written to {to}, readable by you only, not encrypted.", err=True)


@command("access-report")
@click.argument("case")
@FORMAT
@store_options
def access_report(case: str, form: str, place: str | None, secret_fd: int | None) -> None:
    """Everything held about a case, corrected answers too, each item with whom it is about and who supplied it.

    A service takes out what is about another person before it gives any of it away.
    """
    store = opened(place, secret_fd)
    id = case_id(store, case)
    found = got(store.held(id))
    reference = got(store.load(id)).stored.id
    data = {
        "schema": 1,
        "case": id,
        "reference": reference,
        "kept": store.kept,
        "items": [item.plain() for item in found],
    }
    give(lambda: report(reference, found, store.kept), data, form)


@command()
@click.argument("case")
@_YES
@store_options
def delete(case: str, yes: bool, place: str | None, secret_fd: int | None) -> None:
    """Delete a case and its history for good, from the store and its copies. A random id and the day are left.

    At a terminal you are asked to type the case's reference, or its id where the case was altered and cannot be shown;
    elsewhere --yes is needed.
    """
    store = opened(place, secret_fd)
    id = case_id(store, case)
    found = store.load(id)
    if isinstance(found, StoreProblem):
        click.echo(str(found), err=True)
    reference = id if isinstance(found, StoreProblem) else found.stored.id
    if not yes:
        if not sys.stdin.isatty():
            fail(["nothing was deleted: without a terminal, say --yes"])
        if click.prompt(f"This cannot be undone. Type {reference} to delete it", default="", err=True) != reference:
            fail(["nothing was deleted"])
    gone = got(store.delete(id))
    click.echo(f"Deleted. Tombstone: {gone.tombstone}")
    for line in gone.not_reached:
        click.echo(line)


@command()
@click.argument("case")
@click.argument("kind", type=click.Choice(tuple(KINDS)), metavar="KIND")
@click.option("--to", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The file to write.")
@click.option(
    "--for", "reader", type=click.Choice(tuple(READERS)), help="Who will read it; whom it is written for, if not said."
)
@click.option(
    "--format", "form", type=click.Choice(_FORM_NAMES), help="The form; told from the file's ending, if not said."
)
@_REPLACE
@_YES
@OVERLAYS
@store_options
def document(
    case: str,
    kind: str,
    to: Path,
    reader: str | None,
    form: str | None,
    replace: bool,
    yes: bool,
    overlays: tuple[Path, ...],
    place: str | None,
    secret_fd: int | None,
) -> None:
    """Write a document about a stored case. It prints the head of the case's history: kept elsewhere, it shows later
    whether the history was put back or cut off. That it was written, and for whom, is noted in the history."""
    book = rule_book(overlays)
    store = opened(place, secret_fd)
    id = case_id(store, case)
    found = got(store.load(id, book))
    chosen = KINDS[kind]
    say_differences(found, book, chosen.view)
    form, reader = form or form_of(to), reader or chosen.readers[0]
    if chosen.view == "policy" and not found.case.synthetic:
        fail(["a gap memo is made from invented cases only; this one is not marked 'synthetic: true'"])
    try:
        made = build(kind, found.case, book, reader, help_for(found.case, book))
        if not isinstance(made, Document):
            fail(made)
        made = replaced(
            made, header=(*made.header, ("History", f"head {found.head}; checked with 'assessor cases verify'"))
        )
        content, preview = FORMS[form].write(made), FORMS["text"].write(made).decode()
    except (TemplateError, FormError) as error:
        fail([str(error)])
    if offer(content, preview, chosen, found.case.id, to, reader, FORMS[form].ending, replace, yes):
        got(store.wrote(id, kind, reader, form))
