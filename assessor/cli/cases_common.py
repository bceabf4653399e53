"""What the commands of the store share: opening it, ending with what is wrong, and finding a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from assessor.cli.secrets import ask, ask_new
from assessor.store import StoreProblem, chosen_store, create_store, is_encrypted, open_store, store_exists, usable
from assessor.store.advice import advice, suggest
from assessor.store.how import How

if TYPE_CHECKING:
    from assessor.store.store import Store

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
_OLDER = "assessor.accept-older"


def store_options(command: F) -> F:
    """The options every command of the store takes."""
    for option in (
        click.option(
            "--accept-older",
            is_flag=True,
            expose_value=False,
            callback=_accept_older,
            help="Open the store though it is older than when last used here, or nothing is known of that.",
        ),
        click.option(
            "--secret-fd",
            type=int,
            metavar="N",
            help="Read the passphrase from this file descriptor (0: standard input), one line each, instead of asking.",
        ),
        click.option(
            "--store",
            "place",
            metavar="PLACE",
            help="The store's folder, or a team's URL; ASSESSOR_STORE, or the usual folder, if not said.",
        ),
    ):
        command = option(command)
    return command


def _accept_older(ctx: click.Context, _: click.Parameter, given: bool) -> None:
    ctx.meta[_OLDER] = given


def stop(problem: StoreProblem) -> NoReturn:
    """Say what is wrong on standard error, and end with its status."""
    click.echo(str(problem), err=True)
    raise click.exceptions.Exit(problem.status)


def got(value: T | StoreProblem) -> T:
    """A value, or an end with what is wrong."""
    if isinstance(value, StoreProblem):
        stop(value)
    return value


def the_store(place: str | None) -> str:
    """The store to use, if it can be used at all; else an end with why not, before a passphrase is asked for."""
    chosen = chosen_store(place)
    problem = usable(chosen)
    if problem is not None:
        stop(problem)
    return chosen


def opened(place: str | None, secret_fd: int | None) -> Store:
    """The store, open; what has to be said about it is said. It is closed when the command ends."""
    chosen = the_store(place)
    if not store_exists(chosen):
        stop(StoreProblem("no-store", f"There is no store in {chosen}.", "'assessor cases new' makes one."))
    secret = ask("Passphrase", secret_fd) if _encrypted(chosen) else None
    return attached(got(open_store(chosen, secret, telling())))


def telling() -> How:
    """Open as the command was told to, in a way that says on standard error when a server cannot be reached."""
    older = bool(click.get_current_context().meta.get(_OLDER))
    return How(accept_older=older, trouble=lambda message: click.echo(message, err=True))


def attached(store: Store) -> Store:
    """The store, with its warnings said, closed when the command ends."""
    for warning in store.warnings:
        click.echo(warning, err=True)

    def close() -> None:
        problem = store.lock()
        if problem is not None:
            click.echo(f"No copy of the store could be made. {problem}", err=True)

    click.get_current_context().call_on_close(close)
    return store


def _encrypted(chosen: str) -> bool:
    return is_encrypted(chosen)


def made(chosen: str, secret_fd: int | None, encrypted: bool) -> Store:
    """A new store, with its recovery code shown once."""
    secret = None
    if encrypted:
        click.echo(f"There is no store yet; one is made in {chosen}.", err=True)
        click.echo(f"Choose a passphrase. One made at random just now: {suggest()}", err=True)
        secret = ask_new("New passphrase", secret_fd)
        if hint := advice(secret):
            click.echo(hint, err=True)
    created = got(create_store(chosen, secret))
    if created.recovery_code:
        show_code(created.recovery_code)
    click.echo(created.store.kept, err=True)
    return attached(created.store)


def show_code(code: str) -> None:
    """Show a recovery code, this once."""
    click.echo(
        f"Recovery code: {code}\nIt opens the store if the passphrase is forgotten. It is shown this once and kept nowhere: "
        "write it down and keep it away from this machine.",
        err=True,
    )


def case_id(store: Store, name: str) -> str:
    """The id of a case given by its id, the beginning of one, or its reference."""
    cases = got(store.list())
    found = [case.id for case in cases if name == case.id or (name == case.reference and not case.wrong)]
    found = found or [case.id for case in cases if case.id.startswith(name) and len(name) >= 4]
    if len(found) == 1:
        return found[0]
    if found:
        stop(StoreProblem("no-case", f"{len(found)} cases have that reference or beginning.", "Give the whole id."))
    return stop(StoreProblem("no-case", "There is no such case in the store.", "'assessor cases list' shows them all."))
