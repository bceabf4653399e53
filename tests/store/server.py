"""A PostgreSQL of the tests' own: started in a folder of its own, as an ordinary user where the tests run as root."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SETTINGS = (
    "listen_addresses = '127.0.0.1'",
    "fsync = off",
    "log_statement = 'all'",
    "log_min_duration_statement = 0",
    "log_parameter_max_length = -1",
    "log_parameter_max_length_on_error = -1",
    "log_min_error_statement = debug5",
    "log_destination = 'stderr'",
    "max_connections = 100",
)


def program(name: str) -> str:
    """A program of PostgreSQL, on the path or where Debian puts it."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or str(kept[-1])


@dataclass
class Cluster:
    """A server: where its data and log are, and how it is reached."""

    folder: Path
    port: int
    as_user: tuple[str, ...]

    @property
    def log(self) -> Path:
        """The server's log, statements and their values included."""
        return self.folder / "log"

    def run(self, name: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the server's user."""
        subprocess.run(
            [*self.as_user, program(name), *arguments], check=True, capture_output=True, timeout=60, cwd=self.folder
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        data = str(self.folder / "data")
        self.run("pg_ctl", "-D", data, "-l", str(self.log), "-w", "-o", f"-p {self.port} -k {self.folder}", "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it; `immediate` is as a crash would."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", how, "stop")

    def database(self, name: str) -> str:
        """Make an empty database; its URL."""
        self.run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", "tester", name)
        return f"postgresql://tester@127.0.0.1:{self.port}/{name}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running server, gone with its data when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_user: tuple[str, ...] = ()
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")
    made = Cluster(folder, _free_port(), as_user)
    try:
        made.run("initdb", "-D", str(folder / "data"), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        with (folder / "data" / "postgresql.conf").open("a") as stream:
            stream.write("\n".join(SETTINGS) + "\n")
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
