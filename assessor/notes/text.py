"""A reading as text: the note with every reading marked in it, then what each suggests. No meaning is in colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assessor.text.blocks import Page
from legal_rules.facts import Vocabulary

Json = Mapping[str, Any]
_KINDS = {
    "take": "a photo or film was taken", "create": "an image was made or changed", "request": "someone was asked to make an image", "copy": "a copy was kept",
    "share": "it was shared", "threaten": "sharing was threatened", "send": "it was sent", "install": "a device or hole was put in place",
    "operate": "a device was used", "observe": "the person was watched", "expose": "it was shown", "possess": "it was kept", "supply": "a tool or image was supplied",
    "demand": "something was demanded", "contact": "there was contact", "access": "an account or device was got into",
}  # fmt: skip
_OPEN, _CLOSE = "⟦", "⟧"


def mark(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """A text with brackets round spans and a number after each; spans inside others are joined to the outer one."""
    out: list[str] = []
    at = 0
    for start, end, label in _outer(spans):
        out += [text[at:start], _OPEN, text[start:end], _CLOSE, label]
        at = end
    out.append(text[at:])
    return "".join(out)


def _outer(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans):
        if out and start < out[-1][1]:
            a, b, before = out[-1]
            out[-1] = (a, max(b, end), before if label in before.split(",") else f"{before},{label}")
        else:
            out.append((start, end, label))
    return out


def render(note: str, reading: Json, vocabulary: Vocabulary | None = None) -> Page:
    """The page of a reading. With a vocabulary, each fact is said as reports say it."""
    page = Page()
    page.head("What the note suggests", 1)
    if reading.get("message"):
        page.para(str(reading["message"]))
        return page
    page.para("Suggestions only. Nothing here is a fact until you accept it, and nothing is saved.")
    for flag in reading["flags"]:
        page.item(f"First: {flag['says']} ({', '.join(_quote(note, span) for span in flag['because'][:4])})")
    numbered = {id(row): str(n) for n, row in enumerate(reading["suggestions"], 1)}
    page.head("The note")
    spans = [(a, b, f"{numbered[id(row)]}") for row in reading["suggestions"] for a, b in row["spans"]]
    page.para(mark(note, spans))
    page.head("What was read")
    for act in reading["acts"]:
        page.item(_act(act))
        for row in reading["suggestions"]:
            if row["act"] == act["id"] and row["fact"] not in ("act.kind", "when"):
                page.item(_line(row, numbered[id(row)], vocabulary), 2)
    for row in reading["suggestions"]:
        if row["act"] is None:
            page.item(_line(row, numbered[id(row)], vocabulary))
    if not reading["acts"] and not reading["suggestions"]:
        page.item("Nothing that this reading knows.")
    _rest(page, note, reading)
    return page


def _rest(page: Page, note: str, reading: Json) -> None:
    if reading["said_not"]:
        page.head("Said not to have been done")
        for row in reading["said_not"]:
            page.item(f"{_KINDS[row['kind']]}: {_quote(note, row['spans'][0])}")
    if reading["contradictions"]:
        page.head("Said both ways")
        for row in reading["contradictions"]:
            page.item(f"{row['fact']}: " + " and ".join(_quote(note, span) for span in row["spans"][:4]))
    if reading["not_understood"]:
        page.head("Not understood")
        page.para("These sentences may matter and gave nothing. Read them yourself.")
        for span in reading["not_understood"]:
            page.item(_quote(note, span))
    if reading["personal"]:
        page.head("Personal data")
        page.para("These can be replaced by roles before anything is saved.")
        for row in reading["personal"]:
            page.item(f"{row['kind']}: {_quote(note, row['span'])} → {row['replace']}")


def _act(act: Json) -> str:
    who = f", by {act['by']}" if act["by"] else ""
    when = f", {_when(act['when'])}" if act["when"] else ""
    asks = f" To ask: {'; '.join(act['asks'])}." if act["asks"] else ""
    return f"{act['id']}: {_KINDS[act['kind']]}{who}{when}.{asks}"


def _when(when: Any) -> str:
    if isinstance(when, str):
        return f"on {when}"
    if "before" in when:
        return f"before {when['before']}"
    if "after" in when:
        return f"after {when['after']}"
    return f"some time from {when['from']}" + (f" to {when['to']}" if "to" in when else " on")


def _line(row: Json, number: str, vocabulary: Vocabulary | None) -> str:
    said = f"{row['fact']}: {row['value']}"
    fact = vocabulary.facts.get(row["fact"]) if vocabulary is not None else None
    if fact is not None and isinstance(row["value"], str) and row["value"] in fact.says:
        said = fact.says[row["value"]]
    elif row["value"] == "unknown":
        said = f"{row['fact']}: not known"
    of = row["person"] or ""
    return f"[{number}] {f'{of}: ' if of else ''}{said} ({row['why']}: “{row['cue']}”)"


def _quote(note: str, span: Sequence[int]) -> str:
    return f"“{' '.join(note[span[0] : span[1]].split())}”"
