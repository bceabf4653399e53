"""The case: its people by letter, its pictures by who is in them, and what was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.checks import check_case
from assessor.case.edit import act_words, add_image, add_person, copy_act, remove_act, remove_image, remove_person
from assessor.case.model import ROLES, Case
from assessor.interview.question import choice_words
from assessor.text.names import joined
from legal_rules.files.shape import IDENT
from tui.base import BaseScreen
from tui.fields import ROLE_WORDS, act_fields, image_fields, person_fields
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.screens.forms import Form
from tui.screens.new_case import NewCase
from tui.widgets.choices import Choices

FORMS = {"person": person_fields, "image": image_fields, "act": act_fields}


ADDS = (("act", "Something that was done"), ("person", "A person"), ("image", "A picture"))
RENAME = "Your service's own number or word for it. Never a name."


def _no_reference(typed: str) -> str:
    return "" if re.fullmatch(IDENT, typed.strip()) else "Letters, digits, dots and hyphens, please."


class Setup(BaseScreen):
    """Everything the case is about; Enter changes one, keys add, copy and remove."""

    TITLE: ClassVar[str] = "The case"
    HELP_TEXT: ClassVar[str] = (
        "People are letters, never names. Pictures are described only by who is in them; none is ever taken in. What was done "
        "has an entry for each person it was done to: M makes the same entry for another person, without answers that are one "
        "person's own.\n\nEnter changes what is under the cursor. X removes it, after asking."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="setup.add"),
        Binding("m", "copy", "The same for another", id="setup.copy"),
        Binding("x", "remove", "Remove", id="setup.remove"),
        Binding("q", "questions", "Questions", id="setup.questions"),
        Binding("r", "results", "Results", id="setup.results"),
    ]

    def body(self) -> Iterator[Widget]:
        """The list, and what has to be put right."""
        yield Choices(numbered=False)
        yield Static("", id="wrong", classes="wrong", markup=False)

    def ready(self) -> None:
        """Fill the list."""
        self.fill()
        self.query_one(Choices).focus()

    def returned(self) -> None:
        """Something may have changed."""
        self.fill()

    def fill(self, wrong: str = "") -> None:
        """Show the case."""
        case = self.session.case
        choices = self.query_one(Choices)
        choices.show(self._rows(case) if case is not None else [], choices.value)
        if case is not None and not wrong:
            found = check_case(case, self.book.vocabulary)
            wrong = "\n".join(dict.fromkeys(f"{problem.message}. {problem.hint}" for problem in found[:3]))
        self.query_one("#wrong", Static).update(content(wrong))

    def _rows(self, case: Case) -> list[tuple[str, str]]:
        rows = []
        for letter, person in case.people.items():
            age = (
                choice_words(person.age) if person.age else (f"born {person.born}" if person.born else "age not known")
            )
            rows.append((f"person:{letter}", f"Person {letter}: {ROLE_WORDS[person.role]}, {age}"))
        for name, image in case.images.items():
            who = "not known who is in it" if image.of is None else f"of {joined(list(image.of)) or 'nobody real'}"
            rows.append((f"image:{name}", f"Picture {name}: {who}"))
        rows += [(f"act:{act.id}", f"Act {act_words(act, self.book.vocabulary)}") for act in case.acts]
        return [*rows, ("reference:", f"Reference: {case.id}")]

    def _under(self) -> tuple[str, str]:
        """What is under the cursor: its kind and its name."""
        kind, _, name = self.query_one(Choices).value.partition(":")
        return kind, name

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change it."""
        kind, name = self._under()
        if kind == "reference":
            self._rename()
        else:
            self.app.push_screen(Form(FORMS[kind](name)))

    def _rename(self) -> None:
        def typed(reference: str | None) -> None:
            if reference and self.session.case is not None:
                self._change(replace(self.session.case, id=reference.strip()))

        self.app.push_screen(Type("The case's reference", RENAME, check=_no_reference), typed)

    def _change(self, case: Case | str) -> None:
        if isinstance(case, str):
            self.fill(case)
            return
        self.session.change(case)
        self.root.changed()
        self.fill()

    def _ask(self, question: str, rows: list[tuple[str, str]], then: Callable[[Case, str], Case | str]) -> None:
        def chosen(value: str | None) -> None:
            if value is not None and self.session.case is not None:
                self._change(then(self.session.case, value))

        if rows and self.session.case is not None:
            self.app.push_screen(Ask(question, rows), chosen)

    def action_add(self) -> None:
        """Add something that was done, a person or a picture."""
        adds = {"act": self.action_add_act, "person": self.action_add_person, "image": self.action_add_image}

        def chosen(what: str | None) -> None:
            if what is not None:
                adds[what]()

        if self.session.case is not None:
            self.app.push_screen(Ask("Add what?", ADDS), chosen)

    def action_add_act(self) -> None:
        """Add something else that was done."""
        if self.session.case is not None:
            self.app.push_screen(NewCase(adding=True))

    def action_add_person(self) -> None:
        """Add a person."""
        self._ask("Who is it?", [(r, ROLE_WORDS[r]) for r in ROLES], lambda case, role: add_person(case, role)[0])

    def action_add_image(self) -> None:
        """Add a picture."""
        people = list(self.session.case.people) if self.session.case is not None else []
        self._ask("Who is in it?", [(p, p) for p in people], lambda case, who: add_image(case, (who,))[0])

    def action_copy(self) -> None:
        """Enter the act again for another person affected."""
        kind, name = self._under()
        case = self.session.case
        if kind != "act" or case is None:
            self.fill("Put the cursor on an act to copy it for another person.")
            return
        taken = {act.about for act in case.acts if name in (act.id, act.same_as)}
        others = [(p, f"{p}, {ROLE_WORDS[q.role]}") for p, q in case.people.items() if p not in taken]
        others = [row for row in others if case.people[row[0]].role != "responsible"]
        if not others:
            self.fill("Add the other person first.")
            return
        self._ask("For whom?", others, lambda now, who: copy_act(now, name, who, self.book.vocabulary))

    def action_remove(self) -> None:
        """Remove it, after asking."""
        kind, name = self._under()

        def then(case: Case, answer: str) -> Case | str:
            if answer != "yes":
                return case
            return {"act": remove_act, "image": remove_image, "person": remove_person}[kind](case, name)

        if name:
            self._ask(f"Remove {name}?", [("no", "Leave it"), ("yes", "Remove it")], then)

    def action_questions(self) -> None:
        """On with the questions."""
        self.root.replace_entry("interview")

    def action_results(self) -> None:
        """What the law says so far."""
        self.root.open_entry("results")
