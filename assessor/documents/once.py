"""No line twice in what a person takes away: what was said of one thing that happened is not said again of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assessor.text.content import Block, Listing, Paragraph, Section
from assessor.text.names import joined

_NUMBERED = re.compile(r"(\d+)\. ")
_POINTED = re.compile(r"^For \d+, as for \d+: ")


@dataclass(frozen=True, slots=True)
class Said:
    """Where a line was said first: under which number, and of what."""

    number: str
    lead: str


def said_once(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections in which nothing under a numbered heading stands twice: it is said the first time, and pointed to."""
    seen: dict[str, Said] = {}
    done = []
    for section in sections:
        number = _NUMBERED.match(section.heading)
        if number is None:
            done.append(section)
            continue
        blocks = _pointed_back(_gathered(section.blocks), seen, number[1])
        for lead, text in _lines(blocks):
            seen.setdefault(text, Said(number[1], lead))
        done.append(replace(section, blocks=tuple(blocks)))
    return tuple(done)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Every paragraph and line of a list, each with the name of what it is about."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _name(block.text), block.text
    for _, lead, item in _items(blocks):
        yield lead, item


def _gathered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a section with every line that stands under several laws put after the last, with their names."""
    under: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for n, lead, item in _items(blocks):
        under.setdefault(item, []).append(lead)
        last[item] = n
    shared = {item for item, leads in under.items() if len(leads) > 1}
    made: list[Block] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Listing):
            kept = tuple(item for item in block.items if item not in shared)
            kept += tuple(
                f"{joined(under[item])}: {item}" for item in block.items if item in shared and last[item] == n
            )
            if kept:
                made.append(replace(block, items=kept))
        else:
            made.append(block)
    return made


def _items(blocks: Sequence[Block]) -> Iterator[tuple[int, str, str]]:
    """Every line of a list with the number of its block and the name in the paragraph that leads it."""
    lead = ""
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            lead = _name(block.text)
        elif isinstance(block, Listing):
            for item in block.items:
                yield n, lead, item


def _pointed_back(blocks: Sequence[Block], seen: dict[str, Said], number: str) -> list[Block]:
    """The blocks of a section without what was said under an earlier number, which is named in its place."""
    made: list[Block] = []
    before: dict[str, None] = {}
    lead = ""
    for block in blocks:
        match block:
            case Paragraph(text):
                lead = _name(text)
                made.append(replace(block, text=_again(text, seen, number)))
            case Listing(items):
                fresh = tuple(
                    item if item not in seen else f"{lead}: {item}" for item in items if not _same(item, lead, seen)
                )
                before |= dict.fromkeys(seen[item].number for item in items if _same(item, lead, seen))
                if fresh:
                    made.append(replace(block, items=fresh))
            case _:
                made.append(block)
    if before:
        made.append(Paragraph(f"More is said under {joined(list(before))}, and goes for {number} too.", "note"))
    return made


def _again(text: str, seen: Mapping[str, Said], number: str) -> str:
    return f"For {number}, as for {seen[text].number}: {text}" if text in seen else text


def _same(item: str, lead: str, seen: Mapping[str, Said]) -> bool:
    return item in seen and (seen[item].lead == lead or f"{lead}: {item}" in seen)


def _name(text: str) -> str:
    """What a paragraph is about: its words up to the first colon, without the numbers put before them."""
    words = _POINTED.sub("", text)
    return words.split(":")[0]
