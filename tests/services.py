"""Programs beside Python that some tests need: a PostgreSQL server of the tests' own, started and stopped by them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ORDINARY_USERS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its folder of sockets, its port, its only user. Nobody else can reach it."""

    host: str
    port: int
    user: str

    @property
    def url(self) -> str:
        """The address that psycopg takes."""
        return f"postgresql://{self.user}@/postgres?host={self.host}&port={self.port}"


def program(name: str) -> str:
    """A PostgreSQL program: on the PATH, or where Debian keeps it (the newest).

    Raises:
        FileNotFoundError: it is in neither place.
    """
    found = shutil.which(name)
    if found:
        return found
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    if not kept:
        raise FileNotFoundError(f"{name} is not on the PATH nor in /usr/lib/postgresql")
    return str(kept[-1])


def _as_ordinary_user() -> tuple[str, list[str]]:
    """Who the server runs as, and the words before a command that make it so: it refuses to run as root."""
    import pwd

    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name, []
    for user in ORDINARY_USERS:
        try:
            pwd.getpwnam(user)
        except KeyError:
            continue
        return user, ["setpriv", f"--reuid={user}", "--clear-groups", "--"]
    raise FileNotFoundError(f"none of the users {', '.join(ORDINARY_USERS)} is there to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def postgres() -> Iterator[Server]:
    """An empty PostgreSQL server of one's own, over a socket in a private folder; gone at the end, data and all."""
    user, switch = _as_ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="assessor-pg-"))
    port = _free_port()
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c port={port} -c fsync=off"
    data, log = str(folder / "data"), str(folder / "log")

    def run(*command: str) -> None:
        done = subprocess.run([*switch, *command], capture_output=True, text=True, cwd=folder, check=False)
        if done.returncode:
            kept = Path(log).read_text(encoding="utf-8") if Path(log).exists() else ""
            raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}{kept}")

    try:
        if switch:
            shutil.chown(folder, user)
        run(program("initdb"), "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run(program("pg_ctl"), "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start")
        try:
            yield Server(str(folder), port, user)
        finally:
            run(program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
