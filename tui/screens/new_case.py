"""A new case, or one more act: where, what, when, about whom, how old; then the questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assessor.asking import choice_words
from assessor.case import Answer, Case
from assessor.editing import read_days, set_days, span_words
from assessor.interview import NATION_CHOICES, add_act, kinds, new_case, put
from assessor.words import nation_name
from tui.base import BaseScreen
from tui.keeping import Kept
from tui.safe import content
from tui.widgets.choices import Choices

SAFETY = (
    "Safety first: is it safe to talk now, and for how long? How can the person be reached safely? Where is the person "
    "responsible, and where are any children? Keep the answers in the service's own record; nothing is asked for here. F2 "
    "is for danger now."
)
WHEN = (
    "A day as 2024-02-03 or 3/2/2024, a month as 2024-02, a year, a range as 2024-01-01 to 2024-02-01, before or after a "
    "day, lasting 2024-01-01 to 2024-03-01 for what went on, or unknown."
)
NO_NAMES = "No names are needed: A is the person responsible, B the person supported."


def days_taken(text: str) -> str:
    """How days that were typed are taken, or what is wrong with them."""
    days = read_days(text)
    return days if isinstance(days, str) else f"Taken as: {span_words(days)}."


class NewCase(BaseScreen):
    """A few steps, each a choice or a line to type; Esc goes back without changing anything."""

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
        self._let_go = -1

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
        self._let_go = self.session.state
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
        self.query_one("#echo", Static).update(content("" if rows else WHEN))
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
                return "What was done? Choose what comes closest.", kinds(self.book.vocabulary)
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
        self.query_one("#echo", Static).update(content(days_taken(event.value) if event.value else WHEN))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the days if they are days."""
        if self._case is None:
            return
        days = read_days(event.value)
        if isinstance(days, str):
            self.query_one("#echo", Static).update(content(days))
            return
        self._case = set_days(self._case, self._act, days)
        self._next()

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
            case "age":
                self._case = put(case, self._act, "affected.age", self._about, Answer(value, "told")) if value else case
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
        case = self._case
        assert case is not None
        if not self._adding:
            self.root.take_up(Kept(case), "interview", self._let_go)
            return
        self.session.change(case)
        self.root.changed()
        self.dismiss()

    def action_skip(self) -> None:
        """Leave the step out, where it can be."""
        if self._case is None or not self._steps:
            return
        if self._steps[0] in ("age", "more") or (
            self._steps[0] == "days" and not self.query_one("#days", Input).has_focus
        ):
            self._next()
