"""A day typed on a screen: how it is taken is said while it is typed, and what could be two things is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from textual.app import App

from assessor.dates.reader import AS_SAID, Read, Refused, Taken, Unsure, read_day
from tui.screens.ask import Ask, Type

Reads = Callable[[str], Taken]
DAY = "A day as you would say it: 31/1/24, 31 January 2024, yesterday."
WHICH = "Which day is meant?"


def echo_of(found: Taken) -> str:
    """How what was typed is taken, as far as it goes."""
    if isinstance(found, Read):
        return f"Taken as: {found.words}."
    return f"{found.words} Enter asks which." if isinstance(found, Unsure) else found.words


def choose(app: App[Any], found: Unsure, then: Callable[[Read], None]) -> None:
    """Let the person choose what was meant; nothing is taken if they do not."""
    rows = [(str(number), option.words) for number, option in enumerate(found.options)]

    def chosen(number: str | None) -> None:
        if number is not None:
            then(found.options[int(number)])

    app.push_screen(Ask(WHICH, rows), chosen)


def ask_days(
    app: App[Any], question: str, read: Reads, then: Callable[[Read], None], note: str = AS_SAID, value: str = ""
) -> None:
    """Ask for days and go on with what was read; an empty line changes nothing."""

    def wrong(text: str) -> str:
        found = read(text) if text else None
        return found.words if isinstance(found, Refused) else ""

    def typed(text: str | None) -> None:
        if not text:
            return
        found = read(text)
        if isinstance(found, Unsure):
            choose(app, found, then)
        elif isinstance(found, Read):
            then(found)

    app.push_screen(Type(question, note, value, check=wrong, echo=lambda text: echo_of(read(text))), typed)


def ask_law_day(
    app: App[Any], question: str, now: dt.date, today: dt.date, then: Callable[[dt.date], None], note: str = ""
) -> None:
    """Ask for one day of the law, which may lie ahead; `now` stands in the line."""

    def given(found: Read) -> None:
        if found.day is not None:
            then(found.day)

    ask_days(app, question, lambda text: read_day(text, today), given, f"{note}{DAY}", now.isoformat())
