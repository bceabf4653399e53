"""A written answer as a file, and progress kept on this machine."""

from __future__ import annotations

import json
import os
from pathlib import Path

from platformdirs import user_data_path

from assessor.files.private import write_private
from assessor.study.records import (
    CONCLUSIONS,
    MARKS,
    ElementAnswer,
    ExclusionAnswer,
    OffenceAnswer,
    StudentAnswer,
)
from legal_rules.files.problems import Problem
from legal_rules.files.shape import ID, MISSING, Field, Flag, ListOf, MapOf, OneOf, Record, Shape, Text, read_file

ENVIRONMENT = "ASSESSOR_EXERCISES"
_ELEMENT: Shape = Record(
    "an element's marking",
    ElementAnswer,
    {"mark": Field(OneOf(MARKS, "mark"), required=True), "fact": Field(Text(), default="")},
)
_EXCLUSION: Shape = Record(
    "an exception's marking",
    ExclusionAnswer,
    {
        "mark": Field(OneOf(MARKS, "mark"), required=True),
        "burden": Field(OneOf(("prosecution", "evidential", "defendant", "unsettled"), "burden"), default=""),
    },
)
ANSWER: Shape = Record(
    "an answer",
    StudentAnswer,
    {
        "problem": Field(Text(), required=True),
        "issues": Field(ListOf(Text()), default=()),
        "offences": Field(
            ListOf(
                Record(
                    "an offence of an answer",
                    OffenceAnswer,
                    {
                        "offence": Field(ID, required=True),
                        "conclusion": Field(OneOf(CONCLUSIONS, "conclusion"), required=True),
                        "attempt": Field(Flag(), default=False),
                        "elements": Field(MapOf(ID, _ELEMENT), default={}),
                        "exclusions": Field(MapOf(ID, _EXCLUSION), default={}),
                    },
                )
            ),
            required=True,
        ),
    },
    placed=False,
)


def read_answer(path: Path) -> tuple[StudentAnswer | None, tuple[Problem, ...]]:
    """A written answer, or every problem that keeps it from being read."""
    value, problems = read_file(path, ANSWER)
    return (None if value is MISSING or problems else value), tuple(problems)


def progress_file() -> Path:
    """Where progress is kept: the platform's data folder, or the file `ASSESSOR_EXERCISES` names."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else user_data_path("assessor", False) / "exercises.json"


def read_progress() -> dict[str, tuple[int, int]]:
    """The best marks of each problem done, hits and of how many; nothing if there is no file or it cannot be read."""
    try:
        given = json.loads(progress_file().read_text(encoding="utf-8"))
        return {str(id): (int(row[0]), int(row[1])) for id, row in given["done"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}


def keep_progress(problem: str, hits: int, of: int) -> str:
    """Keep the marks of a problem if they are its best; why they could not be kept, or nothing."""
    done = read_progress()
    before = done.get(problem)
    if before is None or hits * max(before[1], 1) >= before[0] * max(of, 1):
        done[problem] = (hits, of)
    try:
        progress_file().parent.mkdir(parents=True, exist_ok=True)
        write_private(progress_file(), json.dumps({"schema": 1, "done": done}, indent=1) + "\n")
    except OSError as error:
        return f"progress was not kept: {error.strerror}"
    return ""


def forget_progress() -> bool:
    """Remove what was kept; whether there was anything."""
    try:
        progress_file().unlink()
    except OSError:
        return False
    return True
