"""Confirming a commencement: which provisions a name means, what stands in the way, and what it will change; and what was
confirmed on this machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessor.files.confirmations import (
    PREFIX,
    confirmation,
    confirmation_files,
    filed_under,
    keep_confirmation,
    remove,
    take_back,
)
from assessor.text.blocks import Page
from assessor.text.citing import cited
from assessor.text.names import long_day, nation_name
from assessor.text.overlaid import UNREAD, overlay_lines, overlay_rows
from legal_rules.files.problems import nearest
from legal_rules.law import Definition, Offence
from legal_rules.loading.overlays import Overlay, read_overlays
from legal_rules.rulebook import RuleBook, laid_over

Entry = Offence | Definition
LONGEST = 300
NONE = "Nothing was confirmed on this machine."


@dataclass(frozen=True, slots=True)
class Request:
    """A commencement to confirm: of what, from which day, on what source, by which office, on which day."""

    provision: str
    first: dt.date
    source: str
    by: str
    on: dt.date
    nation: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A confirmation that may be written down: what it is about, and its file."""

    entries: tuple[Entry, ...]
    text: str
    overlay: Overlay

    def keep(self, folder: Path | None = None) -> str:
        """Write it down; what went wrong, or nothing."""
        return keep_confirmation(self.text, self.overlay, folder)


def meant(book: RuleBook, name: str, nation: str = "") -> tuple[Entry, ...]:
    """The offences and definitions that a name means: an id, a family, or the beginning of ids before a hyphen."""
    every: list[Entry] = [e for table in (book.offences, book.definitions) for e in table.values()]
    rows = [entry for entry in every if nation in ("", entry.nation)]
    exact = [entry for entry in rows if entry.id == name]
    family = [e for e in rows if e.id.startswith(f"{name}-") or (isinstance(e, Offence) and e.family == name)]
    return tuple(exact or family)


def unconfirmed(entry: Entry) -> bool:
    """Whether an offence or definition has a version that was passed, and whose first day is not confirmed."""
    return any(v.in_force.from_ is None and v.in_force.not_before is not None for v in entry.versions)


def confirmed_here(book: RuleBook, entry: Entry) -> str:
    """The id of the confirmation of this machine that an entry stands under; empty if none."""
    for overlay in book.overlays:
        if overlay.id.startswith(PREFIX):
            for confirm in overlay.confirm:
                if confirm.version_of == entry.id and confirm.nation in ("", entry.nation):
                    return overlay.id
    return ""


def asked_for(book: RuleBook, request: Request) -> Ready | list[str]:
    """The confirmation that is asked for, or all that stands in its way."""
    entries = meant(book, request.provision, request.nation)
    if not entries:
        names = sorted({id for _, id in (*book.offences, *book.definitions)})
        return [
            f"there is no offence or definition '{request.provision[:60]}'. {nearest(request.provision, names)}".strip()
        ]
    if len({entry.nation for entry in entries}) > 1:
        return [f"'{request.provision}' is law of several nations: say --nation"]
    wrong = [*_not_open(book, entries), *_words("source", request.source), *_words("office", request.by)]
    if request.first > request.on:
        wrong.append(f"{long_day(request.first)} lies ahead: a commencement is confirmed once the day has come")
    if wrong:
        return wrong
    which = [(entry.nation, entry.id) for entry in entries]
    given = [text.strip() for text in (request.by, request.source)]
    text, overlay = confirmation(which, request.provision, request.first, given[0], request.on, given[1])
    laid = laid_over(book, [overlay])
    return [problem.message for problem in laid.problems] or Ready(entries, text, overlay)


def _not_open(book: RuleBook, entries: Sequence[Entry]) -> list[str]:
    """What keeps entries from being confirmed: they are confirmed already, in force by the rule base, or not passed."""
    wrong = []
    for entry in entries:
        named = f"{cited(book, entry.provision)} ({entry.id})"
        if confirmed_here(book, entry):
            wrong.append(f"{named} is confirmed already; 'assessor law unconfirm {entry.id}' takes that back")
        elif not unconfirmed(entry):
            wrong.append(f"{named} is not law that waits to be confirmed")
    return wrong


def _words(what: str, given: str) -> list[str]:
    wrong = wrong_words(given)
    return [f"the {what} {wrong}"] if wrong else []


def wrong_words(given: str) -> str:
    """What is wrong with a source or an office, as the end of a sentence; or nothing."""
    if not given.strip():
        return "has to be said"
    if len(given) > LONGEST:
        return f"has more than {LONGEST} characters"
    return "" if given.isprintable() else "holds characters that cannot be printed"


def will_change(book: RuleBook, ready: Ready) -> list[str]:
    """What a confirmation will change, line by line, before it is written down."""
    first = ready.overlay.confirm[0].in_force.from_
    day = long_day(first) if first is not None else ""
    rows = [
        f"{cited(book, entry.provision)} {entry.title} ({nation_name(entry.nation)}): now passed, start not confirmed; "
        f"then in force from {day}."
        for entry in ready.entries
    ]
    if any(version.reconstructed for entry in ready.entries for version in entry.versions):
        rows.append(UNREAD)
    rows.append(
        "Every result, document and list on this machine will say so, with the office, the day and the source. A stored "
        "case that was last saved without it shows what moves before anything is saved."
    )
    return rows


def confirmed_page(book: RuleBook, left_aside: Sequence[str]) -> Page:
    """What was confirmed on this machine, with what could not be laid over the law."""
    page = Page()
    page.head("Commencements confirmed on this machine", 1)
    rows = [row for row in overlay_rows(book) if row.id.startswith(PREFIX)]
    for row in rows:
        page.item(" ".join(overlay_lines([row])))
        page.item(f"Taken back by: assessor law unconfirm {' '.join(c.id for c in row.confirms)}", 2)
    for problem in left_aside:
        page.item(f"Left aside: {problem}")
    if not rows and not left_aside:
        page.para(NONE)
    return page


def taken_back(names: Sequence[str], folder: Path | None = None) -> list[str] | str:
    """Take confirmations back by the ids or names they were made under, whether or not they can still be laid over the
    law: what was taken back; or what went wrong."""
    files = confirmation_files(folder)
    broken = {path.stem: path for path in files if read_overlays([path])[1]}
    overlays, _ = read_overlays([path for path in files if path.stem not in broken])
    every = [(c.nation, c.version_of, filed_under(o)) for o in overlays for c in o.confirm]
    known = sorted({*broken, *(name for _, id, under in every for name in (id, under))})
    for name in names:
        if name not in known:
            return f"nothing is confirmed under '{name[:60]}'. {nearest(name, known)}".strip()
    chosen = [(nation, id) for nation, id, under in every if id in names or under in names]
    wrong = "; ".join(filter(None, (remove(path) for stem, path in broken.items() if stem in names)))
    wrong = wrong or take_back(chosen, folder)
    return wrong or [*(id for _, id in chosen), *(stem for stem in broken if stem in names)]
