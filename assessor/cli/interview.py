"""`interview`: the questions line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from assessor.case.file import case_to_yaml, load_case
from assessor.case.model import Case
from assessor.cli.common import OVERLAYS, fail, rule_book, view_option
from assessor.cli.narrative import read_note
from assessor.cli.once import command
from assessor.files.private import write_private
from assessor.plain.session import start
from assessor.text.printing import need_input, typed


@command()
@click.argument("case_file", metavar="[CASE.yaml]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--plain", is_flag=True, help="Line by line (this is the only form of this command; the screens are 'assessor')."
)
@click.option(
    "--save",
    "save_to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the case to this file, unencrypted, after every answer.",
)
@click.option(
    "--note",
    "note_file",
    type=click.Path(path_type=Path),
    metavar="NOTE.txt",
    help="A note: what of it bears on a question is shown with the question. It answers nothing.",
)
@click.option("--replace", is_flag=True, help="Write over what that file holds, if it is another case.")
@OVERLAYS
@view_option("support")
def interview(
    case_file: Path | None,
    plain: bool,
    save_to: Path | None,
    note_file: Path | None,
    replace: bool,
    overlays: tuple[Path, ...],
    view: str,
) -> None:
    """Ask line by line what can still change something: for screen readers, pipes and plain terminals.

    Lines are only ever added. Type help, why, back, results, add, date, save or leave at any question.
    """
    need_input()
    book = rule_book(overlays)
    case = None
    if case_file is not None:
        case, problems = load_case(case_file, book.vocabulary)
        if case is None:
            fail(problems)
    if save_to is not None and not replace and _other_file(save_to, case_file):
        fail([f"{save_to} is there already; go on with it by 'interview {save_to} --save {save_to}', or use --replace"])
    if save_to is None:
        click.echo("Nothing is saved: no file was named with --save.", err=True)
    else:
        click.echo("The file will not be encrypted: anyone who can open it can read it.", err=True)

    note = "" if note_file is None else read_note(note_file)
    try:
        start(book, case, hear, click.echo, view, None if save_to is None else file_keeper(save_to), note).run()
    except OSError as error:
        fail([f"{save_to}: the file cannot be written: {error.strerror}"])


def _other_file(save_to: Path, case_file: Path | None) -> bool:
    """Whether a file of that name holds something other than the case that is gone on with."""
    return save_to.is_file() and save_to.stat().st_size > 0 and (case_file is None or not save_to.samefile(case_file))


def hear(prompt: str) -> str:
    """The next line typed, after a prompt on a line of its own.

    Raises:
        EOFError: there is none.
    """
    click.echo(prompt)
    line = typed()
    if not line:
        raise EOFError
    return line.rstrip("\n")


def file_keeper(path: Path) -> Callable[[Case, bool], str]:
    """Saves a case in a file after every answer."""

    def keep(case: Case, _: bool) -> str:
        write_private(path, case_to_yaml(case))
        return f"Saved in {path}."

    return keep
