"""A problem, part by part, and how it was marked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.study.files import keep_progress
from assessor.study.marking import mark, score
from assessor.study.pages import MARK_WORDS, marked_page
from assessor.study.records import (
    CANNOT_TELL,
    DOES_NOT_FIT,
    FITS,
    MET,
    NOT_MET,
    ElementAnswer,
    ExclusionAnswer,
    Marked,
    OffenceAnswer,
    Problem,
    RightOffence,
    RightPart,
    StudentAnswer,
)
from assessor.text.blocks import Page
from assessor.text.names import BURDEN_WORDS
from tui.base import BaseScreen
from tui.safe import content
from tui.screens.ask import Ask
from tui.widgets.choices import Choices, MarkList
from tui.widgets.reader import Reader

Right = dict[str, RightOffence]
CONCLUSIONS = ((FITS, "It fits"), (DOES_NOT_FIT, "It does not fit"), (CANNOT_TELL, "It cannot be told"))


BURDENS = ("", "prosecution", "evidential", "defendant", "unsettled")


def tell(reader: Reader, problem: Problem) -> None:
    page = Page()
    page.head(problem.title, 1)
    page.para(problem.text)
    reader.show_blocks(page.blocks)


class Exercise(BaseScreen):
    """One problem: each part of each offence it asks about is marked in turn."""

    ABOUT_A_CASE: ClassVar[bool] = False

    DEFAULT_CSS = """
    Exercise > #text { height: 38%; }
    Exercise > Choices { height: 1fr; }
    """
    TITLE: ClassVar[str] = "A problem"
    HELP_TEXT: ClassVar[str] = (
        "Y marks the part under the cursor as met (for an exception: it applies), N as not met, K as impossible to tell, and each "
        "goes on to the next. I says who has to prove an exception, once and again. Enter concludes, after the last offence it is "
        "all marked. Tab goes to the text and back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", f"mark('{MET}')", "Met", id="exercise.met"),
        Binding("n", f"mark('{NOT_MET}')", "Not met", id="exercise.not-met"),
        Binding("k", f"mark('{CANNOT_TELL}')", "Cannot tell", id="exercise.cannot-tell"),
        Binding("i", "burden", "Who proves it", id="exercise.burden"),
    ]

    def __init__(self, problem: Problem, right: Right, taken: tuple[str, ...], issues: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._problem, self._right, self._taken, self._issues = problem, right, taken, issues
        self._at = 0
        self._marks: dict[str, str] = {}
        self._burdens: dict[str, str] = {}
        self._given: list[OffenceAnswer] = []

    def body(self) -> Iterator[Widget]:
        """The text, what is asked, and the parts."""
        yield Reader(id="text")
        yield Static("", id="says", classes="note", markup=False)
        yield MarkList(self.turn)

    def ready(self) -> None:
        """The first offence."""
        tell(self.query_one(Reader), self._problem)
        self._offence()

    @property
    def _row(self) -> RightOffence:
        return self._right[self._taken[self._at]]

    def _parts(self) -> list[RightPart]:
        return [*self._row.elements, *self._row.exclusions]

    def _offence(self) -> None:
        self._marks, self._burdens = {}, {}
        row = self._row
        of = f"{self._at + 1} of {len(self._taken)}"
        self.query_one("#says", Static).update(
            content(f"Offence {of}: {row.provision} {row.title}. Which parts are met?")
        )
        self.query_one(Choices).show([(part.id, self._line(part)) for part in self._parts()])
        self.query_one(Choices).focus()

    def _line(self, part: RightPart) -> str:
        said = MARK_WORDS.get(self._marks.get(part.id, ""), "")
        exception = part in self._row.exclusions
        burden = BURDEN_WORDS.get(self._burdens.get(part.id, ""), "")
        kind = "exception: " if exception else ""
        return f"[{said:<11}] {kind}{part.says} ({part.at}){f' - {burden}' if burden else ''}"

    def _again(self, part: RightPart) -> None:
        choices = self.query_one(Choices)
        choices.replace_option_prompt_at_index(choices.values.index(part.id), content(self._line(part)))

    def _part(self) -> RightPart | None:
        at = self.query_one(Choices).highlighted
        return self._parts()[at] if at is not None else None

    def action_mark(self, value: str) -> None:
        """Mark the part under the cursor and go on."""
        part, choices = self._part(), self.query_one(Choices)
        if part is None or choices.highlighted is None:
            return
        self._marks[part.id] = value
        self._again(part)
        choices.highlighted = min(choices.highlighted + 1, len(choices.values) - 1)

    def turn(self) -> None:
        """The next mark for the part under the cursor."""
        part = self._part()
        if part is not None:
            order = ("", MET, NOT_MET, CANNOT_TELL)
            self._marks[part.id] = order[(order.index(self._marks.get(part.id, "")) + 1) % len(order)]
            if not self._marks[part.id]:
                del self._marks[part.id]
            self._again(part)

    def action_burden(self) -> None:
        """The next way to say who proves an exception."""
        part = self._part()
        if part is None or part not in self._row.exclusions:
            return
        now = BURDENS.index(self._burdens.get(part.id, ""))
        self._burdens[part.id] = BURDENS[(now + 1) % len(BURDENS)]
        self._again(part)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Conclude on this offence."""

        def concluded(value: str | None) -> None:
            if value is not None:
                self._next(value)

        self.app.push_screen(Ask(f"All in all, {self._row.title}?", list(CONCLUSIONS)), concluded)

    def _next(self, conclusion: str) -> None:
        row = self._row
        elements = {p.id: ElementAnswer(self._marks[p.id]) for p in row.elements if p.id in self._marks}
        exclusions = {
            p.id: ExclusionAnswer(self._marks[p.id], self._burdens.get(p.id, ""))
            for p in row.exclusions
            if p.id in self._marks
        }
        self._given.append(OffenceAnswer(row.offence, conclusion, False, elements, exclusions))
        if self._at + 1 < len(self._taken):
            self._at += 1
            self._offence()
            return
        answer = StudentAnswer(self._problem.id, tuple(self._given), self._issues)
        self.later("marked", partial(mark, answer, self._problem, self.book), self._marked)

    def _marked(self, marked: tuple[Marked, ...]) -> None:
        keep_progress(self._problem.id, *score(marked))
        self.app.switch_screen(Done(self._problem, marked, self._issues))


class Done(BaseScreen):
    """An answer marked."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Marked"
    HELP_TEXT: ClassVar[str] = (
        "What was right, what was not and why, with its place in the law. Esc goes back to the problems."
    )

    def __init__(self, problem: Problem, marked: tuple[Marked, ...], issues: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._page = marked_page(problem, marked, issues)

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Show it."""
        self.query_one(Reader).focus()
        self.query_one(Reader).show_blocks(self._page.blocks, opened=True)
