"""What is said when something goes wrong in our own code: the kind of fault and where in the code, and nothing else."""

from __future__ import annotations

import traceback
from pathlib import Path

from legal_rules.files.broken import BrokenFile

_DEEPEST = 6
SORRY = "assessor stopped: something in the program went wrong. No word of a case is in this message."


def report(error: BaseException | None) -> str:
    """The message for a fault: its type and the places in the code, without its text and without any value; of a file
    the program ships, what is wrong with it."""
    if isinstance(error, BrokenFile):
        return str(error)
    lines = [SORRY]
    if error is not None:
        lines.append(f"  {type(error).__name__}")
        for frame in traceback.extract_tb(error.__traceback__)[-_DEEPEST:]:
            lines.append(f"  at {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    return "\n".join(lines)
