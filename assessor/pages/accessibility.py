"""How the program is used without seeing its screens: each screen with the command that does the same line by line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assessor.text.blocks import Page

IN_A_FILE = "settings file"
"""The counterpart of the settings: a file, with a line for each."""
COUNTERPARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "new": ("New case", "interview --plain"),
        "open": ("Open a case", "cases open"),
        "note": ("Paste a note", "narrative"),
        "worked": ("Worked cases", "exercise list"),
        "interview": ("The questions", "interview --plain"),
        "opening": ("The questions of support", "interview --plain"),
        "answers": ("Every answer so far", "cases history"),
        "setup": ("The case: people, pictures, acts", "interview --plain"),
        "plan": ("What to do now", "assess"),
        "results": ("What the law says", "assess"),
        "what-if": ("What if", "whatif"),
        "bench": ("The bench", "whatif"),
        "nations": ("The same facts in the three nations", "compare"),
        "days": ("The days of the case and of the law", "document"),
        "documents": ("Documents", "document"),
        "record": ("The record", "record"),
        "keep": ("Save, history, hand over, copies, delete", "cases"),
        "contacts": ("Who can help", "document"),
        "reported": ("I am the one who was reported", "interview --plain"),
        "exercise": ("Problem questions", "exercise do"),
        "learn": ("How the law is read", "exercise show"),
        "law": ("Browse the law", "law search"),
        "gaps": ("Gaps in the law", "gaps"),
        "settings": ("Settings", IN_A_FILE),
        "accessibility": ("Without seeing the screens", "accessibility"),
        "tour": ("First tour", "accessibility"),
    }
)
"""Each screen's id: its name, and the command that does the same in lines (`IN_A_FILE`: none, but a file)."""
COLOURS = (
    "Every state has a sign, words and a colour, and never a colour alone. Five themes are in the settings, with one of high "
    "contrast; NO_COLOR takes every colour away. Nothing moves by itself."
)
KEYS = (
    "Everything can be done by keyboard, and everything a key does a click on it does. Every key can be changed in the settings. "
    "A letter means the same on every screen. Slash finds words on any list or page; Ctrl+P finds anything by everyday words."
)
READERS = (
    "A screen reader cannot follow the screens: they are drawn anew at every key. Where ACCESSIBLE is set, `assessor` opens the "
    "interview line by line instead. It only ever adds lines, and every command below prints plain lines."
)
COMPLETION = (
    'A shell completes commands and options: put eval "$(_ASSESSOR_COMPLETE=bash_source assessor)" into ~/.bashrc (zsh_source '
    "for zsh); for fish, _ASSESSOR_COMPLETE=fish_source assessor > ~/.config/fish/completions/assessor.fish."
)


def command_of(id: str) -> str:
    """What to type for a screen, or which file to edit."""
    command = COUNTERPARTS[id][1]
    return "edit the file that the settings screen names" if command == IN_A_FILE else f"assessor {command}"


def accessibility_page() -> Page:
    """The topic on a page."""
    page = Page()
    page.head("Without seeing the screens, and without a mouse", 1)
    page.head("Screen readers")
    page.para(READERS)
    page.head("Every screen and the command that does the same")
    for id, (name, _) in COUNTERPARTS.items():
        page.item(f"{name}: {command_of(id)}")
    page.head("Keys")
    page.para(KEYS)
    page.head("Colours")
    page.para(COLOURS)
    page.head("Completion")
    page.para(COMPLETION)
    return page
