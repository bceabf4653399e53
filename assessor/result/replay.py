"""Replay: a saved result against the same case assessed again, and precisely what is different."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from assessor.case.model import Case
from legal_rules.files.written import Json

_LARGEST = 50_000_000
_OUTCOME = ("outcome:", "law:", "triggered:")
_PART = re.compile(r"(^across|\.findings)\.[^.]+\.")


def read_receipt(path: Path) -> Json | str:
    """The JSON of a saved result, or what is wrong with it."""
    try:
        if path.stat().st_size > _LARGEST:
            return "this file is too large to be a saved result"
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "there is no such file"
    except (OSError, UnicodeDecodeError):
        return "the file cannot be read"
    except (ValueError, RecursionError):
        return "this is not JSON"
    receipt = value.get("receipt") if isinstance(value, dict) else None
    if not isinstance(receipt, dict) or "rulebase" not in receipt or "as_at" not in receipt:
        return "this is not a result of 'assessor assess --format json'"
    try:
        dt.date.fromisoformat(str(receipt["as_at"]))
    except ValueError:
        return f"the receipt's day of assessment is not a day: {receipt['as_at']}"
    return dict(value)


def same_day(case: Case, before: Json) -> Case:
    """The case, to be assessed as at the day of the saved result."""
    return replace(case, as_at=dt.date.fromisoformat(before["receipt"]["as_at"]))


def differences(before: Json, after: Json) -> list[str]:
    """Every difference between two results, receipts first, each as one line; a bare receipt is compared alone."""
    rows = list(_compare(before["receipt"], after["receipt"], "receipt"))
    for part in ("acts", "across", "flags"):
        if part in before:
            rows += _compare(_named(before[part]), _named(after[part]), part)
    return rows


def moved(row: str) -> bool:
    """Whether a difference is one of receipt, act or finding as a whole, or of what is found; not of wording or proof."""
    inside = _PART.search(row)
    return inside is None or row[inside.end() :].startswith(_OUTCOME)


def _named(value: Any) -> Any:
    """Lists of findings, acts and flags keyed by what identifies them, so that order and additions do not confuse."""
    if isinstance(value, list):
        keyed: Json = {}
        for position, item in enumerate(value):
            keyed[_key(item, position)] = _named(item)
        return keyed
    if isinstance(value, dict):
        return {key: _named(item) for key, item in value.items()}
    return value


def _key(item: Any, position: int) -> str:
    if isinstance(item, dict):
        if "offence" in item:
            return "/".join(str(item[name]) for name in ("offence", "by", "about") if item.get(name))
        if "periods" in item:
            return f"{item['id']} ({item['nation']})"
        if "findings" in item:
            return f"{item['from'] or ''}..{item['to']}"
        if "id" in item:
            return str(item["id"])
        if "fact" in item and "outcomes" not in item:
            return str(item["fact"])
    return str(position)


def _compare(before: Any, after: Any, where: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before:
            if key in after:
                yield from _compare(before[key], after[key], f"{where}.{key}")
            else:
                yield f"{where}.{key}: no longer there"
        for key in after:
            if key not in before:
                yield f"{where}.{key}: new"
    elif before != after:
        yield f"{where}: was {_short(before)}, is {_short(after)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."
