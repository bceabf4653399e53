"""`document`: a document of a case, shown before it is written; and `law sheet`: an offence on a page to sign."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from assessor.assess.acts import assess_whole
from assessor.case.file import load_case
from assessor.cli.common import NATION, OVERLAYS, case_and_book, fail, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import command
from assessor.documents.blank import to_be_written
from assessor.documents.build import build
from assessor.documents.contacts import help_for
from assessor.documents.diagram import offence_tree, svg
from assessor.documents.forms import ENDINGS, FORMS, FormError
from assessor.documents.kinds import KINDS, READERS, Kind, fits_reader
from assessor.documents.markup import TemplateError
from assessor.documents.sheet import sheet as made_sheet
from assessor.files.write import WriteError, refuse_existing, target, write_file
from assessor.text.content import Document
from assessor.text.printing import give_file
from legal_rules.files.problems import nearest
from legal_rules.law import Definition, Offence
from legal_rules.program import Pattern
from legal_rules.rulebook import RuleBook

TEMPLATES_VARIABLE = "ASSESSOR_TEMPLATES"
_FORM_NAMES = ("markdown", "text", "html", "docx", "pdf", "json", "csv")
_KINDS_HELP = "\n".join(f"  {kind.id:<16} {kind.about}" for kind in KINDS.values())


@command(
    help=f"Write a document about a case. It is shown first, with whom it is written for.\n\n\b\nKinds:\n{_KINDS_HELP}"
)
@click.argument("kind", type=click.Choice(tuple(KINDS)), metavar="KIND")
@click.argument("case_file", metavar="CASE.yaml", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "to",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write, a folder to put it in, or - to print it.",
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(tuple(READERS)),
    help="Who will read it. Asked for at a terminal; else whom the kind is written for.",
)
@click.option(
    "--format", "form", type=click.Choice(_FORM_NAMES), help="The form; told from the file's ending, if not said."
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar=TEMPLATES_VARIABLE,
    metavar="FOLDER",
    help=f"A folder of your own templates (or {TEMPLATES_VARIABLE}).",
)
@click.option("--blank", is_flag=True, help="Of an IRAC answer: leave application and conclusion to be written.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@click.option("--yes", is_flag=True, help="Write without asking after the preview.")
@OVERLAYS
def document(
    kind: str,
    case_file: Path,
    to: Path,
    reader: str | None,
    form: str | None,
    templates: Path | None,
    blank: bool,
    replace: bool,
    yes: bool,
    overlays: tuple[Path, ...],
) -> None:
    """Write a document about a case, shown before it is written."""
    chosen = KINDS[kind]
    if blank and kind != "irac":
        fail(["--blank: only an IRAC answer can be left to be written"])
    form = form or form_of(to)
    reader = reader or _ask_reader(chosen)
    content, preview, name = _made(chosen, case_file, reader, form, templates, blank, overlays)
    if str(to) == "-":
        _print(content, form)
        return
    offer(content, preview, chosen, name, to, reader, FORMS[form].ending, replace, yes)


def offer(
    content: bytes, preview: str, kind: Kind, name: str, to: Path, reader: str, ending: str, replace: bool, yes: bool
) -> bool:
    """Show a document and whom it is for, and write it; whether it was written.

    Args:
        content: the document in its form.
        preview: the same as text.
        kind: its kind.
        name: the case's reference, for a file's name.
        to: the file, or a folder to put it in.
        reader: a key of `READERS`.
        ending: the ending of a file of its form.
        replace: write over a file that is there.
        yes: do not ask.
    """
    try:
        path = target(to, kind.id, name, ending)
        refuse_existing(path, replace)
        click.echo(preview, nl=False)
        click.echo(
            f"\nThis is for {READERS[reader]}. Check that it holds no name, address or contact that should not go there.",
            err=True,
        )
        if not fits_reader(kind, reader):
            click.echo(
                f"It is written for {READERS[kind.readers[0]]}: read it through before you give it to {READERS[reader]}.",
                err=True,
            )
        if sys.stdin.isatty() and not yes and not click.confirm(f"Write it to {path}?", err=True):
            click.echo("Nothing was written.", err=True)
            return False
        write_file(path, content, replace)
    except WriteError as error:
        fail([str(error)])
    click.echo(
        f"Written to {path}, readable by you only. It is not encrypted: keep it, send it and delete it with care.",
        err=True,
    )
    return True


def form_of(to: Path) -> str:
    """The form of a document, told from its file's ending; an end with a clear message if it names none."""
    if str(to) == "-" or to.is_dir():
        return "text"
    form = ENDINGS.get(to.suffix.lower())
    if form is None:
        fail([f"--to: the ending of '{to.name[:60]}' names no form; endings: {', '.join(ENDINGS)}. Or say --format."])
    return form


def _ask_reader(kind: Kind) -> str:
    """Whom the document is for: asked at a terminal, else the reader the kind is written for."""
    if not sys.stdin.isatty():
        return kind.readers[0]
    click.echo("Who is this for?", err=True)
    for name, words in READERS.items():
        click.echo(f"  {name:<13} {words}", err=True)
    answer: str = click.prompt("For", type=click.Choice(tuple(READERS)), default=kind.readers[0], err=True)
    return answer


def _made(
    kind: Kind,
    case_file: Path,
    reader: str,
    form: str,
    templates: Path | None,
    blank: bool,
    overlays: tuple[Path, ...],
) -> tuple[bytes, str, str]:
    """The document in its form, its preview as text, and the case's reference; or an end with what is wrong."""
    case, book = case_and_book(case_file, overlays)
    if kind.view == "policy" and not case.synthetic:
        fail([f"{case_file}: a gap memo is made from invented cases only; this one is not marked 'synthetic: true'"])
    try:
        made = build(kind.id, case, book, reader, help_for(case, book), templates)
        if not isinstance(made, Document):
            fail(made)
        made = to_be_written(made) if blank else made
        return FORMS[form].write(made), FORMS["text"].write(made).decode(), case.id
    except (TemplateError, FormError) as error:
        fail([str(error)])


def _print(content: bytes, form: str) -> None:
    if form in ("docx", "pdf") and sys.stdout.isatty():
        fail([f"{form} is no text to print; give a file with --to"])
    give_file(io.BytesIO(content))


@command()
@click.argument("id")
@NATION
@click.option("--on", metavar="DATE", help="The law as it stood on a day, YYYY-MM-DD; today, if not said.")
@click.option(
    "--to", "to", type=click.Path(path_type=Path), metavar="FILE", help="A file to write; printed, if not said."
)
@click.option(
    "--format", "form", type=click.Choice(_FORM_NAMES), help="The form; told from the file's ending, or text."
)
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@OVERLAYS
def sheet(
    id: str,
    nation: str | None,
    on: str | None,
    to: Path | None,
    form: str | None,
    replace: bool,
    overlays: tuple[Path, ...],
) -> None:
    """Give an offence on a page for a lawyer to check and sign: what makes it, what breaks it, burdens, sources."""
    book = rule_book(overlays)
    found = [offence for (where, name), offence in book.offences.items() if name == id and nation in (None, where)]
    if not found:
        fail([f"there is no offence '{id[:60]}'. {nearest(id, sorted({name for _, name in book.offences}))}".strip()])
    if len(found) > 1:
        fail([f"'{id}' is in several nations; say --nation: {', '.join(offence.nation for offence in found)}"])
    made = made_sheet(book, found[0], day_of(on))
    form = form or (form_of(to) if to is not None else "text")
    try:
        content = FORMS[form].write(made)
        if to is None or str(to) == "-":
            _print(content, form)
            return
        path = target(to, "sheet", id, FORMS[form].ending)
        write_file(path, content, replace)
    except (FormError, WriteError) as error:
        fail([str(error)])
    click.echo(f"Written to {path}.", err=True)


def drawing(
    book: RuleBook, found: Sequence[Offence | Definition], on: str | None, case_file: Path | None, act_id: str | None
) -> str:
    """An offence as SVG, with the facts of a case lit if one is given; or an end with what is wrong."""
    offences = [entry for entry in found if isinstance(entry, Offence)]
    if not offences:
        fail(["only an offence is drawn; a definition is drawn inside the offences that use it"])
    if len(offences) > 1:
        fail([f"'{offences[0].id}' is in several nations; say --nation: {', '.join(o.nation for o in offences)}"])
    pattern, day = _facts_of(book, offences[0], case_file, act_id)
    return svg(offence_tree(book, offences[0], day_of(on) if on or day is None else day, pattern))


def _facts_of(
    book: RuleBook, offence: Offence, case_file: Path | None, act_id: str | None
) -> tuple[Pattern, dt.date | None]:
    """The facts of one act of a case and the day it was done; nothing without a case."""
    if case_file is None:
        return {}, None
    case, problems = load_case(case_file, book.vocabulary)
    if case is None:
        fail(problems)
    whole = assess_whole(case, book)
    if whole.conflicts:
        fail(whole.conflicts)
    acts = [a for a in whole.acts if a.pieces and a.nation == offence.nation and act_id in (None, a.act.id)]
    if not acts:
        fail([f"the case has no act{f' {act_id!r}' if act_id else ''} in the nation of this offence"])
    piece = acts[0].pieces[-1]
    return piece.situation.answers().pattern, piece.stretch.last
