"""`cases`: keeping the store: how long cases stay, copies, and the passphrase."""

from __future__ import annotations

from pathlib import Path

import click

from assessor.cli.cases_common import attached, got, made, opened, show_code, stop, store_options, telling, the_store
from assessor.cli.common import fail
from assessor.cli.once import command
from assessor.cli.secrets import ask, ask_new
from assessor.store import StoreProblem
from assessor.store.advice import advice
from assessor.store.advice import suggest as suggestion
from assessor.store.how import How
from assessor.store.places import Places, is_url

TEAM_COPIES = StoreProblem(
    "refused",
    "A team's store is copied on its server, by whoever runs it.",
    "docs/store.md says how; what they copy is sealed.",
)


@command()
@click.option(
    "--months", type=click.IntRange(0, 1200), help="Keep cases this many months after their last change; 0: not said."
)
@click.option("--notes/--no-notes", default=None, help="Whether a record of a case (incidents, proof, notes) is kept.")
@store_options
def retention(months: int | None, notes: bool | None, place: str | None, secret_fd: int | None) -> None:
    """Show or set how long the service keeps cases and whether it keeps notes, and list the cases that are due.

    Nothing is deleted by itself.
    """
    store = opened(place, secret_fd)
    if notes is not None and (refused := store.record.set_keeps(notes)) is not None:
        stop(refused)
    if months is not None:
        problem = store.set_keep_months(months)
        if problem is not None:
            stop(problem)
    kept = got(store.keep_months())
    click.echo(
        f"Cases are kept {kept} months after their last change." if kept else "How long cases are kept is not set."
    )
    if not got(store.record.keeps()):
        click.echo("The service keeps no notes: nothing is added to the record of a case.")
    for due in got(store.due()):
        click.echo(f"{due.id}  {due.reference}, last changed {due.changed[:10]}, due since {due.since}")
    for case in got(store.list()):
        if case.wrong:
            click.echo(f"{case.id}  cannot be said to be due or not: {case.wrong}")


@command()
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A folder elsewhere; beside the store, if not said.",
)
@click.option("--list", "only_list", is_flag=True, help="List the copies and make none.")
@store_options
def backup(to: Path | None, only_list: bool, place: str | None, secret_fd: int | None) -> None:
    """Make a copy of the store, encrypted as the store is, and read it back. One is made by itself after each use."""
    from assessor.store.copies import copies

    chosen = the_store(place)
    if is_url(chosen):
        stop(TEAM_COPIES)
    if only_list:
        for copy in copies(Places(Path(chosen))):
            click.echo(f"{copy.number:>6}  {copy.made:%Y-%m-%d %H:%M}  {copy.size / 1024:,.0f} KiB")
        return
    copied = got(opened(place, secret_fd).backup(to))
    click.echo(f"Copied to {copied.path} and {copied.keys.name}, and read back. Keep the two together.")


@command()
@click.argument("copy", metavar="[NUMBER|FILE]", required=False)
@store_options
def restore(copy: str | None, place: str | None, secret_fd: int | None) -> None:
    """Put a copy in the store's place: the newest, one by its number, or a file. What was there is set aside.

    The passphrase is the one the copy was made under.
    """
    from assessor.store.copies import copies, copy_at
    from assessor.store.opening import restore_embedded

    chosen = the_store(place)
    if is_url(chosen):
        stop(TEAM_COPIES)
    places = Places(Path(chosen))
    if copy is not None and not copy.isdecimal():
        wanted = copy_at(Path(copy))
    else:
        found = [one for one in copies(places) if copy is None or one.number == int(copy)]
        if not found:
            stop(StoreProblem("no-copy", "There is no such copy.", "'assessor cases backup --list' shows them."))
        wanted = found[0]
    when = wanted.made if wanted.path.exists() else None
    store = attached(got(restore_embedded(places.folder, wanted, ask("Passphrase", secret_fd), How())))
    click.echo(
        f"Put back the copy of {when:%Y-%m-%d %H:%M}: {len(got(store.list()))} cases. What was there is in {places.copies / 'aside'}."
    )


@command()
@click.option("--recovery", is_flag=True, help="Print a new recovery code instead; the old one stops working.")
@click.option("--suggest", is_flag=True, help="Print a passphrase made at random, and stop.")
@store_options
def passphrase(recovery: bool, suggest: bool, place: str | None, secret_fd: int | None) -> None:
    """Change the passphrase, or print a new recovery code. The recovery code does for the old passphrase too.

    Copies made elsewhere before still open with the old one.
    """
    from assessor.store.opening import change_secret
    from assessor.store.team import change_team_secret

    if suggest:
        click.echo(suggestion())
        return
    chosen = the_store(place)
    old = ask("Passphrase, or recovery code", secret_fd)
    new = None if recovery else ask_new("New passphrase", secret_fd)
    if is_url(chosen):
        code = got(change_team_secret(chosen, old, new, telling()))
    else:
        code = got(change_secret(Path(chosen), old, new, How()))
    if code:
        show_code(code)
        return
    click.echo("The passphrase is changed.")
    if new is not None and (hint := advice(new)):
        click.echo(hint, err=True)


@command()
@click.option("--begin", is_flag=True, help="Make the team's store in an empty database, with you as its first member.")
@click.option("--add", metavar="NAME", help="Add a member; prints the code they open the store with at first.")
@click.option("--remove", metavar="NAME", help="Take a member's keys away.")
@store_options
def members(begin: bool, add: str | None, remove: str | None, place: str | None, secret_fd: int | None) -> None:
    """List, add or remove the members of a team's store, or begin one. Names are read by whoever runs the server."""
    from assessor.store import team

    chosen = the_store(place)
    if not is_url(chosen):
        fail(["--store: only a team's store has members; give its URL, postgresql://NAME@HOST/DATABASE"])
    if begin:
        made(chosen, secret_fd, encrypted=True)
    elif add is not None:
        code = got(team.add_member(chosen, ask("Passphrase", secret_fd), add, telling()))
        click.echo(
            f"{add} opens the store with this code, shown this once, and then runs 'assessor cases passphrase': {code}"
        )
    elif remove is not None:
        problem = team.remove_member(chosen, ask("Passphrase", secret_fd), remove, telling())
        if problem is not None:
            stop(problem)
        click.echo(f"{remove} can no longer open the store. What they copied before, they can still read.")
    else:
        for name in got(team.members(chosen, telling())):
            click.echo(name)
