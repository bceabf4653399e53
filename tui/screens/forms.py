"""Forms as data: a list of fields, each with its words and how it is changed; nothing is asked for that is not needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.model import Case
from legal_rules.facts import Vocabulary
from tui.base import BaseScreen
from tui.days import ask_days
from tui.fields import DayField, Field, Fields
from tui.screens.ask import Ask, Type
from tui.widgets.choices import Choices


class Form(BaseScreen):
    """The fields of one thing in the case; Enter changes one, Esc is done."""

    TITLE: ClassVar[str] = "Change"
    HELP_TEXT: ClassVar[str] = (
        "Enter changes a field. An empty line changes nothing. Esc goes back; what was changed stays."
    )

    def __init__(self, fields: Callable[[Case, Vocabulary], Fields]) -> None:
        super().__init__()
        self._make = fields
        self._fields: Fields = ()

    def body(self) -> Iterator[Widget]:
        """The fields."""
        yield Choices()
        yield Static("", id="wrong", classes="wrong", markup=False)

    def ready(self) -> None:
        """Show the fields."""
        self.fill()
        self.query_one(Choices).focus()

    def fill(self, wrong: str = "") -> None:
        """Show every field as it is."""
        case = self.session.case
        self._fields = self._make(case, self.book.vocabulary) if case is not None else ()
        choices = self.query_one(Choices)
        choices.show([(field.id, f"{field.label}: {field.now}") for field in self._fields], choices.value)
        self.query_one("#wrong", Static).update(wrong)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change one field."""
        field = self._fields[event.option_index]
        if isinstance(field, DayField):
            self._days(field)
            return

        def given(value: str | None) -> None:
            if value is None or (not value and not field.rows):
                return
            self._changed(field.put(value))

        if field.rows:
            self.app.push_screen(Ask(field.label, field.rows, field.note, field.at), given)
        else:
            self.app.push_screen(Type(field.label, field.note, "", _wrong(field)), given)

    def _days(self, field: DayField) -> None:
        today = self.root.today()
        ask_days(
            self.app,
            field.label,
            lambda text: field.read(text, today),
            lambda r: self._changed(field.put(r, today)),
            field.note,
        )

    def _changed(self, case: Case | str) -> None:
        if isinstance(case, Case):
            self.session.change(case)
            self.root.changed()
        self.fill("" if isinstance(case, Case) else case)


def _wrong(field: Field) -> Callable[[str], str]:
    def wrong(text: str) -> str:
        found = field.put(text) if text else ""
        return found if isinstance(found, str) else ""

    return wrong
