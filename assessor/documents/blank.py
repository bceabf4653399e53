"""The IRAC answer as an exercise: issue and rule stand, what a student is to write is room to write in."""

from __future__ import annotations

from dataclasses import replace

from assessor.text.content import Document, Section, Space

TO_WRITE = {
    "Application": Space("Apply each element to the facts, and name the fact that shows it", 8),
    "Conclusion": Space("Conclude", 2),
    "Defences and alternatives": Space("Exceptions and defences, with who proves them; alternatives", 4),
}
GIVEN_AWAY = ("Not made out on these facts", "Not law that day, or not confirmed")


def to_be_written(document: Document) -> Document:
    """The document with the application, conclusion and defences left to write, and nothing that gives them away."""
    return replace(document, sections=tuple(_blank(s) for s in document.sections if s.heading not in GIVEN_AWAY))


def _blank(section: Section) -> Section:
    space = TO_WRITE.get(section.heading)
    return section if space is None else replace(section, blocks=(space,))
