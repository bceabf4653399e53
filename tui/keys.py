"""Which keys can be changed, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode

from tui.app import AssessorApp
from tui.registry import ENTRIES
from tui.screens.interview import Interview

FIXED = "Leave now takes a function key or Ctrl with a letter, so that it works while someone types."
EATEN = frozenset(
    {
        "f10",
        "f11",
        "f12",
        "ctrl+c",
        "ctrl+d",
        "ctrl+h",
        "ctrl+i",
        "ctrl+j",
        "ctrl+m",
        "ctrl+s",
        "ctrl+z",
        "ctrl+b",
        "escape",
        "enter",
        "tab",
        "shift+tab",
        "backspace",
    }
)
"""Keys that terminals take for themselves, or that stand for another key in many of them."""


def bindings() -> Iterator[Binding]:
    """Every binding of the application and its screens that has an id, each once."""
    places: list[type[DOMNode]] = [AssessorApp, Interview]
    for entry in ENTRIES:
        module, name = entry.at.split(":")
        places.append(getattr(import_module(module), name))
    seen: set[str] = set()
    for place in places:
        for binding in place.BINDINGS:
            if isinstance(binding, Binding) and binding.id and binding.id not in seen:
                seen.add(binding.id)
                yield binding


def remappable() -> Mapping[str, tuple[str, str]]:
    """Every binding that can be changed: its key as shipped, and what it does, by id."""
    return {b.id: (b.key, b.description) for b in bindings() if b.id}


def wrong_key(id: str, key: str, chosen: Mapping[str, str]) -> str:
    """What is wrong with a key for a binding, or nothing."""
    if not key:
        return ""
    if key in EATEN:
        return "Many terminals take that key for themselves. Choose another."
    whole = id.startswith("app.")
    if whole and not (key.startswith("ctrl+") or (key[0] == "f" and key[1:].isdigit())):
        return "A key that holds on every screen is a function key, or Ctrl with a letter."
    if not (len(key) == 1 or key.startswith(("ctrl+", "alt+", "shift+")) or (key[0] == "f" and key[1:].isdigit())):
        return "That is not the name of a key."
    table = {name: chosen.get(name, shipped) for name, (shipped, _) in remappable().items()}
    scope = id.split(".")[0]
    for name, used in table.items():
        if (
            name != id
            and key in used.split(",")
            and ("app" in (scope, name.split(".")[0]) or name.split(".")[0] == scope)
        ):
            return "That key is taken."
    return ""
