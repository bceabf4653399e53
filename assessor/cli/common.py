"""What commands share: options, loading with every problem shown, and output in a chosen form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from assessor.case.file import load_case
from assessor.case.model import Case
from assessor.files.confirmations import LEFT_ASIDE, with_confirmations
from assessor.text.blocks import Page
from assessor.text.harmless import json_text
from legal_rules.files.problems import Problem
from legal_rules.files.yamltext import read_text
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook, load

WRONG_INPUT = 2
F = TypeVar("F", bound=Callable[..., Any])
MOST_SHOWN = 50

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="The form of the output.",
)
_OVERLAY = click.option(
    "--overlay",
    "overlays",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Lay a file of changes over the law; may be given several times, in order.",
)
_SHIPPED = "assessor.without-confirmations"


def _leave_out(ctx: click.Context, _: click.Parameter, given: bool) -> None:
    ctx.meta[_SHIPPED] = given


WITHOUT_CONFIRMATIONS = click.option(
    "--without-confirmations",
    is_flag=True,
    expose_value=False,
    callback=_leave_out,
    help="Leave out what was confirmed on this machine ('assessor law confirmed').",
)


def OVERLAYS(command: F) -> F:  # noqa: N802 (an option, like those beside it)
    """The options that lay more over the law, or leave out what was confirmed on this machine."""
    return WITHOUT_CONFIRMATIONS(_OVERLAY(command))


def view_option(default: str) -> Callable[[F], F]:
    """The option that chooses the words of a result."""
    return click.option(
        "--view",
        type=click.Choice(["support", "law", "policy"]),
        default=default,
        show_default=True,
        help="For whom the words are: a support worker, a lawyer or student, or policy staff.",
    )


CASE = click.argument("case_file", metavar="CASE.yaml", type=click.Path(path_type=Path))
NATION = click.option("--nation", type=click.Choice(NATIONS), help="One nation; all, if not said.")


def fail(problems: Iterable[Problem | str]) -> NoReturn:
    """Show problems on standard error, one clear message each, and end with the status for wrong input."""
    shown = list(problems)
    for problem in shown[:MOST_SHOWN]:
        click.echo(str(problem), err=True)
    if len(shown) > MOST_SHOWN:
        click.echo(f"and {len(shown) - MOST_SHOWN} more problems", err=True)
    raise click.exceptions.Exit(WRONG_INPUT)


def rule_book(overlays: Sequence[Path] = (), nations: Iterable[str] | None = None, shipped: bool = False) -> RuleBook:
    """The rule book with what was confirmed on this machine, unless that is left out, by the command or for the law as
    `shipped`; or an end with every problem shown. A confirmation that cannot be laid over the law is said, and left aside."""
    loaded = load(nations=None if overlays else nations, overlays=overlays)
    if loaded.book is None:
        fail(loaded.problems)
    context = click.get_current_context(silent=True)
    if shipped or (context is not None and context.meta.get(_SHIPPED)):
        return loaded.book
    found = with_confirmations(loaded.book)
    for problem in found.left_aside:
        click.echo(f"{LEFT_ASIDE}: {problem}", err=True)
    return found.book


def nations_named(path: Path) -> tuple[str, ...]:
    """The nations whose names stand anywhere in a case file; every nation, if none does or it cannot be read."""
    text = read_text(path)
    return tuple(nation for nation in NATIONS if isinstance(text, str) and nation in text) or NATIONS


def case_and_book(
    path: Path, overlays: Sequence[Path] = (), nations: Iterable[str] | None = None
) -> tuple[Case, RuleBook]:
    """A case and the rule book (of some nations, or all), or an end with every problem shown."""
    book = rule_book(overlays, nations)
    case, problems = load_case(path, book.vocabulary)
    if case is None:
        fail(problems)
    return case, book


def give(page: Callable[[], Page], data: object, form: str) -> None:
    """Write a result in the form asked for."""
    if form == "json":
        click.echo(json_text(data))
    elif form == "markdown":
        click.echo(page().markdown(), nl=False)
    else:
        click.echo(page().text(), nl=False)


def missing(error: ModuleNotFoundError, extra: str) -> str:
    """That a package which is an extra is not there, and how to add it."""
    return (
        f"this needs the package '{error.name}', which is not installed; it is an extra: in the checkout, "
        f"pipx install --force '.[{extra}]'"
    )
