"""The standard streams of a command: one place that every printed character goes through.

Text of a case, a file's name, a colleague's name may hold anything: it is made harmless, and a character that the terminal
cannot show is replaced by the nearest it can. Output that cannot be written, and input that is not there, end a command
with a line.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NoReturn, TextIO, TypeVar

import click

from assessor.text.harmless import harmless

T = TypeVar("T")
_NEAREST = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "...",
    "\u2022": "*",
    "\u00a3": "GBP ",
    "\u2713": "x",
    "\u2192": "->",
}
_NEAR = "assessor.near"
CANNOT = 2


def _near(error: UnicodeError) -> tuple[str, int]:
    """What is written where a terminal has no such character."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_nearest, error.object[error.start : error.end])), error.end


def _nearest(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return _NEAREST.get(character) or plain or "?"


codecs.register_error(_NEAR, _near)


class OutputLost(click.ClickException):
    """What a command had to say cannot be written."""

    exit_code = CANNOT

    def __init__(self, reason: str) -> None:
        super().__init__(f"the output cannot be written: {reason}")


class NoInput(click.ClickException):
    """A command asked for what nobody can type."""

    exit_code = CANNOT

    def __init__(self, reason: str) -> None:
        super().__init__(f"the input cannot be read: {reason}")


class Printed(io.TextIOWrapper):
    """A standard stream through which only harmless text goes.

    It shows no `buffer`, so that no library writes past it; `raw` is for whole files that were asked for.
    """

    @property
    def buffer(self) -> NoReturn:
        """Not to be had."""
        raise AttributeError("buffer")

    def write(self, text: str) -> int:
        """Write a text, made harmless."""
        return self.trusted(harmless(text))

    def trusted(self, text: str) -> int:
        """Write what this program made itself: a line drawn anew, a title cleared."""
        return self._do(lambda: super(Printed, self).write(text))

    def flush(self) -> None:
        """Write what was held back."""
        self._do(super().flush)

    def raw(self, content: bytes) -> None:
        """Write the bytes of a file that was asked for."""
        self.flush()
        stream = super().buffer
        self._do(lambda: stream.write(content))
        self._do(stream.flush)

    def sink(self) -> None:
        """Let whatever is still to be written go nowhere: what it was written to takes no more."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)

    def _do(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except BrokenPipeError:
            raise
        except OSError as error:
            self.sink()
            raise OutputLost(error.strerror or "the system refuses it") from None


class _Closed(io.TextIOBase):
    """A standard stream that was closed before the program began."""

    def readline(self, *_: object) -> NoReturn:
        """Nobody can type."""
        raise NoInput(_CLOSED)

    def read(self, *_: object) -> NoReturn:
        """Nobody can type."""
        raise NoInput(_CLOSED)

    def write(self, _: str) -> NoReturn:
        """Nobody can read."""
        raise OutputLost(_CLOSED)


_CLOSED = "it is closed"


@contextmanager
def standard_streams() -> Iterator[None]:
    """While this lasts, whatever is printed is harmless, and a closed stream says so when it is used."""
    before = sys.stdin, sys.stdout, sys.stderr
    for stream in before:
        if stream is None:  # its number is taken, so that no file of a case gets it
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or _Closed()
    sys.stdout = _printed(sys.stdout) if sys.stdout else _Closed()
    sys.stderr = _printed(sys.stderr) if sys.stderr else open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    made = [stream for stream in (sys.stdout, sys.stderr) if isinstance(stream, Printed)]
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        for stream in made:
            try:
                stream.detach()
            except (OSError, OutputLost):
                stream.sink()
                stream.detach()


def _printed(stream: TextIO) -> TextIO:
    """A stream as `Printed`, if there are bytes behind it."""
    if isinstance(stream, Printed) or not hasattr(stream, "buffer"):
        return stream
    stream.flush()
    return Printed(stream.buffer, stream.encoding, _NEAR, line_buffering=bool(stream.line_buffering))


def need_input() -> None:
    """End at once where nobody can type."""
    if isinstance(sys.stdin, _Closed):
        raise NoInput(_CLOSED)


def typed(stream: TextIO | None = None) -> str:
    """The next line that is typed, or of another stream, with its end; empty at the end of input."""
    stream = stream or sys.stdin
    try:
        line = stream.readline()
        line.encode()  # what Python let through byte by byte is found here
        return line
    except UnicodeError:
        raise NoInput(f"it is not text in {stream.encoding.upper()}") from None
    except OSError as error:
        raise NoInput(error.strerror or "the system refuses it") from None


def trusted(text: str, stream: TextIO) -> None:
    """Write to a terminal what this program made itself."""
    write = stream.trusted if isinstance(stream, Printed) else stream.write
    write(text)
    stream.flush()


def redraw(line: str) -> None:
    """Draw a line of standard error anew."""
    trusted(f"\r{harmless(line)}", sys.stderr)


def give_file(content: BinaryIO) -> None:
    """Give a file on standard output: to a terminal as harmless text, elsewhere byte for byte."""
    if sys.stdout.isatty():
        for line in io.TextIOWrapper(content, "utf-8", "replace"):
            sys.stdout.write(line)
        sys.stdout.flush()
        return
    sys.stdout.flush()
    raw = sys.stdout.raw if isinstance(sys.stdout, Printed) else sys.stdout.buffer.write
    while piece := content.read(1 << 20):
        raw(piece)
