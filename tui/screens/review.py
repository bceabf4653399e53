"""A note reviewed: each suggestion on the words it came from; accepted, rejected or changed by a key; nothing pre-ticked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static, TextArea

from assessor.case.edit import NATION_CHOICES, new_case
from assessor.case.model import Case
from assessor.interview.question import answer_words
from assessor.notes import narrate
from assessor.notes.accept import accept
from assessor.notes.private import replace_private
from assessor.text.literals import left
from assessor.text.names import nation_name
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.keeping import Kept
from tui.safe import content, safe
from tui.screens.ask import Ask
from tui.widgets.choices import Choices, MarkList

Json = dict[str, Any]
SAYS = (
    "Paste or type the note, then Ctrl+R reads it. Nothing is kept of the note; what is read is suggested, never a fact. No "
    "pictures: describe them in words."
)
READING = "Reading the note ..."
NOTHING = "Nothing in the note bears on the law as this reads it. The questions can be asked as ever."
PERSONAL = "{} names, numbers or links are in the note. Esc, then Ctrl+L puts letters and roles in their place."
AROUND = 60
MARKS = {"": "   ", "yes": "yes", "no": "no "}


class Note(BaseScreen):
    """A note to be read."""

    TITLE: ClassVar[str] = "A note"
    HELP_TEXT: ClassVar[str] = (
        "The note is read on this machine, by fixed rules. Each suggestion is shown on its words: Y accepts it, N rejects it, C "
        "changes its value; Enter puts what was accepted into a case. Nothing is ticked beforehand and the note itself is not kept."
    )
    DEFAULT_CSS = "Note > TextArea { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "read", "Read it", id="note.read"),
        Binding("ctrl+l", "roles", "Roles for names", id="note.roles"),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._begun = text

    def body(self) -> Iterator[Widget]:
        """What it is, and the note."""
        yield Static(content(SAYS), id="says", classes="note", markup=False)
        yield TextArea(self._begun, soft_wrap=True)

    def made_with(self) -> tuple[object, ...]:
        """The note as it was typed."""
        return (self.query_one(TextArea).text,)

    def ready(self) -> None:
        """The note has the keys; the reader is made ready meanwhile."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.focus()
        self.later("warm", partial(_read, "He posted it."), lambda _: None)

    def action_read(self) -> None:
        """Read it in a thread."""
        text = self.query_one(TextArea).text
        if not text.strip():
            return
        self.query_one("#says", Static).update(content(READING))
        self.later("read", partial(_read, text), partial(self._shown, text))

    def _shown(self, text: str, reading: Json) -> None:
        message = reading.get("message")
        if message or not reading["suggestions"]:
            self.query_one("#says", Static).update(content(message or NOTHING))
            return
        personal = len(reading["personal"])
        self.query_one("#says", Static).update(content(PERSONAL.format(personal) if personal else SAYS))
        self.app.push_screen(Review(text, reading))

    def action_roles(self) -> None:
        """Put letters and roles in place of what is personal."""
        area = self.query_one(TextArea)
        text = area.text

        def put(reading: Json) -> None:
            if not reading.get("message"):
                area.text = replace_private(text, reading["personal"])

        self.later("roles", partial(_read, text), put)


class Review(BaseScreen):
    """The suggestions of a note, one under the other, with the words of the one under the cursor."""

    TITLE: ClassVar[str] = "What the note suggests"
    HELP_TEXT: ClassVar[str] = (
        "Y accepts the suggestion under the cursor, N rejects it, C changes its value, U takes back what was said of it. Enter puts "
        "what was accepted into the case; a blank changes nothing. The source of each answer is the note."
    )
    DEFAULT_CSS = "Review > #words { height: auto; max-height: 8; padding: 0 1; } Review > Choices { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "Accept", id="review.accept"),
        Binding("n", "say('no')", "Reject", id="review.reject"),
        Binding("c", "change", "Change", id="review.change"),
        Binding("u", "say('')", "Undo", id="review.undo"),
    ]

    def __init__(self, text: str, reading: Json) -> None:
        super().__init__()
        self._text, self._reading = text, reading
        self._said: dict[int, str] = {}
        self._values: dict[int, str] = {}

    def body(self) -> Iterator[Widget]:
        """The words, and the suggestions."""
        yield Static("", id="words", markup=False)
        yield MarkList(self.turn)
        yield Static("", id="rest", classes="note", markup=False)

    def ready(self) -> None:
        """Fill the list."""
        rows = [(str(n), self._line(n)) for n in range(len(self._reading["suggestions"]))]
        choices = self.query_one(Choices)
        choices.show(rows)
        choices.focus()
        self.query_one("#rest", Static).update(content(self._rest()))
        self._lit()

    def _rest(self) -> str:
        parts = [flag["says"] for flag in self._reading["flags"]]
        clashes = len(self._reading["contradictions"])
        if clashes:
            parts.append(f"{clashes} things are said in two ways: look at each.")
        unread = [self._text[a:b].strip() for a, b in (row["span"] for row in self._reading["not_understood"])]
        if unread:
            parts.append("Not understood: " + " / ".join(unread[:3]))
        return safe(" ".join(parts))

    def _line(self, number: int) -> str:
        row = self._reading["suggestions"][number]
        value = self._values.get(number, row["value"])
        of = row["act"] or row["image"] or row["person"] or ""
        said = f"{row['fact']}: {value}" if not isinstance(value, str) else self._says(row["fact"], value)
        return f"[{MARKS[self._said.get(number, '')]}] {of + ': ' if of else ''}{said} - {row['why']}"

    def _says(self, fact: str, value: str) -> str:
        vocabulary = self.book.vocabulary
        if not vocabulary.knows(fact) or value not in vocabulary.spec(fact).values:
            return f"{fact}: {answer_words(value)}"
        return left(vocabulary, fact, (value,))

    def _lit(self) -> None:
        """The note around the words of the suggestion under the cursor, with those words lit."""
        at = self.query_one(Choices).highlighted
        spans = self._reading["suggestions"][at]["spans"] if at is not None else []
        if not spans:
            self.query_one("#words", Static).update(content(""))
            return
        first, last = spans[0]
        before, after = self._text[max(first - AROUND, 0) : first], self._text[last : last + AROUND]
        lit = Content.assemble(safe(before), (f">{safe(self._text[first:last])}<", "bold reverse"), safe(after))
        self.query_one("#words", Static).update(lit)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The words follow the cursor."""
        self._lit()

    def _again(self, number: int) -> None:
        self.query_one(Choices).replace_option_prompt_at_index(number, content(self._line(number)))

    def action_say(self, said: str) -> None:
        """Accept, reject or take back, and go on."""
        choices = self.query_one(Choices)
        at = choices.highlighted
        if at is None:
            return
        self._said[at] = said
        self._again(at)
        choices.highlighted = min(at + 1, len(choices.values) - 1)

    def turn(self) -> None:
        """Accepted, rejected, or neither: the next of these for the suggestion under the cursor."""
        at = self.query_one(Choices).highlighted
        if at is not None:
            order = list(MARKS)
            self._said[at] = order[(order.index(self._said.get(at, "")) + 1) % len(order)]
            self._again(at)

    def action_change(self) -> None:
        """Choose another value and accept it."""
        at = self.query_one(Choices).highlighted
        fact = self._reading["suggestions"][at]["fact"] if at is not None else ""
        if at is None or not self.book.vocabulary.knows(fact):
            return
        spec = self.book.vocabulary.spec(fact)

        def chosen(value: str | None) -> None:
            if value is not None:
                self._values[at] = value
                self.action_say("yes")

        rows = [(v, spec.says.get(v, answer_words(v))) for v in spec.values]
        self.app.push_screen(Ask(self.book.vocabulary.question(fact), [*rows, ("unknown", "Don't know")]), chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Into the open case, or a new one."""
        case = self.session.case
        if case is not None:
            self._into(case)
            return
        nation = next((str(s["value"]) for s in self._reading["suggestions"] if s["fact"] == "nation"), "")

        def chosen(where: str | None) -> None:
            if where is not None:
                self._into(new_case(where))

        self.app.push_screen(
            Ask("Where was it done?", [(n, nation_name(n)) for n in NATION_CHOICES], at=nation), chosen
        )

    def _into(self, case: Case) -> None:
        chosen = [n for n, said in self._said.items() if said == "yes"]
        self.later("into", partial(_accepted, case, self._reading, chosen, self.book, dict(self._values)), self._done)

    def _done(self, case: Case) -> None:
        then = "interview" if case.acts else "setup"
        if self.session.case is None:
            self.root.take_up(Kept(case), then)
            return
        self.session.change(case)
        self.root.changed()
        self.root.replace_entry(then)


def _read(text: str) -> Json:
    import datetime as dt

    return narrate(text, dt.date.today())


def _accepted(case: Case, reading: Json, chosen: list[int], book: RuleBook, values: dict[int, str]) -> Case:
    return accept(case, reading, chosen, book, values)
