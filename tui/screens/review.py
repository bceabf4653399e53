"""A note reviewed: cards of what it states, what to look at, what to say first. Confirmed, changed, merged or dropped by a key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.edit import NATION_CHOICES, act_words, kinds_said, new_case
from assessor.case.model import Case
from assessor.notes.accept import accept
from assessor.notes.cards import LOOK, Card, cards, changed, made_act, words_of
from assessor.text.names import nation_name
from legal_rules.files.written import Json
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.keeping import Kept
from tui.notes import noted
from tui.safe import content, safe
from tui.screens.ask import Ask
from tui.widgets.choices import Choices, MarkList

NOTHING = "Nothing in the note bears on the law as this reads it. The questions can be asked as ever."
PERSONAL = "{} names, numbers or links are in the note. Esc, then Ctrl+L puts letters and roles in their place."
KEEP = "The note will be kept with the case, and shown beside the questions."
AROUND = 60
MARKS = {"": "   ", "yes": "yes", "no": "no "}


class Review(BaseScreen):
    """The cards of a note, one under the other, with the words of the one under the cursor."""

    TITLE: ClassVar[str] = "What the note states"
    HELP_TEXT: ClassVar[str] = (
        "Y confirms the card under the cursor, N drops it, E changes what it says, M says which act of the open case it is, U takes "
        "back what was said of it, X puts away the first of the matters above, A adds the note to the case. A sentence to look at becomes an act by E. Enter "
        "puts what was confirmed into the case; a blank changes nothing. The source of each answer is the note."
    )
    DEFAULT_CSS = "Review > #first, Review > #words { height: auto; max-height: 8; padding: 0 1; } Review > Choices { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "Confirm", id="review.accept"),
        Binding("n", "say('no')", "Drop", id="review.reject"),
        Binding("e", "change", "Change", id="review.change"),
        Binding("m", "merge", "Same as", id="review.merge"),
        Binding("u", "say('')", "Undo", id="review.undo"),
        Binding("x", "put_away", "Put away", id="review.dismiss"),
        Binding("a", "keep", "Keep the note", id="review.keep"),
    ]

    def __init__(self, text: str, reading: Json) -> None:
        super().__init__()
        self._text, self._reading = text, reading
        self._cards = cards(reading)
        self._first: list[Json] = list(reading["flags"])
        self._said: dict[int, str] = {}
        self._same: dict[str, str] = {}
        self._keep = False

    def body(self) -> Iterator[Widget]:
        """What to say first, the words, and the cards."""
        yield Static("", id="first", classes="note", markup=False)
        yield Static("", id="words", markup=False)
        yield MarkList(self.turn)
        yield Static("", id="rest", classes="note", markup=False)

    def ready(self) -> None:
        """Fill the list."""
        choices = self.query_one(Choices)
        choices.show([(str(n), self._line(n)) for n in range(len(self._cards))])
        choices.focus()
        self.query_one("#rest", Static).update(content(safe(self._reading.get("message", ""))))
        self._shown_first()
        self._lit()

    def _shown_first(self) -> None:
        """The matters to say first that were not put away, each with the words that raised it."""
        says = []
        for flag in self._first:
            quoted = ", ".join(f'"{self._text[a:b]}"' for a, b in flag["because"][:3])
            says.append(f"{flag['says']} ({quoted})")
        self.query_one("#first", Static).update(content(safe("\n".join(says))))

    def action_keep(self) -> None:
        """Keep the note with the case, or not: it then stands beside the questions."""
        self._keep = not self._keep
        self.query_one("#rest", Static).update(content(KEEP if self._keep else safe(self._reading.get("message", ""))))

    def action_put_away(self) -> None:
        """Put the first matter away."""
        self._first = self._first[1:]
        self._shown_first()

    def _line(self, number: int) -> str:
        card = self._cards[number]
        said = words_of(card, self._reading, self.book.vocabulary, self._text)
        same = f" (the same as {self._same[card.act]})" if card.act in self._same else ""
        return f"[{MARKS[self._said.get(number, '')]}] {safe(said)}{same}"

    def _lit(self) -> None:
        """The note around the words of the card under the cursor, with those words lit."""
        at = self.query_one(Choices).highlighted
        if at is None or at >= len(self._cards):
            self.query_one("#words", Static).update(content(""))
            return
        first, last = self._cards[at].span
        before, after = self._text[max(first - AROUND, 0) : first], self._text[last : last + AROUND]
        lit = Content.assemble(safe(before), (f">{safe(self._text[first:last])}<", "bold reverse"), safe(after))
        self.query_one("#words", Static).update(lit)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The words follow the cursor."""
        self._lit()

    def _again(self, number: int) -> None:
        self.query_one(Choices).replace_option_prompt_at_index(number, content(self._line(number)))

    def action_say(self, said: str) -> None:
        """Confirm, drop or take back, and go on. A sentence to look at is no card to confirm."""
        choices = self.query_one(Choices)
        at = choices.highlighted
        if at is None or (said == "yes" and self._cards[at].kind == LOOK):
            return
        self._said[at] = said
        if not said:
            self._same.pop(self._cards[at].act, None)
        self._again(at)
        choices.highlighted = min(at + 1, len(choices.values) - 1)

    def turn(self) -> None:
        """Confirmed, dropped, or neither: the next of these for the card under the cursor."""
        at = self.query_one(Choices).highlighted
        if at is not None and self._cards[at].kind != LOOK:
            order = list(MARKS)
            self._said[at] = order[(order.index(self._said.get(at, "")) + 1) % len(order)]
            self._again(at)

    def action_change(self) -> None:
        """Choose what it says instead, and confirm it; a sentence to look at becomes an act of the kind that is chosen."""
        at = self.query_one(Choices).highlighted
        if at is None:
            return
        card = self._cards[at]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            if card.kind == LOOK:
                self._reading, self._cards[at] = made_act(self._reading, card.span, value)
            else:
                self._reading = changed(self._reading, card, value)
            self.action_say("yes")

        self.app.push_screen(Ask("What is right?", self._values(card)), chosen)

    def _values(self, card: Card) -> list[tuple[str, str]]:
        if card.act or card.kind == LOOK:
            return kinds_said(self.book.vocabulary)
        if card.fact == NATION:
            return [(n, nation_name(n)) for n in NATION_CHOICES]
        spec = self.book.vocabulary.spec(card.fact)
        return [(value, spec.says.get(value, value)) for value in spec.values]

    def action_merge(self) -> None:
        """Say which act of the open case a card is: it is not added again, and an undated act takes its day."""
        at, case = self.query_one(Choices).highlighted, self.session.case
        if at is None or case is None or not self._cards[at].act or not case.acts:
            return
        card = self._cards[at]

        def chosen(act_id: str | None) -> None:
            if act_id is not None:
                self._same[card.act] = act_id
                self.action_say("yes")

        rows = [(act.id, act_words(act, self.book.vocabulary)) for act in case.acts]
        self.app.push_screen(Ask("Which act is it?", rows), chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Into the open case, or a new one."""
        case = self.session.case
        if case is not None:
            self._into(case)
            return
        nation = next((str(s["value"]) for s in self._reading["suggestions"] if s["fact"] == NATION), "")

        def chosen(where: str | None) -> None:
            if where is not None:
                self._into(new_case(where))

        self.app.push_screen(
            Ask("Where was it done?", [(n, nation_name(n)) for n in NATION_CHOICES], at=nation), chosen
        )

    def _into(self, case: Case) -> None:
        chosen = [n for at, said in self._said.items() if said == "yes" for n in self._cards[at].rows]
        self.later("into", partial(_accepted, case, self._reading, chosen, self.book, dict(self._same)), self._done)

    def _done(self, case: Case) -> None:
        then = "interview" if case.acts else "setup"
        notes = (noted(self.session, self._text, dt.date.today()),) if self._keep else ()
        if self.session.case is None:
            self.root.take_up(Kept(case, notes=notes), then)
            return
        self.session.change(case)
        for note in notes:
            self.session.note(note)
        self.root.changed()
        self.root.replace_entry(then)


NATION = "nation"


def _accepted(case: Case, reading: Json, chosen: list[int], book: RuleBook, same: dict[str, str]) -> Case:
    return accept(case, reading, chosen, book, same)
