"""Notes read: a note of 150 words, one of 20,000 beside it, and a fresh process from start to the first reading, the loading of the
pipeline in it; the screens load it in the background, and pointing does not wait for it."""

from __future__ import annotations

import datetime as dt

from assessor.notes import narrate
from benchmarks.timing import Row, once, process, timed

DAY = dt.date(2026, 11, 22)
SENTENCES = (
    "She says her ex posted nude photos of her on Facebook on 3 March 2024 without her consent. He did it to humiliate her "
    "after she left. He also threatened to send the video of them to her mum unless she came back. "
)
WARM, COLD = 60_000.0, 2_500_000.0
CODE = "import datetime as d; from assessor.notes import narrate; narrate('He posted it.', d.date(2026, 11, 22))"


def note(words: int) -> str:
    """An invented note of about so many words."""
    return SENTENCES * (words // len(SENTENCES.split()))


def rows() -> list[Row]:
    """Every figure of the reading of notes."""
    short, long = note(150), note(20_000)
    warm = timed(lambda: narrate(short, DAY))
    whole = once(lambda: narrate(long, DAY))
    growth = whole / warm / (len(long.split()) / len(short.split()))
    return [
        Row(f"a note of {len(short.split())} words, warm", warm, WARM),
        Row(f"a note of {len(long.split())} words", whole, ratio=f"{growth:.1f} times the time a word"),
        Row("a fresh process to its first reading", process(["-c", CODE], 5), COLD),
    ]
