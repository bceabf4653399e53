"""Problem questions: choose one, mark each part of each offence, conclude, and see the answer marked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assessor.study.browse import DIFFICULTY
from assessor.study.files import read_progress
from assessor.study.pages import find_problem
from assessor.study.records import (
    Problem,
)
from assessor.study.right import offered, right_answer
from assessor.study.scenarios import Scenario, load_scenarios
from assessor.text.names import nation_name
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.safe import content
from tui.screens.ask import Type
from tui.screens.marking import Exercise, Right, tell
from tui.widgets.choices import Choices, MarkList
from tui.widgets.reader import Reader

SAYS = "Invented cases. Type to narrow the list; Down goes into it; Enter begins one."


class Exercises(BaseScreen):
    """The problems, the easiest first, with the best marks of those done."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Problem questions"
    HELP_TEXT: ClassVar[str] = (
        "Type words of a title, topic or nation to narrow the list. Enter begins a problem. G, in the list, makes a new one from "
        "an offence of its own."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "make", "Make one", id="exercise.make")]

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Scenario, ...] = ()
        self._done: dict[str, tuple[int, int]] = {}

    def body(self) -> Iterator[Widget]:
        """A line to type in, and the list."""
        yield Static(content(SAYS), id="says", classes="note", markup=False)
        yield Input(placeholder="Words of a title, topic or nation")
        yield Choices(numbered=False)

    def ready(self) -> None:
        """Read the library in a thread."""
        self.query_one(Input).focus()
        self.later("library", partial(_library, self.book), self._loaded)

    def returned(self) -> None:
        """The marks may be others now."""
        self._done = read_progress()
        self._narrow()

    def _loaded(self, library: tuple[Scenario, ...]) -> None:
        self._all, self._done = library, read_progress()
        self._narrow()

    def _narrow(self) -> None:
        words = self.query_one(Input).value.lower().split()
        rows = [(s.id, self._words(s)) for s in self._all if all(word in self._words(s).lower() for word in words)]
        choices = self.query_one(Choices)
        choices.show(rows, choices.value)

    def _words(self, scenario: Scenario) -> str:
        done = self._done.get(scenario.id)
        marks = f", done: {done[0]} of {done[1]}" if done else ""
        topics = ", ".join(scenario.topics)
        return f"{scenario.title} ({nation_name(scenario.case.nation)}; {topics}; {DIFFICULTY[scenario.difficulty]}{marks})"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._narrow()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list."""
        self.query_one(Choices).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin the problem."""
        self._begin(self.query_one(Choices).chosen(event))

    def _begin(self, id: str) -> None:
        self.later("problem", partial(_problem, id, self._all, self.book), self._open)

    def _open(self, made: tuple[Problem, Right] | str) -> None:
        if isinstance(made, str):
            self.query_one("#says", Static).update(content(made))
            return
        self.app.push_screen(Choose(*made))

    def action_make(self) -> None:
        """A new problem from an offence, for today."""

        def chosen(typed: str | None) -> None:
            if typed:
                self._begin(f"{typed.strip()}@{self.root.today().isoformat()}#{len(self._done)}")

        names = {name for _, name in self.book.offences}

        def wrong(text: str) -> str:
            return "" if text.strip() in names else "No offence is called that yet. 'Browse the law' lists them."

        self.app.push_screen(Type("From which offence?", "Its name, such as soa2003-66B-1.", check=wrong), chosen)


class Choose(BaseScreen):
    """A problem, and the offences on that kind of act to choose from."""

    ABOUT_A_CASE: ClassVar[bool] = False

    DEFAULT_CSS = """
    Choose > #text { height: 38%; }
    Choose > Choices { height: 1fr; }
    """
    TITLE: ClassVar[str] = "A problem"
    HELP_TEXT: ClassVar[str] = (
        "Space takes an offence up or lets it go, I states the issues; Enter goes on with those taken up. Tab goes to the text."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", "Take up", id="choose.take"),
        Binding("e", "issues", "State the issues", id="choose.issues"),
    ]

    def __init__(self, problem: Problem, right: Right) -> None:
        super().__init__()
        self._problem, self._right = problem, right
        self._taken: set[str] = set()
        self._issues: tuple[str, ...] = ()

    def body(self) -> Iterator[Widget]:
        """The text, what is asked, and the offences."""
        yield Reader(id="text")
        yield Static("Which offences do you take up?", classes="note", markup=False, id="says")
        yield MarkList(self.take)

    def ready(self) -> None:
        """Show them."""
        tell(self.query_one(Reader), self._problem)
        ids = offered(self._problem, self._right, self.book)
        self.query_one(Choices).show([(id, self._line(id)) for id in ids])
        self.query_one(Choices).focus()

    def _line(self, id: str) -> str:
        row = self._right[id]
        return f"[{'x' if id in self._taken else ' '}] {row.provision} {row.title}"

    def take(self) -> None:
        """Take the offence under the cursor up, or let it go."""
        choices = self.query_one(Choices)
        if choices.highlighted is not None:
            self._taken ^= {choices.value}
            choices.replace_option_prompt_at_index(choices.highlighted, content(self._line(choices.value)))

    def action_take(self) -> None:
        """Take the offence under the cursor up, or let it go, and go on."""
        self.take()
        choices = self.query_one(Choices)
        if choices.highlighted is not None:
            choices.highlighted = min(choices.highlighted + 1, len(choices.values) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """On with the offences taken up."""
        taken = tuple(id for id in self.query_one(Choices).values if id in self._taken)
        if not taken:
            self.query_one("#says", Static).update(content("Take at least one offence up with Space."))
            return
        self.app.switch_screen(Exercise(self._problem, self._right, taken, self._issues))

    def action_issues(self) -> None:
        """State the issues in a line; they stand beside the marks and are not marked."""

        def typed(text: str | None) -> None:
            if text:
                self._issues = (text,)
                self.query_one("#says", Static).update(content(f"Issues: {text}"))

        self.app.push_screen(Type("What are the issues?", value=" ".join(self._issues)), typed)


def _library(book: RuleBook) -> tuple[Scenario, ...]:
    return tuple(sorted(load_scenarios(book)[0], key=lambda s: s.difficulty))


def _problem(id: str, library: tuple[Scenario, ...], book: RuleBook) -> tuple[Problem, Right] | str:
    problem = find_problem(id, library, book)
    return problem if isinstance(problem, str) else (problem, right_answer(problem, book))
