"""Commencements that a supervisor confirmed on this machine: one overlay file each, in a folder beside the settings.

What is confirmed is laid over the law of every command and screen. A confirmation that cannot be laid (it is broken, or the
rule base has a first day of its own by now) is left aside and said, so that it never keeps anybody from help.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessor.files.private import settle, write_private
from assessor.files.settings import settings_folder
from assessor.files.yamlform import as_yaml
from legal_rules.files.problems import Problem
from legal_rules.loading.overlays import Overlay, read_overlay, read_overlays
from legal_rules.rulebook import RuleBook, laid_over

FOLDER = "confirmations"
PREFIX = "confirmed-"
LEFT_ASIDE = "A confirmation is left aside ('assessor law confirmed' lists them)"


def confirmations_folder() -> Path:
    """Where confirmations are."""
    return settings_folder() / FOLDER


def confirmation_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The files of the confirmations, in the order of their names; none where there is no folder."""
    place = folder or confirmations_folder()
    try:
        return tuple(sorted(path for path in place.iterdir() if path.suffix == ".yaml"))
    except OSError:
        return ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A rule book with every confirmation that can be laid on it, and what is wrong with those that cannot."""

    book: RuleBook
    left_aside: tuple[Problem, ...] = ()


def with_confirmations(book: RuleBook, folder: Path | None = None) -> Confirmed:
    """A rule book with the confirmations of this machine laid on it."""
    files = confirmation_files(folder)
    if not files:
        return Confirmed(book)
    overlays, problems = read_overlays(files)
    whole = laid_over(book, overlays)
    if whole.book is not None:
        return Confirmed(whole.book, tuple(problems))
    for overlay in overlays:
        one = laid_over(book, [overlay])
        book = one.book or book
        problems += one.problems
    return Confirmed(book, tuple(problems))


def confirmation(
    entries: Sequence[tuple[str, str]], name: str, first: dt.date, by: str, on: dt.date, source: str
) -> tuple[str, Overlay]:
    """A confirmation as the text of an overlay file, and as the loader reads it.

    Args:
        entries: the nation and id of each offence or definition, all of one nation.
        name: what it is filed under.
        first: the first day in force.
        by: the office that confirms.
        on: the day it was confirmed on.
        source: where it is said.

    Raises:
        ValueError: the loader does not read it.
    """
    id = f"{PREFIX}{entries[0][0]}-{name}"
    rows = [
        {"version_of": named, "nation": nation, "in_force": {"from": first, "by": f"confirmation of {by}"}}
        for nation, named in entries
    ]
    text = as_yaml({"overlay": {"id": id, "by": by, "on": on, "source": source}, "confirm": rows})
    overlay, problems = read_overlay(text, id)
    if not isinstance(overlay, Overlay):
        raise ValueError("\n".join(map(str, problems)))
    return text, overlay


def keep_confirmation(text: str, overlay: Overlay, folder: Path | None = None) -> str:
    """Write a confirmation down, for its owner alone; what went wrong, or nothing."""
    place = folder or confirmations_folder()
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(place / f"{overlay.id}.yaml", text)
    except OSError as error:
        return f"{place}: it cannot be written: {error.strerror}"
    return ""


def filed_under(overlay: Overlay) -> str:
    """The name that a confirmation was made under."""
    nation = overlay.confirm[0].nation if overlay.confirm else ""
    return overlay.id.removeprefix(PREFIX).removeprefix(f"{nation}-")


def take_back(ids: Sequence[tuple[str, str]], folder: Path | None = None) -> str:
    """Take the confirmation of some offences or definitions back, each by nation and id; what went wrong, or nothing."""
    place = folder or confirmations_folder()
    for path in confirmation_files(place):
        overlays, problems = read_overlays([path])
        if problems:
            continue
        overlay = overlays[0]
        left = [c for c in overlay.confirm if (c.nation, c.version_of) not in ids]
        if len(left) == len(overlay.confirm):
            continue
        wrong = _lessened(path, overlay, [(c.nation, c.version_of) for c in left])
        if wrong:
            return wrong
    return ""


def _lessened(path: Path, overlay: Overlay, left: Sequence[tuple[str, str]]) -> str:
    """Write a confirmation again with what is left of it; without anything left, no file stays."""
    if not left:
        return remove(path)
    try:
        first, name = overlay.confirm[0].in_force.from_ or overlay.on, filed_under(overlay)
        write_private(path, confirmation(left, name, first, overlay.by, overlay.on, overlay.source)[0])
    except OSError as error:
        return f"{path}: it cannot be written: {error.strerror}"
    return ""


def remove(path: Path) -> str:
    """Take a file of confirmations away for good; what went wrong, or nothing."""
    try:
        path.unlink()
        settle(path.parent)
    except OSError as error:
        return f"{path}: it cannot be removed: {error.strerror}"
    return ""
