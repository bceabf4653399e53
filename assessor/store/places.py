"""Where an embedded store lives, and writing there: a folder for its owner alone, names that say nothing."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = "ASSESSOR_STORE"
_OWN = ("data", "coming", "keys", "tries", "lock", "session", "copies")


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one store."""

    folder: Path

    @property
    def data(self) -> Path:
        """The database."""
        return self.folder / "data"

    @property
    def coming(self) -> Path:
        """A database made whole, on its way to being the store's."""
        return self.folder / "coming"

    @property
    def keys(self) -> Path:
        """The data key, wrapped by the passphrase and by the recovery code."""
        return self.folder / "keys"

    @property
    def tries(self) -> Path:
        """How many wrong passphrases were typed since the last right one."""
        return self.folder / "tries"

    @property
    def lock(self) -> Path:
        """Held while an interface has the store open."""
        return self.folder / "lock"

    @property
    def session(self) -> Path:
        """What an interface has not saved yet."""
        return self.folder / "session"

    @property
    def copies(self) -> Path:
        """The rotating copies."""
        return self.folder / "copies"

    def foreign(self) -> bool:
        """Whether the folder holds what no store put there, and no store: it is somebody's, perhaps shared.

        Raises:
            OSError: it cannot be read, or is no folder.
        """
        if self.keys.exists() or not self.folder.exists():
            return False
        own = {*(path.name for path in self.side_files()), *(getattr(self, name).name for name in _OWN)}
        return any(path.name not in own and path.suffix != ".part" for path in self.folder.iterdir())

    def side_files(self) -> tuple[Path, ...]:
        """The write-ahead log and its index, which belong to the database as it stands."""
        return (self.folder / "data-wal", self.folder / "data-shm")


def chosen_store(given: str | None = None) -> str:
    """The store to use: what was given, else the environment's, else the platform's folder for a user's data."""
    if given or os.environ.get(ENVIRONMENT):
        return given or os.environ[ENVIRONMENT]
    from platformdirs import user_data_path

    return str(user_data_path("assessor", appauthor=False))


def state_folder() -> Path:
    """The platform's folder for what a program remembers between runs; it holds no case."""
    from platformdirs import user_state_path

    return user_state_path("assessor", appauthor=False)


def is_url(store: str) -> bool:
    """Whether a store is a team's, on a server."""
    return "://" in store


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are not there, for their owner alone whatever the usual rights are; one that is
    there stays as it is.

    Raises:
        OSError: it cannot be made, or something else has the name.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def make_private(folder: Path) -> None:
    """Make a folder only its owner can enter; one that is there and open to others is closed to them.

    Raises:
        OSError: it cannot be made.
    """
    make_folder(folder)
    if os.name == "posix" and folder.stat().st_mode & 0o077 and os.access(folder, os.W_OK):
        folder.chmod(0o700)


def create_private(path: Path) -> None:
    """Make an empty file only its owner can read; the database's side files take their rights from it.

    Raises:
        OSError: it is there already or cannot be made.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sync(path: Path) -> None:
    """Put a file's content on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
