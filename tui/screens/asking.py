"""What the interview shows: the question with the case on its left and what belongs beside it on its right; how it is answered
stands in `tui.screens.interview`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from textual.widget import Widget
from textual.widgets import OptionList

from assessor.assess.acts import assess_whole
from assessor.assess.records import Question
from assessor.case.edit import act_words
from assessor.case.model import Case
from assessor.interview.answers import answers_given
from assessor.interview.live import Standing
from assessor.text.names import STOPPED
from legal_rules.files.problems import Problem
from legal_rules.questions import SUPPORT
from tui.base import BaseScreen
from tui.notes import has_note, pointed
from tui.screens.panel import Panel
from tui.turns import Beside, Turn, beside_of, next_turn
from tui.widgets.case_tree import CaseTree
from tui.widgets.panes import LEFT, MIDDLE, RIGHT, Panes
from tui.widgets.question import QuestionPane
from tui.widgets.reader import Reader
from tui.widgets.ticks import Ticks

AFTER_THE_FRAME = 0.1
"""Seconds after which the frame with the question is out."""
DONE = "Nothing more to ask that could still change something."
CONFLICT = "These answers cannot all be so."


class Asking(BaseScreen):
    """Finds the next turn and shows it."""

    DEFAULT_CSS = """
    Asking .beside { border-left: solid $muted; }
    Asking .before { border-right: solid $muted; }
    """

    def __init__(self, at: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.question: Question | None = None
        self._at = at
        self._shown_state = -1
        self._comes_after = False
        self._made: list[tuple[str, str]] = []
        self._stood: tuple[Standing, ...] = ()
        self._stood_of = ""

    def body(self) -> Iterator[Widget]:
        """The case as a tree, the question, and what belongs beside it: never what an answer would do in the plain view."""
        parts: dict[str, tuple[str, list[Widget]]] = {
            LEFT: ("Case", [CaseTree()]),
            MIDDLE: ("Question", [QuestionPane(self._ticked)]),
            RIGHT: ("Beside it", [Reader(id="live")]),
        }
        yield Panes(parts, self.root.preferences.panes)

    @property
    def pane(self) -> QuestionPane:
        """The pane of the question."""
        return self.query_one(QuestionPane)

    def ready(self) -> None:
        """Ask the first question. After an interruption it is the one that was being asked: the order is the engine's, and
        what was left for later is kept with the case."""
        self.ask()

    @property
    def busy(self) -> bool:
        """Whether something is being worked out, or will be once the frame with the question is out."""
        return super().busy or self._comes_after

    def returned(self) -> None:
        """Ask anew if something changed; else the question stays as it is, in the view of now."""
        if self.session.case is None:
            return
        if self.question is None or self._at is not None or self._shown_state != self.session.state:
            self.ask()
            return
        self._show_beside(self.question)

    def ask(self) -> None:
        """Find the next turn in a thread."""
        session = self.session
        if session.case is None:
            self.pane.say("asks", "No case is open. Esc, then 'New case'.")
            return
        self.question = None
        work = partial(
            next_turn, session.case, self.book, session.view, frozenset(session.skipped), self._at, session.settled
        )
        self.later("turn", work, self._turn)

    def _turn(self, turn: Turn) -> None:
        new = [one for one in turn.panels if one.id not in self.session.panels_seen]
        self.session.panels_seen |= {one.id for one in turn.panels}
        self._shown_state = self.session.state
        if turn.stops:
            self._menu(STOPPED, [("contacts", "Legal advice and support"), ("back", "Take the last answer back")])
        elif turn.conflicts:
            self._conflict(turn.conflicts)
        elif turn.question is None:
            self._done()
        else:
            with self.app.batch_update():
                self._question(turn.question)
            self._comes_after = True
            self.set_timer(AFTER_THE_FRAME, partial(self._and_then, turn.question))
        if new:
            self.app.push_screen(Panel(new))

    def _question(self, question: Question) -> None:
        self.question = question
        case = self.session.case
        assert case is not None
        self.session.at("interview", question.act, question.fact)
        self._made = []
        about = act_words(case.act(question.act), self.book.vocabulary)
        self.pane.show_question(question, about, self.book.vocabulary.spec(question.fact), self._before(question))

    def _and_then(self, question: Question) -> None:
        """Once the question is there: how the act stands, and whether anything else in the case contradicts itself."""
        case, book = self.session.case, self.book
        self._comes_after = self.question not in (question, None)
        if case is None or self.question is not question:
            return
        self._show_beside(question)
        self._point(question.fact)
        work = partial(assess_whole, case, book)
        self.later("further", work, lambda whole: self._conflict(whole.conflicts) if whole.conflicts else None)

    def _point(self, fact: str) -> None:
        """The sentences of the note kept with the case that bear on what is asked, found in a thread."""
        if has_note(self.session):
            self.later("said", partial(pointed, self.session, fact), partial(self.pane.say, "said"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The help goes with the statement under the cursor."""
        ticks = event.option_list
        if isinstance(ticks, Ticks) and self.question is not None and self.question.ticks and ticks.value:
            self.pane.explain(self.book.vocabulary.spec(ticks.value))
            self._point(ticks.value)

    def _before(self, question: Question) -> str:
        """The answer given before to a question that is asked again."""
        case = self.session.case
        if self._at is None or case is None:
            return ""
        rows = answers_given(case, self.book.vocabulary)
        return next((r.answer.value for r in rows if (r.fact, r.of) == (question.fact, question.of)), "")

    def _show_beside(self, question: Question | None) -> None:
        """The tree and what belongs beside the question, worked out in a thread."""
        case = self.session.case
        if case is None:
            return
        before = self._stood if question is not None and self._stood_of == question.act else None
        work = partial(beside_of, case, self.book, question, self.session.view, before)
        self.later("live", work, partial(self._show_worked_out, case, question))

    def _show_worked_out(self, case: Case, question: Question | None, found: Beside) -> None:
        self.query_one("#live", Reader).show_blocks(found.blocks, opened=True)
        if question is not None and found.stood is not None:
            self._stood, self._stood_of = found.stood, question.act
        stood = None if found.stood is None or question is None else {question.act: found.stood}
        self.query_one(CaseTree).show_case(case, self.book.vocabulary, question, stood)

    def on_case_tree_again(self, event: CaseTree.Again) -> None:
        """An answer chosen in the tree is asked for again."""
        self.ask_again(event.act, event.fact)
        self.query_one(Panes).show(MIDDLE)
        self.ask()

    def on_panes_laid(self, event: Panes.Laid) -> None:
        """Keep the widths that were chosen."""
        self.root.choose(replace(self.root.preferences, panes=event.widths))

    def _menu(self, says: str, rows: list[tuple[str, str]]) -> None:
        """A choice of what to do, where there is no question."""
        self.question = None
        self.pane.show_menu(says, rows)
        self._show_beside(None)

    def _done(self) -> None:
        skipped = len(self.session.skipped)
        rows = [
            ("results", "What to do now, and what fits" if self.session.view == SUPPORT else "What the law says"),
            ("add", "Add something else that was done"),
            ("jump", "Every answer so far"),
        ]
        if skipped:
            rows.append(("again", f"Ask the {skipped} skipped again"))
        self._menu(DONE, [*rows, ("contacts", "Who can help")])

    def _conflict(self, conflicts: Sequence[Problem]) -> None:
        words = "\n".join([CONFLICT, *(problem.message for problem in conflicts)])
        hints = "\n".join(dict.fromkeys(problem.hint for problem in conflicts if problem.hint))
        rows = [("back", "Take the last answer back")] if self.session.before else []
        self._menu(f"{words}\n{hints}", [*rows, ("jump", "Every answer so far")])

    def _ticked(self, fact: str, value: str, before: str) -> None:
        """A statement was answered, or made blank again: whoever takes answers says what comes of it."""
        raise NotImplementedError

    def ask_again(self, act: str, fact: str) -> None:
        """Ask a question that was answered."""
        self._at = (act, fact)
