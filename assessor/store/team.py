"""A team's store on PostgreSQL: the same tables, every text sealed by the client before it is sent.

The server holds ciphertext, and in the clear: random ids, numbers of entries and rows, times, and the names members write
under. Off this machine it is spoken to over TLS with the server's certificate checked, or not at all.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, delete, insert, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from assessor.store.address import REFUSED, checked_url
from assessor.store.backend import CAUGHT, Work, failed, first_settings, set_setting, setting
from assessor.store.copies import Copy
from assessor.store.crypto import (
    PASSPHRASE,
    RECOVERY,
    SealedBox,
    Wrapped,
    checksum,
    new_code,
    new_id,
    new_key,
    subkey,
    wrap,
    wrapped_from,
)
from assessor.store.heads import Heads
from assessor.store.how import Created, How
from assessor.store.keyring import Keyring, too_weak, unlock
from assessor.store.migrate import LATEST, migrate, version_of
from assessor.store.models import Member
from assessor.store.opening import EXISTS, login
from assessor.store.places import Places, make_private, state_folder
from assessor.store.problems import CONNECTION, LOCKED, StoreFault, StoreProblem, of_system
from assessor.store.records import TABLES, Writing, writing
from assessor.store.slot import Slot
from assessor.store.store import Store
from assessor.store.upgrade import bring_up

T = TypeVar("T")
TRIES, FIRST_WAIT = 6, 0.25
_ONE_AT_A_TIME = 7_150_338_911
NO_STORE = StoreProblem(
    "no-store", "There is no store on that server yet.", "'assessor cases members --begin' makes one."
)
NO_NAME = StoreProblem(
    "wrong-url", "The URL names a server or file as none can be called.", "Write it as postgresql://NAME@HOST/DATABASE."
)
NOT_A_MEMBER = StoreProblem(
    "no-store", "Nobody of the team has your name.", "A member adds you with 'assessor cases members --add NAME'."
)
COPIED_THERE = StoreProblem(
    "refused",
    "A team's store is copied on its server, by whoever runs it; what they copy is sealed.",
    "See docs/store.md.",
)


class Server:
    """The backend on a server: a lost connection is said and tried again, a save never done twice."""

    def __init__(self, url: URL, trouble: Callable[[str], None], wait: Callable[[float], None] = time.sleep) -> None:
        self.engine: Engine = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=2,
            max_overflow=2,
            connect_args={
                "connect_timeout": 10,
                "gssencmode": "disable",
                "application_name": "",
                "keepalives_idle": 20,
                "keepalives_interval": 5,
                "options": "-c lock_timeout=8000 -c statement_timeout=30000 -c client_min_messages=warning",
            },
        )
        self._trouble = trouble
        self._wait = wait

    def read(self, work: Work[T]) -> T:
        """Do work that only reads, as of one moment."""
        return self._tried(work, "REPEATABLE READ")

    def write(self, work: Work[T]) -> T:
        """Do work that writes; the work itself knows, tried again, whether it was done before."""
        return self._tried(work, "READ COMMITTED")

    def _tried(self, work: Work[T], level: str) -> T:
        for attempt in range(TRIES):
            try:
                with self._connection(level) as connection, connection.begin():
                    return work(connection)
            except DBAPIError as error:
                if not _passing(error):
                    raise _fault(error) from None
                if attempt + 1 < TRIES:
                    if _lost(error):
                        self._trouble(f"The connection is lost; trying again ({attempt + 2} of {TRIES}).")
                    self._wait(FIRST_WAIT * 2**attempt)
            except CAUGHT as error:
                raise failed(error) from None
        raise StoreFault(CONNECTION)

    def _connection(self, level: str) -> Connection:
        try:
            return self.engine.connect().execution_options(isolation_level=level)
        except ValueError:
            raise StoreFault(NO_NAME) from None

    def erased(self) -> tuple[str, ...]:
        """Let the server reuse the space of what is gone; what cannot be reached."""
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                for name in ("cases", "events", *TABLES):
                    connection.exec_driver_sql(f"VACUUM {name}")
        except DBAPIError:
            return NOT_REACHED  # a login that may not do this leaves it to the server, which does it in its own time
        return NOT_REACHED

    def backup(self, to: Path | None) -> Copy:
        """Refused: a server's store is copied on the server."""
        raise StoreFault(COPIED_THERE)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


NOT_REACHED = (
    "The server's own log of changes, copies and replicas are not reached; what they hold of the case is sealed.",
    "Files that were exported or printed are not reached.",
)


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _lost(error: DBAPIError) -> bool:
    state = _state(error)
    return (
        error.connection_invalidated or state[:2] in ("08", "57") or (isinstance(error, OperationalError) and not state)
    )


def _passing(error: DBAPIError) -> bool:
    """Whether trying again can help: the connection, or two saves in each other's way."""
    if _state(error) == "57014" or _fault(error).problem is REFUSED:
        return False
    return _lost(error) or _state(error)[:2] == "40"


def _fault(error: DBAPIError) -> StoreFault:
    state, message = _state(error), str(error.orig).lower()
    if state[:2] == "28" or "password" in message or "no pg_hba.conf" in message or "certificate" in message:
        return StoreFault(REFUSED)
    if state in ("55P03", "57014"):
        return StoreFault(LOCKED)
    if state == "42P01":
        return StoreFault(NO_STORE)
    return failed(error)


def create_team(place: str, secret: str, how: How) -> Created | StoreProblem:
    """Make a team's store in an empty database, with its first member."""
    url = checked_url(place)
    if isinstance(url, StoreProblem):
        return url
    if (weak := too_weak(secret)) is not None:
        return weak
    store, key, code = new_id(), new_key(), new_code()
    name = _name(url, how)
    made = [_wrapped(key, secret, PASSPHRASE, store, name, how), _wrapped(key, code, RECOVERY, store, name, how)]

    def work(connection: Connection) -> None:
        _alone(connection)
        if version_of(connection) is not None:
            raise StoreFault(EXISTS)
        migrate(connection)
        set_setting(connection, "store", store)
        first_settings(connection, subkey(key, "chain"))
        _put(connection, name, made)

    server = Server(url, how.trouble)
    try:
        server.write(work)
        return Created(_opened(server, url, store, key, how), code)
    except StoreFault as fault:
        server.close()
        return fault.problem


def open_team(place: str, secret: str, how: How) -> Store | StoreProblem:
    """Open a team's store as one of its members."""
    url = checked_url(place)
    if isinstance(url, StoreProblem):
        return url
    server = Server(url, how.trouble)
    try:
        if server.read(version_of) is None:
            raise StoreFault(NO_STORE)
        store, key = _unlocked(server, url, secret, how)
        if server.read(version_of) != LATEST:
            who = writing(SealedBox(subkey(key, "team")), subkey(key, "chain"), _name(url, how))
            server.write(lambda connection: _brought_up(connection, who))
        return _opened(server, url, store, key, how)
    except StoreFault as fault:
        server.close()
        return fault.problem


def _opened(server: Server, url: URL, store: str, key: bytes, how: How) -> Store:
    here = _local(url)
    try:
        make_private(here.folder)
    except OSError as error:
        raise StoreFault(of_system(error)) from None
    slot = Slot(here.session, SealedBox(subkey(key, "slot")))
    heads = Heads(here.folder / "heads", SealedBox(subkey(key, "heads")))
    heads.read(anew=how.accept_older)
    kept = (
        f"Cases are kept on the server {url.host or 'of this machine'}, sealed before they are sent, until a member deletes "
        f"them. What is not saved yet lies sealed in {here.folder}, until you save, or leave in the ordinary way."
    )
    return Store(store, server, SealedBox(subkey(key, "team")), key, slot, _name(url, how), kept, heads=heads)


def members(place: str, how: How) -> tuple[str, ...] | StoreProblem:
    """The names of a team's members."""
    return _on(place, how, lambda server, _: server.read(_names))


def add_member(place: str, secret: str, name: str, how: How) -> str | StoreProblem:
    """Add a member; the code they open the store with until they choose a passphrase. It is kept nowhere."""

    def work(server: Server, url: URL) -> str:
        store, key = _unlocked(server, url, secret, how)
        code = new_code()
        made = [_wrapped(key, code, RECOVERY, store, name, how)]

        def put(connection: Connection) -> None:
            if name in _names(connection):
                raise StoreFault(StoreProblem("exists", f"Someone called {name} is in the team already."))
            _put(connection, name, made)

        server.write(put)
        return code

    return _on(place, how, work)


def remove_member(place: str, secret: str, name: str, how: How) -> StoreProblem | None:
    """Take a member's keys away. What they copied before, they can still read: see docs/store.md."""

    def work(server: Server, url: URL) -> None:
        _unlocked(server, url, secret, how)

        def take(connection: Connection) -> None:
            names = _names(connection)
            if name not in names or names == (name,):
                raise StoreFault(StoreProblem("refused", "Nobody else of the team has that name."))
            connection.execute(delete(Member).where(Member.name == name))

        server.write(take)

    return _on(place, how, work)


def change_team_secret(place: str, secret: str, new: str | None, how: How) -> str | StoreProblem:
    """Put a new passphrase, or without one a new recovery code, in place of a member's old one."""
    if new is not None and (weak := too_weak(new)) is not None:
        return weak

    def work(server: Server, url: URL) -> str:
        store, key = _unlocked(server, url, secret, how)
        code = "" if new is not None else new_code()
        kind, name = (RECOVERY if new is None else PASSPHRASE), _name(url, how)
        made = _wrapped(key, code if new is None else new, kind, store, name, how)

        def swap(connection: Connection) -> None:
            connection.execute(delete(Member).where(Member.name == name, Member.kind == kind))
            _put(connection, name, [made])

        server.write(swap)
        return code

    return _on(place, how, work)


def _on(place: str, how: How, work: Callable[[Server, URL], T]) -> T | StoreProblem:
    url = checked_url(place)
    if isinstance(url, StoreProblem):
        return url
    server = Server(url, how.trouble)
    try:
        return work(server, url)
    except StoreFault as fault:
        return fault.problem
    finally:
        server.close()


def _unlocked(server: Server, url: URL, secret: str, how: How) -> tuple[str, bytes]:
    name = _name(url, how)

    def work(connection: Connection) -> tuple[str, list[Wrapped]]:
        rows = connection.execute(select(Member.wrapped).where(Member.name == name)).scalars()
        return setting(connection, "store"), [wrapped_from(json.loads(row)) for row in rows]

    try:
        store, found = server.read(work)
    except (KeyError, TypeError, ValueError):
        raise StoreFault(StoreProblem("damaged", "Your keys on the server were altered. Nothing was opened.")) from None
    if not found:
        raise StoreFault(NOT_A_MEMBER)
    try:
        make_private(_local(url).folder)
    except OSError as error:
        raise StoreFault(of_system(error)) from None
    key = unlock(_local(url), Keyring(f"{store}/{name}", tuple(found)), secret, how.pause)
    if isinstance(key, StoreProblem):
        raise StoreFault(key)
    return store, key


def _brought_up(connection: Connection, who: Writing) -> None:
    _alone(connection)
    bring_up(connection, who)


def _alone(connection: Connection) -> None:
    """Wait until no other member makes or migrates tables."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ONE_AT_A_TIME})


def _wrapped(key: bytes, secret: str, kind: str, store: str, name: str, how: How) -> Wrapped:
    return wrap(key, secret, kind, f"{store}/{name}", how.cost)


def _put(connection: Connection, name: str, made: list[Wrapped]) -> None:
    rows = [{"id": new_id(), "name": name, "kind": one.kind, "wrapped": json.dumps(one.plain())} for one in made]
    connection.execute(insert(Member), rows)


def _names(connection: Connection) -> tuple[str, ...]:
    return tuple(sorted(set(connection.execute(select(Member.name)).scalars())))


def _name(url: URL, how: How) -> str:
    """The name a member writes under: what was said, else the URL's, else the login to this machine."""
    return how.worker or url.username or login()


def _local(url: URL) -> Places:
    """Where this machine keeps what is not saved yet, and counts wrong passphrases."""
    return Places(state_folder() / checksum(f"{url.host}/{url.port}/{url.database}/{url.username}".encode())[:16])
