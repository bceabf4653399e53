"""The page of what a change of the facts changes."""

from __future__ import annotations

from collections.abc import Sequence

from assessor.case.edit import days_words
from assessor.case.model import Case
from assessor.result.whatif import _HEADS, Turn
from assessor.text.blocks import Page
from assessor.text.literals import said
from assessor.text.names import joined
from legal_rules.rulebook import RuleBook


def change_words(changed: Case, book: RuleBook, act: str, fact: str, value: str) -> str:
    """A change as a report says it, given the case as it then is."""
    if fact == "when":
        return f"{act}: done {days_words(changed.act(act))}"
    if value == "unknown":
        return f"{act}: not known: {book.vocabulary.spec(fact).topic}"
    return f"{act}: {said(book.vocabulary, fact, value)}"


def what_if_page(changes: Sequence[str], turns: tuple[Turn, ...] | str) -> Page:
    """What was changed, and what comes of it."""
    page = Page()
    page.head("What if", 1)
    page.para("Changed, beside the case as it is:")
    for change in changes:
        page.item(change)
    if isinstance(turns, str):
        page.para(turns)
        return page
    for how, head in _HEADS.items():
        page.head(head)
        rows = [turn for turn in turns if turn.how == how]
        for turn in rows:
            because = f" Because: {joined(list(turn.because))}." if turn.because else ""
            page.para(f"{turn.act}: {turn.provision} {turn.title}.")
            page.item(f"before: {turn.before}")
            page.item(f"after: {turn.after}.{because}")
        if not rows:
            page.para("None.")
    return page
