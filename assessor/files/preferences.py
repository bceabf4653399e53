"""How someone uses the interface: their kind of work, theme, keys and minutes until it covers itself. Never a case.

The file is TOML, written by the interface and readable by a person; what is wrong in it is a value, and the rest holds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from assessor.files.private import write_private
from assessor.files.settings import settings_folder

FILE = "interface.toml"
LONGEST = 64_000
COVER_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of user and what it sets: the view, whether notes may be pasted, whether cases are kept by default."""

    id: str
    says: str
    view: str
    notes: bool
    stores: bool


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        role.id: role
        for role in (
            Role("support", "A support service or helpline", "support", notes=True, stores=True),
            Role("isva", "An ISVA or IDVA service (notes are off)", "support", notes=False, stores=True),
            Role("law", "A lawyer or police officer", "law", notes=True, stores=True),
            Role("study", "A law student or teacher", "law", notes=True, stores=False),
            Role("policy", "Policy or law reform", "policy", notes=False, stores=False),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was chosen. `role` is empty until the first choice; `keys` maps the ids of bindings to keys, `panes` the
    panes at the sides to their columns, nought where one is hidden."""

    role: str = ""
    theme: str = ""
    cover_minutes: int = COVER_MINUTES
    cover_when_away: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    panes: Mapping[str, int] = field(default_factory=dict)

    @property
    def works_as(self) -> Role:
        """The kind of user; until one was chosen, a support service."""
        return ROLES.get(self.role, ROLES["support"])


def preferences_file() -> Path:
    """Where the settings of the screens are."""
    return settings_folder() / FILE


def read_preferences(path: Path) -> tuple[Preferences, tuple[str, ...]]:
    """The preferences of a file with what is wrong in it, one sentence each; a file that is not there is empty."""
    try:
        if path.stat().st_size > LONGEST:
            return Preferences(), (f"{FILE}: the file is too large to be settings; it was not read",)
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences(), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Preferences(), (f"{FILE}: {_reason(error)}",)
    return _checked(table)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror}"
    return f"it is not TOML: {error}" if isinstance(error, tomllib.TOMLDecodeError) else "it is not UTF-8 text"


def _checked(table: Mapping[str, object]) -> tuple[Preferences, tuple[str, ...]]:
    wrong: list[str] = []
    chosen = Preferences()
    for name, value in table.items():
        match name, value:
            case "role", str() if value in ROLES:
                chosen = replace(chosen, role=value)
            case "theme", str():
                chosen = replace(chosen, theme=value)
            case "cover_minutes", int() if 1 <= value <= 120 and value is not True:
                chosen = replace(chosen, cover_minutes=value)
            case "cover_when_away", bool():
                chosen = replace(chosen, cover_when_away=value)
            case "keys", dict() if all(isinstance(key, str) for key in value.values()):
                chosen = replace(chosen, keys={str(id): str(key) for id, key in value.items()})
            case "panes", dict() if all(type(width) is int and 0 <= width <= 200 for width in value.values()):
                chosen = replace(chosen, panes={str(side): int(width) for side, width in value.items()})
            case _:
                wrong.append(f"{FILE}: '{name[:40]}' is not a setting, or does not take that value")
    return chosen, tuple(wrong)


def write_preferences(path: Path, chosen: Preferences) -> str:
    """Write the preferences, for their owner alone; what went wrong, or nothing."""
    lines = [
        "# Settings of the screens of `assessor`. No case is ever kept here.",
        *([f'role = "{chosen.role}"'] if chosen.role else []),
        *([f'theme = "{chosen.theme}"'] if chosen.theme else []),
        f"cover_minutes = {chosen.cover_minutes}",
        f"cover_when_away = {'true' if chosen.cover_when_away else 'false'}",
    ]
    if chosen.keys:
        lines += ["", "[keys]", *(f"{_quoted(id)} = {_quoted(key)}" for id, key in chosen.keys.items())]
    if chosen.panes:
        lines += ["", "[panes]", *(f"{_quoted(side)} = {width}" for side, width in chosen.panes.items())]
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(path, "\n".join(lines) + "\n")
    except OSError as error:
        return f"{FILE}: it cannot be written: {error.strerror}"
    return ""


def _quoted(text: str) -> str:
    """A text as a TOML string."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in text) + '"'
