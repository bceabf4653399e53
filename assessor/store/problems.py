"""What can go wrong with a store, as values: one clear message each, with what to do about it.

`StoreFault` carries such a value through a transaction so that it is rolled back; it never leaves this package.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass

LOCKED_STATUS, WRONG_STATUS = 3, 2
_LOCKED = ("locked", "in-use", "wrong-passphrase")


@dataclass(frozen=True, slots=True)
class StoreProblem:
    """Why a store cannot do what was asked. Nothing was changed.

    `code` is one of: no-store, exists, wrong-passphrase, weak-passphrase, locked, in-use, closed, read-only, disk-full, disk,
    altered, damaged, older, not-encrypted, no-encryption, no-driver, newer, migration, connection, refused, no-case,
    not-this-case, not-a-store, wrong-url.
    """

    code: str
    message: str
    hint: str = ""

    @property
    def status(self) -> int:
        """The command line's exit status for it."""
        return LOCKED_STATUS if self.code in _LOCKED else WRONG_STATUS

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class StoreFault(Exception):  # not an error of its own: a problem on its way out of a transaction
    """A problem on its way out of a transaction."""

    def __init__(self, problem: StoreProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


WRONG_PASSPHRASE = StoreProblem("wrong-passphrase", "That passphrase does not open the store.")
NO_CASE = StoreProblem("no-case", "There is no such case in the store.", "'assessor cases list' shows them all.")
CLOSED = StoreProblem("closed", "The store is locked.", "Open it again with its passphrase.")
DAMAGED = StoreProblem(
    "damaged",
    "The store's file is damaged, or it is not the file that belongs to these keys. It was not opened or changed.",
    "'assessor cases restore' puts back the last good copy.",
)
LOCKED = StoreProblem(
    "locked", "Another window or program is writing to the store. Nothing was saved.", "Wait a moment, then try again."
)
READ_ONLY = StoreProblem(
    "read-only",
    "The store's folder cannot be written to. Nothing was saved.",
    "Make the folder writable, or choose another with --store.",
)
DISK_FULL = StoreProblem(
    "disk-full",
    "The disk is full. Nothing was saved, and what was saved before is safe.",
    "Free some space, then try again.",
)
DISK = StoreProblem(
    "disk",
    "The disk could not be read or written. Nothing was saved.",
    "Check the disk and its free space; 'assessor cases verify' checks the store.",
)
CONNECTION = StoreProblem(
    "connection",
    "The connection to the team's server is lost. The last answer is not saved yet.",
    "It stays on this screen; save again when the connection is back.",
)
_BY_WORDS = (
    (("locked", "busy"), LOCKED),
    (("readonly", "read-only", "permission denied"), READ_ONLY),
    (("is full", "no space"), DISK_FULL),
    (("malformed", "not a database", "hmac", "corrupt"), DAMAGED),
    (("unable to open",), READ_ONLY),
    (("disk i/o", "file too large"), DISK),
)


def of_database(message: str) -> StoreProblem:
    """The problem behind a database's own message; the message itself, which may hold values, is not passed on."""
    low = message.lower()
    for words, problem in _BY_WORDS:
        if any(word in low for word in words):
            return problem
    return StoreProblem(
        "disk", "The store could not do this. Nothing was changed.", "'assessor cases verify' checks it."
    )


def of_system(error: OSError) -> StoreProblem:
    """The problem behind an error of the operating system."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DISK_FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return READ_ONLY
    return DISK
