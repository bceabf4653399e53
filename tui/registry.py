"""The screens of the interface, as a table: the start menu and the palette are made from it.

To add a screen, write a `tui.base.BaseScreen` in a module of `tui.screens` and add a line here. The module is imported
only when the screen is opened, so a screen costs nothing at start.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from textual.screen import Screen

EVERYONE = ("support", "law", "policy")


@dataclass(frozen=True, slots=True)
class Entry:
    """One screen.

    Attributes:
        id: its name, unique.
        title: its line in the start menu and the palette; no law terms where support workers see it.
        about: a sentence more, for the palette.
        at: where it is, as `module:Class`.
        views: the views it is offered in (what `Role.view` says).
        on_start: whether it stands in the start menu.
        needs_case: whether a case has to be open.
        notes: whether it takes in notes, which some services turn off.
    """

    id: str
    title: str
    about: str
    at: str
    views: tuple[str, ...] = EVERYONE
    on_start: bool = True
    needs_case: bool = False
    notes: bool = False

    def screen(self, *given: object) -> Screen[None]:
        """A new screen, made with what is given; its module is imported now."""
        module, name = self.at.split(":")
        made: Screen[None] = getattr(import_module(module), name)(*given)
        return made


ENTRIES: tuple[Entry, ...] = (
    Entry("new", "New case", "Where, what and when, then one question at a time.", "tui.screens.new_case:NewCase"),
    Entry("open", "Open a case", "A case kept earlier, or a case file.", "tui.screens.open_case:OpenCase"),
    Entry(
        "note",
        "Paste a note",
        "What a note suggests, each on its words; nothing is ticked.",
        "tui.screens.note:Note",
        notes=True,
    ),
    Entry("worked", "Worked cases", "Invented cases, each with its answer.", "tui.screens.worked:Worked"),
    Entry(
        "interview",
        "Go on with the questions",
        "The next question of the open case.",
        "tui.screens.interview:Interview",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "opening",
        "The questions of support",
        "Who it was, when, still up and where: what was left out.",
        "tui.screens.new_case:Resumed",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "answers",
        "Every answer so far",
        "Jump to an answer and change it.",
        "tui.screens.answers:Answers",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "setup",
        "The case: people, pictures, what was done",
        "Add, copy, change and remove.",
        "tui.screens.setup:Setup",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "plan",
        "What to do now",
        "The steps in order, who is open, what fits, words to read aloud.",
        "tui.screens.plan:Plan",
        views=("support",),
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "results",
        "What the law says",
        "Everything that fits, and what cannot be told yet.",
        "tui.screens.results:Results",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "what-if",
        "What if",
        "Turn a fact or day: offences gained and lost.",
        "tui.screens.what_if:WhatIf",
        views=("law", "policy"),
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "bench",
        "The bench: turn facts and the day",
        "Facts left, findings right, the day on a line of time.",
        "tui.screens.bench:Bench",
        views=("law", "policy"),
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "nations",
        "The same facts in the three nations",
        "Where a person is protected and where not.",
        "tui.screens.pages:Nations",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "days",
        "The days of the case and of the law",
        "What was done against the law's changes.",
        "tui.screens.pages:Days",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "documents",
        "Documents",
        "A record, a chronology, options for the person and more.",
        "tui.screens.documents:Documents",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "record",
        "The record: diary, proof, removal requests, letters",
        "What happened and what was asked; what is due.",
        "tui.screens.record:RecordScreen",
        views=("support",),
        on_start=False,
        needs_case=True,
        notes=True,
    ),
    Entry(
        "keep",
        "Save, lock, history, hand over, copies, delete",
        "All that can be done with this case and the store.",
        "tui.screens.keep:Keep",
    ),
    Entry(
        "contacts",
        "Who can help",
        "The contacts that fit this case.",
        "tui.screens.contacts:Contacts",
        on_start=False,
        needs_case=True,
    ),
    Entry(
        "reported",
        "I am the one who was reported",
        "Legal advice and support.",
        "tui.screens.contacts:Reported",
    ),
    Entry(
        "exercise",
        "Problem questions",
        "From the library and from the law itself, marked part by part.",
        "tui.screens.exercise:Exercises",
        views=("law", "policy"),
    ),
    Entry(
        "learn",
        "How the law is read",
        "Five short pages with examples.",
        "tui.screens.learn:Learn",
        views=("law", "policy"),
    ),
    Entry("law", "Browse the law", "By nation and day, with versions and sources.", "tui.screens.law:Law"),
    Entry(
        "gaps",
        "Gaps in the law",
        "Wrongs no offence reached, by kind and day.",
        "tui.screens.gaps:Gaps",
        views=("law", "policy"),
    ),
    Entry(
        "accessibility",
        "Without seeing the screens",
        "Screen readers, keys, colours; each screen's command.",
        "tui.screens.pages:Accessibility",
        on_start=False,
    ),
    Entry("tour", "First tour", "Four cards: what there is for you.", "tui.screens.tour:Tour", on_start=False),
    Entry("settings", "Settings", "Kind of work, colours, keys, cover.", "tui.screens.settings:Settings"),
)


def entry(id: str) -> Entry:
    """The entry of that id.

    Raises:
        KeyError: there is none.
    """
    for found in ENTRIES:
        if found.id == id:
            return found
    raise KeyError(id)


def entry_of(screen: Screen[Any]) -> str:
    """The id of the entry a screen was opened from; nothing for one that another screen opened."""
    at = f"{type(screen).__module__}:{type(screen).__name__}"
    return next((found.id for found in ENTRIES if found.at == at), "")


def offered(view: str, notes: bool, case_open: bool) -> tuple[Entry, ...]:
    """The screens for a view, in the order of the table; `notes` says whether notes may be taken in."""
    return tuple(e for e in ENTRIES if view in e.views and (notes or not e.notes) and (case_open or not e.needs_case))
