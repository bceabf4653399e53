"""What every screen has: the two bars, help, danger, leave now, work in threads, and a way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key as Pressed
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from assessor.text.names import long_day, nation_name
from tui.screens.ask import Type
from tui.widgets.bars import Key, KeyBar, TopBar
from tui.widgets.searchable import Searchable

if TYPE_CHECKING:
    from legal_rules.rulebook import RuleBook
    from tui.program import Program
    from tui.session import Session

T = TypeVar("T")
NO_CASE = "No case is open"
READING = "Reading the law ..."
FIND_NOTE = "Enter goes to the next place that holds them; the same again goes to the one after."
NOT_HERE = "Not found here:"
EVERYWHERE = "Try one word. Ctrl+P searches screens, the law, facts, contacts and worked cases."
SAID_AFTER = 0.2
"""Seconds of work after which the bar says that something is being worked out."""


class BaseScreen(Screen[None]):
    """A screen of the interface. A screen of its own gives `TITLE`, `HELP_TEXT`, its `BINDINGS` and `body`.

    `ready` is called once the screen is there and the law is read; `self.book` can be used from then on. Work that takes
    more than a few milliseconds goes through `later`.
    """

    TITLE: ClassVar[str] = ""
    HELP_TEXT: ClassVar[str] = ""
    """What F1 shows, in plain words, paragraphs apart by an empty line; the screen's keys are added to it."""
    can_leave: ClassVar[bool] = True
    """Whether there is a screen to go back to."""
    ABOUT_A_CASE: ClassVar[bool] = True
    """Whether it may show something of a case: such a screen is taken down when the store is locked."""
    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_screen", "Close", id="screen.back", priority=False),
        Binding("slash", "find", "Find", show=False, id="screen.find"),
        Binding("u", "undo", "Undo", show=False, id="screen.undo"),
        Binding("U", "redo", "Redo", show=False, id="screen.redo"),
    ]

    class Arrived(Message):
        """Work done in a thread."""

        def __init__(self, kind: str, ticket: int, value: object, done: Callable[[object], None]) -> None:
            super().__init__()
            self.kind, self.ticket, self.value, self.done = kind, ticket, value, done

    def __init__(self) -> None:
        super().__init__()
        self._tickets: dict[str, int] = {}
        self._waiting: set[str] = set()
        self._is_there = self._is_ready = False
        self._shown_before = False
        self._sought = ""

    @property
    def root(self) -> Program:
        """The application, as far as a screen may know it."""
        return cast("Program", self.app)

    @property
    def busy(self) -> bool:
        """Whether something is being worked out, or the law is still being read."""
        return bool(self._waiting) or not self._is_ready

    @property
    def session(self) -> Session:
        """What is open."""
        return self.root.session

    @property
    def book(self) -> RuleBook:
        """The law. Only from `ready` on.

        Raises:
            RuntimeError: the law is not read yet.
        """
        if self.root.book is None:
            raise RuntimeError("the law is not read yet")
        return self.root.book

    def compose(self) -> ComposeResult:
        """The bars around the body."""
        yield TopBar()
        yield from self.body()
        yield KeyBar()

    def body(self) -> Iterator[Widget]:
        """The widgets between the bars."""
        yield from ()

    def ready(self) -> None:
        """Called when the screen is there and the law is read."""

    def on_mount(self) -> None:
        """Fill the bars; go on once the law is read."""
        self._is_there = True
        self.bars()
        self.watch(self, "focused", self.bars, init=False)
        self.law_read()

    def law_read(self) -> None:
        """The law may have been read: start, once."""
        if self.root.book is not None and self._is_there and not self._is_ready:
            self._is_ready = True
            self.ready()
            self.bars()

    def made_with(self) -> tuple[object, ...]:
        """What to make it with again after it was taken down: what was typed here and is nowhere else."""
        return ()

    def on_screen_resume(self) -> None:
        """Another screen closed over this one: what it changed may show here."""
        self.bars()
        if self._is_ready and self._shown_before:
            self.returned()
        self._shown_before = True

    def returned(self) -> None:
        """Called when the screen is on top again."""

    async def on_key(self, event: Pressed) -> None:
        """A letter is a key however it is typed: keys are shown as capitals, and Shift or Caps Lock may be down. (One that
        has a meaning of its own as a capital keeps it.)"""
        bound = self.active_bindings
        meant = bound.get(event.key.lower()) if len(event.key) == 1 and event.key not in bound else None
        if meant is not None and meant.enabled:
            event.stop()
            await self.app.run_action(meant.binding.action, meant.node)

    def on_resize(self) -> None:
        """The bars follow the width."""
        self.bars()

    def bars(self) -> None:
        """Fill both bars from what is open."""
        if not self._is_there:
            return
        left = f"assessor: {self.title_words()}"
        working = "working ... " if self._waiting else ""
        self.query_one(TopBar).say(left, working + self.root.keeping_words(), self.under_title())
        own, everywhere = self.keys()
        self.query_one(KeyBar).show(own, everywhere)

    def title_words(self) -> str:
        """The title of the screen."""
        return self.TITLE

    def under_title(self) -> str:
        """The nation of the case and the day of the law."""
        case, book = self.session.case, self.root.book
        where = nation_name(case.nation) if case is not None else NO_CASE
        nations = dict.fromkeys(n for act in case.acts for n in case.nations_of(act)) if case is not None else {}
        if len(nations) > 1 and case is not None:
            where = " and ".join(nation_name(n) for n in nations)
        law = f"Law last checked {long_day(book.stamp.checked)}" if book is not None else READING
        return f"{where}. {law}. {self.root.view_words()} view."

    def keys(self) -> tuple[list[Key], list[Key]]:
        """The keys of this screen and those of every screen, as they are bound now."""
        own: list[Key] = []
        seen: set[str] = set()
        for active in self.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and active.node is not self.app and binding.action not in seen:
                seen.add(binding.action)
                own.append(Key(self.app.get_key_display(binding), binding.description, binding.action))
        own.sort(key=lambda key: key.action == "leave_screen")
        return own, self.root.keys_everywhere()

    def later(self, kind: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do some work in a thread and then, here, something with what came of it.

        Only the last work of a kind counts: what comes of an earlier one is dropped, and so is what comes after the case
        has changed or the screen is gone.
        """
        ticket = self._tickets.get(kind, 0) + 1
        self._tickets[kind] = ticket
        state = self.session.state
        self._waiting.add(kind)
        self.set_timer(SAID_AFTER, self.bars)

        def run() -> None:
            value = work()
            if not get_current_worker().is_cancelled:
                self.post_message(self.Arrived(kind, ticket, value, partial(self._if_current, state, done)))

        self.run_worker(run, thread=True, group=kind, exclusive=True, exit_on_error=True)

    def _if_current(self, state: int, done: Callable[[T], None], value: object) -> None:
        if state == self.session.state:
            done(cast("T", value))

    def on_base_screen_arrived(self, message: Arrived) -> None:
        """Use what came of the last work of a kind."""
        message.stop()
        if self._tickets.get(message.kind) == message.ticket:
            self._waiting.discard(message.kind)
            message.done(message.value)
            self.bars()

    def drop(self, kind: str) -> None:
        """Let go of work of a kind: what comes of it is not used."""
        self._tickets[kind] = self._tickets.get(kind, 0) + 1
        self._waiting.discard(kind)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is a key only where there is a screen to go back to."""
        return self.can_leave if action == "leave_screen" else True

    def action_leave_screen(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def action_find(self) -> None:
        """Find words in what has the keys; where a line narrows the list, go to that line."""
        lines = [line for line in self.query(Input) if line.display]
        if lines:
            lines[0].focus()
            return
        place: object = self.focused

        def find(words: str | None) -> None:
            self._sought = words or self._sought
            if words and isinstance(place, Searchable) and not place.find(words):
                self.notify(f"{NOT_HERE} {words}. {EVERYWHERE}", markup=False)

        if isinstance(place, Searchable):
            self.app.push_screen(Type("Find which words here?", FIND_NOTE, self._sought), find)

    def action_undo(self) -> None:
        """Take the last change of the case back; it stays in the history, and redo brings it again."""
        self._moved(self.session.back(), "Taken back. Shift+U brings it again.", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Bring the change that was taken back again."""
        self._moved(self.session.again(), "There again.", "There is nothing to bring again.")

    def _moved(self, moved: bool, says: str, nothing: str) -> None:
        self.notify(says if moved else nothing, markup=False)
        if moved:
            self.root.changed()
            self.bars()
            self.returned()
