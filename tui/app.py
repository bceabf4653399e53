"""The terminal interface of `assessor`: `run` opens it.

It holds no law and no storage logic: what a case means comes from `assessor`, and how it is kept from `tui.keeping`.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.filter import Monochrome, NoColor
from textual.screen import Screen

from assessor.files.confirmations import FOLDER, LEFT_ASIDE, Confirmed, with_confirmations
from assessor.files.preferences import Preferences, preferences_file, read_preferences, write_preferences
from assessor.store.lawstamp import book_under
from assessor.store.places import chosen_store
from assessor.text.printing import trusted
from legal_rules.files.broken import BrokenFile
from legal_rules.rulebook import load
from tui.base import BaseScreen
from tui.crash import report
from tui.keeping import Keeping, Kept, Memory
from tui.leaving import Leaving
from tui.registry import Entry, entry, offered
from tui.saving import Job, Saver
from tui.screens.danger import Danger
from tui.screens.help import Help
from tui.screens.save import Save
from tui.screens.start import FirstRun, Start
from tui.session import Session
from tui.stored import keeping_for
from tui.themes import ANSI_VARIABLES, OWN, theme_for
from tui.widgets.bars import Key, key_words

if TYPE_CHECKING:
    from legal_rules.rulebook import RuleBook
    from tui.program import Program

VIEW_WORDS = {"support": "Plain", "law": "Law", "policy": "Policy"}
CRASHED = 1
IN_A_FILE = "written to a file, not encrypted"
TURN = 0.001
"""Seconds after which a thread that works things out lets the screen have its turn."""
FIRST_FRAME = 0.03
"""Seconds after which the first frame is out, and the law is read."""


PALETTE = "--command-palette"
"""The id that Textual gives its palette."""


class AssessorApp(Leaving, App[int]):
    """The application: what is open, what is chosen, and the keys that hold on every screen."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = True
    ALLOW_SELECT = False
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        *App.COMMANDS,
        lambda: cast("type[Provider]", import_module("tui.finding").Finder),
    }
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 (Textual declares it on the instance)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", id="app.help", priority=True),
        Binding("f2", "danger", "In danger", id="app.danger", priority=True),
        Binding("f3", "turn_view", "View", id="app.view", priority=True),
        Binding("f5", "save", "Save", id="app.save", priority=True),
        Binding("f9,ctrl+x", "leave_now", "Leave now", id="app.leave", priority=True),
        Binding("ctrl+p", "command_palette", "Menu", id="app.palette", priority=True),
        Binding("ctrl+q", "end", "Quit", id="app.quit", priority=True),
    ]

    def __init__(
        self,
        keeping: Keeping | None = None,
        settings: Path | None = None,
        load: Callable[[], RuleBook] | None = None,
    ) -> None:
        self.settings_file = settings or preferences_file()
        self.preferences, self.settings_wrong = read_preferences(self.settings_file)
        self.confirmations = self.settings_file.parent / FOLDER
        self.session = Session(view=self.preferences.works_as.view)
        self.keeping: Keeping = keeping or Memory()
        self.book: RuleBook | None = None
        self._read: RuleBook | None = None
        self.settings_said = ""
        self.settings_shown = str(self.settings_file)
        self.today: Callable[[], dt.date] = dt.date.today
        self.now: Callable[[], dt.datetime] = partial(dt.datetime.now, dt.UTC)
        self.crash = ""
        self.not_saved = ""
        self.saver = Saver(self.keeping, self._kept)
        self._load = load or _shipped
        super().__init__()
        self.animation_level = "none"
        if self.no_color:  # Textual's own choice would turn the terminal's colours into shades of grey
            self._filters = [*(f for f in self._filters if not isinstance(f, Monochrome)), NoColor()]
        for theme in OWN:
            self.register_theme(theme)
        self.theme = theme_for(self.preferences.theme, self.no_color)
        self.set_keymap(dict(self.preferences.keys))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names of colours, for themes that do not set them."""
        return dict(ANSI_VARIABLES)

    def get_default_screen(self) -> BaseScreen:
        """The first screen: the start, which asks who uses this if it is not known."""
        return Start() if self.preferences.role else FirstRun()

    def on_mount(self) -> None:
        """Read the law once the first frame is out. (Not by `call_after_refresh`: a key pressed at once would lose it.)"""
        self.watch_over()
        self.set_timer(FIRST_FRAME, lambda: threading.Thread(target=self._read_law, daemon=True).start())

    def _read_law(self) -> None:
        try:
            read = self._load()
            found = with_confirmations(read, self.confirmations)
        except Exception as error:
            self.call_from_thread(self._crashed, error)
            return
        if self.is_running:
            self.call_from_thread(self._law_is_read, read, found)

    def _law_is_read(self, read: RuleBook, found: Confirmed) -> None:
        """The law stays as long as the program: the garbage collector need not look through it while keys are pressed."""
        gc.freeze()
        self._read, self.book = read, found.book
        self.settings_wrong += tuple(f"{LEFT_ASIDE}: {problem}" for problem in found.left_aside)
        self.keeping.under(found.book)
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.law_read()
                screen.bars()

    def law_as_of(self, stamp: str) -> RuleBook:
        """The law with what was confirmed when a case was saved under a stamp of the store.

        Raises:
            RuntimeError: the law is not read yet.
        """
        if self._read is None:
            raise RuntimeError("the law is not read yet")
        return book_under(self._read, stamp)

    def confirmed_anew(self) -> None:
        """Something was confirmed or taken back: lay it over the law, and drop what was worked out before."""
        if self._read is not None:
            self.book = with_confirmations(self._read, self.confirmations).book
            self.keeping.under(self.book)
            self.session.law_changed()

    def keys_everywhere(self) -> list[Key]:
        """The keys that hold on every screen, as they are bound now."""
        found = []
        for binding in self.BINDINGS:
            if isinstance(binding, Binding):
                key = self.preferences.keys.get(binding.id or "", binding.key).split(",")[0]
                found.append(Key(self.get_key_display(replace(binding, key=key)), binding.description, binding.action))
        return found

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is printed on keyboards."""
        return key_words(binding.key.split(",")[0])

    def view_words(self) -> str:
        """The name of the view."""
        return VIEW_WORDS[self.session.view]

    def choose(self, preferences: Preferences) -> str:
        """Take other preferences and write them down; what went wrong, or nothing."""
        if preferences.role != self.preferences.role:
            self.session.view = preferences.works_as.view
        self.preferences = preferences
        self.theme = theme_for(preferences.theme, self.no_color)
        self.set_keymap(dict(preferences.keys))
        return write_preferences(self.settings_file, preferences)

    def changed(self) -> None:
        """The case was changed: save it if it is one of the store's or the kind of work keeps cases, else hold it."""
        if self.keeping.lasting and not self.keeping.locked:
            self._keep(bool(self.session.key) or self.preferences.works_as.stores)

    def action_save(self) -> None:
        """Save the case as it now is; where nothing keeps it, say so and offer what does."""
        if self.covered or any(isinstance(screen, Save) for screen in self.screen_stack):
            return
        if self.keeping.lasting and not self.keeping.locked:
            self._keep(saves=True)
        else:
            self.push_screen(Save())

    def save(self) -> None:
        """As F5 does."""
        self.action_save()

    def save_to_file(self) -> None:
        """Ways to keep the case, a file among them, whether or not there is a store."""
        self.push_screen(Save(to_file=True))

    def keep_in(self, keeping: Keeping) -> None:
        """Keep cases in another place from now on, and what is open there at once."""
        self.keeping = keeping
        if self.book is not None:
            keeping.under(self.book)
        self.saver.use(keeping)
        self._keep(saves=True)

    def take_up(self, kept: Kept, then: str, keeps: bool = True) -> None:
        """Put a case in and open a screen on it in place of the one on top, once the open case may be left.

        Args:
            kept: the case.
            then: the screen.
            keeps: whether it is someone's work, to be saved; a worked case as it is shipped is not.
        """

        def begin() -> None:
            self.session.begin(kept)
            if keeps:
                self.changed()
            else:
                self.session.saved = self.session.state
            self.replace_entry(then)

        self.leave_case(begin)

    def _keep(self, saves: bool) -> None:
        kept = self.session.kept()
        if kept is not None:
            notes = tuple(self.session.not_noted.values()) if self.preferences.works_as.notes else ()
            now = self.session
            self.saver.put(Job(kept, now.state, saves, now.results_seen, now.begun, notes))

    def _kept(self, job: Job, found: Kept | str) -> None:
        """What came of keeping a state, said by the saving thread."""
        if self.is_running:
            self.call_later(self._is_kept, job, found)

    def _is_kept(self, job: Job, found: Kept | str) -> None:
        self.not_saved = found if isinstance(found, str) else ""
        if isinstance(found, Kept) and job.saves and job.begun == self.session.begun:
            self.session.key = found.key
            self.session.are_noted(job.notes)
            self.session.named(found.case.id)
            if found.told:
                self.notify(found.told, markup=False)
            if job.state == self.session.state:
                self.session.saved = job.state
        if isinstance(self.screen, BaseScreen):
            self.screen.bars()

    def keeping_words(self) -> str:
        """How the case is kept, or that it could not be."""
        if self.not_saved:
            return f"NOT SAVED: {self.not_saved}"[:60]
        if self.session.file and not self.session.unsaved:
            return IN_A_FILE
        if self.session.case is None or not self.keeping.lasting:
            return self.keeping.says
        return f"{self.keeping.says}, not saved" if self.session.unsaved else f"{self.keeping.says}, saved"

    def open_entry(self, which: Entry | str, *given: object) -> None:
        """Open a screen of the registry."""
        found = entry(which) if isinstance(which, str) else which
        self.push_screen(found.screen(*given))

    def replace_entry(self, id: str, *given: object) -> None:
        """Open a screen of the registry in place of the one that is open."""
        self.switch_screen(entry(id).screen(*given))

    def offered(self) -> tuple[Entry, ...]:
        """The screens that can be opened now."""
        role = self.preferences.works_as
        return offered(self.session.view, role.notes, self.session.case is not None)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: our screens and keys. There is no picture of the screen to be made from here."""
        if self.covered:
            return
        for found in self.offered():
            yield SystemCommand(found.title, found.about, lambda at=found: self.open_entry(at))
        yield SystemCommand("Save", "Save the case; begin or open the encrypted store; write a file.", self.action_save)
        yield SystemCommand("Help", "What this screen is for, and its keys.", self.action_help)
        yield SystemCommand("In danger", "Help in an emergency.", self.action_danger)
        yield SystemCommand("Plain or law view", "The same results in other words.", self.action_turn_view)
        yield SystemCommand("Leave now", "Cover the screen, save and lock; again ends.", self.action_leave_now)
        yield SystemCommand("Quit", "End the program.", self.action_end)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open below another screen already."""
        if not any(screen.id == PALETTE for screen in self.screen_stack):
            super().action_command_palette()

    def action_help(self) -> None:
        """What the screen on top is for, and its keys."""
        if not self.covered and not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen))

    def action_danger(self) -> None:
        """Help in an emergency, over whatever is open."""
        if not self.covered and not isinstance(self.screen, Danger):
            self.push_screen(Danger())

    def action_turn_view(self) -> None:
        """Between the plain view and the other one; an open screen shows the change."""
        if self.covered:
            return
        other = self.preferences.works_as.view
        other = "law" if other == "support" else other
        self.session.view = other if self.session.view == "support" else "support"
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.bars()
        if isinstance(self.screen, BaseScreen):
            self.screen.returned()

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what is copied inside the program: a terminal's clipboard outlives it."""
        self._clipboard = text

    def _fatal_error(self) -> None:
        self._crashed(sys.exc_info()[1])

    def _handle_exception(self, error: Exception) -> None:
        self._crashed(error)

    def _crashed(self, error: BaseException | None) -> None:
        """End with the kind of fault and its place in the code, never a value: a value may be someone's words."""
        self.crash = self.crash or report(error)
        self._return_code = CRASHED
        if self._exception is None and isinstance(error, Exception):
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


if TYPE_CHECKING:
    _SEEN_BY_SCREENS: type[Program] = AssessorApp


def _shipped() -> RuleBook:
    """The shipped law.

    Raises:
        BrokenFile: its files have a problem, which a checkout's tests would show.
    """
    loaded = load()
    if loaded.book is None:
        raise BrokenFile("\n".join(map(str, loaded.problems)))
    return loaded.book


def run(app: AssessorApp | None = None) -> int:
    """Open the interface and give the exit status; afterwards the screen, its scrollback and its title say nothing."""
    sys.setswitchinterval(TURN)
    app = app or AssessorApp(_store())
    status = app.run()
    blank_title()
    if app.crash:
        print(app.crash, file=sys.stderr)
        return CRASHED
    return status or 0


def _store() -> Keeping | None:
    """The store of this machine, if one was begun (`assessor cases` begins one)."""
    return keeping_for(chosen_store())


def blank_title() -> None:
    """Take away whatever title the terminal shows."""
    if sys.stdout.isatty():
        trusted("\x1b]0;\x07\x1b[2J\x1b[H", sys.stdout)
