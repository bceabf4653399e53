"""`accessibility`: how the program is used without seeing its screens."""

from __future__ import annotations

from assessor.cli.common import FORMAT, give
from assessor.cli.once import command
from assessor.pages.accessibility import COUNTERPARTS, accessibility_page, command_of


@command()
@FORMAT
def accessibility(form: str) -> None:
    """Screen readers, keys, colours, completion; every screen with the command that does the same line by line."""
    rows = [{"screen": id, "name": name, "instead": command_of(id)} for id, (name, _) in COUNTERPARTS.items()]
    give(accessibility_page, {"schema": 1, "screens": rows}, form)
