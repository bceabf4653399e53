"""Snapshots as text: what is on the screen, and how many cells each style covers. ASSESSOR_UPDATE_DOCS=1 writes them anew."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from textual.color import Color

from tui.app import AssessorApp
from tui.pictures import text_of

UPDATE = os.environ.get("ASSESSOR_UPDATE_DOCS") == "1"


def styles_of(app: AssessorApp) -> str:
    """Each style on the screen with the number of cells it covers, most first."""
    count: Counter[str] = Counter()
    for line in app.screen._compositor.render_strips():
        for part in line:
            if part.style is not None:
                shown = [_colour(part.style.color), "on", _colour(part.style.bgcolor)]
                marks = [name for name in ("bold", "reverse", "underline", "dim") if getattr(part.style, name)]
                count[" ".join([*shown, *marks])] += len(part.text)
    return "".join(
        f"{number:5} {style}\n" for style, number in sorted(count.items(), key=lambda row: (-row[1], row[0]))
    )


def _colour(colour: object) -> str:
    triplet = getattr(colour, "triplet", None)
    return Color(*triplet).hex.lower() if triplet is not None else getattr(colour, "name", "none")


def dump(app: AssessorApp, styles: bool) -> str:
    """A whole snapshot."""
    return text_of(app) + (f"\nstyles\n{styles_of(app)}" if styles else "")


def check(path: Path, found: str) -> None:
    """Compare a snapshot with the one that is kept, or write it."""
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert found == kept, f"{path.name} is not as kept; ASSESSOR_UPDATE_DOCS=1 writes it anew"
