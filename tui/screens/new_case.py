"""The opening of a case, or one more act: safe to talk first, then the questions of support; then the law's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assessor.case.edit import act_words, new_case, read_act_days, set_days
from assessor.case.model import Case
from assessor.dates.reader import AS_SAID, Read, Taken, Unsure
from assessor.interview.opening import (
    LIST,
    MORE,
    NATION,
    SAFE,
    SEVERAL,
    TYPED,
    WHAT,
    Ask,
    keys_of,
    next_ask,
    take,
    what_else,
)
from tui.base import BaseScreen
from tui.days import choose, echo_of
from tui.keeping import Kept
from tui.safe import content
from tui.widgets.choices import Choices, MarkList

NO_NAMES = "No names are needed: A is the person responsible, B the person supported."
NEEDED = "Nothing can be asked without this. Choose what comes closest."
NOTE = "A note or a story can be pasted first: Esc, then 'Paste a note'."
SIGNS = {True: "[x]", False: "[ ]"}


class NewCase(BaseScreen):
    """One question at a time, a choice, a list to tick or a line to type. What was entered is in the open case at once, so
    that Esc, leaving and a crash lose nothing of it; B goes back one answer."""

    TITLE: ClassVar[str] = "New case"
    HELP_TEXT: ClassVar[str] = (
        "A few questions of support, then the law's own. Choose what comes closest; it can be changed later. S leaves a question "
        "out, B goes back one answer, and nothing is chosen before you choose. In a list to tick, Space or a click ticks and Enter "
        "goes on. Nothing needs a name, an address or a picture; never take a picture in."
    )
    DEFAULT_CSS = """
    NewCase #several { display: none; height: auto; }
    NewCase.several #several { display: block; }
    NewCase.several #one { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "skip", "Skip", id="new.skip"),
        Binding("b", "back", "Back", id="new.back"),
        Binding("space", "tick", "Tick", show=False, id="new.tick"),
    ]

    def __init__(self, adding: bool = False, resume: bool = False) -> None:
        super().__init__()
        self._adding = adding or resume
        self._case: Case | None = None
        self._ask: Ask | None = None
        self._passed: set[str] = set()
        self._before: list[tuple[Case, frozenset[str], bool]] = []
        self._more = adding
        self._begun = self._adding
        self._ticked: set[str] = set()

    def body(self) -> Iterator[Widget]:
        """The question, and below it what is entered so far."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="first", classes="words", markup=False)
            yield Static("One moment.", id="asks", classes="asks", markup=False)
            yield Static("", id="why", classes="note", markup=False)
            yield Choices(id="one", records=True)
            yield MarkList(self.action_tick, id="several")
            yield Input(id="days")
            yield Static("", id="echo", classes="note", markup=False)
            yield Static("", id="so-far", classes="note", markup=False)

    def ready(self) -> None:
        """The first question, once the open case may be left."""
        if self._adding:
            self._begin()
        else:
            self.root.leave_case(self._begin, self.dismiss)

    def _begin(self) -> None:
        open_case = self.session.case if self._adding else None
        self._case = open_case or new_case("england-wales")
        if open_case is not None:
            self._passed = {SAFE, f"{MORE}:{len(open_case.acts)}"}
            if self._more:
                self._passed |= keys_of(open_case, self.book.vocabulary)
        self._next()

    def _next(self, says: str = "") -> None:
        """The next question; the law's own when there is none."""
        case = self._case
        assert case is not None
        vocabulary = self.book.vocabulary
        self._ask = what_else(vocabulary) if self._more else next_ask(case, vocabulary, self._passed)
        if self._ask is None:
            self._finish()
        else:
            self._show(self._ask, says)

    def _show(self, ask: Ask, says: str) -> None:
        case = self._case
        assert case is not None
        first = (
            NO_NAMES
            if ask.stage == WHAT
            else NOTE
            if ask.stage == SAFE and self.root.preferences.works_as.notes
            else ""
        )
        self.query_one("#first", Static).update(content("\n".join(part for part in (says, first) if part)))
        self.query_one("#asks", Static).update(content(ask.asks))
        self.query_one("#why", Static).update(content(f"Why we ask: {ask.why}" if ask.stage != SAFE else ask.why))
        acts = [act_words(act, self.book.vocabulary) for act in case.acts]
        self.query_one("#so-far", Static).update(content("\n".join(["So far:", *acts]) if acts else ""))
        one, several, line = (
            self.query_one("#one", Choices),
            self.query_one("#several", MarkList),
            self.query_one("#days", Input),
        )
        one.display, line.display = ask.how == LIST, ask.how == TYPED
        self.set_class(ask.how == SEVERAL, "several")
        self._ticked = set()
        self._echo({LIST: "", SEVERAL: "Space ticks, Enter goes on.", TYPED: AS_SAID}[ask.how])
        if ask.how == LIST:
            one.show(ask.rows)
            one.focus()
        elif ask.how == SEVERAL:
            several.show([(value, self._line(value, words)) for value, words in ask.rows])
            several.highlighted = 0
            several.focus()
        else:
            line.value = ""
            line.focus()

    def _line(self, value: str, words: str) -> str:
        return f"{SIGNS[value in self._ticked]} {words}"

    def action_tick(self) -> None:
        """Tick the row under the cursor, or take its tick away."""
        ask, rows = self._ask, self.query_one("#several", MarkList)
        if ask is None or ask.how != SEVERAL or rows.highlighted is None:
            return
        at = rows.highlighted
        value, words = ask.rows[at]
        self._ticked ^= {value}
        rows.replace_option_prompt_at_index(at, content(self._line(value, words)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice, or all that is ticked, and go on."""
        if self._ask is None:
            return
        if self._ask.how == SEVERAL:
            self._take([value for value, _ in self._ask.rows if value in self._ticked])
        elif self._ask.how == LIST:
            self._take([self.query_one("#one", Choices).chosen(event)])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the days are taken while they are typed."""
        if self._ask is not None and self._ask.how == TYPED:
            self._echo(echo_of(self._read(event.value)) if event.value else AS_SAID)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the days if they are days; what could be two things is asked; an empty line leaves them for later."""
        if self._case is None or self._ask is None:
            return
        if not event.value.strip():
            self._take([])
            return
        found = self._read(event.value)
        if isinstance(found, Unsure):
            choose(self.app, found, self._days)
        elif isinstance(found, Read):
            self._days(found)
        else:
            self._echo(found.words)

    def _read(self, text: str) -> Taken:
        assert self._case is not None and self._ask is not None
        return read_act_days(self._case, self._ask.act, text, self.root.today())

    def _days(self, found: Read) -> None:
        case, ask = self._case, self._ask
        assert case is not None and ask is not None
        self._step()
        self._case = set_days(case, ask.act, found.days)
        self._passed.add(ask.key)
        self._hold()
        self._next(f"Taken as: {found.words}.")

    def _take(self, values: list[str]) -> None:
        """Put what was chosen in the case and go on; nothing chosen passes the question over, where that can be."""
        case, ask = self._case, self._ask
        assert case is not None and ask is not None
        if not values and ask.stage in (NATION, WHAT) and not case.acts:
            self._echo(NEEDED)
            return
        self._step()
        self._case, says = take(case, ask, values)
        self._passed.add(ask.key)
        self._more = ask.stage == MORE and values == ["yes"]
        if self._case != case:
            self._hold()
        self._next(says)

    def _step(self) -> None:
        assert self._case is not None
        self._before.append((self._case, frozenset(self._passed), self._more))

    def _hold(self) -> None:
        """Put what was entered so far in the open case; the first act of a new case makes it the open one."""
        case = self._case
        assert case is not None
        if self._begun:
            self.session.change(case)
        elif case.acts:
            self.session.begin(Kept(case))
            self._begun = True
        if self._begun:
            self.root.changed()

    def _echo(self, words: str) -> None:
        self.query_one("#echo", Static).update(content(words))

    def _finish(self) -> None:
        if self._adding:
            self.dismiss()
        else:
            self.root.replace_entry("interview")

    def action_skip(self) -> None:
        """Leave the question out, where it can be."""
        if self._case is not None and self._ask is not None and not self.query_one("#days", Input).has_focus:
            self._take([])

    def action_back(self) -> None:
        """Back one answer; nothing else is lost."""
        if not self._before:
            self._echo("There is nothing to go back to.")
            return
        case, passed, more = self._before.pop()
        changed = case != self._case
        self._case, self._passed, self._more = case, set(passed), more
        if changed and self._begun:
            self._hold()
        self._next()

    def action_undo(self) -> None:
        """Undo here is back one answer."""
        self.action_back()


class Resumed(NewCase):
    """What the opening asks of the open case and was left out."""

    TITLE: ClassVar[str] = "Questions of support"

    def __init__(self) -> None:
        super().__init__(resume=True)
