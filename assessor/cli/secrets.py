"""Asking for a passphrase: at the terminal without showing it, or from a file descriptor; never from the command line."""

from __future__ import annotations

import os
import sys
from typing import TextIO

import click

from assessor.cli.common import fail
from assessor.text.printing import typed

_STREAM = "assessor.secrets"


def ask(words: str, descriptor: int | None) -> str:
    """A secret: the next line of the descriptor, or what is typed at the terminal."""
    if descriptor is not None:
        line = _line(descriptor)
        if not line:
            fail([f"--secret-fd: there was no line to read for: {words}"])
        return line.rstrip("\n")
    if not sys.stdin.isatty():
        fail(["there is no terminal to type the passphrase at", "  Give it on a file descriptor with --secret-fd."])
    typed: str = click.prompt(words, hide_input=True, err=True)
    return typed


def ask_new(words: str, descriptor: int | None) -> str:
    """A new secret, typed twice at a terminal."""
    first = ask(words, descriptor)
    if descriptor is None and first != ask("The same again", None):
        fail(["the two are not the same; nothing was changed"])
    return first


def _line(descriptor: int) -> str:
    return typed() if descriptor == 0 else typed(_stream(descriptor))


def _stream(descriptor: int) -> TextIO:
    """The descriptor's lines, read through one stream in this command, so that no line is lost between two secrets."""
    meta = click.get_current_context().meta
    if _STREAM not in meta:
        try:
            meta[_STREAM] = os.fdopen(descriptor, encoding="utf-8")
        except OSError:
            fail([f"--secret-fd: {descriptor} is not open"])
    stream: TextIO = meta[_STREAM]
    return stream
