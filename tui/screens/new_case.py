"""A new case, or one more act: where, what, when, about whom, how old; then the questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assessor.case.edit import NATION_CHOICES, add_act, kinds_said, new_case, put, read_act_days, set_days
from assessor.case.model import Answer, Case
from assessor.dates.reader import AS_SAID, Read, Taken, Unsure
from assessor.interview.question import choice_words
from assessor.text.names import nation_name
from tui.base import BaseScreen
from tui.days import choose, echo_of
from tui.keeping import Kept
from tui.safe import content
from tui.widgets.choices import Choices

SAFETY = (
    "Safety first: is it safe to talk now, and for how long? How can the person be reached safely? Where is the person "
    "responsible, and where are any children? Keep the answers in the service's own record; nothing is asked for here. F2 "
    "is for danger now."
)
NO_NAMES = "No names are needed: A is the person responsible, B the person supported."


class NewCase(BaseScreen):
    """A few steps, each a choice or a line to type. From the first act on, what was entered is in the open case at once, so
    that Esc, leaving and a crash lose nothing of it."""

    TITLE: ClassVar[str] = "New case"
    HELP_TEXT: ClassVar[str] = (
        "A few steps, then the questions. Choose what comes closest; it can be changed later. S leaves a step out where that "
        "is possible. Nothing needs a name, an address or a picture; never take a picture in."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "skip", "Skip", id="new.skip")]

    def __init__(self, adding: bool = False) -> None:
        super().__init__()
        self._adding = adding
        self._case: Case | None = None
        self._steps: list[str] = []
        self._act = ""
        self._kind = ""
        self._about = "B"
        self._begun = adding

    def body(self) -> Iterator[Widget]:
        """The step."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="first", classes="words", markup=False)
            yield Static("One moment.", id="asks", classes="asks", markup=False)
            yield Choices(records=True)
            yield Input(id="days")
            yield Static("", id="echo", classes="note", markup=False)

    def ready(self) -> None:
        """The first step, once the open case may be left."""
        if self._adding:
            self._begin()
        else:
            self.root.leave_case(self._begin, self.dismiss)

    def _begin(self) -> None:
        open_case = self.session.case if self._adding else None
        self._case = open_case or new_case("england-wales")
        self._steps = ["kind", "days"] if open_case else ["nation", "kind", "days"]
        if open_case and len(self._affected()) > 1:
            self._steps.insert(0, "about")
        self._show()

    def _affected(self) -> list[str]:
        assert self._case is not None
        return [name for name, person in self._case.people.items() if person.role in ("supported", "affected")]

    def _show(self) -> None:
        step = self._steps[0]
        first = SAFETY if step == "nation" else (NO_NAMES if step == "kind" else "")
        self.query_one("#first", Static).update(content(first))
        asks, rows = self._step(step)
        self.query_one("#asks", Static).update(content(asks))
        choices, line = self.query_one(Choices), self.query_one("#days", Input)
        choices.display, line.display = bool(rows), not rows
        self._echo("" if rows else AS_SAID)
        if rows:
            choices.show(rows)
            choices.focus()
        else:
            line.value = ""
            line.focus()

    def _step(self, step: str) -> tuple[str, list[tuple[str, str]]]:
        band = self.book.vocabulary.facts["affected.age"]
        match step:
            case "nation":
                return "Where did it happen?", [(n, nation_name(n)) for n in NATION_CHOICES]
            case "about":
                return "Whom was it done to?", [(name, name) for name in self._affected()]
            case "kind":
                return "What was done? Choose what comes closest.", kinds_said(self.book.vocabulary)
            case "days":
                return "When was it done?", []
            case "age":
                return band.question, [*((v, choice_words(v)) for v in band.values), ("", "Leave this out")]
            case _:
                return "Was anything else done?", [("", "No: go on to the questions"), ("more", "Yes: add it")]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice and go on."""
        if self._case is not None:
            self._take(self.query_one(Choices).chosen(event))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the days are taken while they are typed."""
        self._echo(echo_of(self._read(event.value)) if event.value else AS_SAID)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the days if they are days; what could be two things is asked."""
        if self._case is None:
            return
        found = self._read(event.value)
        if isinstance(found, Unsure):
            choose(self.app, found, self._days)
        elif isinstance(found, Read):
            self._days(found)
        else:
            self._echo(found.words)

    def _read(self, text: str) -> Taken:
        assert self._case is not None
        return read_act_days(self._case, self._act, text, self.root.today())

    def _days(self, found: Read) -> None:
        assert self._case is not None
        self._case = set_days(self._case, self._act, found.days)
        self._hold()
        self._next()

    def _hold(self) -> None:
        """Put what was entered so far in the open case; the first act of a new case makes it the open one."""
        case = self._case
        assert case is not None
        if self._begun:
            self.session.change(case)
        else:
            self.session.begin(Kept(case))
            self._begun = True
        self.root.changed()

    def _echo(self, words: str) -> None:
        self.query_one("#echo", Static).update(content(words))

    def _take(self, value: str) -> None:
        case = self._case
        assert case is not None
        match self._steps[0]:
            case "nation":
                self._case = replace(case, nation=value)
            case "about":
                self._about = value
            case "kind":
                self._case = add_act(case, value, about=self._about)
                self._act = self._case.acts[-1].id
                if not case.people[self._about].age and not case.people[self._about].born:
                    self._steps.append("age")
                self._steps.append("more")
                self._hold()
            case "age" if value:
                self._case = put(case, self._act, "affected.age", self._about, Answer(value, "told"))
                self._hold()
            case "more" if value:
                self._steps += ["kind", "days"]
        self._next()

    def _next(self) -> None:
        self._steps.pop(0)
        if self._steps:
            self._show()
        else:
            self._finish()

    def _finish(self) -> None:
        if self._adding:
            self.dismiss()
        else:
            self.root.replace_entry("interview")

    def action_skip(self) -> None:
        """Leave the step out, where it can be."""
        if self._case is None or not self._steps:
            return
        if self._steps[0] in ("age", "more") or (
            self._steps[0] == "days" and not self.query_one("#days", Input).has_focus
        ):
            self._next()
