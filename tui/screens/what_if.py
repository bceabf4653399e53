"""What if: facts and days of a copy of the case turned, offences gained and lost beside the case as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from assessor.case.edit import act_words, read_act_days
from assessor.case.model import Case
from assessor.dates.reader import Taken
from assessor.interview.answers import answers_given
from assessor.interview.question import answer_words
from assessor.pages.laid import laid
from assessor.pages.whatif import change_words, what_if_page
from assessor.result.whatif import what_if, with_change
from assessor.text.blocks import Page
from legal_rules.facts import Vocabulary
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.days import ask_days
from tui.screens.ask import Ask, Type
from tui.widgets.reader import Reader

NONE = "No case is open."
NOTHING = (
    "Nothing is changed yet. E changes a fact of the case, A adds any other fact, G goes to another day. The case itself stays as it is, unless you "
    "keep the changes with K."
)


class WhatIf(BaseScreen):
    """The case as it is, and a copy that is turned over in the hand."""

    TITLE: ClassVar[str] = "What if"
    HELP_TEXT: ClassVar[str] = (
        "E changes a fact that was answered, A adds any other fact, found by words, G goes to another day of an act. Each change shows what is gained and "
        "lost beside the case as it is, and which part decides. X begins again. Y keeps the changes in the case, after asking."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "fact", "Change a fact", id="whatif.fact"),
        Binding("a", "any_fact", "Add a fact", id="whatif.any"),
        Binding("g", "day", "Change a day", id="whatif.day"),
        Binding("x", "reset", "Begin again", id="whatif.reset"),
        Binding("y", "keep", "Keep", id="whatif.keep"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._changed: Case | None = None
        self._said: list[str] = []

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Begin with the case as it is."""
        self.query_one(Reader).focus()
        self.action_reset()

    def action_reset(self) -> None:
        """The case as it is."""
        self._changed, self._said = self.session.case, []
        self.query_one(Reader).show_text(NONE if self._changed is None else NOTHING)

    def _turn(self, act: str, fact: str, value: str) -> None:
        if self._changed is None:
            return
        after = with_change(self._changed, act, fact, value, self.book, self.root.today())
        if isinstance(after, str):
            self.notify(after, markup=False)
            return
        self._changed = after
        self._said.append(change_words(after, self.book, act, fact, value))
        case = self.session.case
        if case is not None:
            self.later("turned", partial(_page, case, after, self.book, tuple(self._said)), self._show)

    def _show(self, page: Page) -> None:
        self.query_one(Reader).show_blocks(page.blocks, opened=True)

    def action_fact(self) -> None:
        """Choose an answer and turn it."""
        if self._changed is None:
            return
        given = answers_given(self._changed, self.book.vocabulary)
        rows = [(f"{row.act} {row.fact}", f"{row.says}: {row.asks}") for row in given]

        def chosen(value: str | None) -> None:
            if value is not None:
                act, _, fact = value.partition(" ")
                self._value(act, fact)

        if rows:
            self.app.push_screen(Ask("Which answer?", rows), chosen)

    def action_any_fact(self) -> None:
        """Type a fact's name or words of its question, choose it and its value, for one act."""
        vocabulary = self.book.vocabulary

        def chosen(fact: str | None) -> None:
            if fact is not None:
                self._act("Of which act?", lambda act: self._value(act, fact))

        def typed(words: str | None) -> None:
            facts = facts_about(vocabulary, words or "")
            if len(facts) == 1:
                chosen(facts[0])
            elif facts:
                rows = [(fact, f"{fact}: {vocabulary.question(fact)}") for fact in facts]
                self.app.push_screen(Ask("Which fact?", rows), chosen)

        def found(text: str) -> str:
            return f"{len(facts_about(vocabulary, text))} found."

        def wrong(text: str) -> str:
            return "" if facts_about(vocabulary, text) else "No fact is about that."

        note = "Words of its question, such as 'distress', or its name."
        self.app.push_screen(Type("Which fact?", note, check=wrong, echo=found), typed)

    def _value(self, act: str, fact: str) -> None:
        spec = self.book.vocabulary.spec(fact)
        rows = [(value, spec.says.get(value, answer_words(value))) for value in spec.values]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._turn(act, fact, value)

        self.app.push_screen(Ask(self.book.vocabulary.question(fact), [*rows, ("unknown", "Not known")]), chosen)

    def action_day(self) -> None:
        """Choose an act and type its day."""
        self._act("The day of which act?", self._day)

    def _day(self, act: str) -> None:
        case = self._changed
        if case is None:
            return

        def read(text: str) -> Taken:
            return read_act_days(case, act, text, self.root.today())

        ask_days(self.app, "When was it done?", read, lambda found: self._turn(act, "when", found.text))

    def _act(self, question: str, then: Callable[[str], None]) -> None:
        if self._changed is None:
            return
        acts = self._changed.acts
        if len(acts) == 1:
            then(acts[0].id)
            return
        rows = [(act.id, act_words(act, self.book.vocabulary)) for act in acts]

        def chosen(value: str | None) -> None:
            if value is not None:
                then(value)

        self.app.push_screen(Ask(question, rows), chosen)

    def action_keep(self) -> None:
        """Put the changes into the case, after asking."""
        changed = self._changed
        if changed is None or not self._said:
            return

        def decided(answer: str | None) -> None:
            if answer == "yes":
                self.session.change(changed)
                self.root.changed()
                self.action_reset()

        rows = [("no", "Leave the case as it is"), ("yes", "Put the changes into the case")]
        self.app.push_screen(Ask("Keep the changes?", rows, "; ".join(self._said)), decided)


def _page(case: Case, changed: Case, book: RuleBook, said: tuple[str, ...]) -> Page:
    return laid(what_if_page(said, what_if(case, changed, book)), book)


def facts_about(vocabulary: Vocabulary, words: str) -> tuple[str, ...]:
    """The facts that can be answered whose name or question holds every word; a name in full stands for itself alone."""
    if vocabulary.knows(words.strip()):
        return (words.strip(),)
    wanted = words.casefold().split()
    return tuple(
        spec.id
        for spec in vocabulary.facts.values()
        if spec.scope != "law"
        and wanted
        and all(word in f"{spec.id} {spec.question} {spec.topic}".casefold() for word in wanted)
    )
